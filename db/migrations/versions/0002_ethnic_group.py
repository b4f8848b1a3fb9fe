"""A person's ethnic group (dân tộc), empty for everybody who is there."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("person", sa.Column("ethnic_group", sa.String(), nullable=False, server_default=sa.text("''")))
