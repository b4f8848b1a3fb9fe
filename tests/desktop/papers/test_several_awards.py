"""A decision about several awards on every paper: points, counted lists, bonuses, certificates, what is told of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from db.changes.ceremonies import RevokeAward
from db.changes.decisions import IssueDecision
from db.queries.decision_checks import draft_facts
from db.queries.decision_list import decision_items
from desktop.documents.letters.letter import Letter, Paragraph
from desktop.papers import announcement
from desktop.papers.certificates import certificate_values, left_out
from desktop.papers.preflight import preflight_of
from desktop.papers.table import PAPERS, Subject, paper
from desktop.papers.writing import write_paper
from tests.db import year_end
from tests.db.changes.conftest import TODAY, Office, opened, template
from tests.db.year_end import IN_ORDER, SIGNED
from tests.desktop.papers.award_walk import told
from tests.desktop.papers.reading import words_of
from tests.desktop.papers.test_decision import lines

__all__ = ["template"]  # a fixture
UNKNOWN = "DELETE FROM coefficient WHERE award_type_id = (SELECT id FROM award_type WHERE code = 'advanced_worker')"
FUND = "UPDATE authority_name SET fund = 'Quỹ thi đua, khen thưởng của Sở'"


@pytest.fixture(scope="module")
def kept(tmp_path_factory, template) -> Path:
    """Return a folder with a record that has a draft about three titles and a commendation, and with one issued."""
    folder = tmp_path_factory.mktemp("year end")
    office, close = opened(shutil.copy(template, folder / "drafted.sqlite"))
    with office.database.engine.begin() as connection:
        connection.execute(text(FUND))
    year_end.drafted(office)
    close()
    office, close = opened(shutil.copy(folder / "drafted.sqlite", folder / "issued.sqlite"))
    office.database.do(IssueDecision(1, "12", SIGNED))
    close()
    return folder


@pytest.fixture
def drafted(kept, tmp_path) -> Iterator[Office]:
    """Return the record with the draft."""
    office, close = opened(shutil.copy(kept / "drafted.sqlite", tmp_path / "record.sqlite"))
    yield office
    close()


@pytest.fixture
def issued(kept, tmp_path) -> Iterator[Office]:
    """Return the record with the decision issued."""
    office, close = opened(shutil.copy(kept / "issued.sqlite", tmp_path / "issued.sqlite"))
    yield office
    close()


def decision(office) -> Letter:
    with office.database.read() as session:
        return paper("decision").load().gather(session, 1, TODAY)


def test_each_award_is_a_point_with_its_list_in_the_order_of_the_law(issued):
    letter = decision(issued)
    assert letter.abstract == "Về việc tặng danh hiệu thi đua, hình thức khen thưởng"
    said = lines(letter)
    why = "đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022"
    assert said[:5] == [
        "Điều 1. Tặng danh hiệu thi đua, hình thức khen thưởng cho 02 tập thể và 04 cá nhân, gồm:",
        f"a) Tặng danh hiệu “Lao động tiên tiến” cho 03 cá nhân, {why} (Danh sách 1);",
        f"b) Tặng danh hiệu “Chiến sĩ thi đua cơ sở” cho 01 cá nhân, {why} (Danh sách 2);",
        f"c) Tặng danh hiệu “Tập thể lao động tiên tiến” cho 02 tập thể, {why} (Danh sách 3);",
        "d) Tặng Giấy khen của Giám đốc Sở cho 01 cá nhân, đã có sáng kiến trong cải cách hành chính (Danh sách 4).",
    ]
    assert "và các tập thể, cá nhân có tên trong các Danh sách kèm theo chịu trách nhiệm" in said[-1]
    assert [(one.name, one.title) for one in letter.annexes] == [
        ("DANH SÁCH 1", "Cá nhân được tặng danh hiệu “Lao động tiên tiến”"),
        ("DANH SÁCH 2", "Cá nhân được tặng danh hiệu “Chiến sĩ thi đua cơ sở”"),
        ("DANH SÁCH 3", "Tập thể được tặng danh hiệu “Tập thể lao động tiên tiến”"),
        ("DANH SÁCH 4", "Cá nhân được tặng Giấy khen của Giám đốc Sở"),
    ]
    names = [part.words for part in letter.annexes[0].parts if isinstance(part, Paragraph)]
    called = [name.partition(",")[0] for name in names]
    assert called == [
        "1. Ông Nông Quốc Khánh",
        "2. Bà Chẩu Thị Hiền",
        "3. Ông Ma Văn Ước",
    ]


def test_the_bonuses_are_told_award_by_award_and_of_two_titles_the_higher_is_counted(issued, drafted):
    (said,) = [line for line in lines(decision(issued)) if line.startswith("Điều 2. Mức")]
    assert said == (
        "Điều 2. Mức tiền thưởng kèm theo danh hiệu thi đua, hình thức khen thưởng: danh hiệu “Lao động tiên tiến” "
        "cá nhân 540.000 đồng (trừ 01 cá nhân hưởng mức cao hơn); danh hiệu “Chiến sĩ thi đua cơ sở” cá nhân "
        "1.800.000 đồng; danh hiệu “Tập thể lao động tiên tiến” tập thể 1.440.000 đồng; Giấy khen cá nhân "
        "540.000 đồng; tổng số tiền thưởng là 6.300.000 đồng (Sáu triệu ba trăm nghìn đồng), chi từ Quỹ thi đua, "
        "khen thưởng của Sở."
    )
    with drafted.database.read() as session:
        assert draft_facts(session, 1, SIGNED).bonus == 6_300_000


def test_an_amount_that_nobody_knows_stays_open_in_the_draft(drafted):
    office = drafted
    with office.database.engine.begin() as connection:
        connection.execute(text(UNKNOWN))
    (said,) = [line for line in lines(decision(office)) if line.startswith("Điều 2. Mức")]
    assert "danh hiệu “Lao động tiên tiến” …; danh hiệu “Chiến sĩ thi đua cơ sở” cá nhân 1.800.000 đồng;" in said
    assert "tổng số tiền thưởng là … đồng (…)" in said
    office.database.do(IssueDecision(1, "12", SIGNED, without_bonus=True))
    (said,) = [line for line in lines(decision(office)) if line.startswith("Điều 2. Mức")]
    assert "Lao động tiên tiến” …" not in said and "tổng số tiền thưởng là 5.220.000 đồng" in said


def test_a_citation_that_all_share_is_said_once(issued):
    office = issued
    with office.database.engine.begin() as connection:
        for guard in ("update", "amend"):
            connection.execute(text(f"DROP TRIGGER keep_recipient_{guard}"))
        connection.execute(text("UPDATE recipient SET citation = 'Đã hoàn thành tốt nhiệm vụ năm 2023'"))
    said = lines(decision(office))
    assert said[0].endswith("cho 02 tập thể và 04 cá nhân, đã hoàn thành tốt nhiệm vụ năm 2023, gồm:")
    assert said[1] == "a) Tặng danh hiệu “Lao động tiên tiến” cho 03 cá nhân (Danh sách 1);"


def test_every_paper_of_the_round_names_everybody_under_each_award(issued, tmp_path):
    for row in PAPERS:
        if row.of not in (Subject.ROUND, Subject.DECISION) or row.code in ("minutes", "certificates"):
            continue
        for ending in row.formats:
            file = tmp_path / f"{row.code}.{ending}"
            with issued.database.read() as session:
                write_paper(session, row, 1 if row.of is Subject.DECISION else issued.round_id, TODAY, file)
    for code in ("decision", "bonus", "list", "ceremony", "script", "receipts"):
        for ending in paper(code).formats:
            said = words_of(tmp_path / f"{code}.{ending}").replace("“", "").casefold()
            for award in IN_ORDER:
                assert "".join(award.split()).casefold() in said, (code, ending, award)
            for name in ("Nông Quốc Khánh", "Chẩu Thị Hiền", "Ma Văn Ước", "Văn phòng Sở", "Triệu Mùi Ghển"):
                assert "".join(name.split()).casefold() in said, (code, ending, name)
    assert words_of(tmp_path / "bonus.pdf").count("Quyếtđịnhsố12/QĐ-STTTTngày05tháng") == 1


def test_the_announcement_names_the_authority_once(issued):
    with issued.database.read() as session:
        said = announcement.words(session, issued.round_id, TODAY)
    assert said.count("Giám đốc Sở") == 1
    assert [said.index(f"tặng {award}") for award in ("danh hiệu “Lao", "danh hiệu “Chiến", "Giấy khen")]


def test_each_certificate_says_its_award_and_two_titles_of_one_person_are_no_doubt(issued):
    with issued.database.read() as session:
        values = certificate_values(session, 1, TODAY)
        found = preflight_of(session, 1, TODAY)
    assert [one.award.partition(" của ")[0] for one in values] == [
        *["Danh hiệu Lao động tiên tiến"] * 3,
        "Danh hiệu Chiến sĩ thi đua cơ sở",
        *["Danh hiệu Tập thể lao động tiên tiến"] * 2,
        "Giấy khen",
    ]
    assert [one.register_number for one in values] == [f"0{at}" for at in range(1, 8)]
    assert "same_person_other_award" not in [line.problem.kind for line in found.lines]


def test_an_award_without_certificate_is_left_out_and_the_others_are_drawn(issued):
    office = issued
    with office.database.engine.begin() as connection:
        connection.execute(text("UPDATE award_type SET name = 'Cờ thi đua của Sở' WHERE code = 'advanced_collective'"))
    with office.database.read() as session:
        assert {place: one.kind for place, one in left_out(session, 1, TODAY).items()} == {
            4: "no_certificate",
            5: "no_certificate",
        }
        assert len(paper("certificates").load().gather(session, 1, TODAY)) == 5
        assert preflight_of(session, 1, TODAY).looked_at == 5


def test_an_award_taken_back_leaves_the_others_of_the_decision(issued):
    office = issued
    office.database.do(RevokeAward(4, "20/QĐ-STTTT", TODAY, "Khai không trung thực"))
    with office.database.read() as session:
        said = announcement.words(session, office.round_id, TODAY)
        assert [item.revoked for item in decision_items(session, 1)].count("20/QĐ-STTTT") == 1
        listed = "\n".join(told(paper("list").load().gather(session, office.round_id, TODAY)))
    assert "Chiến sĩ thi đua" not in said and "Lao động tiên tiến" in said
    assert "Chiến sĩ thi đua cơ sở (Quyết định" not in listed
