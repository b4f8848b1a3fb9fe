"""What was done and of whom, as the line after an act and the journal say it."""

import ast
from dataclasses import replace

import pytest

from db.changes.registry import ALL
from db.queries.journal_steps import JournalStep
from db.queries.step_subjects import KINDS, ORDER, StepTold
from db.rules.terms import NominationState
from desktop.labels.translation import use
from desktop.ui.framework.change_labels import CHANGE_LABELS, change_label
from desktop.ui.framework.step_words import KIND_LABELS, PEOPLE, done_words, step_words, subject_words
from tests.house import ROOT, parsed

STEP = JournalStep(7, "2024-01-12T08:00:00+00:00", "Lan", "nomination.move", None)
RETURNED = StepTold(STEP, "nomination.move", "returned", names=("bà Trần Thị Hòa",), many=1, table="nomination")
ISSUED = StepTold(
    STEP,
    "decision.issue",
    "drafted",
    numbers=("123/QĐ-UBND",),
    names=("ông Ma Văn Ước", "bà Hà Thị Mai", "Văn phòng Sở"),
    many=12,
    table="nomination",
)


@pytest.fixture(autouse=True)
def vietnamese():
    use("vi")
    yield
    use("vi")


def test_the_line_after_an_act_says_what_was_done_and_of_whom():
    assert done_words(RETURNED) == "Đã trả lại: bà Trần Thị Hòa"
    assert done_words(ISSUED) == "Đã ban hành quyết định, khóa danh sách: số 123/QĐ-UBND, 12 người và tập thể"


def test_undo_and_redo_are_told_with_the_same_words():
    back, again = replace(RETURNED, back=True), replace(RETURNED, again=True)
    assert (step_words(RETURNED), step_words(back), step_words(again)) == (
        "Trả lại: bà Trần Thị Hòa",
        "Hoàn tác: Trả lại: bà Trần Thị Hòa",
        "Làm lại: Trả lại: bà Trần Thị Hòa",
    )
    assert done_words(back) == "Đã hoàn tác: Trả lại: bà Trần Thị Hòa"
    assert done_words(again) == "Đã làm lại: Trả lại: bà Trần Thị Hòa"


def test_in_english_the_labels_say_by_themselves_that_it_is_done():
    use("en")
    assert done_words(RETURNED) == "Nominations returned: bà Trần Thị Hòa"


def test_a_few_are_named_and_more_are_counted():
    few = replace(ISSUED, many=3)
    assert subject_words(few) == "số 123/QĐ-UBND, ông Ma Văn Ước, bà Hà Thị Mai, Văn phòng Sở"
    assert subject_words(replace(ISSUED, numbers=())) == "ông Ma Văn Ước, bà Hà Thị Mai, Văn phòng Sở và 9 nữa"
    assert subject_words(replace(ISSUED, numbers=(), many=None)).endswith("và những người, đơn vị khác")
    assert subject_words(replace(ISSUED, numbers=(), names=(), many=0)) == ""


def test_a_setting_and_a_milestone_are_told_in_words():
    setting = StepTold(STEP, "office.set", names=("practice",), many=1, table="setting")
    due = StepTold(STEP, "milestone.done", "yes", names=("council",), many=1, table="milestone")
    assert subject_words(setting) == "Hồ sơ tập dùng"
    assert subject_words(due) == "Hội đồng họp"


def test_each_state_that_is_set_by_hand_has_words_of_its_own():
    by_hand = {"draft", "submitted", "returned", "recommended", "not_recommended", "withdrawn"}
    assert by_hand <= set(KIND_LABELS["nomination.move"]) <= {state.value for state in NominationState}


def test_a_decision_that_came_back_is_never_told_as_a_draft():
    for change in ("decision.draft", "decision.edit", "decision.remove", "decision.issue"):
        told = replace(ISSUED, change=change, kind="received")
        assert not any(word in done_words(told).casefold() for word in ("soạn", "dự thảo", "nháp"))


def test_every_label_is_an_act_that_can_be_said_to_be_done():
    told = {name: change_label(name) for name in CHANGE_LABELS}
    assert not {name: words for name, words in told.items() if words.startswith("Đã ")}


def test_kinds_and_people_are_of_changes_and_tables_that_there_are():
    assert set(KIND_LABELS) <= set(ALL) and set(KINDS) <= set(ALL)
    assert set(PEOPLE) <= set(ORDER)


def test_one_act_of_the_window_is_one_step():
    """Several changes of one act are made by `StepMaker`, so that one undo takes all of them back."""
    several = []
    for path in sorted((ROOT / "desktop/ui").rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef) and len(list(lonely(node))) > 1:
                several.append(f"{path.relative_to(ROOT)} {node.name}")
    assert several == EACH_BY_ITSELF


EACH_BY_ITSELF = [
    "desktop/ui/ceremony/page.py keep_conference",  # either a new conference or one that is there
    "desktop/ui/certificates/print_actions.py write_down",  # certificates are made, then printed: a counter-act each
    "desktop/ui/certificates/print_actions.py write",
    "desktop/ui/decisions/amendments_tab.py _keep",  # either a new draft or one that is there
    "desktop/ui/nominations/dossier_tab.py _ticked",  # either received or not
    "desktop/ui/nominations/entry.py keep",  # either a new nomination or a corrected one
]


def lonely(function):
    """Give the calls that write one change by itself, on any way through a function."""
    for node in ast.walk(function):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "do"):
            continue
        owner = ast.unparse(node.func.value)
        if owner.endswith(("database", "context", "_context")):
            yield node
