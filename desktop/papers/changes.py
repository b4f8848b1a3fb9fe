"""What changed between two submitted lists: who was added, left out or written otherwise, word by word."""

from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.submitted_texts import SubmittedList, SubmittedRow, list_before, submitted_list
from db.rules import numbers
from db.rules.dates import long_date
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table, Value
from desktop.documents.letters.values import Signature
from desktop.papers import record_words

ADDED, LEFT, CHANGED, SAME, FIRST = "Bổ sung", "Đưa ra", "Sửa", "Giữ nguyên", "Trình lần đầu"
FIELDS: Final = ("tên", "chức vụ", "đơn vị", "thành tích", "tóm tắt")
COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 11),
    Column("Danh sách trước", CellKind.TEXT, 60, 98),
    Column("Danh sách này", CellKind.TEXT, 60, 98),
    Column("Thay đổi", CellKind.TEXT, 24, 40),
)


def gather(session: Session, submission_id: int, today: date) -> Listing:
    """Return the comparison with the submission before it; a first list stands by itself, nothing beside it.

    Raises KnownError: gone, office_missing.
    """
    new = submitted_list(session, submission_id)
    before = list_before(session, submission_id)
    old = submitted_list(session, before) if before else None
    office = paper_rows.office_words(session, today)
    rows = list(_rows(old, new))
    many = {word: sum(str(row[3]).startswith(word) for row in rows) for word in (ADDED, LEFT, CHANGED)}
    counted = ", ".join(f"{word.lower()} {numbers.two_digits(n)}" for word, n in many.items() if n) or "không thay đổi"
    if old is None:
        counted = f"{FIRST.lower()}, {numbers.two_digits(len(rows))} trường hợp"
    part = ListPart(
        title="Đối chiếu danh sách đề nghị",
        table=Table(COLUMNS, rows, size=11.0),
        heading=("ĐỐI CHIẾU DANH SÁCH ĐỀ NGHỊ", _called(new)),
        note=f"So với {_called(old)}" if old else "Chưa có danh sách nào trình trước",
        total=f"Tổng hợp: {counted}./.",
        signatures=(Signature(("NGƯỜI LẬP",)), Signature((office.office,))),
        sheet="Đối chiếu",
    )
    return Listing(part.title, (part,), record_words.office(office))


def _called(one: SubmittedList) -> str:
    if not one.number:
        return "Tờ trình chưa có số"
    return f"Tờ trình số {one.number}" + (f" {long_date(one.dated)}" if one.dated else "")


def _rows(old: SubmittedList | None, new: SubmittedList) -> Iterator[tuple[Value, ...]]:
    """Yield the new list in its order, then those who are no longer on it."""
    if old is None:
        yield from ((number, "", _told(one), FIRST) for number, one in enumerate(new.rows, start=1))
        return
    before = {(one.nominee_id, one.award_type_id): one for one in old.rows}
    number = 0
    for one in new.rows:
        number += 1
        yield _row(number, before.pop((one.nominee_id, one.award_type_id), None), one)
    for left in before.values():
        number += 1
        yield _row(number, left, None)


def _row(number: int, old: SubmittedRow | None, new: SubmittedRow | None) -> tuple[Value, ...]:
    if old is None or new is None:
        one = new or old
        assert one is not None
        told = _told(one)
        if old is None:
            return (number, "", (Span(told, Face.BOLD),), ADDED)
        return (number, (Span(told, Face.STRUCK),), "", LEFT)
    different = [name for name, was, now in zip(FIELDS, old.texts, new.texts, strict=True) if was != now]
    was, now = _marked(old, new)
    return (number, was, now, f"{CHANGED}: {', '.join(different)}" if different else SAME)


def _told(one: SubmittedRow) -> str:
    return "; ".join(text for text in one.texts if text)


def _marked(old: SubmittedRow, new: SubmittedRow) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return both rows as text, what went out crossed out and what came in bold."""
    sides: tuple[list[Span], list[Span]] = ([], [])
    fields = [(was, now) for was, now in zip(old.texts, new.texts, strict=True) if was or now]
    for at, (was, now) in enumerate(fields):
        left, right = was.split(), now.split()
        end = "" if at + 1 == len(fields) else "; "
        for act, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            for side, words, face in ((sides[0], left[a:b], Face.STRUCK), (sides[1], right[c:d], Face.BOLD)):
                if words:
                    side.append(Span(" ".join(words) + " ", Face.PLAIN if act == "equal" else face))
        for side in sides:
            if end and side:
                side[-1] = Span(side[-1].text.rstrip() + end, side[-1].face)
    return tuple(_trimmed(sides[0])), tuple(_trimmed(sides[1]))


def _trimmed(spans: list[Span]) -> list[Span]:
    return [*spans[:-1], Span(spans[-1].text.rstrip(" ;"), spans[-1].face)] if spans else []
