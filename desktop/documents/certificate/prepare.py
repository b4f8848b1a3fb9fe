"""A record made ready to print: its texts clean, its date read, its award put into lines; or why it cannot be."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from db.errors import KnownError
from db.rules import dates
from db.rules.clean_text import examine
from db.rules.printed_names import name_parts
from db.rules.terms import NomineeKind, Severity
from desktop.documents.certificate.award_lines import AwardWords, award_words
from desktop.documents.certificate.problems import PaperProblem
from desktop.documents.certificate.values import OPTIONAL, REQUIRED, CertificateValues

_LONGEST: Final = 4_000  # letters; no field of a certificate comes near
_KINDS = frozenset(NomineeKind)
_WITH_LINES = ("reason", "signer_title")
_BLANK_NUMBER = re.compile(r"[\s._…·-]*(?:/.*)?")
_YEARS = range(1945, 2201)
_PROXY = re.compile(r"^((?:KT|TL|TUQ|TM|Q)\. .+?) (PHÓ .+|THỨ TRƯỞNG.*)$")
_SEVERITIES: Final = {
    "bidi": ("control_character", Severity.ERROR),
    "control_character": ("control_character", Severity.WARNING),
    "invisible_chars": ("invisible_chars", Severity.WARNING),
    "markup_text": ("markup_text", Severity.WARNING),
    "tab": ("control_character", Severity.INFO),
}


@dataclass(frozen=True)
class PreparedRecord:
    """One record as the layout's templates see it."""

    kind: str
    honorific: str
    award: AwardWords
    texts: dict[str, str]
    layout: str = ""
    layout_choice: str = ""

    @property
    def name(self) -> str:
        """The name as it is printed."""
        return self.texts["name"]


def prepare(values: CertificateValues, index: int) -> tuple[PreparedRecord | None, list[PaperProblem]]:
    """Return the record ready to print, None when a problem stops it, and its problems."""
    problems: list[PaperProblem] = []
    texts: dict[str, str] = {}
    for name in (*REQUIRED, *OPTIONAL):
        texts[name] = _cleaned(getattr(values, name), name, index, problems)
        if not texts[name] and name in REQUIRED and not any(p.field == name and p.stops for p in problems):
            problems.append(PaperProblem(index, name, "missing"))
    if values.kind not in _KINDS:
        problems.append(PaperProblem(index, "kind", "missing", values={"text": str(values.kind)[:60]}))
    if texts["decision_number"] and _BLANK_NUMBER.fullmatch(texts["decision_number"]):
        problems.append(PaperProblem(index, "decision_number", "missing"))
    texts["date"] = _long_date(texts["decision_date"], index, problems)
    if any(problem.stops for problem in problems):
        return None, problems
    award = _award(texts, values, index, problems)
    honorific, texts["name"] = name_parts(values.kind, texts["honorific"], texts["name"])
    texts |= {
        "issuer": award.issuer,
        "form": award.form,
        "position_unit": _joined(texts["position"], texts["unit"]),
        "signer_title": _office(texts["signer_title"]),
    }
    if any(problem.stops for problem in problems):
        return None, problems
    return PreparedRecord(values.kind, honorific, award, texts, values.layout, values.layout_choice), problems


def _cleaned(value: object, name: str, index: int, problems: list[PaperProblem]) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        problems.append(PaperProblem(index, name, "missing", values={"text": repr(value)[:60]}))
        return ""
    if len(value) > _LONGEST:
        problems.append(PaperProblem(index, name, "does_not_fit", values={"letters": len(value)}))
        return ""
    clean = examine(value, lines=name in _WITH_LINES)
    for kind, letter in clean.found:
        code, severity = _SEVERITIES[kind]
        problems.append(PaperProblem(index, name, code, severity, {"letter": letter}))
    return clean.text


def _long_date(text: str, index: int, problems: list[PaperProblem]) -> str:
    if not text:
        return ""
    found = _read_date(text)
    if not found:
        problems.append(PaperProblem(index, "decision_date", "bad_date", values={"text": text[:60]}))
    return found


@lru_cache(maxsize=4_096)
def _read_date(text: str) -> str:
    """Return the date in words, "" when the text is no date of this office's time."""
    try:
        day = dates.parse_date(text)
    except KnownError:
        return ""
    return dates.long_date(day) if day.year in _YEARS else ""


def _award(texts: dict[str, str], values: CertificateValues, index: int, problems: list[PaperProblem]) -> AwardWords:
    found = award_words(texts["award"], texts["place"], texts["issuer"], texts["signer_title"])
    if values.posthumous is True and not found.posthumous:
        found = AwardWords(found.issuer, found.form, found.title, True)
    if not found.form:
        problems.append(PaperProblem(index, "award", "missing"))
    if not found.issuer:
        problems.append(PaperProblem(index, "issuer", "missing"))
    elif not texts["issuer"] and " " not in found.issuer.replace("GIÁM ĐỐC", "G").replace("CHỦ TỊCH", "C"):
        problems.append(PaperProblem(index, "issuer", "missing", Severity.WARNING, {"text": found.issuer}))
    return found


def _joined(position: str, unit: str) -> str:
    """Return "position, unit"."""
    return f"{position.rstrip(' ,;')}, {unit.lstrip(' ,;')}" if position and unit else position or unit


@lru_cache(maxsize=1_024)
def _office(title: str) -> str:
    """Return the signer's office in capitals; "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" on one line gets its two."""
    capitals = title.upper()
    found = _PROXY.match(capitals) if "\n" not in capitals else None
    return f"{found[1]}\n{found[2]}" if found else capitals
