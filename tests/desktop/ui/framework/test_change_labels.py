"""Every change of the record has words in the clerk's language."""

import pytest

from db.changes.change import CHANGES
from db.changes.registry import ALL
from db.sample_data import fill
from desktop.labels.translation import use
from desktop.ui.framework.change_labels import CHANGE_LABELS, change_label

assert ALL and fill


@pytest.mark.parametrize("name", sorted(CHANGE_LABELS))
def test_every_change_is_named_in_both_languages(name):
    use("en")
    english = change_label(name)
    use("vi")
    assert change_label(name) not in ("", name, english)


def test_no_label_is_kept_for_a_change_that_is_not_there():
    assert set(CHANGE_LABELS) <= set(CHANGES)


def test_a_change_of_a_newer_version_is_shown_by_its_name():
    assert change_label("nomination.split") == "nomination.split"


def test_two_changes_are_never_told_alike():
    use("vi")
    labels = [change_label(name) for name in CHANGE_LABELS]
    assert len(set(labels)) == len(labels)
