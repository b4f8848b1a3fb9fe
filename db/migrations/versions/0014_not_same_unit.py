"""Entries decided to be two units."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the table."""
    links = [
        sa.ForeignKeyConstraint([column], ["unit.id"], name=f"fk_not_same_unit_{column}", ondelete="RESTRICT")
        for column in ("one_id", "other_id")
    ]
    op.create_table(
        "not_same_unit",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("one_id", KEY, nullable=False),
        sa.Column("other_id", KEY, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        *links,
        sa.PrimaryKeyConstraint("id", name="pk_not_same_unit"),
        sa.UniqueConstraint("one_id", "other_id", name="uq_not_same_unit_one_id_other_id"),
        sa.CheckConstraint("one_id < other_id", name="in_order"),
    )
    op.create_index("ix_not_same_unit_other_id", "not_same_unit", ["other_id"])
