"""Bonuses that were not known when the decision was issued, entered later."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "entered_bonus",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("recipient_id", KEY, nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("coefficient", sa.Integer(), nullable=True),
        sa.Column("base_salary", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.CheckConstraint("amount >= 0", name="not_negative"),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name="fk_entered_bonus_recipient_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_entered_bonus"),
        sa.UniqueConstraint("recipient_id", name="uq_entered_bonus_recipient_id"),
    )
