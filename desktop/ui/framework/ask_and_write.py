"""Asks with a form until what it says is written: a refusal is shown in the form, which is asked again."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from db.errors import KnownError
from desktop.ui.core.i18n import sentence
from desktop.ui.widgets.dialog import Dialog

Failed = Callable[[KnownError], object]


def ask_and_write(form: Dialog, write: Callable[[Failed], object]) -> None:
    """Show `form`; once it is accepted call `write`, which hands its argument to `Context.do` as `failed`."""

    def failed(error: KnownError) -> None:
        form.note.show_message("stop", sentence(error))
        show()

    def show() -> None:
        if form.exec() == QDialog.DialogCode.Accepted:
            write(failed)

    show()
