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

_HOLDER = {"recipient": "nominee_id"}
"""By table: the column that no paper says, and that follows when two entries are taken apart: whose award it is."""

_ISSUED = {"decision": "OLD.state = 'issued'"}
_OF_ISSUED = {
    "decision_item": "(SELECT state FROM decision WHERE id = {row}.decision_id) = 'issued'",
}

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
    if dialect == "sqlite":
        replaced = [_sqlite_replace(metadata.tables[table], "1 = 1") for table in NEVER_CHANGED]
        replaced.append(_sqlite_replace(metadata.tables["decision"], "state = 'issued'"))
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
    """Return what is refused: the act on the whole row, or an update of any column but the one that may follow."""
    if act != "UPDATE" or table not in _HOLDER:
        return act
    kept = ", ".join(f'"{column.name}"' for column in metadata.tables[table].c if column.name != _HOLDER[table])
    return f"UPDATE OF {kept}"


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
            f'CREATE TRIGGER {name(table, act)} BEFORE {act} ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION {name(table, act)}()"
        )
    return (
        f'CREATE TRIGGER {name(table, act)} BEFORE {_of(table, act)} ON "{table}" '
        f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION keep_frozen()"
    )
