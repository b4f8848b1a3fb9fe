"""Findings stand under one another with their article and at most two buttons."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.findings import ICONS, FindingList, FindingText
from tests.desktop.ui.records import LONGEST_NAME


@pytest.fixture
def findings(qtbot, theme):
    made = FindingList(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(findings):
    QApplication.processEvents()
    return [w for w in findings.findChildren(QWidget) if w.accessibleName() and w.isVisible() and w.layout()]


def test_a_finding_shows_fact_reason_and_article(findings):
    findings.show_findings([FindingText("stop", "Chưa đủ 5 năm", "Lần khen trước: 2021", "Điều 73, khoản 2")])
    [row] = rows(findings)
    assert row.accessibleName() == "Chưa đủ 5 năm"
    assert row.accessibleDescription() == "Lần khen trước: 2021 Điều 73, khoản 2"
    texts = [made.text() for made in row.findChildren(QLabel) if made.text()]
    assert texts == ["Chưa đủ 5 năm", "Lần khen trước: 2021", "Điều 73, khoản 2"]


def test_its_buttons_do_what_they_say(findings):
    told = []
    actions = [("Vẫn đề nghị…", lambda: told.append("vẫn")), ("Xem sổ", lambda: told.append("xem"))]
    findings.show_findings([FindingText("warn", "Trùng tên", actions=actions)])
    for button in findings.findChildren(ActionButton):
        button.click()
    assert told == ["vẫn", "xem"]


def test_the_next_nomination_shows_only_its_own(findings):
    findings.show_findings([FindingText("ok", "Đủ điều kiện"), FindingText("unknown", "Chưa rõ năm sinh")])
    findings.show_findings([FindingText("warn", "Trùng tên")])
    assert [row.accessibleName() for row in rows(findings)] == ["Trùng tên"]
    findings.show_findings([])
    assert rows(findings) == []


@pytest.mark.parametrize("tone", ICONS)
@pytest.mark.parametrize("options", [ThemeOptions("light"), ThemeOptions("dark", 150)])
def test_every_kind_is_drawn_with_its_icon(qtbot, qapp, tone, options):
    made = FindingList(Theme(options))
    qtbot.addWidget(made)
    made.show_findings([FindingText(tone, LONGEST_NAME)])
    picture, words = made.findChildren(QLabel)[:2]
    assert not picture.pixmap().isNull()
    assert words.wordWrap() and words.text() == LONGEST_NAME


def stops_of(window):
    """Return what Tab visits, in its order, by the words of the buttons."""
    told, at = [], window
    while (at := at.nextInFocusChain()) is not window:
        if isinstance(at, QPushButton) and at.isVisible():
            told.append(at.text())
    return told


def test_buttons_that_come_later_are_visited_where_they_stand(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    findings = FindingList(theme)
    for widget in (QPushButton("Xem lại"), findings, QPushButton("In")):
        column.addWidget(widget)
    two = [FindingText("warn", name, actions=[("Chấp nhận", print)]) for name in ("Hoàng Văn Tú", "Lý Thị Mai")]
    window.show()
    for shown in (two, two[:1], two):
        findings.show_findings(shown)
        QApplication.processEvents()
        assert stops_of(window) == ["Xem lại", *["Chấp nhận"] * len(shown), "In"]


def test_the_focus_goes_to_the_finding_that_takes_the_place_and_then_on(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    findings, after = FindingList(theme), QPushButton("In")
    for widget in (findings, after):
        column.addWidget(widget)
    two = [FindingText("warn", name, actions=[("Chấp nhận", print)]) for name in ("Hoàng Văn Tú", "Lý Thị Mai")]
    findings.show_findings(two)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    findings.buttons[0].setFocus()
    findings.show_findings(two[1:])
    assert QApplication.focusWidget() is findings.buttons[0]
    assert findings.buttons[0].accessibleName() == "Chấp nhận: Lý Thị Mai"
    QApplication.processEvents()
    findings.show_findings([])
    assert QApplication.focusWidget() is after
