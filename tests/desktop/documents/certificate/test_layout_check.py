"""Faults of a layout: each with its place in the file and a code."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from db.rules.layouts import FAMILIES
from db.shipped_layouts import shipped_layout
from desktop.documents.certificate.layout_check import check, faults

WHOLE = json.loads(shipped_layout("bang-khen"))


def changed(path: str, value) -> dict:
    """Return the shipped layout with one value changed; `path` as in boxes/name/size."""
    data = copy.deepcopy(WHOLE)
    *parents, last = path.split("/")
    inner = data
    for key in parents:
        inner = inner[int(key) if isinstance(inner, list) else key]
    inner[last] = value
    return data


@pytest.mark.parametrize("family", FAMILIES)
def test_shipped_layouts_have_no_faults(family):
    assert faults(json.loads(shipped_layout(family)), whole=True) == []


@pytest.mark.parametrize(
    ("path", "value", "kind"),
    [
        ("paper/width", 5_000, "out_of_range"),
        ("paper/width", "420", "wrong_type"),
        ("scale", 0, "out_of_range"),
        ("boxes/name/size", None, "wrong_type"),
        ("boxes/name/font", "Arial", "not_one_of"),
        ("boxes/name/align", "middle", "not_one_of"),
        ("ornament/border", "gold", "not_one_of"),
        ("version", 7, "not_one_of"),
        ("id", "Phôi mới", "bad_text"),
    ],
)
def test_a_fault_is_named_by_its_place_and_kind(path, value, kind):
    found = faults(changed(path, value), whole=True)
    assert (path, kind) in {(fault.where, fault.kind) for fault in found}


def test_a_whole_layout_needs_its_boxes():
    data = copy.deepcopy(WHOLE)
    for name in ("name", "reason"):
        del data["boxes"][name]
    found = {(fault.where, fault.kind) for fault in faults(data, whole=True)}
    assert {("boxes/name", "missing_key"), ("boxes/reason", "missing_key")} <= found
    assert not any(kind == "missing_key" for _, kind in {(f.where, f.kind) for f in faults(data)})


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-5, 900) | st.text(max_size=6),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(WHOLE)), inner, max_size=4),
        max_leaves=12,
    )
)
def test_anything_at_all_is_judged_and_never_crashes(data):
    for fault in faults(data) + faults(data, whole=isinstance(data, dict) and isinstance(data.get("boxes"), dict)):
        assert fault.kind
    try:
        check(data, "thử.json")
    except KnownError as error:
        assert error.code == "bad_layout"
        assert error.values["layout"] == "thử.json"
