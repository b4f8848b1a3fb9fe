"""The minutes of the council."""

from pathlib import Path

from desktop.documents.papers import MinutesPaper


def write_minutes(path: Path, paper: MinutesPaper) -> None:
    """Write the minutes as PDF."""
    raise NotImplementedError
