"""Suggested people that somebody does not want to see."""

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take the tables away."""
