"""How an award is called in full and in short."""

import pytest

from db.rules.awards import form_word, full_wording


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
    wording = full_wording("Bằng khen của Bộ trưởng", "Bộ trưởng Bộ Thông tin và Truyền thông")
    assert wording == "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông"
    assert full_wording("Giấy khen", "Giám đốc Sở") == "Giấy khen của Giám đốc Sở"


def test_titles_and_orders_keep_their_own_name():
    assert full_wording("Chiến sĩ thi đua cơ sở", "Giám đốc Sở") == "Chiến sĩ thi đua cơ sở"


def test_the_words_that_the_office_gave_go_before_all_others():
    assert form_word("Bằng khen của Bộ trưởng", own="BK") == "BK"
    assert full_wording("Giấy khen", "Giám đốc Sở", own="Giấy khen {authority} tặng") == "Giấy khen Giám đốc Sở tặng"
    assert full_wording("Giấy khen", "Giám đốc Sở", own="Kỷ niệm chương") == "Kỷ niệm chương"
