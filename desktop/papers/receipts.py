"""The list on which recipients sign for what they receive (danh sách lĩnh thưởng), in the order of calling."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.paper_words import sentence_on
from db.rules.dates import long_date
from desktop.documents.letters.award_list import UNKNOWN, bonus_words, known_sum, part_sections
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table, Total, by_kinds
from desktop.documents.letters.paper_words import (
    counts,
    in_sentence,
    place_and_date,
    title_text,
    whereabouts,
)
from desktop.documents.letters.values import AwardListPart, Signature
from desktop.papers import calling, record_words

COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 11),
    Column("Tập thể, cá nhân", CellKind.PERSON, 40, 62),
    Column("Chức vụ, đơn vị công tác", CellKind.TEXT, 50, 62),
    Column("Hình thức khen thưởng", CellKind.TEXT, 40, 0),
    Column("Tiền thưởng\n(đồng)", CellKind.MONEY, 14, 28),
    Column("Người lĩnh", CellKind.TEXT, 30, 48),
    Column("Ký nhận", CellKind.TEXT, 18, 36),
)


def gather(session: Session, round_id: int, today: date) -> Listing:
    """Return the list; whose award was revoked is named above it and has no row.

    Raises KnownError: nothing_awarded, office_missing.
    """
    decisions, parts = calling.called(session, round_id, today, everybody=True)
    if not parts:
        raise KnownError("nothing_awarded")
    held = paper_rows.ceremony_of(session, round_id)
    day = held.held_on if held else today
    office = paper_rows.office_words(session, day)
    title = title_text(
        sentence_on(session, "receipt_title", day, **record_words.told_of_round(session, round_id, decisions))
    )
    where = ", ".join(part for part in (held.name, long_date(held.held_on), held.place) if part) if held else ""
    notes = (where, record_words.left_out(decisions))
    everyone = [one for part in parts for one in part.recipients]
    part = ListPart(
        title=f"Danh sách {in_sentence(title)}",
        table=Table(by_kinds(COLUMNS, everyone), tuple(_rows(parts)), pad=2.2),
        heading=("DANH SÁCH LĨNH THƯỞNG", title),
        note=". ".join(note for note in notes if note),
        total=f"Tổng số: {counts(everyone)}{bonus_words(everyone)}./.",
        signatures=(Signature(("NGƯỜI LẬP",)), Signature(("KẾ TOÁN",)), Signature((office.office,))),
        day=place_and_date(office.place, held.held_on if held else None),
        sheet="Lĩnh thưởng",
    )
    return Listing(part.title, (part,), record_words.office(office))


def _rows(parts: Sequence[AwardListPart]) -> Iterator[Row]:
    for at, part in enumerate(parts):
        for found in part_sections(at, part):
            if isinstance(found, Section):
                yield found
                continue
            number, _section, one = found
            amount = UNKNOWN if one.bonus is None else one.bonus
            yield (number, one, whereabouts(one), part.title, amount, one.receiver or "", "")
    everyone = [one for part in parts for one in part.recipients]
    yield Total((None, "Cộng", None, None, known_sum([one.bonus for one in everyone]), None, None))
