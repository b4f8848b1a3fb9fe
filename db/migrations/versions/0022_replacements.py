"""Decisions that replace another one as a whole, and awards that were replaced so."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OF_ISSUED = "(SELECT state FROM decision WHERE id = {row}.decision_id) = 'issued'"


def upgrade() -> None:
    """Add table and column, and guard what was issued."""
    op.add_column("revocation", sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False))
    links = [
        sa.ForeignKeyConstraint([column], ["decision.id"], name=f"fk_replacement_{column}", ondelete="RESTRICT")
        for column in ("decision_id", "replaced_id")
    ]
    op.create_table(
        "replacement",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("decision_id", KEY, nullable=False),
        sa.Column("replaced_id", KEY, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_replacement"),
        sa.UniqueConstraint("decision_id", name="uq_replacement_decision_id"),
        sa.UniqueConstraint("replaced_id", name="uq_replacement_replaced_id"),
        sa.CheckConstraint("reason <> ''", name="reason"),
        *links,
    )
    if op.get_bind().dialect.name == "sqlite":
        old, new = OF_ISSUED.format(row="OLD"), OF_ISSUED.format(row="NEW")
        for act, when in (("UPDATE", f"{old} OR {new}"), ("DELETE", old), ("INSERT", new)):
            op.execute(
                f'CREATE TRIGGER keep_replacement_{act.lower()} BEFORE {act} ON "replacement" WHEN {when} '
                f"BEGIN SELECT RAISE(ABORT, 'frozen: replacement'); END"
            )
