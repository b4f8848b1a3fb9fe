"""What a clerk does, in whatever order: each rule is one act, on rows drawn from those that are there."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from db.changes import (
    ceremonies,
    certificates,
    council,
    decisions,
    importing,
    layouts,
    nominations,
    office,
    people,
    preflight,
    print_runs,
    replacing,
    rounds,
    units,
)
from db.changes.importing import ListRow
from db.changes.putting_forward import Source
from db.models.authorities import Signer
from db.models.catalogue import AwardType
from db.models.certificates import Certificate, Sheet, Stock
from db.models.council import Submission
from db.models.decisions import Decision, DecisionItem, Recipient
from db.models.nominations import Nomination
from db.models.people import Person
from db.models.register import RegisterEntry, RegisterGap
from db.models.rounds import AwardRound
from db.models.units import Unit
from db.rules.drafts import NominationDraft
from db.rules.terms import (
    DecisionOrigin,
    DecisionState,
    NominationState,
    NomineeKind,
    RewardType,
    Severity,
    SheetState,
)
from db.shipped_layouts import shipped_layout
from tests.db.changes.conftest import TODAY
from tests.db.clerk import Clerk, pick

NAMES = (
    "Nông Quốc Khánh",
    "Nông Quốc Khanh",
    "Chẩu Thị Hiền",
    "Y’Bih Niê Kđăm",
    "Hoà Thị Thuý",
    "hòa thị thúy",
    "Ma  Văn Ước",
    "Nguyễn " + "Thị " * 43 + "Hoa",
    "=1+1",
    "",
)
TITLES = ("Phòng Chuyển đổi số", "Trung tâm Chuyển đổi số", "Văn phòng Sở", "Huyện đoàn Cư M’gar", "Đài Truyền thanh")
UNITS = ("", "Phòng Bưu chính, Viễn thông", "Trường THCS Ea H’leo")
REASONS = ("", "Đơn vị xin rút", "Kẹt giấy")
DAYS = (date(2023, 12, 20), date(2023, 12, 22), date(2024, 1, 5), date(2024, 1, 13))
KINDS = (NomineeKind.INDIVIDUAL, NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE)

few = st.lists(pick, min_size=1, max_size=4)
reasons = st.sampled_from(REASONS)


@st.composite
def drafts(draw: st.DrawFn) -> NominationDraft:
    kind = draw(st.sampled_from(KINDS))
    name = draw(st.sampled_from(TITLES if kind is NomineeKind.COLLECTIVE else NAMES))
    return NominationDraft(
        kind,
        name,
        honorific=draw(st.sampled_from(("Ông", "Bà", ""))),
        birth=draw(st.sampled_from(("", "1986", "14/03/1986"))),
        unit=draw(st.sampled_from(UNITS)),
        citation=draw(st.sampled_from(("", "Đã có thành tích xuất sắc"))),
    )


class ClerkRules(Clerk):
    """Each rule is something a clerk does."""

    # Rounds and nominees

    @rule(
        title=st.sampled_from(("Tổng kết năm 2023", "tổng kết năm 2023", "Chuyên đề", " ")),
        year=st.sampled_from((2022, 2023, 2030)),
    )
    def open_round(self, title: str, year: int) -> None:
        self.do(rounds.OpenRound(title, year, RewardType.MERIT))

    @rule(number=pick)
    def work_on_another_round(self, number: int) -> None:
        self.round_id = self.id(AwardRound, number)

    @rule(number=pick, title=st.sampled_from(("Phong trào 2022", "Chuyên đề", "")))
    def edit_round(self, number: int, title: str) -> None:
        self.do(rounds.EditRound(self.id(AwardRound, number), title, 2022, RewardType.MOVEMENT))

    @rule(number=pick, title=st.sampled_from(("Phong trào 2023", "Chuyên đề")))
    def copy_round(self, number: int, title: str) -> None:
        self.do(rounds.CopyRound(self.id(AwardRound, number), title, 2023))

    @rule(number=pick)
    def close_round(self, number: int) -> None:
        self.do(rounds.CloseRound(self.id(AwardRound, number)))

    @rule(number=pick)
    def reopen_round(self, number: int) -> None:
        self.do(rounds.ReopenRound(self.id(AwardRound, number)))

    @rule(draft=drafts())
    def nominate(self, draft: NominationDraft) -> None:
        self.do(nominations.AddNomination(self.round_id, self.office.award, self.office.chairman, draft))

    @rule(each=st.lists(drafts(), max_size=4), sha=st.sampled_from(("a" * 64, "b" * 64)))
    def import_list(self, each: list[NominationDraft], sha: str) -> None:
        rows = tuple(
            ListRow(self.office.award, self.office.chairman, draft, Source("Trang 1", row, "B2"))
            for row, draft in enumerate(each, start=2)
        )
        self.do(importing.ImportList(self.round_id, rows, "ds.xlsx", sha, "2024-01-10T08:00:00"))

    @rule(corrected=pick, draft=drafts(), added=drafts(), gone=st.lists(pick, max_size=2), reason=reasons)
    def take_review(
        self, corrected: int, draft: NominationDraft, added: NominationDraft, gone: list[int], reason: str
    ) -> None:
        row = ListRow(self.office.award, self.office.chairman, added, Source("Trang 1", 2, "B2"))
        here = Nomination.round_id == self.round_id
        self.do(
            importing.TakeReview(
                self.round_id,
                (importing.Correction(self.id(Nomination, corrected, here), draft),),
                (row,),
                self.ids(Nomination, gone, here),
                reason,
                "trả lại.xlsx",
                "c" * 64,
                "2024-01-11T08:00:00",
            )
        )

    @rule(number=pick, draft=drafts())
    def edit_nomination(self, number: int, draft: NominationDraft) -> None:
        self.do(nominations.EditNomination(self.id(Nomination, number), draft))

    @rule(numbers=few)
    def reorder(self, numbers: list[int]) -> None:
        self.do(nominations.ReorderNominations(self.ids(Nomination, numbers)))

    @rule(numbers=few, state=st.sampled_from(NominationState), reason=reasons)
    def move(self, numbers: list[int], state: NominationState, reason: str) -> None:
        self.do(nominations.MoveNominations(self.ids(Nomination, numbers), state, reason))

    @rule(numbers=few)
    def submit(self, numbers: list[int]) -> None:
        drafted = self.state_is(Nomination, NominationState.DRAFT)
        self.do(nominations.MoveNominations(self.ids(Nomination, numbers, drafted), NominationState.SUBMITTED))

    @rule(number=pick, reason=reasons)
    def override_finding(self, number: int, reason: str) -> None:
        one = self.id(Nomination, number)
        self.do(nominations.OverrideFinding(one, "twice_same_merit", Severity.WARNING, "Điều 5", reason))

    # Council, submission, decision

    @rule(numbers=few, recommended=st.booleans(), votes=st.sampled_from((0, 7, 9, 10)), reason=reasons)
    def record_council(self, numbers: list[int], recommended: bool, votes: int, reason: str) -> None:
        waiting = self.state_is(Nomination, NominationState.SUBMITTED)
        results = tuple(
            council.Result(one, votes, 9, recommended, reason) for one in self.ids(Nomination, numbers, waiting)
        )
        self.do(council.RecordCouncil(self.round_id, DAYS[0], "Phòng họp", "Ông A", "Bà B", 9, 9, results))

    @rule(numbers=few)
    def draft_submission(self, numbers: list[int]) -> None:
        ready = self.ids(Nomination, numbers, self.state_is(Nomination, NominationState.RECOMMENDED))
        chairman = self.office.chairman
        self.do(council.DraftSubmission(self.round_id, chairman, ready, ("Chủ tịch",), "Phan Việt Tùng", "GIÁM ĐỐC"))

    @rule(number=pick, typed=st.sampled_from(("95", "96", "một", "95/TTr-STTTT")), dated=st.sampled_from(DAYS))
    def send_submission(self, number: int, typed: str, dated: date) -> None:
        self.do(council.SendSubmission(self.id(Submission, number), typed, dated))

    @rule(numbers=few, signer=st.sampled_from(("", "Lương Đức Thiện")), mixed=st.booleans())
    def draft_decision(self, numbers: list[int], signer: str, mixed: bool) -> None:
        ready = self.ids(Nomination, numbers, self.state_is(Nomination, NominationState.RECOMMENDED))
        o = self.office
        self.do(
            decisions.DraftDecision(
                self.round_id, o.chairman, 0 if mixed else o.award, DecisionOrigin.DRAFTED, ready, signer_name=signer
            )
        )

    @rule(number=pick, place=st.sampled_from(("", "Tuyên Quang")))
    def edit_decision(self, number: int, place: str) -> None:
        self.do(decisions.EditDecision(self.id(Decision, number), place, "Hoàng Việt Phương", "PHÓ CHỦ TỊCH"))

    @rule(number=pick, approved=st.booleans(), reason=reasons, recipient=st.sampled_from(("", *NAMES[:4])))
    def judge(self, number: int, approved: bool, reason: str, recipient: str) -> None:
        with self.office.database.read() as session:
            item = session.get(DecisionItem, self.id(DecisionItem, number))
        if item is not None:
            self.do(decisions.JudgeItem(item.decision_id, item.nomination_id, approved, reason, recipient=recipient))

    @rule(number=pick, numbers=few, approved=st.booleans(), reason=reasons)
    def judge_many(self, number: int, numbers: list[int], approved: bool, reason: str) -> None:
        decision = self.id(Decision, number)
        with self.office.database.read() as session:
            items = list(
                session.scalars(select(DecisionItem.nomination_id).where(DecisionItem.decision_id == decision))
            )
        chosen = tuple(dict.fromkeys(items[each % len(items)] for each in numbers)) if items else (999,)
        self.do(decisions.JudgeItems(decision, chosen, approved, reason))

    @rule(number=pick, numbers=few, reason=reasons)
    def replace_decision(self, number: int, numbers: list[int], reason: str) -> None:
        decision = self.id(Decision, number)
        again = self.ids(Recipient, numbers, Recipient.decision_id == decision)
        self.do(replacing.DraftReplacement(decision, reason, again))

    @rule(number=pick)
    def remove_draft(self, number: int) -> None:
        self.do(decisions.RemoveDraft(self.id(Decision, number)))

    @rule(number=pick, typed=st.sampled_from(("1598", "7", "1599/QĐ-UBND", "QĐ")), dated=st.sampled_from(DAYS))
    def issue(self, number: int, typed: str, dated: date) -> None:
        decision = self.id(Decision, number, self.state_is(Decision, DecisionState.DRAFT))
        if self.do(decisions.IssueDecision(decision, typed, dated)) is not None:
            self.issued[decision] = self.frozen(decision)

    @rule(
        each=st.lists(drafts(), min_size=1, max_size=3),
        typed=st.sampled_from(("1600", "1601", "1602")),
        stop=st.integers(3, 7),
        mixed=st.booleans(),
    )
    def go_the_whole_way(self, each: list[NominationDraft], typed: str, stop: int, mixed: bool) -> None:
        """Put people forward and go on with them up to the printed sheets, or stop before."""
        o = self.office
        given = (o.award, self.id(AwardType, 0, AwardType.code == "advanced_worker") if mixed else o.award)
        add = [
            nominations.AddNomination(self.round_id, given[at % 2], o.chairman, draft) for at, draft in enumerate(each)
        ]
        ids = tuple(made for one in add if (made := self.do(one)) is not None)
        self.do(nominations.MoveNominations(ids, NominationState.SUBMITTED))
        self.do(nominations.MoveNominations(ids, NominationState.RECOMMENDED))
        draft = decisions.DraftDecision(
            self.round_id, o.chairman, 0, DecisionOrigin.DRAFTED, ids, signer_name="Lương Đức Thiện"
        )
        decision = self.do(draft) if stop > 3 else None
        if decision is None or stop == 4 or self.do(decisions.IssueDecision(decision, typed, DAYS[1])) is None:
            return
        self.issued[decision] = self.frozen(decision)
        made = self.do(certificates.MakeCertificates(decision)) if stop > 5 else None
        if made and stop > 6:
            self.do(certificates.StartPrintRun(tuple(made), "HP LaserJet A3"))

    # Certificates, sheets, stock, the register

    @rule(number=pick, layout=st.sampled_from(("", "bang-khen@1")))
    def make_certificates(self, number: int, layout: str) -> None:
        self.do(certificates.MakeCertificates(self.id(Decision, number), layout))

    @rule(numbers=few, stock=st.booleans())
    def start_printing(self, numbers: list[int], stock: bool) -> None:
        chosen = self.ids(Certificate, numbers)
        sheet = next(iter(self.ids(Stock, [0])), None) if stock else None
        self.do(certificates.StartPrintRun(chosen, "HP LaserJet A3", on_stock=stock, stock_id=sheet))

    @rule(good=st.lists(pick, max_size=2), lost=st.lists(pick, max_size=2), reason=reasons)
    def stop_printing(self, good: list[int], lost: list[int], reason: str) -> None:
        printed = self.state_is(Sheet, SheetState.PRINTED)
        kept = self.ids(Sheet, good, printed)
        eaten = tuple(one for one in self.ids(Sheet, lost, printed) if one not in kept)
        self.do(print_runs.StopPrintRun(kept, eaten, (), reason))

    @rule(numbers=few, state=st.sampled_from(SheetState), reason=reasons)
    def move_sheets(self, numbers: list[int], state: SheetState, reason: str) -> None:
        self.do(certificates.MoveSheets(self.ids(Sheet, numbers), state, reason))

    @rule(number=pick, reason=reasons)
    def reissue(self, number: int, reason: str) -> None:
        self.do(certificates.ReissueCertificate(self.id(Certificate, number), reason))

    @rule(numbers=few)
    def hand_over(self, numbers: list[int]) -> None:
        self.do(ceremonies.HandOverCertificates(self.ids(Certificate, numbers), TODAY))

    @rule(number=pick, amount=st.sampled_from((0, 100_000, 1_800_000)))
    def pay_bonus(self, number: int, amount: int) -> None:
        self.do(ceremonies.PayBonus(self.id(Recipient, number), amount, TODAY))

    @rule(number=pick, reason=reasons)
    def revoke(self, number: int, reason: str) -> None:
        self.do(ceremonies.RevokeAward(self.id(Recipient, number), "12/QĐ-UBND", TODAY, reason))

    @rule(ahead=st.integers(0, 2), reason=reasons)
    def explain_gap(self, ahead: int, reason: str) -> None:
        with self.office.database.read() as session:
            used = [*session.scalars(select(RegisterEntry.number)), *session.scalars(select(RegisterGap.number))]
        self.do(ceremonies.ExplainGap(max(used, default=0) + ahead, reason))

    @rule(title=st.sampled_from(("Phôi Bằng khen tỉnh", "Phôi Giấy khen", "")))
    def add_stock(self, title: str) -> None:
        self.do(certificates.AddStock(title))

    @rule(number=pick, sheets=st.sampled_from((-5, 3, 50)))
    def move_stock(self, number: int, sheets: int) -> None:
        self.do(certificates.MoveStock(self.id(Stock, number), sheets, "Nhận từ Sở Nội vụ"))

    @rule(dx=st.sampled_from((0.0, 2.5, 31.0)))
    def calibrate(self, dx: float) -> None:
        self.do(certificates.SetCalibration("HP LaserJet A3", dx_mm=dx))

    @rule(number=pick, reason=reasons)
    def accept_doubt(self, number: int, reason: str) -> None:
        self.do(preflight.AcceptDoubt(self.id(Decision, number), "1.honorific.honorific.0", reason))

    # Directory, offices, layouts

    @rule(
        name=st.sampled_from(NAMES),
        number=st.sampled_from(("", "008090001234", "12")),
        birth=st.sampled_from(("", "1990")),
    )
    def add_person(self, name: str, number: str, birth: str) -> None:
        self.do(people.AddPerson(name, honorific="Ông", birth=birth, identity_number=number))

    @rule(number=pick, name=st.sampled_from(NAMES))
    def edit_person(self, number: int, name: str) -> None:
        self.do(people.EditPerson(self.id(Person, number), name, honorific="Ông"))

    @rule(number=pick, typed=st.sampled_from(("008090001235", "1")))
    def identify(self, number: int, typed: str) -> None:
        self.do(people.SetIdentityNumber(self.id(Person, number), typed))

    @rule(double=pick, kept=pick)
    def merge_people(self, double: int, kept: int) -> None:
        self.do(people.MergePeople(self.id(Person, double), self.id(Person, kept)))

    @rule(name=st.sampled_from(TITLES), parent=st.none() | pick)
    def add_unit(self, name: str, parent: int | None) -> None:
        self.do(units.AddUnit(name, next(iter(self.ids(Unit, [parent])), None) if parent is not None else None))

    @rule(number=pick, name=st.sampled_from(TITLES), parent=st.none() | pick, since=st.sampled_from(DAYS))
    def rename_unit(self, number: int, name: str, parent: int | None, since: date) -> None:
        above = next(iter(self.ids(Unit, [parent])), None) if parent is not None else None
        self.do(units.RenameUnit(self.id(Unit, number), name, since, above))

    @rule(earlier=pick, later=pick)
    def succeed_unit(self, earlier: int, later: int) -> None:
        self.do(units.SucceedUnit(self.id(Unit, earlier), self.id(Unit, later), DAYS[0]))

    @rule(title=st.sampled_from(("Chủ tịch UBND tỉnh", "")), since=st.sampled_from((DAYS[1], date(1990, 1, 1))))
    def rename_authority(self, title: str, since: date) -> None:
        texts = (title, "", "Ủy ban nhân dân tỉnh", "CHỦ TỊCH", "Tuyên Quang", "QĐ-CT")
        self.do(office.RenameAuthority(self.office.chairman, *texts, since))

    @rule(number=pick, name=st.sampled_from(("Lương Đức Thiên", "")))
    def edit_signer(self, number: int, name: str) -> None:
        self.do(office.EditSigner(self.id(Signer, number), name, office.SigningCapacity.HEAD, "CHỦ TỊCH"))

    @rule(value=st.sampled_from(("Sở Nội vụ", "", {"a": [1, None]}, True)))
    def set_setting(self, value: Any) -> None:
        self.do(office.SetSetting("office.full_name", value))

    @rule(
        kind=st.sampled_from((layouts.AddLayout, layouts.ReplaceLayout)),
        layout=st.sampled_from(("bang-khen", "giay-khen")),
    )
    def keep_layout(self, kind: Any, layout: str) -> None:
        self.do(kind("so-tttt", shipped_layout(layout)))
