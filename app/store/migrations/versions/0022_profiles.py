"""What owners say of themselves and of their records."""

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Make the tables."""


def downgrade() -> None:
    """Take the tables away."""
