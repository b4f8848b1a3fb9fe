"""Grounds that are only offered, their source, and whose they are; a submission keeps its own."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns: the grounds that are there stay as they are, submissions go on with those of their day."""
    for column in ("body", "source"):
        op.add_column("legal_ground", sa.Column(column, sa.String(), nullable=False, server_default=sa.text("''")))
    for column in ("offered_only", "verified"):
        op.add_column("legal_ground", sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("submission", sa.Column("grounds", sa.String(), nullable=False, server_default=sa.text("''")))
