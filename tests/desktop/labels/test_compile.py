"""The compiled texts of a language are made of all areas, the same bytes every time."""

import gettext
import io
from pathlib import Path

import pytest

from desktop.labels import compile as compile_
from desktop.labels.compile import compiled, compiled_path, merged


def test_the_compiled_texts_are_as_new_as_their_sources() -> None:
    assert compiled_path().read_bytes() == compiled(), "run: python -m desktop.labels.compile"


def test_the_same_texts_give_the_same_bytes() -> None:
    assert compiled() == compiled()


def test_a_compiled_file_is_one_that_gettext_reads() -> None:
    read = gettext.GNUTranslations(io.BytesIO(compiled()))
    assert read.gettext("draft") != "" and read.gettext("no such text") == "no such text"
    assert read.gettext("handed over") == "đã trao"


def write(folder: Path, **areas: str) -> None:
    for area, text in areas.items():
        (folder / f"{area}.po").write_text(text, encoding="utf-8")


def test_areas_are_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        tmp_path, one='msgid "sheet"\nmsgstr "tờ"\n', two='msgid "round"\nmsgstr "đợt"\n\nmsgid "sheet"\nmsgstr "tờ"\n'
    )
    monkeypatch.setattr(compile_, "path", lambda _name: tmp_path)
    assert {str(message.id): str(message.string) for message in merged() if message.id} == {
        "sheet": "tờ",
        "round": "đợt",
    }


def test_two_areas_cannot_say_one_sentence_differently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, one='msgid "sheet"\nmsgstr "tờ"\n', other='msgid "sheet"\nmsgstr "trang"\n')
    monkeypatch.setattr(compile_, "path", lambda _name: tmp_path)
    with pytest.raises(ValueError, match="sheet"):
        merged()
