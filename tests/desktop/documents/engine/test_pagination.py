"""Where pages end: nothing lost, nothing doubled, what belongs together on one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.pagination import (
    BOTTOM,
    DESCENT,
    FIRST_BASELINE,
    PAGE_NUMBER,
    TOP,
    Piece,
    chains,
    closed,
    height,
    kept,
    paginate,
    replace_lead,
)

LIMIT = 277.0


def piece(lead: float, *, stays: bool = False) -> Piece:
    return Piece(lead, lambda sheet, y: None, kept=stays)


PIECES = st.lists(st.builds(piece, st.floats(3, 30), stays=st.booleans()), min_size=1, max_size=80)


@given(PIECES, st.floats(20, 200))
def test_every_piece_stands_once_in_order_inside_its_page(pieces, start):
    pages = paginate(pieces, start, LIMIT)
    assert [one for page in pages for _, one in page] == pieces
    for page in pages:
        baselines = [y for y, _ in page]
        assert baselines == sorted(baselines)
        assert all(y + one.depth <= LIMIT for y, one in page)


@given(PIECES, st.floats(20, 200))
def test_pages_after_the_first_begin_at_the_top(pieces, start):
    for page in paginate(pieces, start, LIMIT)[1:]:
        assert page[0][0] == FIRST_BASELINE


@given(st.lists(st.builds(piece, st.floats(3, 9), stays=st.booleans()), min_size=1, max_size=60))
def test_what_must_stay_together_does_where_a_page_can_hold_it(pieces):
    whole = [chain for chain in chains(pieces) if height(chain) < LIMIT - FIRST_BASELINE]
    where = {id(one): number for number, page in enumerate(paginate(pieces, 60.0, LIMIT)) for _, one in page}
    for chain in whole:
        assert len({where[id(one)] for one in chain}) == 1


def test_no_line_of_a_paragraph_is_left_alone():
    lines = kept([piece(6.0) for _ in range(5)])
    assert [one.kept for one in lines] == [False, True, False, False, True]
    assert [one.kept for one in kept([piece(6.0)])] == [False]
    assert [one.kept for one in kept([piece(6.0), piece(6.0)])] == [False, True]
    assert kept([]) == []


def test_a_closing_block_takes_two_lines_along():
    body = closed([piece(6.0), piece(6.0), piece(6.0)], [piece(10.0), piece(30.0)])
    assert [one.kept for one in body] == [False, False, True, True, False]
    assert len(chains(body)[1]) == 3


@pytest.mark.parametrize("count", [1, 2, 40, 400])
def test_a_long_text_takes_as_many_pages_as_its_height_asks(count):
    pages = paginate([piece(6.5) for _ in range(count)], 20.0, LIMIT)
    on_a_page = int((LIMIT - 1.1 - FIRST_BASELINE) // 6.5) + 1
    assert len(pages) in (-(-count // on_a_page), -(-count // on_a_page) + 1)


def test_the_height_ends_with_the_lowest_ink():
    deep = Piece(5.0, lambda sheet, y: None, depth=40.0)
    assert height([piece(10.0), deep, piece(5.0)]) == pytest.approx(15.0 + 40.0)
    assert height([]) == 0.0


def test_a_new_lead_is_the_first_pieces_only():
    pieces = [piece(6.0), piece(7.0)]
    assert [one.lead for one in replace_lead(pieces, 20.0)] == [20.0, 7.0]
    assert replace_lead([], 20.0) == []


def test_what_is_taller_than_a_page_is_parted_where_the_ink_would_leave_the_page():
    tall = [piece(10.0), *(piece(10.0, stays=True) for _ in range(9))]
    limit = FIRST_BASELINE + 50.0
    pages = paginate(tall, FIRST_BASELINE - 10.0, limit + 1.0)
    assert [[y for y, _ in page] for page in pages] == [
        [FIRST_BASELINE + 10.0 * at for at in range(5)],
        [FIRST_BASELINE + 10.0 * at for at in range(5)],
    ], "the sixth would fit with its baseline, not with what hangs under it"
    assert len(paginate(tall, FIRST_BASELINE - 10.0, limit + 1.1)[0]) == 6


def test_a_piece_that_just_fits_stays():
    exact = FIRST_BASELINE + 6.0 + 1.1
    assert len(paginate([piece(6.0)], FIRST_BASELINE, exact)) == 1
    assert [len(page) for page in paginate([piece(6.0), piece(6.0)], FIRST_BASELINE, exact)] == [1, 1]
    assert [len(page) for page in paginate([piece(6.0)], FIRST_BASELINE + 1.0, exact)] == [0, 1]
    assert [len(page) for page in paginate([piece(60.0)], FIRST_BASELINE, exact)] == [1], "no page can hold more"


def test_the_measures_of_a_page_are_those_of_the_decree():
    """Decree 30/2020: margins of at least 20 mm above and below; the number of the page stands in the upper one."""
    assert (TOP, BOTTOM, PAGE_NUMBER) == (20.0, 20.0, 12.5)
    assert (pytest.approx(24.3), 1.1) == (FIRST_BASELINE, DESCENT)
    assert Piece(6.0, lambda sheet, y: None).depth == DESCENT


def test_pages_go_on_with_the_leads_of_their_pieces():
    pages = paginate([piece(6.0), piece(10.0), piece(7.0)], 50.0, 70.0)
    assert [[y for y, _ in page] for page in pages] == [[56.0, 66.0], [FIRST_BASELINE]]
    again = paginate([piece(6.0)] * 8, 50.0, 70.0)
    assert [len(page) for page in again] == [3, 5]
    assert [y for y, _ in again[1]] == pytest.approx([FIRST_BASELINE + 6.0 * at for at in range(5)])
