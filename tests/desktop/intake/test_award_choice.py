"""The wording of an award in a list is matched with the award types and authorities of the record."""

import pytest

from db.queries.importing import AuthorityRow, AwardRow
from db.rules.terms import NomineeKind
from desktop.intake.award_choice import AwardChoice, nearest_award

BOTH = frozenset({NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE})
AWARDS = [
    AwardRow(1, "province_chair_merit_certificate", "Bằng khen của Chủ tịch UBND tỉnh", "BK UBND", "province", BOTH),
    AwardRow(2, "dept_director_commendation", "Giấy khen của Giám đốc Sở", "GK", "department", BOTH),
    AwardRow(3, "minister_merit_certificate", "Bằng khen của Bộ trưởng", "BK Bộ", "ministry", BOTH),
    AwardRow(4, "own_badge", "Huy hiệu Vì sự nghiệp Thông tin", "HHTT", "department", BOTH),
]
OFFICE = AuthorityRow(10, "department", True, ("Giám đốc Sở Thông tin và Truyền thông", "Giám đốc Sở"))
CHAIRMAN = AuthorityRow(11, "province", False, ("Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang", "Chủ tịch UBND tỉnh"))
POST = AuthorityRow(12, "ministry", False, ("Bộ trưởng Bộ Bưu chính", "Bộ trưởng BBC"))
HOME = AuthorityRow(13, "ministry", False, ("Bộ trưởng Bộ Nội vụ", "Bộ trưởng BNV"))


def chosen(wording: str, *authorities: AuthorityRow) -> tuple[str, int] | None:
    found = AwardChoice(AWARDS, authorities or (OFFICE, CHAIRMAN, POST, HOME)).choose(wording)
    return (found.award.code, found.authority_id) if found else None


@pytest.mark.parametrize(
    ("wording", "code", "authority"),
    [
        ("Bằng khen của Chủ tịch UBND tỉnh", "province_chair_merit_certificate", 11),
        ("BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH", "province_chair_merit_certificate", 11),
        ("Bang khen cua UBND tinh", "province_chair_merit_certificate", 11),
        ("Bằng khen của Bộ trưởng Bộ Nội vụ", "minister_merit_certificate", 13),
        ("Giấy khen của Giám đốc Sở", "dept_director_commendation", 10),
        ("Huy hiệu Vì sự nghiệp Thông tin", "own_badge", 10),
        ("HHTT", "own_badge", 10),
    ],
)
def test_a_wording_finds_award_and_authority(wording: str, code: str, authority: int) -> None:
    assert chosen(wording) == (code, authority)


def test_an_award_that_two_authorities_could_give_is_left_to_the_clerk() -> None:
    assert chosen("Bằng khen của Bộ trưởng") is None
    assert chosen("Bằng khen của Bộ trưởng", POST) == ("minister_merit_certificate", 12)


def test_an_award_that_the_record_does_not_have_is_not_guessed() -> None:
    assert chosen("Huân chương Lao động hạng Ba") is None
    assert chosen("Cúp vàng sáng tạo") is None
    assert chosen("") is None


def test_an_award_of_the_state_is_given_by_its_president_and_one_of_the_prime_minister_by_him() -> None:
    state = (
        AwardRow(5, "bravery_order", "Huân chương Dũng cảm", "", "state", BOTH),
        AwardRow(6, "board_of_honour", "Bảng vàng danh dự", "", "government", BOTH),
        AwardRow(7, "good_labourer", "Lao động giỏi", "", "grassroots", BOTH),
        AwardRow(8, "enterprise_medal", "Kỷ niệm chương của doanh nghiệp", "", "enterprise", BOTH),
    )
    president = AuthorityRow(20, "other", False, ("Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Chủ tịch nước"))
    minister = AuthorityRow(21, "other", False, ("Thủ tướng Chính phủ", "TTg"))
    union = AuthorityRow(22, "other", False, ("Liên đoàn Lao động tỉnh Tuyên Quang", "LĐLĐ tỉnh"))
    choice = AwardChoice(state, (OFFICE, CHAIRMAN, president, minister, union))
    found = {each.name: choice.choose(each.name) for each in state}
    assert {name: one and one.authority_id for name, one in found.items()} == {
        "Huân chương Dũng cảm": 20,
        "Bảng vàng danh dự": 21,
        "Lao động giỏi": 10,
        "Kỷ niệm chương của doanh nghiệp": None,
    }


def test_our_own_office_gives_what_several_departments_could_give() -> None:
    other = AuthorityRow(14, "department", False, ("Giám đốc Sở Y tế", "GĐ SYT"))
    assert chosen("Lao động tiên tiến", OFFICE, other) is None  # the record has no such award
    assert chosen("Giấy khen của Sở", OFFICE, other) == ("dept_director_commendation", 10)


def test_the_longest_title_in_the_wording_names_the_authority() -> None:
    other = AuthorityRow(14, "department", False, ("Giám đốc Sở Y tế", "GĐ SYT"))
    for order in ((OFFICE, other), (other, OFFICE)):  # our short title "Giám đốc Sở" stands in the wording as well
        assert chosen("Giấy khen của Giám đốc Sở Y tế", *order) == ("dept_director_commendation", 14)


@pytest.mark.parametrize(
    "wording",
    [
        "Bằng khen của Chủ tịch Liên đoàn Lao động tỉnh",
        "Bằng khen của Chủ tịch Liên minh Hợp tác xã Việt Nam",
        "Bằng khen của Bộ Tư lệnh Quân khu 2",
        "Cờ thi đua của Tổng Liên đoàn Lao động Việt Nam",
        "Giấy khen của Sở Y tế",
        "Giấy khen của Giám đốc Sở Y tế",
        "Bằng khen của Chủ tịch UBND tỉnh Hà Giang",
        "Bằng khen của Chủ tịch UBND thành phố",
        "Bằng khen của Bộ trưởng Bộ Quốc phòng",
        "Kỷ niệm chương Vì sự nghiệp Văn hóa, Thể thao và Du lịch",
        "Bằng khen của Chủ tịch Ủy ban",
        "Bằng khen",
        "Giấy khen",
        "Cờ thi đua",
        "Huân chương Lao động",
        "Chiến sĩ thi đua",
        "Chiến sĩ thi đua cơ sở đề nghị xem xét",
    ],
)
def test_what_another_body_gives_or_a_part_of_a_wording_is_never_taken_for_an_award_of_the_record(wording: str) -> None:
    assert chosen(wording) is None


@pytest.mark.parametrize(
    ("wording", "code", "authority"),
    [
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "province_chair_merit_certificate", 11),
        ("Bằng khen của Chủ tịch Uỷ ban nhân dân tỉnh Tuyên Quang", "province_chair_merit_certificate", 11),
        ("Bằng khen UBND tỉnh", "province_chair_merit_certificate", 11),
        ("Bằng khen của Bộ Nội vụ", "minister_merit_certificate", 13),
        ("Giấy khen của Giám đốc Sở Thông tin và Truyền thông", "dept_director_commendation", 10),
        ("Tặng Giấy khen của Giám đốc Sở", "dept_director_commendation", 10),
    ],
)
def test_the_same_giver_in_other_words_is_the_same(wording: str, code: str, authority: int) -> None:
    assert chosen(wording) == (code, authority)


def test_the_award_nearest_by_wording_is_proposed_first() -> None:
    proposed = [award.name for award in AWARDS]
    assert nearest_award("Giấy khen của Sở Y tế", proposed) == 1
    assert nearest_award("BK Chủ tịch Ủy ban nhân dân tỉnh", proposed) == 0
    assert nearest_award("huy hiệu vì sự nghiệp thông tin và truyền thông", proposed) == 3
    assert nearest_award("xét sau", proposed) is None
    assert nearest_award("", proposed) is None
    assert nearest_award("Giấy khen", []) is None
