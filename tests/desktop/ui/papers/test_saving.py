"""Many papers in one folder: each under its own name, in its formats, and none over another."""

from pathlib import Path

import pytest

from desktop.labels.translation import use
from desktop.papers.round_papers import RoundPaper, Stage
from desktop.papers.table import paper
from desktop.ui.papers.columns import PaperLine
from desktop.ui.papers.saving import PaperSaving, files_in
from desktop.ui.shell import gallery
from desktop.ui.widgets.message_bars import ProgressBar

FOLDER = Path("giấy tờ")


def line(code: str, stage: Stage = Stage.READY, subject: int = 1, authority: str = "") -> PaperLine:
    return PaperLine(subject, 1, RoundPaper(paper(code), stage, subject, authority), 2022)


def names(lines, endings=()):
    return [file.name for _line, file in files_in(FOLDER, lines, endings)]


def test_every_format_of_a_paper_is_a_file():
    assert names([line("submission", Stage.DONE, authority="Chủ tịch UBND tỉnh")]) == [
        "To-trinh-UBND-tinh-2022.pdf",
        "To-trinh-UBND-tinh-2022.docx",
    ]
    assert names([line("list"), line("minutes")], ("xlsx",)) == ["Danh-sach-khen-thuong-2022.xlsx"]


def test_two_submissions_to_one_authority_do_not_overwrite_each_other():
    two = [line("submission", Stage.DONE, subject, "Chủ tịch UBND tỉnh") for subject in (1, 2)]
    assert names(two, ("pdf",)) == ["To-trinh-UBND-tinh-2022.pdf", "To-trinh-UBND-tinh-2022-2.pdf"]


def test_what_cannot_be_drawn_yet_and_certificates_are_left_out():
    assert names([line("list", Stage.LATER), line("certificates")]) == []


@pytest.fixture
def saving(qapp, qtbot, program):
    use("vi")
    progress = ProgressBar(program.theme, "Hủy", "Đọc cả", program.window)
    return PaperSaving(program.context, program.window, progress), progress


def test_one_paper_that_is_refused_does_not_stop_the_others(qapp, program, saving, tmp_path):
    writer, progress = saving
    papers = [line("minutes"), line("round")]
    writer.write(files_in(tmp_path, papers, ("pdf",)))
    gallery.settle(qapp, program)
    assert [file.name for file in tmp_path.iterdir()] == ["Danh-sach-de-nghi-khen-thuong-2022.pdf"]
    assert "Danh-sach-de-nghi-khen-thuong-2022.pdf" in progress.words.text()
    assert "Biên bản họp Hội đồng: " in progress.words.text()


def test_stopped_work_leaves_no_half_file(qapp, qtbot, program, saving, tmp_path):
    writer, progress = saving
    writer.write(files_in(tmp_path, [line("round")], ("xlsx", "pdf")))
    progress.cancelled.emit()
    gallery.settle(qapp, program)
    assert "Đã dừng" in progress.words.text()
    qtbot.waitUntil(lambda: {file.suffix for file in tmp_path.iterdir()} <= {".xlsx", ".pdf"}, timeout=60_000)
