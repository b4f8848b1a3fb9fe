"""Who we are, who decides and who signs: dated names, signers, settings."""

from dataclasses import replace
from datetime import date

import pytest

from db.changes.change import Undo
from db.changes.office import AddAuthority, AddSigner, EditSigner, RenameAuthority, SetSetting
from db.models.authorities import Authority, AuthorityName, Signer
from db.models.office import Setting
from db.queries.settings import setting
from db.rules.terms import SigningCapacity

MERGED = date(2023, 7, 1)
NEW = AddAuthority(
    "minister",
    "ministry",
    "Bộ trưởng Bộ Thông tin và Truyền thông",
    "Bộ trưởng",
    "Bộ Thông tin và Truyền thông",
    "BỘ TRƯỞNG",
    "Hà Nội",
    " QĐ - BTTTT ",
    date(2007, 8, 2),
    fund="Quỹ thi đua, khen thưởng của Bộ",
)


def renamed(office, **values):
    """Return the chairman's change of name."""
    texts = {"title": "Chủ tịch Ủy ban nhân dân tỉnh", "short_title": "", "body": "UBND", "office": "CHỦ TỊCH"}
    texts |= {"place": "Hà Giang", "number_suffix": "QĐ-UBND"}
    return RenameAuthority(**{"authority_id": office.chairman, "valid_from": MERGED, **texts, **values})


@pytest.mark.parametrize("value", ["Sở Nội vụ", "", 2022, True, None, ["a", {"b": [1, None]}]])
def test_a_setting_is_kept_as_it_was_given_and_put_in_the_place_of_the_old_one(office, value):
    office.database.do(SetSetting("office.full_name", "Sở cũ"))
    done = office.database.do(SetSetting("office.full_name", value))
    with office.database.read() as session:
        assert setting(session, "office.full_name", "none") == value
    assert len(office.all(Setting)) == 1
    office.database.do(Undo(done.entry_id))
    with office.database.read() as session:
        assert setting(session, "office.full_name", "none") == "Sở cũ"


def test_a_text_of_the_settings_is_kept_clean(office):
    office.database.do(SetSetting("office.full_name", " So\u031b\u0309  Nội vụ\u200b "))
    with office.database.read() as session:
        assert setting(session, "office.full_name", "") == "Sở Nội vụ"


def test_an_authority_begins_with_a_name_whose_suffix_has_no_spaces(office):
    made = office.database.do(NEW).result
    kept, name = office.all(Authority)[-1], office.all(AuthorityName)[-1]
    assert (kept.id, kept.code, kept.level, kept.is_office) == (made, "minister", "ministry", False)
    assert (name.title, name.short_title, name.number_suffix) == (NEW.title, "Bộ trưởng", "QĐ-BTTTT")
    assert (name.valid_from, name.valid_to, name.fund) == (date(2007, 8, 2), None, NEW.fund)
    assert office.last_entry() == ("Lan", "authority.add", {"authority", "authority_name"})
    assert office.refused(NEW).code == "authority_exists"


@pytest.mark.parametrize("field", ["title", "body", "place", "number_suffix"])
def test_an_authority_needs_what_its_papers_print(office, field):
    for change in (replace(NEW, **{field: " \u00a0"}), renamed(office, **{field: ""})):
        told = office.refused(change)
        assert (told.code, told.values) == ("field_missing", {"field": field})


def test_a_new_name_ends_the_old_one_the_day_before_and_needs_no_short_title(office):
    office.database.do(renamed(office))
    old, new = (each for each in office.all(AuthorityName) if each.authority_id == office.chairman)
    assert (old.place, old.valid_to) == ("Tuyên Quang", date(2023, 6, 30))
    assert (new.place, new.valid_from, new.valid_to) == ("Hà Giang", MERGED, None)
    assert new.short_title == new.title == "Chủ tịch Ủy ban nhân dân tỉnh"
    assert office.last_entry() == ("Lan", "authority.rename", {"authority_name"})


def test_a_new_name_begins_after_the_present_one(office):
    office.database.do(renamed(office))
    for day in (MERGED, date(2023, 6, 30)):
        told = office.refused(renamed(office, valid_from=day))
        assert (told.code, told.values["after"]) == ("date_order", MERGED)
    assert office.refused(renamed(office, authority_id=999)).code == "gone"


def test_a_signer_is_kept_with_capacity_office_and_days(office):
    made = office.database.do(
        AddSigner(office.chairman, "Hoàng Việt Phương", SigningCapacity.DEPUTY, "PHÓ CHỦ TỊCH", MERGED)
    ).result
    kept = office.all(Signer)[-1]
    assert (kept.id, kept.full_name, kept.capacity) == (made, "Hoàng Việt Phương", SigningCapacity.DEPUTY)
    assert (kept.office, kept.valid_from, kept.valid_to) == ("PHÓ CHỦ TỊCH", MERGED, None)
    office.database.do(EditSigner(made, "Hoàng Việt Phương", SigningCapacity.HEAD, "CHỦ TỊCH", MERGED, MERGED))
    kept = office.all(Signer)[-1]
    assert (kept.capacity, kept.office, kept.valid_to) == (SigningCapacity.HEAD, "CHỦ TỊCH", MERGED)


def test_a_signer_that_cannot_be_is_refused_when_added_and_when_changed(office):
    head, early = SigningCapacity.HEAD, date(2023, 6, 30)
    signer = office.all(Signer)[0].id
    for name, title, days, code in (
        (" ", "CHỦ TỊCH", (), "field_missing"),
        ("Lương Đức Thiện", "", (), "field_missing"),
        ("Lương Đức Thiện", "CHỦ TỊCH", (MERGED, early), "ends_before"),
        ("Lương Đức \u202eThiện", "CHỦ TỊCH", (), "direction_mark"),
    ):
        assert office.refused(AddSigner(office.chairman, name, head, title, *days)).code == code
        assert office.refused(EditSigner(signer, name, head, title, *days)).code == code
    assert office.refused(AddSigner(999, "Lương Đức Thiện", head, "CHỦ TỊCH")).code == "constraint_link"
    assert office.refused(EditSigner(999, "Lương Đức Thiện", head, "CHỦ TỊCH")).code == "gone"
