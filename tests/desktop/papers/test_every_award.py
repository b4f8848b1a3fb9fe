"""Every award of the catalogue × every paper × every kind of nominee: the words that stand on it are read."""

import json
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.catalogue import shipped
from db.changes.award_types import WordAward
from db.changes.council import DraftSubmission, RecordCouncil, Result
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.layouts import ServeLayout
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.office import AddAuthority, AddSigner
from db.changes.rounds import OpenRound
from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.models.catalogue import AwardKind, AwardType
from db.models.decisions import Recipient
from db.queries import paper_rows
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind, RewardType
from desktop.papers.round_papers import Stage, Waits, round_papers
from desktop.papers.table import PAPERS, Subject, paper
from tests.desktop.papers.conftest import CITATION, TODAY, person

SINCE = date(1991, 10, 1)
DAY = date(2023, 12, 12)
AUTHORITIES = {
    "ministry": ("Bộ trưởng Bộ Thông tin và Truyền thông", "Bộ Thông tin và Truyền thông", "BỘ TRƯỞNG"),
    "province": ("Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang", "Ủy ban nhân dân tỉnh Tuyên Quang", "CHỦ TỊCH"),
    "department": ("Giám đốc Sở Nội vụ", "Sở Nội vụ", "GIÁM ĐỐC"),
    "commune": ("Chủ tịch Ủy ban nhân dân xã Yên Sơn", "Ủy ban nhân dân xã Yên Sơn", "CHỦ TỊCH"),
    "government": ("Thủ tướng Chính phủ", "Chính phủ", "THỦ TƯỚNG"),
    "state": ("Chủ tịch nước", "Chủ tịch nước", "CHỦ TỊCH NƯỚC"),
}
LEVELS = ("ministry", "province", "department")
GIVEN_BY = {
    "grassroots": "department",
    "province_or_ministry": "province",
    "ministry_or_province": "ministry",
    "district": "commune",
    "district/commune": "commune",
}
"""Who gives an award of a level of the catalogue."""
K = NomineeKind
NOMINEES = {
    "individual": person("Lò Thị Mẫu"),
    "posthumous": person("Vàng A Páo", honorific="Ông", posthumous=True, position="Công an viên"),
    "foreigner": person("John Müller", honorific="Ông", position="Chuyên gia, quốc tịch Đức", unit="Tổ chức GIZ"),
    "collective": person("Phòng Bưu chính, Viễn thông", kind=K.COLLECTIVE, honorific="", position="", unit="Sở Nội vụ"),
    "authors": person("Nhóm tác giả ca khúc Về Tuyên", kind=K.COLLECTIVE, honorific="", position="", unit=""),
    "household": person("Giàng A Páo", kind=K.HOUSEHOLD, honorific="Ông", position="", unit="Thôn Nà Tông"),
}
COUNTED = {
    "individual": "cá nhân",
    "posthumous": "cá nhân",
    "foreigner": "cá nhân",
    "collective": "tập thể",
    "authors": "nhóm tác giả",
    "household": "hộ gia đình",
}
AWARDS = {row["id"]: row for row in shipped()["awards"]}
EXPECTED = {
    "advanced_worker": ("tặng", "danh hiệu “Lao động tiên tiến”"),
    "grassroots_emulation_fighter": ("tặng", "danh hiệu “Chiến sĩ thi đua cơ sở”"),
    "province_emulation_fighter": ("tặng", "danh hiệu “Chiến sĩ thi đua cấp tỉnh”"),
    "national_emulation_fighter": ("tặng", "danh hiệu “Chiến sĩ thi đua toàn quốc”"),
    "advanced_collective": ("tặng", "danh hiệu “Tập thể lao động tiên tiến”"),
    "excellent_collective": ("tặng", "danh hiệu “Tập thể lao động xuất sắc”"),
    "province_emulation_flag": ("tặng", "Cờ thi đua của Ủy ban nhân dân tỉnh"),
    "government_emulation_flag": ("tặng", "Cờ thi đua của Chính phủ"),
    "minister_merit_certificate": ("tặng", "Bằng khen của Bộ trưởng"),
    "province_chair_merit_certificate": ("tặng", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
    "prime_minister_merit_certificate": ("tặng", "Bằng khen của Thủ tướng Chính phủ"),
    "dept_director_commendation": ("tặng", "Giấy khen của Giám đốc Sở Nội vụ"),
    "commune_chair_commendation": ("tặng", "Giấy khen của Chủ tịch Ủy ban nhân dân xã Yên Sơn"),
    "district_chair_commendation": ("tặng", "Giấy khen của Chủ tịch Ủy ban nhân dân xã Yên Sơn"),
    "commemorative_medal": ("tặng", "Kỷ niệm chương"),
    "labour_order_3": ("tặng thưởng", "Huân chương Lao động hạng Ba"),
    "labour_order_2": ("tặng thưởng", "Huân chương Lao động hạng Nhì"),
    "labour_order_1": ("tặng thưởng", "Huân chương Lao động hạng Nhất"),
    "cultural_village": ("tặng", "danh hiệu “Thôn, tổ dân phố văn hóa”"),
    "exemplary_commune": ("tặng", "danh hiệu “Xã, phường, thị trấn tiêu biểu”"),
    "cultural_family": ("tặng", "danh hiệu “Gia đình văn hóa”"),
}
NEVER = (
    "Bộ, ban, ngành, tỉnh",
    "tặng Chiến sĩ",
    "tặng Lao động",
    "tặng Tập thể",
    "xuất sắc của Chủ tịch",
    "tiên tiến của Giám đốc",
    "{",
    "  ",
    " ,",
    ",,",
    "..",
)
"""What no paper may say of any award."""


@dataclass(frozen=True)
class Given:
    """One award for one nominee: its round and decision."""

    award: str
    who: str
    round_id: int
    decision: int
    submission: int
    nomination: int
    recipient: int


@dataclass
class Walk:
    """The record with a round for every award and kind of nominee."""

    database: Database
    given: list[Given]
    said: dict[tuple[str, int], str] = field(default_factory=dict)

    def say(self, code: str, one: Given) -> str:
        """Return every text of a paper, a line each; read once where nothing was changed since."""
        if (code, one.round_id) not in self.said:
            self.said[code, one.round_id] = self._say(code, one)
        return self.said[code, one.round_id]

    def do(self, change: object) -> None:
        """Change the record; all papers are read anew."""
        self.database.do(change)
        self.said.clear()

    def _say(self, code: str, one: Given) -> str:
        row = paper(code)
        ids = {Subject.DECISION: one.decision, Subject.SUBMISSION: one.submission, Subject.ROUND: one.round_id}
        ids |= {Subject.NOMINATION: one.nomination, Subject.AWARD: one.recipient}
        with self.database.read() as session:
            return "\n".join(told(row.load().gather(session, ids.get(row.of, 0), TODAY)))


def told(value: Any) -> list[str]:
    """Return every text of a paper's value; spans of one paragraph are one text."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, (tuple, list)) and value and all(hasattr(one, "face") for one in value):
        return ["".join(one.text for one in value)]
    if is_dataclass(value):
        return [text for each in fields(value) if each.name != "layout" for text in told(getattr(value, each.name))]
    return [text for one in value for text in told(one)] if hasattr(value, "__iter__") else []


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory):
    file: Path = tmp_path_factory.mktemp("walk") / "record.sqlite"
    create_record(file, today=lambda: TODAY)
    database = Database(file, today=lambda: TODAY)
    by_level = {
        level: database.do(
            AddAuthority(
                level, level if level in LEVELS else "other", title,
                title.replace("Ủy ban nhân dân", "UBND").removesuffix(" Tuyên Quang").partition(" Bộ Thông")[0], body,
                office, "Tuyên Quang", "QĐ-UBND", SINCE, fund="Quỹ khen thưởng", is_office=level == "department",
            )
        ).result
        for level, (title, body, office) in AUTHORITIES.items()
    }  # fmt: skip
    for authority in by_level.values():
        database.do(AddSigner(authority, "Lương Đức Thiện", "head", "CHỦ TỊCH"))
    with database.read() as session:
        kinds = session.execute(select(AwardType.code, AwardType.id, AwardKind.kind).join(AwardKind)).all()
    given = []
    for code, award, kind in kinds:
        level = AWARDS[code]["level"]
        for who, draft in NOMINEES.items():
            if draft.kind is kind:
                given.append(_give(database, code, who, award, by_level[GIVEN_BY.get(level, level)], len(given), draft))
    yield Walk(database, given)
    database.close()


def _give(
    database: Database, code: str, who: str, award: int, authority: int, at: int, draft: NominationDraft
) -> Given:
    round_id = database.do(OpenRound(f"Đợt {at}", 2022, RewardType.MERIT, citation=CITATION)).result
    ids = (database.do(AddNomination(round_id, award, authority, draft)).result,)
    database.do(MoveNominations(ids, NominationState.SUBMITTED))
    result = (Result(ids[0], 9, 9, recommended=True),)
    database.do(RecordCouncil(round_id, date(2023, 12, 1), "Phòng họp", "Bà Lý Thị Mỹ", "Ông Ma Văn Ước", 9, 9, result))
    submission = database.do(DraftSubmission(round_id, authority, ids, ("Sở Nội vụ",), "Lương Đức Thiện", "")).result
    draft_of = DraftDecision(round_id, authority, award, DecisionOrigin.DRAFTED, ids, recipients=("Như Điều 3", "VT"))
    decision = database.do(draft_of).result
    database.do(IssueDecision(decision, str(at + 1), DAY, signer_name="Lương Đức Thiện", without_bonus=True))
    with database.read() as session:
        recipient = session.scalars(select(Recipient.id).where(Recipient.decision_id == decision)).one()
    return Given(code, who, round_id, decision, submission, ids[0], recipient)


def certificate_or_reason(walk: Walk, one: Given) -> str:
    try:
        return walk.say("certificates", one)
    except KnownError as refused:
        assert refused.code == "award_without_certificate" and refused.values["reason"]
        return ""


def test_every_award_of_the_catalogue_has_its_words_here(walk):
    assert set(EXPECTED) == set(AWARDS) == {one.award for one in walk.given}
    assert len(walk.given) > 40


def test_every_paper_speaks_of_every_award_and_nominee_in_its_words(walk):
    wrong = []
    for one in walk.given:
        verb, name = EXPECTED[one.award]
        act = "truy tặng" if one.who == "posthumous" else verb
        short = name if "“" in name else name.partition(" của ")[0] if "khen" in name else name
        counted = f"01 {COUNTED[one.who]}"
        papers = {
            row.code: walk.say(row.code, one)
            for row in PAPERS
            if row.of in (Subject.DECISION, Subject.SUBMISSION, Subject.ROUND) and row.code != "certificates"
        }
        needed = {
            "decision": (f"Về việc {act} {name}", f"{act[0].upper()}{act[1:]} {name}"),
            "submission": (
                f"đề nghị {act} {name}",
                f"xét, {act} {short}",
                f" cho {counted}",
                f"Danh sách gồm {counted}",
            ),
            "minutes": (name if "“" not in name else name.split("“")[1].rstrip("”"), counted),
            "announcement": (f"{act} {short}", f" cho 1 {COUNTED[one.who]} vì đã có"),
            "list": (f"được {act} {short}", f"Tổng số: {counted}"),
            "invitation": (f"nhận {short} ", COUNTED[one.who]),
            "ceremony": (COUNTED[one.who].capitalize(),),
        }
        wrong += [
            (one.award, one.who, code, text)
            for code, texts in needed.items()
            for text in texts
            if text not in papers[code]
        ]
        said = {**papers, "certificates": certificate_or_reason(walk, one)}
        wrong += [(one.award, one.who, code, bad) for code, text in said.items() for bad in NEVER if bad in text]
    assert wrong == []


def test_a_bonus_goes_with_the_award_that_was_given(walk):
    nouns = {"danh hiệu": "danh hiệu", "Bằng khen": "Bằng khen", "Giấy khen": "Giấy khen", "Cờ thi đua": "Cờ thi đua"}
    for one in walk.given:
        text = walk.say("decision", one)
        for start, noun in nouns.items():
            if EXPECTED[one.award][1].startswith(start) and "kèm theo " in text:
                assert f"kèm theo {noun}:" in text, (one.award, text)


def test_an_only_recipient_is_named_and_no_list_is_spoken_of(walk):
    for one in walk.given:
        text = walk.say("decision", one)
        assert "Danh sách" not in text and "tập thể, cá nhân" not in text, text
        assert NOMINEES[one.who].name in text
        articles = sum(line.startswith("Điều ") for line in text.splitlines())
        assert f"- Như Điều {articles};" in text


def test_what_has_no_certificate_says_why_and_may_be_drawn_where_the_office_chose_so(walk):
    drawn = {one.award: bool(certificate_or_reason(walk, one)) for one in walk.given}
    assert {code for code, is_drawn in drawn.items() if not is_drawn} == {
        "province_emulation_flag", "government_emulation_flag", "labour_order_1", "labour_order_2", "labour_order_3",
    }  # fmt: skip
    flag = next(one for one in walk.given if one.award == "province_emulation_flag" and one.who == "collective")
    with walk.database.read() as session:
        (row,) = [each for each in round_papers(session, flag.round_id) if each.paper.code == "certificates"]
        award = session.scalars(select(AwardType.id).where(AwardType.code == flag.award)).one()
    assert (row.stage, row.waits) == (Stage.LATER, Waits.NO_CERTIFICATE)
    for chosen, back in (
        (WordAward(award, certificate="drawn"), WordAward(award)),
        (ServeLayout(flag.award, K.COLLECTIVE, "bang-khen"), ServeLayout(flag.award, K.COLLECTIVE, "")),
    ):
        walk.do(chosen)
        assert "Phòng Bưu chính" in certificate_or_reason(walk, flag)
        walk.do(back)
        assert not certificate_or_reason(walk, flag)


def test_a_certificate_of_a_title_says_so(walk):
    for one in walk.given:
        if EXPECTED[one.award][1].startswith("danh hiệu"):
            with walk.database.read() as session:
                (value,) = paper("certificates").load().gather(session, one.decision, TODAY)
            assert value.award.startswith("Danh hiệu ") and value.posthumous is (one.who == "posthumous")


def test_the_words_of_the_office_stand_on_papers_to_come_and_not_on_those_issued(walk):
    one = next(each for each in walk.given if (each.award, each.who) == ("advanced_worker", "individual"))
    with walk.database.read() as session:
        award = session.scalars(select(AwardType.id).where(AwardType.code == one.award)).one()
    walk.do(WordAward(award, "Lao động giỏi {level}", "Lao động giỏi", "công nhận"))
    with walk.database.read() as session:
        assert paper_rows.decision_rows(session, one.decision, TODAY).award == "Lao động tiên tiến"
    assert "xét, công nhận danh hiệu “Lao động giỏi” cho 01 cá nhân" in walk.say("submission", one)
    walk.do(WordAward(award))


def test_the_families_say_how_sure_their_words_are():
    rows = json.loads(Path("resources/catalogue/award_words.json").read_text(encoding="utf-8"))["families"]
    assert all(row["confidence"] in shipped()["confidence_words"] for row in rows)
    assert all(row["certificate"] or row["why"] for row in rows)
