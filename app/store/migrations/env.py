"""Runs the steps on the connection that `peergraph.app.store.migrate` gives."""

from alembic import context
from sqlalchemy import Connection, MetaData

# Alembic loads this file by its path, outside of any package, so it is handed what it needs.
connection: Connection = context.config.attributes["connection"]
metadata: MetaData = context.config.attributes["metadata"]
# SQLite cannot change a column in place; batch mode makes the table anew there.
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
