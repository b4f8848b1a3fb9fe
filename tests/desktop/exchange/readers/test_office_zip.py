"""The package around office files: damaged, swollen and encrypted ones are refused before they fill memory."""

import io
import zipfile

import pytest

from desktop.exchange.readers import office_zip
from desktop.exchange.readers.office_zip import OfficeZip
from desktop.exchange.readers.workbook import ListRefusedError
from tests.desktop.exchange.readers.packages import package


def refusal(content: bytes, part: str = "") -> str:
    with pytest.raises(ListRefusedError) as refused:
        office = OfficeZip(content)
        office.check_promises()
        office.read(part)
    return refused.value.kind


def test_parts_are_read_whole_or_as_a_stream() -> None:
    office = OfficeZip(package({"a.xml": "Sở Nội vụ", "b/c.xml": "x" * 3_000_000}))
    assert office.names == {"a.xml", "b/c.xml"}
    assert office.read("a.xml").decode() == "Sở Nội vụ"
    assert office.open("a.xml").read(4) == "Sở".encode()
    assert len(office.read("b/c.xml")) == 3_000_000


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"no zip at all"])
def test_what_is_no_package_is_called_damaged(content: bytes) -> None:
    assert refusal(content) == "corrupt"


def test_a_part_that_is_not_there_is_called_damaged() -> None:
    assert refusal(package({"a.xml": "x"}), "b.xml") == "corrupt"


def test_a_damaged_part_is_called_damaged() -> None:
    content = bytearray(package({"a.xml": "Sở Nội vụ " * 2000}))
    content[60:70] = b"\xff" * 10
    assert refusal(bytes(content), "a.xml") == "corrupt"


def test_more_parts_than_any_office_file_has_are_refused() -> None:
    assert refusal(package({f"{number}.xml": "" for number in range(office_zip.MOST_PARTS + 1)})) == "too_large"


def test_what_promises_to_be_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    content = package({"a.xml": "x" * 2_000_000})
    monkeypatch.setattr(office_zip, "LARGEST_CONTENT", 1_000_000)
    with pytest.raises(ListRefusedError) as refused:
        OfficeZip(content).check_promises()
    assert refused.value.kind == "too_large"


def test_what_swells_more_than_it_promised_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    content = package({"a.xml": b"\x00" * 4_000_000})
    monkeypatch.setattr(office_zip, "LARGEST_PART_UNASKED", 1_000_000)
    with pytest.raises(ListRefusedError) as refused:
        OfficeZip(content).read("a.xml")
    assert refused.value.kind == "too_large"


def test_a_large_part_of_real_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_zip, "LARGEST_PART_UNASKED", 1000)
    text = "".join(f"Nguyễn Văn {number};" for number in range(2000))
    assert OfficeZip(package({"a.xml": text})).read("a.xml").decode() == text


def test_an_encrypted_package_is_told() -> None:
    content = bytearray(package({"a.xml": "x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(signature) + offset] |= 1
    assert refusal(bytes(content)) == "encrypted"


def sheet(rows: str) -> OfficeZip:
    return OfficeZip(package({"s.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>"}))


def test_a_look_counts_cells_rows_and_far_columns() -> None:
    look = sheet('<row r="1"><c r="A1"/><c r="B1"/></row><row r="7"><c r="AB7"/></row>').look("s.xml", ())
    assert (look.cells, look.last_row, look.far_column) == (3, 7, False)
    assert sheet('<row r="2"><c r="XFD2"/></row>').look("s.xml", ()).far_column


def test_a_look_finds_marks_also_where_two_pieces_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_zip, "_CHUNK", 7)
    found = sheet('<row hidden="1"><c r="A1"><f>B1</f></c></row>').look("s.xml", (b' hidden="', b"<f", b"mergeCell "))
    assert found.marks == {b' hidden="', b"<f"}


def test_a_look_counts_cells_of_any_prefix() -> None:
    content = '<x:worksheet xmlns:x="urn:x"><x:row r="1"><x:c r="A1"/><x:c r="B1"/></x:row></x:worksheet>'
    assert OfficeZip(package({"s.xml": content})).look("s.xml", ()).cells == 2


def test_a_sheet_with_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_zip, "MOST_CELLS", 3)
    with pytest.raises(ListRefusedError) as refused:
        sheet("<c r='A1'><v>1</v></c>" * 4).look("s.xml", ())
    assert refused.value.kind == "too_large"
    assert sheet("<c r='A1' s='1'/>" * 4).look("s.xml", ()).values == 0


def test_entities_in_a_sheet_are_refused_at_the_first_look() -> None:
    office = OfficeZip(package({"s.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>"}))
    with pytest.raises(ListRefusedError) as refused:
        office.look("s.xml", ())
    assert refused.value.code == "list_entities"


def test_a_package_of_a_program_that_stores_without_packing_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("a.xml", "Sở Y tế")
    assert OfficeZip(out.getvalue()).read("a.xml").decode() == "Sở Y tế"


def test_parts_with_windows_separators_or_other_capitals_have_their_usual_names() -> None:
    office = OfficeZip(package({"xl\\workbook.xml": "a", "/xl/SharedStrings.xml": "b", "[content_types].xml": "c"}))
    assert office.names == {"xl/workbook.xml", "xl/sharedStrings.xml", "[Content_Types].xml"}
    assert office.unusual
    assert office.read("xl/sharedStrings.xml") == b"b"
    assert not OfficeZip(package({"xl/workbook.xml": "a"})).unusual


def test_a_sheet_is_opened_without_cells_and_rows_that_hold_nothing() -> None:
    empty = "".join(f'<row r="{row}" s="1"><c r="A{row}" s="1"/><c r="B{row}"></c></row>' for row in range(2, 400))
    full = '<row r="400"><c r="A400" s="1"/><c r="B400"><v>7</v></c></row>'
    kept = (
        sheet(f'<row r="1"><c r="A1"><v>5</v></c></row>{empty}{full}<row r="401" ht="3"/>').open_filled("s.xml").read()
    )
    assert kept.count(b"<row") == 2 and kept.count(b"<c ") == 2
    assert b'r="B400"' in kept


def test_empty_cells_without_a_reference_keep_the_place_of_those_behind() -> None:
    rows = '<row><c s="1"/><c><v>7</v></c></row>'
    assert sheet(rows).open_filled("s.xml").read().count(b"<c") == 2
