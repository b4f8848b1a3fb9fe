"""Where the shapes of a chart stand: inside its frame, as high as their figures, nothing left out in silence."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.letters.bar_chart import (
    BarChart,
    Box,
    Frame,
    Level,
    Series,
    Side,
    Word,
    chart_of_years,
    shapes,
    shortened,
    ticks,
)

FRAME = Frame(247.0, 52.0, 4.6, lambda text, strong: len(text) * (2.0 if strong else 1.8))
FIGURES = st.integers(0, 50_000)


@given(st.integers(0, 10**9))
def test_the_scale_begins_at_nought_and_ends_beyond_the_highest_bar(most):
    found = ticks(most)
    assert found[0] == 0 and found[-1] >= most and len(found) <= 6
    assert len({after - before for before, after in pairwise(found)}) == 1


@given(st.data(), st.integers(1, 4), st.integers(1, 30))
def test_every_shape_stands_in_the_frame_and_bars_are_as_high_as_their_figures(data, many, groups):
    values = [tuple(data.draw(FIGURES) for _ in range(groups)) for _ in range(many)]
    series = tuple(Series(f"Nhóm {at}", one) for at, one in enumerate(values))
    chart = BarChart("Theo năm", tuple(str(2000 + at) for at in range(groups)), series)
    found = list(shapes(chart, FRAME))
    bars = [one for one in found if isinstance(one, Box) and one.group >= 0]
    for one in bars:
        assert one.x >= 0 and one.x + one.width <= FRAME.width + 0.01
        assert one.y >= 0 and one.y + one.height <= FRAME.height
    high = [sum(one.height for one in bars if one.group == at) for at in range(groups)]
    for at in range(groups):
        for other in range(groups):
            assert high[at] * chart.total(other) == pytest.approx(high[other] * chart.total(at), abs=1e-6)
    told = [one.text for one in found if isinstance(one, Word) and one.strong]
    assert all(str(chart.total(at)) in told for at in range(groups) if chart.total(at))


@given(st.floats(18.0, 60.0), st.integers(1, 500), st.sampled_from(["", "Khen thưởng theo năm"]))
def test_figures_of_the_scale_never_stand_on_each_other(height, most, title):
    series = (Series("Bộ trưởng Bộ Thông tin và Truyền thông", (most,)), Series("Chủ tịch Ủy ban nhân dân tỉnh", (1,)))
    frame = Frame(70.0, height, 4.6, FRAME.measure)
    found = list(shapes(BarChart(title, ("2023",), series), frame))
    figures = sorted(one.y for one in found if isinstance(one, Word) and one.side is Side.RIGHT)
    assert figures and all(other - one >= frame.line - 0.01 for one, other in pairwise(figures))
    keys = [one.y for one in found if isinstance(one, Word) and one.side is Side.LEFT and one.text != title]
    assert title or min(keys) == pytest.approx(frame.line * 0.7)


def test_words_of_bars_never_run_into_each_other():
    years = BarChart("", tuple(str(1990 + at) for at in range(60)), (Series("", (1,) * 60),))
    named = BarChart("", ("Lãnh đạo cấp vụ, sở, ngành",) * 12, (Series("", (1,) * 12),))
    for chart in (years, named):
        middles = [one for one in shapes(chart, FRAME) if isinstance(one, Word) and one.side is Side.MIDDLE]
        below = sorted((one for one in middles if not one.strong), key=lambda one: one.x)
        for one, other in pairwise(below):
            wide = FRAME.measure(one.text, False) / 2 + FRAME.measure(other.text, False) / 2
            assert other.x - one.x >= wide - 0.01


def test_a_chart_of_nothing_has_its_title_alone():
    assert [type(one) for one in shapes(BarChart("Theo năm"), FRAME)] == [Word]
    nought = list(shapes(BarChart("", ("2023",), (Series("", (0,)),)), FRAME))
    assert not [one for one in nought if isinstance(one, Box) and one.group >= 0]
    assert any(isinstance(one, Level) for one in nought)


def test_more_givers_than_inks_are_one_together_and_none_is_lost():
    rows = [(2020 + at % 2, f"Người ký {at}", at + 1) for at in range(7)]
    chart = chart_of_years("", rows, "khác")
    assert [one.name for one in chart.series] == ["Người ký 0", "Người ký 1", "Người ký 2", "khác"]
    assert sum(chart.total(at) for at in range(2)) == sum(many for _year, _name, many in rows)
    assert chart.told(0) == "2020: Người ký 0 1, Người ký 1 0, Người ký 2 3, khác 12"


def test_a_text_without_room_is_cut_and_says_so():
    assert shortened("Bằng khen", 100, FRAME.measure) == "Bằng khen"
    assert shortened("Bằng khen", 9.5, FRAME.measure) == "Bằng…"
    assert shortened("Bằng khen", 1, FRAME.measure) == ""


@given(st.lists(st.text("abc ", min_size=1, max_size=60), min_size=1, max_size=4), st.integers(60, 400))
def test_the_key_stands_in_the_frame_whatever_the_names_and_no_bar_falls_below_it(names, width):
    frame = Frame(float(width), 52.0, 4.6, FRAME.measure)
    chart = BarChart("Khen thưởng theo năm", ("2023",), tuple(Series(name, (5,)) for name in names))
    found = list(shapes(chart, frame))
    keys = [one for one in found if isinstance(one, Box) and one.group < 0]
    assert len(keys) == len(names)
    words = [one for one in found if isinstance(one, Word) and one.side is Side.LEFT and not one.strong]
    assert all(one.x >= -0.01 and one.x + frame.measure(one.text, False) <= width + 0.01 for one in words)
    bars = [one for one in found if isinstance(one, Box) and one.group >= 0]
    assert all(one.height > 0 and one.y > max(key.y + key.height for key in keys) for one in bars)


def test_names_without_room_beside_the_title_stand_whole_in_lines_of_their_own():
    names = ("Bộ trưởng Bộ Thông tin và Truyền thông", "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang")
    frame = Frame(120.0, 52.0, 4.6, FRAME.measure)
    chart = BarChart("Khen thưởng theo năm", ("2023",), tuple(Series(name, (5,)) for name in names))
    said = {one.text for one in shapes(chart, frame) if isinstance(one, Word)}
    assert said >= {*names, "Khen thưởng theo năm"}
