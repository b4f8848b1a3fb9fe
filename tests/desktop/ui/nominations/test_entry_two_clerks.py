"""Two clerks on one record: nothing that either of them wrote is lost without a word."""

from dataclasses import replace

import pytest

from db.changes.nominations import EditNomination, MoveNominations
from db.connect import Database
from db.queries.nomination_drafts import nomination_draft
from db.rules.terms import NominationState
from desktop.ui.shell import gallery
from tests.desktop.ui.records import TODAY
from tests.desktop.ui.windows import open_page

KHANH = 4


@pytest.fixture
def other(record):
    database = Database(record, actor="Chẩu Thị Hiên", today=lambda: TODAY)
    yield database
    database.close()


def written(database):
    with database.read() as session:
        return nomination_draft(session, KHANH)


def wrote(database, **texts):
    database.do(EditNomination(KHANH, replace(written(database), **texts)))


@pytest.fixture
def page(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.edit(KHANH)
    gallery.settle(qapp, program)
    return page


def test_what_another_clerk_wrote_into_another_field_stays(qapp, program, page, other):
    page.form.edits["position"].setText("Trưởng phòng")
    gallery.settle(qapp, program)
    wrote(other, citation="Đã có thành tích trong chuyển đổi số", name="Ma Văn Khanh")
    page.keep()
    gallery.settle(qapp, program)
    found = written(other)
    assert (found.position, found.name) == ("Trưởng phòng", "Ma Văn Khanh")
    assert found.citation == "Đã có thành tích trong chuyển đổi số"


def test_what_both_wrote_into_one_field_is_asked_about_once(qapp, program, page, other):
    page.form.edits["position"].setText("Trưởng phòng")
    gallery.settle(qapp, program)
    wrote(other, position="Phó Giám đốc", unit="Văn phòng Sở")
    page.keep()
    gallery.settle(qapp, program)
    assert "Phó Giám đốc" in page.form.fields["position"].message()
    assert page.form.edits["position"].value() == "Trưởng phòng"
    assert written(other).position == "Phó Giám đốc"
    page.keep()
    gallery.settle(qapp, program)
    assert (written(other).position, written(other).unit) == ("Trưởng phòng", "Văn phòng Sở")


def test_the_same_correction_made_twice_asks_nothing(qapp, program, page, other):
    page.form.edits["position"].setText("Trưởng phòng")
    gallery.settle(qapp, program)
    wrote(other, position="Trưởng phòng")
    page.keep()
    gallery.settle(qapp, program)
    assert not page.busy()
    assert written(other).position == "Trưởng phòng"


def test_what_was_moved_on_meanwhile_keeps_what_was_typed(qapp, program, page, other):
    page.form.edits["position"].setText("Trưởng phòng")
    gallery.settle(qapp, program)
    other.do(MoveNominations((KHANH,), NominationState.WITHDRAWN, "Xin rút"))
    page.keep()
    gallery.settle(qapp, program)
    assert page.form.edits["position"].value() == "Trưởng phòng"
    assert any(field.message() for field in page.form.fields.values())
