"""Text in one or more faces, as plain values: whoever fills a paper needs no ReportLab."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Face(StrEnum):
    """How a span stands out from its paragraph."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    STRUCK = "struck"
    """Crossed out: what a list had before."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one face; the text is data, never markup."""

    text: str
    face: Face = Face.PLAIN


Words: TypeAlias = str | Sequence[Span]  # 3.11: no `type` statement yet
