"""The fields of a nomination: what is shown is what will be kept, and nothing of somebody else."""

import pytest

from db.rules.nomination_fields import FIELDS, FieldKind
from db.rules.terms import NomineeKind
from desktop.labels.translation import use
from tests.desktop.ui.nominations.forms import fresh, leave

ASKED_OF_PEOPLE = [each for each in FIELDS if NomineeKind.INDIVIDUAL in each.asked_of]
LINES = [each for each in ASKED_OF_PEOPLE if each.kind is FieldKind.LINE]


@pytest.mark.parametrize("kind", list(NomineeKind))
def test_each_kind_of_nominee_is_asked_for_its_own_fields_only(form, kind):
    for field in LINES:
        form.edits[field.name].setText("Có")
    form.kind.setCurrentIndex(form.kind.findData(kind.value))
    for field in FIELDS:
        if field.asked_of:
            assert form.fields[field.name].isVisible() is (kind in field.asked_of), field.name
    assert {field.name for field in LINES if getattr(form.draft(), field.name)} == {
        field.name for field in LINES if kind in field.asked_of
    }


def test_nothing_of_the_last_person_stays_for_the_next(form):
    form.honorific.setCurrentIndex(2)
    form.checks["posthumous"].setChecked(True)
    form.fill({"kind": "household", "citation": "Đã có thành tích", "period": "2022"})
    draft = form.draft()
    assert (draft.kind, draft.honorific, draft.posthumous) == (NomineeKind.HOUSEHOLD, "", False)
    form.fill({})
    assert form.kind_value() is NomineeKind.INDIVIDUAL


def test_a_rank_that_came_with_a_list_is_not_lost_when_the_nomination_is_opened(form):
    form.fill({"name": "Lò Văn Pha", "honorific": "Thượng tá"})
    assert form.draft().honorific == "Thượng tá"
    form.fill({"name": "Lò Văn Phủ"})
    assert form.draft().honorific == ""


def test_a_birth_typed_short_is_kept_whole(qtbot, theme):
    form = fresh(qtbot, theme)
    leave(form, "birth", "14/3/86")
    assert form.edits["birth"].value() == "14/03/1986"
    form.edits["birth"].setText("5/1/90")
    assert form.draft().birth == "05/01/1990"


def test_what_every_nomination_has_is_asked_before_what_few_have(form):
    rare = form.rare_title.mapTo(form, form.rare_title.rect().topLeft()).y()
    for field in FIELDS:
        if form.fields.get(field.name) and form.fields[field.name].isVisible():
            place = form.fields[field.name].mapTo(form, form.rect().topLeft()).y()
            assert (place > rare) is field.rare, field.name


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_word_of_the_form_is_wider_than_the_pane_at_the_smallest_window(qtbot, theme, language):
    """Nothing scrolls sideways there: what is wider is cut, and every entry with it."""
    use(language)
    made = fresh(qtbot, theme)
    assert made.area.widget().minimumSizeHint().width() <= theme.px(330), language
