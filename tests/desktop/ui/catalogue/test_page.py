"""The page of the catalogue: each tab has its own acts, and a correction is offered to the drafts that copied it."""

from datetime import timedelta

from db.changes.decisions import DraftDecision
from db.changes.nominations import MoveNominations
from db.models.decisions import Decision
from db.queries.lookups import authorities
from db.rules.terms import DecisionOrigin, NominationState
from desktop.labels.translation import _
from desktop.ui.catalogue.tab import Correction
from desktop.ui.certificates.preflight_actions import LAYOUTS
from desktop.ui.shell.act_table import TAB_ACTS
from desktop.ui.shell.palette_finds import IN_CATALOGUE
from tests.desktop.ui.catalogue.conftest import choose
from tests.desktop.ui.records import TODAY, usual_award
from tests.desktop.ui.windows import write


def shown(page):
    return {name: page._buttons[name].text() for name in page._buttons if not page._buttons[name].isHidden()}


def test_the_buttons_of_the_header_are_the_acts_of_the_tab(page):
    assert "cấp có thẩm quyền" in shown(page)["add"]
    page.tabs.setCurrentWidget(page.salaries)
    assert "mức" in shown(page)["add"].lower()
    page.tabs.setCurrentWidget(page.layouts)
    assert shown(page) == {}
    assert all(action.isEnabled() for action in page._of_layouts)
    page.tabs.setCurrentWidget(page.texts)
    assert not any(action.isEnabled() for action in page._of_layouts)
    assert set(shown(page)) == {"edit", "add"}


def test_an_act_that_cannot_be_done_says_why(page):
    page.tabs.setCurrentWidget(page.awards)
    assert not page.tab_actions["remove"].isEnabled()
    assert "theo luật" in page.tab_actions["remove"].toolTip()


def test_ctrl_tab_goes_through_the_tabs_and_round_again(page):
    seen = []
    for _step in range(page.tabs.count()):
        seen.append(page.tabs.currentIndex())
        page._next_tab()
    assert seen == list(range(page.tabs.count())) and page.tabs.currentIndex() == 0


def test_a_page_led_to_with_a_place_shows_that_tab(page):
    """The preflight and the palette count the tabs, so they must stand where those say."""
    for text, place in IN_CATALOGUE.items():
        page.select(place)
        assert text == "Signers" or page.tabs.tabText(place - 1) == _(text)
    for place, (title, texts) in enumerate(TAB_ACTS.items(), start=1):
        page.select(place)
        named = vars(page.tab().acts()).values() if page.tab() else ()
        assert page.tabs.tabText(place - 1) == _(title)
        assert {words for words in named if words} == {_(text) for text in texts}, f"{title}: act_table.py"
    page.select(LAYOUTS)
    assert page.tabs.currentWidget() is page.layouts
    assert page.first_focus() is page.layouts.awards


def drafted(program):
    """Draft a decision that copied the signer's name of the catalogue."""
    database = program.context.database
    with database.read() as session:
        chairman = next(each.id for each in authorities(session) if each.number_suffix == "QĐ-UBND")
    ids = tuple(range(1, 11))
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        database.do(MoveNominations(ids, state))
    round_id = program.context.round_id
    award = usual_award(database)
    words = {"signer_name": "Trần Hữu Phước", "signer_office": "PHÓ CHỦ TỊCH", "place": "Tuyên Quang"}
    return write(program, DraftDecision(round_id, chairman, award, DecisionOrigin.DRAFTED, ids, **words))


def test_a_corrected_signer_is_offered_to_the_draft_that_names_him(page, program, answer, settle):
    draft = drafted(program)
    settle()
    page.office.list.choose(next(line.id for line in page.office.lines if line.newest.number_suffix == "QĐ-UBND"))
    choose(page.office.people, "Trần Hữu Phước")
    answer(name="Trần Hữu Phúc")
    page.office.edit()
    settle()
    assert not page.drafts.isHidden() and "1 bản nháp" in page.drafts.words.text()
    page.drafts.take.click()
    settle()
    with program.context.database.read() as session:
        assert session.get_one(Decision, draft).signer_name == "Trần Hữu Phúc"
    assert page.drafts.isHidden()


def test_words_that_were_taken_back_are_not_offered_any_more(page, program, answer, settle):
    drafted(program)
    settle()
    page.office.list.choose(next(line.id for line in page.office.lines if line.newest.number_suffix == "QĐ-UBND"))
    choose(page.office.people, "Trần Hữu Phước")
    answer(name="Trần Hữu Phúc")
    page.office.edit()
    settle()
    program.window.menus.undo.trigger()
    settle()
    assert page.drafts.isHidden()


def test_a_name_from_a_day_on_is_offered_to_the_drafts_of_its_days(page, program, settle):
    drafted(program)
    settle()
    tab = page.office
    tab.list.choose(next(line.id for line in tab.lines if line.newest.number_suffix == "QĐ-UBND"))
    for day, offered in ((TODAY, True), (TODAY + timedelta(1), False)):
        tab.form.rename.setChecked(True)
        tab.form.start.setText(f"{day:%d/%m/%Y}")
        tab.form.edits["place"].setText("TP. Tuyên Quang" if offered else "Tuyên Quang")
        tab.save()
        settle()
        assert page.drafts.isHidden() is not offered
        page.drafts.hide()


def test_drafts_may_be_left_as_they_are(page, program, answer, settle):
    draft = drafted(program)
    settle()
    page.offer_to_drafts(Correction([("Trần Hữu Phước", "Trần Hữu Phúc")]))
    page.drafts.leave.setFocus()
    page.drafts.leave.click()
    assert page.drafts.isHidden() and program.window.focusWidget() is page.first_focus()
    with program.context.database.read() as session:
        assert session.get_one(Decision, draft).signer_name == "Trần Hữu Phước"
