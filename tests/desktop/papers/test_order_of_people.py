"""The order of people is that of the decisions on every paper of a round in which several awards are given."""

import shutil
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from db.changes.certificates import MakeCertificates
from db.changes.council import DraftSubmission, RecordCouncil, Result
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.models.catalogue import AwardType
from db.models.decisions import Recipient
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind, SigningCapacity
from desktop.documents.letters.listing import Section, Table
from desktop.documents.letters.paper_words import by_award
from desktop.papers.table import PAPERS, paper
from desktop.papers.writing import write_paper
from tests.db.changes.conftest import TODAY, Office, collective, opened, person, template
from tests.desktop.papers.conftest import Round
from tests.desktop.papers.reading import words_of

__all__ = ["template"]  # a fixture
GIVEN: tuple[tuple[str, NominationDraft], ...] = (
    ("dept_director_commendation", person("Triệu Mùi Ghển")),
    ("advanced_worker", person("Nông Quốc Khánh")),
    ("dept_director_commendation", collective("Trung tâm Viễn thông Hàm Yên")),
    ("advanced_collective", collective("Phòng Chuyển đổi số")),
    ("grassroots_emulation_fighter", person("Nông Quốc Khánh")),
    ("dept_director_commendation", NominationDraft(NomineeKind.HOUSEHOLD, "Giàng A Páo", honorific="Ông",
        unit="Thôn Nà Tông", citation="Đã hiến đất làm trạm phát sóng")),
    ("advanced_worker", person("Chẩu Thị Hiền", honorific="Bà", posthumous=True)),
    ("advanced_collective", collective("Văn phòng Sở")),
    ("advanced_worker", person("Ma Văn Ước")),
)  # fmt: skip
"""As the units' lists came in: neither award by award nor kind by kind."""
IN_ORDER = (
    *("Nông Quốc Khánh", "Chẩu Thị Hiền", "Ma Văn Ước", "Phòng Chuyển đổi số", "Văn phòng Sở"),
    *("Trung tâm Viễn thông Hàm Yên", "Triệu Mùi Ghển", "Giàng A Páo"),
)
"""As the decision names them first: award by award of the law, collectives first."""
HIGHER: tuple[tuple[str, NominationDraft], ...] = (
    ("province_chair_merit_certificate", person("Lò Thị Mẫu", honorific="Bà")),
    ("province_chair_merit_certificate", collective("Đài Truyền thanh Na Hang")),
)
OTHERWISE = ("invitation", "round", "appraisal")
"""A list of everybody once however many awards; the working list, which stands as the window does; a list by unit."""
NAMES_NOBODY = {"announcement", "official-tables", "statistics"}
HEAD = ("Phan Việt Tùng", "GIÁM ĐỐC", SigningCapacity.HEAD)


def decided(office: Office, *given: tuple[str, NominationDraft]) -> None:
    """Put everybody forward, before the council, to the authorities, who decide in one paper each."""
    do = office.database.do
    with office.database.read() as session:
        awards = {row.code: row.id for row in session.scalars(select(AwardType))}
    asked: dict[int, list[int]] = {office.chairman: [], office.office: []}
    for code, draft in given:
        authority = office.chairman if code.startswith("province") else office.office
        asked[authority].append(do(AddNomination(office.round_id, awards[code], authority, draft)).result)
    ids = tuple(one for those in asked.values() for one in those)
    do(MoveNominations(ids, NominationState.SUBMITTED))
    results = tuple(Result(one, 9, 9, recommended=True) for one in ids)
    where = ("Phòng họp", "Bà Lý Thị Mỹ", "Ông Phan Việt Tùng", 9, 9)
    do(RecordCouncil(office.round_id, date(2023, 12, 1), *where, results))
    for authority, those in asked.items():
        if not those:
            continue
        do(DraftSubmission(office.round_id, authority, tuple(those), ("Giám đốc Sở",), *HEAD))
        draft = (DecisionOrigin.DRAFTED, tuple(those), "Tuyên Quang", *HEAD)
        decision = do(DraftDecision(office.round_id, authority, 0, *draft)).result
        do(IssueDecision(decision, "12", date(2024, 1, 5), without_bonus=True))
        do(MakeCertificates(decision))


@pytest.fixture(scope="module", params=[GIVEN, (*GIVEN, *HIGHER)], ids=["one decision", "two authorities"])
def year_end(request, tmp_path_factory, template):
    """Return a round whose people are given four awards by their office, and one more by the chairman."""
    office, close = opened(shutil.copy(template, tmp_path_factory.mktemp("order") / "record.sqlite"))
    decided(office, *request.param)
    yield Round(office.database, office.round_id)
    close()


def first_named(words: str, names: list[str], called: Callable[[str], str] = "".join) -> list[str]:
    """Return the names in the order in which they first stand in a text."""
    text = words.casefold()
    at = {name: text.find(called(name.split()).casefold()) for name in names}
    return sorted((name for name in names if at[name] >= 0), key=at.__getitem__)


def recipients(made: Round) -> list[str]:
    """Return the names as decided, each once."""
    with made.database.read() as session:
        found = session.scalars(select(Recipient.name).order_by(Recipient.decision_id, Recipient.ordinal))
        return list(dict.fromkeys(found))


def test_the_decision_names_people_award_by_award_collectives_first(year_end):
    assert [name for name in recipients(year_end) if name in IN_ORDER] == list(IN_ORDER)


@pytest.mark.parametrize("row", [row for row in PAPERS if not row.of_one and not row.counts_only], ids=lambda r: r.code)
def test_people_of_several_awards_stand_in_the_same_order_on_every_paper(year_end, tmp_path, row):
    names, named = recipients(year_end), False
    for subject in year_end.subjects(row):
        file = tmp_path / f"paper-{subject}.{row.formats[0]}"
        with year_end.database.read() as session:
            write_paper(session, row, subject, TODAY, file)
        found = first_named(words_of(file), names)
        named = named or bool(found)
        if row.code in OTHERWISE:
            assert sorted(found) == sorted(names)
        else:
            assert found == [name for name in names if name in found]
    assert named != (row.code in NAMES_NOBODY)


@pytest.mark.parametrize("code", ["submission", "minutes"])
def test_papers_before_the_decision_head_each_award_as_the_decision_lists_it(year_end, code):
    subject = year_end.subjects(paper(code))[-1]
    letter = year_end.gather(paper(code), subject)
    tables = [part for each in (letter, *letter.annexes) for part in each.parts if isinstance(part, Table)]
    heads = [row.text for table in tables for row in table.rows if isinstance(row, Section) and row.numeral in "ABCDE"]
    assert [one.partition(" của ")[0] for one in heads if "Ủy ban" not in one] == [
        "Lao động tiên tiến",
        "Chiến sĩ thi đua cơ sở",
        "Tập thể lao động tiên tiến",
        "Giấy khen",
    ]


def test_a_list_of_one_award_has_no_heading_for_it():
    assert by_award(["Hà Thị Ảnh", "Hà Thị Bưởi"], lambda _name: "Giấy khen") == [
        ("", "", ["Hà Thị Ảnh", "Hà Thị Bưởi"])
    ]
