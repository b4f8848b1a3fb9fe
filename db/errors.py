"""What can go wrong in ways that the clerk can mend; everything else is a bug."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


class KnownError(Exception):
    """A failure with a sentence and a way out: `code` picks the wording, `values` fill it.

    `desktop.labels.sentence(error)` turns it into the reader's language; `db` never writes prose for people.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: Mapping[str, object] = values

    def __reduce__(self) -> tuple[Callable[..., "KnownError"], tuple[Any, ...]]:
        """Return what pickle keeps: code and values, so that the error can be raised in another process."""
        return made_again, (type(self), self.args, dict(vars(self)))

    def __str__(self) -> str:
        return f"{self.code} {dict(self.values)}" if self.values else self.code


@dataclass(frozen=True)
class Fault:
    """One thing of a record that does not hold: `code` picks the sentence, `values` fill it."""

    code: str
    values: dict[str, object]


def made_again(kind: type[KnownError], args: tuple[object, ...], kept: Mapping[str, object]) -> KnownError:
    """Return an error that came from another process, as it was raised there."""
    error = kind.__new__(kind, *args)
    vars(error).update(kept)
    return error
