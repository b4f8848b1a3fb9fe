"""Every step that may be undone restores what was there before, also after a restart, and can be done again."""

from dataclasses import replace
from datetime import date

import pytest

from db.changes import (
    authorities,
    award_types,
    ceremonies,
    certificates,
    council,
    decisions,
    importing,
    law_entries,
    layouts,
    nominations,
    office,
    people,
    preflight,
    round_plan,
    rounds,
    standing_texts,
    units,
)
from db.changes.change import CHANGES, UNDOABLE, Undo
from db.changes.registry import ALL
from db.connect import Database
from db.models.register import RegisterEntry
from db.models.units import Unit
from db.rules.terms import (
    DecisionOrigin,
    MilestoneKind,
    NominationState,
    NomineeKind,
    RewardType,
    Severity,
    SigningCapacity,
)
from db.shipped_layouts import shipped_layout
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_decisions import issued

EARLY = date(2000, 1, 1)


def steps(o):
    """Return one prepared change for each undoable deed, by its name in the journal."""
    do = o.database.do
    one, two = (o.nominate(person(name)) for name in ("Nông Quốc Khánh", "Chẩu Thị Hiền"))
    (ready,) = o.recommended(person("Ma Văn Ước"))
    asked = ("Sở Khoa học và Công nghệ", "Bưu điện tỉnh")
    due = (round_plan.Due(MilestoneKind.COUNCIL, date(2023, 11, 28)),)
    do(rounds.OpenRound("Chuyển đổi số", 2023, RewardType.MOVEMENT, milestones=due, units=asked))
    unit = do(units.AddUnit("Phòng Chuyển đổi số")).result
    other = do(units.AddUnit("Trung tâm Chuyển đổi số")).result
    someone = do(people.AddPerson("Sùng Mí Dính", honorific="Ông")).result
    double = do(people.AddPerson("Sùng Mí Dinh", honorific="Ông")).result
    draft = decisions.DraftDecision(o.round_id, o.chairman, o.award, DecisionOrigin.DRAFTED, (ready,))
    decision, decided = do(draft).result, do(draft).result
    sent = council.DraftSubmission(o.round_id, o.chairman, (ready,), ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    submission = do(sent).result
    do(nominations.MoveNominations((two,), NominationState.SUBMITTED))
    session = council.RecordCouncil(o.round_id, EARLY, "", "", "", 9, 9, (council.Result(two, 9, 9, recommended=True),))
    listed = (importing.ListRow(o.award, o.chairman, person("Lục Văn Toản"), nominations.Source("A", 2, "B2")),)
    stock = do(certificates.AddStock("Phôi Bằng khen tỉnh")).result
    (named,) = o.recommended(person("Hoàng Thị Yến"))
    signed = decisions.DraftDecision(
        o.round_id, o.chairman, o.award, DecisionOrigin.DRAFTED, (named,), signer_name="Lương Đức Thiện"
    )
    issued = do(signed).result
    do(decisions.IssueDecision(issued, "7", date(2023, 12, 20)))
    made = do(certificates.MakeCertificates(issued, "so-tttt@1")).result
    do(layouts.AddLayout("so-tttt", shipped_layout("bang-khen")))
    award = "province_chair_merit_certificate"
    names = ("Chủ tịch", "Chủ tịch", "Ủy ban", "CHỦ TỊCH", "Tuyên Quang", "QĐ-UBND")
    spare = do(office.AddAuthority("spare", "other", *names, date(2010, 1, 1))).result
    later = do(office.RenameAuthority(spare, *names, date(2015, 1, 1))).result
    deputy = do(office.AddSigner(o.chairman, "Hoàng Việt Phương", SigningCapacity.DEPUTY, "PHÓ CHỦ TỊCH")).result
    people_only = (NomineeKind.INDIVIDUAL,)
    medal = do(award_types.AddAwardType("Kỷ niệm chương của Sở", "commendation", "ministry", people_only)).result
    salary = do(law_entries.AddBaseSalary(2_800_000, date(2030, 1, 1), "Nghị định mới")).result
    law = do(law_entries.AddRegime("Luật mới", date(2030, 1, 1))).result
    grounds = [do(law_entries.AddGround(law, "", f"Căn cứ {text}")).result for text in ("Luật", "Nghị định")]
    do(standing_texts.ChangeText("dossier", "Hồ sơ gồm có", EARLY))
    return {
        "office.set": office.SetSetting("office.full_name", "Sở Thông tin và Truyền thông"),
        "authority.add": office.AddAuthority("new", "other", *names, EARLY),
        "authority.rename": office.RenameAuthority(o.chairman, *names, date(2025, 7, 1)),
        "signer.add": office.AddSigner(o.chairman, "Nguyễn Thế Giang", SigningCapacity.DEPUTY, "PHÓ CHỦ TỊCH"),
        "signer.remove": office.RemoveSigner(deputy),
        "authority.correct": authorities.CorrectAuthority(1, *names),
        "authority.date": authorities.DateName(later, date(2016, 7, 1)),
        "authority.add_former": authorities.AddFormerName(o.chairman, *names, date(1976, 1, 1)),
        "authority.remove_name": authorities.RemoveName(later),
        "authority.end": authorities.EndAuthority(spare, date(2020, 12, 31)),
        "authority.level": authorities.SetLevel(spare, "ministry"),
        "authority.remove": authorities.RemoveAuthority(spare),
        "award_type.add": award_types.AddAwardType("Giấy khen chuyên đề", "commendation", "department", people_only),
        "award_type.edit": award_types.EditAwardType(
            medal, "Kỷ niệm chương ngành Thông tin", "commendation", "ministry", (NomineeKind.COLLECTIVE,), "KNC"
        ),
        "award_type.word": award_types.WordAward(o.award, "Bằng khen của {authority}"),
        "award_type.remove": award_types.RemoveAwardType(medal),
        "coefficient.set": award_types.SetCoefficient(medal, law, NomineeKind.INDIVIDUAL, 60, "Quy chế"),
        "base_salary.add": law_entries.AddBaseSalary(2_900_000, date(2031, 1, 1), "Nghị định mới hơn"),
        "base_salary.edit": law_entries.EditBaseSalary(salary, 2_850_000, date(2030, 7, 1), "Nghị định mới"),
        "base_salary.remove": law_entries.RemoveBaseSalary(salary),
        "regime.add": law_entries.AddRegime("Luật mới hơn", date(2031, 1, 1)),
        "regime.edit": law_entries.EditRegime(law, "Luật mới (sửa)", date(2030, 7, 1)),
        "regime.remove": law_entries.RemoveRegime(law),
        "ground.add": law_entries.AddGround(law, "province", "Căn cứ Quy chế"),
        "ground.edit": law_entries.EditGround(grounds[0], "", "Căn cứ Luật Thi đua, khen thưởng"),
        "ground.remove": law_entries.RemoveGround(grounds[0]),
        "ground.reorder": law_entries.ReorderGrounds((grounds[1], grounds[0])),
        "text.change": standing_texts.ChangeText("dossier", "Hồ sơ kèm theo", date(2024, 1, 1)),
        "text.correct": standing_texts.CorrectText("dossier", "Hồ sơ gồm", EARLY),
        "text.remove": standing_texts.RemoveText("dossier", EARLY),
        "drafts.reword": standing_texts.RewordDrafts((("Sở Nội vụ", "Sở Nội vụ tỉnh"),), (), (submission,)),
        "signer.edit": office.EditSigner(1, "Lương Đức Thiên", SigningCapacity.HEAD, "CHỦ TỊCH"),
        "unit.add": units.AddUnit("Văn phòng Sở"),
        "unit.rename": units.RenameUnit(unit, "Phòng Công nghệ số", date(2023, 1, 1)),
        "unit.succeed": units.SucceedUnit(unit, other, date(2023, 1, 1)),
        "person.add": people.AddPerson("Vừ Mí Kẻ", honorific="Ông", birth="1990", identity_number="008090001234"),
        "person.edit": people.EditPerson(someone, "Sùng Mí Dình"),
        "person.identify": people.SetIdentityNumber(someone, "008090001235"),
        "person.merge": people.MergePeople(double, someone),
        "movement.add": rounds.AddMovement("phong trào chuyển đổi số"),
        "round.open": rounds.OpenRound("Tổng kết năm 2023", 2023, RewardType.MERIT),
        "milestone.done": round_plan.MarkMilestone(1, TODAY),
        "round_unit.remind": round_plan.RemindUnits((1,)),
        "round_unit.answer": round_plan.AnswerUnits((1, 2)),
        "round.edit": rounds.EditRound(o.round_id, "Phong trào 2022", 2022, RewardType.MOVEMENT),
        "round.copy": rounds.CopyRound(o.round_id, "Phong trào năm 2023", 2023),
        "round.close": rounds.CloseRound(o.round_id),
        "nomination.add": nominations.AddNomination(o.round_id, o.award, o.chairman, person("Lý Thu Hường")),
        "nomination.import_list": importing.ImportList(o.round_id, listed, "b.xlsx", "1" * 64, "2024-01-10T08:00:00"),
        "nomination.review": importing.TakeReview(
            o.round_id,
            (importing.Correction(one, person("Nông Quốc Khanh")),),
            tuple(replace(row, draft=person("Bàn Văn Minh")) for row in listed),
            (),
            "Đơn vị rút",
            "c.xlsx",
            "2" * 64,
            "2024-01-10T08:00:00",
        ),
        "nomination.edit": nominations.EditNomination(one, person("Nông Quốc Khanh")),
        "nomination.reorder": nominations.ReorderNominations((two, one)),
        "nomination.move": nominations.MoveNominations((one,), NominationState.WITHDRAWN, "Đơn vị xin rút"),
        "finding.override": nominations.OverrideFinding(one, "twice", Severity.WARNING, "Điều 5", "Thành tích khác"),
        "council.record": session,
        "submission.draft": sent,
        "submission.send": council.SendSubmission(submission, "95", date(2023, 12, 4)),
        "decision.draft": draft,
        "decision.edit": decisions.EditDecision(decision, place="Tuyên Quang"),
        "decision.judge": decisions.JudgeItem(decision, ready, approved=True, unit="Văn phòng Sở"),
        "decision.judge_many": decisions.JudgeItems(decision, (ready,), approved=False, reason="Chưa đủ hồ sơ"),
        "decision.remove": decisions.RemoveDraft(decided),
        "stock.add": certificates.AddStock("Phôi Giấy khen"),
        "stock.move": certificates.MoveStock(stock, 50, "Nhận từ Sở Nội vụ"),
        "calibration.set": certificates.SetCalibration("HP", dx_mm=3.0),
        "certificate.accept": preflight.AcceptDoubt(issued, "1.honorific.honorific.0", "Đúng như đã ký"),
        "certificate.relayout": layouts.UsePresentLayout(tuple(made)),
        "layout.add": layouts.AddLayout("so-nv", shipped_layout("giay-khen")),
        "layout.replace": layouts.ReplaceLayout("so-tttt", shipped_layout("giay-khen")),
        "layout.retire": layouts.RetireLayout("so-tttt"),
        "layout.serve": layouts.ServeLayout(award, NomineeKind.INDIVIDUAL, "so-tttt"),
        "ceremony.add": ceremonies.AddCeremony(o.round_id, "Hội nghị tổng kết", TODAY),
        "register.explain_gap": ceremonies.ExplainGap(7, "Số bỏ trống do nhập nhầm"),
    }


@pytest.mark.parametrize("name", sorted(UNDOABLE - {"undo"}))
def test_undo_restores_and_redo_repeats(office, name):
    change = steps(office)[name]
    before = office.everything()
    done = office.database.do(change)
    after = office.everything()
    assert after != before
    undone = office.database.do(Undo(done.entry_id))
    assert office.everything() == before
    office.database.do(Undo(undone.entry_id))
    assert office.everything() == after
    assert office.refused(Undo(done.entry_id)).code == "already_undone"


def test_undo_works_after_a_restart(office):
    before = office.everything()
    done = office.database.do(rounds.OpenRound("Tổng kết năm 2023", 2023, RewardType.MERIT))
    again = Database(office.database.url.database, actor="Mai", today=lambda: TODAY)
    again.do(Undo(done.entry_id))
    again.close()
    assert office.everything() == before


def test_undo_is_refused_when_someone_changed_it_since(office):
    done = office.database.do(units.AddUnit("Văn phòng Sở"))
    office.database.do(units.RenameUnit(done.result, "Văn phòng", date(2023, 1, 1)))
    assert office.refused(Undo(done.entry_id)).code == "changed_since"
    assert len(office.all(Unit)) == 1


def test_the_reason_of_an_empty_number_stays_once_the_register_has_passed_it(office):
    issued(office, person("Vừ Mí Kẻ"))
    done = office.database.do(ceremonies.ExplainGap(2, "Ghi nhầm trong sổ giấy"))
    issued(office, person("Sùng Mí Dính"), number="1599")
    assert office.refused(Undo(done.entry_id)).code == "changed_since"


def test_a_number_that_was_used_meanwhile_is_not_declared_empty_again(office):
    done = office.database.do(ceremonies.ExplainGap(1, "Ghi nhầm trong sổ giấy"))
    undone = office.database.do(Undo(done.entry_id))
    issued(office, person("Vừ Mí Kẻ"))
    assert [entry.number for entry in office.all(RegisterEntry)] == [1]
    assert office.refused(Undo(undone.entry_id)).code == "changed_since"


def test_an_identity_number_never_stands_in_the_journal(office):
    office.database.do(people.AddPerson("Vừ Mí Kẻ", honorific="Ông", identity_number="008090001234"))
    from db.models.journal import JournalEntry

    told = " ".join(entry.payload + entry.rows for entry in office.all(JournalEntry))
    assert "008090001234" not in told
    assert "1234" in told


def test_every_change_is_known_to_undo_after_a_start():
    assert ALL is CHANGES
    assert "decision.issue" in ALL
    assert "decision.issue" not in UNDOABLE
