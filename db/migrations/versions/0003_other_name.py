"""Another name of a nominee (tên gọi khác, bí danh), empty for everybody who is there; frozen with a decision."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; what was issued is not touched by that."""
    for table in ("nomination", "recipient"):
        op.add_column(table, sa.Column("other_name", sa.String(), nullable=False, server_default=sa.text("''")))
