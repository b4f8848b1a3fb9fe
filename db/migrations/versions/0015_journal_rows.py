"""Which steps touched a row: an index beside the journal."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
IMAGE = re.compile(r'"id":(\d+),"table":"(\w+)"\}')


def upgrade() -> None:
    """Add the table and fill it from the images of every step."""
    made = op.create_table(
        "journal_row",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", KEY, autoincrement=False, nullable=False),
        sa.Column("entry_id", KEY, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("table_name", "row_id", "entry_id", name="pk_journal_row"),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    for (id_,) in connection.execute(sa.text("SELECT id FROM journal ORDER BY id")).all():
        images = connection.execute(sa.text("SELECT rows FROM journal WHERE id = :id"), {"id": id_}).scalar_one()
        touched = sorted({(image[2], int(image[1])) for image in IMAGE.finditer(images)})
        if touched:
            op.bulk_insert(made, [{"table_name": table, "row_id": row, "entry_id": id_} for table, row in touched])
