"""The one place where the window takes its texts from: gettext, and the sentences of codes."""

from collections.abc import Mapping

from db.errors import KnownError
from desktop.wording import sentences
from desktop.wording.certificate_words import problem_sentence as paper_sentence
from desktop.wording.texts import N_, _, use

__all__ = ["N_", "_", "paper_sentence", "problem_sentence", "sentence", "use"]


def sentence(error: KnownError) -> str:
    return sentences.sentence(error)


def problem_sentence(code: str, values: Mapping[str, object]) -> str:
    return sentences.sentence(code, values)
