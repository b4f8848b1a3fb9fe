"""The bonus sheet."""

from pathlib import Path

from desktop.documents.papers import BonusPaper


def write_bonus_list(path: Path, paper: BonusPaper) -> None:
    """Write the bonus sheet as PDF; its total is the sum of its lines."""
    raise NotImplementedError
