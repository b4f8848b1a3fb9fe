"""The decision with its attached list (NĐ 30/2020, Phụ lục I)."""

from pathlib import Path

from desktop.documents.papers import DecisionPaper


def write_decision(path: Path, paper: DecisionPaper) -> None:
    """Write the decision as PDF: a part of its own, then the annex whose pages count anew."""
    raise NotImplementedError
