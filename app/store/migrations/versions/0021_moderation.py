"""Reports of what somebody has written or shown."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "reports",
        sa.Column("id", sa.String(16), nullable=False),
        _account("account", nullable=False),
        _account("about", nullable=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("quoted", sa.Text(), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.Column("decided", sa.String(25), nullable=True),
        sa.Column("taken_away", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
    )
    for column in ("account", "about", "subject"):
        op.create_index(f"ix_reports_{column}", "reports", [column])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("reports")


def _account(name: str, nullable: bool) -> sa.Column[str]:
    whose = sa.ForeignKey("accounts.id", name=f"fk_reports_{name}_accounts", ondelete="CASCADE")
    return sa.Column(name, sa.String(16), whose, nullable=nullable)
