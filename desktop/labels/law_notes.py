"""Notes that the catalogue adds to the law's words, said in the reader's language; the law's own words stay."""

from typing import Final

from db.rules.law import CONTENT_OPEN, NUMBER_OPEN, TEXT_OPEN
from desktop.labels.translation import N_, _

NOTES: Final = {
    NUMBER_OPEN: ("({note})", N_("number of the article to be compared")),
    TEXT_OPEN: ("({note})", N_("its text to be compared")),
    CONTENT_OPEN: (", {note}", N_("what it asks for is not in the catalogue")),
}


def with_notes(text: str, lang: str | None = None) -> str:
    """Return an article, or what it asks for, with what was not compared or is not known of it."""
    for mark, (shape, words) in NOTES.items():
        if mark in text:
            text = text.replace(mark, shape.format(note=_(words, lang)))
    return text
