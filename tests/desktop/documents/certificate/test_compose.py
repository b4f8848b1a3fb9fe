"""One certificate as lines with their places, or the field that keeps it from being printed."""

import json
from itertools import pairwise

import pytest

from desktop.documents.certificate.compose import Certificate, compose, layout_of
from desktop.documents.certificate.layouts import Wanted
from desktop.documents.certificate.prepare import prepare
from desktop.documents.certificate.problems import PaperProblem
from resources.paths import path
from tests.desktop.documents.certificate_pages import collective, values

LONG = (
    "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022, bảo đảm an toàn thông tin, xây dựng "
    "chính quyền điện tử và triển khai Đề án số 06 của Chính phủ trên địa bàn tỉnh Tuyên Quang,"
)
MERIT = Wanted("bang-khen")


def composed(given=None, *, choice=MERIT, stock=False, index=0, **changed):
    record, problems = prepare(given or values(**changed), index)
    assert record is not None, problems
    return compose(record, index, choice, stock=stock)


def certificate(given=None, **changed) -> Certificate:
    made = composed(given, **changed)
    assert isinstance(made, Certificate), made
    return made


def refusal(given=None, **changed) -> PaperProblem:
    made = composed(given, **changed)
    assert isinstance(made, PaperProblem)
    return made


def text(made: Certificate, name: str) -> str:
    """Return the words of a box, its lines joined."""
    return " ".join("".join(run.text for run in line.runs) for line in made.lines if line.box == name)


def test_every_value_stands_in_its_box():
    made = certificate()
    assert text(made, "issuer") == "BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG"
    assert text(made, "name") == "Bà Nguyễn Thị Quỳnh Thưởng"
    assert "Phó Trưởng phòng Hành chính - Tổng hợp, Trung tâm Công nghệ" in text(made, "unit")
    assert text(made, "reason").endswith("yêu nước năm 2022")
    foot = " ".join("".join(run.text for run in line.runs) for line in made.lines[-8:])
    for said in ("2417/QĐ-BTTTT", "ngày 14 tháng 12 năm 2023", "Hoàng Thế Vinh", "07"):
        assert said in foot


def test_lines_of_one_box_go_down_and_the_name_stands_over_unit_and_reason():
    made = certificate(unit="Trung tâm Công nghệ thông tin và Truyền thông tỉnh Tuyên Quang thuộc Sở " * 2)
    order = [line for line in made.lines if line.box in ("name", "unit", "reason")]
    heights = [line.y for line in order]
    assert heights == sorted(heights) and len(set(heights)) == len(heights) > 3


def test_stock_has_the_fixed_words_already():
    plain, stock = certificate(), certificate(stock=True)
    assert stock.static == () and plain.lines == stock.lines
    fixed = " ".join("".join(run.text for run in line.runs) for line in plain.static)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in fixed and "BẰNG KHEN" in fixed


def test_a_collective_has_no_honorific_and_a_name_of_several_lines():
    made = certificate(collective("Phòng Bưu chính, Viễn thông và Công nghệ thông tin " * 2))
    names = [line for line in made.lines if line.box == "name"]
    assert len(names) > 1
    assert all(len(line.runs) == 1 for line in names)


def test_honorific_and_name_are_two_runs_centred_like_the_name_alone():
    with_it, without = certificate(), certificate(honorific=None)
    (line,) = [each for each in with_it.lines if each.box == "name"]
    (bare,) = [each for each in without.lines if each.box == "name"]
    assert [run.text for run in line.runs] == ["Bà ", "Nguyễn Thị Quỳnh Thưởng"]
    assert line.runs[0].size < line.runs[1].size and line.x < bare.x and line.y == bare.y


def test_braces_of_a_value_are_text_and_no_template():
    assert text(certificate(name="{unit} {act}", honorific=None), "name") == "{unit} {act}"


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("name", {"name": "Nguyễn " * 40}),
        ("unit", {"unit": "Trung tâm Công nghệ thông tin " * 30}),
        ("reason", {"reason": "Đã có thành tích xuất sắc " * 60}),
        ("signer_name", {"signer_name": "Hoàng Thế Vinh " * 20}),
        ("position", {"position": "Phó Trưởng phòng " * 40, "unit": ""}),
    ],
)
def test_what_does_not_fit_is_told_by_the_field_that_was_typed(field, changed):
    told = refusal(index=7, **changed)
    assert (told.index, told.field, told.kind, told.stops) == (7, field, "does_not_fit", True)


@pytest.mark.parametrize("field", ["name", "honorific", "position", "unit", "reason", "signer_name", "place"])
def test_a_letter_that_no_face_has_is_told_with_its_code_point(field):
    told = refusal(**{field: "Lý \U00020000"})
    assert (told.field, told.kind) == (field, "unsupported_character")
    assert told.values == {"letter": "\U00020000", "point": "U+20000"}


@pytest.mark.parametrize("font", ["PlayfairDisplay-Bold", "DancingScript-Bold", "Charm-Bold"])
def test_a_letter_that_the_display_face_lacks_takes_the_whole_name_to_one_that_has_it_and_is_told(font):
    own = {**json.loads(path("layouts/bang-khen.json").read_text("utf-8"))}
    own["boxes"]["name"]["font"] = own["variants"][1]["kind"]["individual"].setdefault("boxes", {}).setdefault(
        "name", {}
    )["font"] = font
    choice = Wanted(json.dumps(own, ensure_ascii=False))
    made = certificate(name="Y Ƀlĭ Niê Kđăm", choice=choice)
    assert {run.face for line in made.lines if line.box == "name" for run in line.runs[-1:]} == {"Tinos-Bold"}
    (told,) = made.told
    assert (told.kind, told.field, told.stops, told.values) == (
        "other_face",
        "name",
        False,
        {"letter": "Ƀ", "point": "U+0243"},
    )
    usual = certificate(name="Y Blĭ Niê Kđăm", choice=choice)
    assert {run.face for line in usual.lines if line.box == "name" for run in line.runs[-1:]} == {
        font
    } and not usual.told


def test_the_office_rises_until_signature_and_seal_have_their_room():
    def baselines(**changed):
        made = certificate(**changed)
        return {
            name: [line.y for line in made.lines if line.box == name] for name in ("office", "signer", "place_date")
        }

    one, two = baselines(signer_title="CHỦ TỊCH"), baselines(signer_title="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    assert one == {"office": [211.2], "signer": [241.2], "place_date": [pytest.approx(203.2)]}
    assert two == {"office": [208.2, 215.2], "signer": [241.2], "place_date": [pytest.approx(200.2)]}


def test_one_more_word_of_a_reason_never_lets_the_type_fall_far():
    words = f"{LONG} góp phần phát triển sự nghiệp thông tin và truyền thông ở vùng đồng bào dân tộc thiểu số".split()
    sizes = []
    for many in range(5, len(words) + 1):
        made = certificate(reason=" ".join(words[:many]), signer_title="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
        sizes.append(next(line.runs[0].size for line in made.lines if line.box == "reason"))
    assert all(before - after <= 2.5 for before, after in pairwise(sizes)), sizes


def test_a_long_signer_is_made_smaller_before_it_is_refused():
    usual, long = (
        next(line for line in certificate(signer_name=name).lines if name in line.runs[0].text)
        for name in ("Hoàng Thế Vinh", "Công Huyền Tôn Nữ Thị Quỳnh Như Ngọc Diễm")
    )
    assert long.runs[0].size <= usual.runs[0].size


@pytest.mark.parametrize(
    ("award", "family"),
    [
        ("Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông", "bang-khen"),
        ("Giấy khen của Giám đốc Sở Nội vụ", "giay-khen"),
        ("Danh hiệu Chiến sĩ thi đua cơ sở của Giám đốc Sở Nội vụ", "danh-hieu"),
    ],
)
def test_without_a_choice_each_award_gets_its_own_layout(award, family):
    record, problems = prepare(values(award=award, signer_title="GIÁM ĐỐC SỞ NỘI VỤ"), 0)
    assert record is not None, problems
    own = layout_of(record, None)
    assert own == layout_of(record, Wanted(family))
    others = {"bang-khen", "giay-khen", "danh-hieu"} - {family}
    assert all(own != layout_of(record, Wanted(other)) for other in others)
