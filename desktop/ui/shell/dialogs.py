"""Dialogs of the frame, loaded when first asked for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog

from desktop.ui.catalogue.authority_actions import add_authority
from desktop.ui.catalogue.office_form import OfficeForm
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.round_form import ask_new_round
from desktop.ui.shell.command_palette import CommandPalette
from desktop.ui.shell.drum_logo import DrumLogo
from desktop.ui.shell.keys_dialog import KeysDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.palette_finds import acts, records
from desktop.ui.shell.preferences_dialog import PreferencesDialog
from desktop.ui.shell.report_dialog import ReportDialog
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import label
from desktop.version import VERSION

__all__ = ["about", "keys", "new_round", "own_office", "palette", "preferences", "report"]


def preferences(window: MainWindow, changed: Callable[[], object]) -> None:
    """Ask for the preferences; call `changed` once they are kept."""
    dialog = PreferencesDialog(window.theme, window.preferences, window)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        changed()


def keys(window: MainWindow) -> None:
    """Show every key of the open page and of the menus."""
    KeysDialog(window.theme, window.current_actions(), window).exec()


def about_dialog(window: MainWindow) -> Dialog:
    """Return the dialog with version, licences and the drum."""
    theme = window.theme
    words = _("Nominations, decisions, certificates and the golden register. Free software, GPL-3.0-or-later.")
    dialog = Dialog(theme, f"Sổ Vàng {VERSION}", _("Close"), _("Back"), words=words, width=420, parent=window)
    dialog.body.addWidget(DrumLogo(theme))
    notes = _("Letters: Be Vietnam Pro, Open Sans, Tinos (OFL). Icons: Lucide (ISC). Qt for Python (LGPL).")
    dialog.body.addWidget(label(theme, notes, "small", "text2", wrap=True))
    dialog.cancel_button.hide()
    return dialog


def about(window: MainWindow) -> None:
    """Show the version and the licences."""
    about_dialog(window).exec()


def report(window: MainWindow, text: str) -> None:
    """Show the report beside the window; never in front of work that goes on."""
    ReportDialog(window.theme, text, window).show()


def own_office(context: Context, window: MainWindow, then: Callable[[], object]) -> None:
    """Ask whose the record is; call `then` once the office is written."""
    form = OfficeForm(context.theme, True, window)
    ask_and_write(form, lambda failed: add_authority(context, form.values(), True, lambda _made: then(), failed))


def new_round(window: MainWindow) -> None:
    """Ask for a new round over the open page, and open it in the window once it is written."""
    page, context = window.page(), window.context
    if page is not None and context is not None:
        ask_new_round(context, page, context.round.choose)


def palette(window: MainWindow) -> CommandPalette | None:
    """Open the command palette over the window and return it; None where no record is open."""
    context = window.context
    if context is None:
        return None
    opened = CommandPalette(window.theme, partial(acts, window), partial(records, context, window), window)
    opened.open()
    return opened
