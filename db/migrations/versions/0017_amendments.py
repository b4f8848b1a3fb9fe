"""Corrections of issued decisions and awards taken back by a paper of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATES = ("draft", "issued", "revoked")
CAPACITIES = ("head", "KT.", "TM.", "TL.", "TUQ.", "Q.")


def _one_of(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def upgrade() -> None:
    """Add the tables, empty."""
    op.create_table(
        "amendment",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("decision_id", KEY, nullable=False),
        sa.Column("kind", _one_of("amendment_kind", ("correct", "revoke")), nullable=False),
        sa.Column("form", _one_of("amendment_form", ("letter", "decision")), nullable=False),
        sa.Column("state", _one_of("decision_state", STATES), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        *(_text(name) for name in ("reason", "place", "signer_name", "signer_office")),
        sa.Column("capacity", _one_of("signing_capacity", CAPACITIES), nullable=False),
        *(_text(name) for name in ("grounds", "recipients")),
        sa.CheckConstraint("state IN ('draft', 'issued')", name="state_kept"),
        sa.CheckConstraint(
            "state = 'draft' OR (number IS NOT NULL AND number_year IS NOT NULL AND dated IS NOT NULL)",
            name="issued_is_numbered",
        ),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name="fk_amendment_decision_id", ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name="pk_amendment"),
    )
    op.create_index("ix_amendment_decision_id", "amendment", ["decision_id"])
    op.create_table(
        "amendment_item",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("amendment_id", KEY, nullable=False),
        sa.Column("recipient_id", KEY, nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["amendment_id"], ["amendment.id"], name="fk_amendment_item_amendment_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["recipient.id"], name="fk_amendment_item_recipient_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_amendment_item"),
        sa.UniqueConstraint("amendment_id", "recipient_id", name="uq_amendment_item_amendment_id_recipient_id"),
    )
    op.create_index("ix_amendment_item_recipient_id", "amendment_item", ["recipient_id"])
    op.create_table(
        "amendment_text",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("item_id", KEY, nullable=False),
        *(_text(name) for name in ("field", "before", "after")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["amendment_item.id"], name="fk_amendment_text_item_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_amendment_text"),
        sa.UniqueConstraint("item_id", "field", name="uq_amendment_text_item_id_field"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard()


KEPT = (
    *("id", "decision_id", "nomination_id", "kind", "ordinal", "register_number", "nationality", "posthumous", "year"),
    *("award_type_id", "award", "issuer", "regime", "coefficient", "base_salary", "bonus"),
)
CORRECTED = ("honorific", "other_name", "name", "position", "unit", "citation")
OF_NAME = ("name_sort", "name_plain")
BY_CORRECTION = (
    'NEW."{column}" = OLD."{column}" OR EXISTS (SELECT 1 FROM amendment_text AS t'
    " JOIN amendment_item AS i ON i.id = t.item_id JOIN amendment AS a ON a.id = i.amendment_id"
    " WHERE a.state = 'issued' AND i.recipient_id = OLD.id AND t.field = '{column}'"
    ' AND t.before = OLD."{column}" AND t.after = NEW."{column}")'
)
OF_ITEM = "(SELECT state FROM amendment WHERE id = {row}.amendment_id) = 'issued'"
OF_TEXT = (
    "(SELECT a.state FROM amendment AS a JOIN amendment_item AS i ON i.amendment_id = a.id"
    " WHERE i.id = {row}.item_id) = 'issued'"
)


def _guard() -> None:
    """Guard what was issued, and let an issued correction change the words of a snapshot in just its way."""
    op.execute("DROP TRIGGER IF EXISTS keep_recipient_update")
    _refuse("recipient", "update", f"UPDATE OF {_columns(KEPT)}", "1 = 1")
    others = [f"NOT ({BY_CORRECTION.format(column=column)})" for column in CORRECTED]
    others += [f'NEW."{column}" <> OLD."{column}" AND NEW.name = OLD.name' for column in OF_NAME]
    _refuse("recipient", "amend", f"UPDATE OF {_columns((*CORRECTED, *OF_NAME))}", " OR ".join(others))
    for act in ("UPDATE", "DELETE"):
        _refuse("amendment", act.lower(), act, "OLD.state = 'issued'")
    same = '(("id" = NEW."id")) AND state = \'issued\''
    _refuse("amendment", "replace", "INSERT", f'EXISTS (SELECT 1 FROM "amendment" WHERE {same})')  # noqa: S608
    for table, of_issued in (("amendment_item", OF_ITEM), ("amendment_text", OF_TEXT)):
        old, new = of_issued.format(row="OLD"), of_issued.format(row="NEW")
        for act, when in (("UPDATE", f"{old} OR {new}"), ("DELETE", old), ("INSERT", new)):
            _refuse(table, act.lower(), act, when)


def _columns(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _refuse(table: str, name: str, act: str, when: str) -> None:
    op.execute(
        f'CREATE TRIGGER keep_{table}_{name} BEFORE {act} ON "{table}" WHEN {when} '
        f"BEGIN SELECT RAISE(ABORT, 'frozen: {table}'); END"
    )
