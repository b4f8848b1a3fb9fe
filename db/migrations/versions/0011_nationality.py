"""A foreigner's nationality (quốc tịch), empty for everybody who is there."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    for table in ("nomination", "recipient"):
        op.add_column(table, sa.Column("nationality", sa.String(), nullable=False, server_default=sa.text("''")))
