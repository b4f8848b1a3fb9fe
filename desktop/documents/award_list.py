"""The award list of a round, A4 landscape."""

from pathlib import Path

from desktop.documents.papers import AwardListPaper


def write_award_list(path: Path, paper: AwardListPaper) -> None:
    """Write the award list as PDF; A, B per decision, numbering restarts in each section."""
    raise NotImplementedError
