"""What the council's minutes say of the session itself: hours, way of voting, and why somebody was not recommended."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, empty for the sessions that are there."""
    for column in ("begun_at", "ended_at", "ballot"):
        op.add_column("council_session", sa.Column(column, sa.String(), nullable=False, server_default=sa.text("''")))
    op.add_column("council_result", sa.Column("reason", sa.String(), nullable=False, server_default=sa.text("''")))
