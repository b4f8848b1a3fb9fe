"""The invitation to the conference: who is invited to what, and the blanks of what nobody knows yet."""

from datetime import date

import pytest

from db.changes.ceremonies import AddCeremony
from db.errors import KnownError
from db.rules.terms import NomineeKind
from desktop.documents.letters.letter import Addressees, Letter, Paragraph
from desktop.papers import record_words
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY, person
from tests.desktop.papers.reading import words_of

INVITATION = paper("invitation")
PEOPLE = [person(f"Lò Thị {name}", honorific="Bà") for name in ("Ảnh", "Bưởi", "Cúc", "Duyên", "Én")]


def lines(letter: Letter) -> list[str]:
    """Return the running text, paragraph by paragraph."""
    texts = [part.words for part in letter.parts if isinstance(part, Paragraph)]
    return [words if isinstance(words, str) else "".join(span.text for span in words) for words in texts]


def addressees(letter: Letter) -> list[str]:
    return [name for part in letter.parts if isinstance(part, Addressees) for name in part.names]


def test_the_sample_conference_is_named_with_its_day_place_and_presenter(sample):
    letter = sample.gather(INVITATION, sample.id)
    event = "Hội nghị tổng kết công tác năm 2023, triển khai nhiệm vụ năm 2024"
    assert letter.abstract == f"Dự {event}"
    request, chair, presenter, time, place, *_end = lines(letter)
    assert request.startswith("Sở Thông tin và Truyền thông trân trọng kính mời các tập thể, cá nhân có tên trong")
    assert request.endswith(f"tới dự {event} và nhận Bằng khen trong phong trào thi đua yêu nước năm 2022.")
    assert set(chair.removeprefix("Chủ trì: ")) == {"…"}
    assert presenter == "Người trao khen thưởng: Phó Chủ tịch Ủy ban nhân dân tỉnh."
    assert time.endswith("…, ngày 12 tháng 01 năm 2024.") and " giờ …" in time
    assert place == "Địa điểm: Hội trường Sở Thông tin và Truyền thông tỉnh Tuyên Quang."


def test_many_are_named_on_a_list_and_few_behind_the_salutation(invented):
    few = invented(*PEOPLE[:2]).gather(INVITATION, 1)
    assert addressees(few) == [
        "- Bà Lò Thị Ảnh, Chuyên viên, Phòng Bưu chính, Viễn thông;",
        "- Bà Lò Thị Bưởi, Chuyên viên, Phòng Bưu chính, Viễn thông.",
    ]
    assert few.annex is None
    many = invented(*PEOPLE).gather(INVITATION, 1)
    assert addressees(many) == ["Các cá nhân có tên trong Danh sách kèm theo."]
    assert many.annex is not None and many.annex.title.startswith("Các cá nhân được mời dự ")


def test_what_the_record_does_not_know_is_a_dotted_blank(invented):
    letter = invented(PEOPLE[0]).gather(INVITATION, 1)
    for line in lines(letter)[1:5]:
        assert set(line.partition(": ")[2]) == {"…"}, line
    assert letter.abstract.startswith("Dự hội nghị trao tặng")


def test_whoever_two_decisions_name_is_invited_once(invented, monkeypatch):
    made = invented(PEOPLE[0], person("Lò Thị Ảnh", unit="Báo Tuyên Quang"))
    decisions = record_words.issued_decisions
    monkeypatch.setattr(record_words, "issued_decisions", lambda *asked, **named: [*decisions(*asked, **named)] * 2)
    assert addressees(made.gather(INVITATION, made.id)) == [
        "- Bà Lò Thị Ảnh, Chuyên viên, Phòng Bưu chính, Viễn thông;",
        "- Bà Lò Thị Ảnh, Chuyên viên, Báo Tuyên Quang.",
    ]


def test_households_are_invited_too(invented):
    household = person("Hộ ông Sùng A Mẫu", kind=NomineeKind.HOUSEHOLD, honorific="", position="", unit="Thôn Nà Tông")
    letter = invented(household, PEOPLE[0]).gather(INVITATION, 1)
    assert "các cá nhân, hộ gia đình nêu trên" in lines(letter)[0]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_number_and_day_are_left_open_but_it_is_no_draft(sample, tmp_path, ending):
    file = tmp_path / f"giay-moi.{ending}"
    with sample.database.read() as session:
        write_paper(session, INVITATION, sample.id, TODAY, file)
    words = words_of(file)
    assert "Số:/GM-STTTT" in words and "TuyênQuang,ngàytháng01năm2024" in words
    assert "BẢNNHÁP" not in words


def test_nobody_is_invited_before_a_decision_is_issued(invented):
    with pytest.raises(KnownError) as refused:
        invented(PEOPLE[0], issued=False).gather(INVITATION, 1)
    assert refused.value.code == "nothing_awarded"


def test_a_conference_without_a_place_leaves_the_place_open(invented):
    made = invented(person("Lò Thị Hoa"))
    made.database.do(AddCeremony(made.id, "Hội nghị tổng kết", date(2024, 1, 20)))
    request, _chair, presenter, time, place, *_end = lines(made.gather(INVITATION, made.id))
    assert "tới dự Hội nghị tổng kết và nhận Bằng khen" in request
    assert "ngày 20 tháng 01 năm 2024." in time
    assert set(presenter.partition(": ")[2]) == set(place.partition(": ")[2]) == {"…"}
