"""What was written is offered to be opened, with the program that the system has for it."""

import pytest
from PySide6.QtGui import QDesktopServices

from db.errors import KnownError
from desktop.labels.translation import use
from desktop.ui.printing import open_files


@pytest.fixture
def opened(monkeypatch):
    found = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()))
    return found


@pytest.mark.parametrize("name", ["bằng khen.pdf", "Quyết định 46 #2 (ký).pdf", "100%.xlsx"])
def test_a_file_is_opened_whatever_its_name(opened, tmp_path, name):
    open_files.open_file(tmp_path / name)
    assert opened == [(tmp_path / name).as_posix()]


def test_the_file_and_its_folder_are_offered(qtbot, theme, opened, tmp_path):
    use("vi")
    file = tmp_path / "sổ vàng.xlsx"
    buttons = open_files.file_actions(theme, file)
    for button in buttons:
        qtbot.addWidget(button)
        button.click()
    assert [button.text() for button in buttons] == ["Mở tệp", "Mở thư mục"]
    assert opened == [file.as_posix(), tmp_path.as_posix()]


class Scans:
    """A record that keeps one scan."""

    def read(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_how):
        return False


@pytest.mark.parametrize("name", ["46-QĐ-UBND.pdf", "../../46-QĐ-UBND.pdf", "/etc/46-QĐ-UBND.pdf"])
def test_a_kept_file_is_written_into_the_folder_and_nowhere_else(monkeypatch, opened, tmp_path, name):
    monkeypatch.setattr(open_files, "scan_content", lambda _session, _id: (name, b"%PDF-1.7"))
    file = open_files.open_attachment(Scans(), 3, tmp_path)
    assert file == tmp_path / "46-QĐ-UBND.pdf"
    assert file.read_bytes() == b"%PDF-1.7"
    assert opened == [file.as_posix()]


@pytest.mark.parametrize(
    "content", [b"MZ\x90", b"[Desktop Entry]\nExec=rm", b"L\x00\x00\x00\x01\x14\x02", b"#!/bin/sh", b""]
)
@pytest.mark.parametrize("name", ["46.pdf", "46.pdf.desktop", "46.lnk", "46.exe"])
def test_what_runs_is_never_opened_whatever_its_name(monkeypatch, opened, tmp_path, name, content):
    monkeypatch.setattr(open_files, "scan_content", lambda _session, _id: (name, content))
    with pytest.raises(KnownError, match="not_to_be_opened"):
        open_files.open_attachment(Scans(), 3, tmp_path)
    assert opened == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("46.pdf.desktop", "46_pdf_desktop.pdf"),
        ("46.lnk", "46_lnk.pdf"),
        ("46.png", "46_png.pdf"),
        ("..", "scan.pdf"),
        ("C:\\Windows\\46.PDF", "46.PDF"),
        ("", "scan.pdf"),
        ("quyết định\u202egpj.pdf", "quyết định_gpj.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_kept_file_is_opened_as_what_its_content_is(monkeypatch, opened, tmp_path, name, written):
    monkeypatch.setattr(open_files, "scan_content", lambda _session, _id: (name, b"%PDF-1.7"))
    assert open_files.open_attachment(Scans(), 3, tmp_path) == tmp_path / written
    assert len(opened) == 1
