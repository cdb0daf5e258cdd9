"""The steps that made the store's tables, for Alembic."""
