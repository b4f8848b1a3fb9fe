"""The head of a paper beside the office's form."""

from datetime import date

import pytest
from pypdfium2 import PdfDocument

from desktop.ui.catalogue.office_tasks import draw_head

WORDS = {
    "level": "department",
    "body": "Sở Thông tin và Truyền thông",
    "superior": "UBND tỉnh Tuyên Quang",
    "place": "Tuyên Quang",
    "title": "Giám đốc Sở Thông tin và Truyền thông",
    "short_title": "Giám đốc Sở",
    "number_suffix": "QĐ-STTTT",
    "office": "GIÁM ĐỐC",
    "fund": "Quỹ thi đua, khen thưởng của Sở",
}


def drawn(tmp_path, words, decision, signer):
    file = tmp_path / "giấy.pdf"
    draw_head(words, decision, ("Như Điều 3", "Lưu: VT, VP"), signer, date(2024, 1, 12), file)
    with PdfDocument(file) as document:
        return document[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize("decision", [True, False])
def test_head_and_signature_carry_the_words(tmp_path, decision):
    text = drawn(tmp_path, WORDS, decision, ("Trịnh Hoài Sơn", "KT.", "PHÓ GIÁM ĐỐC"))
    for words in ("SỞ THÔNG TIN", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trịnh Hoài Sơn", "Lưu: VT, VP"):
        assert words in text
    assert ("/QĐ-STTTT" if decision else "/TTr-STTTT") in text


def test_an_office_that_is_not_filled_in_yet_is_drawn_too(tmp_path):
    assert "NHÁP" in drawn(tmp_path, dict.fromkeys(WORDS, ""), True, ("", "head", ""))


@pytest.mark.parametrize(
    ("level", "award"), [("department", "Giấy khen"), ("province", "Bằng khen"), ("ministry", "Bằng khen")]
)
def test_the_award_of_the_example_is_one_that_this_level_gives(tmp_path, level, award):
    assert f"Tặng {award} của Giám đốc Sở" in drawn(tmp_path, WORDS | {"level": level}, True, ("", "head", ""))
