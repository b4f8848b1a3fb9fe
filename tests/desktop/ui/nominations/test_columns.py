"""The columns of the nominations' list."""

from dataclasses import replace

import pytest

from db.queries.nomination_list import NominationLine
from db.rules.terms import NominationState, NomineeKind, Severity
from desktop.ui.core.i18n import _
from desktop.ui.framework.check_words import check_mark, check_words
from desktop.ui.nominations.columns import dossier_text, name_text, nomination_columns

FACTS = {
    "id": 1,
    "kind": NomineeKind.INDIVIDUAL,
    "honorific": "Bà",
    "name": "Quan Thị Ánh Tuyết",
    "position": "Giám đốc Trung tâm",
    "unit": "Trung tâm Chuyển đổi số",
    "authority": "Chủ tịch UBND tỉnh",
    "authority_id": 3,
    "award_type_id": 2,
    "nominee_id": 4,
    "state": NominationState.SUBMITTED,
    "rank": 1,
    "award": "Bằng khen của Chủ tịch UBND tỉnh",
    "severity": None,
    "overridden": 0,
    "findings": 0,
}
LINE = NominationLine(
    **{name: FACTS.get(name, "") for name, made in NominationLine.__dataclass_fields__.items() if made.init}
)


def test_a_row_shows_the_nominee_the_authority_and_the_state():
    columns = {column.name: column for column in nomination_columns()}
    shown = [columns[name].text(LINE) for name in ("name", "position", "unit", "award")]
    assert shown == [
        "Bà Quan Thị Ánh Tuyết",
        "Giám đốc Trung tâm",
        "Trung tâm Chuyển đổi số",
        "Bằng khen của Chủ tịch UBND tỉnh",
    ]
    assert columns["state"].text(LINE) and columns["state"].mark(LINE).icon == "send"


def test_name_position_and_unit_can_be_corrected_in_the_list_and_the_authority_cannot():
    editable = {column.name for column in nomination_columns() if column.editable}
    assert {"name", "position", "unit"} <= editable and "award" not in editable and "state" not in editable


def test_a_collective_has_no_space_before_its_name():
    assert name_text(replace(LINE, honorific="", name="Phòng Chuyển đổi số")) == "Phòng Chuyển đổi số"


@pytest.mark.parametrize(
    ("severity", "icon"),
    [(Severity.ERROR, "ban"), (Severity.WARNING, "triangle-alert"), (Severity.INFO, "circle-question-mark")],
)
def test_the_gravest_finding_gives_the_icon(severity, icon):
    assert check_mark(replace(LINE, severity=severity, findings=2)).icon == icon


def test_findings_are_counted_without_those_accepted():
    two = replace(LINE, severity=Severity.WARNING, findings=3, overridden=1)
    one = replace(LINE, severity=Severity.WARNING, findings=2, overridden=1)
    assert "2" in check_words(two) and check_words(one) != check_words(two)


def test_nothing_found_and_all_accepted_are_told_apart():
    accepted = replace(LINE, overridden=1, findings=1)
    clean = replace(LINE, checked=True)
    assert check_words(clean) != check_words(accepted)
    assert (check_mark(clean).icon, check_mark(accepted).icon) == ("circle-check", "pen-line")


def test_what_was_not_checked_is_grey_and_says_so():
    assert (check_mark(LINE).icon, check_mark(LINE).tone) == ("circle-question-mark", "unknown")
    assert check_words(LINE) != check_words(replace(LINE, checked=True))


@pytest.mark.parametrize("state", list(NominationState))
def test_every_state_has_words_and_an_icon(state):
    column = next(column for column in nomination_columns() if column.name == "state")
    line = replace(LINE, state=state)
    assert column.text(line) and column.mark(line).icon


def test_a_dossier_says_what_it_lacks_that_nobody_knows_or_nothing_once_it_was_decided():
    lacking = replace(LINE, state=NominationState.SUBMITTED, missing=("Tờ trình", "Báo cáo"))
    assert dossier_text(lacking) == _("{n} missing").format(n=2)
    assert dossier_text(replace(lacking, missing=())) == _("complete")
    assert dossier_text(replace(lacking, missing=None)) == _("no rule")
    assert dossier_text(replace(lacking, state=NominationState.DECIDED, missing=None)) == ""
