"""What was corrected of an award, in words: which field, what was printed before, by which paper."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from db.queries.amendments import Correction
from db.rules.dates import short_date
from db.rules.terms import AmendmentForm, AmendmentKind, NomineeKind
from desktop.labels.translation import N_, _

FIELDS: Final = {
    "honorific": N_("Form of address"),
    "name": N_("Full name"),
    "other_name": N_("Other name, alias"),
    "nationality": N_("Nationality, country"),
    "birth": N_("Day of birth"),
    "position": N_("Position"),
    "unit": N_("Unit of work"),
    "citation": N_("What the award is for"),
}
OF_KIND: Final = {
    NomineeKind.COLLECTIVE: {"name": N_("Name of the collective"), "unit": N_("Superior unit")},
    NomineeKind.HOUSEHOLD: {"name": N_("Name of the household"), "unit": N_("Address of the household")},
}
PAPERS: Final = {
    AmendmentForm.LETTER: N_("Letter no. {number} of {day}"),
    AmendmentForm.DECISION: N_("Decision no. {number} of {day}"),
}
KINDS: Final = {AmendmentKind.CORRECT: N_("Correction"), AmendmentKind.REVOKE: N_("Awards taken back")}


def field_words(kind: NomineeKind, field: str, lang: str = "") -> str:
    """Return what a field of somebody is called: "Họ và tên", "Tên tập thể"."""
    return _(OF_KIND.get(kind, {}).get(field, FIELDS[field]), lang)


def said(field: str, text: str) -> str:
    """Return a text of a field as it is said: a birth as dd/mm/yyyy."""
    return "/".join(reversed(text.split("-"))) if field == "birth" else text.rstrip(" .")


def was_printed(kind: NomineeKind, field: str, before: str, lang: str = "") -> str:
    """Return "Họ và tên đã in là “Hà Thị Mai”", or that nothing was printed."""
    words = _("{field} was printed as “{before}”", lang) if before else _("{field} was not printed", lang)
    return words.format(field=field_words(kind, field, lang), before=said(field, before))


def paper_words(form: AmendmentForm, number: str, dated: date, lang: str = "") -> str:
    """Return "Công văn số 12/UBND ngày 05/01/2024"."""
    return _(PAPERS[form], lang).format(number=number, day=short_date(dated))


def corrected_words(found: Sequence[Correction], lang: str = "") -> str:
    """Return "Đính chính theo Công văn số …: Họ và tên đã in là “…”" for each paper, "" where nothing was."""
    told = []
    for (form, number, dated), those in groupby(found, key=lambda one: (one.form, one.number, one.dated)):
        changes = "; ".join(was_printed(one.kind, one.field, one.before, lang) for one in those)
        paper = paper_words(form, number, dated, lang)
        told.append(_("Corrected by {paper}: {changes}", lang).format(paper=paper, changes=changes))
    return ". ".join(told)
