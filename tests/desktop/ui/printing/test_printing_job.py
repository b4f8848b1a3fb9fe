"""Papers and sheets on their way to a printer: all of it, stopped, refused; what keeps the printer is told."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QWidget
from reportlab.pdfgen.canvas import Canvas

from db.errors import KnownError
from desktop.documents.certificate.calibration import Calibration
from desktop.labels.translation import use
from desktop.spooler.options import PrintOptions
from desktop.ui.core.jobs import Jobs
from desktop.ui.printing.printing_job import PrintingJob
from desktop.ui.widgets.message_bars import ProgressBar


@pytest.fixture(autouse=True)
def vietnamese():
    use("vi")


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()


class Printing:
    """A job with what was told of it."""

    def __init__(self, qtbot, theme, jobs, files, printer, options=PrintOptions(paper="A4")):  # noqa: B008 -- frozen
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.progress = ProgressBar(theme, "Dừng", "Đọc cả", self.window)
        self.told: list[object] = []
        self.job = PrintingJob(jobs, self.progress, self.window)
        self.job.start(
            files,
            printer,
            options,
            Calibration(),
            lambda: self.told.append("done"),
            lambda handed: self.told.append(("stopped", handed)),
            lambda handed, error: self.told.append((error.code if isinstance(error, KnownError) else error, handed)),
        )


def paper(file: Path, words: str, pages: int = 1) -> tuple[Path, range]:
    """A paper of A4 with the same words on each page."""
    canvas = Canvas(str(file), pagesize=(595.28, 841.89))
    for _page in range(pages):
        canvas.drawString(100, 400, words)
        canvas.showPage()
    canvas.save()
    return file, range(pages)


def test_two_papers_reach_the_printer_as_text(qtbot, theme, jobs, printers, tmp_path):
    files = [paper(tmp_path / "1.pdf", "To trinh", 2), paper(tmp_path / "2.pdf", "Bien ban")]
    made = Printing(qtbot, theme, jobs, files, "vector")
    qtbot.waitUntil(lambda: bool(made.told), timeout=60_000)
    assert made.told == ["done"]
    document = pypdfium2.PdfDocument(printers.out / "vector")
    assert document[0].get_textpage().get_text_bounded() == "Bien ban"  # the last job
    document.close()


def test_a_printer_that_waits_says_why_and_can_be_stopped(qtbot, theme, jobs, printers, tmp_path):
    printers.call("cupsdisable", "vector")
    try:
        made = Printing(qtbot, theme, jobs, [paper(tmp_path / "1.pdf", "To trinh", 3)], "vector")
        qtbot.waitUntil(lambda: "máy in đang tạm dừng" in made.progress.rest.text(), timeout=60_000)
        made.progress.cancelled.emit()
        qtbot.waitUntil(lambda: bool(made.told), timeout=60_000)
    finally:
        printers.call("cupsenable", "vector")
    assert made.told == [("stopped", 3)]
    assert printers.call("lpstat", "-W", "not-completed", "-o") == ""


def test_a_printer_that_is_gone_fails_before_the_first_sheet(qtbot, theme, jobs, printers, tmp_path):
    made = Printing(qtbot, theme, jobs, [paper(tmp_path / "1.pdf", "To trinh")], "HP-phong-203")
    qtbot.waitUntil(lambda: bool(made.told), timeout=60_000)
    assert made.told == [("printer_gone", 0)]
