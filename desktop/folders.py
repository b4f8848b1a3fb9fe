"""Where this person's own files lie: the record, its copies, preferences, logs."""

import os
from contextlib import suppress
from pathlib import Path

import platformdirs

ENVIRONMENT_NAME = "SO_VANG_DATA"  # trials and tests keep away from the real record


def data_folder() -> Path:
    """Return the folder of this person's record; it may not exist yet."""
    chosen = os.environ.get(ENVIRONMENT_NAME)
    return Path(chosen) if chosen else platformdirs.user_data_path("so-vang", appauthor=False)


def default_record() -> Path:
    """Return the record that is opened when none is named; its folder is made, for its owner only."""
    folder = data_folder()
    with suppress(OSError):  # many commands need no record; those that do say why they cannot open it
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / "so-vang.sqlite"


def head_key_file() -> Path:
    """Return the file of the key that this profile signs the heads of journals with; it never lies in a record."""
    return data_folder() / "head.key"
