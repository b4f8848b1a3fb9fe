"""The letter that asks the units for their lists (công văn; NĐ 30/2020, Phụ lục III, mẫu 1.5)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.paper_words import lines_on, sentence_on
from db.queries.round_plan import MilestoneLine, asked_units, deadline_of, milestones
from db.rules.dates import long_date
from db.rules.numbering import office_of
from db.rules.terms import MilestoneKind
from desktop.documents.letters.letter import Addressees, Annex, Closing, Letter, LetterForm, Paragraph, Part
from desktop.documents.letters.listing import CellKind, Column, Table
from desktop.documents.letters.paper_words import attached_to, bullets, ended, one_a_line, title_text
from desktop.documents.letters.values import Signature
from desktop.papers import record_words

DOTTED: Final = "…" * 12
MOST_NAMED: Final = 5
"""More units than this are named on a list of their own, not behind "Kính gửi"."""
STEPS: Final = {
    MilestoneKind.INVITATION: "Gửi công văn đề nghị các đơn vị",
    MilestoneKind.CORRECTIONS: "Đơn vị bổ sung, hoàn thiện hồ sơ",
    MilestoneKind.COUNCIL: "Hội đồng Thi đua - Khen thưởng họp",
    MilestoneKind.SUBMISSION: "Trình cấp có thẩm quyền",
    MilestoneKind.DECISION: "Quyết định khen thưởng",
    MilestoneKind.CEREMONY: "Công bố, trao tặng",
    MilestoneKind.REPORT: "Báo cáo kết quả",
    MilestoneKind.OTHER: "Việc khác",
}
UNITS: Final = (
    Column("TT", CellKind.NUMBER, 6, 14),
    Column("Cơ quan, đơn vị", CellKind.TEXT, 60, 148),
)


def gather(session: Session, round_id: int, today: date) -> Letter:
    """Return the letter; number, date, and what the round does not know are written in by hand.

    Raises KnownError: office_missing, gone (from the queries).
    """
    steps = milestones(session, round_id)
    sent = next((one for one in steps if one.kind is MilestoneKind.INVITATION), None)
    day = (sent.done_on or sent.due) if sent else today
    office = paper_rows.office_words(session, day)
    units = [one.name for one in asked_units(session, round_id)]
    listed = len(units) > MOST_NAMED
    deadline = deadline_of(session, round_id)
    citation = paper_rows.movement_citation(session, round_id)
    told = {
        "citation": record_words.without_done(citation),
        "movement": record_words.movement_of(citation),
        "deadline": long_date(deadline) if deadline else f"ngày {DOTTED[:3]} tháng {DOTTED[:3]} năm {day.year}",
    }
    reference = record_words.reference(office_of(office.number_suffix), office.place, "", None, day)
    texts = ("call_opening", "call_whom", "call_dossier", "call_deadline")
    body: list[Part] = [
        Addressees(_addressees(units, listed)),
        *(Paragraph(_numbered(at, sentence_on(session, code, day, **told))) for at, code in enumerate(texts)),
        *_calendar(steps),
        Paragraph(ended(sentence_on(session, "call_end", day, **told), "./.")),
        Closing(bullets(lines_on(session, "call_recipients", day)), Signature((office.office,))),
    ]
    annexes: tuple[Annex, ...] = ()
    if listed:
        rows = tuple((number, name) for number, name in enumerate(units, start=1))
        note = attached_to("Công văn", reference, office.body)
        annexes = (Annex("Đơn vị được đề nghị xét khen thưởng", note, (Table(UNITS, rows),)),)
    return Letter(
        LetterForm.OFFICIAL,
        "Công văn",
        record_words.office(office),
        reference,
        f"V/v {sentence_on(session, 'call_abstract', day, **told)}",
        tuple(body),
        annexes,
        numbered_by_hand=True,
    )


def _addressees(units: Sequence[str], listed: bool) -> tuple[str, ...]:
    """Return whom the letter goes to; a dotted blank while the round asks nobody."""
    if listed:
        return one_a_line(["Các đơn vị trong Danh sách kèm theo"])
    return one_a_line(list(units)) if units else (DOTTED,)


def _numbered(at: int, text: str) -> str:
    """Return the opening as it is, what follows as points of it."""
    if not at:
        return ended(text, ":")
    return f"{at}. {ended(title_text(text), '.')}"


def _calendar(steps: Sequence[MilestoneLine]) -> Iterator[Paragraph]:
    """Yield the days of the round that come after this letter, one a line."""
    shown = [one for one in steps if one.kind is not MilestoneKind.INVITATION]
    if shown:
        yield Paragraph("4. Tiến độ thực hiện:")
    for at, one in enumerate(shown, start=1):
        end = "." if at == len(shown) else ";"
        yield Paragraph(f"- {title_text(one.title or STEPS[one.kind])}: {long_date(one.due)}{end}")
