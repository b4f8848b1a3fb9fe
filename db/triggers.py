"""What was issued is never changed: the database itself refuses UPDATE and DELETE (design §3, §5.3)."""

from sqlalchemy import Connection, Table, UniqueConstraint

from db.models.tables import metadata

NEVER_CHANGED = (
    "journal",
    "recipient",
    "register_entry",
    "revocation",
    "reissue",
    "identity_number",
    "attachment",
    "decision_scan",
    "hand_over",
    "bonus_payment",
)
"""Tables to which rows are only ever added."""

AMEND = "AMEND"
"""An update of the printed words of a snapshot, in the name of its guard."""

_HOLDER = {"recipient": "nominee_id"}
"""By table: the column that no paper says, and that follows when two entries are taken apart: whose award it is."""

_ISSUED = {"decision": "OLD.state = 'issued'", "amendment": "OLD.state = 'issued'"}
_OF_ISSUED = {
    "decision_item": "(SELECT state FROM decision WHERE id = {row}.decision_id) = 'issued'",
    "replacement": "(SELECT state FROM decision WHERE id = {row}.decision_id) = 'issued'",
    "amendment_item": "(SELECT state FROM amendment WHERE id = {row}.amendment_id) = 'issued'",
    "amendment_text": (
        "(SELECT a.state FROM amendment AS a JOIN amendment_item AS i ON i.amendment_id = a.id"
        " WHERE i.id = {row}.item_id) = 'issued'"
    ),
}

_CORRECTED = ("honorific", "other_name", "nationality", "name", "position", "unit", "citation")
"""Columns of a recipient that an issued correction changes, and nothing else (db.rules.amendments.OF_SNAPSHOT)."""
OF_NAME = ("name_sort", "name_plain")
_BY_CORRECTION = (
    'NEW."{column}" = OLD."{column}" OR EXISTS (SELECT 1 FROM amendment_text AS t'
    " JOIN amendment_item AS i ON i.id = t.item_id JOIN amendment AS a ON a.id = i.amendment_id"
    " WHERE a.state = 'issued' AND i.recipient_id = OLD.id AND t.field = '{column}'"
    ' AND t.before = OLD."{column}" AND t.after = NEW."{column}")'
)


def not_by_correction(corrected: tuple[str, ...] = _CORRECTED) -> str:
    """Return the condition that a printed word of a snapshot is changed as no issued correction puts it right."""
    parts = [f"NOT ({_BY_CORRECTION.format(column=column)})" for column in corrected]
    return " OR ".join([*parts, *(f'NEW."{column}" <> OLD."{column}" AND NEW.name = OLD.name' for column in OF_NAME)])


_APPROVED = (
    "EXISTS (SELECT 1 FROM decision_item AS item WHERE item.decision_id = NEW.decision_id"
    " AND item.nomination_id = NEW.nomination_id AND item.approved)"
)
"""A snapshot tells only of those whom the decision approved, so none can be slipped in later."""


def statements(dialect: str) -> list[str]:
    """Return the statements that create all triggers on SQLite or PostgreSQL."""
    guarded = [(table, act, "OLD", "1 = 1") for table in NEVER_CHANGED for act in ("UPDATE", "DELETE")]
    guarded += [(table, act, "OLD", when) for table, when in _ISSUED.items() for act in ("UPDATE", "DELETE")]
    for table, when in _OF_ISSUED.items():
        moved = f"{when.format(row='OLD')} OR {when.format(row='NEW')}"
        guarded += [(table, "UPDATE", "OLD", moved), (table, "DELETE", "OLD", when.format(row="OLD"))]
        guarded.append((table, "INSERT", "NEW", when.format(row="NEW")))
    guarded.append(("recipient", "INSERT", "NEW", f"NOT {_APPROVED}"))
    guarded.append(("recipient", AMEND, "NEW", not_by_correction()))
    if dialect == "sqlite":
        replaced = [_sqlite_replace(metadata.tables[table], "1 = 1") for table in NEVER_CHANGED]
        replaced += [_sqlite_replace(metadata.tables[table], "state = 'issued'") for table in _ISSUED]
        return [*(_sqlite(table, act, when) for table, act, _row, when in guarded), *replaced]
    return [_POSTGRESQL_FUNCTION, *(_postgresql(table, act, when) for table, act, _row, when in guarded)]


def create(connection: Connection) -> None:
    """Create the triggers in a record that has its tables."""
    for statement in statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


def name(table: str, act: str) -> str:
    """Return the name of the trigger that guards a table against an act."""
    return f"keep_{table}_{act.lower()}"


def _of(table: str, act: str) -> str:
    """Return what is refused: the act on the whole row, or an update of some of its columns.

    Of a snapshot one column may follow, and what a correction can change has a guard of its own.
    """
    if table not in _HOLDER or act not in ("UPDATE", AMEND):
        return act
    corrected = (*_CORRECTED, *OF_NAME)
    kept = [column.name for column in metadata.tables[table].c if column.name not in (_HOLDER[table], *corrected)]
    listed = ", ".join(f'"{name}"' for name in (corrected if act == AMEND else kept))
    return f"UPDATE OF {listed}"


def _sqlite(table: str, act: str, when: str) -> str:
    return (
        f'CREATE TRIGGER {name(table, act)} BEFORE {_of(table, act)} ON "{table}" WHEN {when} '
        f"BEGIN SELECT RAISE(ABORT, 'frozen: {table}'); END"
    )


def _sqlite_replace(table: Table, kept: str) -> str:
    """Refuse a row that would push a kept one out: INSERT OR REPLACE deletes past the DELETE triggers."""
    keys = [["id"]]
    keys += [[c.name for c in rule.columns] for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    keys += [[c.name for c in index.columns] for index in table.indexes if index.unique]
    same = " OR ".join(sorted("(" + " AND ".join(f'"{c}" = NEW."{c}"' for c in key) + ")" for key in keys))
    return (
        f'CREATE TRIGGER keep_{table.name}_replace BEFORE INSERT ON "{table.name}" '  # noqa: S608 - our own tables
        f'WHEN EXISTS (SELECT 1 FROM "{table.name}" WHERE ({same}) AND {kept}) '
        f"BEGIN SELECT RAISE(ABORT, 'frozen: {table.name}'); END"
    )


_POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION keep_frozen() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'frozen: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"
)


def _postgresql(table: str, act: str, when: str) -> str:
    # A trigger's WHEN takes no sub-select on PostgreSQL: the state is looked up by a function of the row instead.
    if "SELECT" in when:
        row = "OLD" if act == "DELETE" else "NEW"
        return (
            f"CREATE OR REPLACE FUNCTION {name(table, act)}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {when} THEN RAISE EXCEPTION 'frozen: {table}' USING ERRCODE = 'restrict_violation'; END IF; "
            f"RETURN {row}; END $$; "
            f'CREATE TRIGGER {name(table, act)} BEFORE {_of(table, act)} ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION {name(table, act)}()"
        )
    return (
        f'CREATE TRIGGER {name(table, act)} BEFORE {_of(table, act)} ON "{table}" '
        f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION keep_frozen()"
    )
