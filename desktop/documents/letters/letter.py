"""An administrative paper as one plain value, from which PDF and Word are drawn (NĐ 30/2020, Phụ lục I).

Every paragraph has its final punctuation already. The renderers know the measures.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from desktop.documents.engine.spans import Span, Words
from desktop.documents.letters.listing import Table
from desktop.documents.letters.paper_words import called, ended_words, full_number, list_item, sections, spans
from desktop.documents.letters.values import Office, Points, Recipient, Reference, Signature

LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""Of points, as NĐ 30/2020 orders them."""


class LetterForm(StrEnum):
    """Which sizes and leadings the running text may have."""

    DECISION = "decision"
    LETTER = "letter"
    MINUTES = "minutes"
    OFFICIAL = "official"
    """Công văn: no name of the paper; what it is about stands under its number (NĐ 30/2020, Phụ lục III, mẫu 1.5)."""
    FORM = "form"
    """A paper that no office numbers: báo cáo thành tích, phiếu bầu."""


@dataclass(frozen=True, slots=True)
class CentredLine:
    """A bold line in the middle: the deciding authority, "QUYẾT ĐỊNH:"."""

    text: str


@dataclass(frozen=True, slots=True)
class Addressees:
    """ "Kính gửi:" with one addressee a line, each with its final punctuation."""

    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Ground:
    """A legal ground, in italics."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, justified."""

    words: Words

    @property
    def announces(self) -> bool:
        """Whether it ends in a colon: it stays on the page of what follows."""
        last = self.words if isinstance(self.words, str) else self.words[-1].text if self.words else ""
        return last.rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class Heading:
    """A bold line at the indent: "I. Thành phần"."""

    text: str


@dataclass(frozen=True, slots=True)
class Dotted:
    """What is written in by hand: a label with dots to the end of its line, and more dotted lines below."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Closing:
    """Nơi nhận on the left, the signature on the right; each place of distribution with its final punctuation."""

    distribution: Sequence[str]
    signature: Signature


@dataclass(frozen=True, slots=True)
class TwoSignatures:
    """Signatures side by side at the end of minutes."""

    left: Signature
    right: Signature


Part: TypeAlias = CentredLine | Addressees | Ground | Paragraph | Heading | Dotted | Table | Closing | TwoSignatures


@dataclass(frozen=True, slots=True)
class Annex:
    """A list on pages of its own; `parts` are headings with paragraphs, or one table."""

    title: str
    note: str
    """"(Kèm theo Quyết định số …)"."""
    parts: Sequence[Heading | Paragraph | Table]
    total: str = ""
    """In italics under a table."""
    name: str = "DANH SÁCH"
    """Above the title; with its number where a paper has several lists."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A paper with its parts from top to bottom."""

    form: LetterForm
    kind: str
    """"Quyết định", "Tờ trình"; printed in capitals as the name of the paper."""
    office: Office
    reference: Reference
    abstract: str
    parts: Sequence[Part]
    annexes: Sequence[Annex] = ()
    numbered_by_hand: bool = False
    """Number and date are written in after printing: a blank does not make it a draft."""

    @property
    def annex(self) -> Annex | None:
        """Its first list, None for none."""
        return self.annexes[0] if self.annexes else None

    @property
    def draft(self) -> bool:
        """Whether it is marked "BẢN NHÁP"."""
        return self.reference.draft and not self.numbered_by_hand

    @property
    def title(self) -> str:
        """The title of its file: "Quyết định 1598/QĐ-UBND Về việc tặng …"."""
        number = full_number(self.reference) if self.form is not LetterForm.FORM else ""
        return " ".join(part for part in (self.kind, number, self.abstract) if part)


@dataclass(frozen=True, slots=True)
class Letters:
    """Papers of one kind in one file, each on pages of its own that are counted anew."""

    title: str
    letters: Sequence[Letter]


def paragraphs(words: Words | Points, end: str, *head: Span) -> Iterator[Paragraph]:
    """Yield a paragraph behind its `head`, or its opening and its points, the last with the ending."""
    if not isinstance(words, Points):
        yield Paragraph((*head, *spans(ended_words(words, end))))
        return
    yield Paragraph((*head, *spans(words.opening)))
    for at, point in enumerate(words.points):
        last = at + 1 == len(words.points)
        yield Paragraph((Span(f"{LETTERS[at]}) "), *spans(ended_words(point, end if last else ";"))))


def name_list(
    recipients: Sequence[Recipient], said: Callable[[Recipient], str] = called
) -> Iterator[Heading | Paragraph]:
    """Yield the sections of a list of names as `said`; an item ends in ";", a section in ".", the list in "./."."""
    filled = sections(recipients)
    for at, (numeral, name, those) in enumerate(filled, start=1):
        yield Heading(f"{numeral}. {name}")
        for number, recipient in enumerate(those, start=1):
            last = number == len(those)
            end = "./." if last and at == len(filled) else "." if last else ";"
            yield Paragraph(list_item(number, recipient, end, said))
