"""The language of the mails to an account, for all mails and not for those of news alone."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Move what was chosen with the mails of news to the account."""
    op.add_column("accounts", sa.Column("language", sa.String(8), nullable=True))
    op.execute(
        "UPDATE accounts SET language = (SELECT language FROM readers WHERE readers.account = accounts.id)"
    )
    op.drop_column("readers", "language")


def downgrade() -> None:
    """Move it back."""
    op.add_column("readers", sa.Column("language", sa.String(8), nullable=False, server_default="en"))
    op.execute(
        "UPDATE readers SET language = coalesce("
        "(SELECT language FROM accounts WHERE accounts.id = readers.account), 'en')"
    )
    op.drop_column("accounts", "language")
