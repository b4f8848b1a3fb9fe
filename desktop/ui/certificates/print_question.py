"""Asked before the first sheet when the printer's driver would shift, shrink or clip what is printed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.core.i18n import N_, _
from desktop.ui.core.theme import Look
from desktop.ui.widgets.dialog import Question

FAULTS = {
    "printer_no_such_paper": N_("This printer does not offer {paper} paper."),
    "printer_other_size": N_("The driver is set to another sheet than {paper}: the print would be shifted or clipped."),
    "printer_margins": N_("The driver keeps margins of its own: the print would be shifted."),
}


def fault_words(faults: Sequence[str], paper: str) -> str:
    """Return what would go wrong, one sentence after another, and what to do."""
    told = [_(FAULTS[fault]).format(paper=paper) for fault in faults]
    return " ".join([*told, _("Choose the right paper and 100 % in the printer's settings, without margins.")])


def print_all_the_same(look: Look, faults: Sequence[str], paper: str, parent: QWidget) -> bool:
    """Return whether to print although the driver would change the sheet; without a fault nothing is asked."""
    if not faults:
        return True
    words = fault_words(faults, paper)
    title, yes, no = _("The printer would change the sheet"), _("Print all the same"), _("Look again")
    ask = Question(look, title, words, yes, no, parent)
    return ask.exec() == QDialog.DialogCode.Accepted
