"""A layout as typed values: its sheet, its boxes, what it leaves out."""

import json

import pytest

from db.shipped_layouts import shipped_layout
from desktop.documents.certificate.layout import Box, from_data


def layout(**changed):
    return from_data({**json.loads(shipped_layout("bang-khen")), **changed})


@pytest.mark.parametrize(
    ("scale", "sheet"), [(1.0, (420, 297)), (0.7071, (297, 210)), (0.5, (210, 148)), (1.01, (424.2, 299.97))]
)
def test_the_sheet_is_rounded_only_where_it_is_nearly_whole(scale, sheet):
    assert layout(scale=scale).sheet == pytest.approx(sheet)


def test_boxes_part_into_those_on_stock_and_those_of_the_record():
    whole = layout()
    fixed = {box.id for box in whole.static_boxes}
    foot = {box.id for box in whole.foot_boxes}
    zone = {box.id for box in whole.boxes.values() if box.zone}
    assert zone >= {"name", "unit", "reason"}
    assert not fixed & foot
    assert not foot & zone
    assert fixed | foot | zone | {"issuer"} == set(whole.boxes)


def test_a_box_is_never_smaller_than_its_floor_on_the_sheet():
    box = Box("name", "{name}", "Tinos", 37.0, 210.0, 250.0, min=14.0, floor=10.0)
    assert box.least(1.0) == 14.0
    assert box.least(0.5) == 20.0
    assert Box("name", "", "Tinos", 12.0, 0.0, 9.0).least(1.0) == 12.0, "a box without a least size has its own"


def test_a_stacked_box_has_more_lines_and_no_further_form():
    box = Box("title", "{award}", "Tinos", 40.0, 210.0, 250.0, stacked={"lines": 2.0, "size": 28.0, "y": 100.0})
    stacked = box.when_stacked
    assert stacked is not None
    assert (stacked.lines, stacked.size, stacked.y, stacked.is_stacked) == (2, 28.0, 100.0, True)
    assert stacked.when_stacked is None
    assert Box("title", "", "Tinos", 40.0, 0.0, 9.0).when_stacked is None


def test_what_a_layout_leaves_out_has_its_usual_value():
    whole = layout(rules=[], images=[])
    assert whole.rules == whole.images == ()
    assert whole.background is None
    assert whole.code is None
    assert whole.ornament.tint


def test_pictures_are_looked_for_beside_the_file():
    image = {"x": 1, "y": 2, "width": 3, "height": 4, "file": "logo.png"}
    data = {**json.loads(shipped_layout("bang-khen")), "images": [image]}
    assert from_data(data, "/phôi").images[0].file == "/phôi/logo.png"
    assert from_data(data).images[0].file == "logo.png"


def test_words_that_are_meant_for_people_only_are_passed_over():
    boxes = json.loads(shipped_layout("bang-khen"))["boxes"]
    boxes["name"]["note"] = "tên người được khen"
    assert layout(boxes=boxes).boxes["name"].font == layout().boxes["name"].font
