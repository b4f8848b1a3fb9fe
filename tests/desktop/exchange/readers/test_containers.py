"""Zipped folders, e-mails and web archives: the lists in them are read, and what is not read is told."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from email.message import EmailMessage

import pytest

from desktop.exchange.readers.containers import InnerFile, is_mail, read_inside
from desktop.exchange.readers.opening import open_content
from desktop.exchange.readers.workbook import FileFormat, ListRefusedError, Workbook
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import ReadResult
from tests.corpus.writers import as_docx, as_html, as_xlsx

HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"]
AWARD = "Giấy khen của Giám đốc Sở Y tế"
GRID = [HEADER, ["1", "Lê Thị Na", "Kế toán", "Phòng Tài vụ", AWARD], ["2", "Vi Văn Tú", "Y sĩ", "Khoa Nội", AWARD]]
OTHERS = [HEADER, ["1", "Ma Thị Nga", "Y tá", "Khoa Nhi", AWARD]]


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def mail(*attached: tuple[str, bytes], page: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@x.vn", "b@x.vn", "Gửi danh sách"
    message.set_content("Kính gửi anh Nam,\n1. Ông Bế Văn Gửi, Văn thư\n")
    if page:
        message.add_alternative(page, subtype="html")
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def book(content: bytes, name: str = "hồ sơ.zip") -> Workbook:
    return open_content(content, name).book


def read(content: bytes, name: str = "hồ sơ.zip") -> ReadResult:
    return read_opened(open_content(content, name), ReadingSettings(date(2026, 11, 22)))


def refusal(content: bytes) -> ListRefusedError:
    with pytest.raises(ListRefusedError) as refused:
        book(content)
    return refused.value


def test_the_one_list_in_a_zipped_folder_is_read_and_the_rest_is_told_by_name() -> None:
    found = book(zipped({"DS/ca nhan.xlsx": as_xlsx(GRID), "DS/To trinh.pdf": b"%PDF-1.4 x", "__MACOSX/._a": b"x"}))
    assert found.format is FileFormat.ZIP
    assert found.sheets[0].rows[1][1] == "Lê Thị Na"
    assert [(note.code, note.values["name"]) for note in found.notes] == [
        ("list_read_inside", "ca nhan.xlsx"),
        ("list_inside_not_read", "DS/To trinh.pdf"),
    ]


def test_several_lists_are_read_each_under_the_name_of_its_file() -> None:
    found = read(zipped({"Khoa Nội.xlsx": as_xlsx(GRID), "Khoa Nhi.docx": as_docx(OTHERS)}))
    assert sorted((one.name, one.sheet.partition(":")[0]) for one in found.nominees) == [
        ("Lê Thị Na", "Khoa Nội.xlsx"),
        ("Ma Thị Nga", "Khoa Nhi.docx"),
        ("Vi Văn Tú", "Khoa Nội.xlsx"),
    ]


def test_a_nominee_in_two_lists_of_a_folder_is_a_duplicate() -> None:
    found = read(zipped({"lần 1.xlsx": as_xlsx(GRID), "lần 2.xlsx": as_xlsx(GRID[:2])}))
    assert "duplicate" in {problem.kind for problem in found.problems}


def test_a_document_without_nominees_beside_a_list_is_told() -> None:
    found = read(zipped({"ds.xlsx": as_xlsx(GRID), "tờ trình.xlsx": as_xlsx([["Kính gửi Sở Nội vụ"]])}))
    assert len(found.nominees) == 2
    assert [problem.values["name"] for problem in found.problems if problem.code == "list_no_nominees_inside"] == [
        "tờ trình.xlsx"
    ]


def test_a_locked_or_damaged_list_inside_is_a_doubt_and_a_picture_is_not() -> None:
    found = book(
        zipped({"ds.xlsx": as_xlsx(GRID), "hỏng.xlsx": as_xlsx(GRID)[:900], "ảnh.png": b"\x89PNG\r\n\x1a\n.."})
    )
    severities = {note.values["name"]: note.severity for note in found.notes if note.kind == "not_read"}
    assert severities == {"hỏng.xlsx": "warning", "ảnh.png": "info"}


@pytest.mark.parametrize(
    "picture",
    [
        b"\x89PNG\r\n\x1a\n..",
        b"<svg xmlns='x'><text>a</text></svg>",
        b"<?xml version='1.0'?>\n<svg/>",
        b"8BPS\x00\x01......",
    ],
)
def test_a_picture_beside_lists_is_called_one(picture: bytes) -> None:
    found = book(zipped({"ds.xlsx": as_xlsx(GRID), "ảnh con dấu.png": picture, "khác.xlsx": as_xlsx(GRID)}))
    told = [(note.code, note.values["name"]) for note in found.notes]
    assert told == [
        ("list_read_inside", "ds.xlsx"),
        ("list_read_inside", "khác.xlsx"),
        ("list_inside_picture", "ảnh con dấu.png"),
    ]


def test_a_folder_without_a_list_names_what_it_holds() -> None:
    refused = refusal(zipped({"ảnh.png": b"\x89PNG\r\n\x1a\n.."}))
    assert (refused.kind, refused.code) == ("unsupported_format", "list_nothing_inside")
    assert refused.values == {"name": "ảnh.png"}


def test_folders_in_folders_end_somewhere() -> None:
    content = as_xlsx(GRID)
    for depth in range(5):
        content = zipped({"trong.zip" if depth else "ds.xlsx": content})
        if depth < 2:
            assert book(content).sheets
    assert refusal(content).code == "list_nothing_inside"


def test_a_list_on_an_e_mail_is_read_and_its_text_never() -> None:
    found = read(mail(("ds.xlsx", as_xlsx(GRID))), "thư.eml")
    assert [one.name for one in found.nominees] == ["Lê Thị Na", "Vi Văn Tú"]
    assert "list_mail_text_not_read" in {problem.code for problem in found.problems}


def test_a_table_in_the_text_of_an_e_mail_is_read_where_nothing_hangs_on_it() -> None:
    found = read(mail(page=as_html(GRID).decode()), "thư.eml")
    assert [one.name for one in found.nominees] == ["Lê Thị Na", "Vi Văn Tú"]


def test_an_e_mail_without_a_list_is_refused_and_says_what_it_carries() -> None:
    refused = refusal(mail(("bìa.png", b"\x89PNG\r\n\x1a\n..")))
    assert (refused.code, refused.values) == ("list_mail_without_list", {"name": "bìa.png"})
    assert refusal(mail()).code == "list_mail_without_list"


def test_a_web_archive_is_read_as_its_pages() -> None:
    parts = "".join(
        f'--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Location: {number}.htm\r\n\r\n'
        f"{as_html(grid).decode()}\r\n"
        for number, grid in enumerate((GRID, OTHERS))
    )
    archive = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n{parts}--b--\r\n'
    found = book(archive.encode(), "trang.mht")
    assert found.format is FileFormat.MHT and found.notes == []
    assert [sheet.name for sheet in found.sheets] == ["body", "table 1", "table 2"]
    assert found.sheets[2].rows[1][1] == "Ma Thị Nga"


def test_text_with_colons_is_no_e_mail() -> None:
    assert not is_mail("Đơn vị: Sở Y tế\nNgày: 5\n".encode())
    assert not is_mail(b"From: DS\nSTT,Ho ten\n")
    assert is_mail(mail())


def test_what_cannot_be_read_inside_is_told_with_the_name_it_has() -> None:
    def never(_content: bytes) -> Workbook:
        raise ListRefusedError("encrypted")

    with pytest.raises(ListRefusedError) as refused:
        read_inside([InnerFile("a.xlsx", b""), InnerFile("b.xlsx", b"")], FileFormat.ZIP, never)
    assert refused.value.values == {"name": "a.xlsx, b.xlsx"}
