"""Every reason for two entries to be one has its words."""

from db.rules import same_person, same_unit
from desktop.labels.likeness_words import OF_PEOPLE, OF_UNITS


def test_every_reason_is_said_in_words():
    assert set(OF_PEOPLE) == set(same_person.WEIGHTS)
    assert set(OF_UNITS) == set(same_unit.WEIGHTS)
