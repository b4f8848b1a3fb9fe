"""A paper signed digitally: by which key, where the signed file goes, and what its signature is worth."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from db.errors import KnownError
from desktop.labels.signature_labels import verdict_sentence
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.printing.open_files import file_actions
from desktop.ui.printing.print_tasks import SIGN_PAPER, run_task
from desktop.ui.widgets.ask_file import Drawer, ask_open, ask_save
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.message_bars import ProgressBar

KEY_FILES = (".p12", ".pfx")


@dataclass(frozen=True)
class ToSign:
    """A paper of the table that is to be signed: its subject, its title, the name of its file without ending."""

    code: str
    subject_id: int
    title: str
    stem: str


class SecretForm(Dialog):
    """The dialog for the password of a key file or the PIN of a token; neither is kept anywhere."""

    def __init__(self, theme: Theme, paper: str, key: Path, parent: QWidget | None = None) -> None:
        in_file = key.suffix.lower() in KEY_FILES
        words = (
            _("With the certificate in {file}. The password is kept nowhere.").format(file=key.name)
            if in_file
            else _("With the token that is plugged in. The PIN is kept nowhere; a few wrong ones lock the token.")
        )
        title = _("Sign digitally: {paper}").format(paper=paper)
        super().__init__(theme, title, _("Sign the paper"), _("Leave"), words=words, width=480, parent=parent)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.addWidget(Field(theme, _("Password") if in_file else _("PIN"), self.secret, required=True))
        self.secret.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text)))
        self.accept_button.setEnabled(False)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)


class PaperSigning:
    """Signs papers in the printing process; a wrong secret is asked for again, a file that is there never replaced."""

    def __init__(self, context: Context, parent: QWidget, progress: ProgressBar) -> None:
        self._context, self._parent, self._progress = context, parent, progress

    def sign(self, paper: ToSign) -> None:
        """Ask for the key and for the file, then for the secret, and sign."""
        preferences = self._context.preferences
        kinds = _("Certificate in a file (*.p12 *.pfx);;Library of a signing token (*.dll *.so *.dylib)")
        key = ask_open(preferences, self._parent, _("What signs: a certificate or a token"), kinds, Drawer.KEYS)
        if key is None:
            return
        name = f"{paper.stem}-da-ky.pdf"
        out = ask_save(preferences, self._parent, _("The signed file"), name, Drawer.PAPERS, endings=("pdf",))
        if out is None:
            return
        if out.exists():
            self._context.errors.handle(KnownError("signed_file_exists", path=str(out)))
            return
        self._ask(paper, key, out)

    def _ask(self, paper: ToSign, key: Path, out: Path, wrong: str = "") -> None:
        form = SecretForm(self._context.theme, paper.title, key, self._parent)
        if wrong:
            form.note.show_message("stop", wrong)
        if form.exec() == QDialog.DialogCode.Accepted:
            self._start(paper, key, out, form.secret.text())

    def _start(self, paper: ToSign, key: Path, out: Path, secret: str) -> None:
        context, progress = self._context, self._progress
        drawn = (str(context.database.url), paper.code, paper.subject_id, context.today())

        def failed(error: Exception) -> None:
            progress.finish("", [])
            if isinstance(error, KnownError) and error.code in ("key_password_wrong", "token_pin_wrong"):
                self._ask(paper, key, out, sentence(error))
            else:
                context.errors.handle(error)

        job = context.jobs.start(
            context.jobs.in_process(run_task, SIGN_PAPER, *drawn, key, secret, out),
            partial(self._signed, out),
            failed=failed,
            cancelled=partial(progress.finish, "", []),
        )
        progress.start(_("Signing the paper"))
        progress.cancelled.connect(job.cancel)

    def _signed(self, out: Path, made: tuple[str, str, str, datetime | None]) -> None:
        told = verdict_sentence(*made)
        words = _("Written: {file}").format(file=out.name)
        self._progress.finish(f"{words} · {told}", file_actions(self._context.theme, out))
