"""Asks with a form until what it says is written: a refusal is shown in the form, which is asked again."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from db.errors import KnownError
from desktop.ui.core.i18n import sentence
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field

Failed = Callable[[KnownError], object]
ABOUT = {
    **dict.fromkeys(("number_used", "number_in_use", "no_register_number", "revoked_by_other"), ("number",)),
    **dict.fromkeys(("twice_decision_number", "twice_register_number"), ("number",)),
    **dict.fromkeys(("before_decision", "revocation_day_differs"), ("dated", "on")),
    **dict.fromkeys(("salary_on_day", "regime_on_day", "text_on_day", "twice_name_on_day"), ("valid_from",)),
    **dict.fromkeys(("round_exists", "twice_round", "twice_stock", "nominee_unnamed"), ("title", "name")),
    **dict.fromkeys(("reason_missing", "loss_needs_reason"), ("reason",)),
    **dict.fromkeys(("stock_short", "no_sheets_moved"), ("sheets",)),
    "more_present_than_members": ("present",),
    "post_on_day": ("start",),
    "end_before_start": ("valid_to", "end"),
    "twice_movement": ("movement",),
    "signer_missing": ("signer",),
    "year_out_of_range": ("year",),
}
"""By the code of a refusal: what forms call the field that it is about, the likeliest first."""


def field_of(form: QWidget, fields: Mapping[str, Field], error: KnownError) -> Field | None:
    """Return the field that a refusal is about: the one it names, the one of its code, else the one that says what it
    quotes; None where there is none, or more than one.
    """
    named = (str(error.values.get("field", "")), *ABOUT.get(error.code, ()))
    for name in named:
        if name in fields and fields[name].isVisibleTo(form):
            return fields[name]
    quoted = {_as_typed(value) for value in error.values.values() if isinstance(value, str | date)} - {""}
    saying = [each for each in form.findChildren(Field) if each.isVisibleTo(form) and _as_typed(each.text()) in quoted]
    return saying[0] if len(saying) == 1 else None


def _as_typed(value: str | date) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value.strip().casefold()


def ask_and_write(form: Dialog, write: Callable[[Failed], object]) -> None:
    """Show `form`; once it is accepted call `write`, which hands its argument to `Context.do` as `failed`."""

    def failed(error: KnownError) -> None:
        form.refuse(sentence(error), field_of(form, form.fields, error))
        show()

    def show() -> None:
        if form.exec() == QDialog.DialogCode.Accepted:
            write(failed)

    show()
