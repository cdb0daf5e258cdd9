"""Claims of author records, and the numbers that grow with each change."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0010"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "stamps",
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_stamps"),
    )
    whose = sa.ForeignKey("accounts.id", name="fk_claims_account_accounts", ondelete="CASCADE")
    op.create_table(
        "claims",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("account", sa.String(16), whose, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.Column("decided", sa.String(25), nullable=True),
        sa.CheckConstraint(
            "state IN ('pending', 'verified', 'contested', 'refused', 'released')", name="ck_claims_state"
        ),
        sa.CheckConstraint("way IN ('orcid', 'email', 'page', 'request')", name="ck_claims_way"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_index("ix_claims_author", "claims", ["author"])
    op.create_index("ix_claims_account", "claims", ["account"])
    verified = sa.text("state = 'verified'")
    op.create_index(
        "uq_claims_verified",
        "claims",
        ["author"],
        unique=True,
        sqlite_where=verified,
        postgresql_where=verified,
    )


def downgrade() -> None:
    """Take both tables away."""
    op.drop_table("claims")
    op.drop_table("stamps")
