"""Of whom each step of the journal was: done, taken back and done again, also where the rows are gone."""

import shutil
from datetime import date

import pytest

from db.changes.ceremonies import RevokeAward
from db.changes.change import UNDOABLE, Undo
from db.changes.council import SendSubmission
from db.changes.dossier_rules import AddDossierRule
from db.changes.law_entries import EditGround
from db.changes.layouts import ReplaceLayout
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.people import AddPerson, EditPerson
from db.changes.posts import TakePost
from db.changes.registry import ALL
from db.models.catalogue import LegalGround
from db.models.council import Submission
from db.models.decisions import Recipient
from db.queries import step_subjects
from db.queries.step_subjects import ORDER, told_steps
from db.rules.terms import NominationState
from db.shipped_layouts import shipped_layout
from tests.db.changes.conftest import TODAY, collective, opened, person
from tests.db.changes.test_council import sent_to
from tests.db.changes.test_decisions import issued
from tests.db.changes.undoable_steps import bring_newer_law, prepared, steps
from tests.db.queries.conftest import questions

SAID = {
    "signer.remove": "Hoàng Việt Phương",
    "authority.remove": "Chủ tịch",
    "award_type.remove": "Kỷ niệm chương của Sở",
    "coefficient.set": "Kỷ niệm chương của Sở",
    "base_salary.remove": "2.800.000 đồng",
    "ground.remove": "Căn cứ Luật",
    "unit.rename": "Phòng Công nghệ số",
    "person.edit": "Sùng Mí Dình",
    "person.take_post": "ông Sùng Mí Dính",
    "person.remove_post": "ông Sùng Mí Dính",
    "round.close": "năm 2022",
    "round.reopen": "năm 2021",
    "round_unit.remind": "Sở Khoa học và Công nghệ",
    "nomination.move": "ông Nông Quốc Khánh",
    "finding.override": "ông Nông Quốc Khánh",
    "council.record": "ông Chẩu Thị Hiền",
    "decision.draft": "ông Ma Văn Ước",
    "decision.edit": "Chủ tịch UBND tỉnh",
    "decision.remove": "ông Ma Văn Ước",
    "stock.move": "Phôi Bằng khen tỉnh",
    "layout.retire": "",
    "layout.serve": "Bằng khen",
    "register.explain_gap": "7",
}


@pytest.fixture(scope="module")
def everything_there(tmp_path_factory, template):
    file = shutil.copy(template, tmp_path_factory.mktemp("prepared") / "sổ vàng.sqlite")
    office, close = opened(file)
    there = prepared(office)
    close()
    return file, there


def told(office, *entries):
    with office.database.read() as session:
        found = told_steps(session, entries)
    return [found[entry] for entry in entries]


def test_every_step_names_its_subject_done_taken_back_and_done_again(everything_there, tmp_path, monkeypatch):
    bring_newer_law(monkeypatch)
    office, close = opened(shutil.copy(everything_there[0], tmp_path / "sổ vàng.sqlite"))
    nameless, wrong = [], []
    for name, step in steps(everything_there[1]).items():
        done = office.database.do(step).entry_id
        (first,) = told(office, done)
        back = office.database.do(Undo(done)).entry_id
        again = office.database.do(Undo(back)).entry_id
        office.database.do(Undo(again))
        undone, redone = told(office, back, again)
        if not first.names or not undone.names or not redone.names:
            nameless.append((name, first.names, undone.names, redone.names))
        if (undone.change, redone.change, undone.back, redone.back, redone.again) != (name, name, True, False, True):
            wrong.append(name)
        if first.table == "setting" and name in step_subjects.ASKED:
            wrong.append((name, "its names are read as keys of settings"))
        if not any(SAID.get(name, "") in each for each in first.names):
            wrong.append((name, first.names))
    close()
    assert nameless == []
    assert wrong == []
    assert set(steps(everything_there[1])) == set(ALL) & UNDOABLE - {"undo"}


def test_a_nomination_is_told_by_its_nominee_and_not_by_its_person_or_unit(office):
    done = office.database.do(AddNomination(office.round_id, office.award, office.chairman, person("Chẩu Thị Hiền")))
    (step,) = told(office, done.entry_id)
    assert (step.names, step.many, step.table) == (("ông Chẩu Thị Hiền",), 1, "nomination")


def test_two_rows_about_one_are_told_as_one(office):
    person_id = office.database.do(AddPerson("Lý Thị Sùng", position="Chuyên viên")).result
    done = office.database.do(TakePost(person_id, "Phó Trưởng phòng", "", date(2023, 9, 1)))
    (step,) = told(office, done.entry_id)
    assert (step.names, step.many) == (("Lý Thị Sùng",), 1)


def test_many_are_told_by_the_first_and_their_number(office):
    ids = tuple(office.nominate(collective(f"Phòng số {number}")) for number in range(1, 9))
    (step,) = told(office, office.database.do(MoveNominations(ids, NominationState.SUBMITTED)).entry_id)
    assert step.names == ("Phòng số 1", "Phòng số 2", "Phòng số 3") and step.many == 8
    assert (step.change, step.kind) == ("nomination.move", "submitted")


def test_an_issued_and_a_revoking_decision_are_told_by_number_and_nominee(office):
    issued(office, person("Nông Quốc Khánh"))
    with office.database.read() as session:
        (last,) = told_steps(session, [step_subjects.steps_by_id(session, range(1, 99)).popitem()[0]]).values()
    assert (last.numbers, last.names, last.kind) == (("1598/QĐ-UBND",), ("ông Nông Quốc Khánh",), "drafted")
    taken = RevokeAward(office.all(Recipient)[0].id, "12/QĐ-UBND", TODAY, "Khai không đúng thành tích")
    (step,) = told(office, office.database.do(taken).entry_id)
    assert (step.numbers, step.names) == (("12/QĐ-UBND",), ("ông Nông Quốc Khánh",))


def test_a_corrected_ground_is_not_told_as_the_papers_that_keep_it(office):
    kept = office.database.do(sent_to(office, *office.recommended(person("Nông Quốc Khánh")))).result
    sent = office.database.do(SendSubmission(kept, "95", date(2023, 12, 4)))
    ground = office.all(LegalGround)[0]
    corrected = office.database.do(EditGround(ground.id, ground.level, f"{ground.text} (bản sửa)"))
    assert office.all(Submission)[0].grounds
    paper, law = told(office, sent.entry_id, corrected.entry_id)
    assert (paper.numbers, law.numbers) == (("95/TTr-STTTT",), ())
    assert "(bản sửa)" in law.names[0]


def test_lines_are_told_in_one_and_versions_of_a_layout_as_one(office):
    rule = office.database.do(AddDossierRule(("Bản sao hợp đồng", "Ảnh 4x6"), "Công văn 15/STTTT"))
    layout = office.database.do(ReplaceLayout("giay-khen", shipped_layout("giay-khen")))
    asked, drawn = told(office, rule.entry_id, layout.entry_id)
    assert asked.names == ("Bản sao hợp đồng; Ảnh 4x6",)
    assert (drawn.names, drawn.many) == (("Giấy khen",), 1)


def test_several_changes_of_one_form_are_one_step_under_the_name_of_the_first(office):
    with office.database.one_step() as one:
        id_ = one.do(AddPerson("Lò Thị Sen", honorific="Bà"))
        one.do(EditPerson(id_, "Lò Thị Sẻn", honorific="Bà"))
    before = office.everything()
    entry = max(each.id for each in office.all(step_subjects.JournalEntry))
    (step,) = told(office, entry)
    assert (step.change, step.names) == ("person.add", ("bà Lò Thị Sẻn",))
    undone = office.database.do(Undo(entry)).entry_id
    assert "Lò Thị Sẻn" not in str(office.everything()["person"])
    office.database.do(Undo(undone))
    assert office.everything() == before


def test_of_an_import_of_thousands_the_first_are_read_and_that_there_are_more_is_told(office, monkeypatch):
    monkeypatch.setattr(step_subjects, "READ_OF_ROWS", 1500)
    ids = tuple(office.nominate(collective(f"Phòng số {number}")) for number in range(1, 31))
    (step,) = told(office, office.database.do(MoveNominations(ids, NominationState.SUBMITTED)).entry_id)
    assert step.names == ("Phòng số 1", "Phòng số 2", "Phòng số 3") and step.many is None


def test_the_steps_of_a_page_take_few_questions(office):
    for number in range(30):
        office.nominate(person(f"Ma Văn {number}"))
    with office.database.read() as session:
        ids = list(range(1, 60))
        _few, few = questions(session, lambda: told_steps(session, ids[:5]))
        _all, many = questions(session, lambda: told_steps(session, ids))
    assert many <= few + 12


def test_every_table_that_names_a_step_is_known_by_something(office):
    known = {*step_subjects.PERSONS, *step_subjects.OWN, *step_subjects.OF_ANOTHER, *step_subjects.NEWEST}
    assert set(ORDER) <= known
