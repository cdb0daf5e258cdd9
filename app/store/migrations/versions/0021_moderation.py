"""Reports and notes of moderators."""

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take the tables away."""
