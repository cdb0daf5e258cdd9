"""Accounts that moderators suspend, and removals that go on after an interruption."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("accounts", sa.Column("suspended", sa.String(25), nullable=True))
    op.add_column("accounts", sa.Column("suspended_why", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_accounts_suspended", "accounts", ["suspended"])
    op.add_column("removals", sa.Column("begun", sa.String(25), nullable=True))
    op.add_column("removals", sa.Column("worked", sa.String(25), nullable=True))


def downgrade() -> None:
    """Take the columns away."""
    op.drop_index("ix_accounts_suspended", "accounts")
    for table, column in (
        ("removals", "worked"),
        ("removals", "begun"),
        ("accounts", "suspended_why"),
        ("accounts", "suspended"),
    ):
        op.drop_column(table, column)
