"""A clerk who does anything at any time: after each step the record is sound and says the same everywhere."""

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
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
    rounds,
    units,
)
from db.changes.change import UNDOABLE, Change, Undo
from db.check import check
from db.errors import KnownError
from db.models.authorities import Signer
from db.models.base import Base
from db.models.certificates import Certificate, Sheet, Stock
from db.models.council import Submission
from db.models.decisions import Decision, DecisionItem, Recipient
from db.models.journal import JournalEntry
from db.models.nominations import Nomination
from db.models.people import Person
from db.models.register import RegisterEntry, RegisterGap
from db.models.rounds import AwardRound
from db.models.units import Unit
from db.opening import open_record
from db.queries.paper_rows import decision_rows
from db.queries.register_list import history_of
from db.queries.sheet_list import certificate_lines
from db.rules.drafts import NominationDraft
from db.rules.nomination_fields import PRINTED
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
from tests.db.changes import conftest
from tests.db.changes.conftest import TODAY, opened

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
HARMLESS = frozenset({"fault_register_gap"})
"""An explained number far ahead leaves numbers before it that later decisions fill; see `every_number_…`."""

pick = st.integers(0, 1_000_000)
"""Which of the rows that are there; the remainder counts."""
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


class RandomClerk(RuleBasedStateMachine):
    """Each rule is something a clerk does; a refusal must leave the record as it was."""

    template: ClassVar[Path]

    @initialize()
    def open(self) -> None:
        """Begin with the record of an office that has one open round."""
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(shutil.copy(self.template, Path(self.folder.name) / "sổ vàng.sqlite"))
        self.office, self.close = opened(self.file)
        self.round_id = self.office.round_id
        self.rows = self.office.everything()
        self.before = self.rows
        self.last = 0
        self.issued: dict[int, list[tuple[Any, ...]]] = {}

    def teardown(self) -> None:
        if hasattr(self, "close"):
            self.close()
            self.folder.cleanup()

    # How a rule finds rows and makes its change

    def ids(self, model: type[Base], numbers: list[int], *wanted: Any) -> tuple[int, ...]:
        """Return some of the rows that are there, without repetition; none of an empty table."""
        key = model.id  # type: ignore[attr-defined]
        with self.office.database.read() as session:
            found = list(session.scalars(select(key).where(*wanted).order_by(key)))
        return tuple(dict.fromkeys(found[number % len(found)] for number in numbers)) if found else ()

    def id(self, model: type[Base], number: int, *wanted: Any) -> int:
        """Return one of the rows that are there, or an id that no row has."""
        return next(iter(self.ids(model, [number], *wanted)), 999)

    def do(self, change: Change[Any]) -> Any:
        """Make a change, or see it refused without a trace; returns what it gave back."""
        try:
            done = self.office.database.do(change)
        except KnownError:
            assert self.office.everything() == self.rows, f"a refusal left something behind: {change}"
            return None
        self.before, self.rows, self.last = self.rows, self.office.everything(), done.entry_id
        return done.result

    def state_is(self, model: Any, state: Any) -> Any:
        return model.state == state

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

    @rule(draft=drafts())
    def nominate(self, draft: NominationDraft) -> None:
        self.do(nominations.AddNomination(self.round_id, self.office.award, self.office.chairman, draft))

    @rule(each=st.lists(drafts(), max_size=4), sha=st.sampled_from(("a" * 64, "b" * 64)))
    def import_list(self, each: list[NominationDraft], sha: str) -> None:
        rows = tuple(
            importing.ListRow(self.office.award, self.office.chairman, draft, nominations.Source("Trang 1", row, "B2"))
            for row, draft in enumerate(each, start=2)
        )
        self.do(importing.ImportList(self.round_id, rows, "ds.xlsx", sha, "2024-01-10T08:00:00"))

    @rule(corrected=pick, draft=drafts(), added=drafts(), gone=st.lists(pick, max_size=2), reason=reasons)
    def take_review(
        self, corrected: int, draft: NominationDraft, added: NominationDraft, gone: list[int], reason: str
    ) -> None:
        row = importing.ListRow(self.office.award, self.office.chairman, added, nominations.Source("Trang 1", 2, "B2"))
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

    @rule(numbers=few, signer=st.sampled_from(("", "Lương Đức Thiện")))
    def draft_decision(self, numbers: list[int], signer: str) -> None:
        ready = self.ids(Nomination, numbers, self.state_is(Nomination, NominationState.RECOMMENDED))
        o = self.office
        self.do(
            decisions.DraftDecision(
                self.round_id, o.chairman, o.award, DecisionOrigin.DRAFTED, ready, signer_name=signer
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
    )
    def go_the_whole_way(self, each: list[NominationDraft], typed: str, stop: int) -> None:
        """Put people forward and go on with them up to the printed sheets, or stop before."""
        o = self.office
        add = [nominations.AddNomination(self.round_id, o.award, o.chairman, draft) for draft in each]
        ids = tuple(made for one in add if (made := self.do(one)) is not None)
        self.do(nominations.MoveNominations(ids, NominationState.SUBMITTED))
        self.do(nominations.MoveNominations(ids, NominationState.RECOMMENDED))
        draft = decisions.DraftDecision(
            self.round_id, o.chairman, o.award, DecisionOrigin.DRAFTED, ids, signer_name="Lương Đức Thiện"
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

    # Back and forth

    @precondition(lambda self: self.last)
    @rule()
    def undo_and_redo(self) -> None:
        """Take the last change back and do it again, row for row; what only a counter-change takes back is refused."""
        before, after, last = self.before, self.rows, self.last
        with self.office.database.read() as session:
            name = session.get_one(JournalEntry, last).change
        self.do(Undo(last))
        if name not in UNDOABLE:
            assert self.rows == after, name
            return
        assert self.rows == before, name
        self.do(Undo(self.last))
        assert self.rows == after, name
        self.before, self.last = before, self.last

    @rule(number=pick)
    def undo_anything(self, number: int) -> None:
        """Try to take an older change back; what happened since may forbid it."""
        self.do(Undo(self.id(JournalEntry, number)))

    @rule()
    def restart(self) -> None:
        """Close the record and open it again."""
        self.close()
        self.office, self.close = opened_again(self.file, self.office)
        assert self.office.everything() == self.rows

    # What must always hold

    def frozen(self, decision: int) -> list[tuple[Any, ...]]:
        """Return what the snapshot of an issued decision says, in its order."""
        with self.office.database.read() as session:
            rows = session.scalars(
                select(Recipient).where(Recipient.decision_id == decision).order_by(Recipient.ordinal)
            )
            return [(r.id, r.register_number, r.kind, r.name, *(getattr(r, f) for f in PRINTED), r.bonus) for r in rows]

    @invariant()
    def the_record_is_sound(self) -> None:
        """File, links, journal chain, search index, snapshots: the command `check` finds nothing."""
        with self.office.database.read() as session:
            assert [fault for fault in check(session) if fault.code not in HARMLESS] == []

    @invariant()
    def what_was_issued_stays_and_says_the_same_everywhere(self) -> None:
        for decision, frozen in self.issued.items():
            assert self.frozen(decision) == frozen
            told = [(number, kind, name) for _id, number, kind, name, *_ in frozen]
            with self.office.database.read() as session:
                rows = decision_rows(session, decision, TODAY)
                lines = certificate_lines(session, decision)
                numbers = [
                    (award.register_number, kind, award.name)
                    for id_, _number, kind, *_ in frozen
                    for award in history_of(session, session.get_one(Recipient, id_).nominee_id)
                    if award.recipient_id == id_
                ]
            assert rows.issued
            assert [(row.register_number, row.kind, row.name) for row in rows.rows] == told
            assert [tuple(getattr(row, f) for f in PRINTED) for row in rows.rows] == [each[4:-1] for each in frozen]
            assert list(dict.fromkeys((line.register_number, line.kind, line.name) for line in lines)) == told
            assert numbers == told

    @invariant()
    def every_number_is_used_once_and_every_gap_has_a_reason(self) -> None:
        with self.office.database.read() as session:
            entries = list(session.scalars(select(RegisterEntry.number)))
            gaps = list(session.scalars(select(RegisterGap.number)))
            given = list(session.execute(select(Recipient.decision_id, Recipient.register_number)))
            signed = list(
                session.execute(
                    select(Decision.authority_id, Decision.number_year, Decision.number).where(
                        Decision.number.is_not(None)
                    )
                )
            )
        assert len({*entries, *gaps}) == len(entries) + len(gaps)
        assert set(range(1, max(entries, default=0) + 1)) <= {*entries, *gaps}
        assert len(set(given)) == len(given) == len(entries)
        assert len(set(signed)) == len(signed)


def opened_again(file: Path, was: Any) -> Any:
    """Open the record that was just closed; the same round, authorities and award are meant."""
    record = open_record(file, actor="Mai", today=lambda: TODAY)
    was.database = record.database
    return was, record.close


template = conftest.template


@pytest.fixture
def clerk(template: Path) -> type[RandomClerk]:
    RandomClerk.template = template
    return RandomClerk


def test_whatever_a_clerk_does_the_record_stays_sound(clerk: type[RandomClerk]) -> None:
    run_state_machine_as_test(clerk, settings=settings(max_examples=10, stateful_step_count=25))


@pytest.mark.long
def test_whatever_many_clerks_do_the_record_stays_sound(clerk: type[RandomClerk]) -> None:
    run_state_machine_as_test(clerk, settings=settings(max_examples=1_000, stateful_step_count=60))
