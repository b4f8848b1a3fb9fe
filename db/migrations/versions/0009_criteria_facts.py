"""Criteria of the law as dated rows, and the facts that they ask for."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KINDS = ("collective", "individual", "household")
SURE = ("verified", "secondary", "recalled", "unsure")
TYPES = ("cong_trang", "dot_xuat", "phong_trao", "cong_hien", "nien_han", "doi_ngoai")


def _chosen(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)


def _row(name: str, *columns: sa.Column[Any] | sa.Constraint) -> None:
    key = sa.Column("id", KEY, autoincrement=True, nullable=False)
    op.create_table(name, key, *columns, sa.PrimaryKeyConstraint("id", name=f"pk_{name}"))


def _of(table: str, other: str) -> list[sa.Column[Any] | sa.Constraint]:
    name = f"fk_{table}_{other}_id"
    link = sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], name=name, ondelete="RESTRICT")
    return [sa.Column(f"{other}_id", KEY, nullable=False), link]


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _unsaid(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False, server_default=sa.text("''"))


def _number(name: str, *, known: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=not known)


def _day(name: str, *, known: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=not known)


def upgrade() -> None:
    """Add the tables, empty until the shipped law is received, and the columns."""
    _law()
    _facts()
    op.add_column("initiative", _unsaid("used_for"))
    op.add_column("initiative", _number("used_year", known=False))
    op.add_column("discipline", _unsaid("category"))
    for column in ("completed", "advanced", "fighters", "disciplined"):
        op.add_column("headcount", _number(column, known=False))
    op.add_column("award_round", _unsaid("launched_by"))
    op.add_column("award_round", _day("received_on"))


def _law() -> None:
    sure = _chosen("confidence", *SURE)
    _row(
        "criterion",
        _text("code"),
        *_of("criterion", "award_type"),
        sa.Column("kind", _chosen("nominee_kind", *KINDS), nullable=False),
        *(_text("article"), _text("ways"), _day("valid_from"), _day("valid_to"), _text("source")),
        sa.Column("confidence", sure, nullable=False),
        sa.UniqueConstraint("code", name="uq_criterion_code"),
    )
    op.create_index("ix_criterion_award_type_id", "criterion", ["award_type_id"])
    _row(
        "law_block",
        *(_text("code"), _text("article"), _day("valid_from", known=True), _day("valid_to"), _text("source")),
        sa.Column("confidence", sure, nullable=False),
        sa.UniqueConstraint("code", "valid_from", name="uq_law_block_code_valid_from"),
    )
    _row(
        "quota",
        *_of("quota", "award_type"),
        *(_text("counted_of"), _number("percent"), _text("article")),
        *(_day("valid_from", known=True), _day("valid_to"), _text("source")),
        sa.Column("confidence", sure, nullable=False),
        sa.UniqueConstraint("award_type_id", "valid_from", name="uq_quota_award_type_id_valid_from"),
        sa.CheckConstraint("percent BETWEEN 1 AND 100", name="percent"),
    )


def _facts() -> None:
    _row(
        "results_known",
        *_of("results_known", "nominee"),
        _number("year"),
        sa.UniqueConstraint("nominee_id", "year", name="uq_results_known_nominee_id_year"),
    )
    _row(
        "employment",
        *_of("employment", "nominee"),
        _day("employed_on", known=True),
        sa.UniqueConstraint("nominee_id", name="uq_employment_nominee_id"),
    )
    _row(
        "absence",
        *_of("absence", "nominee"),
        *(_number("year"), _number("days"), sa.Column("maternity", sa.Boolean(), nullable=False)),
        sa.UniqueConstraint("nominee_id", "year", "maternity", name="uq_absence_nominee_id_year_maternity"),
        sa.CheckConstraint("days BETWEEN 0 AND 366", name="days"),
    )
    _row(
        "earlier_award",
        *_of("earlier_award", "nominee"),
        *_of("earlier_award", "award_type"),
        *(_number("year"), _text("number"), _day("dated"), _text("authority")),
        sa.Column("reward_type", _chosen("reward_type", *TYPES), nullable=True),
        _text("citation"),
    )
    op.create_index("ix_earlier_award_nominee_id", "earlier_award", ["nominee_id"])
