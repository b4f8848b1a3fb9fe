"""An answer that comes late never takes the place of a newer one: whoever asks keeps a hand on what was asked."""

import ast

from tests.test_borders import named, sources

ITS_OWN_PLACE = {
    "desktop/ui/certificates/print_actions.py": "a run of certificates: its sheets are accounted for, whatever follows",
    "desktop/ui/certificates/ruler_sheet.py": "a sheet goes to its own file, then to the printer",
    "desktop/ui/nominations/unit_checking.py": "a list goes to its own file; what came back is asked about by its name",
    "desktop/ui/statistics/page.py": "a list goes to its own file, with the columns of the moment it was asked for",
    "desktop/ui/shell/app.py": "once for each record that is opened",
    "desktop/ui/shell/window_printing.py": "a paper that was printed goes to its own file",
    "desktop/ui/importing/taking.py": "one at a time: nothing else is answered or taken in meanwhile",
    "desktop/ui/importing/answer_actions.py": "one at a time: nothing else is answered or taken in meanwhile",
    "desktop/ui/printing/printer_features.py": "whoever asks drops the answer of a printer that was left meanwhile",
    "desktop/ui/printing/paper_preview.py": "each drawing has a file of its own, and only the newest is shown",
    "desktop/ui/catalogue/layout_actions.py": "a layout is taken in from, or goes to, its own file",
    "desktop/ui/council/ballots.py": "ballots go to a folder of their own",
    "desktop/ui/core/form_autosave.py": "one at a time, the latest text last",
    "desktop/ui/tables/page_loader.py": "one at a time; rows of before a change are told by the age of the list",
    "desktop/ui/shell/switch_record.py": "the window waits for it",
    "desktop/ui/forms/fact_list_form.py": "each list is asked about by itself",
}
"""Modules whose work off the window's thread is let go, and why no answer can take another's place."""


def is_asking(node: ast.expr) -> bool:
    """Tell whether an expression begins work off the window's thread: `….jobs.read(…)` or `….jobs.start(…)`."""
    if not (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("read", "start")
    ):
        return False
    jobs = node.func.value
    return (jobs.attr if isinstance(jobs, ast.Attribute) else getattr(jobs, "id", "")).lstrip("_") == "jobs"


def test_whoever_asks_keeps_a_hand_on_what_was_asked_or_says_why_no_answer_can_come_too_late():
    let_go = set()
    for path in sources("desktop/ui"):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Expr) and is_asking(node.value):
                let_go.add(named(path))
            if isinstance(node, ast.Assign) and any(is_asking(each) for each in ast.walk(node.value)):
                kept = ast.unparse(node.targets[0])
                if f"{kept}.cancel" not in text and f".take({kept})" not in text:
                    let_go.add(named(path))
    assert let_go == set(ITS_OWN_PLACE), "ask by Page.read_newest, or hold the job in a Newest"
