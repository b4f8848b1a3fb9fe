"""The page of papers: every paper of the round, what it lacks, and a way out for each that the commands have."""

import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from desktop.commands.cli import main
from desktop.commands.registry import COMMANDS
from desktop.papers.round_papers import Stage
from desktop.papers.table import PAPERS
from desktop.ui.papers.columns import ELSEWHERE, PRINT, ways_of
from desktop.ui.papers.conference_form import ConferenceForm
from desktop.ui.papers.page import COPY, WAYS
from desktop.ui.shell import gallery
from tests.desktop.papers.reading import words_of
from tests.desktop.ui.windows import open_page, start
from tests.sample_record import sample_record

TODAY = date(2024, 1, 12)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    return sample_record(tmp_path_factory.mktemp("record") / "so-vang.sqlite", practice=True)


@pytest.fixture
def program(qapp, qtbot, own_data_folder, made_once):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    record = Path(shutil.copy(made_once, own_data_folder / "so-vang.sqlite"))
    program = start(qapp, own_data_folder, record, TODAY)
    yield program
    program.window.close()


@pytest.fixture
def page(qapp, program):
    return open_page(qapp, program, "papers")


def choose(qapp, program, page, code):
    line = next(line for line in page.lines() if line.one.paper.code == code)
    assert page.list.choose(line.id)
    gallery.settle(qapp, program)
    return line


def column(page, way):
    return [each.name for each in page.model.columns].index(way)


def test_every_paper_stands_in_the_list_under_its_heading(page):
    assert {line.one.paper.code for line in page.lines()} == {row.code for row in PAPERS if not row.of_one}
    heads = [page.model.heading(id_) for id_ in page.model.ids() if id_ < 0]
    assert heads == ["I. Đề nghị, xét, trình", "II. Quyết định", "III. Trao, thưởng", "IV. Công bố, báo cáo"]
    states = [
        page.model.index(row, column(page, "state"), QModelIndex()).data() for row in range(len(page.model.ids()))
    ]
    assert "2417/QĐ-BTTTT, 14/12/2023" in states and "đã in 0/7 tờ" in states


def test_whatever_the_commands_write_a_button_writes(qapp, program, page):
    """`print` and `export` take the papers and formats of the table; `announce` writes the announcement's words."""
    assert {"print", "export", "announce"} <= set(COMMANDS)
    assert set(WAYS) == {ending for row in PAPERS for ending in row.formats}
    for row in (each for each in PAPERS if not each.of_one):  # those stand on the pages of nominees and of awards
        choose(qapp, program, page, row.code)
        if row.code in ELSEWHERE:
            other = open_page(qapp, program, ELSEWHERE[row.code])
            assert other.save.isEnabled() and row.formats == ("pdf",)
            open_page(qapp, program, "papers")
            continue
        for way in ways_of(row):
            assert page.ways[way].isEnabled(), (row.code, way)
            assert page.side_view.buttons[way].isVisible(), (row.code, way)
        for way in set(WAYS) - set(row.formats):
            assert not page.ways[way].isEnabled() and page.ways[way].toolTip()
    choose(qapp, program, page, "announcement")
    assert page.ways[COPY].isEnabled()


@pytest.mark.parametrize(("code", "way"), [("submission", "docx"), ("list", "xlsx"), ("announcement", "txt")])
def test_a_paper_is_saved_under_a_name_that_tells_what_it_is(qapp, program, page, monkeypatch, tmp_path, code, way):
    proposed = []

    def answer(_parent, _title, start, _kinds):
        proposed.append(Path(start).name)
        return str(tmp_path / Path(start).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    choose(qapp, program, page, code)
    page.ways[way].trigger()
    gallery.settle(qapp, program)
    assert proposed[0].endswith(f"-{2023 if code == 'submission' else 2022}.{way}")
    assert "Bằngkhen" in words_of(tmp_path / proposed[0])
    assert proposed[0] in page.progress.words.text()


def test_the_whole_set_goes_into_a_folder_without_the_certificates(qapp, program, page, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    page.whole_action.trigger()
    gallery.settle(qapp, program, 60.0)
    files = sorted(file.name for file in tmp_path.iterdir())
    expected = sum(len(line.one.paper.formats) for line in page.lines() if line.one.paper.code not in ELSEWHERE)
    assert len(files) == expected
    assert not [name for name in files if name.startswith("Bang-khen")]
    assert f"Đã ghi {expected} tệp" in page.progress.words.text()


def test_the_keyboard_chooses_the_way_out_and_space_takes_it(qapp, qtbot, program, page):
    asked = []
    page.print_requested.disconnect()
    page.print_requested.connect(asked.append)
    line = choose(qapp, program, page, "minutes")
    page.list.setFocus()
    for _step in range(column(page, PRINT) - page.list.currentIndex().column()):
        qtbot.keyClick(page.list, Qt.Key.Key_Right)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert [(shown.code, shown.subject_id) for (shown,) in asked] == [("minutes", line.one.subject_id)]


def test_several_chosen_papers_are_printed_in_one_run(qapp, program, page):
    asked = []
    page.print_requested.disconnect()
    page.print_requested.connect(asked.append)
    page.list.selectAll()
    page.print_shown()
    (run,) = asked
    codes = [getattr(shown, "code", "announcement") for shown in run]
    assert codes == [line.one.paper.code for line in page.lines() if PRINT in ways_of(line.one.paper)]


def test_certificates_lead_to_the_page_that_accounts_for_sheets(qapp, program, page):
    choose(qapp, program, page, "certificates")
    assert not any(page.ways[way].isEnabled() for way in (PRINT, *WAYS))
    line = page.line()
    page.go_on()
    gallery.settle(qapp, program)
    assert program.window.page_name == "certificates"
    assert program.window.page().decision_id() == line.one.subject_id


def test_the_words_of_the_announcement_are_copied_as_the_command_says_them(qapp, program, page):
    choose(qapp, program, page, "announcement")
    told = StringIO()
    assert main(["announce", "--database", str(program.location), "--today", TODAY.isoformat()], told) == 0
    words = told.getvalue().rstrip("\n")
    assert words.startswith("Nhân dịp này, ") and "2 tập thể, 5 cá nhân" in words
    page.ways[COPY].trigger()
    gallery.settle(qapp, program)
    assert QGuiApplication.clipboard().text() == words


def test_the_list_is_narrowed_without_accents_and_by_state(qapp, program, page):
    page.filter.edit.setText("to trinh")
    page.filter.changed.emit()
    gallery.settle(qapp, program)
    assert {line.one.paper.code for line in page.lines()} == {"submission"}
    page.filter.edit.clear()
    page.stages.setCurrentIndex(page.stages.findData(Stage.DRAFT))
    gallery.settle(qapp, program)
    assert {line.one.paper.code for line in page.lines()} == {"certificates"}


def test_what_is_missing_is_asked_for_and_the_paper_is_whole_then(qapp, program, page, monkeypatch):
    conference = next(line for line in page.lines() if line.one.paper.code == "invitation")
    assert conference.one.gaps == ()
    filled = []

    def leave_a_gap(form):
        form.presenter.setText("" if not filled else "Bà Nông Thị Mai, Phó Chủ tịch UBND tỉnh")
        filled.append(form.name.value())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ConferenceForm, "exec", leave_a_gap)
    page.conference_action.trigger()
    gallery.settle(qapp, program)
    choose(qapp, program, page, "invitation")
    assert page.fill_button.isVisible() and not page.print_button.isVisible()
    assert page.ways[PRINT].isEnabled()  # a draft can always be printed
    page.go_on()
    gallery.settle(qapp, program)
    assert filled[0] == filled[1] != ""
    assert next(line for line in page.lines() if line.one.paper.code == "invitation").one.gaps == ()


def test_without_a_round_nothing_is_offered(qapp, program, page):
    program.context.round.choose(0)
    gallery.settle(qapp, program)
    assert page.lines() == []
    assert not any(action.isEnabled() for action in page.ways.values())
