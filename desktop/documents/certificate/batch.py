"""Writes certificates into one PDF, from one record to 100,000: each is composed and written before the next."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from db.rules import dates, names
from db.rules.terms import Severity
from desktop.documents.certificate.calibration import Calibration
from desktop.documents.certificate.compose import Certificate, compose
from desktop.documents.certificate.layouts import Wanted, wanted
from desktop.documents.certificate.page_writer import PageWriter
from desktop.documents.certificate.prepare import PreparedRecord, prepare
from desktop.documents.certificate.problems import PaperProblem
from desktop.documents.certificate.values import CertificateValues
from desktop.documents.engine.archive import About
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.document import StreamedDocument

Step = Callable[[int, int], None]
SEVERAL = "Bằng khen, giấy khen"
"""What a file of several awards or decisions is called."""


def write_certificates(
    out_path: Path | str,
    certificates: Sequence[CertificateValues],
    *,
    layout: str | None = None,
    stock: bool = False,
    carries_issuer: bool = False,
    calibration: Calibration | None = None,
    step: Step | None = None,
    scan: bool = False,
    specimen: bool = False,
) -> list[PaperProblem]:
    """Write one page for each record that has no error, in order; returns all problems, by record.

    Without `layout` each record gets that of its award and kind. `step(done, total)` is called after each record and
    may raise to stop; then, and when no record can be printed, no file is written. The same records give the same
    bytes. `scan` draws the layout's scan of the stock behind the fields, for the screen; a `specimen` says across each
    page that it is only to be looked at. `stock` leaves the form out, and the issuer's line where it `carries_issuer`.
    Raises KnownError: unknown_layout, bad_layout, bad_layout_image, proof_too_long, and the codes of `atomic_write`.
    """
    nominees = Nominees()
    composer = RecordComposer(wanted(layout) if layout else None, nominees, stock=stock, carries_issuer=carries_issuer)
    total = len(certificates)
    with _written(out_path, calibration, scan=scan and composer.stock, specimen=specimen) as writer:
        for index, values in enumerate(certificates):
            composed = composer.compose(values, index)
            if composed is not None:
                writer.add(composed)
            if step is not None:
                step(index + 1, total)
        writer.about = composer.about()
    return sorted(composer.problems + nominees.problems, key=lambda problem: problem.index)


class _NothingError(Exception):
    """No page was drawn; nothing is written."""


@contextmanager
def _written(path: Path | str, calibration: Calibration | None, *, scan: bool, specimen: bool) -> Iterator[PageWriter]:
    """Give the writer of a file that is kept only when the block ends well and a page was added."""
    try:
        with atomic_write(path) as aside, aside.open("wb") as opened:
            document = StreamedDocument(opened, title=SEVERAL, author="")
            writer = PageWriter(document, calibration, scan=scan, specimen=specimen)
            yield writer
            if not writer.pages:
                raise _NothingError
            writer.close()
    except _NothingError:
        return


class Nominees:
    """Warns of each record whose nominee came before, with the same award or another one; records come in order."""

    def __init__(self) -> None:
        self.problems: list[PaperProblem] = []
        self._numbers: dict[tuple[str, str], int] = {}  # of units and positions, by kind; of awards: they repeat
        self._first: dict[str, int] = {}  # the place of each nominee in the two arrays; a number is small
        self._indexes, self._awards = array("q"), array("q")
        self._more: dict[str, dict[int, int]] = {}

    def add(self, record: PreparedRecord, index: int) -> None:
        """Take in the nominee and the award of one record."""
        texts = record.texts
        place = self._number(record.kind, _key(texts["unit"] or texts["position"]))
        syllables = map(_key, record.name.split(" "))  # they repeat, whole names do not
        who = f"{place} {' '.join(syllables)}"
        award = self._number("", _key(texts["award"]))
        at = self._first.setdefault(who, len(self._indexes))
        if at == len(self._indexes):
            self._indexes.append(index)
            self._awards.append(award)
            return
        before = self._more.setdefault(who, {self._awards[at]: self._indexes[at]})
        code = "duplicate" if award in before else "same_person_other_award"
        other = before.get(award, self._indexes[at])
        before.setdefault(award, index)
        self.problems.append(PaperProblem(index, "name", code, Severity.WARNING, {"other": other + 1}))

    def _number(self, kind: str, key: str) -> int:
        return self._numbers.setdefault((kind, key), len(self._numbers))


class RecordComposer:
    """Composes records one after another; gathers their problems and nominees."""

    def __init__(self, choice: Wanted | None, nominees: Nominees, *, stock: bool, carries_issuer: bool = False) -> None:
        self.stock = stock or (choice is not None and choice.stock)
        self._carries_issuer = carries_issuer
        self.problems: list[PaperProblem] = []
        self._choice, self._nominees = choice, nominees
        self._told: dict[tuple[str, str, str, str], None] = {}

    def compose(self, values: CertificateValues, index: int) -> Certificate | None:
        """Return one record as lines on its layout, None where a problem stops it."""
        record, problems = prepare(values, index)
        self.problems += problems
        if record is None:
            return None
        composed = compose(record, index, self._choice, stock=self.stock, carries_issuer=self._carries_issuer)
        if isinstance(composed, PaperProblem):
            self.problems.append(composed)
            return None
        self.problems += composed.told
        self._nominees.add(record, index)
        said = record.texts
        self._told[said["award"], said["issuer"], said["decision_number"], said["decision_date"]] = None
        return composed

    def about(self) -> About:
        """Return what a file of the composed records says of itself: award and decision, who gives it, the last day."""
        if not self._told:
            return About(SEVERAL)
        awards, issuers, numbers, days = ({each[at]: None for each in self._told} for at in range(4))
        alike = len(awards) == len(numbers) == 1
        title = f"{next(iter(awards))}, Quyết định {next(iter(numbers))}" if alike else SEVERAL
        return About(title, "; ".join(issuers), max(map(dates.parse_date, days)))


@lru_cache(maxsize=20_000)
def _key(text: str) -> str:
    return names.match_key(text)
