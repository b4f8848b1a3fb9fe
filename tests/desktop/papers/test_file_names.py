"""Files of papers are called by what they are, whom they go to and when; nothing in a name upsets any system."""

import re

import pytest

from db.errors import KnownError
from desktop.papers.file_names import body_name, decision_stem, file_stem, plain_stem
from desktop.papers.round_papers import RoundPaper, Stage, round_papers
from desktop.papers.table import PAPERS, paper


def stems(sample) -> list[str]:
    with sample.database.read() as session:
        return [file_stem(one, 2022) for one in round_papers(session, sample.id)]


def test_the_papers_of_the_sample_are_told_apart_by_their_names(sample):
    found = stems(sample)
    assert len(set(found)) == len(found)
    assert "To-trinh-Bo-TTTT-2023" in found and "To-trinh-UBND-tinh-2023" in found
    assert "Quyet-dinh-2417-QD-BTTTT" in found
    assert "Bien-ban-hop-Hoi-dong-2023" in found


def test_every_name_is_made_of_letters_that_every_system_takes(sample):
    assert all(re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", stem) for stem in stems(sample))


def test_a_draft_says_that_it_is_one_and_a_long_name_is_cut():
    draft = RoundPaper(paper("decision"), Stage.DRAFT, 4, "Chủ tịch UBND tỉnh Bà Rịa - Vũng Tàu")
    assert file_stem(draft, 2024) == "Quyet-dinh-UBND-tinh-Ba-Ria-Vung-Tau-2024-nhap"
    assert len(file_stem(RoundPaper(paper("decision"), Stage.DRAFT, 4, "Đ" * 300), 2024)) <= 80


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Bộ trưởng Bộ Thông tin và Truyền thông", "Bộ TTTT"),
        ("Bộ trưởng Bộ TT&TT", "Bộ TTTT"),
        ("Chủ tịch Ủy ban nhân dân tỉnh", "UBND tỉnh"),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ"),
        ("Giám đốc Sở Khoa học và Công nghệ", "Sở KHCN"),
        ("", ""),
    ],
)
def test_an_authority_is_called_by_its_body(title, called):
    assert body_name(title) == called


def test_a_decision_names_its_own_papers(sample):
    with sample.database.read() as session:
        one = next(one for one in round_papers(session, sample.id) if one.paper.code == "certificates")
        assert decision_stem(session, "decision", one.subject_id) == "Quyet-dinh-2417-QD-BTTTT"
        assert decision_stem(session, "certificates", one.subject_id) == file_stem(one, 2022)
        with pytest.raises(KnownError):
            decision_stem(session, "decision", 99)


def test_names_are_those_of_papers_whatever_the_language_of_the_window():
    assert plain_stem(paper("register"), "2024-01-12") == "So-vang-khen-thuong-2024-01-12"
    assert all(plain_stem(row) for row in PAPERS)
