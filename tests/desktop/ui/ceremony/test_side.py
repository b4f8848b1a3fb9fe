"""Money by fund and the papers of the conference, with what is left blank."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QProgressBar

from db.queries.ceremony_rows import Called, CalledSection
from db.rules.terms import NomineeKind, ReceivingWay
from desktop.ui.ceremony.columns import paid_words
from desktop.ui.ceremony.side import CeremonySide, waiting_words
from desktop.ui.widgets.buttons import ActionButton


def called(number, bonus, paid, way=ReceivingWay.SELF, handed=None):
    where = ("Phòng Bưu chính", False, way, "", number, True, handed, "")
    return Called(number, number, 1, NomineeKind.INDIVIDUAL, f"Bà Ma Thị {number}", *where, bonus, True, paid, "", None)


def section(*rows):
    return CalledSection(1, "Bằng khen", "Quỹ tỉnh", "46/QĐ-UBND", 1_800_000, "Luật 2022", True, rows)


ROWS = (called(1, 1_800_000, 1_800_000, handed=date(2024, 1, 12)), called(2, 1_800_000, 0, ReceivingWay.ABSENT))


def test_counts_are_told_in_one_line():
    told = waiting_words([section(*ROWS)])
    assert told == "2 lượt · 1 đã trao · đã chi 1.800.000 / 3.600.000 · 1 vắng"
    assert waiting_words([]).startswith("0 lượt")


def buttons(theme):
    return [ActionButton(theme, words) for words in ("In cả bộ", "Nhập mức thưởng…", "Mọi giấy tờ")]


def test_a_bonus_that_is_not_known_is_not_called_none():
    unknown = replace(called(3, 0, 0), known=False)
    assert (paid_words(called(3, 0, 0)), paid_words(unknown)) == ("không có thưởng", "chưa biết")


def test_each_fund_has_its_sum_and_papers_say_what_they_lack(qtbot, theme):
    asked = []
    made = CeremonySide(theme, lambda row, way: asked.append((row.code, way)), *buttons(theme))
    qtbot.addWidget(made)
    made.show_sections([section(*ROWS)], frozenset({"script"}))
    words = [one.text() for one in made.findChildren(type(made.marks["bonus"][0])) if one.text()]
    for told in ("Quỹ tỉnh", "3.600.000", "2 × 1.800.000", "còn 1.800.000", "Ba triệu sáu trăm nghìn đồng"):
        assert told in words
    assert made.marks["script"][0].toolTip() and not made.marks["bonus"][0].toolTip()
    made.buttons["script", "docx"].click()
    assert asked == [("script", "docx")]
    made.show_sections([], frozenset())
    assert not made.buttons["script", "docx"].isEnabled() and made.buttons["script", "docx"].toolTip()
    assert made.unknown.isHidden()
    made.show_sections([section(replace(called(3, 0, 0), known=False))], frozenset())
    assert not made.unknown.isHidden()


def test_bonuses_of_thousands_of_millions_have_their_bar_too(qtbot, theme):
    made = CeremonySide(theme, lambda *_asked: None, *buttons(theme))
    qtbot.addWidget(made)
    rows = tuple(called(number, 300_000_000, 300_000_000 * (number % 4 == 0)) for number in range(1, 13))
    made.show_sections([section(*rows)], frozenset())
    (bar,) = made.findChildren(QProgressBar)
    assert (bar.value(), bar.maximum()) == (250, 1_000)
