"""The nominees of a decision: columns and counts."""

from dataclasses import replace
from types import SimpleNamespace

from PySide6.QtGui import QAction

from db.queries.decision_list import DecisionItemLine
from db.rules.terms import NomineeKind
from desktop.ui.core.preferences import Preferences
from desktop.ui.decisions.nominees_tab import NomineesTab, item_columns

FACTS = {
    "nomination_id": 3,
    "kind": NomineeKind.INDIVIDUAL,
    "honorific": "Ông",
    "name": "Ma Văn Khánh",
    "approved": True,
    "changed": False,
}
ITEM = DecisionItemLine(
    **{name: FACTS.get(name, "") for name in DecisionItemLine.__dataclass_fields__}
    | {"approved": True, "changed": False}
)
COLUMNS = {column.name: column for column in item_columns()}


def test_approved_reworded_and_refused_are_told_apart():
    approved, reworded = COLUMNS["approved"].text(ITEM), COLUMNS["approved"].text(replace(ITEM, changed=True))
    refused = replace(ITEM, approved=False, reason="Không đủ điều kiện")
    assert approved and reworded and reworded != approved
    assert COLUMNS["approved"].text(refused) == "Không đủ điều kiện"
    assert (COLUMNS["approved"].mark(ITEM).icon, COLUMNS["approved"].mark(refused).icon) == (
        "circle-check",
        "circle-x",
    )


def test_the_name_stands_with_its_honorific():
    assert COLUMNS["name"].text(ITEM) == "Ông Ma Văn Khánh"
    assert COLUMNS["name"].text(replace(ITEM, honorific="")) == "Ma Văn Khánh"


def test_an_award_that_was_taken_back_names_the_decision_that_took_it():
    taken = replace(ITEM, revoked="50/QĐ-UBND")
    assert "50/QĐ-UBND" in COLUMNS["approved"].text(taken)
    assert COLUMNS["approved"].mark(taken).icon == "ban"


def test_nominees_of_several_awards_stand_under_the_awards(qtbot, theme, own_data_folder):
    several = [replace(ITEM, nomination_id=at, award=award) for at, award in enumerate(("A", "A", "B"), start=1)]
    context = SimpleNamespace(theme=theme, preferences=Preferences(own_data_folder))
    tab = NomineesTab(context, (), QAction(), None)
    qtbot.addWidget(tab)
    tab.show_items(1, several)
    assert tab.model.rowCount() == 5
    tab.show_items(1, several[:2])
    assert tab.model.rowCount() == 2
