"""Nominations of the secret list (danh sách mật)."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("nomination", sa.Column("secret", sa.Boolean(), server_default=sa.false(), nullable=False))
