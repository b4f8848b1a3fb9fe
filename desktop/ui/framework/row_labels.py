"""Tables and columns of the record in the clerk's words, for the journal; keys and computed columns stay untold."""

from datetime import date
from typing import Any

from db.queries.journal_rows import ToldRow
from db.rules.births import short_birth
from db.rules.dates import SINCE_EVER, short_date
from db.rules.nomination_fields import FIELDS
from db.rules.numbers import money
from db.rules.terms import DecisionState, NominationState, RoundState, SheetState
from desktop.ui.core.i18n import N_, _
from desktop.ui.framework.state_labels import DECISION_STATES, NOMINATION_STATES, SHEET_STATES, milestone_words
from desktop.ui.framework.text_titles import TITLES

TABLES = {
    "authority_name": N_("Authority"),
    "signer": N_("Signer"),
    "award_type": N_("Award"),
    "base_salary": N_("Base salary"),
    "regime": N_("Law"),
    "legal_ground": N_("Legal ground"),
    "coefficient": N_("Bonus"),
    "award_round": N_("Round"),
    "movement": N_("Movement"),
    "milestone": N_("Milestone"),
    "round_unit": N_("Unit asked"),
    "nomination": N_("Nomination"),
    "finding": N_("Finding"),
    "person": N_("Person"),
    "unit_name": N_("Unit"),
    "council_session": N_("Council session"),
    "council_member": N_("Council member"),
    "dossier_rule": N_("Papers that the office asks for"),
    "submission": N_("Submission"),
    "decision": N_("Decision"),
    "decision_item": N_("Decision"),
    "recipient": N_("Recipient"),
    "sheet": N_("Sheet"),
    "stock": N_("Stock"),
    "stock_movement": N_("Stock"),
    "calibration": N_("Printer"),
    "ceremony": N_("Ceremony"),
    "entered_bonus": N_("Bonus"),
    "presentation": N_("Who receives"),
    "hand_over": N_("Handed over"),
    "revocation": N_("Revoked"),
    "reissue": N_("Issued again"),
    "setting": N_("Setting"),
}
COLUMNS = {
    "name": N_("Name"),
    "full_name": N_("Name"),
    **{field.name: field.label for field in FIELDS},
    "state": N_("State"),
    "state_reason": N_("Reason"),
    "reason": N_("Reason"),
    "override_reason": N_("Reason"),
    "number": N_("Number"),
    "dated": N_("Date"),
    "place": N_("Place"),
    "signer_name": N_("Signer"),
    "register_number": N_("Register number"),
    "bonus": N_("Bonus"),
    "rank": N_("Order"),
    "title": N_("Name"),
    "short_title": N_("In short"),
    "body": N_("Name of the body"),
    "superior": N_("Body above"),
    "office": N_("Signs as"),
    "number_suffix": N_("Number suffix"),
    "fund": N_("Bonus from"),
    "law": N_("Law"),
    "text": N_("Text"),
    "amount": N_("Base salary, đồng"),
    "source": N_("Source"),
    "wording": N_("In full on papers"),
    "short": N_("In running text"),
    "valid_from": N_("From"),
    "valid_to": N_("Until"),
    "due": N_("Due"),
    "way": N_("Receives"),
    "receiver": N_("Received by"),
    "begins_at": N_("Begins at"),
    "chair": N_("Chair"),
    "done_on": N_("Done on"),
    "reminded_on": N_("Reminded on"),
    "answered_on": N_("Answered on"),
    "sheets": N_("Sheets"),
    "received_by": N_("Received by"),
    "dx_mm": N_("Shift right, mm"),
    "dy_mm": N_("Shift down, mm"),
}
OF_TABLES = {"award_round": {"fund": N_("Bonus fund, đồng")}, "entered_bonus": {"amount": N_("Bonus")}}
"""By table: columns that are something else there."""
MONEY = frozenset({"bonus", "amount"})
DAYS = frozenset({"dated", "valid_from", "valid_to", "due", "done_on", "reminded_on", "answered_on"})
CODES: dict[str, dict[object, str]] = {
    "gender": {"male": N_("male"), "female": N_("female")},
    "posthumous": {True: N_("yes"), False: N_("no")},
}
"""By column: what its codes are called."""
SETTINGS = {
    "practice": N_("Record for practice"),
    "office.full_name": N_("The office's name on papers"),
    "labels.seat": N_("Labels of seats"),
    "labels.envelope": N_("Labels of envelopes"),
    "layouts.serve": N_("Which layout serves which award"),
    "layouts.retired": N_("Layouts that are not used any more"),
    "lists.learned_headers": N_("Column titles learned from units' lists"),
    "text.": N_("Standing text of papers"),
    "preflight.accepted": N_("Doubts accepted before printing"),
}
"""By the name they are kept under, or its beginning."""
ROUND_STATES = {RoundState.OPEN: N_("open"), RoundState.CLOSED: N_("closed")}


def row_lines(row: ToldRow) -> list[str]:
    """Return the row in lines: what it is, then each text before and after; none for rows of keys only."""
    if row.table not in TABLES:
        return []
    found = {column: (before, after) for column, before, after in row.differences}
    differences = [
        (title, _value(row.table, column, found[column][0]), _value(row.table, column, found[column][1]))
        for column, title in {**COLUMNS, **OF_TABLES.get(row.table, {})}.items()
        if column in found
    ]
    name = called(row)
    head = _(TABLES[row.table]) + (f": {name}" if name else "")
    if row.gone:
        return [_("{what} (removed)").format(what=head)]
    told = [
        f"    {_(title)}: {after}" if row.new else f"    {_(title)}: {before or '–'} → {after or '–'}"
        for title, before, after in differences
        if (after != row.name if row.new else before != after) and (before or after)
    ]
    return [head, *told]


def called(row: ToldRow) -> str:
    """Return what a row is called in the reader's language."""
    if row.table == "setting":
        return setting_words(row.name)
    return milestone_words(row.name) if row.table == "milestone" else row.name


def setting_words(kept_as: str) -> str:
    """Return what a setting is called in words; one that has none is not told by the name it is kept under."""
    code = kept_as.split(".")[1] if kept_as.startswith("text.") else ""
    if code in TITLES:
        return _(TITLES[code])
    return next((_(words) for name, words in SETTINGS.items() if kept_as.startswith(name)), "")


def _value(table: str, column: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if column == "state":
        return _state(table, str(value))
    if column in DAYS:
        day = date.fromisoformat(str(value))
        return short_date(day) if day > SINCE_EVER else ""  # since whenever anybody remembers
    if column == "birth":
        return short_birth(str(value))
    if column in CODES:
        return _(CODES[column][value]) if value in CODES[column] else ""
    return money(value) if column in MONEY or (table, column) == ("award_round", "fund") else str(value)


def _state(table: str, value: str) -> str:
    if table == "nomination":
        return _(NOMINATION_STATES[NominationState(value)][0])
    if table == "decision":
        return _(DECISION_STATES[DecisionState(value)][0])
    if table == "sheet":
        return _(SHEET_STATES[SheetState(value)][0])
    return _(ROUND_STATES[RoundState(value)]) if table == "award_round" else value
