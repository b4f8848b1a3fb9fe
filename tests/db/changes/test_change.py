"""How a change is made, written down and taken back: also after a restart, and again."""

import json
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
    posts,
    preflight,
    round_plan,
    rounds,
    standing_texts,
    unit_history,
    units,
)
from db.changes.change import UNDOABLE, Undo, Writer, change, change_name, column_value, plain
from db.changes.registry import ALL
from db.connect import Database
from db.errors import KnownError
from db.models.journal import JournalEntry
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.rounds import AwardRound
from db.models.tables import metadata
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
    post = do(posts.TakePost(someone, "Chuyên viên", "Văn phòng Sở", date(2020, 1, 1))).result
    draft = decisions.DraftDecision(o.round_id, o.chairman, o.award, DecisionOrigin.DRAFTED, (ready,))
    decision, decided = do(draft).result, do(draft).result
    sent = council.DraftSubmission(o.round_id, o.chairman, (ready,), ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    submission = do(sent).result
    do(nominations.MoveNominations((two,), NominationState.SUBMITTED))
    session = council.RecordCouncil(o.round_id, EARLY, "", "", "", 9, 9, (council.Result(two, 9, 9, recommended=True),))
    held = do(council.RecordCouncil(o.round_id, EARLY, "", "", "", 9, 9, ())).result
    meeting = do(ceremonies.AddCeremony(o.round_id, "Hội nghị", EARLY)).result
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
        "person.take_post": posts.TakePost(someone, "Phó Trưởng phòng", "Phòng Chuyển đổi số", date(2023, 1, 1)),
        "person.correct_post": posts.CorrectPost(post, "Chuyên viên chính", "Văn phòng Sở", date(2021, 1, 1)),
        "person.remove_post": posts.RemovePost(post),
        "unit.correct": unit_history.CorrectUnit(unit, "Phòng Chuyển đổi số quốc gia", other, "CĐS"),
        "unit.join": unit_history.JoinUnits((unit, other), date(2023, 1, 1), name="Trung tâm Công nghệ số"),
        "unit.merge": unit_history.MergeUnitEntries(unit, other),
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
        "nomination.edit_many": nominations.EditNominations((one, two), citation="Đã có thành tích"),
        "nomination.reorder": nominations.ReorderNominations((two, one)),
        "nomination.move": nominations.MoveNominations((one,), NominationState.WITHDRAWN, "Đơn vị xin rút"),
        "finding.override": nominations.OverrideFinding(one, "twice", Severity.WARNING, "Điều 5", "Thành tích khác"),
        "council.record": session,
        "council.edit": council.EditCouncil(
            held, EARLY, "Tuyên Quang", "Phan Việt Tùng", "Lý Thị Mỹ", 9, 9, number="12"
        ),
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
        "ceremony.edit": ceremonies.EditCeremony(meeting, "Hội nghị biểu dương", EARLY, "Hội trường tỉnh"),
        "ceremony.add": ceremonies.AddCeremony(o.round_id, "Hội nghị tổng kết", TODAY),
        "register.explain_gap": ceremonies.ExplainGap(7, "Số bỏ trống do nhập nhầm"),
    }


@pytest.mark.parametrize("name", sorted(set(ALL) & UNDOABLE - {"undo"}))
def test_undo_restores_and_redo_repeats(office, name):
    step = steps(office)[name]
    before = office.everything()
    done = office.database.do(step)
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


def test_undo_names_the_entry_that_it_takes_back_and_knows_one_that_is_not_there(office):
    done = office.database.do(units.AddUnit("Văn phòng Sở"))
    undone = office.database.do(Undo(done.entry_id))
    assert undone.result == done.entry_id
    assert undone.touched == done.touched
    assert office.all(JournalEntry)[-1].undoes == done.entry_id
    told = office.refused(Undo(999))
    assert (told.code, told.values) == ("gone", {"table": "journal", "id": 999})


def test_what_only_a_counter_act_takes_back_is_not_undone(office):
    (one,) = office.recommended(person("Ma Văn Ước"))
    draft = decisions.DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, (one,), signer_name="Lương Đức Thiện"
    )
    done = office.database.do(decisions.IssueDecision(office.database.do(draft).result, "7", date(2023, 12, 20)))
    told = office.refused(Undo(done.entry_id))
    assert (told.code, told.values) == ("only_counter_act", {"change": "decision.issue"})


def test_a_person_whom_a_nomination_names_is_not_taken_away_by_undo(office):
    done = office.database.do(people.AddPerson("Sùng Mí Dính"))
    (nominee,) = office.all(Nominee)
    office.nominate(person("Sùng Mí Dính", nominee_id=nominee.id))
    assert office.refused(Undo(done.entry_id)).code == "changed_since"


def written(office, write):
    """Let a writer write, in a transaction that is kept; returns its images."""
    with office.database.write() as session:
        writer = Writer(session, actor="Lan", today=TODAY)
        write(writer)
    return [(image.act.value, image.table, image.id, image.before, image.after) for image in writer.images]


def test_a_writer_remembers_of_each_row_what_differs_and_nothing_where_nothing_does(office):
    def write(writer):
        assert writer.update(AwardRound, office.round_id, year=2023, name="Phong trào năm 2022")
        assert not writer.update(AwardRound, office.round_id, year=2023)

    assert written(office, write) == [("update", "award_round", office.round_id, {"year": 2022}, {"year": 2023})]


def test_a_writer_cleans_what_it_writes_and_what_it_remembers(office):
    images = written(office, lambda writer: writer.insert(Unit, abbreviation=" Sở\u00a0 TT&TT ", address=""))
    assert images[0][4]["abbreviation"] == office.all(Unit)[0].abbreviation == "Sở TT&TT"


def test_a_row_that_undo_removed_comes_back_whole(office):
    made = office.database.do(units.AddUnit("Văn phòng Sở", abbreviation="VP"))
    undone = office.database.do(Undo(made.entry_id))
    again = office.database.do(Undo(undone.entry_id))
    rows = json.loads(office.all(JournalEntry)[-1].rows)
    assert again.touched == made.touched
    assert {row["act"] for row in rows} == {"insert"}
    assert next(row["after"]["abbreviation"] for row in rows if row["table"] == "unit") == "VP"


def test_a_writer_refuses_rows_that_are_gone_and_marks_that_turn_the_writing(office):
    for write, code in (
        (lambda writer: writer.update(Unit, 999, address="Tuyên Quang"), "gone"),
        (lambda writer: writer.delete(Unit, 999), "gone"),
        (lambda writer: writer.insert(Unit, address="Tuyên \u202eQuang"), "direction_mark"),
        (lambda writer: writer.update(AwardRound, office.round_id, name="\u2067Đợt"), "direction_mark"),
    ):
        before = office.everything()
        with pytest.raises(KnownError) as told:
            written(office, write)
        assert told.value.code == code
        assert office.everything() == before


def test_a_value_comes_back_from_the_journal_as_its_column_takes_it():
    for column, value in (
        ("year", 2022),
        ("deadline", date(2023, 11, 30)),
        ("deadline", None),
        ("reward_type", RewardType.MERIT),
        ("name", "Phong trào năm 2022"),
    ):
        table = metadata.tables["award_round"]
        assert column_value(table, column, json.loads(json.dumps(plain(value)))) == value
    sort_key = people.names_of("Ma Văn Ước")["name_sort"]
    assert column_value(Person.__table__, "name_sort", plain(sort_key)) == sort_key


def test_a_change_stands_in_the_journal_under_one_name_for_ever():
    assert change_name(units.AddUnit("Văn phòng Sở")) == "unit.add"
    with pytest.raises(ValueError, match=r"unit\.add"):
        change("unit.add")(type("Another", (), {}))
