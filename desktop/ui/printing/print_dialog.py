"""Asks for the printer before papers are printed; without any, they can be saved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.printing.printer import PaperSize, has_paper
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field, Note

MOST_COPIES = 99


class PrintDialog(Dialog):
    """The dialog for printer and copies; `saved` is true where the clerk wants a file instead.

    `secret` says what the papers hold of the secret list.
    """

    def __init__(
        self,
        theme: Theme,
        titles: Sequence[str],
        pages: int,
        paper: PaperSize,
        printers: Sequence[str],
        usual: str = "",
        parent: QWidget | None = None,
        secret: str = "",
    ) -> None:
        words = _("{n} pages, {paper}").format(n=pages, paper=paper.name)
        if len(titles) > 1:
            words = f"{', '.join(titles)}: {words}"
        heading = titles[0] if len(titles) == 1 else _("{n} papers").format(n=len(titles))
        super().__init__(theme, heading, _("Print"), _("Leave"), words=words, width=460, parent=parent)
        self.setWindowTitle(_("Print…"))
        self._paper = paper
        self.saved = False
        self.secret = Note(theme)
        self.secret.show_message("warn", secret)
        self.body.addWidget(self.secret)
        self.printer = combo_box([(name, name) for name in printers], usual)
        self.copies = QSpinBox(minimum=1, maximum=MOST_COPIES, value=1)
        for text, editor in ((_("Printer"), self.printer), (_("How many copies"), self.copies)):
            field = Field(theme, text, editor)
            field.setVisible(bool(printers))
            self.body.addWidget(field)
        self.save_button = ActionButton(theme, _("Save as PDF…"), icon="file-down", key="Ctrl+S")
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save)
        self.foot.insertWidget(0, self.save_button)
        self.printer.currentIndexChanged.connect(lambda _at: self.check())
        self.check()
        first = self.printer if printers else self.save_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Say what the printer cannot do; without any printer there is only the file."""
        name = self.printer_name()
        if not name:
            self.note.show_message(
                "warn", _("No printer is set up on this computer. Save a PDF and print it elsewhere.")
            )
        self.accept_button.setEnabled(bool(name))
        if not name:
            return
        sizes = QPrinterInfo.printerInfo(name).supportedPageSizes()
        fits = has_paper(sizes, self._paper)
        lacking = _("This printer does not offer {paper} paper.").format(paper=self._paper.name)
        self.note.show_message("warn", "" if fits else lacking)

    def save(self) -> None:
        """Close with the wish for a file."""
        self.saved = True
        self.accept()

    def printer_name(self) -> str:
        """Return the printer chosen, "" for none."""
        return str(self.printer.currentData() or "")
