"""The layouts in the window: a sample of each, files in and out, a scan behind, and what each award is printed on."""

import json

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from db.queries.layout_list import layout_lines, servings
from db.rules.terms import NomineeKind
from desktop.ui.catalogue.layout_forms import FaultsDialog, ServeForm
from desktop.ui.core.preferences import Preferences
from desktop.ui.shell import gallery
from desktop.ui.shell.app import Program
from tests.desktop.ui.records import TODAY, make_record

AWARD = "province_chair_merit_certificate"


@pytest.fixture
def page(qtbot, qapp, own_data_folder):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    file = own_data_folder / "so.sqlite"
    make_record(file)
    preferences = Preferences(own_data_folder)
    preferences.language = "vi"
    preferences.sync()
    program = Program(qapp, str(file), today=lambda: TODAY)
    program.window.resize(1366, 720)
    program.window.show()
    assert program.open()
    gallery.settle(qapp, program)
    program.window.open_page("catalogue")
    page = program.window.pages["catalogue"]
    page.tabs.setCurrentWidget(page.layouts)
    gallery.settle(qapp, program)
    page.program = program
    yield page
    program.window.close()


def settle(qapp, page):
    gallery.settle(qapp, page.program)


def lines(page):
    with page.context.database.read() as session:
        return layout_lines(session)


def own_file(folder, **changes):
    file = folder / "mau-so.json"
    file.write_text(json.dumps({"version": 1, "id": "mau-so", "title": "Mẫu của Sở", **changes}), "utf-8")
    return file


def chosen(monkeypatch, file):
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_more: (str(file), ""))


def press(qtbot, page, key, modifier=Qt.KeyboardModifier.NoModifier):
    page.window().activateWindow()
    QApplication.processEvents()
    page.layouts.table.setFocus()
    qtbot.keyClick(page.layouts.table, key, modifier)


def once_open(qtbot, kind, fill=lambda dialog: None):
    seen = []

    def theme():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, theme)
            return
        dialog.activateWindow()
        QApplication.processEvents()
        fill(dialog)
        seen.append(dialog)
        focused = dialog.focusWidget() or dialog
        qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        if dialog.isVisible():  # never waits for ever: what is asserted afterwards tells
            dialog.reject()

    QTimer.singleShot(20, theme)
    return seen


def test_the_shipped_layouts_are_there_each_with_its_sample(page, qtbot, qapp):
    tab = page.layouts
    assert [line.code for line in tab.layouts[:3]] == ["bang-khen", "giay-khen", "danh-hieu"]
    shown = [tab.table.cell(row, column).text() for row in range(3) for column in range(3)]
    assert "Bằng khen" in shown and "bang-khen" not in shown, "a code is no name"
    assert tab.preview.renderer.count == 1
    for row in (1, 2):
        tab.table.selectRow(row)
        settle(qapp, page)
        assert tab.preview.stack.currentIndex() == 1
    for box in (tab.stock, tab.posthumous, tab.a4):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
        settle(qapp, page)
        assert tab.preview.stack.currentIndex() == 1


def test_a_file_is_taken_in_then_as_its_next_version(page, qtbot, qapp, monkeypatch, tmp_path):
    chosen(monkeypatch, own_file(tmp_path))
    for version in (1, 2):
        press(qtbot, page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
        settle(qapp, page)
        kept = lines(page)[-1]
        assert (kept.code, kept.version, kept.title, kept.own) == ("mau-so", version, "Mẫu của Sở", True)
    page.context.history.undo()
    settle(qapp, page)
    assert lines(page)[-1].version == 1


def test_a_file_with_faults_changes_nothing_and_says_where_they_are(page, qtbot, qapp, monkeypatch, tmp_path):
    chosen(monkeypatch, own_file(tmp_path, boxes={"name": {"font": "Comic Sans", "size": 999}}))
    press(qtbot, page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    settle(qapp, page)
    dialog = page.layouts.layout_actions.faults_dialog
    assert isinstance(dialog, FaultsDialog)
    assert dialog.isVisible()
    assert "boxes/name/font" in dialog.list.toPlainText()
    assert "boxes/name/size" in dialog.list.toPlainText()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert len(lines(page)) == 3


def test_a_layout_goes_out_as_a_file(page, qtbot, qapp, monkeypatch, tmp_path):
    chosen(monkeypatch, tmp_path / "ra.json")
    press(qtbot, page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qapp, page)
    assert json.loads((tmp_path / "ra.json").read_text("utf-8"))["id"] == "bang-khen"
    assert [act.text() for act in page.layouts.progress.buttons] == ["Mở tệp", "Mở thư mục"]


def test_a_scan_lies_behind_the_fields_on_the_screen(page, qtbot, qapp, monkeypatch, tmp_path):
    Image.new("RGB", (420, 297), (200, 220, 240)).save(tmp_path / "phoi.png")
    chosen(monkeypatch, tmp_path / "phoi.png")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(qtbot, page, Qt.Key.Key_P, both)
    settle(qapp, page)
    kept = lines(page)[0]
    assert (kept.code, kept.version, kept.own) == ("bang-khen", 2, True)
    assert json.loads(kept.content)["background"].startswith("data:image/png")
    assert page.layouts.stock.isChecked()


def test_each_award_and_kind_gets_the_layout_that_is_chosen(page, qtbot, qapp, monkeypatch, tmp_path):
    chosen(monkeypatch, own_file(tmp_path))
    press(qtbot, page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    settle(qapp, page)
    tab = page.layouts
    row = next(
        at
        for at, (plain, _stock) in enumerate(tab.served)
        if (plain.award_code, plain.kind) == (AWARD, NomineeKind.COLLECTIVE)
    )
    tab.awards.selectRow(row)

    def fill(form):
        form.layout_box.setCurrentIndex(form.layout_box.findData("mau-so"))
        form.sheet.setCurrentIndex(form.sheet.findData("a4"))

    seen = once_open(qtbot, ServeForm, fill)
    press(qtbot, page, Qt.Key.Key_F4)
    settle(qapp, page)
    assert seen
    with page.context.database.read() as session:
        kept = {(each.award_code, each.kind, each.stock): each for each in servings(session)}
    assert (kept[AWARD, NomineeKind.COLLECTIVE, False].code, kept[AWARD, NomineeKind.COLLECTIVE, False].choice) == (
        "mau-so",
        "a4",
    )
    assert kept[AWARD, NomineeKind.COLLECTIVE, True].code == "bang-khen"
    assert "Mẫu của Sở A4" in tab.awards.item(row, 2).text()


def test_a_layout_is_put_aside_and_offered_again(page, qtbot, qapp, monkeypatch, tmp_path):
    chosen(monkeypatch, own_file(tmp_path))
    press(qtbot, page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    settle(qapp, page)
    page.layouts.table.selectRow(3)
    for retired in (True, False):
        press(qtbot, page, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
        settle(qapp, page)
        assert lines(page)[-1].retired is retired
    page.layouts.table.selectRow(0)
    press(qtbot, page, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    settle(qapp, page)
    assert not lines(page)[0].retired
