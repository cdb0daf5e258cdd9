"""Whom and what somebody follows."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "follows",
        sa.Column("account", sa.String(16), _whose("follows"), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("entity", sa.String(600), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("since", sa.String(25), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.CheckConstraint("kind IN ('author', 'topic', 'institution', 'search')", name="ck_follows_kind"),
        sa.PrimaryKeyConstraint("account", "kind", "entity", name="pk_follows"),
    )
    op.create_index("ix_follows_account", "follows", ["account"])
    op.create_index("ix_follows_entity", "follows", ["kind", "entity"])
    op.create_table(
        "readers",
        sa.Column("account", sa.String(16), _whose("readers"), nullable=False),
        sa.Column("since", sa.String(25), nullable=False),
        sa.Column("since_visit", sa.String(25), nullable=False),
        sa.Column("mark", sa.String(25), nullable=False),
        sa.Column("looked", sa.String(25), nullable=False),
        sa.Column("digest", sa.String(6), nullable=False),
        sa.Column("digest_since", sa.String(25), nullable=False),
        sa.Column("digest_sent", sa.String(25), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("shows", sa.Boolean(), nullable=False),
        sa.CheckConstraint("digest IN ('never', 'daily', 'weekly')", name="ck_readers_digest"),
        sa.PrimaryKeyConstraint("account", name="pk_readers"),
        sa.UniqueConstraint("sha256", name="uq_readers_sha256"),
    )
    op.create_index("ix_readers_account", "readers", ["account"])


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("readers")
    op.drop_table("follows")


def _whose(table: str) -> sa.ForeignKey:
    return sa.ForeignKey("accounts.id", name=f"fk_{table}_account_accounts", ondelete="CASCADE")
