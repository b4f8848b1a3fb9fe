"""The list of those proposed (danh sách đề nghị khen thưởng) as it goes with a submission, award by award."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Final

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.nominated import PutForward, facts_of, left_out, put_forward
from db.queries.paper_words import sentence_on
from db.rules import numbers
from db.rules.dates import short_date
from desktop.documents.letters.award_list import MERIT
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table, by_kinds
from desktop.documents.letters.paper_words import (
    counts,
    in_sentence,
    letter_of,
    place_and_date,
    sections,
    title_text,
    whereabouts,
)
from desktop.documents.letters.values import Recipient, Signature
from desktop.papers import record_words

COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 11),
    Column("Tập thể, cá nhân", CellKind.PERSON, 40, 58),
    Column("Đối tượng", CellKind.TEXT, 12, 0),
    Column("Chức vụ, đơn vị công tác", CellKind.TEXT, 50, 58),
    Column("Hình thức đề nghị", CellKind.TEXT, 40, 0),
    Column("Tóm tắt thành tích", CellKind.TEXT, 50, 74),
    Column("Đã được khen", CellKind.TEXT, 44, 46),
)


def gather(session: Session, round_id: int, today: date) -> Listing:
    """Return the list, dated today, and one of its own for the secret list; a note names who was returned or withdrew.

    Raises KnownError: nobody_put_forward, office_missing.
    """
    found = put_forward(session, round_id, today)
    office = paper_rows.office_words(session, today)
    facts = facts_of(session, [one.row.nominee_id for one in found], today, round_id)
    earlier = {
        id_: "; ".join(f"{one.award} (số {one.number} ngày {short_date(one.dated)})" for one in known.earlier)
        for id_, known in facts.items()
    }
    parts = [
        _part(session, (round_id, today), those, earlier, secret=secret)
        for secret in (False, True)
        if (those := [one for one in found if one.row.secret is secret])
    ]
    signed, day = (Signature(("NGƯỜI LẬP",)), Signature((office.office,))), place_and_date(office.place, today)
    made = tuple(replace(part, signatures=signed, day=day) for part in parts)
    return Listing(made[0].title, made, record_words.office(office))


def _part(
    session: Session, of: tuple[int, date], found: Sequence[PutForward], earlier: dict[int, str], *, secret: bool
) -> ListPart:
    (round_id, today), rows = of, [one.row for one in found]
    words = {**record_words.told_of(rows), "movement": _movement(session, round_id, rows)}
    merits = len(record_words.by_citation(rows)) > 1
    title = title_text(sentence_on(session, "proposal_title", today, **words))
    out = left_out(session, round_id, secret=secret)
    columns = (*COLUMNS[:5], MERIT, *COLUMNS[5:]) if merits else COLUMNS
    recipients = [record_words.recipient(row) for row in rows]
    name = f"DANH SÁCH {record_words.APART}" if secret else "DANH SÁCH"
    return ListPart(
        title=f"Danh sách {in_sentence(title)}" + (f" {record_words.APART}" if secret else ""),
        table=Table(by_kinds(columns, recipients), tuple(_rows(found, earlier, merits))),
        heading=(name, title),
        note=f"Không gồm {'; '.join(out)} (đã trả lại hoặc rút)" if out else "",
        total=f"Tổng số: {counts(recipients)}./.",
        sheet="Danh sách mật" if secret else "Danh sách",
    )


def _movement(session: Session, round_id: int, rows: Sequence[paper_rows.AwardedRow]) -> str:
    return record_words.movement_of(record_words.round_citation(session, round_id, rows))


def _rows(found: Sequence[PutForward], earlier: dict[int, str], merits: bool) -> Iterator[Row]:
    awards = [list(those) for _key, those in groupby(found, key=lambda one: (one.authority_id, one.award_type_id))]
    for at, those in enumerate(awards):
        told = those[0].words.full
        yield Section(letter_of(at), told)
        yield from _people(those, told, earlier, merits)


def _people(those: Sequence[PutForward], told: str, earlier: dict[int, str], merits: bool) -> Iterator[Row]:
    recipients = [record_words.recipient(one.row, merit=merits) for one in those]
    before: dict[int, str] = {
        id(one): earlier.get(each.row.nominee_id, "") for one, each in zip(recipients, those, strict=True)
    }
    for numeral, name, people in sections(recipients):
        yield Section(numeral, f"{name} ({numbers.two_digits(len(people))})")
        for number, one in enumerate(people, start=1):
            yield _row(number, name, one, told, before[id(one)], merits)


def _row(number: int, kind: str, one: Recipient, told: str, before: str, merits: bool) -> Row:
    merit = (one.merit or "",) if merits else ()
    return (number, one, kind, whereabouts(one), told, *merit, one.achievement or "", before)
