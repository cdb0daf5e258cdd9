"""What owners say of themselves and of their records."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Make the tables."""
    _profiles()
    _work_choices()
    _corrections()


def downgrade() -> None:
    """Take the tables away."""
    for name in ("corrections", "work_choices", "profile_photos", "profiles"):
        op.drop_table(name)


def _whose(table: str) -> sa.Column[str]:
    key = sa.ForeignKey("accounts.id", name=f"fk_{table}_account_accounts", ondelete="CASCADE")
    return sa.Column("account", sa.String(16), key, nullable=False)


def _profiles() -> None:
    op.create_table(
        "profiles",
        sa.Column("id", sa.String(16), nullable=False),
        _whose("profiles"),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("changed", sa.String(25), nullable=False),
        sa.Column("withheld", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_profiles"),
        sa.UniqueConstraint("account", "author", name="uq_profiles_account"),
    )
    _indexes("profiles")
    profile = sa.ForeignKey("profiles.id", name="fk_profile_photos_profile_profiles", ondelete="CASCADE")
    op.create_table(
        "profile_photos",
        sa.Column("profile", sa.String(16), profile, nullable=False),
        _whose("profile_photos"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.PrimaryKeyConstraint("profile", name="pk_profile_photos"),
    )
    op.create_index("ix_profile_photos_account", "profile_photos", ["account"])


def _work_choices() -> None:
    op.create_table(
        "work_choices",
        sa.Column("id", sa.String(16), nullable=False),
        _whose("work_choices"),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("paper", sa.String(300), nullable=False),
        sa.Column("choice", sa.String(10), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.CheckConstraint("choice IN ('featured', 'hidden')", name="ck_work_choices_choice"),
        sa.PrimaryKeyConstraint("id", name="pk_work_choices"),
        sa.UniqueConstraint("account", "author", "paper", name="uq_work_choices_account"),
    )
    _indexes("work_choices")


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.String(16), nullable=False),
        _whose("corrections"),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("about", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("source_says", sa.Text(), nullable=False),
        sa.Column("owner_says", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.Column("decided", sa.String(25), nullable=True),
        sa.CheckConstraint(
            "about IN ('not mine', 'missing', 'name', 'affiliation', 'mixed', 'same person', 'other')",
            name="ck_corrections_about",
        ),
        sa.CheckConstraint(
            "state IN ('open', 'accepted', 'refused', 'withdrawn')", name="ck_corrections_state"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
    )
    _indexes("corrections")
    op.create_index("ix_corrections_state", "corrections", ["state"])


def _indexes(table: str) -> None:
    for column in ("account", "author"):
        op.create_index(f"ix_{table}_{column}", table, [column])
