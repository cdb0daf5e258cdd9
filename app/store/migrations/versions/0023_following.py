"""Whom and what somebody follows."""

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take the tables away."""
