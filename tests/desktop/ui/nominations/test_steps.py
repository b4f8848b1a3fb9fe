"""Entering and ordering nominations: nobody gets what belongs to somebody else."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel

from db.changes.nominations import AddNomination
from db.rules.drafts import NominationDraft
from db.rules.terms import NominationState, NomineeKind
from desktop.ui.nominations.steps import moved
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page, write


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


def edited(qapp, program, page, column, text, id_=5):
    """Correct a cell of the list; returns the line and what the status line says."""
    told = []
    page.status.connect(told.append)
    page.steps.edit_cell(id_, column, text)
    program.context.history.finish()
    said = [each for each in told if each]
    gallery.settle(qapp, program)
    return page.line(id_), said


def test_a_cell_is_written_as_a_list_would_be_read(qapp, program):
    page = open_page(qapp, program, "nominations")
    line, _said = edited(qapp, program, page, "name", "Thượng tá NGUYỄN THỊ THU HÀ")
    assert (line.honorific, line.name) == ("Thượng tá", "Nguyễn Thị Thu Hà")
    line, _said = edited(qapp, program, page, "position", "TRƯỞNG PHÒNG")
    assert line.position == "Trưởng phòng"


def test_what_is_doubted_about_a_cell_is_said(qapp, program):
    page = open_page(qapp, program, "nominations")
    line, said = edited(qapp, program, page, "name", "Ông Nguyễn Thị Thu Hà")
    assert line.honorific == "Ông" and any("Ông" in each and "Nguyễn Thị Thu Hà" in each for each in said)


def test_a_households_name_is_corrected_without_the_word_that_papers_add(qapp, program):
    home = NominationDraft(NomineeKind.HOUSEHOLD, "Giàng A Páo", honorific="Ông", citation="Đã hiến đất")
    first = open_page(qapp, program, "nominations").line(5)
    added = write(program, AddNomination(program.context.round_id, first.award_type_id, first.authority_id, home))
    page = open_page(qapp, program, "nominations")
    line, _said = edited(qapp, program, page, "name", "Hộ gia đình ông Giàng A Phá", added)
    assert (line.honorific, line.name, line.nominee_id) == ("Ông", "Giàng A Phá", page.line(added).nominee_id)
