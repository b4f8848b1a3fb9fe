"""Every finding in the panel beside the list, every guard beside its field: a new one needs its row here."""

import ast
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from db.queries.nomination_list import FindingLine
from db.rules.drafts import check_nomination, check_period
from db.rules.fact_fields import ASKED_BY, FACTS
from db.rules.terms import NomineeKind, Severity
from desktop.labels.sentences import sentence
from desktop.ui.nominations.details import NominationDetails, finding_text
from desktop.ui.nominations.nomination_form import NominationForm
from desktop.ui.widgets.buttons import ActionButton
from tests.desktop.ui.nominations.forms import fresh
from tests.desktop.ui.nominations.test_columns import LINE
from tests.house import ROOT

CSTD, BK = "Chiến sĩ thi đua cơ sở", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
DAY = "05/01/2024"
FINDINGS: Mapping[str, Mapping[str, Any]] = {
    "absent_long": {"found": 45, "year": 2023, "needed": 40},
    "award_gap": {"award": CSTD, "needed": 3, "years": [2021]},
    "award_not_in_force": {"award": BK, "date": DAY},
    "basis_differs": {},
    "by_old_text": {"date": DAY, "since": "01/10/2026"},
    "completed_unknown": {"year": 2023},
    "criteria_met": {"award": BK},
    "discipline_ended": {"what": "Khiển trách", "date": DAY},
    "discipline_pending": {"what": "Thanh tra tỉnh", "date": DAY},
    "disciplined_in_year": {"what": "Cảnh cáo", "date": DAY},
    "disciplined_unknown": {"year": 2023},
    "employed_short": {"date": DAY, "found": 5, "year": 2023, "needed": 6},
    "group_unknown": {"award": "Lao động tiên tiến", "year": 2023, "percent": 70},
    "held_already": {"award": CSTD, "year": 2023, "number": "46/QĐ-UBND", "date": DAY},
    "kind_not_for_award": {"award": CSTD, "kind": "collective"},
    "kind_not_yet_for_award": {"award": BK, "kind": "household", "date": DAY},
    "launcher_differs": {"by": "commune", "needed": ["province", "ministry"]},
    "launcher_unknown": {"needed": ["province", "ministry"]},
    "law_not_in_hand": {"law": "Luật Thi đua, khen thưởng", "date": DAY},
    "law_not_received": {},
    "law_silent": {},
    "member_disciplined": {"found": 2, "year": 2023},
    "member_lacking": {"award": CSTD, "year": 2023},
    "member_unknown": {"award": CSTD, "year": 2023},
    "nominated_for_other": {"award": BK},
    "nominated_twice": {"name": "Ma Thị Én", "state": "submitted"},
    "not_all_completed": {"found": 9, "members": 12, "year": 2023},
    "other_ways": {"ways": "Điều 74 khoản 1 điểm a: lập thành tích đột xuất"},
    "prior_short": {"award": CSTD, "needed": 3, "found": 2},
    "quota_exceeded": {"award": CSTD, "of": "Lao động tiên tiến", "percent": 15, "found": 4, "counted": 20, "most": 3},
    "quota_unknown": {"award": CSTD, "of": "Lao động tiên tiến", "percent": 15, "found": 4},
    "rating_low": {"year": 2023, "rating": "hoan_thanh", "needed": "hoan_thanh_xuat_sac"},
    "rating_unknown": {"year": 2023, "needed": "hoan_thanh_xuat_sac"},
    "received_unknown": {"date": "01/10/2026"},
    "result_scope": {"needed": 2, "result": "initiative", "scope": "province", "first": 2022, "last": 2023, "found": 1},
    "result_used": {"needed": 2, "result": "initiative", "award": BK, "found": 1},
    "results_mixed": {"needed": 2},
    "results_short": {"needed": 2, "result": "research", "scope": "province", "first": 2022, "last": 2023, "found": 1},
    "rewarded_already": {"award": BK, "date": DAY, "number": "46/QĐ-UBND"},
    "share_over_short": {"found": 5, "members": 12, "award": "Lao động tiên tiến", "year": 2020, "percent": 50},
    "share_short": {"found": 5, "members": 12, "award": "Lao động tiên tiến", "year": 2023, "percent": 70},
    "sudden_no_basis": {"award": BK, "year": 2023},
    "to_read": {"text": "có phạm vi ảnh hưởng trong xã"},
    "too_soon": {"award": BK, "year": 2021, "needed": 5},
    "votes_short": {"votes": 8, "needed": 9},
}
"""By code: what the sentence is told; a code of db.rules without a row fails."""

GUARDS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "name_missing": ("name", {"name": ""}),
    "too_long": ("name", {"name": "Ma " * 120}),
    "direction_mark": ("position", {"position": "Trưởng\u202e phòng"}),
    "control_character": ("position", {"position": "Trưởng\x07 phòng"}),
    "invisible_chars": ("position", {"position": "Trưởng\u2060 phòng"}),
    "markup_text": ("unit", {"unit": "=1+1"}),
    "name_in_one_case": ("name", {"name": "MA VĂN ƯỚC"}),
    "two_honorifics": ("name", {"name": "Bà Ma Thị Én", "honorific": "Ông"}),
    "honorific_missing": ("honorific", {"honorific": ""}),
    "honorific_against_name": ("honorific", {"name": "Nguyễn Văn Đức", "honorific": "Bà"}),
    "honorific_against_gender": ("honorific", {"honorific": "Bà", "gender": "male"}),
    "citation_missing": ("citation", {"citation": ""}),
    "period_doubtful": ("period", {"period": "năm ngoái"}),
}
"""By code: beside which field it is told, and what is typed for it."""
TOLD_ON_KEEPING = frozenset({"name_missing", "honorific_against_gender"})
"""Of an empty form nothing is said while typing; the sex is that of somebody known, which the form does not ask."""


def raised(file: str, called: str, at: int) -> set[str]:
    """Return the codes that a module gives to its findings: texts within the argument `at` of each call."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == called]
    within = [part for call in calls for part in ast.walk(call.args[at])] if calls else []
    return {part.value for part in within if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def test_no_finding_and_no_guard_is_without_its_row() -> None:
    found = raised("db/rules/eligibility.py", "Finding", 0)
    for node in ast.walk(ast.parse((ROOT / "db/rules/conditions.py").read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Outcome" and len(node.args) > 1:
            found |= {each.value for each in ast.walk(node.args[1]) if isinstance(each, ast.Constant)}
    assert found == set(FINDINGS)
    assert raised("db/rules/drafts.py", "Problem", 1) == set(GUARDS)
    assert set(ASKED_BY) <= set(FINDINGS) and set(ASKED_BY.values()) <= set(FACTS)


@pytest.fixture
def details(qtbot: Any, theme: Any) -> NominationDetails:
    made = NominationDetails(theme, [])
    qtbot.addWidget(made)
    return made


def shown(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def test_each_finding_stands_in_the_panel_with_its_article_and_what_answers_it(details: NominationDetails) -> None:
    entered: list[str] = []
    accepted: list[str] = []
    texts = [
        finding_text(
            FindingLine(at, code, Severity.WARNING, f"Điều {at}", json.dumps(values), "", ""),
            lambda one: accepted.append(one.rule),
            entered.append,
        )
        for at, (code, values) in enumerate(FINDINGS.items(), start=1)
    ]
    details.show_nomination(LINE, texts, [])
    words = shown(details.findings)
    for at, (code, values) in enumerate(FINDINGS.items(), start=1):
        told = sentence(code, values)
        assert texts[at - 1].fact == told and told in words, code
        assert code not in told and "{" not in told and told != sentence(code, values, "en"), code
        assert f"Điều {at}" in words
        hidden = [each for each in values.values() if isinstance(each, int) and str(each) not in told]
        assert not hidden or code in ("quota_unknown", "employed_short"), code
    offered = [each for each in details.findings.findChildren(ActionButton) if each.isEnabled()]
    assert len(offered) == len(FINDINGS) + len(ASKED_BY)
    for text in texts:
        for _words, act in text.actions:
            act()
    assert accepted == list(FINDINGS) and set(entered) == set(ASKED_BY)


@pytest.fixture
def form(qtbot: Any, theme: Any) -> NominationForm:
    return fresh(qtbot, theme)


def test_each_guard_is_said_beside_its_field_while_typing(form: NominationForm) -> None:
    empty = form.values()
    for code, (field, typed) in GUARDS.items():
        values = {"name": "Ma Thị Én", "honorific": "Bà", "unit": "Sở Nội vụ", "citation": "Đã có thành tích", **typed}
        form.show_values({**empty, **values, "kind": NomineeKind.INDIVIDUAL.value})
        draft = replace(form.draft(), **typed)
        found = (*check_nomination(draft), *check_period("period", draft.period, 2026))
        wrong = next((one for one in found if one.code == code), None)
        assert wrong is not None, (code, found)
        form.check([wrong] if code in TOLD_ON_KEEPING else [])
        told = form.fields[field].message()
        assert told == sentence(code, wrong.values) and "{" not in told and code not in told, (code, told)
        assert told != sentence(code, wrong.values, "en"), code
