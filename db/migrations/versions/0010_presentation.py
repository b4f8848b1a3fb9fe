"""The hour of a conference and who chairs it; in which order and by whom awards are received."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WAYS = ("self", "proxy", "absent", "sent")


def upgrade() -> None:
    """Add the columns, empty for the conferences that are there, and the table."""
    for column in ("begins_at", "chair"):
        op.add_column("ceremony", sa.Column(column, sa.String(), nullable=False, server_default=sa.text("''")))
    op.create_table(
        "presentation",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("recipient_id", KEY, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(*WAYS, name="receiving_way", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name="fk_presentation_recipient_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_presentation"),
        sa.UniqueConstraint("recipient_id", name="uq_presentation_recipient_id"),
    )
