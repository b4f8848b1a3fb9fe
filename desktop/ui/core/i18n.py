"""The one place where the window takes its texts from: gettext, and the sentences of codes."""

import importlib
from collections.abc import Mapping

from db.errors import KnownError
from desktop.labels.translation import N_, _, counted, use

__all__ = [
    "N_",
    "_",
    "counted",
    "fault_sentence",
    "paper_fact",
    "paper_sentence",
    "problem_sentence",
    "sentence",
    "use",
]
SENTENCES = "desktop.labels.sentences"  # all codes of the program; not needed to paint the frame
PAPER_WORDS = "desktop.labels.certificate_codes"


def sentence(error: KnownError) -> str:
    """Return a known error in the reader's words: what is wrong and what to do."""
    return str(importlib.import_module(SENTENCES).sentence(error))


def problem_sentence(code: str, values: Mapping[str, object]) -> str:
    """Return what a code says about `values` in the reader's words."""
    return str(importlib.import_module(SENTENCES).sentence(code, values))


def paper_sentence(problem: object) -> str:
    """Return what stops a certificate, or should be looked at, in the reader's words."""
    return str(importlib.import_module(PAPER_WORDS).problem_sentence(problem))


def paper_fact(problem: object) -> str:
    """Return the same beside the name it is about."""
    return str(importlib.import_module(PAPER_WORDS).problem_fact(problem))


def fault_sentence(fault: object) -> str:
    """Return what is wrong with a layout's file and where."""
    return str(importlib.import_module(PAPER_WORDS).fault_sentence(fault))
