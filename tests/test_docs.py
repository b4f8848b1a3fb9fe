"""What the texts for developers say is so: cited files exist, named modules import, words stand in the source."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import house

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ("README.md", "CONTRIBUTING.md", "NOTICE.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
PATH = re.compile(r"(?<![\w/.<{-])((?:db|desktop|resources|tests|docs|look|domain)/[\w./*{},<>…-]*[\w*/])")
DOCUMENT = re.compile(r"(?<![\w/.-])([\w/-]+\.md)\b")
MODULE = re.compile(r"`((?:db|desktop|resources|tests)(?:\.\w+)+)")
MADE_LATER = re.compile(r"[<…{]")  # "tests/db/test_<module>.py" stands for many


def sources() -> Iterator[Path]:
    for folder in ("db", "desktop", "resources", "tests"):
        yield from sorted((ROOT / folder).rglob("*.py"))
        yield from sorted((ROOT / folder).rglob("*.json"))


def cited(text: str) -> set[str]:
    paths = {found.rstrip("/.") for found in PATH.findall(text)}
    return {found for found in paths if not MADE_LATER.search(found)} | set(DOCUMENT.findall(text))


def there(name: str) -> bool:
    return (ROOT / name).exists() or any(ROOT.glob(name)) or (ROOT / f"{name}.py").exists()


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_text_for_developers_names_only_files_that_exist(name: str) -> None:
    assert sorted(found for found in cited((ROOT / name).read_text("utf-8")) if not there(found)) == []


def test_the_source_cites_only_files_of_the_repository() -> None:
    lost = {}
    for path in sources():
        if path == Path(__file__):
            continue
        quoted = "\n".join(re.findall(r'"""(?s:.*?)"""|#.*|"about": ".*"', path.read_text("utf-8")))
        if missing := sorted(found for found in cited(quoted) if not there(found)):
            lost[path.relative_to(ROOT).as_posix()] = missing
    assert lost == {}


def named_modules() -> set[str]:
    return {found for name in TEXTS for found in MODULE.findall((ROOT / name).read_text("utf-8"))}


@pytest.mark.parametrize("name", sorted(named_modules()))
def test_a_module_named_in_a_text_is_there(name: str) -> None:
    while "." in name:
        path = ROOT / name.replace(".", "/")
        if path.is_dir() or path.with_suffix(".py").exists():
            return
        name, _dot, attribute = name.rpartition(".")
        holder = (ROOT / name.replace(".", "/")).with_suffix(".py")
        if holder.exists():
            assert re.search(rf"\b{attribute}\b", holder.read_text("utf-8")), f"{name} has no {attribute}"
            return
    pytest.fail(f"no module {name}")


def glossary_rows() -> list[tuple[str, str]]:
    rows = re.findall(
        r"^\|[^|]+\|[^|]+\|([^|]+)\|([^|]+)\|$", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE
    )
    return [(names, places) for names, places in rows if "`" in names]


@pytest.mark.parametrize(("names", "places"), glossary_rows())
def test_the_words_of_the_glossary_stand_where_it_says(names: str, places: str) -> None:
    paths = [ROOT / found for found in re.findall(r"`([^`]+)`", places)]
    text = "".join(
        some.read_text("utf-8") for path in paths for some in (sorted(path.rglob("*.py")) if path.is_dir() else [path])
    )
    for name in re.findall(r"`([^`]+)`", names):
        for part in name.split("."):
            assert part in text, f"{name} in {places}"


def test_the_picture_of_the_structure_is_that_of_the_imports() -> None:
    """Made anew by `python -m tests.house`."""
    assert house.PICTURE.read_text("utf-8") == house.picture()
