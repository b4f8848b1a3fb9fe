"""The dialog that starts a decision: about whom, and whether it is written here."""

import pytest

from db.queries.decision_list import Decidable
from db.rules.terms import DecisionOrigin
from desktop.ui.decisions.new_decision import NewDecision

OWN = Decidable(1, 4, "Giám đốc Sở", "Giấy khen", (1, 2, 3))
CHAIRMAN = Decidable(3, 2, "Chủ tịch UBND tỉnh", "Bằng khen", (4,))


@pytest.fixture
def form(qtbot, theme):
    made = NewDecision(theme, [OWN, CHAIRMAN], frozenset({1}))
    qtbot.addWidget(made)
    return made


def test_our_own_decisions_are_written_here_and_those_of_others_come_back(form):
    assert form.chosen() == (OWN, DecisionOrigin.DRAFTED)
    form.group.setCurrentIndex(1)
    assert form.chosen() == (CHAIRMAN, DecisionOrigin.RECEIVED)
    form.group.setCurrentIndex(0)
    assert form.chosen() == (OWN, DecisionOrigin.DRAFTED)


def test_the_clerk_may_write_a_paper_for_another_authority(form):
    form.group.setCurrentIndex(1)
    form.drafted.setChecked(True)
    assert form.chosen() == (CHAIRMAN, DecisionOrigin.DRAFTED)


def test_each_choice_says_award_authority_and_how_many(form):
    assert form.group.itemText(0) == "Giấy khen – Giám đốc Sở (3)"


TITLE = Decidable(1, 7, "Giám đốc Sở", "Lao động tiên tiến", (5, 6))


def test_other_awards_of_the_same_authority_may_go_into_the_same_decision(qtbot, theme):
    form = NewDecision(theme, [OWN, CHAIRMAN, TITLE], frozenset({1}))
    qtbot.addWidget(form)
    (box,) = form.also.values()
    assert box.text() == "Lao động tiên tiến (2)" and form.chosen()[0] == OWN
    box.setChecked(True)
    assert form.chosen()[0] == Decidable(1, 0, "Giám đốc Sở", "Giấy khen, Lao động tiên tiến", (1, 2, 3, 5, 6))
    form.group.setCurrentIndex(1)
    assert form.also == {} and form.others_field.isHidden() and form.chosen()[0] == CHAIRMAN
