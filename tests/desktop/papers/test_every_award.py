"""Every award of the catalogue × every paper × every kind of nominee × every law: the words that stand on it are read.

The normal run takes the days in turn, one for each award and nominee; `--long` takes every day for each.
"""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from db.catalogue import shipped
from db.changes.award_types import WordAward
from db.changes.layouts import ServeLayout
from db.errors import KnownError
from db.models.catalogue import AwardType
from db.queries import paper_rows
from db.rules.awards import CERTIFICATES
from db.rules.terms import NomineeKind
from desktop.papers.dossier_papers import UNKNOWN
from desktop.papers.round_papers import Stage, Waits, round_papers
from desktop.papers.table import PAPERS, Subject, paper
from tests.desktop.papers.award_walk import AWARDS, DAYS, LAWS, NOMINEES, TODAY, Given, Walk, in_law, walk_on

COUNTED = {
    "individual": "cá nhân",
    "posthumous": "cá nhân",
    "foreigner": "cá nhân",
    "collective": "tập thể",
    "authors": "nhóm tác giả",
    "household": "hộ gia đình",
}
ACTING = {
    "individual": "bà Lò Thị Mẫu",
    "posthumous": "gia đình ông Vàng A Páo",
    "foreigner": "ông John Müller",
    "collective": "Phòng Bưu chính, Viễn thông",
    "authors": "nhóm tác giả ca khúc Về Tuyên",
    "household": "hộ gia đình ông Giàng A Páo",
}
"""How a sentence names who comes and acts for each nominee."""
ADDRESSED = {who: name[0].upper() + name[1:] for who, name in ACTING.items()}
CALLED = {
    "posthumous": "đại diện gia đình người được truy tặng",
    "collective": "đại diện tập thể",
    "authors": "đại diện nhóm tác giả",
    "household": "đại diện hộ gia đình",
}
"""Who is asked to come up where it is not the nominee in person."""
INVITING = ("invitation", "seats", "envelopes")
OF_SEVERAL = ("Tập thể, cá nhân", "tập thể, cá nhân", *(f"các {word}" for word in dict.fromkeys(COUNTED.values())))
"""What no paper of one nominee may say; the office's list of a round keeps its columns."""
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
    "exemplary_commune_2025": ("tặng", "danh hiệu “Xã, phường, đặc khu tiêu biểu”"),
    "cultural_family": ("tặng", "danh hiệu “Gia đình văn hóa”"),
    "own_1": ("tặng", "Giấy khen chuyên đề chuyển đổi số của Giám đốc Sở Nội vụ"),
    "own_2": ("tặng", "Bằng khen phong trào “Dân vận khéo” của Chủ tịch Ủy ban nhân dân tỉnh"),
    "own_3": ("tặng", "Bằng chứng nhận Nhà nông giỏi"),
    "own_4": ("tặng", "Thư khen"),
    "own_5": ("tặng", "danh hiệu “Công dân Tuyên Quang ưu tú”"),
    "own_6": ("tặng", "danh hiệu “Gia đình hiếu học”"),
    "own_7": ("tặng", "Huy hiệu Tuyên Quang"),
    "own_8": ("tặng", "Giải Nhất cuộc thi Sáng tạo trẻ"),
    "own_9": ("tặng", "Cờ truyền thống"),
    "own_10": ("tặng", "danh hiệu “Làng nghề tiêu biểu”"),
    "bravery_order": ("tặng thưởng", "Huân chương Dũng cảm"),
    "merited_teacher": ("tặng", "danh hiệu “Nhà giáo Ưu tú”"),
    "enterprise_medal": ("tặng", "Kỷ niệm chương của Sở Nội vụ"),
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
    "()",
    "believed",
)
"""What no paper may say of any award."""


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory):
    made = walk_on(tmp_path_factory.mktemp("walk") / "record.sqlite", DAYS)
    yield made
    made.database.close()


def certificate_or_reason(walk: Walk, one: Given) -> str:
    try:
        return walk.say("certificates", one)
    except KnownError as refused:
        assert refused.code == "award_without_certificate" and refused.values["reason"]
        return ""


def letter_or_reason(walk: Walk, one: Given) -> str:
    """Return the letter that returns the dossier; there is none where no rule says which papers it must have."""
    try:
        return walk.say("return", one)
    except KnownError as refused:
        assert refused.code == "nothing_to_return" and UNKNOWN in walk.say("appraisal", one)
        return ""


def test_every_award_of_the_catalogue_has_its_words_here(walk):
    assert set(EXPECTED) == set(AWARDS) == {one.award for one in walk.given}
    assert len(walk.given) > 40 and {one.day for one in walk.given} == set(DAYS) and walk.refused == []


def test_every_paper_speaks_of_every_award_and_nominee_in_its_words(walk):
    assert [fault for one in walk.given for fault in (*faults(walk, one), *law_faults(walk, one))] == []


@pytest.mark.long
def test_the_words_are_right_on_both_sides_of_every_change_of_the_law(tmp_path):
    whole = walk_on(tmp_path / "record.sqlite", DAYS, every=True)
    assert [fault for one in whole.given for fault in (*faults(whole, one), *law_faults(whole, one))] == []
    expected = {(code, day) for code in AWARDS for day in DAYS if not in_law(code, day)}
    assert {(code, day) for code, _who, day, _why in whole.refused} == expected
    assert {why for *_what, why in whole.refused} == {"award_not_yet", "award_no_more"}
    whole.database.close()


def faults(walk: Walk, one: Given) -> list[tuple[object, ...]]:
    """Return what the papers of one award say wrong, or do not say."""
    verb, name = EXPECTED[one.award]
    act = "truy tặng" if one.who == "posthumous" else verb
    of_law = name.partition(" của ")[0] if "khen" in name else name
    short = next((form for form in CERTIFICATES if name.startswith(form)), name if "“" in name else of_law)
    counted = f"01 {COUNTED[one.who]}"
    papers = {
        row.code: walk.say(row.code, one)
        for row in PAPERS
        if row.of not in (Subject.RECORD, Subject.YEAR, Subject.AMENDMENT)
        and row.code not in ("certificates", "call", "reports", "return")
    }
    needed = {
        "decision": (f"Về việc {act} {name}", f"{act[0].upper()}{act[1:]} {name}"),
        "submission": (f"đề nghị {act} {name}", f"xét, {act} {short}", f" cho {counted}", f"Danh sách gồm {counted}"),
        "ballot": (f"Xét, đề nghị {act} {name}",),
        "report": (f"Đề nghị {act} {name}",),
        "minutes": (name if "“" not in name else name.removeprefix("danh hiệu “").rstrip("”"), counted),
        "announcement": (f"{act} {short}", f" cho 1 {COUNTED[one.who]} vì đã có"),
        "list": (f"được {act} {short}", f"Tổng số: {counted}"),
        "invitation": (f"nhận {short} ", f"kính mời {ACTING[one.who]} tới dự"),
        "script": (f"kính mời {CALLED.get(one.who, COUNTED[one.who])} có tên sau đây lên nhận", f"lên trao {name}"),
        "confirmation": (f"{act} {name}",),
        "seats": (ADDRESSED[one.who],),
        "envelopes": (ADDRESSED[one.who],),
        "ceremony": (COUNTED[one.who].capitalize(),),
    }
    where = (one.award, one.who, one.day)
    wrong: list[tuple[object, ...]] = [
        (*where, code, text) for code, texts in needed.items() for text in texts if text not in papers[code]
    ]
    said = {**papers, "certificates": certificate_or_reason(walk, one), "return": letter_or_reason(walk, one)}
    wrong += [(*where, code, bad) for code, text in said.items() for bad in NEVER if bad in text]
    one_only = [(code, text) for code, text in said.items() if code != "round"]
    wrong += [(*where, code, bad) for code, text in one_only for bad in OF_SEVERAL if bad in text]
    if one.who == "posthumous":
        wrong += [(*where, code) for code in INVITING if f"{NOMINEES[one.who].name} (truy tặng)" in said[code]]
        wrong += [(*where, code) for code in said if "chúc mừng" in said[code]]
    return wrong


def law_faults(walk: Walk, one: Given) -> list[tuple[object, ...]]:
    """Return the laws of another day that decision and submission cite, and those of their own that they do not."""
    wrong: list[tuple[object, ...]] = []
    everything = {law for laws in LAWS.values() for law in laws}
    for code, day in (("decision", one.day), ("submission", one.day - timedelta(7))):
        now = LAWS[min(last for last in LAWS if day <= last)]
        cited = "\n".join(line for line in walk.say(code, one).splitlines() if line.startswith("Căn cứ "))
        wrong += [(one.award, day, code, "not cited", law) for law in now if law not in cited]
        wrong += [(one.award, day, code, "cited", law) for law in everything - set(now) if law in cited]
    return wrong


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
        assert NOMINEES[one.who].name.casefold() in text.casefold()
        articles = sum(line.startswith("Điều ") for line in text.splitlines())
        assert f"- Như Điều {articles};" in text


def test_what_has_no_certificate_says_why_and_may_be_drawn_where_the_office_chose_so(walk):
    drawn = {one.award: bool(certificate_or_reason(walk, one)) for one in walk.given}
    assert {code for code, is_drawn in drawn.items() if not is_drawn} == {
        "province_emulation_flag", "government_emulation_flag", "labour_order_1", "labour_order_2", "labour_order_3",
        "bravery_order", "own_9",
    }  # fmt: skip
    flag = next(one for one in walk.given if one.award == "province_emulation_flag" and one.who == "collective")
    with walk.database.read() as session:
        (row,) = [each for each in round_papers(session, flag.round_id) if each.paper.code == "certificates"]
        award = session.scalars(select(AwardType.id).where(AwardType.code == flag.award)).one()
    assert (row.stage, row.waits) == (Stage.LATER, Waits.NO_CERTIFICATE)
    for chosen, back in (
        (WordAward(award, certificate="drawn"), WordAward(award)),
        (
            ServeLayout(flag.award, NomineeKind.COLLECTIVE, "bang-khen"),
            ServeLayout(flag.award, NomineeKind.COLLECTIVE, ""),
        ),
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
