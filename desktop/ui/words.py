"""The one place where the window takes its texts from."""

from db.errors import KnownError


def _(text: str) -> str:
    return text


def N_(text: str) -> str:
    return text


def sentence(error: KnownError) -> str:
    return str(error)


def problem_sentence(code: str, values: dict[str, object]) -> str:
    return f"{code} {values}"
