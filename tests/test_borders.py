"""The borders of the house: kept by machines, since habits did not keep them elsewhere (CONTRIBUTING.md)."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests import house

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("db", "desktop", "resources", "tests")
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_CLASS = 400, 50, 300  # at the very most; aim at 100, 7, 100
LOADS_BY_NAME = {  # and nowhere else (design: loading late has its own few places)
    "db/models/table_registry.py",  # the models that the first page does not read
    "db/connect.py",  # the counting of the register, once an award or an entry is written
    "db/opening.py",  # Alembic, only for a record of an older version; the making of copies
    "desktop/commands/registry.py",
    "desktop/papers/table.py",  # a paper's module, when one is made: the window lists papers without ReportLab
    "desktop/documents/engine/images.py",  # the reader of pictures, for the few layouts that have one
    "desktop/documents/certificate/layouts.py",  # the schema checker, only for an office's own layouts
    "desktop/ui/shell/app.py",  # all that the first painted frame does not need
    "desktop/ui/core/history.py",  # what the window writes with, after the first paint
    "desktop/ui/core/jobs.py",  # the printing process
    "desktop/ui/nominations/page.py",  # lists for units to check, with the readers of office files
    "desktop/ui/shell/page_table.py",
    "desktop/ui/shell/session.py",  # making a record, and the counts behind the first page
    "desktop/ui/printing/scan_tasks.py",  # what judges digital signatures, for the few files that have one
    "desktop/ui/printing/print_tasks.py",  # the work of the printing process, loaded there
    "desktop/ui/shell/startup.py",  # what the record needs, behind the first paint; the pages, one by one
    "desktop/ui/core/i18n.py",  # sentences of codes, when the first one is said
}


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """Return the tree of a source, for all tests of this module."""
    return house.parsed(path)


@cache
def nodes(path: Path) -> Sequence[ast.AST]:
    """Return what `ast.walk` gives."""
    return list(ast.walk(parsed(path)))


@pytest.fixture(scope="module", autouse=True)
def trees_let_go() -> Iterator[None]:
    """Keep 100 MB of trees no longer than this module needs them."""
    yield
    nodes.cache_clear()
    parsed.cache_clear()


def imported(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield node.module or ""


def shipped_files() -> list[Path]:
    """Return the tracked files, or all that lie here when the house came without its history."""
    if git := shutil.which("git"):
        listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
        if listed.returncode == 0:
            return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    return [path for folder in PACKAGES for path in (ROOT / folder).rglob("*") if path.is_file()]


def test_nobody_imports_across_a_border(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_the_rules_need_nothing_but_the_standard_library() -> None:
    strangers = [
        f"{named(path)}: {module}"
        for path in sources("db/rules")
        for module in imported(path)
        if module.partition(".")[0] not in sys.stdlib_module_names
        and module != "db.errors"
        and not module.startswith("db.rules")
    ]
    assert strangers == []


def test_what_starts_before_anything_is_installed_needs_the_standard_library_only() -> None:
    early = [ROOT / "main.py", ROOT / "desktop/bootstrap.py", ROOT / "desktop/installation.py"]
    ours = {"desktop", "desktop.bootstrap", "desktop.commands"}
    strangers = [
        f"{named(path)}: {module}"
        for path in early
        for module in imported(path)
        if module.partition(".")[0] not in sys.stdlib_module_names and module not in ours
    ]
    assert strangers == []


def test_package_files_stay_empty() -> None:
    full = [named(path) for path in sources(*PACKAGES) if path.name == "__init__.py" and path.stat().st_size]
    assert full == ["desktop/ui/__init__.py"]  # puts Python's import back before the window's first module


def test_every_folder_of_tests_is_a_package() -> None:
    bare = {named(path.parent) for path in sources("tests") if not (path.parent / "__init__.py").exists()}
    assert bare == set()


def test_modules_are_loaded_by_name_only_where_the_tables_are() -> None:
    loaders = {
        named(path)
        for path in sources("db", "desktop", "resources")
        for node in nodes(path)
        if (isinstance(node, ast.Attribute) and node.attr == "import_module")
        or (isinstance(node, ast.Name) and node.id in ("import_module", "__import__"))
    }
    assert loaders <= LOADS_BY_NAME


def test_papers_use_no_private_member_of_a_library() -> None:
    private = [
        f"{named(path)}:{node.lineno} {node.attr}"
        for path in sources("desktop/documents")
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
    ]
    assert private == []


def test_no_test_types_vietnamese_key_by_key() -> None:
    """Qt aborts the whole process at such a letter; `type_vi` in tests/conftest.py is the way."""
    aborting = [
        f"{named(path)}:{node.lineno}"
        for path in sources("tests")
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("keyClicks", "keyClick")
        and any(not argument.value.isascii() for argument in node.args if is_text(argument))
    ]
    assert aborting == []


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_files_functions_and_classes_stay_readable() -> None:
    too_long = []
    for path in sources("db", "desktop", "resources"):
        if "migrations" in path.parts:
            continue  # a migration is a log of what was done, not read again
        lines = len(path.read_text("utf-8").splitlines())
        too_long += [f"{named(path)}: {lines} lines"] if lines > LONGEST_FILE else []
        for node in nodes(path):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            most = LONGEST_CLASS if isinstance(node, ast.ClassDef) else LONGEST_FUNCTION
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            too_long += [f"{named(path)}:{node.lineno} {node.name}: {length} lines"] if length > most else []
    assert too_long == []


def test_a_small_module_that_one_other_uses_belongs_into_it() -> None:
    """Unless a border between their rooms is the reason, or it is loaded by its name."""
    assert house.small_modules_with_one_user() == {}


def test_rooms_import_each_other_in_no_circle_outside_the_record() -> None:
    """The record is one room to all others: `db` opens it, `db.changes` writes it."""
    assert [circle for circle in house.circles() if not all(name.partition(".")[0] == "db" for name in circle)] == []


def public_functions(path: Path) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Give the public functions of a module and the public methods of its classes, but setters."""
    for node in parsed(path).body:
        holders = [node] if isinstance(node, ast.FunctionDef) else getattr(node, "body", [])
        if isinstance(node, ast.ClassDef) and node.name.startswith("_"):
            continue
        for function in holders:
            setter = any(getattr(one, "attr", "") == "setter" for one in getattr(function, "decorator_list", []))
            if isinstance(function, ast.FunctionDef) and not function.name.startswith("_") and not setter:
                yield f"{named(path)}:{function.lineno} {function.name}", function


def test_every_public_function_that_raises_a_known_error_names_its_codes() -> None:
    unnamed = []
    for path in sources("db", "desktop"):
        for where, function in public_functions(path):
            codes = {
                node.exc.args[0].value
                for node in ast.walk(function)
                if isinstance(node, ast.Raise)
                and isinstance(node.exc, ast.Call)
                and getattr(node.exc.func, "id", "") == "KnownError"
                and is_text(node.exc.args[0])
            }
            told = ast.get_docstring(function) or ""
            unnamed += [f"{where}: {code}" for code in sorted(codes) if code not in told]
    assert unnamed == []


def test_no_attribute_of_the_window_is_of_any_type() -> None:
    """A value whose type is not checked shows its fault on the clerk's screen; `object` asks to be looked at first."""
    untyped = [
        f"{named(path)}:{node.lineno} {ast.unparse(node.target)}: {ast.unparse(node.annotation)}"
        for path in sources("desktop/ui")
        for holder in nodes(path)
        if isinstance(holder, ast.ClassDef)
        for node in ast.walk(holder)
        if isinstance(node, ast.AnnAssign)
        and (isinstance(node.target, ast.Attribute) or node in holder.body)
        and any(isinstance(part, ast.Name) and part.id == "Any" for part in ast.walk(node.annotation))
    ]
    assert untyped == []


def test_every_public_function_says_what_it_does() -> None:
    """An override says nothing where the method it overrides does; those of Qt and SQLAlchemy are documented there."""
    foreign = {"count", "data", "enter", "flags", "paint", "process_bind_param", "process_result_value"}
    functions = [pair for path in sources("db", "desktop", "resources") for pair in public_functions(path)]
    explained = {function.name for _where, function in functions if ast.get_docstring(function)}
    silent = [
        where
        for where, function in functions
        if "migrations" not in where
        and not ast.get_docstring(function)
        and function.name not in explained | foreign
        and function.name.islower()
    ]
    assert silent == []


def test_the_locks_name_no_address() -> None:
    for lock in (ROOT / "desktop").glob("*.lock"):
        text = lock.read_text("utf-8")
        assert "://" not in text and "index" not in text, lock
        assert all("--hash=" in part for part in re.split(r"\n(?=\S)", text) if "==" in part.split("#")[0])


def test_no_shipped_file_names_a_package_registry() -> None:
    registry = re.compile(rb"https?://[^\s\"'<>)]*(/simple\b|py" + rb"pi|python" + rb"hosted|/wheels\b)")
    leaks = [named(path) for path in shipped_files() if registry.search(path.read_bytes())]
    assert leaks == []


def test_every_painter_of_a_widget_is_ended_whatever_happens() -> None:
    """An error in painting keeps its frame, and with it the painter: Qt crashes at the end of the paint event."""
    open_ended = []
    for path in sources("desktop"):
        guarded = {id(item.context_expr) for node in nodes(path) if isinstance(node, ast.With) for item in node.items}
        open_ended += [
            f"{named(path)}:{node.lineno}"
            for node in nodes(path)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "QPainter"
            and node.args
            and id(node) not in guarded
        ]
    assert open_ended == []


def test_no_widget_is_asked_for_its_screen() -> None:
    """Python's object of the screen would go with the widget, for everybody: `desktop.ui.core.screens` asks for it."""
    asked = [
        f"{named(path)}:{node.lineno}"
        for path in sources("desktop")
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "screen"
    ]
    assert asked == []


TURNS_THE_LOOP = {"desktop/ui/shell/gallery.py"}  # takes pictures of a window that nobody works with


def test_the_window_nests_no_event_loop() -> None:
    """A write ends in a continuation: inside a nested loop a second act could begin and end.

    Only Qt's dialogs and menus wait for their answer, with their own `exec`.
    """
    nested = [
        f"{named(path)}:{node.lineno}"
        for path in sources("desktop/ui")
        if named(path) not in TURNS_THE_LOOP
        for node in nodes(path)
        if (isinstance(node, ast.Name) and node.id == "QEventLoop")
        or (isinstance(node, ast.Attribute) and node.attr in ("QEventLoop", "processEvents"))
    ]
    assert nested == []


GUESSES_THE_FORMAT = {
    *("QLabel", "QMessageBox", "QErrorMessage", "QInputDialog", "QWhatsThis", "QTextBrowser", "QTextEdit"),
    *("QTextDocument", "QStaticText", "setHtml", "insertHtml", "appendHtml", "setMarkdown", "setWhatsThis"),
    *("WhatsThisRole", "RichText", "AutoText", "MarkdownText"),
}
SAYS_THE_FORMAT = {
    "desktop/ui/shell/help_window.py": "the manual, which comes with the program",
    "desktop/ui/tables/clipboard.py": "rows for a spreadsheet, each cell escaped",
    "desktop/ui/widgets/text.py": "makes all labels, plain",
}
"""Where the window may use what takes a text for HTML when it looks like that, and for what."""


def test_no_text_of_the_window_is_taken_for_markup() -> None:
    """A name with `<img src=…>` in it is shown letter by letter; tips are plain by the style sheet, as labels are."""
    guessed = {
        (named(path), name)
        for path in sources("desktop/ui")
        for node in nodes(path)
        if isinstance(node, ast.Call | ast.Attribute | ast.ClassDef)
        for name in used_names(node)
        if name in GUESSES_THE_FORMAT
    }
    assert sorted(found for found in guessed if found[0] not in SAYS_THE_FORMAT) == []
    assert {path for path, _name in guessed} == set(SAYS_THE_FORMAT)


def used_names(node: ast.Call | ast.Attribute | ast.ClassDef) -> set[str]:
    """Return what is called or looked up, and what a class inherits; a type that is only named shows nothing."""
    if isinstance(node, ast.Call):
        return {getattr(node.func, "id", "")}
    if isinstance(node, ast.Attribute):
        return {node.attr}
    return {getattr(base, "id", "") for base in node.bases}
