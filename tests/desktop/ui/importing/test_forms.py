"""The two questions of the import, alone: a password, and an award for several rows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.labels.translation import language, use
from desktop.ui.importing.forms import AwardForm, PasswordForm

AWARDS = [("Bằng khen của Chủ tịch UBND tỉnh", 2, 3), ("Giấy khen của Giám đốc Sở", 4, 1)]


def test_a_password_is_not_shown_and_may_not_be_empty(qtbot, theme):
    form = PasswordForm(theme, "danh sách.xlsx", "Tệp có mật khẩu.")
    qtbot.addWidget(form)
    assert form.password.echoMode() is QLineEdit.EchoMode.Password and not form.accept_button.isEnabled()
    qtbot.keyClicks(form.password, "bi mat")
    assert form.accept_button.isEnabled() and "danh sách.xlsx" in form.windowTitle()


def test_one_award_is_chosen_for_all_rows_with_the_words_that_the_list_shows(qtbot, theme):
    form = AwardForm(theme, 12, AWARDS, None, "Bằng khen Chủ tịch Ủy ban nhân dân tỉnh")
    qtbot.addWidget(form)
    assert form.chosen() == ((2, 3), "Bằng khen của Chủ tịch UBND tỉnh")
    qtbot.keyClick(form.award, Qt.Key.Key_Down)
    assert form.chosen() == ((4, 1), "Giấy khen của Giám đốc Sở") and "12" in form.windowTitle()


def test_the_award_nearest_by_wording_is_proposed_and_none_where_none_is_near(qtbot, theme):
    form = AwardForm(theme, 1, AWARDS, None, "Giấy khen của Sở Y tế")
    qtbot.addWidget(form)
    assert form.chosen() == ((4, 1), "Giấy khen của Giám đốc Sở") and form.accept_button.isEnabled()
    unlike = AwardForm(theme, 1, AWARDS, None, "xét sau")
    qtbot.addWidget(unlike)
    assert unlike.award.currentIndex() == -1 and not unlike.accept_button.isEnabled()
    qtbot.keyClick(unlike.award, Qt.Key.Key_Down)
    assert unlike.accept_button.isEnabled() and unlike.chosen()[0] == (2, 3)


def test_where_nothing_can_be_proposed_nothing_can_be_chosen(qtbot, theme):
    form = AwardForm(theme, 1, [])
    qtbot.addWidget(form)
    assert not form.accept_button.isEnabled()


def test_one_row_is_one_row_in_english(qtbot, theme):
    before = language()
    use("en")
    try:
        forms = [AwardForm(theme, rows, AWARDS) for rows in (1, 2)]
    finally:
        use(before)
    for form in forms:
        qtbot.addWidget(form)
    assert [form.windowTitle() for form in forms] == ["Award of 1 row", "Award of 2 rows"]
    assert [form.accept_button.text() for form in forms] == ["Use it for this row", "Use it for these rows"]
