"""Which version of the schema this program keeps; the first thing read of any record."""

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import OperationalError

from db.errors import KnownError

HEAD = "0023"
"""The newest revision in `db/migrations/versions`."""

SCHEMA = "5e12e3030959e428a6c3bd1252e6cddf6b142cf421b753691a58e937d455a62b"
"""The mark over what a record of HEAD holds beside its rows (`db.schema.mark`); another only costs the start time."""

KNOWN = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
    "0021",
    "0022",
    "0023",
)
"""Every revision this program can upgrade from, oldest first."""


def version_of(connection: Connection) -> str | None:
    """Return the revision of a record, or None where there is no record in the database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    try:
        found = connection.execute(text("SELECT version_num FROM alembic_version LIMIT 2")).scalars().all()
    except OperationalError as error:
        if getattr(error.orig, "sqlite_errorname", "") != "SQLITE_ERROR":
            raise
        return None  # a table of that name without the column
    return str(found[0]) if len(found) == 1 and found[0] is not None else None


def checked(connection: Connection, place: str) -> str:
    """Return the revision of a record at `place`. Raises KnownError: not_a_record, record_newer, record_damaged."""
    found = version_of(connection)
    if found is None:
        raise KnownError("not_a_record", path=place)
    if found not in KNOWN:
        raise KnownError("record_newer", path=place, version=found)
    if found == HEAD and not set(inspect(connection).get_table_names()).issuperset(TABLES):
        raise KnownError("record_damaged", path=place)  # the list of tables itself was hit
    return found


def stamp(connection: Connection, revision: str = HEAD) -> None:
    """Write the revision into a record."""
    connection.execute(
        text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    )
    connection.execute(text("DELETE FROM alembic_version"))
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:revision)"), {"revision": revision})


TABLES = frozenset(
    (
        "absence",
        "amendment",
        "amendment_item",
        "amendment_text",
        "appraisal",
        "attachment",
        "authority",
        "authority_name",
        "award_kind",
        "award_round",
        "award_type",
        "base_salary",
        "bonus_payment",
        "calibration",
        "ceremony",
        "certificate",
        "coefficient",
        "council_member",
        "council_result",
        "council_session",
        "criterion",
        "decision",
        "decision_item",
        "decision_scan",
        "discipline",
        "dossier_paper",
        "dossier_rule",
        "duty_rating",
        "earlier_award",
        "employment",
        "entered_bonus",
        "evidence",
        "finding",
        "form_draft",
        "hand_over",
        "headcount",
        "identity_number",
        "initiative",
        "journal",
        "journal_row",
        "kept_words",
        "law_block",
        "layout",
        "legal_ground",
        "milestone",
        "movement",
        "nomination",
        "nominee",
        "not_same_person",
        "not_same_unit",
        "person",
        "person_position",
        "presentation",
        "print_run",
        "quota",
        "recipient",
        "regime",
        "register_entry",
        "register_gap",
        "register_total",
        "registration",
        "reissue",
        "replacement",
        "results_known",
        "revocation",
        "round_unit",
        "setting",
        "sheet",
        "signer",
        "source_file",
        "stock",
        "stock_movement",
        "submission",
        "submission_item",
        "unit",
        "unit_name",
        "unit_succession",
        "user_account",
    )
)
"""The tables of the newest revision: a record is opened before all models are loaded."""
