"""What the line of years says of one award, and the columns of the hits."""

from dataclasses import replace
from datetime import date

from db.queries.register_list import GivenAward, RegisterHit
from db.rules.terms import NomineeKind
from desktop.ui.register.page import hit_columns, moment_of, year_options

AWARD = GivenAward(
    1, 2, 2022, "Bằng khen của Chủ tịch UBND tỉnh", "Ma Văn Khánh", "Chuyên viên", "Văn phòng Sở",
    "Đã có thành tích xuất sắc", "46/QĐ-UBND", date(2023, 12, 12), "07", 7, 0, "", "", False, False, 3, "",
)  # fmt: skip


def words(award):
    return [text for text, _tone in moment_of(award).lines]


def test_an_award_tells_number_day_place_and_citation():
    shown = words(AWARD)
    assert "46/QĐ-UBND · 12/12/2023" in shown[0] and "07" in shown[0]
    assert shown[1:] == ["Chuyên viên, Văn phòng Sở", "Đã có thành tích xuất sắc"]
    assert moment_of(AWARD).mark == "gold"


def test_a_bonus_is_told_in_dong_with_points():
    assert "1.780.000" in words(replace(AWARD, bonus=1_780_000))[0]


def test_a_revoked_award_says_why_and_by_which_decision_and_nothing_of_its_certificate():
    revoked = replace(AWARD, revoked="Kê khai sai", revoked_number="3/QĐ-UBND", handed_over=True, reissued="Rách")
    assert "Kê khai sai" in words(revoked)[-1] and "3/QĐ-UBND" in words(revoked)[-1]
    assert moment_of(revoked).mark == "stop" and not any("Rách" in text for text in words(revoked))


def test_a_certificate_issued_again_is_told_before_handing_over():
    assert "Rách" in words(replace(AWARD, reissued="Rách", handed_over=True))[-1]
    assert len(words(replace(AWARD, handed_over=True))) == len(words(AWARD)) + 1
    assert moment_of(replace(AWARD, handed_over=True)).mark == "gold"


def test_an_award_without_day_or_place_has_no_empty_words():
    bare = replace(AWARD, dated=None, position="", unit="", citation="")
    assert "–" in words(bare)[0] and len(words(bare)) == 1


def test_a_scan_is_pointed_out_last():
    assert "Enter" in words(replace(AWARD, has_scan=True))[-1]


def test_years_are_offered_from_the_newest_after_all_of_them():
    assert [year for _text, year in year_options(2019, 2022)] == [0, 2022, 2021, 2020, 2019]
    assert [year for _text, year in year_options(0, -1)] == [0]


def test_a_hit_shows_name_unit_number_of_awards_and_the_latest_year():
    hit = RegisterHit(4, NomineeKind.HOUSEHOLD, "Hộ ông Vừ Mí Kẻ", "Thôn Nà Khả", 3, 2022, "")
    columns = {column.name: column for column in hit_columns()}
    shown = [columns[name].text(hit) for name in ("name", "unit", "awards", "latest")]
    assert shown == ["Hộ ông Vừ Mí Kẻ", "Thôn Nà Khả", "3", "2022"]
    assert columns["name"].mark(hit).icon == "house"
    assert columns["latest"].text(replace(hit, awards=0, latest=0)) == "–", "all of them revoked"
