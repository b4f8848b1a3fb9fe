"""Where a form says that the record refused what was entered."""

from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field


def refusal(form: Dialog) -> str:
    """Return what stands in the note and at the fields of a form, "" for nothing."""
    said = (form.note.text(), *(each.message() for each in form.findChildren(Field)))
    return " ".join(filter(None, said))
