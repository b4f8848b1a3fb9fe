"""Before the first sheet: what needs eyes, and only that."""

import pytest

from db.rules.terms import Severity
from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.preflight import Known, preflight
from tests.desktop.documents.certificate_pages import collective, values

ROUND = [
    values(),
    collective("Phòng Bưu chính, Viễn thông và Chuyển đổi số", register_number="01"),
    values(name="H’Čŭn Ayĭ Niê", register_number="08", award="Bằng khen của Chủ tịch UBND tỉnh", place="Tuyên Quang"),
    values(name="Lê Ỷ", register_number="09", award="Giấy khen của Giám đốc Sở Nội vụ"),
]


def kinds(*records, **options) -> set[tuple[int, str]]:
    return {(problem.index, problem.kind) for problem in preflight(records, **options)}


def test_a_clean_round_needs_no_eyes():
    known = [Known(sex="female", registered_name="Nguyễn Thị Quỳnh Thưởng"), None, None, None]
    assert preflight(ROUND, known=known) == []
    assert preflight([]) == []


def test_a_doubtful_round_says_why():
    doubtful = [values(honorific=None), values(name="Lê Ỷ", honorific="Ông"), values(name="中", honorific="Ông")]
    assert kinds(*doubtful, known=[None, Known(sex="female", registered_name="Lê Ý"), None]) >= {
        (0, "honorific"),
        (1, "honorific_and_sex"),
        (1, "name_unlike_register"),
        (2, "unsupported_character"),
        (1, "register_number_twice"),
    }


def test_what_else_stops_a_record_is_told_while_its_number_is_missing():
    long = values(decision_number="   /QĐ-UBND", reason="Đã có thành tích xuất sắc trong công tác " * 20)
    undated = values(name="Lê Ỷ", decision_date="", register_number="8")
    found = [(p.field, p.kind) for p in preflight([long, values(signer_name=""), undated])]
    assert found == [
        ("decision_number", "missing"),
        ("reason", "does_not_fit"),
        ("signer_name", "missing"),
        ("decision_date", "missing"),
    ]


@pytest.mark.parametrize(
    ("honorific", "name", "sex", "doubted"),
    [
        ("Ông", "Nguyễn Thị Hoa", None, True),
        ("Ông", "Thị Văn Ba", None, False),
        ("Bà", "Nguyễn Thị Hoa", None, False),
        ("Bà", "Trần Văn Nam", "male", True),
        ("Chị", "Trần Văn Nam", "male", True),
        ("Ông", "Trần Văn Nam", "male", False),
        ("ÔNG", "Lê An", "female", True),
        ("Ông", "Lê An", None, False),
    ],
)
def test_an_honorific_goes_with_what_is_known_of_the_person(honorific, name, sex, doubted):
    found = kinds(values(honorific=honorific, name=name), known=[Known(sex=sex)])
    assert ((0, "honorific_and_sex") in found) == doubted


def test_a_name_unlike_the_register_is_doubted_whatever_its_spelling():
    assert kinds(values(name="Lê Ỷ"), known=[Known(registered_name="Lê Ý")]) == {(0, "name_unlike_register")}
    assert kinds(values(name="Le\u0302 Y\u0309"), known=[Known(registered_name="Lê Ỷ")]) == set()


def test_two_of_one_decision_never_share_a_register_number():
    same = values(name="Lê Ỷ")
    assert (1, "register_number_twice") in kinds(values(), same)
    assert kinds(values(), values(name="Lê Ỷ", decision_number="99/QĐ-UBND")) == set()


def test_the_same_person_twice_is_told_with_the_other_place():
    found = preflight([values(), values(register_number="8")])
    assert [(p.index, p.kind, p.values["other"]) for p in found] == [(1, "duplicate", 1)]


def test_nothing_found_good_is_refused_by_the_printing(tmp_path):
    records = [*ROUND, values(reason="Đã có thành tích " * 60), values(name="阮")]
    stopped = {problem.index for problem in preflight(records) if problem.stops}
    printed = {problem.index for problem in write_certificates(tmp_path / "a.pdf", records) if problem.stops}
    assert stopped == printed == {4, 5}


def test_what_is_only_good_to_know_is_left_out():
    tabbed = values(name="Nguyễn\tThị\tHoa")
    assert all(problem.severity is not Severity.INFO for problem in preflight([tabbed]))


def test_progress_is_told_for_each_record():
    steps = []
    preflight(ROUND, step=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
