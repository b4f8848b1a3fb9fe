"""Before the first sheet: only the certificates that need eyes (design §1, step 5); a clean round gives nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from db.rules import names
from db.rules.terms import NomineeKind, Severity
from desktop.documents.batch import repeated
from desktop.documents.certificate_values import CertificateValues
from desktop.documents.drawing import Drawer, How
from desktop.documents.layouts import wanted
from desktop.documents.plain_text import plain
from desktop.documents.problems import PaperProblem

_MALE: Final = frozenset(map(names.match_key, ("Ông", "Anh")))
_FEMALE: Final = frozenset(map(names.match_key, ("Bà", "Chị", "Ni sư", "Ni trưởng", "Sư cô")))


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
    step: Callable[[int, int], None] | None = None,
) -> list[PaperProblem]:
    """Return everything that needs eyes, by record: what would stop or change the print, and doubtful persons.

    Runs the real layout, so that nothing found good here is refused by the printing. Draws no page.
    """
    drawer = Drawer(How(wanted(layout) if layout else None, stock), draws=False)
    problems: list[PaperProblem] = []
    for index, values in enumerate(certificates):
        drawer.draw(values, index)
        problems += _doubts(values, index, known[index] if known else None)
        if step is not None:
            step(index + 1, len(certificates))
    shown = [problem for problem in drawer.part.problems if problem.severity is not Severity.INFO]
    found = [*shown, *problems, *repeated(drawer.part.identities), *_numbers_twice(certificates)]
    return sorted(found, key=lambda problem: problem.index)


def _doubts(values: CertificateValues, index: int, known: Known | None) -> list[PaperProblem]:
    found: list[PaperProblem] = []
    honorific = values.honorific
    if values.kind == NomineeKind.INDIVIDUAL:
        honorific = honorific or names.split_honorific(str(values.name or ""))[0]
        if not honorific:
            found.append(PaperProblem(index, "honorific", "honorific", Severity.WARNING))
    if known is None:
        return found
    key = names.match_key(honorific or "")
    if (known.sex == "female" and key in _MALE) or (known.sex == "male" and key in _FEMALE):
        found.append(PaperProblem(index, "honorific", "honorific_and_sex", Severity.WARNING, {"honorific": honorific}))
    if known.registered_name and plain(known.registered_name).text != plain(str(values.name or "")).text:
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
