"""The cheapest lines of a text: they cover it, fit, keep what must not be parted, and are cheaper than any other."""

from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.documents.engine.line_breaking import (
    CELL,
    CENTRED,
    DISPLAY,
    FORCED,
    JUSTIFIED,
    NEVER,
    Breaks,
    Measure,
    Prices,
    break_lines,
    nodes_of,
)

SETTINGS = pytest.mark.parametrize("prices", [DISPLAY, CENTRED, CELL, JUSTIFIED])
SPACE = 0.25
BOXES = st.lists(st.floats(0.3, 4.0), min_size=1, max_size=8)
PENALTY = st.sampled_from((0.0, 6.0, 22.0, 45.0, 90.0, 400.0))


@st.composite
def measures(draw, penalty=PENALTY) -> Measure:
    boxes = draw(BOXES)
    gaps = draw(st.lists(penalty, min_size=len(boxes) - 1, max_size=len(boxes) - 1))
    return Measure(boxes, SPACE, gaps, draw(st.floats(4.0, 14.0)), draw(st.sampled_from((None, 4.0, 6.0))))


def widths(measure: Measure, ends: tuple[int, ...]) -> list[float]:
    return [sum(measure.boxes[a:b]) + SPACE * (b - a - 1) for a, b in pairwise((0, *ends))]


def price_of(measure: Measure, prices: Prices, ends: tuple[int, ...], lines: int) -> float | None:
    """Return what one setting costs: a text in which every other break is forbidden has only that one."""
    gaps = [
        (FORCED if price == 0 else price) if gap + 1 in ends else NEVER for gap, price in enumerate(measure.penalties)
    ]
    only = Measure(measure.boxes, SPACE, gaps, measure.limit, measure.first, measure.least)
    found = break_lines(only, prices, lines)
    return found.price if found is not None and found.ends == ends else None


def greedy(measure: Measure) -> tuple[int, ...]:
    """Return the breaks of somebody who fills each line as far as it goes."""
    ends, start = [], 0
    for end in range(1, len(measure.boxes) + 1):
        limit = measure.first if not ends and measure.first is not None else measure.limit
        if end > start + 1 and sum(measure.boxes[start:end]) + SPACE * (end - start - 1) > limit:
            ends.append(end - 1)
            start = end - 1
    return (*ends, len(measure.boxes))


@SETTINGS
@given(measure=measures())
def test_the_lines_cover_the_text_in_its_order(prices, measure):
    found = break_lines(measure, prices)
    assume(found is not None)
    assert list(found.ends) == sorted(set(found.ends))
    assert found.ends[-1] == len(measure.boxes) and found.ends[0] > 0


@SETTINGS
@given(measure=measures())
def test_no_line_is_wider_than_its_place(prices, measure):
    found = break_lines(measure, prices)
    assume(found is not None)
    for number, (width, (start, end)) in enumerate(
        zip(widths(measure, found.ends), pairwise((0, *found.ends)), strict=True)
    ):
        limit = measure.first if number == 0 and measure.first is not None else measure.limit
        assert width - (end - start - 1) * SPACE * prices.shrink <= limit + 1e-6


@SETTINGS
@given(measure=measures())
def test_the_cheapest_setting_is_never_dearer_than_filling_line_by_line(prices, measure):
    found = break_lines(measure, prices)
    filled = price_of(measure, prices, greedy(measure), 0)
    if filled is not None:
        assert found is not None and found.price <= filled + 1e-6


@SETTINGS
@given(measure=measures(), lines=st.integers(0, 4))
def test_no_other_setting_is_cheaper(prices, measure, lines):
    found = break_lines(measure, prices, lines)
    count = len(measure.boxes)
    numbers = [lines] if lines else range(1, count + 1)
    every = [
        price
        for number in numbers
        for breaks in combinations(range(1, count), number - 1)
        if (price := price_of(measure, prices, (*breaks, count), lines)) is not None
    ]
    assert (found.price if found else None) == (pytest.approx(min(every)) if every else None)


@SETTINGS
@given(measure=measures(), lines=st.integers(1, 5))
def test_as_many_lines_as_are_asked_for(prices, measure, lines):
    found = break_lines(measure, prices, lines)
    assert found is None or len(found.ends) == lines
    assert break_lines(measure, prices, lines) == found, "the same text has the same lines"


@SETTINGS
@given(measure=measures(st.sampled_from((0.0, 6.0, 45.0, NEVER, FORCED))), lines=st.integers(0, 4))
def test_a_setting_is_found_up_to_the_highest_price_and_not_beyond(prices, measure, lines):
    found = break_lines(measure, prices, lines)
    assume(found is not None)
    assert break_lines(measure, prices, lines, found.price + 1e-6) == found
    assert break_lines(measure, prices, lines, found.price - 1e-6) is None


@SETTINGS
@given(measure=measures(st.sampled_from((0.0, 45.0, NEVER, FORCED))), limit=st.floats(4.0, 14.0))
def test_a_text_prepared_once_has_the_same_lines_in_every_width(prices, measure, limit):
    text = measure.boxes, SPACE, measure.penalties
    assert break_lines(Measure(*text, limit, nodes=nodes_of(*text)), prices) == break_lines(
        Measure(*text, limit), prices
    )


@SETTINGS
@given(measure=measures(st.sampled_from((0.0, 45.0, NEVER, FORCED))))
def test_a_line_ends_where_it_must_and_never_where_it_must_not(prices, measure):
    found = break_lines(measure, prices)
    assume(found is not None)
    for gap, price in enumerate(measure.penalties):
        assert price != NEVER or gap + 1 not in found.ends
        assert price != FORCED or gap + 1 in found.ends


def test_one_box_is_one_line():
    assert break_lines(Measure([3.0], SPACE, [], 5.0), CELL) == Breaks(CELL.line, (1,))


def test_a_word_wider_than_its_line_stands_alone_or_refuses_the_text():
    wide = Measure([1.0, 9.0, 1.0], SPACE, [0.0, 0.0], 5.0)
    assert break_lines(wide, CELL).ends == (1, 2, 3)
    assert break_lines(wide, DISPLAY) is None
    assert break_lines(wide, DISPLAY, 3) is None


def test_a_line_as_wide_as_its_place_fits():
    assert break_lines(Measure([2.0, 2.0], 1.0, [0.0], 5.0), DISPLAY, 1).ends == (2,)
    assert break_lines(Measure([2.0, 2.0], 1.0, [0.0], 4.99), DISPLAY, 1) is None


def test_the_first_line_of_a_paragraph_is_shorter_by_its_indent():
    boxes = [1.0] * 8
    assert break_lines(Measure(boxes, 0.0, [0.0] * 7, 4.0, 2.0), Prices(line=1.0, ragged=1.0)).ends[0] == 2
    assert break_lines(Measure(boxes, 0.0, [0.0] * 7, 4.0), Prices(line=1.0, ragged=1.0)).ends[0] == 4


def test_lines_of_a_block_are_balanced():
    measure = Measure([1.0] * 6, SPACE, [45.0] * 5, 6.0)
    assert break_lines(measure, DISPLAY, 2).ends == (3, 6)
    assert break_lines(measure, DISPLAY, 3).ends == (2, 4, 6)
    mean = (6.0 + 5 * SPACE) / 2
    uneven = 2 * DISPLAY.uneven * ((3.5 - mean) / mean) ** 2
    assert break_lines(measure, DISPLAY, 2).price == pytest.approx(2 * DISPLAY.line + uneven + 45.0)


def test_no_line_is_narrower_than_asked_for():
    measure = Measure([1.0, 1.0, 3.0], SPACE, [0.0, 45.0], 6.0, least=2.0)
    assert break_lines(measure, DISPLAY, 2).ends == (2, 3)
    assert break_lines(Measure([1.0, 3.0], SPACE, [0.0], 6.0, least=2.0), DISPLAY, 2) is None


def test_the_dearer_gap_is_left_whole():
    assert break_lines(Measure([1.0] * 4, SPACE, [6.0, 45.0, 45.0], 4.0), CENTRED, 2).ends == (2, 4)
    assert break_lines(Measure([1.0] * 4, SPACE, [6.0, 400.0, 6.0], 4.0), Prices(), 2).ends in ((1, 4), (3, 4))


def test_a_cell_takes_as_few_lines_as_it_can():
    assert break_lines(Measure([1.0] * 5, SPACE, [45.0] * 4, 3.6), CELL).ends == (3, 5)
    free = (3.6 - 3.5) / 3.6
    price = break_lines(Measure([1.0] * 5, SPACE, [45.0] * 4, 3.6), CELL).price
    assert price == pytest.approx(2 * CELL.line + CELL.ragged * free**2 + 45.0)


def test_a_last_line_of_one_word_or_a_very_short_one_is_dear():
    lone = Measure([1.0, 1.0, 1.0], SPACE, [45.0, 45.0], 2.4)
    assert break_lines(lone, DISPLAY, 2).ends == (1, 3), "better a short line above"
    only = break_lines(Measure([2.0, 2.0], SPACE, [0.0], 3.0), DISPLAY, 2)
    uneven = 2 * DISPLAY.uneven * ((2.0 - 2.125) / 2.125) ** 2
    assert only.price == pytest.approx(2 * DISPLAY.line + uneven + DISPLAY.lone_last)
    short = break_lines(Measure([4.0, 0.3, 0.3], SPACE, [0.0, NEVER], 5.0), DISPLAY, 2)
    mean = (4.0 + 0.6 + 2 * SPACE) / 2
    uneven = DISPLAY.uneven * (((4.0 - mean) / mean) ** 2 + ((0.85 - mean) / mean) ** 2)
    assert short.price == pytest.approx(2 * DISPLAY.line + uneven + DISPLAY.short_last)


def test_spaces_of_a_justified_line_are_tightened_by_an_eighth_at_most():
    fits = Measure([2.0, 2.0, 2.0], 1.0, [0.0, 0.0], 8.0 - 0.24 + 0.001)
    assert break_lines(fits, JUSTIFIED).ends == (3,)
    assert len(break_lines(Measure([2.0, 2.0, 2.0], 1.0, [0.0, 0.0], 8.0 - 0.25), JUSTIFIED).ends) == 2


def test_a_justified_line_costs_what_its_spaces_are_stretched():
    measure = Measure([2.0, 2.0, 4.0], 1.0, [0.0, 0.0], 6.0)
    found = break_lines(measure, JUSTIFIED)
    assert found.ends == (2, 3)
    assert found.price == pytest.approx(2 * JUSTIFIED.line + JUSTIFIED.loose * 1.0**2)
    tight = break_lines(Measure([2.0, 2.0, 2.0, 4.0], 1.0, [0.0, 0.0, 0.0], 7.9), JUSTIFIED)
    assert tight.ends == (3, 4)
    assert tight.price == pytest.approx(2 * JUSTIFIED.line + JUSTIFIED.tight * (0.05 / JUSTIFIED.shrink) ** 2)
    last = break_lines(Measure([2.0, 2.0, 2.0], 1.0, [0.0, 0.0], 7.9), JUSTIFIED)
    assert last.price == pytest.approx(JUSTIFIED.line + JUSTIFIED.tight_last * (0.05 / JUSTIFIED.shrink) ** 2)


def test_a_single_word_that_no_space_can_fill_is_dear_but_in_the_last_line():
    found = break_lines(Measure([3.0, 3.0], 1.0, [0.0], 4.0), JUSTIFIED)
    assert found.price == pytest.approx(2 * JUSTIFIED.line + JUSTIFIED.single + 1.0)
    short = break_lines(Measure([4.0, 0.5], 1.0, [0.0], 4.0), JUSTIFIED)
    assert short.price == pytest.approx(2 * JUSTIFIED.line + JUSTIFIED.single + JUSTIFIED.short_last)


def test_a_paragraph_with_one_line_pays_for_it_alone():
    assert break_lines(Measure([1.0], 1.0, [], 9.0), JUSTIFIED) == Breaks(JUSTIFIED.line, (1,))
    assert break_lines(Measure([1.0, 1.0], 1.0, [NEVER], 9.0), JUSTIFIED) == Breaks(JUSTIFIED.line, (2,))


def test_the_prices_of_a_certificate_are_those_of_the_measures_of_papers():
    told = (DISPLAY.uneven, DISPLAY.lone_last, DISPLAY.short_last, DISPLAY.short_part, DISPLAY.line)
    assert told == (260.0, 5_000.0, 400.0, 0.38, 26.0)
    assert not DISPLAY.overfull and DISPLAY.inside_phrase == DISPLAY.inside_name == DISPLAY.before_and == NEVER


@given(measure=measures(), lines=st.integers(1, 4))
def test_a_setting_without_prices_costs_its_gaps_only(measure, lines):
    found = break_lines(measure, Prices(), lines)
    assume(found is not None)
    assert found.price == pytest.approx(sum(measure.penalties[end - 1] for end in found.ends[:-1]))
    for width, (start, end) in zip(widths(measure, found.ends), pairwise((0, *found.ends)), strict=True):
        limit = measure.first if start == 0 and measure.first is not None else measure.limit
        assert end == start + 1 or width <= limit + 1e-6, "no space is narrowed"


def test_a_paragraph_is_rather_tightened_than_stretched_and_rather_stretched_than_broken_after_one_word():
    assert break_lines(Measure([2.0] * 6, 1.0, [0.0] * 5, 7.9), JUSTIFIED).ends == (3, 6)
    assert break_lines(Measure([3.0, 2.0, 2.0, 3.0], 1.0, [0.0] * 3, 6.0), JUSTIFIED).ends[0] == 2
    dear = Measure([2.0] * 4, 1.0, [0.0, JUSTIFIED.inside_name, 0.0], 5.0)
    assert break_lines(dear, JUSTIFIED).ends == (2, 4), "a name is parted before a word stands alone"


def test_the_first_line_counts_its_own_limit_also_where_it_is_the_only_one():
    assert break_lines(Measure([2.0, 2.0], 1.0, [0.0], 9.0, 4.0), CELL).ends == (1, 2)
    assert break_lines(Measure([2.0, 2.0], 1.0, [0.0], 4.0, 9.0), CELL).ends == (2,)


def test_a_line_may_be_as_narrow_as_asked_for_and_no_narrower():
    assert break_lines(Measure([2.0, 3.0], SPACE, [0.0], 6.0, least=2.0), Prices(), 2).ends == (1, 2)
    assert break_lines(Measure([3.0, 2.0], SPACE, [0.0], 6.0, least=2.01), Prices(), 2) is None


def test_nodes_tell_where_lines_may_end_how_far_along_and_at_which_price():
    found = nodes_of([1.0, 2.0, 3.0, 4.0], 0.5, [NEVER, 6.0, FORCED])
    assert found == ([0, 2, 3, 4], [0.0, 4.0, 7.5, 12.0], [0.0, 6.0, 0.0, 0.0], [2])


def test_a_block_of_any_number_of_lines_is_compared_with_its_whole_width():
    assert break_lines(Measure([2.0, 2.0], 1.0, [0.0], 6.0), DISPLAY) == Breaks(DISPLAY.line, (2,))


def test_the_last_line_too_may_be_as_narrow_as_asked_for():
    assert break_lines(Measure([3.0, 2.0], SPACE, [0.0], 6.0, least=2.0), Prices(), 2).ends == (1, 2)
