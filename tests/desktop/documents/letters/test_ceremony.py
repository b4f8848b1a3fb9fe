"""Calling list and hand-over sheet."""

from datetime import date

import pytest

from desktop.documents.letters.ceremony import ceremony_listing, occasion
from desktop.documents.letters.listing import Section
from desktop.documents.letters.listing_pdf import write_listing_pdf
from desktop.documents.letters.values import AwardListPart, CeremonyPaper, Recipient
from tests.desktop.documents.reading import overlaps, read_pages
from tests.desktop.documents.seed_papers import AWARD_LIST, DEPARTMENT

EVENT = "Hội nghị tổng kết công tác năm 2023"
PAPER = CeremonyPaper(
    DEPARTMENT, EVENT, date(2024, 1, 12), "Hội trường", "Phó Chủ tịch", AWARD_LIST.parts,
    "Nhân dịp này, Bộ trưởng tặng Bằng khen.",
)  # fmt: skip


def test_the_ceremony_calls_names_and_hands_over_in_two_parts(tmp_path):
    write_listing_pdf(tmp_path / "ceremony.pdf", ceremony_listing(PAPER))
    pages = read_pages(tmp_path / "ceremony.pdf")
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert text.count("H’Čŭn Ayĭ Niê Kđăm") == 2
    firsts = [page for page in pages if "CỘNG HÒA" in page.text]
    assert len(firsts) == 2
    assert all([line.text for line in page.lines if line.y < 15] == [] for page in firsts)
    assert all(overlaps(page) == [] for page in pages)


def test_what_is_read_out_stands_before_the_names(tmp_path):
    write_listing_pdf(tmp_path / "ceremony.pdf", ceremony_listing(PAPER))
    page = read_pages(tmp_path / "ceremony.pdf")[0]
    assert page.line("Người trao: Phó Chủ tịch").y < page.line("Nhân dịp này").y < page.line("Xướng tên").y


def test_both_lists_name_everybody_in_the_same_order():
    calling, hand_over = ceremony_listing(PAPER).parts
    first, second = (
        [row[1] for row in part.table.rows if not isinstance(row, Section)] for part in (calling, hand_over)
    )
    assert first == second and len(first) == 11


def test_every_row_has_a_cell_for_every_column():
    for part in ceremony_listing(PAPER).parts:
        lengths = {len(row) for row in part.table.rows if not isinstance(row, Section)}
        assert lengths == {len(part.table.columns)}


@pytest.mark.parametrize(
    ("held_on", "place", "told"),
    [
        (date(2024, 1, 12), "Hội trường", f"{EVENT}, ngày 12 tháng 01 năm 2024, tại Hội trường"),
        (None, "Hội trường", f"{EVENT}, tại Hội trường"),
        (None, None, EVENT),
    ],
)
def test_the_occasion_says_what_is_known(held_on, place, told):
    assert occasion(CeremonyPaper(DEPARTMENT, EVENT, held_on, place, None, [])) == told


def test_a_long_announcement_goes_on_over_the_page(tmp_path):
    paper = CeremonyPaper(DEPARTMENT, EVENT, None, None, None, AWARD_LIST.parts, "Nhân dịp này tặng Bằng khen " * 120)
    write_listing_pdf(tmp_path / "long.pdf", ceremony_listing(paper))
    pages = read_pages(tmp_path / "long.pdf")
    assert " ".join(" ".join(page.text.split()) for page in pages).count("tặng Bằng khen") == 120
    assert all(overlaps(page) == [] for page in pages)


def test_a_name_of_180_letters_is_called_in_full(tmp_path):
    name = "Ban Quản lý Dự án đầu tư xây dựng các công trình dân dụng và công nghiệp " * 3
    part = AwardListPart("Bằng khen", None, None, [Recipient(name[:180].strip())])
    write_listing_pdf(
        tmp_path / "long.pdf", ceremony_listing(CeremonyPaper(DEPARTMENT, EVENT, None, None, None, [part]))
    )
    text = " ".join(" ".join(page.text.split()) for page in read_pages(tmp_path / "long.pdf"))
    assert text.count(name[:180].strip()) == 2
