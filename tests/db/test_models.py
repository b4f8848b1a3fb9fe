"""What holds for every table."""

from sqlalchemy import Enum, String, UniqueConstraint
from sqlalchemy.schema import Table

from db.models.base import Letters
from db.models.tables import metadata

ADDED_ONLY = {"identity_number", "attachment"}
"""Parents that are never removed, so that nobody looks for their children."""

KEPT_SHORT = {"award_type", "authority", "regime", "movement"}
"""Parents of which there are a few dozen, removed once in a blue moon."""


def first_columns(table: Table) -> set[str]:
    unique = [rule for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    return {next(iter(one.columns)).name for one in (*table.indexes, *unique)}


def test_removing_a_row_never_reads_a_whole_table_to_look_for_its_children() -> None:
    slow = [
        f"{table.name}.{key.parent.name}"
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.parent.name not in first_columns(table) and key.column.table.name not in ADDED_ONLY | KEPT_SHORT
    ]
    assert slow == []


EXACT = {
    *(
        "setting.value",
        "form_draft.content",
        "finding.values",
        "layout.content",
        "criterion.ways",
    ),  # JSON: NFC would spoil its escapes
    "kept_words.words",
    "journal_row.table_name",
    *(f"{table}.name_plain" for table in ("nominee", "nomination", "person", "recipient")),  # made keys
    *("unit_name.name_plain", "registration.name_plain"),
    *("source_file.name", "attachment.name", "nomination.source_sheet"),  # of files
    *("print_run.printer", "calibration.printer", "calibration.tray"),
}
"""Kept letter by letter, like the journal."""


def test_every_text_is_kept_in_one_form() -> None:
    loose = [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, (String, Letters)) and not isinstance(column.type, Enum)
    ]
    assert {name for name in loose if not name.startswith("journal.")} == EXACT


def test_names_of_indexes_and_constraints_fit_every_database() -> None:
    named = [one.name for table in metadata.sorted_tables for one in (*table.constraints, *table.indexes) if one.name]
    assert len(named) == len(set(named))
    assert [name for name in named if len(str(name)) > 63] == []


def test_nothing_is_deleted_along_with_something_else() -> None:
    rules = {key.ondelete for table in metadata.sorted_tables for key in table.foreign_keys}
    assert rules == {"RESTRICT"}
