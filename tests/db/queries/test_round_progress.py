"""How far a round is, step by step; figures are those of counting every row, found without looking at every row."""

from collections import Counter
from datetime import date

from sqlalchemy import select

from db.changes.award_types import WordAward
from db.changes.ceremonies import RevokeAward
from db.changes.certificates import MakeCertificates, MoveSheets, ReissueCertificate, StartPrintRun
from db.changes.council import DraftSubmission, RecordCouncil, Result
from db.changes.decisions import IssueDecision
from db.changes.nominations import MoveNominations
from db.changes.rounds import OpenRound
from db.models.catalogue import AwardType
from db.models.decisions import Recipient
from db.queries.award_words import NONE
from db.queries.round_desk import desk
from db.queries.round_list import nominations_by_round
from db.queries.round_progress import RoundProgress, awards_by_year, round_progress
from db.rules.terms import NominationState, RewardType, SheetState
from tests.db.changes.conftest import TODAY, collective, person
from tests.db.changes.test_decisions import drafted, issued
from tests.db.queries.conftest import questions


def test_a_round_that_was_only_opened_is_nowhere_yet(office, ask):
    progress = ask(round_progress, office.round_id)
    assert progress == RoundProgress()
    assert (progress.nominations, progress.council_on) == (0, None)


def test_nominations_are_counted_by_their_state(office, ask):
    ids = [office.nominate(person(name)) for name in ("Ma Văn Ước", "Vừ Mí Kẻ", "Hà Phúc Lượng")]
    office.database.do(MoveNominations(tuple(ids[:2]), NominationState.SUBMITTED))
    office.database.do(MoveNominations((ids[0],), NominationState.RECOMMENDED))
    progress = ask(round_progress, office.round_id)
    assert progress.nominations == 3
    assert progress.count(NominationState.DRAFT, NominationState.SUBMITTED) == 2
    assert (progress.count(NominationState.WITHDRAWN), progress.count()) == (0, 0)


def test_council_and_submission_are_steps_of_the_round(office, ask):
    ids = tuple(office.nominate(person(name)) for name in ("Ma Văn Ước", "Vừ Mí Kẻ"))
    office.database.do(MoveNominations(ids, NominationState.SUBMITTED))
    for day, one in ((date(2023, 12, 1), ids[0]), (date(2023, 11, 28), ids[1])):
        result = (Result(one, 9, 9, recommended=True),)
        office.database.do(RecordCouncil(office.round_id, day, "Phòng họp", "Ông A", "Bà B", 9, 8, result))
    office.database.do(
        DraftSubmission(office.round_id, office.chairman, ids, ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    )
    progress = ask(round_progress, office.round_id)
    assert (progress.council_on, progress.submissions) == (date(2023, 12, 1), 1)


def test_a_draft_is_no_award_until_it_is_issued(office, ask):
    decision, _ids = drafted(office, person("Ma Văn Ước"), collective("Văn phòng Sở"))
    progress = ask(round_progress, office.round_id)
    assert (progress.decisions, progress.issued, progress.recipients, progress.entered) == (1, 0, 0, 0)
    office.database.do(IssueDecision(decision, "1598", date(2023, 12, 22)))
    progress = ask(round_progress, office.round_id)
    assert (progress.decisions, progress.issued, progress.recipients, progress.entered) == (1, 1, 2, 2)
    assert progress.bonus == 1_800_000 + 3_600_000


def test_a_certificate_is_good_with_one_sheet_that_was_not_lost(office, ask):
    decision, _ids = issued(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    made = tuple(office.database.do(MakeCertificates(decision)).result)

    def good() -> tuple[int, int]:
        progress = ask(round_progress, office.round_id)
        return progress.certificates, progress.good_sheets

    assert good() == (2, 0)
    sheets = office.database.do(StartPrintRun(made, "HP LaserJet A3")).result
    assert good() == (2, 2)
    office.database.do(MoveSheets((sheets[0],), SheetState.SPOILED, "Kẹt giấy"))
    assert good() == (2, 1)
    office.database.do(StartPrintRun((made[0],), "HP LaserJet A3"))
    assert good() == (2, 2)


def test_what_is_given_again_or_taken_back_is_never_counted_twice(office, ask):
    """Nine made, one given again, one taken back: eight have theirs, not "-1 still to be made"."""
    decision, _ids = issued(office, *(person(f"Ma Văn {name}") for name in ("Ước", "Sỹ", "Tấn")))
    made = tuple(office.database.do(MakeCertificates(decision)).result)
    sheets = office.database.do(StartPrintRun(made, "HP LaserJet A3")).result
    office.database.do(MoveSheets(tuple(sheets), SheetState.GOOD))
    again = office.database.do(ReissueCertificate(made[0], "Bằng bị ướt")).result
    progress = ask(round_progress, office.round_id)
    assert (progress.drawn, progress.certificates, progress.good_sheets) == (3, 3, 2)
    (last,) = ask(desk, office.round_id, TODAY).runs
    assert (last.sheets, last.lost) == (3, 0)
    office.database.do(StartPrintRun((again,), "HP LaserJet A3"))
    taken = next(each.id for each in office.all(Recipient) if each.name == "Ma Văn Sỹ")
    office.database.do(RevokeAward(taken, "40", date(2023, 12, 30), "Khai không đúng"))
    progress = ask(round_progress, office.round_id)
    assert (progress.recipients, progress.drawn, progress.certificates, progress.good_sheets) == (2, 2, 2, 2)


def test_awards_of_which_no_certificate_is_drawn_wait_for_none(office, ask):
    issued(office, person("Ma Văn Ước"))
    award = next(each for each in office.all(AwardType) if each.id == office.award)
    office.database.do(WordAward(award.id, certificate=NONE))
    progress = ask(round_progress, office.round_id)
    assert (progress.recipients, progress.drawn, progress.certificates) == (1, 0, 0)


def test_another_round_has_its_own_figures(office, ask):
    issued(office, person("Ma Văn Ước"))
    other = office.database.do(OpenRound("Công trạng năm 2023", 2023, RewardType.MERIT)).result
    assert ask(round_progress, other) == RoundProgress()


def test_a_record_without_awards_has_no_years(ask):
    assert ask(awards_by_year) == []


def test_awards_count_in_the_year_of_their_decision(office, ask):
    issued(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    issued(office, person("Hà Phúc Lượng"), number="12", dated=date(2024, 1, 5))
    issuer = "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"
    assert ask(awards_by_year) == [(2023, issuer, 2), (2024, issuer, 1)]
    assert ask(awards_by_year, 1) == [(2024, issuer, 1)]


def test_the_years_of_the_chart_are_those_of_the_register(session):
    counted = Counter((row.year, row.issuer) for row in session.execute(select(Recipient.year, Recipient.issuer)))
    newest = max(year for year, _issuer in counted)
    shown = {(year, issuer): many for year, issuer, many in awards_by_year(session)}
    assert shown == {key: many for key, many in counted.items() if key[0] > newest - 12}


def test_the_progress_of_a_round_takes_a_fixed_number_of_questions(session):
    for id_ in sorted(nominations_by_round(session))[:3]:
        assert questions(session, lambda id_=id_: round_progress(session, id_))[1] <= 14
