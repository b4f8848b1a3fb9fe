"""The one place where the window takes its texts from: gettext, and the sentences of codes."""

from collections.abc import Mapping

from db.errors import KnownError
from desktop.wording import sentences
from desktop.wording.texts import N_, _, use

__all__ = ["N_", "_", "problem_sentence", "sentence", "use"]


def sentence(error: KnownError) -> str:
    return sentences.sentence(error)


def problem_sentence(code: str, values: Mapping[str, object]) -> str:
    return sentences.sentence(code, values)
