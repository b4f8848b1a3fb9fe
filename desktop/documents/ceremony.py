"""The calling list and the hand-over sheet of a ceremony."""

from pathlib import Path

from desktop.documents.papers import CeremonyPaper


def write_ceremony(path: Path, paper: CeremonyPaper) -> None:
    """Write both lists as one PDF, each part counted anew."""
    raise NotImplementedError
