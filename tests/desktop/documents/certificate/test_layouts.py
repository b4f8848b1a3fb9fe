"""Which layouts there are, what an id or a file asks for, what a record fills in."""

import json

import pytest

from db.errors import KnownError
from db.shipped_layouts import shipped_layout
from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.layout_check import check
from desktop.documents.certificate.layouts import FAMILIES, family_for, kept_layout, layout_for, layout_ids, wanted
from resources.paths import path as resource
from tests.desktop.documents.certificate_pages import values


def test_every_id_has_a_form_for_stock():
    ids = layout_ids()
    assert ids == sorted(set(ids))
    assert {f"{name}-stock" for name in ids if not name.endswith("-stock")} == {
        name for name in ids if name.endswith("-stock")
    }


@pytest.mark.parametrize("name", [name for name in layout_ids() if not name.endswith("-stock")])
def test_an_id_asks_for_the_layout_of_that_id(name):
    choice = wanted(name)
    kind = next((kind for kind in ("collective", "household") if kind in name), "individual")
    found = layout_for(choice, kind=kind, authority="minister", posthumous="posthumous" in name)
    assert found.id == name


@pytest.mark.parametrize("family", FAMILIES)
def test_every_shipped_family_follows_the_schema(family):
    check(json.loads(resource(f"layouts/{family}.json").read_text("utf-8")), family)


def test_every_shipped_layout_prints(tmp_path):
    for layout in layout_ids()[::3]:
        assert not write_certificates(tmp_path / "a.pdf", [values()], layout=layout), layout


def test_the_record_fills_in_what_an_id_leaves_open():
    choice = wanted("bang-khen-a4")
    person = layout_for(choice, kind="individual", authority="minister", posthumous=False)
    unit = layout_for(choice, kind="collective", authority="chairman", posthumous=True)
    assert person.id == "bang-khen-minister-individual-a4"
    assert unit.id == "bang-khen-chairman-collective-posthumous-a4"
    assert unit.words["act"] != person.words.get("act")
    assert person.sheet == unit.sheet == (297, 210)


def test_one_layout_is_one_object_for_all_who_share_it():
    one, other = (
        layout_for(wanted("bang-khen"), kind="individual", authority="minister", posthumous=False) for _ in range(2)
    )
    assert one is other
    assert len({one, other}) == 1


@pytest.mark.parametrize(
    ("form", "title", "family"),
    [("GIẤY KHEN", False, "giay-khen"), ("BẰNG KHEN", False, "bang-khen"), ("CHIẾN SĨ THI ĐUA", True, "danh-hieu")],
)
def test_an_award_has_its_family(form, title, family):
    assert family_for(form, title=title) == family


@pytest.mark.parametrize("name", ["bằng đẹp", "bang-khen-a9", "bang-khen-a3-a4", "giay-khen-minister", "", "-stock"])
def test_an_unknown_layout_lists_those_there_are(name):
    with pytest.raises(KnownError, match="bang-khen-minister-individual-a3") as refused:
        wanted(name)
    assert refused.value.code == "unknown_layout"


def test_stock_may_be_asked_for_by_both_words():
    assert wanted("giay-khen-stock").stock
    assert wanted("giay-khen-phoi").stock
    assert not wanted("giay-khen").stock


def test_an_own_layout_is_a_file_checked_before_it_is_trusted(tmp_path):
    own = tmp_path / "own.json"
    own.write_text(
        '{"version": 1, "id": "own", "ornament": {"border": "none"}, "boxes": {"name": {"font": "Charm-Bold"}}}'
    )
    assert not write_certificates(tmp_path / "a.pdf", [values()], layout=str(own))
    for content in ('{"version": 1, "id": "own", "boxes": {"name": {"font": "Comic Sans"}}}', "{", "[" * 100_000):
        other = tmp_path / f"other-{len(content)}.json"
        other.write_text(content)
        with pytest.raises(KnownError, match="bad_layout"):
            wanted(str(other))
    with pytest.raises(KnownError, match="unknown_layout"):
        wanted(str(tmp_path / "none.json"))


def test_a_layout_of_the_record_keeps_its_choice():
    content = shipped_layout("bang-khen")
    small = layout_for(kept_layout(content, "a4"), kind="individual", authority="minister", posthumous=False)
    assert small.sheet == (297, 210)
    either = kept_layout(content, "chairman-a4-gold")
    assert either.fixed == {"authority": "chairman", "sheet": "a4"}, "a choice that is no more is passed over"
    with pytest.raises(KnownError, match="bad_layout"):
        kept_layout("{hỏng", "a4")
