"""Stored queries and their versions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "queries",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("owner", sa.String(80), nullable=False),
        sa.Column("visibility", sa.String(10), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.Column("changed", sa.String(25), nullable=False),
        sa.Column("origin", sa.String(12), nullable=True),
        sa.Column("origin_number", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_queries"),
    )
    op.create_index("ix_queries_owner", "queries", ["owner"])
    op.create_index("ix_queries_visibility", "queries", ["visibility"])
    op.create_table(
        "query_versions",
        sa.Column("query_id", sa.String(12), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created", sa.String(25), nullable=False),
        sa.PrimaryKeyConstraint("query_id", "number", name="pk_query_versions"),
    )


def downgrade() -> None:
    """Take both tables away, with all queries."""
    op.drop_table("query_versions")
    op.drop_table("queries")
