"""How papers speak of an award."""

import pytest

from db.catalogue import families
from db.rules.awards import award_words, body_of, family_of, form_word, full_wording, general_name, level_of, with_giver

CHAIRMAN = "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"
MINISTER = "Bộ trưởng Bộ Thông tin và Truyền thông"
DIRECTOR = "Giám đốc Sở Thông tin và Truyền thông"


@pytest.mark.parametrize(
    ("award", "short"),
    [
        ("Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông", "Bằng khen"),
        ("BẰNG KHEN CỦA CHỦ TỊCH", "Bằng khen"),
        ("Giấy khen của Giám đốc Sở", "Giấy khen"),
        ("Cờ thi đua của Chính phủ", "Cờ thi đua của Chính phủ"),
        ("Lao động tiên tiến", "Lao động tiên tiến"),
        ("Huân chương Lao động hạng Ba", "Huân chương Lao động hạng Ba"),
        ("", ""),
    ],
)
def test_only_certificates_have_a_short_word(award, short):
    assert form_word(award) == short


def test_a_certificate_is_called_after_who_gives_it():
    assert full_wording("Bằng khen của Bộ trưởng", MINISTER) == f"Bằng khen của {MINISTER}"
    assert full_wording("Giấy khen", "Giám đốc Sở") == "Giấy khen của Giám đốc Sở"


def test_a_certificate_that_the_office_named_keeps_its_name():
    assert full_wording("Giấy khen Nhà nông giỏi", "Chủ tịch UBND xã") == "Giấy khen Nhà nông giỏi của Chủ tịch UBND xã"
    assert form_word("Giấy khen Nhà nông giỏi") == "Giấy khen"


def test_what_the_catalogue_leaves_open_is_never_said():
    left_open = "Bằng khen của Bộ trưởng Bộ …"
    assert general_name(left_open) == full_wording(left_open, "") == "Bằng khen của Bộ trưởng"
    assert full_wording(left_open, "Bộ trưởng Bộ TT&TT") == "Bằng khen của Bộ trưởng Bộ TT&TT"
    assert general_name("Lao động tiên tiến") == "Lao động tiên tiến"


def test_who_gives_an_award_is_added_where_its_wording_does_not_say_so():
    assert with_giver("Bằng khen của Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh") == "Bằng khen của Chủ tịch UBND tỉnh"
    assert with_giver("Lao động tiên tiến", "Giám đốc Sở") == "Lao động tiên tiến – Giám đốc Sở"
    assert with_giver("Lao động tiên tiến", "") == "Lao động tiên tiến"


def test_titles_and_orders_keep_their_own_name():
    assert full_wording("Chiến sĩ thi đua cơ sở", "Giám đốc Sở") == "Chiến sĩ thi đua cơ sở"
    assert full_wording("Tập thể lao động xuất sắc", CHAIRMAN) == "Tập thể lao động xuất sắc"


@pytest.mark.parametrize(
    ("title", "fighter", "flag"),
    [
        (CHAIRMAN, "Chiến sĩ thi đua cấp tỉnh", "Cờ thi đua của Ủy ban nhân dân tỉnh Tuyên Quang"),
        ("Chủ tịch UBND thành phố", "Chiến sĩ thi đua cấp tỉnh", "Cờ thi đua của UBND thành phố"),
        (MINISTER, "Chiến sĩ thi đua cấp Bộ", "Cờ thi đua của Bộ Thông tin và Truyền thông"),
        (DIRECTOR, "Chiến sĩ thi đua Bộ, ban, ngành, tỉnh", "Cờ thi đua của Sở Thông tin và Truyền thông"),
    ],
)
def test_what_the_law_leaves_open_in_a_name_is_said(title, fighter, flag):
    assert full_wording("Chiến sĩ thi đua Bộ, ban, ngành, tỉnh", title) == fighter
    assert full_wording("Cờ thi đua của Bộ, ban, ngành, tỉnh", title) == flag


def test_the_words_that_the_office_gave_go_before_all_others():
    assert form_word("Bằng khen của Bộ trưởng", own="BK") == "BK"
    assert full_wording("Giấy khen", "Giám đốc Sở", own="Giấy khen {authority} tặng") == "Giấy khen Giám đốc Sở tặng"
    assert full_wording("Giấy khen", "Giám đốc Sở", own="Kỷ niệm chương") == "Kỷ niệm chương"
    assert full_wording("Cờ", CHAIRMAN, own="Cờ của {body}") == "Cờ của Ủy ban nhân dân tỉnh Tuyên Quang"
    assert full_wording("CSTĐ", CHAIRMAN, own="Chiến sĩ giỏi {level}") == "Chiến sĩ giỏi cấp tỉnh"


@pytest.mark.parametrize(
    ("name", "form", "code"),
    [
        ("Bằng khen của Chủ tịch UBND tỉnh", "commendation", "merit_certificate"),
        ("GIẤY KHEN của Giám đốc Sở", "commendation", "commendation_letter"),
        ("Cờ thi đua của Chính phủ", "title", "flag"),
        ("Huân chương Lao động hạng Ba", "commendation", "order"),
        ("Kỷ niệm chương", "commendation", "medal"),
        ("Giải thưởng Sáng tạo", "commendation", "prize"),
        ("Danh hiệu Công dân tiêu biểu", "title", "honorary_title"),
        ("Lao động tiên tiến", "title", "title"),
        ("Trướng lưu niệm", "commendation", "other"),
        ("Biểu dương", "commendation", "other"),
    ],
)
def test_an_award_belongs_to_a_family(name, form, code):
    assert family_of(families(), name, form).code == code


def words(name: str, title: str, form: str = "title", **own: str):
    return award_words(family_of(families(), name, form), name, title, **own)


def test_a_title_is_given_as_a_title_and_a_certificate_by_its_name():
    assert words("Chiến sĩ thi đua Bộ, ban, ngành, tỉnh", CHAIRMAN).given == "danh hiệu “Chiến sĩ thi đua cấp tỉnh”"
    assert words("Danh hiệu Công dân tiêu biểu", CHAIRMAN).given == "danh hiệu “Công dân tiêu biểu”"
    assert words("Danh hiệu “Công dân tiêu biểu”", CHAIRMAN).given == "danh hiệu “Công dân tiêu biểu”"
    assert words("Cháu ngoan", CHAIRMAN, wording="Danh hiệu “Cháu ngoan”").given == "danh hiệu “Cháu ngoan”"
    assert words("Danh", CHAIRMAN, wording="“Công dân ưu tú”").given == "“Công dân ưu tú”"
    merit = words("Bằng khen của Chủ tịch UBND tỉnh", CHAIRMAN, "commendation")
    assert (merit.given, merit.given_short) == (f"Bằng khen của {CHAIRMAN}", "Bằng khen")
    assert (
        merit.said_by(CHAIRMAN, "Chủ tịch Ủy ban nhân dân tỉnh").full == "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    )


@pytest.mark.parametrize(
    ("dead", "act", "of_orders"),
    [
        ([], "tặng", "tặng thưởng"),
        ([False], "tặng", "tặng thưởng"),
        ([True], "truy tặng", "truy tặng"),
        ([True, False], "tặng và truy tặng", "tặng thưởng và truy tặng"),
    ],
)
def test_the_verb_says_who_has_died(dead, act, of_orders):
    assert words("Bằng khen", CHAIRMAN, "commendation").act(dead) == act
    assert words("Huân chương Lao động hạng Ba", "Chủ tịch nước", "commendation").act(dead) == of_orders
    assert words("Lao động tiên tiến", DIRECTOR, verb="công nhận").act([False]) == "công nhận"


def test_the_body_and_level_are_read_from_the_title():
    assert (body_of("Thủ tướng Chính phủ"), level_of("Thủ tướng Chính phủ")) == ("Thủ tướng Chính phủ", "")
    assert (body_of(DIRECTOR), level_of(DIRECTOR)) == ("Sở Thông tin và Truyền thông", "")


@pytest.mark.parametrize(
    ("name", "form", "noun"),
    [
        ("Bằng khen của Chủ tịch UBND tỉnh", "commendation", "Bằng khen"),
        ("Chiến sĩ thi đua cơ sở", "title", "danh hiệu"),
        ("Danh hiệu Làng nghề tiêu biểu", "title", "danh hiệu"),
        ("Cờ thi đua của Chính phủ", "title", "Cờ thi đua"),
        ("Cờ truyền thống", "title", "Cờ"),
        ("Kỷ niệm chương Vì sự nghiệp báo chí", "commendation", "Kỷ niệm chương"),
        ("Huy hiệu Tuyên Quang", "commendation", "Huy hiệu"),
        ("Huy chương Chiến sĩ vẻ vang", "commendation", "Huy chương"),
        ("Giải thưởng Tân Trào", "commendation", "Giải thưởng"),
        ("Giải Nhất cuộc thi Sáng tạo trẻ", "commendation", "Giải"),
        ("Thư khen", "commendation", "Thư khen"),
        ("Bằng chứng nhận Nhà nông giỏi", "commendation", "Bằng chứng nhận Nhà nông giỏi"),
    ],
)
def test_a_bonus_is_said_to_go_with_what_is_given(name, form, noun):
    assert words(name, CHAIRMAN, form).noun == noun
