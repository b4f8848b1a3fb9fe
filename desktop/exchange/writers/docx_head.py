"""The head of a Word file in two columns, and its signatures: shared by letters and lists."""

from collections.abc import Sequence
from typing import Any, Final

from desktop.documents.engine.canvas import BOLD, REGULAR
from desktop.documents.engine.phrase_lines import phrase_lines
from desktop.documents.letters.letterhead import COUNTRY as COUNTRY_WORDS
from desktop.documents.letters.letterhead import MOTTO as MOTTO_WORDS
from desktop.documents.letters.paper_words import date_line, number_line
from desktop.documents.letters.values import Office, Reference, Signature
from desktop.exchange.writers.docx_parts import SPARE, add_line, add_row, new_table
from desktop.exchange.writers.docx_styles import (
    ABOUT,
    COUNTRY,
    MOTTO,
    NUMBER,
    OFFICE,
    PLACE_AND_DAY,
    SUPERIOR,
    Look,
    rule,
)

OFFICE_RULE, MOTTO_RULE = 22.0, 48.0
"""Length of the lines under office and motto, mm."""
MOST_LINES: Final = 3


def write_head(
    document: Any,
    office: Office,
    halves: Sequence[float],
    reference: Reference | None = None,
    *,
    numbered: bool = True,
    about: str = "",
) -> None:
    """Write the issuing body on the left, Quốc hiệu and Tiêu ngữ on the right, in columns of `halves` mm without lines.

    The names break as on the PDF, by phrases; number, place and date stand under them where there is a reference, and
    under the number what an official letter is about.
    """
    table = new_table(document, halves)
    left, right = add_row(table, halves)
    for text, face, look in ((office.superior or "", REGULAR, SUPERIOR), (office.body, BOLD, OFFICE)):
        for line in phrase_lines(text, face, look.size, halves[0] - 2 * SPARE, MOST_LINES, capitals=True):
            add_line(document, look, (line, look.bold, False), cell=left)
    add_line(document, rule((halves[0] - OFFICE_RULE) / 2), cell=left)
    add_line(document, COUNTRY, (COUNTRY_WORDS, True, False), cell=right)
    add_line(document, MOTTO, (MOTTO_WORDS, True, False), cell=right)
    add_line(document, rule((halves[1] - MOTTO_RULE) / 2), cell=right)
    if reference is not None:
        left, right = add_row(table, halves)
        add_line(document, NUMBER, (number_line(reference) if numbered else "", False, False), cell=left)
        for line in phrase_lines(about, REGULAR, ABOUT.size, halves[0] - 2 * SPARE, MOST_LINES):
            add_line(document, ABOUT, (line, False, False), cell=left)
        add_line(document, PLACE_AND_DAY, (date_line(reference), False, True), cell=right)


def write_signature(document: Any, cell: Any, signature: Signature, width: float, office: Look, name: Look) -> None:
    """Write the signer's office, broken by phrases as on the PDF, and the name, with room for pen and seal between."""
    for text in signature.office:
        for line in phrase_lines(text, BOLD, office.size, width - 2 * SPARE, MOST_LINES + 1, capitals=True) or [""]:
            add_line(document, office, (line, True, False), cell=cell)
    add_line(document, name, (signature.name or "", True, False), cell=cell)
