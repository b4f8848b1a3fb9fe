"""The calling list of a ceremony and the sheet on which certificates are handed over."""

from collections.abc import Iterator
from typing import Final

from db.rules import dates
from desktop.documents.letters.award_list import WIDE_MERIT, part_sections
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table, by_kinds
from desktop.documents.letters.paper_words import whereabouts
from desktop.documents.letters.values import CeremonyPaper, Signature

CALLING: Final = (
    Column("TT", CellKind.NUMBER, 6, 13),
    Column("Xướng tên", CellKind.PERSON_AND_PLACE, 40, 134),
    Column("Chức vụ, đơn vị công tác", CellKind.TEXT, 50, 0),
    Column("Hình thức khen thưởng", CellKind.TEXT, 40, 0),
    Column("Số sổ\nvàng", CellKind.CENTRED, 9, 22),
    Column("Người lên nhận\n(vắng, nhận thay)", CellKind.TEXT, 24, 78),
)
HAND_OVER: Final = (
    Column("TT", CellKind.NUMBER, 6, 11),
    Column("Tập thể, cá nhân", CellKind.PERSON, 40, 72),
    Column("Chức vụ, đơn vị công tác", CellKind.TEXT, 50, 82),
    Column("Hình thức khen thưởng", CellKind.TEXT, 40, 0),
    Column("Số sổ\nvàng", CellKind.CENTRED, 9, 19),
    Column("Ngày nhận", CellKind.TEXT, 13, 24),
    Column("Người nhận\n(ký, ghi rõ họ tên)", CellKind.TEXT, 24, 39),
)


def ceremony_listing(paper: CeremonyPaper) -> Listing:
    """Return both lists, each a part whose pages are counted anew."""
    said = [f"Người trao: {paper.presenter}"] if paper.presenter else []
    said += [paper.announcement] if paper.announcement else []
    handed = "bằng" if paper.certificates else "khen thưởng"
    everyone = [one for part in paper.parts for one in part.recipients]
    merits = any(one.merit for one in everyone)
    columns = (*CALLING[:4], WIDE_MERIT, *CALLING[4:]) if merits else CALLING
    calling = ListPart(
        title="Danh sách xướng tên",
        table=Table(columns, _rows(paper, 1, merits), size=14.0, pad=1.8),
        heading=("DANH SÁCH XƯỚNG TÊN", paper.calling_title),
        note=occasion(paper),
        opening=tuple(said),
        sheet="Xướng tên",
    )
    hand_over = ListPart(
        title=f"Danh sách bàn giao {handed}",
        table=Table(by_kinds(HAND_OVER, everyone), _rows(paper, 2), pad=2.4),
        heading=(f"DANH SÁCH BÀN GIAO {handed.upper()}", paper.handing_title),
        note=". ".join(part for part in (occasion(paper), paper.left_out) if part),
        signatures=(Signature(("BÊN NHẬN",)), Signature(("BÊN GIAO",)), paper.compiler),
        sheet=f"Bàn giao {handed}",
    )
    return Listing(f"Trao thưởng tại {paper.event}", (calling, hand_over), paper.office)


def occasion(paper: CeremonyPaper) -> str:
    """Return "Hội nghị …, ngày 12 tháng 01 năm 2024, tại …"."""
    day = dates.long_date(paper.held_on) if paper.held_on else ""
    place = f"tại {paper.place}" if paper.place else ""
    return ", ".join(part for part in (paper.event, day, place) if part)


def _rows(paper: CeremonyPaper, blanks: int, merits: bool = False) -> Iterator[Row]:
    """Yield sections and recipients, decision by decision; `blanks` cells are left to be filled by hand."""
    for at, part in enumerate(paper.parts):
        for found in part_sections(at, part):
            if isinstance(found, Section):
                yield found
                continue
            number, _section, one = found
            told = (part.title, *((one.merit,) if merits else ()))
            # the sheet on which certificates are handed over stays blank: it is signed by whoever comes
            ends = (one.receiver or "",) if blanks == 1 else ("",) * blanks
            yield (number, one, whereabouts(one), *told, one.register_number, *ends)
