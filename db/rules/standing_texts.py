"""Standing texts of papers (lời văn): which there are, their blanks, which version holds on a day.

A text has versions in the order of their days; the first may hold from the beginning (no day). A setting keeps them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from db.errors import KnownError

_BLANK: Final = re.compile(r"( ?)\{([^{}]*)\}")
_NOTHING: Final = "\0"
"""Where a line or a bracket begins with a blank that is empty: the space after it goes too."""
ONLY: Final = "only"
"""The value that says that a paper is of one nominee: "các {kinds}" stands there without "các"."""
_EACH: Final = "các {kinds}"
_OFFICE: Final = ("office", "office_full", "office_kind", "office_short", "office_title", "office_area", "year")
_AUTHORITY: Final = ("authority", "authority_title", "authority_body", "area")


@dataclass(frozen=True)
class StandingText:
    """One text: whether each authority has its own, whether it is a list with one entry a line, and its blanks."""

    code: str
    blanks: tuple[str, ...]
    by_authority: bool = False
    is_list: bool = False


_COUNTED: Final = ("kinds", "counts", "act", "award", "form", "citation", "movement")
_GIVEN: Final = (*_OFFICE, *_AUTHORITY, *_COUNTED)
_JUDGED: Final = ("citation", "passed", "kinds", "ballot", "agreed", "refused")
_CALLED: Final = (*_OFFICE, "citation", "movement", "deadline")
_REMINDED: Final = (*_OFFICE, "round", "today", "due", "before")
_AMENDING: Final = (*_OFFICE, *_AUTHORITY, "decision", "award", "reason", "whom", "basis")
_ROUND: Final = (*_OFFICE, "kinds", "act", "forms", "movement")
TEXTS: Final = {
    each.code: each
    for each in (
        StandingText("call_abstract", _CALLED),
        StandingText("call_opening", _CALLED),
        StandingText("call_whom", _CALLED),
        StandingText("call_dossier", _CALLED),
        StandingText("call_deadline", _CALLED),
        StandingText("call_end", _CALLED),
        StandingText("call_recipients", _OFFICE, is_list=True),
        StandingText("reminder_list", _REMINDED),
        StandingText("reminder_late", _REMINDED),
        StandingText("reminder_returned", (*_REMINDED, "many")),
        StandingText("reminder_again", (*_REMINDED, "many")),
        StandingText("reminder_end", _REMINDED),
        StandingText("return_abstract", (*_OFFICE, "many", "unit")),
        StandingText("return_opening", (*_OFFICE, "many", "unit")),
        StandingText("return_end", (*_OFFICE, "many", "unit")),
        StandingText("return_recipients", _OFFICE, is_list=True),
        StandingText("year_end_title", _OFFICE),
        StandingText("posts_note", _OFFICE),
        StandingText("proposal_title", (*_OFFICE, *_COUNTED)),
        StandingText("ballot_abstract", (*_OFFICE, "act", "award", "kinds", "council_day")),
        StandingText("ballot_how", (*_OFFICE, "act", "award", "kinds", "council_day")),
        StandingText("addressees", (*_OFFICE, *_AUTHORITY), by_authority=True, is_list=True),
        StandingText("submission_abstract", (*_OFFICE, *_AUTHORITY, *_COUNTED)),
        StandingText("submission_request", (*_OFFICE, *_AUTHORITY, *_COUNTED, "council_day")),
        StandingText("submission_request_unmet", (*_OFFICE, *_AUTHORITY, *_COUNTED)),
        StandingText("submission_exceptions", (*_OFFICE, *_AUTHORITY, "exceptions")),
        StandingText("dossier", (*_OFFICE, *_AUTHORITY, "kinds")),
        StandingText("dossier_unmet", (*_OFFICE, *_AUTHORITY, "kinds")),
        StandingText("request", (*_OFFICE, *_AUTHORITY)),
        StandingText("submission_list", (*_OFFICE, *_AUTHORITY, *_COUNTED)),
        StandingText("submission_recipients", _OFFICE, is_list=True),
        StandingText("minutes_abstract", (*_OFFICE, "citation")),
        StandingText("minutes_content", (*_OFFICE, *_JUDGED)),
        StandingText("minutes_conclusion", (*_OFFICE, *_JUDGED)),
        StandingText("minutes_refused", (*_OFFICE, *_JUDGED)),
        StandingText("minutes_nobody", (*_OFFICE, *_JUDGED)),
        StandingText("minutes_exceptions", (*_OFFICE, "exceptions")),
        StandingText("minutes_end", _OFFICE),
        StandingText("decision_abstract", _GIVEN, by_authority=True),
        StandingText("request_ground", (*_OFFICE, *_AUTHORITY, "submission"), by_authority=True),
        StandingText("decision_award", _GIVEN, by_authority=True),
        StandingText("decision_bonus", (*_GIVEN, "amounts", "total", "total_words", "fund"), by_authority=True),
        StandingText("decision_replaces", (*_OFFICE, *_AUTHORITY, "decision")),
        StandingText("execution", (*_OFFICE, *_AUTHORITY, "recipients", "directors"), by_authority=True),
        StandingText("decision_recipients", (*_OFFICE, *_AUTHORITY), by_authority=True, is_list=True),
        StandingText("decision_list", _GIVEN, by_authority=True),
        StandingText("bonus_title", _ROUND),
        StandingText("bonus_note", (*_OFFICE, "decisions")),
        StandingText("conference", _OFFICE),
        StandingText("calling_title", (*_OFFICE, "kinds")),
        StandingText("handing_title", (*_OFFICE, "kinds", "handed")),
        StandingText("script_opening", (*_ROUND, "conference")),
        StandingText("script_award", (*_OFFICE, "act", "award", "decisions", "counts", "presenter", "called")),
        StandingText("script_present", (*_OFFICE, "act", "award", "decisions", "counts", "presenter")),
        StandingText("script_end", (*_ROUND, "conference")),
        StandingText("script_end_posthumous", (*_ROUND, "conference")),
        StandingText("receipt_title", _ROUND),
        StandingText("invitation_request", (*_ROUND, "invited", "conference")),
        StandingText("invitation_end", (*_ROUND, "invited", "conference")),
        StandingText("invitation_recipients", _OFFICE, is_list=True),
        StandingText("announcement_abstract", _ROUND),
        StandingText("announcement", (*_OFFICE, "given", "reason")),
        StandingText("announcement_recipients", _OFFICE, is_list=True),
        StandingText("correction_abstract", _AMENDING, by_authority=True),
        StandingText("correction_opening", _AMENDING, by_authority=True),
        StandingText("correction_article", _AMENDING, by_authority=True),
        StandingText("correction_end", _AMENDING, by_authority=True),
        StandingText("correction_recipients", (*_OFFICE, *_AUTHORITY), by_authority=True, is_list=True),
        StandingText("revocation_abstract", _AMENDING, by_authority=True),
        StandingText("revocation_article", _AMENDING, by_authority=True),
        StandingText("revocation_return", _AMENDING, by_authority=True),
        StandingText("amendment_request", (*_OFFICE, *_AUTHORITY), by_authority=True),
        StandingText("amendment_execution", _AMENDING, by_authority=True),
        StandingText("amendment_recipients", (*_OFFICE, *_AUTHORITY), by_authority=True, is_list=True),
        StandingText("confirmation_abstract", (*_OFFICE, "citation", "register")),
        StandingText("confirmation_opening", (*_OFFICE, "citation", "register")),
        StandingText("confirmation_revoked", (*_OFFICE, "decisions")),
        StandingText("confirmation_replaced", (*_OFFICE, "decisions")),
        StandingText("confirmation_corrected", (*_OFFICE, "decisions", "changes")),
        StandingText("confirmation_end", (*_OFFICE, "citation", "register")),
        StandingText("confirmation_recipients", _OFFICE, is_list=True),
        StandingText("award_list_title", _ROUND),
        StandingText("award_list_note", (*_OFFICE, "conference", "conference_day")),
    )
}
"""In the order in which the papers are made."""


@dataclass(frozen=True)
class Version:
    """A text as it is written from a day on; None is the beginning."""

    valid_from: date | None
    text: str


def setting_key(code: str, authority_id: int) -> str:
    """Return the name of the setting that keeps the versions of a text. Raises KeyError for no text of the table."""
    return f"text.{code}.{authority_id}" if TEXTS[code].by_authority else f"text.{code}"


def read_versions(kept: Sequence[Sequence[str | None]] | None) -> list[Version]:
    """Return the versions in the order of their days from what the setting holds, none for None."""
    return sorted((Version(date.fromisoformat(day) if day else None, text or "") for day, text in kept or ()), key=_day)


def kept_versions(versions: Sequence[Version]) -> list[list[str | None]]:
    """Return what the setting keeps of versions."""
    ordered = sorted(versions, key=_day)
    return [[each.valid_from.isoformat() if each.valid_from else None, each.text] for each in ordered]


def version_on(versions: Sequence[Version], day: date) -> Version | None:
    """Return the version that holds on a day, None where none has begun."""
    begun = [each for each in versions if _day(each) <= day]
    return begun[-1] if begun else None


def _day(version: Version) -> date:
    return version.valid_from or date.min


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its blanks filled; one that is not known stays in its brackets, so that it is seen."""

    def fill(found: re.Match[str]) -> str:
        before, name = found.groups()
        value = values.get(name)
        if value is None:
            return found[0]
        if value:
            return f"{before}{value}"
        return "" if before else _NOTHING

    said = text.replace(_EACH, _EACH.partition(" ")[2]) if values.get(ONLY) else text
    told = _BLANK.sub(fill, said).replace(f"{_NOTHING} ", "").replace(_NOTHING, "")
    return "\n".join(line.rstrip() for line in told.split("\n"))


def check_blanks(code: str, text: str) -> None:
    """Raise KnownError("unknown_blank") for a blank that nothing fills, with the blanks there are."""
    known = TEXTS[code].blanks
    for _before, name in _BLANK.findall(text):
        if name not in known:
            raise KnownError("unknown_blank", blank=name, known=list(known))
