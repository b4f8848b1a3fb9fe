"""What came of drawing certificates."""

from dataclasses import dataclass

from desktop.documents.certificate.problems import PaperProblem


@dataclass(frozen=True)
class DrawResult:
    """`pages` holds, page by page, the recipient's place in the decision, from 0."""

    pages: tuple[int, ...]
    problems: tuple[PaperProblem, ...]
