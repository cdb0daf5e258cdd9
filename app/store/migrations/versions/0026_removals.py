"""Requests that a record is taken out of the graph."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Make the table."""
    whose = sa.ForeignKey("accounts.id", name="fk_removals_account_accounts", ondelete="CASCADE")
    op.create_table(
        "removals",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("account", sa.String(16), whose, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.Column("decided", sa.String(25), nullable=True),
        sa.CheckConstraint(
            "state IN ('asked', 'refused', 'done', 'back', 'lifted')", name="ck_removals_state"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_removals"),
    )
    for column in ("author", "account", "state"):
        op.create_index(f"ix_removals_{column}", "removals", [column])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("removals")
