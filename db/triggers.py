"""What was issued is never changed: the database itself refuses UPDATE and DELETE (design §3, §5.3)."""

from sqlalchemy import Connection

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

_ISSUED = {"decision": "OLD.state = 'issued'"}
_OF_ISSUED = {
    "decision_item": "(SELECT state FROM decision WHERE id = {row}.decision_id) = 'issued'",
}


def statements(dialect: str) -> list[str]:
    """Return the statements that create all triggers on SQLite or PostgreSQL."""
    guarded = [(table, act, "OLD", "1 = 1") for table in NEVER_CHANGED for act in ("UPDATE", "DELETE")]
    guarded += [(table, act, "OLD", when) for table, when in _ISSUED.items() for act in ("UPDATE", "DELETE")]
    for table, when in _OF_ISSUED.items():
        guarded += [(table, act, "OLD", when.format(row="OLD")) for act in ("UPDATE", "DELETE")]
        guarded.append((table, "INSERT", "NEW", when.format(row="NEW")))
    if dialect == "sqlite":
        return [_sqlite(table, act, when) for table, act, _row, when in guarded]
    return [_POSTGRESQL_FUNCTION, *(_postgresql(table, act, when) for table, act, _row, when in guarded)]


def create(connection: Connection) -> None:
    """Create the triggers in a record that has its tables."""
    for statement in statements(connection.dialect.name):
        connection.exec_driver_sql(statement)


def name(table: str, act: str) -> str:
    """Return the name of the trigger that guards a table against an act."""
    return f"keep_{table}_{act.lower()}"


def _sqlite(table: str, act: str, when: str) -> str:
    return (
        f'CREATE TRIGGER {name(table, act)} BEFORE {act} ON "{table}" WHEN {when} '
        f"BEGIN SELECT RAISE(ABORT, 'frozen: {table}'); END"
    )


_POSTGRESQL_FUNCTION = (
    "CREATE OR REPLACE FUNCTION keep_frozen() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'frozen: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"
)


def _postgresql(table: str, act: str, when: str) -> str:
    # A trigger's WHEN takes no sub-select on PostgreSQL: the state is looked up by a function of the row instead.
    if "SELECT" in when:
        row = "NEW" if act == "INSERT" else "OLD"
        return (
            f"CREATE OR REPLACE FUNCTION {name(table, act)}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {when} THEN RAISE EXCEPTION 'frozen: {table}' USING ERRCODE = 'restrict_violation'; END IF; "
            f"RETURN {row}; END $$; "
            f'CREATE TRIGGER {name(table, act)} BEFORE {act} ON "{table}" '
            f"FOR EACH ROW EXECUTE FUNCTION {name(table, act)}()"
        )
    return (
        f'CREATE TRIGGER {name(table, act)} BEFORE {act} ON "{table}" '
        f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION keep_frozen()"
    )
