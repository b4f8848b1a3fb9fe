"""The register of the council's members."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "council_member",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_council_member"),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="span"),
    )
