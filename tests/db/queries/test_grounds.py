"""The legal grounds of a paper: those of its day, for who decides, each with number, date and body."""

import re
from datetime import date, timedelta

import pytest

from db.catalogue import shipped
from db.queries.grounds import (
    COMPETENCE,
    EARLY_NO_LAW,
    difference,
    grounds_for,
    grounds_on,
    law_known,
    renewal,
)
from db.rules.numbering import left_open

MINISTRY = "Bộ Thông tin và Truyền thông"
NEWER = "Bộ Khoa học và Công nghệ"
DEPARTMENT = "Sở Thông tin và Truyền thông"
LAWS = {
    date(2017, 9, 30): ("Nghị định số 65/2014/NĐ-CP ngày 01 tháng 7 năm 2014", "Nghị định số 91/2017/NĐ-CP"),
    date(2017, 10, 1): ("Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017", "Nghị định số 42/2010/NĐ-CP"),
    date(2023, 12, 31): ("Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003", "ngày 15 tháng 6 năm 2022"),
    date(2024, 1, 1): ("Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023", "năm 2003"),
    date(2025, 6, 30): ("Nghị định số 98/2023/NĐ-CP", "152/2025"),
    date(2025, 7, 1): ("Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ", "98/2023"),
    date(2026, 9, 30): ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "ngày 23 tháng 4 năm 2026"),
    date(2026, 10, 1): ("ngày 23 tháng 4 năm 2026", "98/2023"),
}
"""What must be cited on a day, and what must not; both sides of every change of the law."""
LOCAL = {
    date(2015, 12, 31): "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003",
    date(2016, 1, 1): "chính quyền địa phương ngày 19 tháng 6 năm 2015",
    date(2020, 6, 30): "chính quyền địa phương ngày 19 tháng 6 năm 2015",
    date(2020, 7, 1): "ngày 22 tháng 11 năm 2019",
    date(2025, 2, 28): "ngày 22 tháng 11 năm 2019",
    date(2025, 3, 1): "chính quyền địa phương ngày 19 tháng 02 năm 2025",
    date(2025, 6, 15): "chính quyền địa phương ngày 19 tháng 02 năm 2025",
    date(2025, 6, 16): "chính quyền địa phương ngày 16 tháng 6 năm 2025",
    date(2026, 10, 1): "chính quyền địa phương ngày 16 tháng 6 năm 2025",
}


@pytest.mark.parametrize("day", LAWS, ids=str)
def test_the_law_cited_is_that_of_the_day(ask, day):
    for level in ("province", "ministry", "department", ""):
        told = "\n".join(ask(grounds_for, level, day))
        cited, not_yet = LAWS[day]
        assert cited in told and not_yet not in told


@pytest.mark.parametrize("day", LOCAL, ids=str)
@pytest.mark.parametrize(
    ("level", "body"), [("province", "Ủy ban nhân dân tỉnh Tuyên Quang"), ("other", "Ủy ban nhân dân xã Yên Sơn")]
)
def test_province_and_commune_cite_the_law_on_local_government_of_the_day(ask, level, body, day):
    first, *others = ask(grounds_for, level, day, body)
    assert LOCAL[day] in first and "Thi đua" not in first
    assert len(others) >= 2 and all("địa phương" not in line for line in others)


def test_others_than_councils_do_not_cite_it(ask):
    assert not any("địa phương" in line for line in ask(grounds_for, "other", date(2024, 3, 1), "Trường THPT Yên Sơn"))


@pytest.mark.parametrize(
    ("body", "day", "decree"),
    [
        (MINISTRY, date(2018, 3, 1), "17/2017/NĐ-CP ngày 17 tháng 02 năm 2017"),
        (MINISTRY, date(2022, 7, 25), "17/2017/NĐ-CP"),
        (MINISTRY, date(2022, 7, 26), "48/2022/NĐ-CP ngày 26 tháng 7 năm 2022"),
        (MINISTRY, date(2024, 5, 1), "48/2022/NĐ-CP"),
        (NEWER, date(2025, 3, 2), "55/2025/NĐ-CP ngày 02 tháng 3 năm 2025"),
        (NEWER, date(2026, 10, 1), "55/2025/NĐ-CP"),
    ],
)
def test_a_ministry_cites_the_decree_on_itself_that_is_in_force(ask, body, day, decree):
    lines = ask(grounds_for, "ministry", day, body)
    assert decree in lines[0] and lines[0].endswith(body)
    assert sum("cơ cấu tổ chức" in line for line in lines) == 1 and not left_open("\n".join(lines))


@pytest.mark.parametrize(
    ("level", "body"), [("ministry", "Bộ Y tế"), ("department", DEPARTMENT), ("ministry", MINISTRY)]
)
def test_powers_that_the_catalogue_does_not_have_are_left_open_in_words(ask, level, body):
    first, *_others = ask(grounds_for, level, date(2025, 12, 1), body)
    assert first == f"{COMPETENCE[level]} {body}" and left_open(first)


def test_a_day_without_a_law_is_known_as_such_and_no_line_of_a_paper_makes_one_up(ask):
    assert not ask(law_known, date(1950, 1, 1)) and ask(law_known, date(2010, 6, 1))
    assert ask(grounds_for, "province", date(1950, 1, 1)) == []
    assert not ask(renewal, "province", date(1950, 1, 1), ("Căn cứ Kế hoạch số 12/KH-UBND",)).known


def test_every_day_has_its_law_once(ask):
    day = date(2010, 6, 1)
    while day < date(2027, 1, 1):
        lines = ask(grounds_for, "province", day)
        assert sum(line.startswith("Căn cứ Luật Thi đua") for line in lines) == 1, day
        assert sum(line.startswith("Căn cứ Luật Tổ chức") for line in lines) == 1, day
        day += timedelta(days=61)


def test_every_ground_is_cited_with_its_day_and_every_decree_with_number_and_body():
    for row in shipped()["legal_grounds"]:
        if not row.get("offered_only"):
            assert re.search(r"ngày \d\d tháng \d+ năm \d{4}", row["text"]), row
        if "Nghị định" in row["text"] and not row.get("offered_only"):
            assert re.search(r"Nghị định số \d+/\d{4}/NĐ-CP ngày .* của Chính phủ", row["text"]), row
        assert row["source"] and row["confidence"] in shipped()["confidence_words"]


def test_circulars_and_rules_carry_number_day_and_body_or_leave_open_what_nobody_read():
    rows = [row for row in shipped()["legal_grounds"] if row.get("offered_only")]
    later = {row["id"] for row in shipped()["legal_regimes"] if row["valid_from"] >= "2010-06-01"}
    assert {row["regime"] for row in rows} == later, "of the laws before nobody has read a circular"
    for row in rows:
        assert re.match(r"Căn cứ (Thông tư|Quyết định) số (\d+/\d{4}/(TT|QĐ)-[A-ZĐ]+|…/QĐ-UBND) ngày ", row["text"]), (
            row
        )
        assert " của Bộ trưởng Bộ " in row["text"] or " của Ủy ban nhân dân tỉnh" in row["text"], row
        assert left_open(row["text"]) or row["confidence"] != "unsure", row


def test_grounds_of_another_days_law_give_way_and_the_clerks_own_stay_in_their_place(ask):
    then, now = (ask(grounds_for, "province", day) for day in (date(2023, 12, 22), date(2024, 1, 12)))
    before, after = "Căn cứ Kế hoạch số 12/KH-UBND", "Theo đề nghị của Giám đốc Sở Nội vụ"
    typed = [before, *(f"{line};" for line in now), after]
    assert ask(grounds_on, "province", date(2023, 12, 22), typed) == [before, *then, after]
    assert ask(grounds_on, "province", date(2024, 1, 12), typed) == typed
    assert ask(grounds_on, "province", date(1990, 1, 1), typed) == [before, after], "no law of that day is known"
    early = [before, f"{EARLY_NO_LAW} 01/01/1990)", after]
    assert ask(grounds_on, "province", date(2024, 1, 12), early) == [before, *now, after]


def test_a_ground_the_clerk_took_out_or_changed_is_not_put_back_while_the_law_is_the_same(ask):
    day = date(2024, 3, 1)
    grounds = ask(grounds_for, "province", date(2024, 1, 12))
    shorter = [*grounds[1:], "Căn cứ Luật Thi đua, khen thưởng năm 2022"]
    assert ask(grounds_on, "province", day, shorter) == shorter
    assert ask(grounds_on, "province", day, []) == []


def test_an_open_line_that_was_filled_in_stays_when_the_day_changes(ask):
    filled = f"Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2022 {COMPETENCE['department'].partition('… ')[2]}"
    mine = f"{filled} {DEPARTMENT}"
    now = [mine, *ask(grounds_for, "department", date(2024, 1, 12), DEPARTMENT)[1:]]
    then = ask(grounds_on, "department", date(2023, 12, 22), now, DEPARTMENT)
    assert then[0] == mine and not left_open("\n".join(then))
    assert any("91/2017" in line for line in then)


COMMUNE = ("other", "Ủy ban nhân dân xã Yên Sơn")
PROVINCE = ("province", "Ủy ban nhân dân tỉnh Tuyên Quang")
CHANGES = (date(2017, 10, 1), date(2024, 1, 1), date(2025, 7, 1), date(2026, 10, 1))


@pytest.mark.parametrize("day", CHANGES, ids=str)
@pytest.mark.parametrize(("level", "body"), [PROVINCE, COMMUNE, ("ministry", MINISTRY), ("ministry", NEWER)])
def test_grounds_of_either_side_of_a_new_law_are_renewed_to_the_other(ask, level, body, day):
    eve = day - timedelta(days=1)
    for then, now in ((eve, day), (day, eve)):
        lines, wanted = (ask(grounds_for, level, each, body) for each in (then, now))
        renewed = ask(renewal, level, now, [*lines, "Theo đề nghị của Giám đốc Sở Nội vụ"], body)
        assert renewed.lines == (*wanted, "Theo đề nghị của Giám đốc Sở Nội vụ")
        assert renewed.stale and set(renewed.stale) == set(lines) - set(wanted)
        assert ask(renewal, level, then, lines, body).stale == ()


def test_grounds_of_a_record_of_before_in_earlier_words_are_known_by_what_they_cite(ask):
    day = date(2025, 12, 1)
    early = ["Căn cứ Nghị định số 152/2025/NĐ-CP của Chính phủ", "Căn cứ Luật Thi đua, khen thưởng năm 2022;"]
    found = ask(renewal, *PROVINCE[:1], day, ["Căn cứ Kế hoạch số 12/KH-UBND", *early], PROVINCE[1])
    assert found.stale == tuple(early)
    assert found.lines == ("Căn cứ Kế hoạch số 12/KH-UBND", *ask(grounds_for, *PROVINCE[:1], day, PROVINCE[1]))
    assert len(found.lacking) == 3 and not ask(renewal, "province", day, found.lines, PROVINCE[1]).lacking


@pytest.mark.parametrize(
    ("level", "body", "day", "told"),
    [
        (*PROVINCE, date(2017, 12, 14), ["22/2010/QĐ-UBND"]),
        (*PROVINCE, date(2017, 12, 15), ["08/2017/TT-BNV", "22/2010/QĐ-UBND"]),
        (*PROVINCE, date(2019, 4, 25), ["08/2017/TT-BNV", "22/2010/QĐ-UBND"]),
        (*PROVINCE, date(2019, 4, 26), ["08/2017/TT-BNV", "…/QĐ-UBND"]),
        (*COMMUNE, date(2019, 12, 19), ["08/2017/TT-BNV", "…/QĐ-UBND"]),
        (*COMMUNE, date(2019, 12, 20), ["12/2019/TT-BNV", "…/QĐ-UBND"]),
        ("ministry", MINISTRY, date(2018, 8, 14), ["08/2017/TT-BNV", "13/2015/TT-BTTTT"]),
        ("ministry", MINISTRY, date(2018, 8, 15), ["08/2017/TT-BNV", "09/2018/TT-BTTTT"]),
        ("ministry", "Bộ Y tế", date(2018, 8, 15), ["08/2017/TT-BNV"]),
        ("ministry", NEWER, date(2025, 8, 4), ["01/2024/TT-BNV"]),
        ("ministry", NEWER, date(2025, 8, 5), ["15/2025/TT-BNV"]),
        ("ministry", NEWER, date(2026, 10, 1), ["15/2025/TT-BNV", "25/2025/TT-BKHCN"]),
    ],
)
def test_circulars_and_the_provinces_rule_of_the_day_are_offered_and_stay_once_taken(ask, level, body, day, told):
    found = ask(renewal, level, day, [], body)
    assert [re.search(r"số (\S+)", one.text)[1] for one in found.offered] == told
    assert not {one.text for one in found.offered} & set(found.lines), "a new paper cites them only when asked"
    taken = [*found.lines, found.offered[0].text]
    again = ask(renewal, level, day, taken, body)
    assert (again.lines, again.stale, again.lacking) == (tuple(taken), (), ())
    assert ask(grounds_on, level, day, taken, body) == taken


def test_the_difference_is_told_line_by_line():
    old, new = ["Căn cứ Luật A;", "Căn cứ Nghị định 1;", "Theo đề nghị;"], ["Căn cứ Luật A", "Căn cứ Nghị định 2"]
    assert difference(old, [*new, "Theo đề nghị"]) == [
        ("same", "Căn cứ Luật A"),
        ("out", "Căn cứ Nghị định 1"),
        ("in", "Căn cứ Nghị định 2"),
        ("same", "Theo đề nghị"),
    ]


def test_the_sources_that_a_clerk_reads_are_vietnamese():
    rows = [row for table in ("legal_grounds", "legal_regimes", "base_salary") for row in shipped()[table]]
    english = re.compile(r"\b(the|of|in force|its|number|title|wording|corrections)\b")
    assert [row["source"] for row in rows if english.search(row.get("source", ""))] == []
