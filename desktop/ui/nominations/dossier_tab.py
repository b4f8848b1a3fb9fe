"""The dossier of the nomination beside the list: which papers are there, their scans, the appraisal."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QTableWidgetItem, QVBoxLayout, QWidget

from db.changes.dossiers import Appraise, AttachEvidence, DetachEvidence, LackPapers, ReceivePapers
from db.queries.dossiers import Dossier, dossier
from db.rules.dates import short_date
from db.rules.dossier import Asked
from db.rules.terms import Verdict
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.theme import Theme
from desktop.ui.framework.page import Page
from desktop.ui.framework.shown import ShownPaper
from desktop.ui.printing.open_files import open_attachment
from desktop.ui.printing.scans import attach_scan, keep_scan
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit, label

VERDICTS = {
    Verdict.AGREE: N_("meets the conditions"),
    Verdict.SUPPLEMENT: N_("to be supplemented"),
    Verdict.DISAGREE: N_("does not meet the conditions"),
}


class AppraisalForm(Dialog):
    """The dialog for what is said of the chosen dossiers before the council."""

    def __init__(self, theme: Theme, many: int, old: Dossier | None, parent: QWidget | None = None) -> None:
        title = _("Appraisal of {n} dossiers").format(n=many)
        words = _("It stands on the appraisal list, and in the letter that returns dossiers where it does not agree.")
        super().__init__(theme, title, _("Keep"), _("Leave"), words=words, width=560, parent=parent)
        before = old.opinion if old is not None else None
        self.verdict = combo_box(
            [(_(text), each) for each, text in VERDICTS.items()], before.verdict if before else Verdict.AGREE
        )
        self.opinion = NfcTextEdit(before.opinion if before else "")
        self.opinion.setFixedHeight(theme.px(100))
        self.by = NfcLineEdit(before.appraised_by if before else "")
        self.body.addWidget(Field(theme, _("Result"), self.verdict))
        self.body.addWidget(Field(theme, _("Opinion"), self.opinion))
        self.body.addWidget(Field(theme, _("Appraised by"), self.by))
        self.verdict.currentIndexChanged.connect(lambda _at: self.check())
        self.opinion.textChanged.connect(self.check)
        self.check()

    def check(self) -> None:
        """Ask for the reason of an opinion that does not agree."""
        lacking = self.verdict.currentData() != Verdict.AGREE and not self.opinion.value().strip()
        self.note.show_message("warn", _("Say what is missing or not met.") if lacking else "")
        self.accept_button.setEnabled(not lacking)


class PaperForm(Dialog):
    """The dialog for a further paper of the dossier."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Another paper of the dossier"), _("Add"), _("Leave"), width=480, parent=parent)
        self.paper = NfcLineEdit("")
        self.body.addWidget(Field(theme, _("Name of the paper"), self.paper, required=True))
        self.paper.textChanged.connect(lambda _text: self.check())
        self.check()

    def check(self) -> None:
        """Enable accepting while something is typed."""
        self.accept_button.setEnabled(bool(self.paper.value().strip()))


class DossierTab(QWidget):
    """A checklist of papers: a tick says that one came in, files dropped on a row are its scans."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._context = page, page.context
        self._theme: Theme = page.theme
        self.dossier: Dossier | None = None
        self.progress = page.make_progress()
        self._folder = TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True)
        self.law = label(self._theme, "", "small", "text2", wrap=True)
        self.law.setContentsMargins(14, 8, 14, 4)
        self.table = PlainTable(self._theme, _("Dossier"), (_("Paper of the dossier"), _("Scans")), 0)
        self.table.setAcceptDrops(True)
        self.table.viewport().setAcceptDrops(True)
        self.table.dragEnterEvent = self.dragEnterEvent  # type: ignore[method-assign]
        self.table.dragMoveEvent = self.dragEnterEvent  # type: ignore[method-assign,assignment]
        self.table.dropEvent = self.dropEvent  # type: ignore[method-assign]
        self.table.itemChanged.connect(self._ticked)
        self.table.itemActivated.connect(lambda _item: self.open())
        self.opinion = label(self._theme, "", "text", wrap=True)
        self.opinion.setContentsMargins(14, 6, 14, 6)
        ways = FlowLayout(8)
        ways.setContentsMargins(12, 8, 12, 8)
        for text, icon, do in (
            (_("Attach…"), "paperclip", self.attach),
            (_("Open"), "file-text", self.open),
            (_("Appraise…"), "scale", self.appraise),
        ):
            button = ActionButton(self._theme, text, icon=icon)
            button.clicked.connect(lambda _checked=False, do=do: do())
            ways.addWidget(button)
        self.table.setMinimumHeight(self._theme.px(110))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.law, self.table, self.opinion):
            column.addWidget(widget, 1 if widget is self.table else 0)
        column.addLayout(ways)

    def show_dossier(self, nomination_id: int) -> None:
        """Show the dossier of a nomination, 0 for none."""
        with self._context.database.read() as session:
            self.dossier = dossier(session, nomination_id, self._context.today()) if nomination_id else None
        found = self.dossier
        self.law.setText(law_words(found) if found else "")
        self.table.blockSignals(True)
        self.table.show_rows(
            [
                (at + 1, (paper_words(each), str(each.scans or "")))
                for at, each in enumerate(found.papers if found else ())
            ]
        )
        for row, each in enumerate(found.papers if found else ()):
            self._tick(self.table.cell(row, 0), each)
        self.table.fit_columns()
        self.table.blockSignals(False)
        opinion = found.opinion if found else None
        told = _("Appraised {day}: {verdict}. {opinion}")
        self.opinion.setText(
            told.format(day=short_date(opinion.dated), verdict=_(VERDICTS[opinion.verdict]), opinion=opinion.opinion)
            if opinion
            else ""
        )
        self.opinion.setVisible(opinion is not None)

    def _tick(self, item: QTableWidgetItem, each: Asked) -> None:
        there = each.received or bool(each.scans)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
        if each.missing:
            item.setForeground(self._theme.colour("stop"))

    def _ticked(self, item: QTableWidgetItem) -> None:
        """Write that a paper came in, or did not: for all chosen nominations."""
        at = item.row()
        if self.dossier is None or item.column() or not 0 <= at < len(self.dossier.papers):
            return
        paper = self.dossier.papers[at].paper
        if item.checkState() is Qt.CheckState.Checked:
            self._context.do(ReceivePapers(self._chosen(), paper, self._context.today()), self._told)
        else:
            self._context.do(LackPapers(self._chosen(), paper))

    def _told(self, many: int) -> None:
        self._page.status.emit(_("Received for {n} nominations.").format(n=many))

    def _chosen(self) -> tuple[int, ...]:
        """Return the nominations chosen in the list; what is ticked is ticked for all of them."""
        chosen: tuple[int, ...] = tuple(getattr(self._page, "list").selected_ids())  # noqa: B009 - any list page
        return chosen or ((self.dossier.nomination_id,) if self.dossier else ())

    def _paper(self) -> str:
        """Return the code of the paper selected, "" for none."""
        at = self.table.currentRow()
        return self.dossier.papers[at].paper if self.dossier and 0 <= at < len(self.dossier.papers) else ""

    def attach(self) -> None:
        """Ask for a scan of the paper selected and keep it for the chosen nominations."""
        if self._paper():
            attach_scan(self._context, self._attached(), self.progress, self._page)
        else:
            self._page.status.emit(_("Choose a paper of the dossier first."))

    def _attached(self) -> Callable[[str, str], object]:
        change = partial(AttachEvidence, self._chosen(), self._paper())
        return lambda _name, sha256: self._context.do(change(sha256))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep the files as scans of the paper that they were dropped on."""
        row = self.table.rowAt(int(event.position().y()))
        if row >= 0:
            self.table.selectRow(row)
        if not self._paper():
            self._page.status.emit(_("Choose a paper of the dossier first."))
            return
        for url in event.mimeData().urls():
            if url.isLocalFile():
                keep_scan(self._context, Path(url.toLocalFile()), self._attached(), self.progress)
        event.acceptProposedAction()

    def open(self) -> None:
        """Open the newest scan of the paper selected, as what its content is."""
        scans = [each for each in self.dossier.scans if each.paper == self._paper()] if self.dossier else []
        if scans:
            open_attachment(self._context.database, scans[-1].attachment_id, Path(self._folder.name))
        else:
            self._page.status.emit(_("There is no scan of this paper yet: attach one (Ctrl+Shift+A), or drop it here."))

    def detach(self) -> None:
        """Take the newest scan of the paper selected out."""
        scans = [each for each in self.dossier.scans if each.paper == self._paper()] if self.dossier else []
        if scans:
            self._context.do(DetachEvidence(scans[-1].id))
        else:
            self._page.status.emit(_("There is no scan of this paper yet: attach one (Ctrl+Shift+A), or drop it here."))

    def add_paper(self) -> None:
        """Ask for a further paper that came in."""
        form = PaperForm(self._theme, self._page)
        if self._chosen() and form.exec() == QDialog.DialogCode.Accepted:
            paper = form.paper.value().strip()
            self._context.do(ReceivePapers(self._chosen(), paper, self._context.today()), self._told)

    def appraise(self) -> None:
        """Ask for the opinion on the chosen dossiers."""
        ids = self._chosen()
        if not ids:
            self._page.status.emit(_("Choose a nomination first."))
            return
        form = AppraisalForm(self._theme, len(ids), self.dossier, self._page)
        if form.exec() == QDialog.DialogCode.Accepted:
            said = (Verdict(form.verdict.currentData()), form.opinion.value(), form.by.value(), self._context.today())
            self._context.do(Appraise(ids, *said))

    def close_files(self) -> None:
        """Let go of the scans that were opened."""
        self._folder.cleanup()

    def print_dossier(self) -> None:
        """Print the dossier with a page of contents and all scans."""
        self._print("dossier", _("Dossier with its scans"))

    def print_return(self) -> None:
        """Print the letter that returns the dossiers of this unit with their reasons."""
        self._print("return", _("Letter that returns dossiers"))

    def _print(self, code: str, title: str) -> None:
        if self.dossier is None:
            self._page.status.emit(_("Choose a nomination first."))
            return
        about = self.dossier.name if code == "dossier" else self.dossier.unit
        self._page.print_requested.emit((ShownPaper(code, self.dossier.nomination_id, f"{title} – {about}"),))


def paper_words(each: Asked) -> str:
    """Return a paper with what is said of it: missing, or since when it is there."""
    told = [each.name]
    if each.missing:
        told.append(_("missing"))
    elif each.received_on is not None:
        told.append(_("received {day}").format(day=short_date(each.received_on)))
    return " · ".join([*told, each.note] if each.note else told)


def law_words(found: Dossier) -> str:
    """Return where the papers are asked for and how many sets; what nobody knows is said."""
    if not found.article:
        return _("No rule about this dossier is in the catalogue: look into the province's or the ministry's own.")
    told = "; ".join(text for text in (found.article, found.copies) if text)
    return told if found.verified else _("{law} (to be compared with the text)").format(law=told)
