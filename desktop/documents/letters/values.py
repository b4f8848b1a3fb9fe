"""What each administrative paper says, as plain values: whoever fills them needs no ReportLab, no measures.

All dates are `date`, money is integer đồng, names are data. A draft leaves `Reference.number` and
`Reference.dated` empty and is printed with the office's blanks and "BẢN NHÁP".
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from db.rules.nomination_fields import PrintedTexts
from db.rules.terms import NomineeKind
from desktop.documents.engine.spans import Words


@dataclass(frozen=True, slots=True)
class Office:
    """The issuing body at the head of a paper (NĐ 30/2020, Phụ lục I, II.2); printed in capitals."""

    body: str
    superior: str | None = None
    """None for Ủy ban nhân dân tỉnh, which has no superior line."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Number, place and date of a paper; a number without "/" gets the suffix: 5 -> "Số: 05/QĐ-UBND"."""

    suffix: str
    place: str
    number: str | None = None
    dated: date | None = None
    month: int | None = None
    """Expected month of a draft ("ngày     tháng 12 năm 2023")."""
    year: int | None = None
    """Expected year of a draft."""

    @property
    def draft(self) -> bool:
        """Whether number or date are still to come."""
        return not (self.number and self.number.strip()) or self.dated is None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") and the name without any academic title."""

    office: Sequence[str]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Recipient(PrintedTexts):
    """One nominee or recipient on a list; only the fields its paper prints need to be filled.

    `honorific` is "Ông", "Bà" or a rank, "" for collectives; `unit` that of a person, or the parent body or address.
    """

    name: str
    kind: NomineeKind = NomineeKind.INDIVIDUAL
    asked: str | None = None
    """What is asked for, on lists that ask for several things: "Bằng khen", "Giấy khen, đã có thành tích …"."""
    merit: str | None = None
    """The citation, on lists of recipients with different ones."""
    achievement: str | None = None
    """Tóm tắt thành tích, on the list of a submission."""
    earlier_awards: str | None = None
    """Đã được khen, on the list of a submission."""
    register_number: str | None = None
    """Số sổ vàng, as printed on the certificate."""
    bonus: int | None = None
    receiver: str | None = None
    """Who comes to receive at the conference: "Nhận thay: bà Lò Thị Mai", "Vắng, gửi sau"."""


@dataclass(frozen=True, slots=True)
class Points:
    """A paragraph that goes on in points: "… gồm:", then "a) …;", "b) …."."""

    opening: Words
    points: Sequence[Words]


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of names that is attached to a paper: of one award, of the secret ones."""

    title: str
    """"Cá nhân được tặng danh hiệu “Lao động tiên tiến”"."""
    recipients: Sequence[Recipient]
    name: str = "DANH SÁCH"
    """As it is headed: "DANH SÁCH 2", "DANH SÁCH (MẬT)"."""
    told: str = ""
    """A sentence about those of the list alone, under it."""
    awards: Sequence[str] = ()
    """What each recipient is put forward for, in full, where the list may be of several awards."""


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """A decision with its attached list."""

    office: Office
    reference: Reference
    abstract: str
    """Trích yếu: "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"."""
    authority: str
    """Who decides: "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"; also ends the "(Kèm theo …)" line."""
    grounds: Sequence[str]
    """Without final punctuation: ";" and "." are set here."""
    articles: Sequence[Words | Points]
    """Text of Điều 1, Điều 2, … without the words "Điều n."; the last gets "./."."""
    distribution: Sequence[str]
    """Nơi nhận, each without dash and final punctuation."""
    signature: Signature
    lists: Sequence[NameList] = ()
    """One for each award, and one for the secret recipients of it; none where an article names the only one."""


@dataclass(frozen=True, slots=True)
class SubmissionPaper:
    """A tờ trình (one per authority) with its list."""

    office: Office
    reference: Reference
    abstract: str
    addressees: Sequence[str]
    """Kính gửi, each without final punctuation."""
    grounds: Sequence[str]
    body: Sequence[Words | Points]
    """Paragraphs; the last gets "./."."""
    distribution: Sequence[str]
    signature: Signature
    submitted_by: str
    """Ends the "(Kèm theo Tờ trình …)" line: "Sở Thông tin và Truyền thông"."""
    lists: Sequence[NameList]
    """"Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"; a second one of the secret list."""


@dataclass(frozen=True, slots=True)
class AwardListPart:
    """One decision's recipients on an award list."""

    title: str
    """"Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông"."""
    decision_number: str | None
    decision_date: date | None
    recipients: Sequence[Recipient]


@dataclass(frozen=True, slots=True)
class AwardListPaper:
    """The list of everyone awarded in a round, by decision; A4 landscape."""

    office: Office
    title: str
    """"Tập thể, cá nhân được tặng Bằng khen trong phong trào thi đua yêu nước năm 2022"."""
    parts: Sequence[AwardListPart]
    note: str | None = None
    """In italics and brackets under the title: "Trao tại Hội nghị …, ngày 12 tháng 01 năm 2024"."""
    place: str | None = None
    dated: date | None = None
    compiler: Signature = field(default_factory=lambda: Signature(("Người lập",)))
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """The council's result for one nominee; a ratio is counted over all members, absentees included."""

    recipient: Recipient
    votes_for: int | None
    recommended: bool = True
    note: str | None = None
    award: str = ""
    """What was asked for: "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"."""


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """Biên bản họp Hội đồng Thi đua - Khen thưởng."""

    office: Office
    reference: Reference
    abstract: str
    """"Họp Hội đồng Thi đua - Khen thưởng Sở … xét, đề nghị tặng …"."""
    held_on: date
    place: str
    """Room or hall where the council met."""
    members: int
    present: Sequence[str]
    """"Ông Phan Việt Tùng, Giám đốc Sở, Chủ tịch Hội đồng"."""
    absent: Sequence[str]
    """With the reason: "Bà …, Phó Giám đốc Sở (đi công tác)"."""
    chair: str
    secretary: str
    content: Sequence[Words]
    votes: Sequence[Vote]
    conclusion: Sequence[Words]
    adopted: str
    """"Biên bản đã được thông qua và được các thành viên dự họp nhất trí"."""
    chair_signature: Signature
    secretary_signature: Signature
    here: int = 0
    """Members present by their number, where fewer are named."""
    begun_at: str = ""
    """"14 giờ 05 phút"; a dotted blank is printed where nobody wrote it down."""
    ended_at: str = ""
    written: Sequence[str] = ()
    """Absentees who voted in writing."""
    count: Sequence[Words] = ()
    """Who counted, how many ballots, which part of all members is asked for."""


@dataclass(frozen=True, slots=True)
class BonusLine:
    """What one recipient is paid: `amount` is already rounded by `db.rules.bonus`."""

    recipient: Recipient
    coefficient: str | None
    """As printed, with a decimal comma: "1,5"; None where it is not known, as the two below."""
    base_salary: int | None
    amount: int | None
    instead: str = ""
    """The award whose bonus is paid instead of this one; the amount is 0 then."""
    part: str = ""
    """The decision it goes with: "Bằng khen của … (Quyết định số 46/QĐ-UBND ngày 12/12/2023)"."""
    fund: str = ""
    """Which pays it."""


@dataclass(frozen=True, slots=True)
class BonusPaper:
    """The sheet on which bonuses are paid out and signed for."""

    office: Office
    title: str
    lines: Sequence[BonusLine]
    note: str | None = None
    place: str | None = None
    dated: date | None = None
    compiler: Signature = field(default_factory=lambda: Signature(("Người lập",)))
    accountant: Signature | None = None
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class CeremonyPaper:
    """The calling list of a ceremony, then the sheet on which certificates are handed over."""

    office: Office
    event: str
    """"Hội nghị tổng kết công tác năm 2023, triển khai nhiệm vụ năm 2024"."""
    held_on: date | None
    place: str | None
    presenter: str | None
    """Who presents, with office."""
    parts: Sequence[AwardListPart]
    announcement: str | None = None
    compiler: Signature = field(default_factory=lambda: Signature(("Người lập",)))
    calling_title: str = ""
    """"Tập thể, cá nhân lên nhận khen thưởng", under the heading of the calling list."""
    handing_title: str = ""
    certificates: bool = True
    """Whether what is handed over has certificates; flags and orders have none of the office's."""
    left_out: str = ""
    """Who is not handed anything and why; above the list on which certificates are handed over."""
