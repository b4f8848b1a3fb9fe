"""Layouts in the record: versions, which serves what, and that a certificate is drawn again as it was."""

import json

from db.changes.certificates import MakeCertificates, MoveSheets, StartPrintRun
from db.changes.layouts import AddLayout, ReplaceLayout, RetireLayout, ServeLayout, UsePresentLayout
from db.models.certificates import Certificate, Layout
from db.queries.layout_list import layout_content, layout_lines, layouts_of_decision, servings
from db.rules.layouts import LayoutReference, default_layout, reference
from db.rules.terms import NomineeKind, SheetState
from db.shipped_layouts import shipped_layout
from tests.db.changes.conftest import collective, person
from tests.db.changes.test_decisions import issued

AWARD = "province_chair_merit_certificate"


def own(**changes):
    return json.dumps({**json.loads(shipped_layout("bang-khen")), **changes})


def layouts(office, decision, *, stock=False):
    with office.database.read() as session:
        return layouts_of_decision(session, decision, stock=stock)


def test_a_new_record_offers_the_shipped_layouts(office):
    with office.database.read() as session:
        lines = layout_lines(session)
        kept = {(each.award_code, each.kind): each for each in servings(session)}
    assert [(each.code, each.version, each.own) for each in lines] == [
        ("bang-khen", 0, False),
        ("giay-khen", 0, False),
        ("danh-hieu", 0, False),
    ]
    assert kept[AWARD, NomineeKind.INDIVIDUAL].code == "bang-khen"
    assert all(json.loads(each.content)["boxes"] for each in lines)


def test_the_awards_own_layout_follows_from_what_it_is():
    assert default_layout("title", "Chiến sĩ thi đua cơ sở") == "danh-hieu"
    assert default_layout("commendation", "Giấy khen của Giám đốc Sở") == "giay-khen"
    assert default_layout("commendation", "Bằng khen của Bộ") == "bang-khen"


def test_a_reference_is_read_as_it_was_written():
    for meant in (LayoutReference("bang-khen", 2, "a4"), LayoutReference("so-tttt", 11)):
        assert reference(str(meant)) == meant
    assert reference("") is None


def test_each_award_and_kind_has_the_layout_that_the_office_chose(office):
    office.database.do(AddLayout("so-tttt", own(title="Mẫu của Sở")))
    office.database.do(ServeLayout(AWARD, NomineeKind.COLLECTIVE, "so-tttt", "a4"))
    decision, _ = issued(office, collective("Phòng Bưu chính"), person("Nông Quốc Khánh"))
    first, second = layouts(office, decision)
    assert (json.loads(first.content)["title"], first.choice) == ("Mẫu của Sở", "a4")
    assert (json.loads(second.content)["title"], second.choice) == ("Bằng khen", "")
    assert json.loads(layouts(office, decision, stock=True)[0].content)["title"] == "Bằng khen"


def test_a_new_version_never_changes_a_certificate_that_was_printed(office):
    office.database.do(AddLayout("so-tttt", own(title="Bản 1")))
    office.database.do(ServeLayout(AWARD, NomineeKind.INDIVIDUAL, "so-tttt"))
    decision, _ = issued(office, person("Nông Quốc Khánh"), person("Chẩu Thị Hiền"))
    one, _two = office.database.do(MakeCertificates(decision)).result
    (sheet,) = office.database.do(StartPrintRun((one,), "HP")).result
    assert office.database.do(ReplaceLayout("so-tttt", own(title="Bản 2"))).result == 2
    titles = [json.loads(each.content)["title"] for each in layouts(office, decision)]
    assert titles == ["Bản 1", "Bản 2"]
    assert [each.layout for each in office.all(Certificate)] == ["so-tttt@1", ""]
    assert office.refused(UsePresentLayout((one,))).code == "sheet_in_use"
    office.database.do(MoveSheets((sheet,), SheetState.SPOILED, "Mẫu sai"))
    office.database.do(UsePresentLayout((one,)))
    office.database.do(StartPrintRun((one,), "HP"))
    assert office.all(Certificate)[0].layout == "so-tttt@2"


def test_a_shipped_layout_is_kept_as_soon_as_something_is_printed_with_it(office):
    decision, _ = issued(office, person("Nông Quốc Khánh"))
    ids = office.database.do(MakeCertificates(decision)).result
    assert office.all(Layout) == []
    office.database.do(StartPrintRun(tuple(ids), "HP"))
    (kept,) = office.all(Layout)
    assert (kept.code, kept.version, kept.content) == ("bang-khen", 1, shipped_layout("bang-khen"))
    assert office.all(Certificate)[0].layout == "bang-khen@1"


def test_a_retired_layout_serves_nothing_more(office):
    office.database.do(AddLayout("so-tttt", own()))
    office.database.do(ServeLayout(AWARD, NomineeKind.INDIVIDUAL, "so-tttt"))
    office.database.do(RetireLayout("so-tttt"))
    with office.database.read() as session:
        assert {each.code for each in servings(session)} == {"bang-khen", "giay-khen", "danh-hieu"}
        assert [each.retired for each in layout_lines(session)] == [False, False, False, True]
        assert layout_content(session, "so-tttt", 1)
    again = ServeLayout(AWARD, NomineeKind.INDIVIDUAL, "so-tttt")
    assert office.refused(again).code == "gone"
    office.database.do(RetireLayout("so-tttt", retired=False))
    office.database.do(again)
    assert office.last_entry() == ("Lan", "layout.serve", {"setting"})


def test_what_is_no_layout_is_refused(office):
    office.database.do(AddLayout("so-tttt", own()))
    assert office.refused(AddLayout("so-tttt", own())).code == "layout_exists"
    assert office.refused(AddLayout("bang-khen", own())).code == "layout_exists"
    assert office.refused(AddLayout("b", "{")).code == "layout_not_whole"
    assert office.refused(AddLayout("b", '{"extends": "bang-khen", "boxes": {}}')).code == "layout_not_whole"
    assert office.refused(ReplaceLayout("c", own())).code == "gone"
    assert office.refused(RetireLayout("bang-khen")).code == "layout_shipped"
    assert office.refused(ServeLayout(AWARD, NomineeKind.INDIVIDUAL, "c")).code == "gone"


def test_the_office_may_put_its_own_version_over_a_shipped_layout(office):
    assert office.database.do(ReplaceLayout("bang-khen", own(title="Bằng khen của Sở"))).result == 2
    with office.database.read() as session:
        line = layout_lines(session)[0]
    assert (line.version, line.title, line.own) == (2, "Bằng khen của Sở", True)
