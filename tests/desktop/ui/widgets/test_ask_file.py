"""Files are asked for in one way: in the folder of the last of their kind, with a telling name and the right ending."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QToolButton, QTreeView, QWidget

from desktop.labels.translation import use
from desktop.ui.core.preferences import Preferences
from desktop.ui.widgets.ask_file import Drawer, ask_folder, ask_open, ask_open_several, ask_save, file_filter
from resources import paths
from tests.house import ROOT

PDF = ("pdf",)


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """Answer every file dialog with `answer`; keep what was asked."""
    use("vi")
    kept = {"answer": "", "kind": ""}

    def answer(_parent, title, start, kinds=""):
        kept.update(title=title, start=start, kinds=kinds)
        return (kept["answer"], kept["kind"])

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda parent, title, start: answer(parent, title, start)[0]
    )
    return kept


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "kept")


def test_the_next_file_is_proposed_in_the_folder_of_the_last(asked, parent, preferences, tmp_path):
    assert ask_save(preferences, parent, "Lưu", "To-trinh.pdf", Drawer.PAPERS, endings=PDF) is None
    asked["answer"] = str(tmp_path / "2024" / "To-trinh.pdf")
    (tmp_path / "2024").mkdir()
    ask_save(preferences, parent, "Lưu", "To-trinh.pdf", Drawer.PAPERS, endings=PDF)
    ask_save(preferences, parent, "Lưu", "Quyet-dinh.pdf", Drawer.PAPERS, endings=PDF)
    assert asked["start"] == str(tmp_path / "2024" / "Quyet-dinh.pdf")


def test_each_kind_of_file_has_a_folder_of_its_own_and_a_lost_one_is_forgotten(asked, parent, preferences, tmp_path):
    folder = tmp_path / "đơn vị gửi"
    folder.mkdir()
    asked["answer"] = str(folder / "ds.xlsx")
    assert ask_open(preferences, parent, "Chọn", "*.xlsx", Drawer.LISTS) == folder / "ds.xlsx"
    ask_open(preferences, parent, "Chọn", "*.pdf", Drawer.SCANS)
    assert asked["start"] == str(Path.home())
    ask_open(preferences, parent, "Chọn", "*.xlsx", Drawer.LISTS)
    assert asked["start"] == str(folder)
    folder.rmdir()
    ask_open(preferences, parent, "Chọn", "*.xlsx", Drawer.LISTS, tmp_path)
    assert asked["start"] == str(tmp_path)


def test_a_name_without_an_ending_gets_that_of_the_kind_chosen(asked, parent, preferences, tmp_path):
    asked.update(answer=str(tmp_path / "Danh sách v1.2"), kind=file_filter(("csv",)))
    chosen = ask_save(preferences, parent, "Lưu", "x.xlsx", Drawer.PAPERS, endings=("xlsx", "csv"))
    assert chosen == tmp_path / "Danh sách v1.2.csv"
    asked.update(kind="")
    assert ask_save(preferences, parent, "Lưu", "x.xlsx", Drawer.PAPERS, endings=("xlsx", "csv")).suffix == ".xlsx"


def test_a_folder_is_remembered_itself(asked, parent, preferences, tmp_path):
    assert ask_folder(preferences, parent, "Thư mục", Drawer.PAPERS) is None
    asked["answer"] = str(tmp_path)
    assert ask_folder(preferences, parent, "Thư mục", Drawer.PAPERS) == tmp_path
    ask_folder(preferences, parent, "Thư mục", Drawer.PAPERS)
    assert asked["start"] == str(tmp_path)


def test_kinds_of_files_are_said_in_vietnamese():
    use("vi")
    assert file_filter(("docx", "txt")) == "Word (*.docx);;Văn bản thường (*.txt)"


def test_no_other_module_asks_for_files():
    asking = [p.name for p in (ROOT / "desktop").rglob("*.py") if "QFileDialog" in p.read_text("utf-8")]
    assert asking == ["ask_file.py"]


@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptSave, QFileDialog.AcceptMode.AcceptOpen])
def test_the_dialog_itself_speaks_vietnamese(program, mode):
    dialog = QFileDialog(program.window, "Chọn danh sách", "", file_filter(PDF))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    said = {each.text().replace("&", "") for kind in (QLabel, QAbstractButton) for each in dialog.findChildren(kind)}
    said |= {each.toolTip() for each in dialog.findChildren(QToolButton)}
    english = {"Cancel", "Save", "Open", "Look in:", "File name:", "Files of type:", "Back", "Forward"}
    english |= {"Parent Directory", "Create New Folder", "List View", "Detail View", "Choose", "Go back", "Go forward"}
    assert said & english == set()
    assert "Tên tệp:" in said or any("tệp" in each.lower() for each in said)
    dialog.deleteLater()


class Asked(QTranslator):
    """Hears everything that Qt wants translated, and translates nothing."""

    def __init__(self):
        super().__init__()
        self.heard = set()

    def translate(self, context, text, _about=None, _number=-1):
        self.heard.add((context, text))
        return ""

    def isEmpty(self):  # noqa: N802 - Qt asks it
        return False


def test_nothing_that_qt_says_of_files_is_left_in_english(qapp, qtbot, program, tmp_path):
    (tmp_path / "Danh sách.pdf").write_bytes(b"%PDF")
    (tmp_path / "Giấy tờ").mkdir()
    asked, known = Asked(), QTranslator()
    assert known.load(str(paths.path("translations/qt_vi.qm")))
    qapp.installTranslator(asked)
    for mode in (QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.Directory):
        dialog = QFileDialog(program.window, "Chọn danh sách", str(tmp_path), file_filter(PDF))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        dialog.setFileMode(mode)
        dialog.show()
        view = dialog.findChild(QTreeView)
        qtbot.waitUntil(lambda view=view: view.model().rowCount(view.rootIndex()) > 0)
        places = [view.model().index(0, column, view.rootIndex()) for column in range(view.model().columnCount())]
        assert all(place.data() is not None for place in places)
        dialog.close()
        dialog.deleteLater()
    qapp.removeTranslator(asked)
    keys, names_of_types = ("Alt+", "Ctrl", "QT_"), "QMimeType"  # those of types of files are the system's
    told = {each for each in asked.heard if not each[1].startswith(keys) and each[0] != names_of_types}
    assert ("QFileDialog", "&Look in:") in told and ("QAbstractFileIconProvider", "Folder") in told
    assert {(context, text) for context, text in told if not known.translate(context, text)} == set()


def test_several_files_are_asked_for_where_the_last_ones_were(asked, parent, monkeypatch, tmp_path):
    preferences = Preferences(tmp_path)
    files = [str(tmp_path / f"phiếu {number}.xlsx") for number in (1, 2)]
    answers = iter([(files, ""), ([], "")])
    starts = []

    def answer(_parent, _title, start, _kinds):
        starts.append(start)
        return next(answers)

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    given = (preferences, parent, "Phiếu đã thu", file_filter(["xlsx"]), Drawer.PAPERS)
    assert ask_open_several(*given) == tuple(map(Path, files))
    assert ask_open_several(*given) == ()
    assert starts[1] == str(tmp_path)


def test_no_other_module_opens_a_file_dialog():
    for file in sorted((ROOT / "desktop").rglob("*.py")):
        assert "QFileDialog" not in file.read_text("utf-8") or file.name == "ask_file.py", file
