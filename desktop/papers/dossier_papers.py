"""Papers about dossiers: what is missing of a round by unit, what was said of each before the council."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.dossiers import Dossier, round_dossiers
from db.rules.dates import short_date
from db.rules.terms import Verdict
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table, by_kinds
from desktop.documents.letters.paper_words import place_and_date
from desktop.documents.letters.values import Recipient, Signature
from desktop.papers import record_words

VERDICTS: Final = {
    Verdict.AGREE: "Đủ điều kiện, tiêu chuẩn",
    Verdict.SUPPLEMENT: "Bổ sung hồ sơ",
    Verdict.DISAGREE: "Không đủ điều kiện, tiêu chuẩn",
}
COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 12),
    Column("Tập thể, cá nhân", CellKind.TEXT, 40, 62),
    Column("Hình thức đề nghị", CellKind.TEXT, 36, 52),
    Column("Đơn vị đề nghị", CellKind.TEXT, 36, 0),
    Column("Giấy tờ còn thiếu", CellKind.TEXT, 60, 74),
    Column("Ý kiến thẩm định", CellKind.TEXT, 50, 54),
)
COMPLETE: Final = "Đủ giấy tờ"
UNKNOWN: Final = "Chưa rõ văn bản quy định hồ sơ"


def gather(session: Session, round_id: int, today: date) -> Listing:
    """Return the list by unit. Raises KnownError: nobody_put_forward, office_missing."""
    found = round_dossiers(session, round_id, today)
    if not found:
        raise KnownError("nobody_put_forward")
    office = paper_rows.office_words(session, today)
    lacking = sum(bool(each.missing) for each in found)
    part = ListPart(
        title="Thẩm định hồ sơ đề nghị khen thưởng",
        table=Table(by_kinds(COLUMNS, [Recipient(one.name, one.kind) for one in found]), tuple(_rows(found))),
        heading=("KẾT QUẢ THẨM ĐỊNH", "Hồ sơ đề nghị khen thưởng"),
        total=f"Tổng số: {len(found):02d} hồ sơ, {lacking:02d} hồ sơ còn thiếu giấy tờ./.",
        signatures=(Signature(("NGƯỜI THẨM ĐỊNH",)), Signature((office.office,))),
        day=place_and_date(office.place, today),
    )
    return Listing(part.title, (part,), record_words.office(office))


def _rows(found: Sequence[Dossier]) -> Iterator[Row]:
    for at, (unit, those) in enumerate(groupby(found, key=lambda each: each.unit), start=1):
        yield Section(str(at), unit)
        for number, one in enumerate(those, start=1):
            yield (number, one.name, one.award, unit, lacking_words(one), opinion_words(one))


def lacking_words(one: Dossier) -> str:
    """Return which papers are missing; where no rule is in hand that is said."""
    if one.missing:
        return "; ".join(one.missing)
    return COMPLETE if one.article or any(each.required for each in one.papers) else UNKNOWN


def opinion_words(one: Dossier) -> str:
    """Return the appraisal in one line, "" for none."""
    if one.opinion is None:
        return ""
    told = VERDICTS[one.opinion.verdict]
    by = ", ".join(text for text in (one.opinion.appraised_by, short_date(one.opinion.dated)) if text)
    return f"{told}: {one.opinion.opinion} ({by})" if one.opinion.opinion else f"{told} ({by})"
