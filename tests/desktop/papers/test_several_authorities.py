"""One round whose awards are given by several authorities: the order of its papers and their words."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from db.changes.council import RecordCouncil, Result
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.rounds import OpenRound
from db.connect import Database
from db.creating import create_record
from db.models.catalogue import AwardType
from db.rules.terms import DecisionOrigin, NominationState, RewardType
from desktop.papers.table import paper
from tests.desktop.papers.award_walk import CHANGES, NOMINEES, TODAY, authority_of, told

GIVEN = (
    ("cultural_family", "commune", "household"),
    ("province_chair_merit_certificate", "province", "individual"),
    ("minister_merit_certificate", "ministry", "collective"),
    ("prime_minister_merit_certificate", "government", "foreigner"),
    ("labour_order_3", "state", "posthumous"),
)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """Return a record with a round of five authorities, drafted from the lowest up, and the round."""
    file = tmp_path_factory.mktemp("several") / "record.sqlite"
    create_record(file, today=lambda: TODAY)
    database = Database(file, today=lambda: TODAY)
    do, day = database.do, CHANGES[2].replace(month=9)
    round_id = do(OpenRound("Tổng kết năm 2024", 2024, RewardType.MERIT)).result
    with database.read() as session:
        awards = dict(session.execute(select(AwardType.code, AwardType.id)).all())
    made = []
    for code, level, who in GIVEN:
        authority = authority_of(database, level)
        draft = replace(NOMINEES[who], citation="Đã có thành tích xuất sắc trong phong trào thi đua năm 2024")
        made.append((awards[code], authority, do(AddNomination(round_id, awards[code], authority, draft)).result))
    authority_of(database, "department")
    ids = tuple(one for *_given, one in made)
    do(MoveNominations(ids, NominationState.SUBMITTED))
    results = tuple(Result(one, 9, 9, recommended=True) for one in ids)
    do(RecordCouncil(round_id, day.replace(day=1), "Phòng họp", "Bà Lý", "Ông Ma", 9, 9, results))
    for number, (award, authority, one) in enumerate(made, start=1):
        drafted = do(DraftDecision(round_id, authority, award, DecisionOrigin.DRAFTED, (one,))).result
        do(IssueDecision(drafted, str(number), day.replace(day=20), signer_name="Lương Đức Thiện", without_bonus=True))
    yield database, round_id
    database.close()


def said(mixed, code):
    database, round_id = mixed
    with database.read() as session:
        return "\n".join(told(paper(code).load().gather(session, round_id, TODAY)))


@pytest.mark.parametrize("code", ["list", "ceremony", "script", "announcement", "receipts", "bonus"])
def test_what_the_state_gave_comes_first_and_the_commune_last(mixed, code):
    text = said(mixed, code)
    names = (
        "Huân chương",
        "Thủ tướng Chính phủ",
        "Bộ trưởng",
        "Chủ tịch (?:Ủy ban nhân dân|UBND) tỉnh",
        "Gia đình văn hóa",
    )
    places = [found.start() for name in names if (found := re.search(name, text))]
    assert len(places) == len(names) and places == sorted(places), text


def test_a_list_of_many_awards_names_them_in_its_sections(mixed):
    title = "hộ gia đình được khen thưởng trong phong trào thi đua năm 2024"
    assert title in said(mixed, "list")
