"""Everything that happened to whom an award was given: awards, posts, names as they were then, for who asks."""

from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.timeline import Moment, MomentKind, timeline_of_award
from db.rules.dates import short_date
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table, Value
from desktop.documents.letters.values import Signature
from desktop.labels.amendment_words import corrected_words
from desktop.papers import record_words

WORDS: Final = {
    MomentKind.AWARD: "Khen thưởng",
    MomentKind.EARLIER: "Khen thưởng trước khi có sổ này",
    MomentKind.PUT_FORWARD: "Đề nghị, không được khen hoặc chưa xong",
    MomentKind.POST: "Chức vụ",
    MomentKind.NAME: "Tên gọi, cách viết",
    MomentKind.TOOK_OVER: "Tiếp nhận từ",
    MomentKind.TAKEN_OVER: "Chuyển vào",
    MomentKind.ENDED: "Kết thúc hoạt động",
}
COLUMNS: Final = (
    Column("Năm", CellKind.CENTRED, 8, 14),
    Column("Ngày", CellKind.TEXT, 14, 24),
    Column("Việc", CellKind.TEXT, 22, 32),
    Column("Nội dung", CellKind.TEXT, 44, 60),
    Column("Họ tên, chức vụ, đơn vị khi đó", CellKind.TEXT, 44, 60),
    Column("Quyết định, đợt", CellKind.TEXT, 20, 30),
    Column("Ghi chú", CellKind.TEXT, 24, 30),
)


def gather(session: Session, recipient_id: int, today: date) -> Listing:
    """Return the history of whom an award of the register was given, the newest first.

    Raises KnownError: gone, office_missing.
    """
    name, found = timeline_of_award(session, recipient_id)
    office = paper_rows.office_words(session, today)
    part = ListPart(
        title="Quá trình khen thưởng",
        table=Table(COLUMNS, [_row(each) for each in found], size=10.0),
        heading=("QUÁ TRÌNH KHEN THƯỞNG", name),
        signatures=(Signature(("NGƯỜI LẬP",)), Signature((office.office,))),
        sheet="Quá trình",
    )
    return Listing(f"{part.title}: {name}", (part,), record_words.office(office))


def _row(moment: Moment) -> tuple[Value, ...]:
    day = short_date(moment.day) if moment.day else ""
    until = f"đến {short_date(moment.until)}" if moment.until else ""
    revoked = record_words.revoked_words(moment.revoked, replaced=moment.replaced)
    notes = (revoked, corrected_words(moment.corrections, "vi"), moment.reason)
    return (
        str(moment.year) if moment.year else None,
        " ".join(text for text in (day, until) if text) or None,
        WORDS[moment.kind],
        moment.what,
        moment.written or None,
        moment.paper or None,
        "; ".join(text for text in notes if text) or None,
    )
