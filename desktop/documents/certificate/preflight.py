"""What is doubtful or cannot be printed, found before the first sheet; a clean round gives nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from db.rules import names
from db.rules.clean_text import clean
from db.rules.terms import NomineeKind, Severity
from desktop.documents.certificate.batch import Nominees, RecordComposer
from desktop.documents.certificate.layouts import wanted
from desktop.documents.certificate.problems import PaperProblem
from desktop.documents.certificate.values import CertificateValues

_STAND_INS: Final = {  # as wide as what will stand there
    "reason": "Đã có thành tích xuất sắc",
    "decision_number": "0000/QĐ-UBND",
    "decision_date": "2023-12-28",
    "place": "Tuyên Quang",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Nguyễn Văn Thường",
    "register_number": "000",
}
_OF_FITTING: Final = frozenset({"does_not_fit", "unsupported_character"})


@dataclass(frozen=True)
class Known:
    """What the record knows beside the values of one certificate: sex (male, female), the name in the register."""

    sex: str | None = None
    registered_name: str | None = None


def preflight(
    certificates: Sequence[CertificateValues],
    *,
    known: Sequence[Known | None] | None = None,
    layout: str | None = None,
    stock: bool = False,
    carries_issuer: bool = False,
    step: Callable[[int, int], None] | None = None,
) -> list[PaperProblem]:
    """Return everything that needs eyes, by record: what would stop or change the print, and doubtful persons.

    Runs the real layout, so that nothing found good here is refused by the printing. Draws no page.
    """
    choice = wanted(layout) if layout else None
    nominees = Nominees()
    composer, aside = (RecordComposer(choice, nominees, stock=stock, carries_issuer=carries_issuer) for _ in range(2))
    problems: list[PaperProblem] = []
    for index, values in enumerate(certificates):
        before = len(composer.problems)
        composer.compose(values, index)
        lacking = {problem.field for problem in composer.problems[before:] if problem.kind == "missing"}
        if lacking:
            problems += _beside_what_is_missing(aside, values, index, lacking)
        problems += _doubts(values, index, known[index] if known else None)
        if step is not None:
            step(index + 1, len(certificates))
    shown = [problem for problem in composer.problems if problem.severity is not Severity.INFO]
    found = [*shown, *problems, *nominees.problems, *_numbers_twice(certificates)]
    return sorted(found, key=lambda problem: problem.index)


def _beside_what_is_missing(
    aside: RecordComposer, values: CertificateValues, index: int, lacking: set[str]
) -> list[PaperProblem]:
    """Return what else would stop a record once its missing fields are filled: it is mended in one go."""
    filled: dict[str, Any] = {field: _STAND_INS[field] for field in lacking if field in _STAND_INS}
    if not filled or lacking - filled.keys():
        return []
    before = len(aside.problems)
    aside.compose(replace(values, **filled), index)
    return [problem for problem in aside.problems[before:] if problem.kind in _OF_FITTING]


def _doubts(values: CertificateValues, index: int, known: Known | None) -> list[PaperProblem]:
    found: list[PaperProblem] = []
    honorific = values.honorific
    if values.kind == NomineeKind.INDIVIDUAL:
        honorific = honorific or names.split_honorific(str(values.name or ""))[0]
        if not honorific:
            found.append(PaperProblem(index, "honorific", "honorific", Severity.WARNING))
    sexes = {known.sex if known else None, names.sex_of_name(str(values.name or ""))}
    spoken_to = names.sex_spoken_to(honorific or "")
    if spoken_to and sexes - {spoken_to, None, ""}:
        found.append(PaperProblem(index, "honorific", "honorific_and_sex", Severity.WARNING, {"honorific": honorific}))
    if known is None:
        return found
    if known.registered_name and clean(known.registered_name) != clean(str(values.name or "")):
        values_ = {"known": known.registered_name}
        found.append(PaperProblem(index, "name", "name_unlike_register", Severity.WARNING, values_))
    return found


def _numbers_twice(certificates: Sequence[CertificateValues]) -> list[PaperProblem]:
    """Return a problem for each số sổ vàng that its decision used already."""
    seen: dict[tuple[str, str, str], int] = {}
    found: list[PaperProblem] = []
    for index, values in enumerate(certificates):
        key = (str(values.decision_number), str(values.award), str(values.register_number))
        before = seen.setdefault(key, index)
        if before != index and values.register_number:
            given = {"number": values.register_number, "other": before + 1}
            found.append(PaperProblem(index, "register_number", "register_number_twice", Severity.WARNING, given))
    return found
