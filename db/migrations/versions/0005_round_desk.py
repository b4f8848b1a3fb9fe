"""Milestones of a round, the units asked for their lists, and the money for its bonus; none for the rounds there."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KINDS = ("invitation", "corrections", "council", "submission", "decision", "ceremony", "report", "other")


def upgrade() -> None:
    """Add the column and the two tables."""
    op.add_column("award_round", sa.Column("fund", KEY, nullable=True))
    op.create_table(
        "milestone",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("round_id", KEY, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="milestone_kind", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["award_round.id"], name="fk_milestone_round_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_milestone"),
    )
    op.create_index("ix_milestone_round_id", "milestone", ["round_id"])
    op.create_table(
        "round_unit",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("round_id", KEY, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["award_round.id"], name="fk_round_unit_round_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_round_unit_unit_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_round_unit"),
        sa.UniqueConstraint("round_id", "unit_id", name="uq_round_unit_round_id_unit_id"),
    )
    op.create_index("ix_round_unit_unit_id", "round_unit", ["unit_id"])
