"""Invitations, conversations and blocks."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Make the tables."""
    _make_invitations()
    _make_messages()
    _make_blocks()
    op.create_table(
        "invitation_wishes",
        _account("account", "invitation_wishes"),
        sa.Column("takes", sa.String(10), nullable=False),
        sa.Column("mails", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "takes IN ('anyone', 'owners', 'introduced', 'nobody')", name="ck_invitation_wishes_takes"
        ),
        sa.PrimaryKeyConstraint("account", name="pk_invitation_wishes"),
    )


def downgrade() -> None:
    """Take the tables away."""
    for table in ("invitation_wishes", "invitation_blocks", "invitation_messages", "invitations"):
        op.drop_table(table)


def _account(column: str, table: str) -> sa.Column[str]:
    name = f"fk_{table}_{column}_accounts"
    whose = sa.ForeignKey("accounts.id", name=name, ondelete="CASCADE")
    return sa.Column(column, sa.String(16), whose, nullable=False)


def _make_invitations() -> None:
    before = sa.ForeignKey("invitations.id", name="fk_invitations_origin_invitations", ondelete="SET NULL")
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        _account("account", "invitations"),
        sa.Column("sender_author", sa.String(300), nullable=False),
        _account("recipient", "invitations"),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("towards", sa.String(300), nullable=False),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.Column("decided", sa.String(25), nullable=True),
        sa.Column("accepted", sa.String(25), nullable=True),
        sa.Column("origin", sa.String(16), before, nullable=True),
        sa.Column("passed_on", sa.Boolean(), nullable=False),
        sa.Column("news_for_sender", sa.Boolean(), nullable=False),
        sa.Column("news_for_recipient", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('direct', 'introduction')", name="ck_invitations_kind"),
        sa.CheckConstraint(
            "state IN ('open', 'accepted', 'declined', 'withdrawn', 'expired', 'ended')",
            name="ck_invitations_state",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
    )
    for column in ("account", "recipient", "origin"):
        op.create_index(f"ix_invitations_{column}", "invitations", [column])
    still_open = sa.text("state = 'open'")
    op.create_index(
        "uq_invitations_open",
        "invitations",
        ["account", "recipient", "towards"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )


def _make_messages() -> None:
    whole = sa.ForeignKey(
        "invitations.id", name="fk_invitation_messages_invitation_invitations", ondelete="CASCADE"
    )
    op.create_table(
        "invitation_messages",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("invitation", sa.String(16), whole, nullable=False),
        _account("account", "invitation_messages"),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.Column("withheld", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_invitation_messages"),
    )
    for column in ("invitation", "account"):
        op.create_index(f"ix_invitation_messages_{column}", "invitation_messages", [column])


def _make_blocks() -> None:
    op.create_table(
        "invitation_blocks",
        sa.Column("id", sa.String(16), nullable=False),
        _account("account", "invitation_blocks"),
        _account("blocked", "invitation_blocks"),
        sa.Column("created", sa.String(25), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_invitation_blocks"),
        sa.UniqueConstraint("account", "blocked", name="uq_invitation_blocks_account"),
    )
    for column in ("account", "blocked"):
        op.create_index(f"ix_invitation_blocks_{column}", "invitation_blocks", [column])
