"""The award list and the other tables on paper: rows, headers, sections and closing blocks."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.terms import NomineeKind
from desktop.documents.engine.canvas import A4_LANDSCAPE, Sheet
from desktop.documents.engine.cells import set_cell
from desktop.documents.letters.award_list import total_line, write_award_list
from desktop.documents.letters.bonus_list import write_bonus_list
from desktop.documents.letters.ceremony import write_ceremony
from desktop.documents.letters.minutes import ratio, write_minutes
from desktop.documents.letters.values import (
    AwardListPart,
    BonusLine,
    BonusPaper,
    CeremonyPaper,
    MinutesPaper,
    Recipient,
    Reference,
    Signature,
    Vote,
)
from tests.desktop.documents.reading import PageSeen, overlaps, read_pages
from tests.desktop.documents.seed_papers import AWARD_LIST, DEPARTMENT, HOME, MINISTERIAL, PROVINCIAL


def award_list(folder: Path, **changes: object) -> list[PageSeen]:
    path = folder / "list.pdf"
    write_award_list(path, replace(AWARD_LIST, **changes))
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


def test_a_list_without_bonus_names_no_sum():
    paper = replace(AWARD_LIST, parts=[AwardListPart("Giấy khen", None, None, [Recipient("Lý Mẫu")])])
    assert total_line(paper) == "Tổng số: 01 cá nhân./."


NAMES = st.text("aăâbcđêghôơưxyỄỮỘ ,.-/'\"<>&=+@0123456789", min_size=1, max_size=200)


@settings(max_examples=20, deadline=None)
@given(names=st.lists(NAMES, min_size=1, max_size=6), unit=NAMES)
def test_any_words_stay_in_their_cells(tmp_path_factory, names, unit):
    path = tmp_path_factory.mktemp("list") / "any.pdf"
    recipients = [Recipient(name, NomineeKind.COLLECTIVE, unit=unit, register_number=name[:60]) for name in names]
    write_award_list(path, replace(AWARD_LIST, title=unit, parts=[AwardListPart(unit, unit[:40], None, recipients)]))
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


def test_the_bonus_sheet_adds_up(tmp_path):
    lines = [BonusLine(one, "1,0", 1_800_000, one.bonus or 0) for one in PROVINCIAL]
    write_bonus_list(tmp_path / "bonus.pdf", BonusPaper(DEPARTMENT, "Chi tiền thưởng", lines))
    text = " ".join(" ".join(page.text.split()) for page in read_pages(tmp_path / "bonus.pdf"))
    assert "Tổng cộng 9.000.000" in text
    assert "Bằng chữ: Chín triệu đồng./." in text
    assert "Ký nhận" in text


def test_the_ceremony_calls_names_and_hands_over_in_two_parts(tmp_path):
    paper = CeremonyPaper(
        DEPARTMENT, "Hội nghị tổng kết công tác năm 2023", date(2024, 1, 12), "Hội trường", "Phó Chủ tịch",
        AWARD_LIST.parts, "Nhân dịp này, Bộ trưởng tặng Bằng khen.",
    )  # fmt: skip
    write_ceremony(tmp_path / "ceremony.pdf", paper)
    pages = read_pages(tmp_path / "ceremony.pdf")
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert text.count("H’Čŭn Ayĭ Niê Kđăm") == 2
    firsts = [page for page in pages if "CỘNG HÒA" in page.text]
    assert len(firsts) == 2
    assert all([line.text for line in page.lines if line.y < 15] == [] for page in firsts)


def test_the_minutes_count_ratios_over_all_members(tmp_path):
    paper = MinutesPaper(
        DEPARTMENT, Reference("BB-HĐTĐKT", "Tuyên Quang", "12", date(2023, 11, 29)), "Họp Hội đồng", date(2023, 11, 29),
        "Phòng họp tầng 2", 9, ["Ông Phan Việt Tùng", "Bà Lý Thu Hiền"], ["Bà Đặng Ánh Ngọc (đi công tác)"],
        "Ông Phan Việt Tùng", "Bà Lý Thu Hiền", ["Kết quả như sau:"], [Vote(one, 8) for one in PROVINCIAL],
        ["Nhất trí đề nghị"], Signature(("Chủ trì",), "Phan Việt Tùng"), Signature(("Thư ký",), "Lý Thu Hiền"),
        time(14, 0), time(16, 30),
    )  # fmt: skip
    write_minutes(tmp_path / "minutes.pdf", paper)
    pages = read_pages(tmp_path / "minutes.pdf")
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert "8/9 88,8 %" in text
    assert "Có mặt: 02/09 thành viên" in text
    assert "kết thúc lúc 16 giờ 30 phút" in text
    assert pages[-1].line("THƯ KÝ").middle < 105 < pages[-1].line("CHỦ TRÌ").middle


@pytest.mark.parametrize(("votes", "shown"), [(9, "100 %"), (8, "88,8 %"), (0, "0 %"), (None, "")])
def test_a_ratio_is_never_rounded_up_to_a_threshold(votes, shown):
    assert ratio(votes, 9) == shown


@pytest.mark.parametrize(
    ("text", "room"), [("1000", 7.4), ("10000", 7.4), ("1598/QĐ-BTTTT", 24.0), ("25.200.000", 14.0)]
)
def test_numbers_in_narrow_columns_are_set_smaller_not_parted(tmp_path, text, room):
    sheet = Sheet(tmp_path / "cell.pdf", A4_LANDSCAPE, title="Thử")
    assert set_cell(sheet, text, 12, room, 1.2, "centre").lines == 1


@pytest.mark.long
def test_ten_times_the_rows_take_ten_times_the_time(tmp_path):
    times = []
    for count in (2_000, 20_000):
        begun = process_time()
        award_list_paper = replace(AWARD_LIST, parts=of_people(count))
        write_award_list(tmp_path / "long.pdf", award_list_paper)
        times.append(process_time() - begun)
    assert times[1] / times[0] < 12
