"""How many awards each entry of the register has, counted once; and an index of years, for the list of one year."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FIGURES = ("awards", "awards_down", "latest", "latest_down")
KINDS = ("collective", "individual", "household")
COUNTED = """
INSERT INTO register_total (id, kind, name_sort, awards, awards_down, latest, latest_down)
WITH RECURSIVE every(double, kept) AS (
    SELECT id, merged_into_id FROM nominee WHERE merged_into_id IS NOT NULL
    UNION
    SELECT every.double, n.merged_into_id FROM every JOIN nominee n ON n.id = every.kept
    WHERE n.merged_into_id IS NOT NULL
), pairs AS (
    SELECT every.double AS double, every.kept AS kept FROM every JOIN nominee n ON n.id = every.kept
    WHERE n.merged_into_id IS NULL
), counted AS (
    SELECT coalesce(pairs.kept, r.nominee_id) AS entry, sum(CASE WHEN v.id IS NULL THEN 1 ELSE 0 END) AS awards,
        coalesce(max(CASE WHEN v.id IS NULL THEN r.year END), 0) AS latest
    FROM recipient r LEFT JOIN revocation v ON v.recipient_id = r.id LEFT JOIN pairs ON pairs.double = r.nominee_id
    GROUP BY 1
)
SELECT n.id, n.kind, n.name_sort, counted.awards, -counted.awards, counted.latest, -counted.latest
FROM counted JOIN nominee n ON n.id = counted.entry
"""


def upgrade() -> None:
    """Add table and indexes, and count the awards that are there."""
    op.create_table(
        "register_total",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="nominee_kind", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("name_sort", sa.LargeBinary(), nullable=False),
        *(sa.Column(figure, sa.Integer(), nullable=False) for figure in FIGURES),
        sa.PrimaryKeyConstraint("id", name="pk_register_total"),
    )
    op.create_index("ix_register_total_name", "register_total", ["name_sort", "id", "kind"])
    rest = ["name_sort", "id", "kind"]
    for column in FIGURES:
        op.create_index(f"ix_register_total_{column}", "register_total", [column, *rest])
    op.create_index("ix_recipient_year_nominee", "recipient", ["year", "nominee_id"])
    op.execute(COUNTED)
