"""Renewing the grounds of a paper: what changes is shown, circulars are chosen, the clerk has the last word."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from db.queries.grounds import Offered, Renewal
from desktop.ui.forms.grounds_form import GroundsForm, with_offered

LAW, OLD, NEW = (
    "Căn cứ Luật Thi đua, khen thưởng",
    "Căn cứ Nghị định số 91/2017/NĐ-CP",
    "Căn cứ Nghị định số 98/2023/NĐ-CP",
)
REQUEST = "Theo đề nghị của Giám đốc Sở Nội vụ"
CIRCULAR = "Căn cứ Thông tư số 12/2019/TT-BNV ngày 04 tháng 11 năm 2019 của Bộ trưởng Bộ Nội vụ quy định chi tiết"
OPEN = "Căn cứ Quyết định số …/QĐ-UBND ngày … của Ủy ban nhân dân tỉnh ban hành Quy định"
RENEWAL = Renewal(
    (LAW, NEW, REQUEST),
    frozenset({LAW, NEW, CIRCULAR, OPEN}),
    (OLD,),
    (NEW,),
    (Offered(CIRCULAR, "Công báo", verified=False), Offered(OPEN, "", verified=True)),
    known=True,
)


@pytest.fixture
def form(qtbot, theme):
    made = GroundsForm(theme, date(2024, 1, 12), [f"{LAW};", f"{OLD};", f"{REQUEST}."], RENEWAL)
    qtbot.addWidget(made)
    return made


def shown(form):
    rows = [form.changes.itemAt(at).widget() for at in range(form.changes.count())]
    return [" ".join(part.text() for part in row.findChildren(QLabel)) for row in rows if row]


def test_what_goes_and_what_comes_is_shown_line_by_line(form):
    assert shown(form) == [f" {LAW}", f"− {OLD}", f"+ {NEW}", f" {REQUEST}"]
    assert form.accept_button.isEnabled() and form.lines() == [LAW, NEW, REQUEST]


def test_a_circular_is_cited_behind_the_law_once_it_is_chosen_and_taken_out_again(form):
    box = form.offered[CIRCULAR]
    assert (
        box.text()
        == "Thông tư số 12/2019/TT-BNV ngày 04 tháng 11 năm 2019 của Bộ trưởng Bộ Nội vụ (cần đối chiếu văn bản)"
    )
    box.setChecked(True)
    assert form.lines() == [LAW, NEW, CIRCULAR, REQUEST] and f"+ {CIRCULAR}" in shown(form)
    box.setChecked(False)
    assert form.lines() == [LAW, NEW, REQUEST]


def test_a_rule_that_is_left_open_is_told_before_it_stops_the_issuing(form):
    form.offered[OPEN].setChecked(True)
    assert "…/QĐ-UBND" in form.note.text()
    form.text.setPlainText("\n".join((LAW, OLD, REQUEST)))
    assert form.note.text() == "" and not form.accept_button.isEnabled()
    assert form.why_not() == "Không có gì thay đổi."


def test_a_day_without_a_law_says_so(qtbot, theme):
    none = Renewal((REQUEST,), frozenset(), (), (), (), known=False)
    made = GroundsForm(theme, date(2009, 1, 12), [REQUEST], none)
    qtbot.addWidget(made)
    told = " ".join(each.text() for each in made.findChildren(QLabel))
    assert "chưa có luật" in told and "12/01/2009" in told and not made.accept_button.isEnabled()


def test_chosen_ones_stand_last_where_no_line_is_the_laws():
    assert with_offered([REQUEST], frozenset(), [CIRCULAR]) == [REQUEST, CIRCULAR]
