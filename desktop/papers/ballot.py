"""The ballot of the council (phiếu bầu), one for each award of each authority, blank to be marked.

The law has no form for it (NĐ 98/2023, NĐ 152/2025): the office words it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.nominated import PutForward, judged, last_session, put_forward
from db.queries.paper_words import sentence_on
from db.rules import numbers
from db.rules.dates import long_date
from desktop.documents.letters.letter import Closing, Letter, LetterForm, Letters, Paragraph, Part
from desktop.documents.letters.listing import CellKind, Column, Row, Section, Table, by_kinds
from desktop.documents.letters.paper_words import ended, sections
from desktop.documents.letters.values import Reference, Signature
from desktop.papers import record_words

COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 12),
    Column("Tập thể, cá nhân", CellKind.PERSON_AND_PLACE, 40, 94),
    Column("Đồng ý", CellKind.CENTRED, 10, 26),
    Column("Không đồng ý", CellKind.CENTRED, 10, 30),
)


def gather(session: Session, round_id: int, today: date) -> Letters:
    """Return a ballot for each award; of those judged where the council's session is kept, else of all put forward.

    Raises KnownError: nobody_put_forward, office_missing.
    """
    held = last_session(session, round_id)
    day = held.held_on if held else today
    rows = (judged(session, held) if held else []) or put_forward(session, round_id, day)
    made = [
        _ballot(session, list(those), day, held.members if held else 0, secret=held is None or held.ballot != "open")
        for _award, those in groupby(rows, key=lambda one: (one.authority_id, one.award_type_id))
    ]
    return Letters("Phiếu bầu", tuple(made))


def _ballot(session: Session, those: Sequence[PutForward], day: date, members: int, *, secret: bool) -> Letter:
    office = paper_rows.office_words(session, day)
    first = those[0]
    rows = [one.row for one in those]
    told = {
        "act": first.words.act(row.posthumous for row in rows),
        "award": first.words.given,
        "kinds": record_words.kinds(rows).lower(),
        "council_day": long_date(day),
    }
    parts: list[Part] = [Paragraph(ended(sentence_on(session, "ballot_how", day, **told), "."))]
    parts.append(Table(by_kinds(COLUMNS, [record_words.recipient(row) for row in rows]), tuple(_rows(rows))))
    if members:
        parts.append(Paragraph(f"Số phiếu phát ra: {numbers.two_digits(members)}, mỗi thành viên một phiếu."))
    if not secret:
        parts.append(Closing((), Signature(("NGƯỜI BIỂU QUYẾT",))))
    return Letter(
        LetterForm.FORM,
        "Phiếu bầu" if secret else "Phiếu biểu quyết",
        record_words.office(office),
        Reference("", office.place, "-", day),
        sentence_on(session, "ballot_abstract", day, **told),
        tuple(parts),
        numbered_by_hand=True,
    )


def _rows(rows: Sequence[paper_rows.AwardedRow]) -> Iterator[Row]:
    for numeral, name, those in sections([record_words.recipient(row) for row in rows]):
        yield Section(numeral, f"{name} ({numbers.two_digits(len(those))})")
        for number, one in enumerate(those, start=1):
            yield (number, one, "", "")
