"""The minutes of the council: who was there, how they voted, who signs."""

from dataclasses import replace
from datetime import time

import pytest

from desktop.documents.letters.letter import Heading, Paragraph
from desktop.documents.letters.letter_pdf import write_letter_pdf
from desktop.documents.letters.listing import Section, Table
from desktop.documents.letters.minutes import clock, minutes_letter, ratio
from desktop.documents.letters.values import Recipient, Vote
from tests.desktop.documents.reading import overlaps, read_pages
from tests.desktop.documents.seed_papers import MINUTES


def paragraphs(**changes):
    return [part.words for part in minutes_letter(replace(MINUTES, **changes)).parts if isinstance(part, Paragraph)]


def test_the_minutes_count_ratios_over_all_members(tmp_path):
    write_letter_pdf(tmp_path / "minutes.pdf", minutes_letter(MINUTES))
    pages = read_pages(tmp_path / "minutes.pdf")
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert "8/9 88,8 %" in text
    assert "Có mặt: 02/09 thành viên" in text
    assert "kết thúc lúc 16 giờ 30 phút" in text
    assert pages[-1].line("THƯ KÝ").middle < 105 < pages[-1].line("CHỦ TRÌ").middle
    assert all(overlaps(page) == [] for page in pages)


@pytest.mark.parametrize(("votes", "shown"), [(9, "100 %"), (8, "88,8 %"), (0, "0 %"), (None, "")])
def test_a_ratio_is_never_rounded_up_to_a_threshold(votes, shown):
    assert ratio(votes, 9) == shown


def test_nobody_counts_over_no_members():
    assert ratio(3, 0) == ""


@pytest.mark.parametrize(
    ("moment", "told"), [(time(14, 5), "14 giờ 05 phút"), (time(8), "08 giờ"), (time(0, 30), "00 giờ 30 phút")]
)
def test_hours_have_two_digits(moment, told):
    assert clock(moment) == told


def test_absentees_are_named_only_where_there_are_some():
    assert "Vắng mặt: 01 thành viên." in paragraphs()
    assert not any("Vắng mặt" in str(words) for words in paragraphs(absent=[]))


def test_the_hours_are_left_out_where_nobody_wrote_them_down():
    first, *_more, last = paragraphs(begun_at=None, ended_at=None)
    assert str(first).startswith("Thời gian: ngày 29 tháng 11 năm 2023. Địa điểm: Phòng họp tầng 2.")
    assert str(last).startswith("Biên bản đã được thông qua")


def test_without_votes_the_conclusion_follows_the_content(tmp_path):
    letter = minutes_letter(replace(MINUTES, votes=[]))
    assert not any(isinstance(part, Table) for part in letter.parts)
    assert [part.text for part in letter.parts if isinstance(part, Heading)] == [
        "I. Thành phần", "II. Nội dung và kết quả", "III. Kết luận",
    ]  # fmt: skip
    write_letter_pdf(tmp_path / "bare.pdf", letter)
    assert "III. Kết luận" in read_pages(tmp_path / "bare.pdf")[-1].text


def test_who_is_not_recommended_is_said_with_the_reason():
    votes = [Vote(Recipient("Lò Thị Mẫu"), 2, recommended=False, note="chưa đủ thời gian")]
    (table,) = [part for part in minutes_letter(replace(MINUTES, votes=votes)).parts if isinstance(part, Table)]
    _heading, row = table.rows
    assert not isinstance(row, Section)
    assert row[-1] == "Không đề nghị\nchưa đủ thời gian"


@pytest.mark.parametrize("count", [20, 33, 47])
def test_signatures_take_text_along_after_votes_of_any_length(tmp_path, count):
    votes = [Vote(Recipient(f"Lò Thị Mẫu {at}", unit="Phòng Nội vụ"), 8) for at in range(count)]
    write_letter_pdf(tmp_path / "long.pdf", minutes_letter(replace(MINUTES, votes=votes)))
    pages = read_pages(tmp_path / "long.pdf")
    last = pages[-1]
    assert len([line for line in last.lines if 20 < line.y < last.line("THƯ KÝ").y]) >= 2
    assert max(one.ink[3] for page in pages for one in page.letters if not one.text.isspace()) < 277.5
