"""Tests stand at the place of what they try, and each module of some length has its test (CONTRIBUTING.md)."""

from pathlib import Path

from tests.quick import FIRST
from tests.test_borders import ROOT, named, sources

MIRRORED = ("db", "desktop", "resources")
TESTS_OF_ROOMS = {
    "tests/db/test_full_disk.py": "whatever writes, on a disk that fills up at any page",
    "tests/db/test_crashes.py": "any change, cut off by the power or out of space while it is written",
    "tests/db/test_damage.py": "any part of a record's file overwritten",
    "tests/db/test_kills.py": "any kind of writing, killed at any moment",
    "tests/db/test_portable.py": "every table, guard and module: said to PostgreSQL as well",
    "tests/db/test_random_clerk.py": "all changes, undo, redo and restart in any order",
    "tests/db/queries/test_row_plans.py": "the readers of all long lists",
    "tests/desktop/commands/test_any_argument.py": "every command with any text, number, place and day",
    "tests/desktop/commands/test_bad_records.py": "every command on a record that does not open",
    "tests/desktop/labels/test_codes.py": "every code that the program raises has its sentence",
    "tests/desktop/papers/test_every_award.py": "every award of the catalogue on every paper for every kind of nominee",
    "tests/desktop/papers/test_every_paper.py": "every row of the table of papers in each of its formats",
    "tests/desktop/papers/test_geometry.py": "every page of every paper in mm",
    "tests/desktop/papers/test_several_authorities.py": "every paper of a round whose awards several authorities give",
    "tests/desktop/papers/test_standing_words.py": "no sentence of a paper stands in code",
    "tests/desktop/papers/test_order_of_people.py": "every paper of a round in which several awards are given",
    "tests/desktop/papers/test_revoked.py": "every paper and list after an award was taken back",
    "tests/desktop/ui/council/test_every_act.py": "every act of the council, every field of its minutes",
    "tests/desktop/ui/forms/test_every_fact.py": "every kind of facts typed, pasted, taken in by a file",
    "tests/desktop/ui/nominations/test_every_finding.py": "every finding in the panel and every guard in the form",
    "tests/desktop/ui/test_binding.py": "the first import of the window",
    "tests/desktop/ui/test_closing.py": "closing the window over the work of any page",
    "tests/desktop/ui/test_every_action.py": "every action of every page",
    "tests/desktop/ui/test_every_reason.py": "what each page and dialog says of an act that is not offered",
    "tests/desktop/ui/test_every_option.py": "every option of every command beside the acts of all pages",
    "tests/desktop/ui/test_every_stage.py": "acts of five pages beside the table of stages",
    "tests/desktop/ui/test_every_signal.py": "every signal of the pages and of what they share",
    "tests/desktop/ui/test_everything.py": "every page and dialog",
    "tests/desktop/ui/test_late_answers.py": "whatever the window asks off its thread",
    "tests/desktop/ui/test_notices.py": "whatever is told beside any page",
}
"""Tests of a whole room, which stand beside no single module of it, and what they try."""

TRIED_ELSEWHERE = {
    "desktop/ui/printing/tried_preview.py": "tests/desktop/ui/catalogue/test_text_form.py",
    "desktop/papers/proposal.py": "tests/desktop/papers/test_secret_list.py",
    "db/queries/open_drafts.py": "tests/db/changes/test_standing_texts.py",
    "desktop/ui/catalogue/office_actions.py": "tests/desktop/ui/catalogue/test_office_tab.py",
    "db/queries/amendments.py": "tests/db/changes/test_amendments.py",
    "db/queries/replacements.py": "tests/db/changes/test_replacing.py",
    "db/queries/paper_values.py": "tests/db/queries/test_paper_rows.py",
    "desktop/papers/confirmation.py": "tests/desktop/papers/test_revoked.py",
    "db/queries/paper_subjects.py": "tests/desktop/papers/test_tried.py",
    "db/queries/dossiers.py": "tests/db/changes/test_dossiers.py",
    "desktop/papers/certificates.py": "tests/desktop/papers/test_several_awards.py",
    "desktop/documents/letters/bundle.py": "tests/desktop/papers/test_dossier.py",
    "db/queries/registrations.py": "tests/db/changes/test_registrations.py",
    "db/queries/round_plan.py": "tests/db/changes/test_round_plan.py",
    "db/queries/submitted_texts.py": "tests/desktop/papers/test_changes.py",
    "db/models/base.py": "tests/db/test_models.py",
    "db/models/catalogue.py": "tests/db/test_models.py",
    "db/models/certificates.py": "tests/db/test_models.py",
    "db/models/council.py": "tests/db/test_models.py",
    "db/models/decisions.py": "tests/db/test_models.py",
    "db/models/facts.py": "tests/db/test_models.py",
    "db/models/nominations.py": "tests/db/test_models.py",
    "db/rules/case.py": "tests/db/rules/test_conditions.py",
    "desktop/documents/letters/values.py": "tests/desktop/documents/letters/test_letter.py",
    "desktop/labels/file_codes.py": "tests/desktop/labels/test_codes.py",
    "desktop/ui/certificates/certificate_preview.py": "tests/desktop/ui/certificates/test_page.py",
    "desktop/ui/council/ballots.py": "tests/desktop/ui/council/test_council_form.py",
    "desktop/ui/decisions/amendment_forms.py": "tests/desktop/ui/decisions/test_amendments_tab.py",
    "desktop/ui/decisions/correction_form.py": "tests/desktop/ui/decisions/test_amendments_tab.py",
    "desktop/ui/shell/act_table.py": "tests/desktop/ui/test_every_action.py",
    "desktop/ui/shell/gallery.py": "tests/desktop/ui/test_everything.py",
}
"""Modules of more than 100 lines without a test beside them, and the test that tries them."""

LONG_ENOUGH = 100  # lines; a module above has a test of its own


def is_mirrored(test: Path) -> bool:
    """Tell whether a test stands beside a module or folder `x`, as test_x.py or, one of several, test_x_what.py."""
    folder, words = ROOT / test.parent.relative_to(ROOT / "tests"), test.stem.split("_")[1:]
    modules = (folder / f"{'_'.join(words[:end])}.py" for end in range(1, len(words) + 1))
    return any(module.exists() for module in modules) or (folder / "_".join(words)).is_dir()


def test_every_test_stands_at_the_mirrored_place_of_what_it_tries() -> None:
    strays = [
        named(path)
        for path in sources(*(f"tests/{folder}" for folder in MIRRORED))
        if path.name.startswith("test_")
        and "journeys" not in path.parts
        and named(path) not in TESTS_OF_ROOMS
        and not is_mirrored(path)
    ]
    assert strays == []


def test_every_module_of_more_than_100_lines_has_its_test() -> None:
    untried = [
        named(path)
        for path in sources(*MIRRORED)
        if "migrations" not in path.parts
        and len(path.read_text("utf-8").splitlines()) > LONG_ENOUGH
        and not (ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.name}")).exists()
        and named(path) not in TRIED_ELSEWHERE
    ]
    assert untried == []


def test_the_tables_of_tests_name_only_what_is_there() -> None:
    listed = {*TESTS_OF_ROOMS, *TRIED_ELSEWHERE, *TRIED_ELSEWHERE.values(), *FIRST}
    assert [name for name in sorted(listed) if not (ROOT / name).is_file()] == []
    beside = [name for name in TESTS_OF_ROOMS if is_mirrored(ROOT / name)]
    beside += [
        name for name in TRIED_ELSEWHERE if (ROOT / "tests" / name).with_name(f"test_{Path(name).name}").exists()
    ]
    assert beside == [], "these stand at the mirrored place and need no row"
