"""The minutes of the council: who was there, how they voted, who signs."""

from dataclasses import replace

import pytest

from desktop.documents.letters.letter import Heading, Paragraph
from desktop.documents.letters.letter_pdf import write_letter_pdf
from desktop.documents.letters.listing import Section, Table
from desktop.documents.letters.minutes import minutes_letter, ratio
from desktop.documents.letters.paper_words import DOTTED
from desktop.documents.letters.values import Recipient, Vote
from tests.desktop.documents.reading import overlaps, read_pages
from tests.desktop.documents.seed_papers import MINUTES


def paragraphs(**changes):
    return [part.words for part in minutes_letter(replace(MINUTES, **changes)).parts if isinstance(part, Paragraph)]


def test_the_minutes_count_ratios_over_all_members(tmp_path):
    write_letter_pdf(tmp_path / "minutes.pdf", minutes_letter(MINUTES))
    pages = read_pages(tmp_path / "minutes.pdf")
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert "8/9 88,9 %" in text
    assert any("88,9 %" in line.text for page in pages for line in page.lines), "the sign stays beside its number"
    assert "Có mặt: 08/09 thành viên" in text
    assert "kết thúc lúc 16 giờ 30 phút" in text
    assert pages[-1].line("THƯ KÝ").middle < 105 < pages[-1].line("CHỦ TRÌ").middle
    assert all(overlaps(page) == [] for page in pages)


@pytest.mark.parametrize(
    ("votes", "members", "shown"),
    [
        (9, 9, "100 %"),
        (8, 9, "88,9 %"),
        (0, 9, "0 %"),
        (None, 9, ""),
        (2, 3, "66,7 %"),
        (1, 3, "33,3 %"),
        (1, 16, "6,3 %"),
    ],
)
def test_a_ratio_is_rounded_as_in_school(votes, members, shown):
    assert ratio(votes, members) == shown


def test_only_all_are_all():
    assert ratio(1_999, 2_000) == "99,9 %"


def test_nobody_counts_over_no_members():
    assert ratio(3, 0) == ""


def test_absentees_are_counted_and_named_or_there_are_none():
    assert "Vắng mặt: 01 thành viên." in paragraphs(here=8)
    assert "Vắng mặt: không." in paragraphs(absent=[], here=9)
    told = paragraphs(present=[], absent=[], here=7)
    assert "Có mặt: 07/09 thành viên Hội đồng." in told and "Vắng mặt: 02 thành viên." in told


def test_hours_and_place_are_dotted_where_nobody_wrote_them_down():
    first, where, *_more, last = paragraphs(begun_at="", ended_at="", place="")
    assert first == f"Thời gian: bắt đầu lúc {DOTTED}, ngày 29 tháng 11 năm 2023."
    assert where == f"Địa điểm: {DOTTED}."
    assert str(last).startswith(f"Cuộc họp kết thúc lúc {DOTTED}. Biên bản đã được đọc và thông qua")
    assert str(paragraphs()[0]).startswith("Thời gian: bắt đầu lúc 14 giờ, ngày")


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
