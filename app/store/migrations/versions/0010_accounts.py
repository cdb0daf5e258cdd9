"""Accounts with their sessions, links, identities and recovery codes, and the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0003"

_SQLITE = """
CREATE TRIGGER audit_{0} BEFORE {0} ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END
"""
_POSTGRESQL = """
CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit log is only added to'; END $$;
CREATE TRIGGER audit_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
EXECUTE FUNCTION audit_is_only_added_to();
"""


def upgrade() -> None:
    """Make the tables, and let the database itself refuse changes of the audit log."""
    _make_accounts()
    _make_ways_in()
    _make_links()
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.String(25), nullable=False),
        sa.Column("actor", sa.String(60), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("why", sa.String(500), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(_SQLITE.format(change))
    else:
        op.execute(_POSTGRESQL)


def downgrade() -> None:
    """Take all accounts away, with the audit log."""
    for table in ("audit", "recovery_codes", "links", "sessions", "identities", "accounts"):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION audit_is_only_added_to")


def _make_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("password", sa.String(200), nullable=True),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.Column("factor", sa.String(64), nullable=True),
        sa.Column("factor_step", sa.Integer(), nullable=True),
        sa.CheckConstraint("role IN ('reader', 'owner', 'moderator', 'admin')", name="ck_accounts_role"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("email", name="uq_accounts_email"),
    )


def _make_ways_in() -> None:
    op.create_table(
        "identities",
        sa.Column("issuer", sa.String(200), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        _account("identities"),
        sa.Column("created", sa.String(25), nullable=False),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_identities"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        _account("sessions"),
        sa.Column("browser", sa.String(60), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.Column("seen", sa.String(25), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("sha256", name="uq_sessions_sha256"),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("sha256", sa.String(64), nullable=False),
        _account("recovery_codes"),
        sa.PrimaryKeyConstraint("sha256", name="pk_recovery_codes"),
    )
    for table in ("identities", "sessions", "recovery_codes"):
        op.create_index(f"ix_{table}_account", table, ["account"])


def _make_links() -> None:
    op.create_table(
        "links",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("purpose", sa.String(10), nullable=False),
        _account("links", nullable=True),
        sa.Column("content", sa.String(2_000), nullable=False),
        sa.Column("expires", sa.String(25), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_links"),
    )
    op.create_index("ix_links_account", "links", ["account"])
    op.create_index("ix_links_expires", "links", ["expires"])


def _account(table: str, nullable: bool = False) -> sa.Column[str]:
    whose = sa.ForeignKey("accounts.id", name=f"fk_{table}_account_accounts", ondelete="CASCADE")
    return sa.Column("account", sa.String(16), whose, nullable=nullable)
