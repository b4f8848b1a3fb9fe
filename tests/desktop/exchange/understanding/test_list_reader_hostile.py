"""Files made to break the reading, or broken on their way."""

import io
import random
import tracemalloc
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.readers.opening import open_content, open_pasted
from desktop.exchange.readers.workbook import ListRefusedError
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from tests.corpus.layouts import plain_table, sections_with_titles
from tests.corpus.writers import FORMATS, as_csv, as_docx, as_html, as_ods, as_xls, as_xlsx

SETTINGS = ReadingSettings(date(2026, 11, 22))


def pasted(text):
    return read_opened(open_pasted(text), SETTINGS)


def read(content: bytes, name: str = "list.xlsx", password: str | None = None):
    return read_opened(open_content(content, name, password), SETTINGS)


def refusal(content: bytes, name: str = "list.xlsx") -> str:
    with pytest.raises(ListRefusedError) as refused:
        read(content, name)
    return refused.value.kind


def changed(content: bytes, name: str, text: bytes) -> bytes:
    """Return the office file with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, text if part == name else old.read(part))
    return out.getvalue()


def test_headers_without_rows_are_no_list():
    assert refusal(as_xlsx([["STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng"]])) == "no_data_rows"


def test_a_bomb_is_refused_in_little_memory():
    content = changed(as_xlsx(plain_table().grid), "xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 200_000_000)
    tracemalloc.start()
    assert refusal(content) == "too_large"
    assert tracemalloc.get_traced_memory()[1] < 300_000_000
    tracemalloc.stop()


def test_entities_are_never_expanded():
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        assert refusal(changed(as_xlsx(plain_table().grid), part, laughs)) == "corrupt"


def test_a_cell_at_the_far_end_of_the_sheet_does_no_harm():
    book = openpyxl.Workbook()
    for row in plain_table().grid:
        book.worksheets[0].append(list(row))
    book.worksheets[0]["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    assert len(read(out.getvalue()).nominees) == 4


def test_formulas_are_not_calculated_and_their_absence_is_told():
    grid = [*plain_table().grid, [5, "=B2", "1990", "Nam", "Bưu tá", "Sở Nội vụ", "Lao động tiên tiến", 2025]]
    found = read(as_xlsx(grid))
    assert [(p.kind, p.cell) for p in found.problems if p.severity != "info"] == [("formula_uncached", "B6")]
    assert len([one for one in found.nominees if one.name]) == 4


def test_a_formula_that_is_text_stays_text():
    grid = [*plain_table().grid, [5, "=1+1", "1990", "Nam", "Bưu tá", "Sở Nội vụ", "Lao động tiên tiến", 2025]]
    found = read(as_csv(",", "utf-8")(grid), "list.csv")
    assert found.nominees[-1].name == "=1+1"
    assert "formula_text" in {problem.kind for problem in found.problems}


def test_hidden_and_struck_rows_are_read_and_told():
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(plain_table().grid)))
    sheet = book.worksheets[0]
    sheet.row_dimensions[3].hidden = True
    sheet["B4"].font = openpyxl.styles.Font(strike=True)
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue())
    told = {(p.kind, p.source_row) for p in found.problems if p.severity != "info"}
    assert told == {("hidden_row", 3), ("strikethrough", 4)}
    assert len(found.nominees) == 4


def test_old_letters_are_told_by_font_and_by_statistics():
    grid = [
        ["STT", "Hä vµ tªn", "§¬n vÞ", "H×nh thøc khen th\u00adëng"],
        [1, "NguyÔn ThÞ H\u00ad¬ng", "Së Néi vô", "Lao ®éng tiªn tiÕn"],
    ]
    for content, name in ((as_xls(grid, font=".VnTime"), "a.xls"), (as_xlsx(grid), "a.xlsx")):
        found = read(content, name)
        assert found.nominees[0].name == "Nguyễn Thị Hương"
        assert found.nominees[0].award == "Lao động tiên tiến"
        assert [(p.kind, p.severity) for p in found.problems] == [("legacy_encoding", "info")]


def test_vni_letters_are_converted():
    grid = [
        ["STT", "Hoï vaø teân", "Ñôn vò", "Hình thöùc khen thöôûng"],
        [1, "Nguyeãn Thò Höông", "Sôû Noäi vuï", "Lao ñoäng tieân tieán"],
    ]
    found = read(as_xlsx(grid))
    assert found.nominees[0].name == "Nguyễn Thị Hương"
    assert found.nominees[0].unit == "Sở Nội vụ"


def test_the_content_decides_not_the_name():
    found = read(as_xlsx(plain_table().grid), "list.csv")
    assert len(found.nominees) == 4
    assert [(problem.kind, problem.severity) for problem in found.problems][:1] == [("wrong_extension", "info")]


def test_guides_and_lookups_are_not_read_but_their_codes_are_used():
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Danh sách"
    sheet.append(["STT", "Họ và tên", "Đơn vị", "Mã hình thức"])
    sheet.append([1, "Quan Thị Hạnh", "Sở Y tế", "HT1"])
    guide = book.create_sheet("Hướng dẫn")
    guide.append(["STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng"])
    guide.append([1, "Nguyễn Văn Mẫu", "Sở Mẫu", "Bằng khen của Chủ tịch UBND tỉnh"])
    codes = book.create_sheet("DM")
    codes.append(["Mã", "Tên hình thức khen thưởng"])
    codes.append(["HT1", "Giấy khen của Giám đốc Sở"])
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue())
    assert [(one.name, one.award) for one in found.nominees] == [("Quan Thị Hạnh", "Giấy khen của Giám đốc Sở")]


def test_totals_that_do_not_agree_are_told():
    grid = sections_with_titles().grid
    grid[13] = ["Danh sách này có 2 tập thể và 5 cá nhân./."]
    assert [p.kind for p in read(as_xlsx(grid)).problems if p.severity != "info"] == ["count_mismatch"]


def test_pasted_lines_are_read():
    found = pasted("1. Ông Vi Văn Quyết, Bưu tá, Bưu điện tỉnh;\n2. Bà La Thị Yến, Kế toán, Bưu điện Na Hang./.")
    assert [(one.honorific, one.name, one.position, one.unit) for one in found.nominees] == [
        ("Ông", "Vi Văn Quyết", "Bưu tá", "Bưu điện tỉnh"),
        ("Bà", "La Thị Yến", "Kế toán", "Bưu điện Na Hang"),
    ]


def test_pasted_cells_without_a_header_are_read():
    found = pasted(
        "1\tVi Văn Quyết\t1990\tBưu tá\tLao động tiên tiến\n2\tLa Thị Yến\t1988\tKế toán\tLao động tiên tiến"
    )
    assert [(one.name, one.dob, one.award) for one in found.nominees] == [
        ("Vi Văn Quyết", "1990", "Lao động tiên tiến"),
        ("La Thị Yến", "1988", "Lao động tiên tiến"),
    ]


SEEDS = [as_xlsx, as_xls, as_ods, as_html, as_docx, as_csv(",", "utf-8"), as_csv(";", "utf-16"), FORMATS["2003.xml"]]
CONTENTS = [write(sections_with_titles().grid) for write in SEEDS]


def mutated(content: bytes, seed: int) -> bytes:
    """Return the file with some bytes changed, cut out or doubled; inside its parts where it is a zip."""
    pick = random.Random(seed)
    if content[:2] == b"PK" and pick.random() < 0.7:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            part = pick.choice([name for name in package.namelist() if name.endswith(".xml")])
            return changed(content, part, mutated(package.read(part), seed + 1))
    data = bytearray(content)
    for _ in range(pick.randint(1, 12)):
        at = pick.randrange(len(data)) if data else 0
        change = pick.random()
        if change < 0.5 and data:
            data[at] = pick.randrange(256)
        elif change < 0.75:
            del data[at : at + pick.randint(1, 40)]
        else:
            data[at:at] = data[at : at + pick.randint(1, 40)]
    return bytes(data)


def survives(content: bytes) -> None:
    try:
        found = read(content, "list.xlsx")
    except ListRefusedError as refused:
        assert refused.kind
        return
    assert all(one.name or one.doubtful for one in found.nominees)


@given(which=st.integers(0, len(CONTENTS) - 1), seed=st.integers(0, 10**9))
def test_damaged_files_are_read_or_refused_never_more(which: int, seed: int):
    survives(mutated(CONTENTS[which], seed))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes):
    survives(content)


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), min_size=1, max_size=12))
def test_any_cells_are_read_or_refused(cells: list[list[str]]):
    survives(
        as_csv(",", "utf-8")([["STT", "Họ và tên", "Đơn vị", "Ngày sinh", "Hình thức"], *cells]).replace(b"\x00", b"")
    )


@pytest.mark.long
def test_two_thousand_damaged_files():
    for seed in range(2000):
        survives(mutated(CONTENTS[seed % len(CONTENTS)], seed))


def test_a_number_in_the_name_of_a_section_is_no_count():
    grid = [
        ["STT", "Họ và tên", "Chức vụ", "Hình thức khen thưởng"],
        ["I", "Đội sản xuất số 5"],
        [1, "Vi Văn Quyết", "Công nhân", "Lao động tiên tiến"],
        ["II", "Phòng Kỹ thuật (01 cá nhân)"],
        [1, "La Thị Yến", "Kỹ sư", "Lao động tiên tiến"],
    ]
    found = read(as_xlsx(grid))
    assert found.problems == []
    assert [one.unit for one in found.nominees] == ["Đội sản xuất số 5", "Phòng Kỹ thuật"]
