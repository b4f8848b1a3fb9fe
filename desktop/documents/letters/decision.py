"""The words of a decision and of its list (NĐ 30/2020, Phụ lục I)."""

from collections.abc import Iterator

from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.letter import (
    Annex,
    CentredLine,
    Closing,
    Ground,
    Letter,
    LetterForm,
    Part,
    name_list,
    paragraphs,
)
from desktop.documents.letters.paper_words import attached_to, bullets, ended
from desktop.documents.letters.values import DecisionPaper


def decision_letter(paper: DecisionPaper) -> Letter:
    """Return the decision; each list of names is an annex under its own name."""
    note = attached_to("Quyết định", paper.reference, paper.authority)
    annexes = tuple(Annex(one.title, note, tuple(name_list(one.recipients)), name=one.name) for one in paper.lists)
    return Letter(
        LetterForm.DECISION,
        "Quyết định",
        paper.office,
        paper.reference,
        paper.abstract,
        tuple(_parts(paper)),
        annexes,
    )


def _parts(paper: DecisionPaper) -> Iterator[Part]:
    yield CentredLine(paper.authority.upper())
    for number, ground in enumerate(paper.grounds, start=1):
        yield Ground(ended(ground, "." if number == len(paper.grounds) else ";"))
    yield CentredLine("QUYẾT ĐỊNH:")
    for number, article in enumerate(paper.articles, start=1):
        head, end = Span(f"Điều {number}. ", Face.BOLD), "./." if number == len(paper.articles) else "."
        yield from paragraphs(article, end, head)
    yield Closing(bullets(paper.distribution), paper.signature)
