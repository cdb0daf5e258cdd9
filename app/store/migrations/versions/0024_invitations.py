"""Invitations, conversations and blocks."""

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take the tables away."""
