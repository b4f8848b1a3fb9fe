"""Awards as units write them: in full, abbreviated, in capitals, without diacritics, several in one text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.understanding.award_parsing import (
    award_fits_kind,
    awards_in_title,
    is_award,
    is_well_cased,
    kinds_of_award,
    parse_award,
    split_awards,
    with_diacritics,
)

CHAIRMAN = "Bằng khen của Chủ tịch UBND tỉnh"
WORKER, FIGHTER = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("LĐTT", WORKER),
        ("ldtt", WORKER),
        ("L Đ T T", WORKER),
        ("CSTĐCS", FIGHTER),
        ("CSTĐ cơ sở", FIGHTER),
        ("TTLĐXS", "Tập thể lao động xuất sắc"),
        ("TTLĐTT", "Tập thể lao động tiên tiến"),
        ("BK tỉnh", CHAIRMAN),
        ("BK UBND tỉnh", CHAIRMAN),
        ("GK giám đốc sở", "Giấy khen của Giám đốc Sở"),
        ("HCLĐ hạng Ba", "Huân chương Lao động hạng Ba"),
        ("BK TTg", "Bằng khen của Thủ tướng Chính phủ"),
    ],
)
def test_abbreviations_are_written_out(text: str, wording: str) -> None:
    found = parse_award(text)
    assert (found.wording, found.known) == (wording, True)
    assert is_award(text)


@pytest.mark.parametrize(
    "text",
    [
        "bằng khen của chủ tịch ubnd tỉnh",
        "BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH",
        "“Bằng khen của Chủ tịch UBND tỉnh”",
        "Bằng khen của Chủ tịch UBND tỉnh.",
        "BK của Chủ tịch UBND tỉnh",
        "Bằng khen của Chủ tịch UBND tỉnh năm 2025",
        "Bằng khen của Chủ tịch UBND tỉnh giai đoạn 2021 - 2025",
        "Đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh",
        "tặng thưởng: Bằng khen của Chủ tịch UBND tỉnh",
    ],
)
def test_what_stands_around_an_award_is_left_away(text: str) -> None:
    assert parse_award(text).wording == CHAIRMAN
    assert parse_award(text).confidence > 0.9


SHORT_WITH_WORDS = {
    "BK của Chủ tịch UBND tỉnh": CHAIRMAN,
    "BK của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
    "B.K của Chủ tịch UBND tỉnh": CHAIRMAN,
    "B/khen tỉnh": CHAIRMAN,
    "BKCT UBND tỉnh": CHAIRMAN,
    "BK CT tỉnh": CHAIRMAN,
    "BK Chủ tịch tỉnh": CHAIRMAN,
    "BK của CT UBND tỉnh năm 2024": CHAIRMAN,
    "BK của Thủ tướng": "Bằng khen của Thủ tướng Chính phủ",
    "BKTTg": "Bằng khen của Thủ tướng Chính phủ",
    "BK Bộ trưởng Bộ Y tế": "Bằng khen của Bộ trưởng Bộ Y tế",
    "BK (tỉnh)": CHAIRMAN,
    "GK": "Giấy khen",
    "GK năm 2024": "Giấy khen",
    "GK của GĐ Sở Nội vụ": "Giấy khen của Giám đốc Sở Nội vụ",
    "GK Chủ tịch UBND xã Yên Sơn": "Giấy khen của Chủ tịch UBND xã Yên Sơn",
    "GK phường": "Giấy khen của Chủ tịch UBND phường",
    "CSTĐ cấp cơ sở": "Chiến sĩ thi đua cấp cơ sở",
    "CSTĐ": "Chiến sĩ thi đua",
    "KNC Vì sự nghiệp Giáo dục": "Kỷ niệm chương Vì sự nghiệp Giáo dục",
    "HC LĐ hạng Ba": "Huân chương Lao động hạng Ba",
    "HCLĐ hạng III": "Huân chương Lao động hạng Ba",
    "Cờ TĐ của UBND tỉnh": "Cờ thi đua của UBND tỉnh",
    "CTĐ của Chính phủ": "Cờ thi đua của Chính phủ",
}


@pytest.mark.parametrize("text", SHORT_WITH_WORDS)
def test_a_short_form_with_words_behind_it_is_an_award_in_any_column(text: str) -> None:
    found = parse_award(text)
    assert (found.wording, found.known, is_award(text)) == (SHORT_WITH_WORDS[text], True, True)


@pytest.mark.parametrize("text", ["BK Hà Nội", "GK lớp 1", "BK QĐ", "BK Toàn quốc", "Bách khoa", "Bkav", "Knc Đức"])
def test_a_short_form_with_other_words_behind_it_is_asked_about(text: str) -> None:
    assert not is_award(text)
    assert not parse_award(text).known


def test_short_forms_stand_in_titles_too() -> None:
    assert awards_in_title("DANH SÁCH ĐỀ NGHỊ TẶNG BK CỦA CHỦ TỊCH UBND TỈNH NĂM 2024") == [CHAIRMAN]
    assert awards_in_title("Danh sách đề nghị GK Giám đốc Sở") == ["Giấy khen của Giám đốc Sở"]


@pytest.mark.parametrize("text", ["Danh hiệu Lao động tiên tiến", "đạt danh hiệu: Lao động tiên tiến", WORKER])
def test_the_word_title_is_no_part_of_a_title(text: str) -> None:
    assert parse_award(text).wording == WORKER


def test_an_award_without_diacritics_is_restored_and_stays_in_doubt() -> None:
    found = parse_award("Lao dong tien tien")
    assert (found.wording, found.known) == (WORKER, True)
    assert 0.7 <= found.confidence < 0.9
    assert with_diacritics("danh hieu Chien si thi dua co so nam 2025") == "danh hiệu Chiến sĩ thi đua cơ sở năm 2025"


@pytest.mark.parametrize("text", ["Cúp vàng chất lượng", "Bằng ghi công", "xét sau"])
def test_an_unknown_award_is_kept_as_worded(text: str) -> None:
    found = parse_award(text)
    assert not found.known and found.confidence < 0.5
    assert found.wording.casefold() == text.casefold()


def test_a_question_mark_puts_an_award_in_doubt() -> None:
    found = parse_award("CSTĐ tỉnh?")
    assert found.wording == "Chiến sĩ thi đua cấp tỉnh"
    assert not found.known and found.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("LĐTT", ("LĐTT",)),
        ("LĐTT; CSTĐCS", ("LĐTT", "CSTĐCS")),
        ("LĐTT + BK tỉnh", ("LĐTT", "BK tỉnh")),
        ("1. LĐTT\n2. CSTĐCS", ("LĐTT", "CSTĐCS")),
        ("- LĐTT\n- BK tỉnh", ("LĐTT", "BK tỉnh")),
        ("Lao động tiên tiến và Giấy khen", ("Lao động tiên tiến", "Giấy khen")),
        ("Bằng khen của Bộ Tài nguyên và Môi trường", ("Bằng khen của Bộ Tài nguyên và Môi trường",)),
        ("Giấy khen của Sở Văn hóa, Thể thao và Du lịch", ("Giấy khen của Sở Văn hóa, Thể thao và Du lịch",)),
        ("", ("",)),
    ],
)
def test_several_awards_in_a_cell_are_parted(text: str, parts: tuple[str, ...]) -> None:
    assert split_awards(text) == parts


@given(st.lists(st.sampled_from(["LĐTT", "CSTĐCS", "BK tỉnh", "Giấy khen"]), min_size=1, max_size=4))
def test_parted_awards_come_back_in_their_order(awards: list[str]) -> None:
    for joint in ("; ", ", ", "\n", " + "):
        assert split_awards(joint.join(awards)) == tuple(awards)


@pytest.mark.parametrize(
    ("title", "awards"),
    [
        ("DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH NĂM 2025", [CHAIRMAN]),
        ("Danh sách đề nghị Chủ tịch UBND tỉnh tặng Bằng khen năm 2025", [CHAIRMAN]),
        ("V/v tặng danh hiệu Lao động tiên tiến và Chiến sĩ thi đua cơ sở", [WORKER, FIGHTER]),
        ("Danh sach de nghi tang Bang khen cua Chu tich UBND tinh", [CHAIRMAN]),
        ("Tặng Kỷ niệm chương Vì sự nghiệp Giáo dục cho các cá nhân", ["Kỷ niệm chương Vì sự nghiệp Giáo dục"]),
        ("Danh sách tặng Giấy khen của Giám đốc Sở đợt 2", ["Giấy khen của Giám đốc Sở"]),
        ("Danh sách cán bộ, viên chức", []),
        ("", []),
    ],
)
def test_titles_name_their_awards_in_full(title: str, awards: list[str]) -> None:
    assert awards_in_title(title) == awards


def test_an_award_named_twice_in_a_title_counts_once() -> None:
    assert awards_in_title("Tặng Lao động tiên tiến; danh hiệu Lao động tiên tiến năm 2025") == [WORKER]


@pytest.mark.parametrize(
    ("award", "kinds"),
    [
        (WORKER, ("individual",)),
        (FIGHTER, ("individual",)),
        ("Tập thể lao động xuất sắc", ("collective",)),
        ("Cờ thi đua của Chính phủ", ("collective",)),
        ("Gia đình văn hóa", ("household",)),
        ("Kỷ niệm chương Vì sự nghiệp Giáo dục", ("individual",)),
        (CHAIRMAN, ()),
    ],
)
def test_awards_are_kept_for_kinds_of_nominees(award: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of_award(award) == kinds
    for kind in ("individual", "collective", "household"):
        assert award_fits_kind(award, kind) == (not kinds or kind in kinds)


def test_small_letters_are_sure_only_in_words_of_known_awards() -> None:
    assert is_well_cased(CHAIRMAN)
    assert not is_well_cased("Bằng khen của Chủ tịch nguyễn")


@pytest.mark.parametrize("text", [WORKER, CHAIRMAN, "LĐTT", "Huân chương Lao động hạng Ba"])
def test_a_full_wording_is_parsed_to_itself(text: str) -> None:
    wording = parse_award(text).wording
    assert parse_award(wording).wording == wording
    assert unicodedata.is_normalized("NFC", wording)


@pytest.mark.parametrize(
    ("title", "award"),
    [
        (
            "DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NĂM 2025",
            "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        ),
        (
            "TẶNG BẰNG KHEN CỦA BỘ TRƯỞNG BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH NĂM 2025",
            "Bằng khen của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch",
        ),
        ("Giấy khen của Chánh án Tòa án nhân dân tỉnh cho 02 cá nhân", "Giấy khen của Chánh án Tòa án nhân dân tỉnh"),
        ("Giấy khen của Chủ tịch UBND huyện Kỳ Sơn nhân dịp tổng kết", "Giấy khen của Chủ tịch UBND huyện Kỳ Sơn"),
        (
            "Bằng khen của Bộ trưởng Bộ Lao động - Thương binh và Xã hội - Đợt 1",
            "Bằng khen của Bộ trưởng Bộ Lao động - Thương binh và Xã hội",
        ),
        ("TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ, CÁC TẬP THỂ, CÁ NHÂN", "Giấy khen của Giám đốc Sở"),
        ("Tặng Bằng khen của Chủ tịch UBND tỉnh - Sở Nội vụ", CHAIRMAN),
    ],
)
def test_words_and_signs_of_a_givers_name_do_not_end_an_award(title: str, award: str) -> None:
    assert awards_in_title(title) == [award]


@pytest.mark.parametrize(
    "wording",
    [
        "Lao động giỏi", "Tập thể lao động giỏi", "Huân chương Dũng cảm", "Công dân tiêu biểu tỉnh Tuyên Quang",
        "Kỷ niệm chương của doanh nghiệp", "Bằng Lao động sáng tạo", "Bằng khen của Chủ tịch Hội đồng Bộ trưởng",
    ],
)  # fmt: skip
def test_awards_of_old_years_and_of_other_bodies_are_known(wording: str) -> None:
    assert parse_award(wording).known and is_award(wording)
