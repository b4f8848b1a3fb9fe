"""The award list and the other tables on paper: rows, headers, sections and closing blocks."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.terms import NomineeKind
from desktop.documents.engine.canvas import A4_LANDSCAPE, PaperCanvas
from desktop.documents.engine.tables import set_cell
from desktop.documents.letters.award_list import award_listing, total_line
from desktop.documents.letters.listing_pdf import write_listing_pdf
from desktop.documents.letters.values import AwardListPart, Recipient
from tests.desktop.documents.reading import PageSeen, overlaps, read_pages
from tests.desktop.documents.seed_papers import AWARD_LIST, HOME, MINISTERIAL, PROVINCIAL


def award_list(folder: Path, **changes: object) -> list[PageSeen]:
    path = folder / "list.pdf"
    write_listing_pdf(path, award_listing(replace(AWARD_LIST, **changes)))
    return read_pages(path)


def people(count: int) -> list[Recipient]:
    return [
        Recipient(
            f"Hoàng Thị Mẫu {at}", honorific="Bà", position="Chuyên viên", unit=HOME, register_number=f"{at:02d}",
            bonus=1_800_000,
        )
        for at in range(1, count + 1)
    ]  # fmt: skip


def of_people(count: int) -> list[AwardListPart]:
    return [
        AwardListPart("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "1598/QĐ-UBND", date(2023, 12, 22), people(count))
    ]


def test_the_list_is_a_landscape_sheet_with_both_decisions(tmp_path):
    pages = award_list(tmp_path)
    assert all((round(page.width), round(page.height)) == (297, 210) for page in pages)
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông (Quyết định số 2417/QĐ-BTTTT ngày 14/12/2023)" in text
    assert "Tập thể (02)" in text and "Cá nhân (05)" in text and "Cá nhân (03)" in text
    assert "Tổng số: 03 tập thể, 08 cá nhân; tiền thưởng 25.200.000 đồng" in text
    assert "(Hai mươi lăm triệu hai trăm nghìn đồng)./." in text
    assert all(one.name in text for one in [*MINISTERIAL, *PROVINCIAL] if len(one.name) < 40)


def test_header_and_numbers_come_again_on_every_page(tmp_path):
    pages = award_list(tmp_path, parts=of_people(80))
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert "Chức vụ, đơn vị công tác" in page.text
        assert [line.text for line in page.lines if line.y < 15] == ([str(number)] if number > 1 else [])
        assert max(one.ink[3] for one in page.letters if not one.text.isspace()) < 190.5


def test_a_row_never_splits(tmp_path):
    for page in award_list(tmp_path, parts=of_people(60)):
        rows = [line for line in page.lines if line.text.startswith("Chuyên viên, Sở Thông tin")]
        seconds = [line for line in page.lines if line.text.startswith("tỉnh Tuyên Quang") and line.left > 100]
        if rows and seconds:
            assert len(rows) == len(seconds)


@pytest.mark.parametrize("count", range(1, 30))
def test_total_and_signatures_take_rows_along(tmp_path, count):
    last = award_list(tmp_path, parts=of_people(count))[-1]
    rows = [line for line in last.lines if "Hoàng Thị Mẫu" in line.text]
    assert len(rows) >= min(count, 2)
    total, office = last.line("Tổng số:"), last.line("GIÁM ĐỐC")
    assert max(row.y for row in rows) < total.y < office.y < last.line("Phan Việt Tùng").y < 190
    assert office.middle == pytest.approx(30 + 247 * 3 / 4, abs=0.4)
    assert overlaps(last) == []


def test_a_section_is_never_the_last_row_of_a_page(tmp_path):
    for count in range(8, 16):
        parts = [*of_people(count), *of_people(3)]
        for page in award_list(tmp_path, parts=parts):
            table = [line for line in page.lines if line.y > 15 and line.left > 42 and "Tổng" not in line.text]
            assert not table[-1].text.startswith(("Cá nhân (", "Bằng khen của"))


def test_numbering_restarts_in_each_section(tmp_path):
    pages = award_list(tmp_path)
    numbers = [
        line.text
        for page in pages
        for line in page.lines
        if 31 < line.left < 41 and line.text.isdigit() and line.y > 15
    ]
    assert numbers == ["1", "2", "1", "2", "3", "4", "5", "1", "1", "2", "3"]


def test_an_empty_list_is_still_a_paper(tmp_path):
    pages = award_list(tmp_path, parts=[])
    assert len(pages) == 1
    assert "Tập thể, cá nhân" in pages[0].text


def test_an_amount_that_is_not_known_is_said_and_not_added_as_nothing():
    people = [Recipient("Lý Mẫu", bonus=1_800_000), Recipient("Ma Thị Ảnh")]
    paper = replace(AWARD_LIST, parts=[AwardListPart("Giấy khen", None, None, people)])
    told = "Tổng số: 02 cá nhân; tiền thưởng 1.800.000 đồng (Một triệu tám trăm nghìn đồng)"
    assert total_line(paper) == f"{told}, chưa gồm 01 mức tiền thưởng chưa biết./."
    amounts = [row[-1] for row in award_listing(paper).parts[0].table.rows if isinstance(row, tuple)]
    assert amounts == [1_800_000, "chưa biết"]


def test_a_list_without_bonus_names_no_sum():
    paper = replace(AWARD_LIST, parts=[AwardListPart("Giấy khen", None, None, [Recipient("Lý Mẫu", bonus=0)])])
    assert total_line(paper) == "Tổng số: 01 cá nhân./."


NAMES = st.text("aăâbcđêghôơưxyỄỮỘ ,.-/'\"<>&=+@0123456789", min_size=1, max_size=200)


@settings(max_examples=20, deadline=None)
@given(names=st.lists(NAMES, min_size=1, max_size=6), unit=NAMES)
def test_any_words_stay_in_their_cells(tmp_path_factory, names, unit):
    path = tmp_path_factory.mktemp("list") / "any.pdf"
    recipients = [Recipient(name, NomineeKind.COLLECTIVE, unit=unit, register_number=name[:60]) for name in names]
    write_listing_pdf(
        path, award_listing(replace(AWARD_LIST, title=unit, parts=[AwardListPart(unit, unit[:40], None, recipients)]))
    )
    for page in read_pages(path):
        assert overlaps(page) == []
        inked = [one for one in page.letters if not one.text.isspace()]
        assert all(one.ink[0] > 29.5 and one.ink[2] < 277.6 and one.ink[3] < 190.6 for one in inked)


def test_a_text_longer_than_a_page_is_set_smaller_not_cut(tmp_path):
    words = "thành tích xuất sắc " * 300
    pages = award_list(tmp_path, parts=[AwardListPart("Bằng khen", None, None, [Recipient("Lý Mẫu", unit=words)])])
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert text.count("xuất sắc") == 300
    assert all(overlaps(page) == [] for page in pages)


def test_a_tall_first_row_goes_to_the_next_page_with_its_header(tmp_path):
    tall = Recipient("Lý Mẫu", unit="thành tích xuất sắc " * 190)
    pages = award_list(tmp_path, parts=[AwardListPart("Bằng khen", None, None, [tall])])
    for page in pages:
        assert max(one.ink[3] for one in page.letters if not one.text.isspace()) < 190.5
    assert sum("Chức vụ, đơn vị công tác" in page.text for page in pages) == 1


@pytest.mark.parametrize(
    ("text", "room"), [("1000", 7.4), ("10000", 7.4), ("1598/QĐ-BTTTT", 24.0), ("25.200.000", 14.0)]
)
def test_numbers_in_narrow_columns_are_set_smaller_not_parted(tmp_path, text, room):
    sheet = PaperCanvas(tmp_path / "cell.pdf", A4_LANDSCAPE, title="Thử")
    assert set_cell(sheet, text, 12, room, 1.2, "centre").lines == 1


@pytest.mark.long
def test_ten_times_the_rows_take_ten_times_the_time(tmp_path):
    times = []
    for count in (2_000, 20_000):
        begun = process_time()
        award_list_paper = replace(AWARD_LIST, parts=of_people(count))
        write_listing_pdf(tmp_path / "long.pdf", award_listing(award_list_paper))
        times.append(process_time() - begun)
    assert times[1] / times[0] < 12
