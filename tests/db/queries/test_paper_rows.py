"""What papers say: a draft in present words, an issued decision in those of its day."""

from datetime import date

import pytest

from db.changes.ceremonies import AddCeremony, RevokeAward
from db.changes.council import DraftSubmission, RecordCouncil, Result, SendSubmission
from db.changes.decisions import DraftDecision, EditDecision, IssueDecision, JudgeItem
from db.changes.nominations import AddNomination, EditNomination, MoveNominations
from db.changes.office import AddAuthority, RenameAuthority
from db.changes.people import MergePeople
from db.changes.rounds import OpenRound
from db.errors import KnownError
from db.models.decisions import Recipient
from db.models.people import Person
from db.queries import authority_words, paper_rows
from db.queries.council_rows import council_rows
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind, RewardType
from tests.db.changes.conftest import CITATION, TODAY, collective, person
from tests.db.changes.test_decisions import drafted, issued

RENAMED = ("Chủ tịch tỉnh mới", "Chủ tịch mới", "Ủy ban nhân dân tỉnh mới", "CHỦ TỊCH", "Hà Giang", "QĐ-UB")


def submitted(office, ids, round_id=0):
    """Draft a submission of nominations of the office's round, or of another."""
    texts = ("Sở Nội vụ", "Ban Thi đua - Khen thưởng tỉnh")
    draft = DraftSubmission(round_id or office.round_id, office.chairman, ids, texts, "Phan Việt Tùng", "GIÁM ĐỐC")
    return office.database.do(draft).result


def minister(office):
    """Add a minister, whose papers come before those of the province."""
    names = ("Bộ trưởng Bộ Thông tin và Truyền thông", "Bộ trưởng", "Bộ Thông tin và Truyền thông")
    add = AddAuthority("minister", "ministry", *names, "BỘ TRƯỞNG", "Hà Nội", "QĐ-BTTTT", date(2007, 8, 1))
    return office.database.do(add).result


def test_a_draft_says_its_nominees_in_order_with_the_money_of_today(office, ask):
    decision, _ids = drafted(office, person("Ma Văn Ước"), collective("Văn phòng Sở"))
    told = ask(paper_rows.decision_rows, decision, date(2024, 7, 1))
    assert (told.issued, told.number, told.dated, told.place) == (False, "", None, "Tuyên Quang")
    assert (told.words.short, told.award) == ("Bằng khen", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang")
    assert [(row.name, row.coefficient, row.base_salary, row.bonus) for row in told.rows] == [
        ("Văn phòng Sở", 300, 2_340_000, 7_020_000),
        ("Ma Văn Ước", 150, 2_340_000, 3_510_000),
    ]
    assert ask(paper_rows.decision_rows, decision, date(2023, 12, 1)).rows[1].bonus == 1_800_000


def test_a_draft_says_what_the_decision_changed_and_leaves_out_who_was_not_approved(office, ask):
    decision, (one, other) = drafted(office, person("Sùng Mí Dinh"), person("Ma Văn Ước"))
    office.database.do(JudgeItem(decision, one, approved=True, recipient="Sùng Mí Dính", position="Bưu tá"))
    office.database.do(JudgeItem(decision, other, approved=False, reason="Chưa đủ thời gian"))
    (row,) = ask(paper_rows.decision_rows, decision, TODAY).rows
    assert (row.name, row.position, row.unit) == ("Sùng Mí Dính", "Bưu tá", "Phòng Bưu chính, Viễn thông")


def test_a_draft_follows_a_correction_and_an_issued_decision_does_not(office, ask):
    decision, (id_,) = drafted(office, person("Nông Quốc Khánh"))
    office.database.do(EditNomination(id_, person("Nông Quốc Khánh", position="Trưởng phòng")))
    assert ask(paper_rows.decision_rows, decision, TODAY).rows[0].position == "Trưởng phòng"
    office.database.do(IssueDecision(decision, "1598", date(2023, 12, 22)))
    office.database.do(RenameAuthority(office.chairman, *RENAMED, date(2024, 1, 1)))
    told = ask(paper_rows.decision_rows, decision, date(2025, 7, 1))
    (row,) = told.rows
    assert (told.issued, told.number, told.dated) == (True, "1598/QĐ-UBND", date(2023, 12, 22))
    assert (row.position, row.register_number, row.bonus) == ("Trưởng phòng", "01", 1_800_000)
    assert told.authority.title == "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"


def test_a_draft_of_a_renamed_authority_has_the_name_of_the_day(office, ask):
    decision, _ids = drafted(office, person("Ma Văn Ước"))
    office.database.do(RenameAuthority(office.chairman, *RENAMED, date(2024, 1, 1)))
    before, after = (ask(paper_rows.decision_rows, decision, day) for day in (date(2023, 12, 31), TODAY))
    assert (before.authority.number_suffix, after.authority.number_suffix) == ("QĐ-UBND", "QĐ-UB")
    assert after.award == "Bằng khen của Chủ tịch tỉnh mới"


def test_place_and_office_of_the_signer_are_those_typed_else_those_of_the_authority(office, ask):
    decision, _ids = drafted(office, person("Ma Văn Ước"))
    grounds = ("Luật Thi đua, khen thưởng", "Xét đề nghị của Sở Nội vụ")
    office.database.do(EditDecision(decision, "", "Hoàng Việt Phương", "", grounds=grounds, recipients=("Như Điều 3",)))
    told = ask(paper_rows.decision_rows, decision, TODAY)
    assert (told.place, told.signer_office) == ("Tuyên Quang", "CHỦ TỊCH")
    assert (told.grounds, told.distribution) == (grounds, ("Như Điều 3",))
    office.database.do(EditDecision(decision, "Na Hang", "Hoàng Việt Phương", "PHÓ CHỦ TỊCH"))
    told = ask(paper_rows.decision_rows, decision, TODAY)
    assert (told.place, told.signer_office, told.grounds) == ("Na Hang", "PHÓ CHỦ TỊCH", ())


def test_running_text_of_a_paper_has_no_abbreviation(office, ask):
    assert ask(authority_words.words, office.chairman, TODAY).on_paper == "Chủ tịch Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (lambda session: paper_rows.decision_rows(session, 999, TODAY), "gone"),
        (lambda session: paper_rows.submission_rows(session, 999, TODAY), "gone"),
        (lambda session: paper_rows.submission_of_decision(session, 999), "gone"),
        (lambda session: council_rows(session, 1), "no_council"),
        (lambda session: authority_words.words(session, 999, TODAY), "authority_without_name"),
    ],
)
def test_what_is_not_in_the_record_is_told(ask, query, code):
    with pytest.raises(KnownError) as error:
        ask(query)
    assert error.value.code == code


def test_a_record_without_an_office_says_so(database):
    with pytest.raises(KnownError, match="office_missing"), database.read() as session:
        authority_words.office_words(session, TODAY)


def test_a_submission_says_who_is_put_forward_by_whom_and_after_which_meeting(office, ask):
    ids = tuple(
        office.nominate(draft) for draft in (person("Ma Văn Ước", summary="3 sáng kiến"), collective("Văn phòng"))
    )
    office.database.do(MoveNominations(ids, NominationState.SUBMITTED))
    results = tuple(Result(one, 9, 9, recommended=True) for one in ids)
    office.database.do(RecordCouncil(office.round_id, date(2023, 11, 28), "Phòng họp", "Ông A", "Bà B", 9, 9, results))
    made = submitted(office, ids)
    told = ask(paper_rows.submission_rows, made, TODAY)
    assert (told.number, told.dated, told.council_on) == ("", None, date(2023, 11, 28))
    assert told.addressees == ("Sở Nội vụ", "Ban Thi đua - Khen thưởng tỉnh")
    assert (told.rows[0].words.short, told.office.body) == ("Bằng khen", "Sở Thông tin và Truyền thông")
    assert [(row.name, row.kind, row.summary, row.earlier) for row in told.rows] == [
        ("Văn phòng", NomineeKind.COLLECTIVE, "", ()),
        ("Ma Văn Ước", NomineeKind.INDIVIDUAL, "3 sáng kiến", ()),
    ]
    office.database.do(SendSubmission(made, "95", date(2023, 12, 4)))
    told = ask(paper_rows.submission_rows, made, TODAY)
    assert (told.number, told.dated) == ("95/TTr-STTTT", date(2023, 12, 4))


def test_a_submission_without_a_meeting_names_none(office, ask):
    made = submitted(office, office.recommended(person("Ma Văn Ước")))
    assert ask(paper_rows.submission_rows, made, TODAY).council_on is None


def again(office, name, title="Công trạng năm 2023"):
    """Put somebody forward once more, in a later round."""
    round_id = office.database.do(OpenRound(title, 2023, RewardType.MERIT)).result
    ids = (office.database.do(AddNomination(round_id, office.award, office.chairman, person(name))).result,)
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        office.database.do(MoveNominations(ids, state))
    return round_id, ids


def test_a_submission_lists_earlier_awards_the_oldest_first(office, ask):
    issued(office, person("Sùng Mí Dính"), dated=date(2023, 12, 22))
    round_id, ids = again(office, "Sùng Mí Dính")
    draft = DraftDecision(
        round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids, signer_name="Lương Đức Thiện"
    )
    office.database.do(IssueDecision(office.database.do(draft).result, "7", date(2024, 1, 5)))
    round_id, ids = again(office, "Sùng Mí Dính", "Đợt bổ sung")
    made = submitted(office, ids, round_id)
    award = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"
    first, second = f"{award} (số 1598/QĐ-UBND ngày 22/12/2023)", f"{award} (số 07/QĐ-UBND ngày 05/01/2024)"
    assert ask(paper_rows.submission_rows, made, TODAY).rows[0].earlier == (first, second)
    assert ask(paper_rows.submission_rows, made, date(2024, 1, 5)).rows[0].earlier == (first,)


def test_what_a_double_was_given_is_an_earlier_award(office, ask):
    issued(office, person("Sùng Mí Dinh"))
    round_id, ids = again(office, "Sùng Mí Dính")
    made = submitted(office, ids, round_id)
    assert ask(paper_rows.submission_rows, made, TODAY).rows[0].earlier == ()
    office.database.do(MergePeople(*(each.id for each in office.all(Person))))
    assert len(ask(paper_rows.submission_rows, made, TODAY).rows[0].earlier) == 1


def test_an_award_that_was_revoked_is_no_earlier_award(office, ask):
    issued(office, person("Sùng Mí Dính"))
    recipient = office.all(Recipient)[0].id
    round_id, ids = again(office, "Sùng Mí Dính")
    made = submitted(office, ids, round_id)
    assert len(ask(paper_rows.submission_rows, made, TODAY).rows[0].earlier) == 1
    office.database.do(RevokeAward(recipient, "12/QĐ-UBND", TODAY, "Kê khai không đúng thành tích"))
    assert ask(paper_rows.submission_rows, made, TODAY).rows[0].earlier == ()


def test_minutes_are_those_of_the_last_meeting(office, ask):
    ids = tuple(office.nominate(person(name)) for name in ("Ma Văn Ước", "Vừ Mí Kẻ", "Hà Phúc Lượng"))
    office.database.do(MoveNominations(ids, NominationState.SUBMITTED))
    first = (Result(ids[2], 9, 9, recommended=True),)
    office.database.do(RecordCouncil(office.round_id, date(2023, 12, 1), "Hội trường", "Ông A", "Bà B", 9, 9, first))
    second = (
        Result(ids[0], 8, 9, recommended=True),
        Result(ids[1], 2, 9, recommended=False, reason="Trùng thành tích"),
    )
    office.database.do(
        RecordCouncil(
            office.round_id, date(2023, 12, 4), "Phòng họp", "Ông A", "Bà B", 9, 8, second,
            absent="Bà Chẩu Thị Hiền", present="Ông A\nBà B", number="12/BB-HĐ",
        )
    )  # fmt: skip
    told = ask(council_rows, office.round_id)
    assert (told.held_on, told.place, told.number, told.members) == (date(2023, 12, 4), "Phòng họp", "12/BB-HĐ", 9)
    assert (told.present, told.absent) == (("Ông A", "Bà B"), ("Bà Chẩu Thị Hiền",))
    assert [(row.name, votes, yes, remark) for row, votes, yes, remark in told.votes] == [
        ("Ma Văn Ước", 8, True, ""),
        ("Vừ Mí Kẻ", 2, False, "Trùng thành tích"),
    ]


def test_papers_of_a_round_begin_with_the_ministry(office, ask):
    issued(office, person("Ma Văn Ước"))
    ministry = minister(office)
    id_ = office.database.do(AddNomination(office.round_id, office.award, ministry, person("Vừ Mí Kẻ"))).result
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        office.database.do(MoveNominations((id_,), state))
    draft = DraftDecision(office.round_id, ministry, office.award, DecisionOrigin.DRAFTED, (id_,), signer_name="Ông C")
    second = office.database.do(draft).result
    assert ask(paper_rows.ids_of_round, office.round_id) == [second, 1]
    assert ask(paper_rows.ids_of_round, office.round_id, issued=True) == [1]
    assert ask(paper_rows.ids_of_round, 999) == []


def test_submissions_of_a_round_begin_with_the_ministry_and_are_found_from_their_decision(office, ask):
    decision, ids = drafted(office, person("Ma Văn Ước"))
    ours = submitted(office, ids)
    assert ask(paper_rows.submission_of_decision, decision) == ours
    ministry = minister(office)
    id_ = office.database.do(AddNomination(office.round_id, office.award, ministry, person("Vừ Mí Kẻ"))).result
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        office.database.do(MoveNominations((id_,), state))
    draft = DraftSubmission(office.round_id, ministry, (id_,), ("Bộ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    theirs = office.database.do(draft).result
    assert ask(paper_rows.submission_ids, office.round_id) == [theirs, ours]


def test_the_last_ceremony_of_a_round_counts_the_later_entered_of_one_day(office, ask):
    assert ask(paper_rows.ceremony_of, office.round_id) is None
    for title, day in (("Lễ trao", date(2024, 1, 10)), ("Hội nghị", date(2024, 1, 12)), ("Gặp mặt", date(2024, 1, 12))):
        office.database.do(AddCeremony(office.round_id, title, day, place="Hội trường tỉnh"))
    found = ask(paper_rows.ceremony_of, office.round_id)
    assert (found.name, found.held_on, found.place) == ("Gặp mặt", date(2024, 1, 12), "Hội trường tỉnh")
    assert ask(paper_rows.movement_citation, office.round_id) == CITATION


def test_an_office_goes_by_its_first_name_on_papers_older_than_itself(office):
    with office.database.read() as session:
        old, now = (authority_words.office_words(session, day) for day in (date(1990, 1, 1), TODAY))
    assert old == now
