"""Name, unit and reason share their part of the sheet: as large as they fit, clear of each other, or refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.certificate.body import FittedBody, Refused, Texts, fit_body, name_box_for, name_width_em
from desktop.documents.certificate.layouts import Wanted, layout_for
from desktop.documents.engine.units import POINTS

NAMES = ("Nguyễn", "Thị", "Quỳnh", "Thưởng", "H’Hen", "Niê", "Kđăm", "Ẵng", "Ỷ")
REASON = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022"
UNIT = "Phó Trưởng phòng Hành chính - Tổng hợp, Trung tâm Công nghệ thông tin và Truyền thông tỉnh Tuyên Quang"


@pytest.fixture(scope="module", params=["individual", "collective"])
def layout(request):
    return layout_for(Wanted("bang-khen"), kind=request.param, authority="minister", posthumous=False)


@pytest.fixture(scope="module")
def of_person():
    return layout_for(Wanted("bang-khen"), kind="individual", authority="minister", posthumous=False)


def baselines(body: FittedBody) -> list[float]:
    found, y = [], body.first
    for block in body.blocks:
        for gap in block.gaps:
            y += gap
            found.append(y)
    return found


def check(layout, body: FittedBody, texts: Texts) -> None:
    """Assert what holds of every body: words kept, sizes in their limits and order, lines inside the zone."""
    name, *others = body.blocks
    written = [" ".join(block.setting.lines).split() for block in body.blocks]
    assert written == [text.split() for text in (texts.name, texts.unit, texts.reason) if text]
    for block in body.blocks:
        assert block.box.least(layout.scale) <= block.setting.size <= block.box.size
        assert len(block.gaps) == len(block.setting.lines)
        assert name is block or name.setting.size >= 1.2 * layout.boxes["unit"].least(layout.scale)
    if len(others) == 2:
        unit, reason = (block.setting.size for block in others)
        assert unit <= reason <= unit + 1.0
        assert unit <= name.setting.size / 1.25 + 1e-9
    lines = baselines(body)
    assert lines == sorted(lines)
    assert layout.zone.top < lines[0] and lines[-1] < layout.zone.bottom


def test_a_usual_body_stands_in_its_zone_at_full_size(of_person):
    texts = Texts("Nguyễn Thị Hoa", "Bà", "Sở Nội vụ tỉnh Tuyên Quang", REASON)
    body = fit_body(of_person, texts)
    check(of_person, body, texts)
    assert body.blocks[0].setting.size == of_person.boxes["name"].size
    assert body.blocks[0].gaps == (0.0,)


def test_two_names_of_one_reach_stand_alike_and_keep_their_letters(of_person):
    first, second = (fit_body(of_person, Texts(name, "", UNIT, REASON)) for name in ("Hoàng Thị Nga", "Đào Thị Ngân"))
    assert second.blocks[0].setting.lines == ("Đào Thị Ngân",)
    assert (first.first, first.blocks[1:]) == (second.first, second.blocks[1:])


def test_an_empty_text_takes_no_room(of_person):
    alone = fit_body(of_person, Texts("Nguyễn Thị Hoa", "", "", ""))
    assert len(alone.blocks) == 1
    assert len(fit_body(of_person, Texts("Nguyễn Thị Hoa", "", "", REASON)).blocks) == 2


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        ("name", Texts("Nguyễn " * 40, "", UNIT, REASON)),
        ("name", Texts("Nguyễn " * 40, "Bà", UNIT, REASON)),
        ("unit", Texts("Nguyễn An", "", "Trung tâm Công nghệ thông tin " * 30, REASON)),
        ("reason", Texts("Nguyễn An", "", UNIT, "Đã có thành tích xuất sắc " * 40)),
    ],
)
def test_what_does_not_fit_is_named(of_person, field, texts):
    assert fit_body(of_person, texts) == Refused(field)


def test_more_text_never_makes_a_line_larger(of_person):
    sizes = []
    for times in range(1, 9):
        body = fit_body(
            of_person, Texts("Nguyễn Thị Hoa", "Bà", UNIT, "Đã có thành tích xuất sắc trong công tác " * times)
        )
        if isinstance(body, Refused):
            break
        sizes.append(body.blocks[-1].setting.size)
    assert len(sizes) > 2 and sizes[0] >= sizes[-1]


@given(
    name=st.lists(
        st.sampled_from(["Nguyễn", "Thị", "Quỳnh", "Thưởng", "H’Hen", "Niê", "Kđăm", "Ẵng", "Ỷ"]),
        min_size=1,
        max_size=9,
    ),
    unit=st.lists(st.sampled_from(UNIT.split()), max_size=40),
    reason=st.lists(st.sampled_from(REASON.split()), max_size=50),
    honorific=st.sampled_from(("", "Bà", "Thượng tá, TS.")),
)
def test_any_body_is_in_order_or_refused(layout, name, unit, reason, honorific):
    texts = Texts(" ".join(name), honorific, " ".join(unit), " ".join(reason))
    body = fit_body(layout, texts)
    assert fit_body(layout, texts) == body or isinstance(body, FittedBody)
    if isinstance(body, FittedBody):
        check(layout, body, texts)
        if honorific:
            block = body.blocks[0]
            factor = layout.faces.get(block.box.font, {}).get("factor", 1.0)
            assert name_width_em(block.box, texts.name, honorific, factor) * block.setting.size <= (
                block.box.width * POINTS * 1.01
            )


def test_honorific_and_name_are_as_wide_as_both_and_the_gap(of_person):
    box = of_person.boxes["name"]
    bare = name_width_em(box, "Nguyễn An", "", 1.0)
    assert name_width_em(box, "Nguyễn An", "Bà", 1.0) > bare
    assert name_width_em(box, "Nguyễn An", "Bà", 0.5) > name_width_em(box, "Nguyễn An", "Bà", 1.0)


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("Nguyễn An", "GreatVibes"),
        ("H’Hen Niê", "PlayfairDisplay-Bold"),
        ("NGUYỄN AN", "PlayfairDisplay-Bold"),
    ],
)
def test_script_gives_way_where_it_cannot_be_read(of_person, name, face):
    box = replace(of_person.boxes["name"], font="GreatVibes", lines=1, word_space=0.2)
    taken = name_box_for(replace(of_person, boxes={**of_person.boxes, "name": box}), name)
    assert taken.font == face
    assert taken.word_space == (0.2 if face == "GreatVibes" else 0.0)


def test_a_collective_is_never_set_in_script(of_person):
    box = replace(of_person.boxes["name"], font="GreatVibes", lines=3)
    taken = name_box_for(replace(of_person, boxes={**of_person.boxes, "name": box}), "Sở Nội vụ")
    assert taken.font == "PlayfairDisplay-Bold"
    assert (taken.size, taken.leading) == tuple(of_person.faces[taken.font][key] for key in ("size", "leading"))
