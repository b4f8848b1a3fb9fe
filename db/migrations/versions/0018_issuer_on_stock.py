"""Whether a stock carries the issuer's line already; nobody was asked about the stocks that are there."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("stock", sa.Column("carries_issuer", sa.Boolean(), nullable=True))
