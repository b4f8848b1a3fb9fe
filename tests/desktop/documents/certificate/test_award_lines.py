"""Who gives an award and what is given, from its wording, the place and the signer's office."""

import pytest

from desktop.documents.certificate.award_lines import authority_of, award_words, expanded

MINISTER = "BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG"
CHAIRMAN = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG"


@pytest.mark.parametrize(
    ("award", "place", "office", "issuer", "form"),
    [
        ("Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông", "Hà Nội", "BỘ TRƯỞNG", MINISTER, "BẰNG KHEN"),
        ("Bằng khen của Bộ trưởng Bộ TT&TT", "Hà Nội", "BỘ TRƯỞNG", MINISTER, "BẰNG KHEN"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "Tuyên Quang", "CHỦ TỊCH", CHAIRMAN, "BẰNG KHEN"),
        ("Bằng khen của Chủ tịch UBND tỉnh Tuyên Quang", "Hà Giang", "CHỦ TỊCH", CHAIRMAN, "BẰNG KHEN"),
        ("Bằng khen", "Tuyên Quang", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "CHỦ TỊCH", "BẰNG KHEN"),
        ("Bằng khen", "", "TM. ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN", "BẰNG KHEN"),
        ("Giấy khen của Giám đốc Sở GD&ĐT", "", "GIÁM ĐỐC", "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO", "GIẤY KHEN"),
        ("“Giấy khen”", "", "GIÁM ĐỐC", "GIÁM ĐỐC", "GIẤY KHEN"),
        ("“Kỷ niệm chương” và “Huy hiệu”", "", "GIÁM ĐỐC", "GIÁM ĐỐC", "“KỶ NIỆM CHƯƠNG” VÀ “HUY HIỆU”"),
        ("Bằng khen", "", "", "", "BẰNG KHEN"),
    ],
)
def test_lines_three_and_five_come_from_the_wording(award, place, office, issuer, form):
    found = award_words(award, place, "", office)
    assert (found.issuer, found.form) == (issuer, form)
    assert not found.title and not found.posthumous


def test_an_issuer_that_is_given_stands_as_it_is():
    assert award_words("Bằng khen của Bộ trưởng", "", "Chủ tịch UBND tỉnh Lào Cai", "").issuer == (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI"
    )


@pytest.mark.parametrize("award", ["Chiến sĩ thi đua cơ sở", "Danh hiệu Chiến sĩ thi đua cơ sở"])
def test_a_title_is_told_from_a_certificate(award):
    found = award_words(award, "Tuyên Quang", "", "CHỦ TỊCH")
    assert found.title and found.form == "CHIẾN SĨ THI ĐUA CƠ SỞ"


def test_the_word_title_alone_stays():
    assert award_words("Danh hiệu", "", "", "").form == "DANH HIỆU"


@pytest.mark.parametrize("award", ["Truy tặng Bằng khen", "truy tặng Bằng khen", "TRUY TẶNG Bằng khen"])
def test_an_award_after_death_is_told_by_its_first_words(award):
    found = award_words(award, "", "", "BỘ TRƯỞNG")
    assert found.posthumous and found.form == "BẰNG KHEN"
    assert not award_words("Truyền thống", "", "", "").posthumous


def test_abbreviations_are_written_out_as_whole_words_only():
    assert expanded("HĐND và UBND xã, Sở KHCN, Bộ TT và TT") == (
        "Hội đồng nhân dân và Ủy ban nhân dân xã, Sở Khoa học và Công nghệ, Bộ Thông tin và Truyền thông"
    )
    assert expanded("UBNDX") == "UBNDX"


def test_the_layout_is_chosen_by_who_gives():
    assert authority_of(CHAIRMAN) == "chairman"
    assert authority_of(MINISTER) == "minister"
