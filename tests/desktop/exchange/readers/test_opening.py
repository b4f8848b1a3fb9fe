"""Files are opened by their content; names are only compared with it."""

import hashlib
import io
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml as ooxml
import pytest

from desktop.exchange.readers import opening
from desktop.exchange.readers.opening import open_content, open_file, suffixes
from desktop.exchange.readers.workbook import MOST_ROWS, FileFormat, ListRefusedError
from desktop.labels.sentences import sentence
from tests.corpus.writers import FORMATS, as_xls, as_xlsx
from tests.desktop.exchange.readers.packages import cell, ods, ods_cell, xlsx

GRID = [["STT", "Họ và tên", "Đơn vị"], [1, "Lê Thị Na", "Sở Y tế"], [2, "Lê Văn Tú", "Sở Nội vụ"]]
KINDS = {
    "xlsx": FileFormat.XLSX,
    "xls": FileFormat.XLS,
    "ods": FileFormat.ODS,
    "utf8.csv": FileFormat.TEXT,
    "bom.csv": FileFormat.TEXT,
    "utf16.csv": FileFormat.TEXT,
    "1258.csv": FileFormat.TEXT,
    "html.xls": FileFormat.HTML,
    "docx": FileFormat.DOCX,
    "2003.xml": FileFormat.SPREADSHEET_XML,
}


def refusal(content: bytes, name: str = "list.xlsx", password: str | None = None) -> ListRefusedError:
    with pytest.raises(ListRefusedError) as refused:
        open_content(content, name, password)
    return refused.value


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_known_by_its_content_whatever_the_name(suffix: str) -> None:
    opened = open_content(FORMATS[suffix](GRID), "danh sách.bin")
    assert opened.book.format is KINDS[suffix]
    assert [note.kind for note in opened.book.notes if note.kind == "wrong_extension"] == ["wrong_extension"]


@pytest.mark.parametrize("suffix", [each for each in FORMATS if each != "html.xls"])
def test_a_name_that_fits_is_not_told(suffix: str) -> None:
    notes = open_content(FORMATS[suffix](GRID), f"DANH SÁCH.{suffix}".upper()).book.notes
    assert [note for note in notes if note.kind == "wrong_extension"] == []


def test_a_web_page_named_xls_is_told_with_its_format() -> None:
    (note,) = open_content(FORMATS["html.xls"](GRID), "danh sách.xls").book.notes
    assert note.values == {"name": "danh sách.xls", "format": "html"}


def test_every_suffix_offered_is_one_that_is_read() -> None:
    offered = suffixes()
    assert offered == tuple(sorted(set(offered)))
    assert {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".docx", ".doc", ".html", ".xml"} <= set(offered)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in offered)


FAR_XLSX = xlsx(
    f'<row r="1">{cell("A1", "Lù Thị Mai")}{cell("GR1", "Vừ Mí Kẻ")}{cell("GS1", "Sùng Mí Sò")}</row>'
    f'<row r="900000">{cell("XFD900000", "x")}</row>'
)
FAR_ODS = ods(
    f"<table:table-row>{ods_cell('Lù Thị Mai')}<table:table-cell table:number-columns-repeated='199'/>"
    f"{ods_cell('Sùng Mí Sò')}{ods_cell('x')}</table:table-row>"
)
FAR_XML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="DS"><Table><Row>'
    '<Cell><Data ss:Type="String">Lù Thị Mai</Data></Cell><Cell ss:Index="201"><Data ss:Type="String">Sùng Mí Sò</Data>'
    '</Cell><Cell><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>'
).encode()


@pytest.mark.parametrize("content", [FAR_XLSX, FAR_ODS, FAR_XML], ids=["xlsx", "ods", "xml"])
def test_what_stands_right_of_the_widest_list_is_told_with_its_place(content: bytes) -> None:
    opened = open_content(content, "danh sách.xlsx").book
    (told,) = [note for note in opened.notes if note.code == "list_cells_beyond"]
    assert (told.values, told.row) == ({"place": "GS1", "cells": 2}, 1)
    assert opened.sheets[0].rows[0][0] == "Lù Thị Mai" and len(opened.sheets[0].rows[0]) <= 200


def test_a_file_is_known_again_by_its_hash(tmp_path: Path) -> None:
    file = tmp_path / "danh sách.xlsx"
    file.write_bytes(as_xlsx(GRID))
    opened = open_file(file)
    assert opened.name == "danh sách.xlsx"
    assert opened.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_file_that_is_gone_or_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "mất.xlsx", tmp_path):
        with pytest.raises(ListRefusedError) as refused:
            open_file(path)
        assert refused.value.code == "list_unreadable"
        assert refused.value.values == {"name": path.name}


def test_a_file_larger_than_any_list_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "to.csv"
    file.write_bytes(b"x" * 100)
    monkeypatch.setattr(opening, "LARGEST_FILE", 99)
    with pytest.raises(ListRefusedError) as refused:
        open_file(file)
    assert refused.value.kind == "too_large"


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"   \r\n\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_called_empty(content: bytes) -> None:
    assert refusal(content, "list.csv").kind == "empty_file"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"%PDF-1.7 ...", "list_pdf_unreadable"),
        (b"\x89PNG\r\n\x1a\n....", "list_picture"),
        (b"\x00\x00\x00\x18ftypheic", "list_picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "list_picture"),
        (b"GIF89a", "list_picture"),
        (b"7z\xbc\xaf\x27", "list_packed_otherwise"),
        (b"Rar!\x1a\x07", "list_packed_otherwise"),
        (b"<?xml?><svg/>", "list_picture"),
        (b"<?xml?><plan/>", "list_unsupported_format"),
    ],
)
def test_other_kinds_of_files_are_refused_with_the_cause(head: bytes, code: str) -> None:
    assert (refusal(head).kind, refusal(head).code) == ("unsupported_format", code)


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Index/Document.iwa", "Metadata/Properties.plist"), "unsupported_format"),
        (("[Content_Types].xml", "ppt/presentation.xml"), "unsupported_format"),
        (("[Content_Types].xml",), "corrupt"),
    ],
)
def test_packages_that_are_no_list(names: tuple[str, ...], kind: str) -> None:
    assert refusal(zipped(*names)).kind == kind


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods", "docx"])
def test_a_truncated_file_is_called_damaged(suffix: str, share: float) -> None:
    content = FORMATS[suffix]([*GRID, *([n, f"Vi Văn {n}", "Bưu điện"] for n in range(200))])
    assert refusal(content[: int(len(content) * share)]).kind == "corrupt"


def test_a_locked_workbook_is_opened_with_its_password_only() -> None:
    out = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(as_xlsx(GRID))).encrypt("Năm2025", out)
    assert refusal(out.getvalue()).code == "list_encrypted"
    assert refusal(out.getvalue(), password="2025").code == "list_wrong_password"
    assert open_content(out.getvalue(), "a.xlsx", "Năm2025").book.sheets[0].rows[1][1] == "Lê Thị Na"


def test_an_old_word_file_without_libreoffice_is_refused_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workbook = bytearray(as_xls([["Danh sách"]]))
    name, stream = "WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le")
    entry = workbook.find(stream)  # the directory entry of the stream: its name, and behind it the name's length
    workbook[entry : entry + len(name)] = name
    workbook[entry + 64 : entry + 66] = (len(name) + 2).to_bytes(2, "little")
    monkeypatch.setenv("PATH", str(tmp_path))
    refused = refusal(bytes(workbook), "list.doc")
    assert (refused.kind, refused.code) == ("unsupported_format", "list_doc_needs_libreoffice")


def deep_mail() -> bytes:
    """Return an e-mail whose parts hold parts, two thousand deep."""
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n" for at in range(2_000))
    return b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + parts.encode()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("ds.csv", "Họ và tên,".encode() * 20_000 + b"\nLan," * 20, "list_more_than_a_list"),
        ("ds.csv", b"a\n" * (MOST_ROWS + 1), "list_more_than_a_list"),
        ("ds.html", b"<table><tr>" + b"<td>a</td>" * 20_000 + b"</tr></table>", "list_more_than_a_list"),
        ("ds.eml", deep_mail(), "list_corrupt"),
    ],
    ids=["columns", "lines", "cells of a web page", "parts in parts"],
)
def test_what_no_list_is_is_refused_before_it_is_understood(name: str, content: bytes, code: str) -> None:
    with pytest.raises(ListRefusedError) as refused:
        open_content(content, name)
    assert refused.value.code == code
    assert "{" not in sentence(refused.value.code, refused.value.values, "vi")
