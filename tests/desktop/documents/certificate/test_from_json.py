"""CASES.json and calibrations as files: whatever was sent is read or named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.certificate.calibration import Calibration
from desktop.documents.certificate.from_json import read_calibration, read_cases
from tests.desktop.documents.certificate_pages import USUAL


def cases(folder, content) -> list:
    file = folder / "cases.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return read_cases(file)


def test_a_list_and_an_object_with_a_list_are_the_same(tmp_path):
    assert cases(tmp_path, [USUAL]) == cases(tmp_path, {"certificates": [USUAL]})
    assert cases(tmp_path, [USUAL])[0].name == USUAL["name"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_unicode_encoding_of_windows_is_read(tmp_path, encoding):
    found = cases(tmp_path, json.dumps([USUAL], ensure_ascii=False).encode(encoding))
    assert found[0].unit == USUAL["unit"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "cases_not_json"),
        (b"{", "cases_not_json"),
        (b"\xff\xff\xff", "cases_not_json"),
        (b"[" * 100_000, "cases_not_json"),
        (b"5", "cases_not_a_list"),
        (b'{"certificates": 3}', "cases_not_a_list"),
        (b"[]", "no_certificates"),
    ],
)
def test_what_is_no_list_of_certificates_has_its_code(tmp_path, content, code):
    with pytest.raises(KnownError) as refused:
        cases(tmp_path, content)
    assert refused.value.code == code


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(KnownError, match="cases_unreadable") as refused:
        read_cases(tmp_path / "không.json")
    assert refused.value.values["path"] == str(tmp_path / "không.json")


def test_an_entry_that_is_no_object_still_has_its_place(tmp_path):
    found = cases(tmp_path, [None, USUAL, 7, "Bà Lê Ỷ"])
    assert [one.name for one in found] == [None, USUAL["name"], None, None]
    assert found[0].kind == ""


def test_a_number_keyed_in_as_a_number_is_its_digits(tmp_path):
    (found,) = cases(tmp_path, [{**USUAL, "register_number": 7, "posthumous": True, "unit": None}])
    assert (found.register_number, found.posthumous, found.unit) == ("7", True, None)
    (endless,) = cases(tmp_path, json.dumps([{**USUAL, "name": 10**40}]).encode())
    assert len(endless.name) > 1_000


@pytest.mark.parametrize("value", [1, "true", None, [], 0])
def test_only_true_makes_an_award_posthumous(tmp_path, value):
    assert cases(tmp_path, [{**USUAL, "posthumous": value}])[0].posthumous is False


def test_half_a_letter_becomes_the_sign_for_what_cannot_be_read(tmp_path):
    (found,) = cases(tmp_path, rb'[{"name": "An \ud83d", "kind": "individual"}]')
    assert found.name == "An \ufffd"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(USUAL)), inner, max_size=4),
    max_leaves=8,
)


@given(st.lists(JSON, min_size=1, max_size=4))
def test_any_json_gives_one_record_for_each_entry(tmp_path_factory, entries):
    assert len(cases(tmp_path_factory.getbasetemp(), entries)) == len(entries)


def test_a_calibration_is_json_or_a_file_of_it(tmp_path):
    file = tmp_path / "máy in.json"
    file.write_text('{"dx_mm": 1.5}', "utf-8")
    assert read_calibration(' {"dx_mm": 1.5}') == read_calibration(str(file)) == Calibration(dx_mm=1.5)
    with pytest.raises(KnownError, match="calibration_unreadable"):
        read_calibration(str(tmp_path / "không.json"))
    with pytest.raises(KnownError, match="cases_not_json"):
        read_calibration("{dx: 1}")
