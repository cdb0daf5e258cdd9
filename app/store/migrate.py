"""The store's tables, brought to what this program needs."""

from functools import cache

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from .tables import Base

_SCRIPTS = "peergraph.app.store:migrations"


def upgrade(connection: Connection) -> None:
    """Take all steps that the database has not taken; doing so again changes nothing."""
    config = _config()
    config.attributes["connection"] = connection
    config.attributes["metadata"] = Base.metadata
    command.upgrade(config, "head")


def revision(connection: Connection) -> str | None:
    """Return the last step that the database has taken; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def newest() -> str | None:
    """Return the last step that this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def known(step: str) -> bool:
    """Tell whether this program knows a step: one that it does not know was taken by a newer program."""
    return any(script.revision == step for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    return config
