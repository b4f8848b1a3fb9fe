"""Dossiers with the appraisal, registrations, ballots of the council, and by whom and in which field is proposed."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KINDS = ("collective", "individual", "household")
VERDICTS = ("agree", "supplement", "disagree")
EMPTY = sa.text("''")


def _one_of(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)


def upgrade() -> None:
    """Add the columns, empty for what is there, and the tables."""
    for column in ("proposer", "category", "sector"):
        op.add_column("nomination", sa.Column(column, sa.String(), nullable=False, server_default=EMPTY))
    for column in ("written", "tellers"):
        op.add_column("council_session", sa.Column(column, sa.String(), nullable=False, server_default=EMPTY))
    for column in ("ballots_issued", "ballots_returned", "ballots_valid"):
        op.add_column("council_session", sa.Column(column, sa.Integer(), nullable=True))
    for column in ("votes_against", "votes_blank"):
        op.add_column("council_result", sa.Column(column, sa.Integer(), nullable=True))
    op.add_column("council_result", sa.Column("in_spite", sa.String(), nullable=False, server_default=EMPTY))
    op.create_table(
        "dossier_paper",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("nomination_id", KEY, nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name="fk_dossier_paper_nomination_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dossier_paper"),
        sa.UniqueConstraint("nomination_id", "paper", name="uq_dossier_paper_nomination_id_paper"),
    )
    op.create_table(
        "appraisal",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("nomination_id", KEY, nullable=False),
        sa.Column("verdict", _one_of("verdict", VERDICTS), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("appraised_by", sa.String(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name="fk_appraisal_nomination_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_appraisal"),
        sa.UniqueConstraint("nomination_id", name="uq_appraisal_nomination_id"),
    )
    op.create_table(
        "registration",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", _one_of("nominee_kind", KINDS), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_plain", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("nominee_id", KEY, nullable=True),
        sa.Column("award_type_id", KEY, nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["nominee_id"], ["nominee.id"], name="fk_registration_nominee_id", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["award_type_id"], ["award_type.id"], name="fk_registration_award_type_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_registration"),
        sa.UniqueConstraint("year", "kind", "name_plain", "unit", "award_type_id", name="uq_registration_once"),
    )
    op.create_index("ix_registration_nominee_id", "registration", ["nominee_id"])
