"""Suggested people that somebody does not want to see."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Make the table."""
    whose = sa.ForeignKey("accounts.id", name="fk_hidden_suggestions_account_accounts", ondelete="CASCADE")
    op.create_table(
        "hidden_suggestions",
        sa.Column("account", sa.String(16), whose, nullable=False),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.PrimaryKeyConstraint("account", "author", name="pk_hidden_suggestions"),
    )
    op.create_index("ix_hidden_suggestions_account", "hidden_suggestions", ["account"])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("hidden_suggestions")
