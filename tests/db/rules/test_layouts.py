"""Which layout a certificate is drawn with, and one layer of a layout over another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.layouts import LayoutReference, default_layout, merged, reference, served


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("bang-khen@2/a4", LayoutReference("bang-khen", 2, "a4")),
        ("so-tttt@1", LayoutReference("so-tttt", 1)),
        ("giay-khen@12/a4/ngang", LayoutReference("giay-khen", 12, "a4/ngang")),
    ],
)
def test_a_reference_reads_back_as_it_is_written(text, meant):
    assert reference(text) == meant
    assert str(meant) == text


@pytest.mark.parametrize("text", ["", "bang-khen", "bang-khen@", "bang-khen@hai", "bang-khen/a4"])
def test_what_names_no_version_is_no_reference(text):
    assert reference(text) is None


@pytest.mark.parametrize(
    ("form", "award", "layout"),
    [
        ("commendation", "Giấy khen", "giay-khen"),
        ("commendation", "GIẤY KHEN của Giám đốc Sở", "giay-khen"),
        ("title", "Chiến sĩ thi đua cơ sở", "danh-hieu"),
        ("title", "Giấy khen danh dự", "giay-khen"),
        ("commendation", "Bằng khen của Bộ trưởng", "bang-khen"),
        ("commendation", "", "bang-khen"),
    ],
)
def test_the_shipped_layout_follows_the_award(form, award, layout):
    assert default_layout(form, award) == layout


def test_the_key_of_a_serving_tells_award_kind_and_paper():
    assert served("minister", "individual", stock=True) == "minister|individual|stock"
    assert served("minister", "individual", stock=False) == "minister|individual|plain"


def test_a_layer_replaces_what_it_names_and_leaves_the_rest():
    below = {"page": {"width": 420, "height": 297}, "title": "Bằng khen", "lines": [1, 2]}
    above = {"page": {"height": 210}, "lines": [3], "seal": None}
    assert merged(below, above) == {
        "page": {"width": 420, "height": 210},
        "title": "Bằng khen",
        "lines": [3],
        "seal": None,
    }
    assert below["page"] == {"width": 420, "height": 297}


def test_an_object_takes_the_place_of_a_plain_value_and_back():
    assert merged({"frame": 1}, {"frame": {"width": 2}}) == {"frame": {"width": 2}}
    assert merged({"frame": {"width": 2}}, {"frame": 1}) == {"frame": 1}


LAYERS = st.recursive(st.integers(), lambda inner: st.dictionaries(st.sampled_from("abc"), inner), max_leaves=8)


@given(st.dictionaries(st.sampled_from("abc"), LAYERS))
def test_a_layer_over_itself_and_over_nothing_changes_nothing(layer):
    assert merged(layer, layer) == merged({}, layer) == merged(layer, {}) == layer
