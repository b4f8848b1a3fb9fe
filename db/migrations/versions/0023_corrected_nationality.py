"""An issued correction may put a nationality right too: the guards of the printed words are made anew."""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

KEPT = (
    *("id", "decision_id", "nomination_id", "kind", "ordinal", "register_number", "posthumous", "year"),
    *("award_type_id", "award", "issuer", "regime", "coefficient", "base_salary", "bonus"),
)
CORRECTED = ("honorific", "other_name", "nationality", "name", "position", "unit", "citation")
OF_NAME = ("name_sort", "name_plain")
BY_CORRECTION = (
    'NEW."{column}" = OLD."{column}" OR EXISTS (SELECT 1 FROM amendment_text AS t'
    " JOIN amendment_item AS i ON i.id = t.item_id JOIN amendment AS a ON a.id = i.amendment_id"
    " WHERE a.state = 'issued' AND i.recipient_id = OLD.id AND t.field = '{column}'"
    ' AND t.before = OLD."{column}" AND t.after = NEW."{column}")'
)


def upgrade() -> None:
    """Make the two guards again, with the nationality among the words."""
    if op.get_bind().dialect.name != "sqlite":
        return
    others = [f"NOT ({BY_CORRECTION.format(column=column)})" for column in CORRECTED]
    others += [f'NEW."{column}" <> OLD."{column}" AND NEW.name = OLD.name' for column in OF_NAME]
    _refuse("update", KEPT, "1 = 1")
    _refuse("amend", (*CORRECTED, *OF_NAME), " OR ".join(others))


def _refuse(name: str, columns: tuple[str, ...], when: str) -> None:
    listed = ", ".join(f'"{column}"' for column in columns)
    op.execute(f"DROP TRIGGER IF EXISTS keep_recipient_{name}")
    op.execute(
        f'CREATE TRIGGER keep_recipient_{name} BEFORE UPDATE OF {listed} ON "recipient" WHEN {when} '
        f"BEGIN SELECT RAISE(ABORT, 'frozen: recipient'); END"
    )
