"""Words of awards on papers, days of legal grounds, and the words that signed papers keep after a correction."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns and the table; what was issued is not touched by that."""
    for column in ("wording", "short"):
        op.add_column("award_type", sa.Column(column, sa.String(), nullable=False, server_default=sa.text("''")))
    for column in ("valid_from", "valid_to"):
        op.add_column("legal_ground", sa.Column(column, sa.Date(), nullable=True))
    op.create_table(
        "kept_words",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.CheckConstraint("paper IN ('decision', 'submission', 'council_session')", name="paper"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_words"),
        sa.UniqueConstraint("paper", "paper_id", name="uq_kept_words_paper_paper_id"),
    )
