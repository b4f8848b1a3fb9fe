"""Which layouts there are, what they serve, and which drew a certificate."""

import json

from db.changes.certificates import MakeCertificates
from db.changes.layouts import AddLayout, ReplaceLayout, RetireLayout, ServeLayout
from db.queries import layout_list
from db.rules.layouts import FAMILIES
from db.rules.terms import NomineeKind
from db.shipped_layouts import shipped_layout
from tests.db.changes.conftest import collective, person
from tests.db.changes.test_decisions import drafted, issued

AWARD = "province_chair_merit_certificate"


def test_a_new_record_has_the_shipped_layouts_and_nothing_drawn(ask):
    lines = ask(layout_list.layout_lines)
    assert [(line.code, line.version, line.own, line.retired) for line in lines] == [
        (code, 0, False, False) for code in FAMILIES
    ]
    assert ask(layout_list.layout_content, "bang-khen") == shipped_layout("bang-khen")


def test_a_layout_of_the_office_is_listed_in_its_newest_version(office, ask):
    office.database.do(AddLayout("so-tttt", shipped_layout("bang-khen")))
    office.database.do(ReplaceLayout("so-tttt", shipped_layout("giay-khen")))
    office.database.do(RetireLayout("so-tttt"))
    line = ask(layout_list.layout_lines)[-1]
    assert (line.code, line.version, line.own, line.retired) == ("so-tttt", 2, True, True)
    first, newest = (json.loads(ask(layout_list.layout_content, "so-tttt", version)) for version in (1, 0))
    assert first != newest
    assert ask(layout_list.layout_content, "so-tttt", 3) == ""


def test_each_award_and_kind_is_served_on_plain_paper_and_on_stock(office, ask):
    lines = [line for line in ask(layout_list.servings) if line.award_code == AWARD]
    assert {(line.kind, line.stock) for line in lines} >= {
        (NomineeKind.INDIVIDUAL, False),
        (NomineeKind.INDIVIDUAL, True),
    }
    assert {(line.code, line.chosen) for line in lines} == {("bang-khen", False)}
    office.database.do(AddLayout("so-tttt", shipped_layout("bang-khen")))
    office.database.do(ServeLayout(AWARD, NomineeKind.INDIVIDUAL, "so-tttt"))
    chosen = [line for line in ask(layout_list.servings) if line.chosen]
    assert {(line.award_code, line.kind, line.code) for line in chosen} == {(AWARD, NomineeKind.INDIVIDUAL, "so-tttt")}


def test_a_draft_is_drawn_with_what_serves_now_and_a_certificate_with_what_drew_it(office, ask):
    office.database.do(AddLayout("so-tttt", shipped_layout("giay-khen")))
    kept = ask(layout_list.layout_content, "so-tttt", 1)
    draft, _ids = drafted(office, collective("Văn phòng Sở"), person("Ma Văn Ước"))
    shipped = [layout_list.DrawnWith(shipped_layout("bang-khen"), "")] * 2
    assert ask(layout_list.layouts_of_decision, draft, stock=False) == shipped
    decision, _ids = issued(office, person("Vừ Mí Kẻ"), number="1599")
    office.database.do(MakeCertificates(decision, "so-tttt@1/a4"))
    assert ask(layout_list.layouts_of_decision, decision, stock=False) == [layout_list.DrawnWith(kept, "a4")]
    assert ask(layout_list.layouts_of_decision, 999, stock=True) == []
