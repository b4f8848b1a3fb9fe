"""What a correction of an issued decision may change, by whom it is about; how its paper and its number are checked."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from db.errors import KnownError
from db.rules import drafts, numbering
from db.rules.births import first_day, parse_birth
from db.rules.clean_text import clean
from db.rules.terms import NomineeKind

CORRECTABLE: Final[Mapping[NomineeKind, tuple[str, ...]]] = {
    NomineeKind.INDIVIDUAL: ("honorific", "name", "other_name", "nationality", "birth", "position", "unit", "citation"),
    NomineeKind.COLLECTIVE: ("name", "nationality", "unit", "citation"),
    NomineeKind.HOUSEHOLD: ("honorific", "name", "unit", "citation"),
}
"""By kind: the fields that a correction can put right, in the order of its form."""
OF_SNAPSHOT: Final = ("honorific", "name", "other_name", "nationality", "position", "unit", "citation")
"""Those that papers say, frozen with the decision; a birth is kept with the person."""
NEVER_EMPTY: Final = ("name", "citation")


def checked_text(kind: NomineeKind, field: str, text: str, today: date) -> str:
    """Return a corrected text as it is kept.

    Raises KnownError: not_correctable, field_missing, future_date, and for a text that is no name or no birth.
    """
    if field not in CORRECTABLE[kind]:
        raise KnownError("not_correctable", field=field)
    kept = clean(text)
    if not kept and field in NEVER_EMPTY:
        raise KnownError("field_missing", field=field)
    if field == "birth":
        kept = parse_birth(kept)
        if kept:
            drafts.check_not_future("birth", first_day(kept), today)
        return kept
    drafts.stop_at_errors(drafts.check_name(field, kept) if field == "name" else drafts.check_text(field, kept))
    return kept


def checked_day(dated: date, today: date, decision_number: str, decided_on: date) -> None:
    """Check the day of a paper about a decision. Raises KnownError: future_date, before_decision."""
    drafts.check_not_future("dated", dated, today)
    if dated < decided_on:
        raise KnownError("before_decision", date=dated, number=decision_number, dated=decided_on)


def checked_number(text: str, suffix: str, authority: str) -> str:
    """Return the number of a correcting decision as printed; who gave the award corrects it.

    Raises KnownError: corrected_by_other, bad_number.
    """
    printed = numbering.typed_number(text, suffix)
    if numbering.suffix_of(printed).casefold() != suffix.casefold():
        raise KnownError("corrected_by_other", number=printed, authority=authority, suffix=suffix)
    return printed
