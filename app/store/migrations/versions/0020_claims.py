"""Claims of author records with their evidence, and the numbers that grow with each change."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0010"


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "stamps",
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_stamps"),
    )
    _make_claims()
    _make_proofs()


def downgrade() -> None:
    """Take the three tables away."""
    op.drop_table("claim_proofs")
    op.drop_table("claims")
    op.drop_table("stamps")


def _make_claims() -> None:
    whose = sa.ForeignKey("accounts.id", name="fk_claims_account_accounts", ondelete="CASCADE")
    decider = sa.ForeignKey("accounts.id", name="fk_claims_decider_accounts", ondelete="SET NULL")
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
        sa.Column("code", sa.String(40), nullable=False, server_default=""),
        sa.Column("asked", sa.String(25), nullable=True),
        sa.Column("appeal", sa.Text(), nullable=False, server_default=""),
        sa.Column("decider", sa.String(16), decider, nullable=True),
        sa.CheckConstraint(
            "state IN ('pending', 'verified', 'contested', 'refused', 'released')", name="ck_claims_state"
        ),
        sa.CheckConstraint("way IN ('orcid', 'email', 'page', 'request')", name="ck_claims_way"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    for column in ("author", "account", "decider"):
        op.create_index(f"ix_claims_{column}", "claims", [column])
    _one_at_most("uq_claims_verified", ["author"], "state = 'verified'")
    _one_at_most("uq_claims_alive", ["account", "author"], "state IN ('pending', 'verified', 'contested')")


def _one_at_most(name: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, "claims", columns, unique=True, sqlite_where=condition, postgresql_where=condition)


def _make_proofs() -> None:
    claim = sa.ForeignKey("claims.id", name="fk_claim_proofs_claim_claims", ondelete="CASCADE")
    whose = sa.ForeignKey("accounts.id", name="fk_claim_proofs_account_accounts", ondelete="CASCADE")
    op.create_table(
        "claim_proofs",
        sa.Column("claim", sa.String(16), claim, nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("account", sa.String(16), whose, nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("found", sa.String(25), nullable=False),
        sa.CheckConstraint("way IN ('orcid', 'email', 'page', 'request')", name="ck_claim_proofs_way"),
        sa.PrimaryKeyConstraint("claim", "way", name="pk_claim_proofs"),
    )
    op.create_index("ix_claim_proofs_account", "claim_proofs", ["account"])
