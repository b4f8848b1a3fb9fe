"""The order of people is the same in all papers; of the conference's papers it is that in which they are called up."""

from datetime import date
from itertools import product

import pytest
from sqlalchemy import select

from db.changes.ceremonies import AddCeremony, ArrangePresentation, EditCeremony, SayWhoReceives
from db.errors import KnownError
from db.models.decisions import Recipient
from db.queries.ceremony_rows import called_sections
from db.rules.terms import NomineeKind, ReceivingWay
from desktop.papers.table import PAPERS, Subject, paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY, person
from tests.desktop.papers.reading import words_of

OF_CONFERENCE = ("ceremony", "script", "receipts", "seats", "envelopes")


def order_of(made, row, subject, names, file) -> list[str]:
    """Return the names in the order in which they first stand on a paper."""
    with made.database.read() as session:
        write_paper(session, row, subject, TODAY, file)
    words = words_of(file)
    at = {name: words.find("".join(name.split())) for name in names}
    return sorted((name for name in names if at[name] >= 0), key=at.__getitem__)


@pytest.mark.parametrize("row", [row for row in PAPERS if not row.of_one and not row.counts_only], ids=lambda r: r.code)
def test_everybody_stands_in_the_same_order_on_every_paper(sample, tmp_path, row):
    with sample.database.read() as session:
        sections = called_sections(session, sample.id, TODAY)
        names = [one.name for one in session.scalars(select(Recipient).order_by(Recipient.id))]
    called = [one.name for part in sections for one in part.rows]
    assert len(names) == len(called) and all(told.endswith(name) for told, name in zip(called, names, strict=True))
    if row.code in ("register", "announcement", "statistics"):
        return  # by their own order, or nobody
    for subject in sample.subjects(row):
        ending = row.formats[0]
        found = order_of(sample, row, subject, names, tmp_path / f"paper-{subject}.{ending}")
        by_unit = row.code == "appraisal"
        for part in sections:  # minutes, invitations and the round's list tell kinds before authorities
            for kind, unit in product(NomineeKind, {one.unit for one in part.rows} if by_unit else {""}):
                those = [one.name for one in part.rows if one.kind is kind and (one.unit == unit or not by_unit)]
                mine = [name for name in found if any(told.endswith(name) for told in those)]
                assert mine == [name for name in names if name in mine]
        assert found or row.of is Subject.YEAR


@pytest.fixture(scope="module")
def moved(invented):
    """Return a round whose people the clerk called in another order, one of them by a proxy, one absent."""
    made = invented(
        person("Hà Thị Ảnh"),
        person("Hà Thị Bưởi"),
        person("Hà Thị Cúc"),
        person("Đội Văn nghệ xã Bình An", kind=NomineeKind.COLLECTIVE, honorific="", position="", unit="Xã Bình An"),
    )
    with made.database.read() as session:
        ids = {one.name: one.id for one in session.scalars(select(Recipient))}
    first, second, third, group = (ids[name] for name in NAMES)
    made.database.do(ArrangePresentation((third, first, second)))
    made.database.do(SayWhoReceives((group,), ReceivingWay.SELF, "Ông Ma Văn Đội, Đội trưởng"))
    made.database.do(SayWhoReceives((first,), ReceivingWay.PROXY, "bà Lò Thị Mai"))
    made.database.do(SayWhoReceives((second,), ReceivingWay.ABSENT))
    return made


NAMES = ["Hà Thị Ảnh", "Hà Thị Bưởi", "Hà Thị Cúc", "Đội Văn nghệ xã Bình An"]


@pytest.mark.parametrize("code", OF_CONFERENCE)
def test_papers_of_the_conference_follow_the_order_of_calling(moved, tmp_path, code):
    found = order_of(moved, paper(code), moved.id, NAMES, tmp_path / f"paper.{paper(code).formats[0]}")
    assert found == ["Đội Văn nghệ xã Bình An", "Hà Thị Cúc", "Hà Thị Ảnh", "Hà Thị Bưởi"]


@pytest.mark.parametrize("code", ["ceremony", "script", "receipts"])
@pytest.mark.parametrize("at", [0, 1])
def test_who_comes_to_receive_is_said(moved, tmp_path, code, at):
    row = paper(code)
    file = tmp_path / f"paper.{row.formats[at]}"
    with moved.database.read() as session:
        write_paper(session, row, moved.id, TODAY, file)
        ways = {one.way: one for part in called_sections(session, moved.id, TODAY) for one in part.rows}
    words = words_of(file)
    assert ways[ReceivingWay.PROXY].receiver == "bà Lò Thị Mai"
    for told in ("Nhận thay: bà Lò Thị Mai", "Vắng, chưa có người thay", "Ông Ma Văn Đội, Đội trưởng"):
        assert "".join(told.split()) in words


def test_the_invitation_and_the_script_say_hour_and_chair_once_they_are_known(moved):
    held = moved.database.do(AddCeremony(moved.id, "Hội nghị biểu dương", date(2024, 2, 2), "Hội trường xã")).result
    moved.database.do(
        EditCeremony(
            held, "Hội nghị biểu dương", date(2024, 2, 2), "Hội trường xã", "Bà Hà", "8h30", "Ông Lý, Chủ tịch"
        )
    )
    for code in ("invitation", "script"):
        told = str(moved.gather(paper(code), moved.id))
        assert "08 giờ 30 phút, ngày 02 tháng 02 năm 2024" in told and "Ông Lý, Chủ tịch" in told
    with pytest.raises(KnownError) as refused:
        moved.database.do(EditCeremony(held, "Hội nghị", date(2024, 2, 2), begins_at="25 giờ"))
    assert refused.value.code == "bad_hour"


def test_a_proxy_needs_a_name_and_an_unknown_recipient_is_refused(moved):
    for change, code in (
        (SayWhoReceives((1,), ReceivingWay.PROXY, " "), "field_missing"),
        (SayWhoReceives((4_711,)), "gone"),
        (ArrangePresentation((4_711,)), "gone"),
    ):
        with pytest.raises(KnownError) as refused:
            moved.database.do(change)
        assert refused.value.code == code
