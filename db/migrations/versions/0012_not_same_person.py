"""Entries decided to be two people; an award may follow the entry that it belongs to when a merge is taken apart."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEPT = (
    *("id", "decision_id", "nomination_id", "kind", "ordinal", "register_number", "honorific", "other_name"),
    *("nationality", "name", "name_sort", "name_plain", "position", "unit", "citation", "posthumous", "year"),
    *("award_type_id", "award", "issuer", "regime", "coefficient", "base_salary", "bonus"),
)


def upgrade() -> None:
    """Add the table, and guard each column of a recipient but whose entry it belongs to."""
    links = [
        sa.ForeignKeyConstraint([column], ["person.id"], name=f"fk_not_same_person_{column}", ondelete="RESTRICT")
        for column in ("one_id", "other_id")
    ]
    op.create_table(
        "not_same_person",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("one_id", KEY, nullable=False),
        sa.Column("other_id", KEY, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        *links,
        sa.PrimaryKeyConstraint("id", name="pk_not_same_person"),
        sa.UniqueConstraint("one_id", "other_id", name="uq_not_same_person_one_id_other_id"),
        sa.CheckConstraint("one_id < other_id", name="in_order"),
    )
    op.create_index("ix_not_same_person_other_id", "not_same_person", ["other_id"])
    if op.get_bind().dialect.name != "sqlite":
        return
    columns = ", ".join(f'"{name}"' for name in KEPT)
    op.execute("DROP TRIGGER IF EXISTS keep_recipient_update")
    op.execute(
        f'CREATE TRIGGER keep_recipient_update BEFORE UPDATE OF {columns} ON "recipient" WHEN 1 = 1 '
        "BEGIN SELECT RAISE(ABORT, 'frozen: recipient'); END"
    )
