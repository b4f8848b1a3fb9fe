"""Entering and ordering nominations: nobody gets what belongs to somebody else."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt

from db.queries.lookups import KnownNominee
from db.rules.terms import NominationState, NomineeKind
from desktop.ui.nominations.nomination_form import NominationForm
from desktop.ui.nominations.steps import moved
from desktop.ui.shell import gallery
from desktop.ui.widgets.completion import Suggestion
from tests.desktop.ui.windows import open_page

KHANH = KnownNominee(
    4,
    NomineeKind.INDIVIDUAL,
    "Ma Văn Khánh",
    honorific="Ông",
    position="Phó Trưởng phòng",
    unit="Văn phòng Sở",
    birth="1986",
)
KHANG = KnownNominee(5, NomineeKind.INDIVIDUAL, "Ma Văn Kháng", unit="Bưu điện tỉnh")


@pytest.fixture
def form(qtbot, look):
    known = [Suggestion(each.name, "", each) for each in (KHANH, KHANG)]
    form = NominationForm(look, lambda name, typed, kind: known if name == "name" else [], [("Bằng khen", (1, 1))])
    qtbot.addWidget(form)
    form.show()
    return form


def take(qtbot, form, at):
    edit = form.edits["name"]
    edit.clear()
    qtbot.keyClicks(edit, "ma")
    for _row in range(at):
        qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_another_person_chosen_does_not_inherit_the_first_ones_position_and_birth(qtbot, form):
    take(qtbot, form, 0)
    assert form.edits["position"].value() == "Phó Trưởng phòng"
    take(qtbot, form, 1)
    draft = form.draft()
    assert (draft.name, draft.nominee_id, draft.unit) == ("Ma Văn Kháng", 5, "Bưu điện tỉnh")
    assert (draft.position, draft.birth, draft.honorific) == ("", "", "")


def test_what_the_clerk_wrote_stays_when_a_known_person_has_nothing_there(qtbot, form):
    form.edits["position"].setText("Kế toán trưởng")
    take(qtbot, form, 1)
    assert form.draft().position == "Kế toán trưởng"


def test_a_known_person_turned_into_a_collective_is_nobody_known(qtbot, form):
    take(qtbot, form, 0)
    form.kind.setCurrentIndex(form.kind.findData(NomineeKind.COLLECTIVE.value))
    assert form.draft().nominee_id is None


def ranks(page):
    return [id_ for id_ in page.model.ids() if id_ >= 0]


@pytest.mark.parametrize("narrow", ["text", "state", "authority"])
def test_the_order_by_hand_is_left_alone_while_the_list_leaves_somebody_out(qapp, program, narrow):
    page = open_page(qapp, program, "nominations")
    whole = ranks(page)
    if narrow == "text":
        page.filter.edit.setText("ma")
    elif narrow == "state":
        page.states.setCurrentIndex(1)
        assert page.states.currentData()
    else:
        page.authority.setCurrentIndex(1)
    page.reload()
    gallery.settle(qapp, program)
    told = []
    page.status.connect(told.append)
    page.steps.reorder(1)
    gallery.settle(qapp, program)
    assert told
    page.filter.edit.clear()
    page.states.setCurrentIndex(0)
    page.authority.setCurrentIndex(0)
    page.reload()
    gallery.settle(qapp, program)
    assert ranks(page) == whole


def test_an_export_that_cannot_be_written_says_so_and_is_over(qapp, program, tmp_path):
    page = open_page(qapp, program, "register")
    taken = tmp_path / "so-vang.xlsx"
    taken.mkdir()  # nothing can be written over it
    page.export_to(taken)
    gallery.settle(qapp, program)
    assert program.window.strip.isVisible()
    assert not page.progress.isVisible()
    assert page.progress.bar.isHidden()


def test_what_was_done_to_many_can_be_followed_by_the_next_step(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.list.selectAll()
    everybody = page.list.selected_ids()
    page.steps.take(NominationState.SUBMITTED)
    gallery.settle(qapp, program)
    assert page.list.selected_ids() == everybody
    page.filter.edit.setText("khanh")
    page.reload()
    gallery.settle(qapp, program)
    assert len(page.list.selected_ids()) == 1  # nobody is acted on who is not to be seen


def test_a_page_pasted_into_a_date_does_not_fill_the_form(form):
    form.edits["name"].setText("Lù Thị Chấn")
    form.edits["birth"].setText("x" * 5000)
    assert 0 < len(form.fields["birth"].message()) < 400


@pytest.mark.parametrize("typed", ["2022", "2018-2022", "từ 01/2021 đến 12/2022", ""])
def test_years_of_achievement_are_taken_as_they_are_written(form, typed):
    form.edits["name"].setText("Ma Văn Khánh")
    form.edits["period"].setText(typed)
    assert form.fields["period"].message() == ""


@pytest.mark.parametrize("typed", ["2031", "2024-2020", "năm ngoái", "20222"])
def test_years_that_cannot_be_are_asked_about_and_do_not_stop(form, typed):
    form.edits["name"].setText("Ma Văn Khánh")
    form.edits["period"].setText(typed)
    assert typed in form.fields["period"].message()
    assert form.keep.isEnabled()


@given(
    st.lists(st.lists(st.integers(1, 10**6), max_size=6), max_size=4).filter(
        lambda parts: len({id_ for part in parts for id_ in part}) == sum(map(len, parts))
    ),
    st.data(),
)
def test_rows_moved_together_stay_under_their_heading_and_in_their_order(parts, data):
    ids = [id_ for number, part in enumerate(parts, start=1) for id_ in (-number, *part)]
    chosen = data.draw(st.sets(st.sampled_from([id_ for part in parts for id_ in part]))) if any(parts) else set()
    step = data.draw(st.sampled_from([-1, 1]))
    after = moved(ids, chosen, step)
    heads = [id_ for id_ in ids if id_ < 0]
    assert [id_ for id_ in after if id_ < 0] == heads
    bounds = [ids.index(head) for head in heads] + [len(ids)]
    for (begin, end), part in zip(itertools.pairwise(bounds), parts, strict=True):
        assert sorted(after[begin + 1 : end]) == sorted(part)
        for group in (chosen, set(part) - chosen):
            assert [i for i in after[begin + 1 : end] if i in group] == [i for i in part if i in group]
    assert all(abs(after.index(id_) - ids.index(id_)) <= 1 for id_ in chosen)


def test_many_chosen_rows_go_up_in_one_step_and_stay_chosen(qapp, program):
    page = open_page(qapp, program, "nominations")
    people = [id_ for id_ in page.model.ids() if id_ >= 0][-3:]
    page.list.choose(people[1])
    page.list.selectionModel().select(
        page.model.index(page.model.row_of(people[2]), 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    page.steps.reorder(-1)
    gallery.settle(qapp, program)
    assert [id_ for id_ in page.model.ids() if id_ >= 0][-3:] == [people[1], people[2], people[0]]
    assert set(page.list.selected_ids()) == {people[1], people[2]}
    program.undo()
    gallery.settle(qapp, program)
    assert [id_ for id_ in page.model.ids() if id_ >= 0][-3:] == people
