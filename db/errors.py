"""What can go wrong in ways that the clerk can mend; everything else is a bug."""

from collections.abc import Mapping


class KnownError(Exception):
    """A failure with a sentence and a way out: `code` picks the wording, `values` fill it.

    `desktop.wording.sentence(error)` turns it into the reader's language; `db` never writes prose for people.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: Mapping[str, object] = values

    def __str__(self) -> str:
        return f"{self.code} {dict(self.values)}" if self.values else self.code
