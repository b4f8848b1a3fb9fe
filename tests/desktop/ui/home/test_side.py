"""The right column of the desk: prints and money."""

from datetime import date

import pytest

from db.queries.round_desk import BonusFigures, LastRun
from db.queries.round_list import RoundLine
from db.rules.terms import RewardType, RoundState
from desktop.labels.translation import use
from desktop.ui.home.side import Side
from desktop.ui.widgets.text import ElidedLabel
from tests.desktop.ui.records import TODAY


def round_of(fund):
    return RoundLine(1, "Tổng kết", 2022, RewardType.MERIT, None, "", "", date(2023, 11, 15), RoundState.OPEN, fund)


@pytest.fixture
def side(qtbot, theme):
    use("vi")
    made = Side(theme, lambda: TODAY)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("fund", "bonus", "expected", "left"),
    [
        (None, BonusFigures(25_200_000, 0, 0), "0", "chưa nhập quỹ"),
        (30_000_000, BonusFigures(25_200_000, 1_800_000, 0), "1.800.000", "3.000.000"),
        (30_000_000, BonusFigures(0, 0, 4), "– + 4 chưa rõ mức", "≤ 30.000.000"),
        (0, BonusFigures(1_800_000, 0, 0), "0", "-1.800.000"),
    ],
)
def test_what_is_not_known_is_never_told_as_nothing(side, fund, bonus, expected, left):
    side.show_money(round_of(fund), bonus)
    assert (side.figures["expected"].text(), side.figures["left"].text()) == (expected, left)
    assert side.figures["left"].property("role") == ("stop" if left.startswith("-") else "")


def test_the_last_runs_say_when_where_and_how_many_were_lost(side):
    side.show_runs((LastRun(1, "2024-01-15T09:36:00", "HP LaserJet", True, 13, 1),))
    (head,) = side.findChildren(ElidedLabel)
    assert head.text() == "15/01 09:36  HP LaserJet"
    assert "14 tờ phôi" in side._lines[1].text() and "1 hỏng" in side._lines[1].text()
    side.show_runs(())
    assert [line.text() for line in side._lines] == ["Chưa in tờ nào"]
