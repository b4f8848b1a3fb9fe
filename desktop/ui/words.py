"""The one place where the window takes its texts from."""


def _(text: str) -> str:
    return text


def N_(text: str) -> str:
    return text
