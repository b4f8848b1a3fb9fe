"""Beside a nomination stands what the law says of it, from the facts that the record has."""

from datetime import date

from sqlalchemy import delete, event

from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations, OverrideFinding
from db.changes.people import MergePeople
from db.changes.rounds import OpenRound
from db.models.catalogue import AwardKind, Criterion
from db.models.facts import Discipline, DutyRating
from db.models.people import Person
from db.queries.advice import RoundCheck, advice_on, advice_on_draft, check_of_round, judgements, with_advice
from db.queries.nomination_list import NominationLine, nomination_lines
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind, RewardType, Severity
from tests.db.changes.conftest import TODAY, Office, keep, person


def advice(office: Office, nomination: int, day: date = TODAY) -> list[str]:
    with office.database.read() as session:
        return [line.rule for line in advice_on(session, nomination, day)]


def test_a_nominee_of_a_movement_meets_the_law(office: Office) -> None:
    assert advice(office, office.nominate(person("Nông Thị Sâm", honorific="Bà"))) == ["criteria_met"]


def test_a_pending_inspection_is_told_until_the_clerk_gives_a_reason(office: Office) -> None:
    sam = office.nominate(person("Nông Thị Sâm", honorific="Bà"))
    keep(office, sam, Discipline, what="thanh tra", starts_on=date(2023, 10, 1))
    assert advice(office, sam) == ["discipline_pending", "criteria_met"]
    office.database.do(
        OverrideFinding(sam, "discipline_pending", Severity.WARNING, "NĐ 152/2025 Điều 4 (4)", "Đã có kết luận")
    )
    with office.database.read() as session:
        told = advice_on(session, sam, TODAY)[0]
    assert (told.override_reason, told.overridden_by) == ("Đã có kết luận", "Lan")


def test_regular_merit_asks_for_the_ratings_that_the_record_lacks(office: Office) -> None:
    merit = office.database.do(OpenRound("Công trạng 2023", 2023, RewardType.MERIT)).result
    sam = office.database.do(AddNomination(merit, office.award, office.chairman, person("Ma Văn Páo"))).result
    assert "criteria_met" not in advice(office, sam)
    for year in (2022, 2023):
        keep(office, sam, DutyRating, year=year, rating="hoan_thanh_tot")
    assert "criteria_met" not in advice(office, sam)


def test_the_same_achievement_is_not_rewarded_twice_unseen(office: Office) -> None:
    (first,) = office.recommended(person("Sùng Mí Dính"))
    draft = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.RECEIVED, (first,), signer_name="Lương Đức Thiện"
    )
    office.database.do(IssueDecision(office.database.do(draft).result, "1598", date(2023, 12, 22)))
    again = office.database.do(OpenRound("Đợt bổ sung", 2023, RewardType.MOVEMENT, launched_by="province")).result
    second = office.database.do(AddNomination(again, office.award, office.chairman, person("Sùng Mí Dính"))).result
    assert advice(office, second)[0] == "rewarded_already"
    assert advice(office, first) == ["criteria_met"]


def test_a_household_before_the_decree_of_2014_is_pointed_out(office: Office) -> None:
    home = office.nominate(person("Hộ ông Vừ Mí Sình", kind=NomineeKind.HOUSEHOLD, honorific=""))
    assert "kind_not_yet_for_award" in advice(office, home, date(2014, 8, 19))
    assert "kind_not_yet_for_award" not in advice(office, home, date(2014, 8, 20))


def test_a_day_before_the_catalogue_begins_is_said_to_be_unchecked(office: Office) -> None:
    pao = office.nominate(person("Ma Văn Páo"))
    assert advice(office, pao, date(1960, 1, 1)) == ["law_silent"]
    assert advice(office, pao, date(2001, 1, 1)) == ["law_not_in_hand"], "its text is not in the catalogue"


def test_a_round_of_any_size_is_judged_with_the_same_few_statements(office: Office) -> None:
    few = [office.nominate(person(f"Ma Văn Páo {one}")) for one in ("An", "Bình")]
    many = [*few, *(office.nominate(person(f"Vừ Mí {one}")) for one in ("Kẻ", "Sình", "Dính", "Páo", "Say", "Mua"))]
    counted = []
    with office.database.read() as session:
        asked: list[object] = []
        event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
        for ids in (few[:1], few, many):
            asked.clear()
            assert set(judgements(session, ids, TODAY)) == set(ids)
            counted.append(len(asked))
    assert len(set(counted)) == 1 and counted[0] <= 25, counted


def on_draft(office: Office, draft: NominationDraft, own_id: int = 0) -> list[str]:
    with office.database.read() as session:
        told = advice_on_draft(session, draft, office.round_id, office.award, TODAY, own_id)
    return [line.rule for line in told]


def judged(office: Office, nomination: int) -> NominationLine:
    with office.database.read() as session:
        return with_advice(session, nomination_lines(session, [nomination]), TODAY)[nomination]


def test_while_it_is_typed_a_nomination_is_told_to_be_twice_in_the_round(office: Office) -> None:
    sam = office.nominate(person("Nông Thị Sâm", honorific="Bà"))
    assert on_draft(office, person("Nông Thị Sâm", honorific="Bà"))[0] == "nominated_twice"
    assert on_draft(office, person("Nông Thị Sen", honorific="Bà")) == ["criteria_met"]
    assert on_draft(office, person("Nông Thị Sâm", honorific="Bà"), own_id=sam) == ["criteria_met"]


def test_while_it_is_typed_an_award_for_the_same_achievement_is_told(office: Office) -> None:
    (first,) = office.recommended(person("Sùng Mí Dính"))
    draft = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.RECEIVED, (first,), signer_name="Lương Đức Thiện"
    )
    office.database.do(IssueDecision(office.database.do(draft).result, "1598", date(2023, 12, 22)))
    assert "rewarded_already" in on_draft(office, person("Sùng Mí Dính"))


def test_a_kind_that_the_offices_own_award_is_not_for_is_told_without_any_law(office: Office) -> None:
    with office.database.engine.begin() as connection:
        connection.execute(delete(Criterion).where(Criterion.award_type_id == office.award))
        connection.execute(delete(AwardKind).where(AwardKind.kind == NomineeKind.HOUSEHOLD))
    home = person("Hộ ông Vừ Mí Sình", kind=NomineeKind.HOUSEHOLD, honorific="")
    assert on_draft(office, home) == ["kind_not_for_award", "law_silent"]
    assert on_draft(office, person("Vừ Mí Sình")) == ["law_silent"]


def test_the_list_says_that_nothing_was_found_only_where_the_law_was_looked_at(office: Office) -> None:
    sam = office.nominate(person("Nông Thị Sâm", honorific="Bà"))
    assert judged(office, sam).checked
    with office.database.engine.begin() as connection:
        connection.execute(delete(Criterion).where(Criterion.award_type_id == office.award))
    line = judged(office, sam)
    assert (line.checked, line.severity, line.findings) == (False, None, 0)


def test_the_list_shows_what_stands_open_before_anything_is_submitted(office: Office) -> None:
    sam = office.nominate(person("Nông Thị Sâm", honorific="Bà"))
    keep(office, sam, Discipline, what="thanh tra", starts_on=date(2023, 10, 1))
    line = judged(office, sam)
    assert (line.finding, line.severity, line.findings) == ("discipline_pending", Severity.WARNING, 1)
    office.database.do(OverrideFinding(sam, "discipline_pending", Severity.WARNING, "", "Đã có kết luận"))
    line = judged(office, sam)
    assert (line.severity, line.findings, line.overridden) == (None, 1, 1)


def test_what_a_double_was_given_and_what_is_known_of_it_count_for_the_kept_person(office: Office) -> None:
    """Both in the list and while the next nomination is typed."""
    (first,) = office.recommended(person("Sùng Mí Dinh"))
    draft = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.RECEIVED, (first,), signer_name="Lương Đức Thiện"
    )
    office.database.do(IssueDecision(office.database.do(draft).result, "1598", date(2023, 12, 22)))
    keep(office, first, Discipline, what="thanh tra", starts_on=date(2023, 10, 1))
    again = office.database.do(OpenRound("Đợt bổ sung", 2023, RewardType.MOVEMENT, launched_by="province")).result
    second = office.database.do(AddNomination(again, office.award, office.chairman, person("Sùng Mí Dính"))).result
    assert advice(office, second) == ["criteria_met"]
    double, kept = (each.id for each in office.all(Person))
    office.database.do(MergePeople(double, kept))
    assert set(advice(office, second)) >= {"discipline_pending", "rewarded_already"}
    with office.database.read() as session:
        told = advice_on_draft(session, person("Sùng Mí Dính"), again, office.award, TODAY, second)
    assert {line.rule for line in told} >= {"discipline_pending", "rewarded_already"}


def test_a_year_that_both_entries_were_rated_counts_as_the_kept_one_says(office: Office) -> None:
    merit = office.database.do(OpenRound("Công trạng 2023", 2023, RewardType.MERIT)).result
    one, two = (
        office.database.do(AddNomination(merit, office.award, office.chairman, person(name))).result
        for name in ("Ma Văn Pao", "Ma Văn Páo")
    )
    keep(office, one, DutyRating, year=2023, rating="khong_hoan_thanh")
    for year in (2022, 2023):
        keep(office, two, DutyRating, year=year, rating="hoan_thanh_xuat_sac")
    rated = advice(office, two)
    double, kept = (each.id for each in office.all(Person))
    office.database.do(MergePeople(double, kept))
    assert set(advice(office, two)) == {*rated, "nominated_twice"}


def test_the_round_counts_what_its_list_shows_of_each_nomination(office: Office) -> None:
    sam, uoc, ke = (office.nominate(person(name)) for name in ("Nông Thị Sâm", "Ma Văn Ước", "Vừ Mí Kẻ"))
    keep(office, sam, Discipline, what="thanh tra", starts_on=date(2023, 10, 1))
    for day in (TODAY, date(1990, 1, 1)):
        with office.database.read() as session:
            lines = with_advice(session, nomination_lines(session, [sam, uoc, ke]), day).values()
            check = check_of_round(session, office.round_id, day)
        grave = sum(line.severity is not None for line in lines)
        grey = sum(line.severity is None and not line.checked for line in lines)
        assert (check.open, check.unchecked) == (grave, grey)
    with office.database.read() as session:
        assert check_of_round(session, office.round_id, TODAY) == RoundCheck(open=1, unchecked=0)
        assert check_of_round(session, office.round_id, date(1990, 1, 1)).unchecked > 0, "no law was in force"
    office.database.do(
        OverrideFinding(sam, "discipline_pending", Severity.WARNING, "NĐ 152/2025 Điều 4 (4)", "Đã có kết luận")
    )
    with office.database.read() as session:
        assert check_of_round(session, office.round_id, TODAY) == RoundCheck()


def test_who_was_withdrawn_is_checked_no_more(office: Office) -> None:
    sam = office.nominate(person("Nông Thị Sâm", honorific="Bà"))
    keep(office, sam, Discipline, what="thanh tra", starts_on=date(2023, 10, 1))
    office.database.do(MoveNominations((sam,), NominationState.WITHDRAWN, "Đơn vị xin rút"))
    with office.database.read() as session:
        assert check_of_round(session, office.round_id, TODAY) == RoundCheck()
