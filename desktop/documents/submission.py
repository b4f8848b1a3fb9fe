"""The submission (tờ trình) with its list."""

from pathlib import Path

from desktop.documents.papers import SubmissionPaper


def write_submission(path: Path, paper: SubmissionPaper) -> None:
    """Write the tờ trình as PDF, its list as an annex whose pages count anew."""
    raise NotImplementedError
