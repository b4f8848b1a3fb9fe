"""The paper of a decision beside its data: as the record prints it, or the signed scan; and its ways out."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from db.queries.decision_list import DecisionLine, ScanLine
from desktop.labels.signature_labels import SHORT_VERDICTS, verdict_sentence
from desktop.papers.file_names import decision_stem
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Newest
from desktop.ui.decisions.decision_words import is_draft, is_received
from desktop.ui.framework.shown import Shown, ShownPaper, ShownScan
from desktop.ui.printing.open_files import file_actions, open_attachment
from desktop.ui.printing.paper_preview import PaperPreview
from desktop.ui.printing.print_tasks import DRAW_PAPER, DRAW_SCAN, JUDGE_SCAN, run_task
from desktop.ui.printing.signing import PaperSigning, ToSign
from desktop.ui.widgets.ask_file import Drawer, ask_save
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.message_bars import ProgressBar


class DecisionPaper(PaperPreview):
    """Shows one decision: one of our own as it is printed, one that came back as it was scanned, each on demand.

    `attach` is what attaches a scan; its button stands where none is there yet.
    """

    def __init__(self, context: Context, attach: QAction) -> None:
        super().__init__(context, _("Paper"), _("Paper"), _("The paper cannot be drawn yet"))
        self._line: DecisionLine | None = None
        self.scan: ScanLine | None = None
        self._about: ShownPaper | None = None
        self._judging = Newest()
        self._chosen: dict[int, bool] = {}  # by decision: whether the clerk wanted to see the scan
        self.as_printed = self._way(_("As printed"), "file-text", signed=False)
        self.as_signed = self._way(_("Signed scan"), "stamp", signed=True)
        for at, button in enumerate((self.as_printed, self.as_signed)):
            self.bar.insertWidget(2 + at, button)
        self.attach_button = ActionButton(context.theme, _("Attach the signed scan…"), icon="paperclip", key="Ctrl+D")
        self.attach_button.follow(attach)
        self.empty.offer(self.attach_button)

    def _way(self, text: str, icon: str, *, signed: bool) -> ActionButton:
        made = ActionButton(self._context.theme, text, icon=icon, icon_for_words=True, small=True)
        made.setToolTip(text)
        made.setCheckable(True)
        made.clicked.connect(lambda: self.look_at(signed))
        made.hide()
        return made

    def look_at(self, signed: bool) -> None:
        """Show the signed scan of the decision, or the paper as the record prints it."""
        if self._line is not None:
            self._chosen[self._line.id] = signed
            self.show_decision(self._line, self.scan)

    def show_about(self, paper: ShownPaper | None) -> None:
        """Show a paper about the decision in its place, or the decision again for None."""
        if paper == self._about:
            return
        self._about = paper
        if self._line is not None:
            self.show_decision(self._line, self.scan)

    def shows_scan(self) -> bool:
        """Whether the signed scan is what is wanted to be seen."""
        line = self._line
        return self._about is None and line is not None and self._chosen.get(line.id, is_received(line))

    def show_decision(self, line: DecisionLine, scan: ScanLine | None) -> None:
        """Show a decision with the scan that it has."""
        self._line, self.scan = line, scan
        signed = self.shows_scan()
        draft = is_draft(line) and not is_received(line)
        self.detail.setText(_("Draft") if draft and not signed else "")
        self.detail.setToolTip("")
        both = self._about is None and (is_received(line) or scan is not None)
        self.title.setHidden(both)
        for button, on in ((self.as_printed, not signed), (self.as_signed, signed)):
            button.setVisible(both)
            button.setChecked(on)
        location = str(self._context.database.url)
        self._judging.drop()
        if self._about is not None:
            self.draw_task(DRAW_PAPER, location, self._about.code, self._about.subject_id, self._context.today())
        elif not signed:
            self.draw_task(DRAW_PAPER, location, "decision", line.id, self._context.today())
        elif scan is not None:
            self.draw_task(DRAW_SCAN, location, scan.attachment_id)
            judge = self._context.jobs.in_process(run_task, JUDGE_SCAN, location, scan.attachment_id)
            told = partial(self._tell_signatures, scan)
            self._judging.take(self._context.jobs.start(judge, told, failed=self.show_error))
        else:
            self.next_file()  # a drawing on its way is not shown any more
            next_step = _("With the scan here, what is entered can be compared with what was signed.")
            self.show_nothing(_("The signed scan is not attached yet"), next_step)
            self.empty.show_message(_("The signed scan is not attached yet"), next_step, act=True)

    def _tell_signatures(self, scan: ScanLine, found: list[tuple[str, str, str, datetime | None]]) -> None:
        """Say what the digital signatures of the scan in sight are worth; a plain scan has none."""
        if self.scan is not scan or not self.shows_scan() or not found:
            return
        worst = max((verdict for verdict, *_who in found), key=list(SHORT_VERDICTS).index)
        self.detail.setText(_(SHORT_VERDICTS[worst]))
        self.detail.setToolTip("\n".join(verdict_sentence(*each) for each in found))

    def show_none(self, missing: str, next_step: str) -> None:
        """Say that there is no decision, and what to do."""
        self._line = self.scan = None
        self.next_file()
        for button in (self.as_printed, self.as_signed):
            button.hide()
        self.title.show()
        self.detail.setText("")
        self.show_nothing(missing, next_step)

    def shown(self) -> tuple[Shown, ...]:
        """Return what Ctrl+P prints: the paper or the scan in sight, nothing where there is neither."""
        line = self._line
        if line is None or (self.shows_scan() and self.scan is None):
            return ()
        if self._about is not None:
            return (self._about,)
        title = f"{_('Decision')} {line.number}".strip()
        if self.shows_scan() and self.scan is not None:
            return (ShownScan(self.scan.attachment_id, title),)
        return (ShownPaper("decision", line.id, title),)

    def task(self) -> tuple[object, ...]:
        """Return the printing task of what is in sight, without its file; () for none."""
        if self._line is None or (self.shows_scan() and self.scan is None):
            return ()
        location = str(self._context.database.url)
        if self._about is not None:
            return DRAW_PAPER, location, self._about.code, self._about.subject_id, self._context.today()
        if self.shows_scan() and self.scan is not None:
            return DRAW_SCAN, location, self.scan.attachment_id
        return DRAW_PAPER, location, "decision", self._line.id, self._context.today()


class DecisionFiles:
    """Writes the paper in sight to a file, signs the decision and opens its scan; `report` shows a sentence."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        line: Callable[[], DecisionLine | None],
        paper: DecisionPaper,
        progress: ProgressBar,
        report: Callable[[str], object],
    ) -> None:
        self._context, self._parent, self._line = context, parent, line
        self._paper, self._progress, self._report = paper, progress, report
        self._signing = PaperSigning(context, parent, progress)

    def save_pdf(self) -> None:
        """Ask for a file and write the paper in sight to it."""
        line, task = self._line(), self._paper.task()
        if line is None or not task:
            self._report(_("No scan is attached to this decision."))
            return
        with self._context.database.read() as session:
            name = f"{decision_stem(session, 'decision', line.id)}.pdf"
        asked = (self._context.preferences, self._parent, _("Save as PDF"), name, Drawer.PAPERS)
        if chosen := ask_save(*asked, endings=("pdf",)):
            self._write(task, chosen)

    def _write(self, task: tuple[object, ...], out: Path) -> None:
        def failed(error: Exception) -> None:
            self._progress.finish("", [])
            self._context.errors.handle(error)

        words = _("Written: {file}").format(file=out.name)
        job = self._context.jobs.start(
            self._context.jobs.in_process(run_task, *task, out),
            lambda _none: self._progress.finish(words, file_actions(self._context.theme, out)),
            failed=failed,
            cancelled=partial(self._progress.finish, "", []),
        )
        self._progress.start(_("Writing the decision"))
        self._progress.cancelled.connect(job.cancel)

    def sign(self) -> None:
        """Ask by what the decision is signed digitally, and write the signed file."""
        if line := self._line():
            with self._context.database.read() as session:
                stem = decision_stem(session, "decision", line.id)
            title = f"{_('Decision')} {line.number}".strip()
            self._signing.sign(ToSign("decision", line.id, title, stem))

    def open_scan(self) -> None:
        """Open the scan with what the system has for it."""
        if self._paper.scan is None:
            self._report(_("No scan is attached to this decision."))
        else:
            open_attachment(self._context.database, self._paper.scan.attachment_id, self._paper.folder)
