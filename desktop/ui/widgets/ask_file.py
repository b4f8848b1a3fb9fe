"""Asks for files and folders: each kind of file is looked for where the last one of its kind was."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.core.i18n import N_, _
from desktop.ui.core.preferences import Preferences


class Drawer(StrEnum):
    """What is kept together: the folder of each is remembered on its own."""

    PAPERS = "papers"
    LISTS = "lists"
    SCANS = "scans"
    COPIES = "copies"
    LAYOUTS = "layouts"
    RECORDS = "records"
    KEYS = "keys"


KINDS: Final = {
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "csv": "CSV",
    "txt": N_("Plain text"),
    "json": "JSON",
}
"""By the ending of a file, what such files are called."""


def file_filter(endings: Sequence[str]) -> str:
    """Return the filter of a file dialog with one line for each ending: "Word (*.docx);;PDF (*.pdf)"."""
    return ";;".join(f"{_(KINDS[ending])} (*.{ending})" for ending in endings)


def ask_save(
    preferences: Preferences,
    parent: QWidget,
    title: str,
    name: str,
    drawer: Drawer,
    *,
    endings: Sequence[str] = (),
    kinds: str = "",
) -> Path | None:
    """Ask where a file called `name` goes, None for nowhere.

    It ends in one of `endings`, the first where the clerk named none of them; `kinds` are filters instead of these.
    """
    start = str(_folder(preferences, drawer) / name)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, start, kinds or file_filter(endings))
    if not chosen:
        return None
    file = Path(chosen)
    if endings and file.suffix.lower().lstrip(".") not in endings:
        meant = next((each for each in endings if f"*.{each})" in kind), endings[0])
        file = file.with_name(f"{file.name}.{meant}")
    _remember(preferences, drawer, file.parent)
    return file


def ask_open(
    preferences: Preferences, parent: QWidget, title: str, kinds: str, drawer: Drawer, first: Path | None = None
) -> Path | None:
    """Ask which file to read, None for none; `kinds` are the filters, `first` where the first of its kind is sought."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(_folder(preferences, drawer, first)), kinds)
    if not chosen:
        return None
    _remember(preferences, drawer, Path(chosen).parent)
    return Path(chosen)


def ask_open_several(
    preferences: Preferences, parent: QWidget, title: str, kinds: str, drawer: Drawer
) -> tuple[Path, ...]:
    """Ask which files to read, none for none; `kinds` are the filters."""
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, str(_folder(preferences, drawer)), kinds)
    if chosen:
        _remember(preferences, drawer, Path(chosen[0]).parent)
    return tuple(map(Path, chosen))


def ask_folder(preferences: Preferences, parent: QWidget, title: str, drawer: Drawer) -> Path | None:
    """Ask for a folder, None for none."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(_folder(preferences, drawer)))
    if not chosen:
        return None
    _remember(preferences, drawer, Path(chosen))
    return Path(chosen)


def _folder(preferences: Preferences, drawer: Drawer, first: Path | None = None) -> Path:
    """Return where the last file of this kind was; where there was none or its folder is gone, `first` or home."""
    kept = preferences.text(f"folder/{drawer}")
    return Path(kept) if kept and Path(kept).is_dir() else first or Path.home()


def _remember(preferences: Preferences, drawer: Drawer, folder: Path) -> None:
    preferences.set_text(f"folder/{drawer}", str(folder))
