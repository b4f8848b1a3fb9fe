"""The articles of a decision: who is given what, for what, and who carries it out."""

import pytest

from db.rules.terms import NomineeKind
from desktop.documents.letters.letter import CentredLine, Closing, Letter, Paragraph
from desktop.documents.letters.paper_words import MOST_POINTS, spans
from desktop.papers.table import PAPERS, paper
from tests.desktop.papers.conftest import CITATION, person
from tests.desktop.papers.test_every_paper import all_written

RESCUE = "Đã dũng cảm cứu người trong cơn lũ ngày 10 tháng 9 năm 2023"
HOUSE = {"kind": NomineeKind.HOUSEHOLD, "honorific": "Ông", "position": "", "unit": "Thôn Nà Tông, xã Yên Sơn"}
TEAM = {"kind": NomineeKind.COLLECTIVE, "honorific": "", "position": "", "unit": "Sở Nội vụ"}
MIXED = (
    person("Văn phòng Sở", **TEAM),
    person("Lò Thị Mẫu", citation=RESCUE),
    person("Ma Văn Ước", honorific="Ông"),
    person("Vàng A Páo", honorific="Ông", citation=RESCUE, posthumous=True),
    person("Giàng A Sử", **HOUSE),
)


def lines(letter: Letter) -> list[str]:
    """Return the paragraphs behind QUYẾT ĐỊNH: as plain text."""
    start = letter.parts.index(CentredLine("QUYẾT ĐỊNH:"))
    told = [part for part in letter.parts[start:] if isinstance(part, Paragraph)]
    return ["".join(span.text for span in spans(part.words)) for part in told]


def decision_of(made) -> Letter:
    row = paper("decision")
    return made.gather(row, made.subjects(row)[0])


def test_different_citations_are_points_of_the_first_article_and_stand_with_each_name(invented):
    letter = decision_of(invented(*MIXED))
    assert lines(letter)[:3] == [
        "Điều 1. Tặng và truy tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho 01 tập thể, 03 cá nhân và "
        "01 hộ gia đình (có Danh sách kèm theo), gồm:",
        "a) 01 tập thể, 01 cá nhân và 01 hộ gia đình, "
        "đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022;",
        "b) 02 cá nhân, đã dũng cảm cứu người trong cơn lũ ngày 10 tháng 9 năm 2023.",
    ]
    assert letter.abstract == "Về việc tặng và truy tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    assert letter.annex.title.startswith("Tập thể, cá nhân, hộ gia đình được tặng và truy tặng Bằng khen")
    listed = [part.words for part in letter.annex.parts if isinstance(part, Paragraph)]
    assert listed[1].endswith("Viễn thông, đã dũng cảm cứu người trong cơn lũ ngày 10 tháng 9 năm 2023;")
    assert "các tập thể, cá nhân, hộ gia đình có tên trong Danh sách kèm theo" in lines(letter)[-1]


def test_more_citations_than_points_are_told_by_the_list(invented):
    many = [person(f"Lò Thị Mẫu {at}", citation=f"Đã có sáng kiến số {at}") for at in range(MOST_POINTS + 1)]
    letter = decision_of(invented(*many))
    assert lines(letter)[0] == (
        "Điều 1. Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho 07 cá nhân, đã có thành tích ghi trong Danh sách."
    )


@pytest.mark.parametrize(
    ("changes", "named", "carries_out"),
    [
        ({}, "bà Lò Thị Mẫu, Chuyên viên, Phòng Bưu chính, Viễn thông", "và bà Lò Thị Mẫu chịu trách nhiệm"),
        ({"posthumous": True}, "cho bà Lò Thị Mẫu,", "và gia đình bà Lò Thị Mẫu chịu trách nhiệm"),
        (HOUSE, "hộ gia đình ông Lò Thị Mẫu, thôn Nà Tông", "và hộ gia đình ông Lò Thị Mẫu chịu"),
        (TEAM, "cho Lò Thị Mẫu, Sở Nội vụ, đã có", "và Lò Thị Mẫu chịu"),
    ],
)
def test_an_only_recipient_is_named_without_a_list(invented, changes, named, carries_out):
    letter = decision_of(invented(person("Lò Thị Mẫu", **changes)))
    told = lines(letter)
    assert letter.annex is None and not any("Danh sách" in line for line in told)
    assert named in told[0] and carries_out in told[-1]
    assert told[0].endswith("năm 2022.")


def test_the_places_it_goes_to_count_the_article_that_is_carried_out(sample):
    row = paper("decision")
    for subject_id in sample.subjects(row):
        letter = sample.gather(row, subject_id)
        articles = sum(line.startswith("Điều ") for line in lines(letter))
        (closing,) = [part for part in letter.parts if isinstance(part, Closing)]
        assert closing.distribution[0] == f"- Như Điều {articles};"


@pytest.mark.parametrize(
    "row", [row for row in PAPERS if row.code not in ("certificates", "call")], ids=lambda row: row.code
)
def test_every_paper_says_both_achievements_or_neither(invented, tmp_path, row):
    made = invented(*MIXED)
    words = all_written(made, row, tmp_path / f"paper.{row.formats[0]}")
    merits = ("phongtràothiđuayêunướcnăm2022", "cứungườitrongcơnlũngày10tháng9năm2023")
    assert len({merit in words for merit in merits}) == 1
    if row.code in ("decision", "submission", "list", "announcement", "round", "register"):
        assert merits[0] in words


def test_citations_that_differ_in_case_or_marks_alone_are_one(invented):
    letter = decision_of(invented(person("Lò Thị Mẫu"), person("Hà Thị Mai", citation=f"{CITATION}.")))
    assert lines(letter)[0].endswith("02 cá nhân, " + CITATION[0].lower() + CITATION[1:] + " (có Danh sách kèm theo).")
