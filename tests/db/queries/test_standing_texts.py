"""What fills the blanks of standing texts, and which text of whom holds on a day."""

from datetime import date

import pytest

from db.changes.council import DraftSubmission, RecordCouncil, Result, SendSubmission
from db.changes.decisions import DraftDecision
from db.changes.nominations import MoveNominations
from db.changes.office import AddAuthority, SetSetting
from db.changes.standing_texts import ChangeText
from db.errors import KnownError
from db.models.decisions import Decision
from db.queries import standing_texts
from db.queries.authority_words import words
from db.rules.numbering import left_open
from db.rules.terms import DecisionOrigin, NominationState
from tests.db.changes.conftest import TODAY, person


@pytest.mark.parametrize(
    ("body", "area"),
    [
        ("Ủy ban nhân dân tỉnh Tuyên Quang", "tỉnh Tuyên Quang"),
        ("Ủy ban nhân dân thành phố Hà Nội", "thành phố Hà Nội"),
        ("Bộ Thông tin và Truyền thông", ""),
        ("Ủy ban nhân dân tỉnh", ""),
        ("", ""),
    ],
)
def test_the_area_is_read_from_the_name_of_a_body(body, area):
    assert standing_texts.area_of(body) == area


def test_a_record_without_an_office_fills_only_the_year(database):
    with database.read() as session:
        assert standing_texts.blanks(session, TODAY) == {"year": "2024"}


def test_the_office_is_called_with_its_area_unless_its_full_name_was_entered(office, ask):
    told = ask(standing_texts.blanks, TODAY)
    assert (told["office_kind"], told["office_short"]) == ("Sở", "Thông tin và Truyền thông")
    assert told["office_full"] == "Sở Thông tin và Truyền thông tỉnh Tuyên Quang"
    assert told["office_area"] == "tỉnh Tuyên Quang"
    assert "authority" not in told
    office.database.do(SetSetting("office.full_name", "Sở TTTT Tuyên Quang"))
    assert ask(standing_texts.blanks, TODAY)["office_full"] == "Sở TTTT Tuyên Quang"


def test_an_authority_fills_its_blanks_without_abbreviations(office, ask):
    told = ask(standing_texts.blanks, TODAY, ask(words, office.chairman, TODAY))
    assert (told["authority"], told["area"]) == ("Chủ tịch Ủy ban nhân dân tỉnh", "tỉnh Tuyên Quang")


def test_the_ground_names_the_submission_once_it_was_sent(office, ask):
    ids = office.recommended(person("Ma Văn Ước"))
    draft = DraftSubmission(office.round_id, office.chairman, ids, ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    made = office.database.do(draft).result
    (ground,) = ask(standing_texts.proposed_request, office.chairman, ids, TODAY)
    assert "Tờ trình số … ngày …" in ground
    office.database.do(SendSubmission(made, "95", date(2023, 12, 4)))
    (ground,) = ask(standing_texts.proposed_request, office.chairman, ids, TODAY)
    assert "Tờ trình số 95/TTr-STTTT ngày 04 tháng 12 năm 2023" in ground
    assert ground.startswith("Theo đề nghị của Giám đốc Sở Thông tin và Truyền thông")


def test_a_draft_that_waited_for_the_submission_names_it_once_it_is_sent(office, ask):
    ids = office.recommended(person("Ma Văn Ước"))
    do = office.database.do
    made = do(DraftSubmission(office.round_id, office.chairman, ids, ("Sở Nội vụ",), "Phan Việt Tùng", "")).result
    grounds = ask(standing_texts.proposed_request, office.chairman, ids, TODAY)
    whose = (office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids)
    decision = do(DraftDecision(*whose, grounds=grounds)).result
    do(SendSubmission(made, "95", date(2023, 12, 4)))
    kept = ask(lambda session: session.get_one(Decision, decision).grounds)
    assert "tại Tờ trình số 95/TTr-STTTT ngày 04 tháng 12 năm 2023 và" in kept


def test_a_council_that_judged_none_of_them_is_not_named_and_who_asked_is_left_open(office, ask):
    ids = office.recommended(person("Ma Văn Ước"), person("Lù Thị Sáng"))
    grounds = ask(standing_texts.proposed_request, office.office, ids, TODAY)
    assert grounds == ("Theo đề nghị của …",) and left_open(grounds[0]), "it stops the decision until it is filled in"

    def tried(session):
        own = "Theo đề nghị của Hội đồng Thi đua, khen thưởng Sở"
        standing_texts.try_text(session, standing_texts.TriedText("request_ground", own, office.office))
        return standing_texts.proposed_request(session, office.office, ids, TODAY)

    assert "Hội đồng" in ask(tried)[0], "a wording that is being written is shown as it is"
    late = office.nominate(person("Bế Văn Đặng", honorific="Ông"))
    office.database.do(MoveNominations((late,), NominationState.SUBMITTED))
    judged = (Result(late, 8, 9, True),)
    office.database.do(
        RecordCouncil(office.round_id, TODAY, "Phòng họp", "Phan Việt Tùng", "Lý Thu Hường", 9, 8, judged)
    )
    (ground,) = ask(standing_texts.proposed_request, office.office, (*ids, late), TODAY)
    assert ground.startswith("Theo đề nghị của Hội đồng Thi đua - Khen thưởng")
    (ground,) = ask(standing_texts.proposed_request, office.chairman, ids, TODAY)
    assert ground.startswith("Theo đề nghị của Giám đốc Sở"), "the province's names no council"


def test_the_department_of_home_affairs_names_itself_once(invented_home):
    with invented_home.read() as session:
        (ground,) = standing_texts.proposed_request(session, 1, (), TODAY)
        assert ground == "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số … ngày …"
        assert standing_texts.blanks(session, TODAY)["directors"] == "Giám đốc Sở Nội vụ"


@pytest.fixture
def invented_home(database):
    where = ("Tuyên Quang", "QĐ-UBND", date(1991, 10, 1))
    database.do(AddAuthority("chairman", "province", "Chủ tịch UBND tỉnh", "Chủ tịch", "UBND tỉnh", "CHỦ TỊCH", *where))
    names = ("Giám đốc Sở Nội vụ", "Giám đốc Sở", "Sở Nội vụ", "GIÁM ĐỐC")
    database.do(AddAuthority("office", "department", *names, *where, is_office=True))
    return database


def test_an_authority_without_a_name_on_the_day_proposes_nothing(office, ask):
    with pytest.raises(KnownError, match="authority_without_name"):
        ask(standing_texts.proposed, "execution", office.chairman, date(1990, 1, 1))


def test_every_text_is_listed_for_each_authority_that_writes_its_own_the_province_first(office, ask):
    office.database.do(ChangeText("dossier", "Hồ sơ kèm theo: 02 bộ", date(2024, 1, 1)))
    lines = ask(standing_texts.text_lines, TODAY)
    assert [line.authority_id for line in lines if line.code == "execution"] == [office.chairman, office.office]
    (dossier,) = (line for line in lines if line.code == "dossier")
    assert (dossier.own, dossier.text, dossier.valid_from) == (True, "Hồ sơ kèm theo: 02 bộ", date(2024, 1, 1))
    (before,) = (one for one in ask(standing_texts.text_lines, date(2023, 12, 31)) if one.code == "dossier")
    assert (before.own, before.valid_from) == (False, None)
