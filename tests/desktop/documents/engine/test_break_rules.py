"""Where a Vietnamese line may break, and where it breaks gladly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.break_rules import gap_costs, glued_gaps, penalties
from desktop.documents.engine.line_breaking import CELL, CENTRED, DISPLAY, JUSTIFIED, NEVER

TEXT = "Ủy ban nhân dân tỉnh Tuyên Quang Bà Nguyễn Thị Hoa, và số 12 ngày 05 tháng 01 năm 2022 - 100 % của & ("
WORDS = st.lists(st.sampled_from(TEXT.split()), max_size=14)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("số 12", "số 12"),
        ("từ ngày 05 tháng 01 năm 2026 đến nay", "ngày 05 tháng 01 năm 2026"),
        ("giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025"),
        ("kinh tế - xã hội", "kinh tế - xã hội"),
        ("cho Bà Nguyễn Thị Hoa và", "Bà Nguyễn Thị Hoa"),
        ("Ủy ban nhân dân tỉnh Tuyên Quang", "Ủy ban nhân dân"),
        ("huyện Na Hang, tỉnh", "huyện Na Hang,"),
        ("Trung tâm CÔNG NGHỆ THÔNG TIN", "CÔNG NGHỆ THÔNG TIN"),
        ("uỷ ban nhân dân", "uỷ ban nhân dân"),
        ("và H’Hen Niê Kđăm", "H’Hen Niê Kđăm"),
        ("Phòng Bưu chính, Viễn thông và", "Bưu chính, Viễn thông"),
        ("Chỉ thị số 05-CT/TW ngày", "số 05-CT/TW"),
        ("đóng góp 1,5 tỷ đồng", "1,5 tỷ đồng"),
        ("Ông PGS.TS. Nguyễn Văn Bình", "PGS.TS. Nguyễn Văn Bình"),
        ("HỘ GIA ĐÌNH ÔNG NGUYỄN VĂN AN VÀ BÀ HOÀNG THỊ ÁNH", "ÔNG NGUYỄN VĂN AN"),
        ("Công ty A & B", "A & B"),
        ("Nguyễn Thị A - B", "Nguyễn Thị A - B"),
        ("Văn phòng Đoàn đại biểu Quốc hội và", "Quốc hội"),
    ],
)
def test_what_belongs_together_is_never_parted(text, kept):
    words, inner = text.split(), kept.split()
    start = next(at for at in range(len(words)) if words[at : at + len(inner)] == inner)
    assert all(cost == NEVER for cost in penalties(words, DISPLAY)[start : start + len(inner) - 1])


def test_a_year_does_not_hold_on_to_what_follows_it():
    assert penalties(["năm", "2022", "người", "dân"], DISPLAY)[1] != NEVER
    assert penalties(["cho", "30", "người"], DISPLAY)[1] == NEVER


@given(WORDS)
def test_every_gap_has_a_price_and_the_same_one_every_time(words):
    for prices in (DISPLAY, CENTRED, CELL, JUSTIFIED):
        found = penalties(words, prices)
        assert len(found) == max(0, len(words) - 1)
        assert all(price >= 0 for price in found)
        assert penalties(list(words), prices) == found


@given(WORDS)
def test_what_a_certificate_never_parts_is_parted_elsewhere_at_a_high_price_only(words):
    never = [price == NEVER for price in penalties(words, DISPLAY)]
    assert [price >= 10_000 for price in penalties(words, CENTRED)] == never
    for gap, hard in enumerate(never):
        if hard:
            assert penalties(words, CELL)[gap] in (CELL.inside_phrase, CELL.inside_name)
            assert penalties(words, JUSTIFIED)[gap] == JUSTIFIED.inside_name


def price(text: str, setting=DISPLAY) -> float:
    """Return the price of the gap that a bar marks."""
    before, after = text.split(" | ")
    return penalties([*before.split(), *after.split()], setting)[len(before.split()) - 1]


@pytest.mark.parametrize(
    ("cheap", "dear"),
    [
        ("xuất sắc, | góp phần", "xuất | sắc, góp phần"),
        ("thành tích | trong phong trào", "có | thành tích trong"),
        ("Sở Nội vụ | và Ban Thi đua", "của | Sở Nội vụ"),
        ("Sở Nội vụ, | Phòng Thi đua", "Thi đua, | Khen thưởng"),
        ("đời sống | và việc làm", "đời | sống và việc làm"),
        ("cho tập thể | đã có", "của | Bộ trưởng"),
        ("giỏi | trong", "giỏi | nhất"),
        ("khen: | cho", "khen | cho"),
    ],
)
def test_a_line_ends_where_a_reader_breathes(cheap, dear):
    assert price(cheap) < price(dear)


def test_a_number_that_counts_nothing_known_keeps_what_follows_at_a_price():
    assert price("7 | chiếc") > price("chiếc | xe")
    assert price("7 | Chiếc") == price("chiếc | xe")


def test_a_cell_parts_a_phrase_sooner_than_a_name_and_a_centred_line_before_its_and():
    phrase = "Ủy ban | nhân dân"
    assert price(phrase, CELL) == CELL.inside_phrase < price("Bà Nguyễn | Thị Hoa", CELL)
    assert price("Thông tin | và Truyền thông", CENTRED) == CENTRED.before_and
    assert price("Thông tin và | Truyền thông", CENTRED) == CENTRED.inside_phrase
    assert price("Thông tin | và Truyền thông", CELL) == CELL.inside_phrase


def test_a_paragraph_asks_little_of_its_gaps():
    assert price("xuất sắc, | góp phần", JUSTIFIED) == price("giỏi | trong", JUSTIFIED) == 0
    assert price("Chính | phủ ban", JUSTIFIED) > 0
    assert price("tặng | Bằng khen", JUSTIFIED) == 0
    assert price("Luật, | nay", JUSTIFIED) == 0


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("tặng năm 2022 cho cả nhà", {1, 4}),
        ("Năm 2022; về", {0}),
        ("đạt 100 % số việc", {0, 1, 3}),
        ("giai đoạn 2021 - 2025 của tỉnh", {2, 3, 5}),
        ("một - hai và ba bốn", {4}),
        ("khoản 3, Điều 9 Luật này", {0, 2, 4}),
        ("1.800.000 đồng cho mỗi người", {0, 3}),
        ("số /QĐ-UBND của tỉnh nhà", {0, 3}),
        ("một hai", set()),
        ("một hai ba", set()),
        ("một hai ba bốn", {2}),
        ("a 1234 b c d", {3}),
        ("- Sở Nội vụ tỉnh nhà;", {0, 4}),
        ("12. Phòng Nội vụ của tỉnh;", {0, 4}),
        ("b) Về tập thể lớn", {0, 3}),
        ("IV. Về tập thể lớn", {0, 3}),
        ("a T&T 12 b c", {1, 3}),
        ("", set()),
    ],
)
def test_number_phrases_and_the_last_two_words_are_glued_in_paragraphs(text, glued):
    assert glued_gaps(text.split()) == glued


def test_any_tone_place_and_case_is_the_same_phrase():
    assert penalties(["uỷ", "ban", "nhân", "dân"], DISPLAY) == penalties(["ủy", "ban", "nhân", "dân"], DISPLAY)
    assert gap_costs(()) == gap_costs(("Quang",)) == ()


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("Phòng | Nghiệp vụ", 300),
        ("Phòng | nghiệp vụ", 45),
        ("Lê An | và Nguyễn Bình", 70),
        ("đường | và nhà", 22),
        ("đường | và", 22),
        ("LÊ AN | VÀ NHÀ", 22),
        ("của | tỉnh", 400),
        ("năm nay; | đến", 0),
        ("Văn hóa, | Gia đình", 70),
        ("văn hóa, | Sở Nội vụ", 0),
        ("giỏi | thuộc Sở", 6),
        ("nay | …", NEVER),
        ("nay | )", NEVER),
        ("( | nay", NEVER),
        ("Na | - Hang", NEVER),
        ("7 | chiếc", 320),
        ("Ủy ban, | nhân dân", 0),
        ("Ông, | Lê Nam", 70),
        ("Lê Văn, | An", 70),
        ("Lê Văn; | An", 0),
        ("Lê Văn: | An", 0),
    ],
)
def test_each_kind_of_gap_has_its_price(text, cost):
    assert price(text) == cost


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("Văn hóa, | Giám đốc Sở", 0),
        ("chỉ thị số | 5-CT/TW ngày", NEVER),
        ("có 12 | người nữa", NEVER),
        ("có 12, | người nữa", 0),
    ],
)
def test_commas_before_offices_and_numbers_with_a_comma_end_their_phrase(text, cost):
    assert price(text) == cost


N, P = NEVER, "phrase"


@pytest.mark.parametrize(
    ("text", "costs"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG", (P, P, P, 300, N, N)),
        ("HUYỆN NA HANG TỈNH TUYÊN QUANG", (N, N, 45, N, N)),
        ("BÀ NGUYỄN THỊ HOA VÀ ÔNG LÊ NAM", (N, N, N, 22, 400, N, N)),
        ("ông Lê Nam và bà hoa", (N, N, 22, 400, 45)),
        ("Ông lê nam", (N, 45)),
        ("ông lê nam", (45, 45)),
        ("xã Ea H’leo, huyện", (N, N, 0)),
        ("tại xã nghèo", (400, 45)),
        ("Trường Tiểu học. Trường THCS", (300, P, 45, 300)),
        ("Lê Văn. An", (N, 45)),
        ("Th. An", (N,)),
        ("TP. Hà Nội", (N, N)),
        ("ngày 12 tháng 5 năm 2024 của", (N, N, N, N, N, 22)),
        ("ngày 12 người", (N, 45)),
        ("ngày\u00a0\u00a0\u00a0tháng 11 năm 2026 của", (N, N, N, 22)),
        ("12 người dân", (N, P)),
        ("12 5 người", (N, N)),
        ("hạng III", (N,)),
        ("có 5 % số", (400, N, 45)),
        ("( Kèm theo", (N, 22)),
        ("“ Kèm", (N,)),
        ("A ) b", (N, 45)),
        ("số 5, 6 và 7", (N, N, 22, 400)),
        ("3 - 5 ngày", (N, N, N)),
        ("Phòng Nội vụ và Thi đua", (300, P, 70, 400, P)),
        ("Sở Nội vụ Sở Y tế", (300, P, 300, 300, P)),
        ("của Chủ tịch Ủy ban nhân dân tỉnh", (400, P, 45, P, P, P, 45)),
        ("7 (bảy) người", (45, 45)),
        ("năm 2022 (hai nghìn)", (N, 45, 45)),
        ("TỈNH TUYÊN QUANG KHEN", (N, N, 45)),
        ("HUYỆN ĐẠI TỪ KHEN", (N, N, 400)),
        ("ÔNG LÊ NGUYỄN ĐINH LÒ VI HÀ MA PHAN", (N, N, N, N, N, N, N, 45)),
        ("ÔNG LÊ NAM, AN MA", (N, N, 70, 45)),
        ("ÔNG LÊ NAM - KHEN MA", (N, N, N, N, 45)),
        ("Ông lê", (N,)),
        ("tại thành phố", (400, P)),
        ("Trường THPT. An", (300, N)),
        ("Lê T.An. Bình", (N, N)),
    ],
)
def test_a_whole_line_is_priced_gap_by_gap(text, costs):
    prices = CELL
    of_marks = {N: prices.inside_name, P: prices.inside_phrase, 300: prices.after_body}
    shown = tuple(of_marks.get(each, each) for each in costs)
    words = text.split(" ")
    expected = tuple(
        min(each, prices.before_and) if words[at + 1].lower() == "và" else each for at, each in enumerate(shown)
    )
    assert penalties(words, prices) == expected


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Hoa | sen", JUSTIFIED.name_and_more),
        ("Hoa | Sen", JUSTIFIED.inside_name),
        ("hoa | sen", 0.0),
        ("Điều 5, | khoản", 0.0),
        ("Hoa, | sen", 0.0),
        ("T&T | sen", JUSTIFIED.name_and_more),
        ("Điện | kWh", JUSTIFIED.name_and_more),
    ],
)
def test_a_paragraph_parts_a_capital_from_its_small_letter_at_a_price(text, asked):
    assert price(text, JUSTIFIED) == asked


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Phòng Nội vụ tỉnh Tuyên Quang đã họp", ["Phòng", "Nội", "vụ", "tỉnh Tuyên Quang", "đã họp"]),
        ("tại xã Yên Sơn, huyện Yên Sơn hôm nay", ["tại", "xã Yên Sơn,", "huyện Yên Sơn", "hôm nay"]),
        ("họp ngày 12 tháng 9 năm 2023 tại Sở ta", ["họp", "ngày 12 tháng 9 năm 2023", "tại", "Sở ta"]),
    ],
)
def test_dates_and_names_of_places_do_not_break_in_running_text(text, parted):
    words = text.split(" ")
    glued = glued_gaps(words)
    found = [words[0]]
    for at, word in enumerate(words[1:]):
        found[-1:] = [f"{found[-1]} {word}"] if at in glued else [found[-1], word]
    assert found == parted
