"""Texts that came in capitals are written as papers print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.understanding.capitalisation import is_all_caps, name_case, sentence_case


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("Nguyễn văn An", "Nguyễn văn An"),  # mixed: as the unit wrote it
        ("Y'BIH NIÊ", "Y'Bih Niê"),
        ("H’HEN NIÊ", "H’Hen Niê"),
        ("BẾ - PHÀNG", "Bế - Phàng"),
        ("", ""),
    ],
)
def test_names_of_persons(name: str, written: str) -> None:
    assert name_case(name) == written


@pytest.mark.parametrize(
    ("text", "caps"),
    [("SỞ Y TẾ", True), ("UBND", False), ("TỔNG", False), ("TRƯỜNG", True), ("Sở", False), ("12 345", False)],
)
def test_capitals_are_noticed_beyond_an_acronym(text: str, caps: bool) -> None:
    assert is_all_caps(text) is caps


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("LAO ĐỘNG TIÊN TIẾN", "Lao động tiên tiến"),
        ("KỶ NIỆM CHƯƠNG VÌ SỰ NGHIỆP GIÁO DỤC", "Kỷ niệm chương Vì sự nghiệp Giáo dục"),
    ],
)
def test_titles_keep_acronyms_and_known_names(text: str, written: str) -> None:
    assert sentence_case(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("SỞ Y TẾ", "Sở Y tế"),
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Sở Thông tin và Truyền thông"),
        ("PHÒNG HÀNH CHÍNH - TỔNG HỢP", "Phòng Hành chính - Tổng hợp"),
        ("UBND HUYỆN CHIÊM HÓA", "UBND huyện Chiêm Hóa"),
        ("TRƯỜNG THPT CHUYÊN TUYÊN QUANG", "Trường THPT chuyên Tuyên Quang"),
    ],
)
def test_units_are_capitalised_as_offices_write_them(text: str, written: str) -> None:
    assert sentence_case(text, units=True) == written


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ", min_size=1, max_size=30))
def test_capitalising_changes_no_letter(text: str) -> None:
    assert sentence_case(text.upper()).casefold() == text.upper().casefold()
    assert name_case(text).casefold() == text.casefold()
