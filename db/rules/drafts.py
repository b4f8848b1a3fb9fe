"""Checks of what a form holds: called while typing, and again in the transaction that writes it."""

import dataclasses
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.errors import KnownError
from db.rules import names
from db.rules.births import parse_birth
from db.rules.clean_text import clean, examine
from db.rules.nomination_fields import (
    FIELDS,
    KEPT,
    LONGEST_TEXT,
    OF_PERSON,
    FieldKind,
    NominationTexts,
    PersonFacts,
)
from db.rules.printed_names import told_apart
from db.rules.slips import slip
from db.rules.terms import NomineeKind, Severity

LONGEST_NAME = 300
_LETTERS = "0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_UNREMARKABLE = re.compile(rf"(?:[{_LETTERS}(“\"][{_LETTERS} ,.;:/()“”\"%–-]*)?")
"""Letters, figures and common signs, and no sign before them: nothing is said of such a text."""
EARLIEST = 1930  # the first year from which merits are rewarded: long service in the revolution


@dataclass(frozen=True)
class Problem:
    """Something about one field; `desktop.labels` makes the sentence from code and values, the field among them."""

    field: str
    code: str
    severity: Severity = Severity.ERROR
    values: dict[str, Any] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", {"field": self.field, **self.values})


@dataclass(frozen=True)
class NominationDraft(NominationTexts, PersonFacts):
    """What a clerk enters for one nomination; names and texts as typed, cleaned before they are kept."""

    kind: NomineeKind
    name: str
    nominee_id: int | None = None


_TEXTS = tuple((field.name, field.length) for field in FIELDS if field.kind not in (FieldKind.BIRTH, FieldKind.YES_NO))


def under_name(draft: NominationDraft, name: str) -> NominationDraft:
    """Return the draft with another name. More than a slip of the pen means somebody else: the person's facts go."""
    nominee = draft.nominee_id if names.match_key(name) == names.match_key(draft.name) else None
    facts: dict[str, Any] = {} if slip(name, draft.name) else {each: "" for each in OF_PERSON if each not in KEPT}
    return dataclasses.replace(draft, name=name, nominee_id=nominee, **facts)


def changed_meanwhile(was: NominationDraft, now: NominationDraft) -> dict[str, Any]:
    """Return what somebody else wrote into a nomination between two looks at it, by field."""
    fields = (field.name for field in dataclasses.fields(NominationDraft))
    return {name: getattr(now, name) for name in fields if getattr(now, name) != getattr(was, name)}


def check_nomination(draft: NominationDraft) -> list[Problem]:
    """Return what is wrong with a nomination before it is kept; errors stop, warnings ask."""
    problems = check_fields(draft)
    if draft.kind is NomineeKind.INDIVIDUAL and not draft.honorific.strip():
        problems.append(Problem("honorific", "honorific_missing", Severity.WARNING, {"name": clean(draft.name)}))
    problems += check_written(draft) + check_honorific(draft)
    if not draft.citation.strip():
        problems.append(Problem("citation", "citation_missing", Severity.WARNING))
    return problems


def check_fields(draft: NominationDraft) -> list[Problem]:
    """Return what is wrong with the fields of a nomination, each by itself; every error is among it."""
    problems = check_name("name", draft.name)
    for name, length in _TEXTS:
        text = getattr(draft, name)
        if text:
            problems += check_text(name, text, length)
    return problems + check_birth("birth", draft.birth)


def tidied(draft: NominationDraft) -> NominationDraft:
    """Return a draft whose name stands alone: an honorific typed before it goes into its own field.

    One that contradicts the honorific chosen stays, for eyes (`check_nomination`).
    """
    if draft.kind is not NomineeKind.INDIVIDUAL:
        return draft
    honorific, name = told_apart(draft.honorific, clean(draft.name))
    return draft if name == clean(draft.name) else dataclasses.replace(draft, honorific=honorific, name=name)


def check_written(draft: NominationDraft) -> list[Problem]:
    """Return a doubt about how a name is written: in capitals or small letters, or with another honorific before it."""
    name = clean(draft.name)
    if " " in name and (name.isupper() or name.islower()):
        proposed = " ".join(word[:1].upper() + word[1:].lower() for word in name.split(" "))
        return [Problem("name", "name_in_one_case", Severity.WARNING, {"name": name, "proposed": proposed})]
    if draft.kind is NomineeKind.INDIVIDUAL and told_apart("", name)[0] and tidied(draft) is draft:
        written = names.split_honorific(name)[0] or ""
        values = {"name": name, "written": written, "honorific": draft.honorific}
        return [Problem("name", "two_honorifics", Severity.WARNING, values)]
    return []


def check_honorific(draft: NominationDraft) -> list[Problem]:
    """Return a doubt about an honorific that goes neither with the sex nor with the name: "Bà Nguyễn Văn Đức"."""
    spoken_to = names.sex_spoken_to(draft.honorific)
    if not spoken_to:
        return []
    told = names.sex_of_name(draft.name) if draft.kind is not NomineeKind.COLLECTIVE else ""
    if draft.gender and draft.gender != spoken_to:
        return [Problem("honorific", "honorific_against_gender", Severity.WARNING, {"name": draft.name})]
    if told and told != spoken_to:
        values = {"name": clean(draft.name), "honorific": draft.honorific}
        return [Problem("honorific", "honorific_against_name", Severity.WARNING, values)]
    return []


def check_name(name: str, text: str) -> list[Problem]:
    """Return what is wrong with a name: empty, too long, control characters, marks of markup."""
    if not clean(text):
        return [Problem(name, "name_missing")]
    if len(clean(text)) > LONGEST_NAME:
        return [Problem(name, "too_long", values={"length": len(clean(text)), "limit": LONGEST_NAME})]
    return check_text(name, text)


def check_text(name: str, text: str, limit: int = LONGEST_TEXT) -> list[Problem]:
    """Return what is wrong with any text; `<`, `=` and the like are only pointed out, and kept as they are."""
    if len(text) <= limit and _UNREMARKABLE.fullmatch(text):
        return []
    problems = []
    if len(text) > limit:
        problems.append(Problem(name, "too_long", values={"length": len(text), "limit": limit}))
    dropped = {kind for kind, _ in examine(text[:limit]).found}
    if "bidi" in dropped:
        problems.append(Problem(name, "direction_mark"))
    if "control_character" in dropped:
        problems.append(Problem(name, "control_character", Severity.WARNING))
    if "invisible_chars" in dropped:
        problems.append(Problem(name, "invisible_chars", Severity.WARNING))
    if any(c in text for c in "<>{}") or text.lstrip()[:1] in ("=", "@"):
        problems.append(Problem(name, "markup_text", Severity.WARNING, {"text": text.strip()[:40]}))
    return problems


def check_period(name: str, text: str, this_year: int) -> list[Problem]:
    """Return a doubt about years of achievement: none named, backwards, or years that nobody's merits can be from."""
    years = [int(found) for found in re.findall(r"(?<!\d)\d{4}(?!\d)", text)]
    if not text.strip() or (years and years == sorted(years) and years[0] >= EARLIEST and years[-1] <= this_year):
        return []
    return [Problem(name, "period_doubtful", Severity.WARNING, {"text": text.strip()[:40], "year": this_year})]


def check_birth(name: str, text: str) -> list[Problem]:
    """Return what is wrong with a birth as typed."""
    try:
        parse_birth(text)
    except KnownError as error:
        return [Problem(name, error.code, values=dict(error.values))]
    return []


def check_not_future(name: str, day: date, today: date) -> None:
    """Raise KnownError("future_date") for a day after today."""
    if day > today:
        raise KnownError("future_date", field=name, date=day, today=today)


def check_decision_day(dated: date, today: date, year: int) -> None:
    """Raise KnownError for a decision of the future, or from before the year whose achievements it rewards.

    Raises KnownError: decision_before_round.
    """
    check_not_future("dated", dated, today)
    if dated.year < year:
        raise KnownError("decision_before_round", date=dated, year=year)


def lacking(kind: NomineeKind, position: str, unit: str, citation: str) -> str:
    """Return the field without which a decision cannot say whom it rewards for what, "" where none is missing.

    A collective is known by its name; of a person or a household papers say the position, the unit or the address.
    """
    if not citation.strip():
        return "citation"
    return "" if kind is NomineeKind.COLLECTIVE or position.strip() or unit.strip() else "unit"


def stop_at_errors(problems: list[Problem]) -> None:
    """Raise the first error among the problems as a KnownError."""
    for problem in problems:
        if problem.severity is Severity.ERROR:
            raise KnownError(problem.code, **problem.values)
