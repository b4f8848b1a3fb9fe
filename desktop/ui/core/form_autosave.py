"""Keeps what stands in a form at every keystroke, off the window's thread, the latest always winning."""

import json
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject

from db.changes.form_drafts import draft_of, drop_draft, keep_draft
from db.connect import Database
from desktop.ui.core.jobs import Jobs, Step

FormValues: TypeAlias = dict[str, object]
"""What was typed into a form, by field, as JSON keeps it; who reads a draft checks the type of each value."""


class FormAutosave(QObject):
    """The draft of one form about one subject, such as the new nomination of round 3."""

    def __init__(self, database: Database, jobs: Jobs, form: str, subject: str, parent: QObject) -> None:
        super().__init__(parent)
        self._database, self._jobs = database, jobs
        self._form, self._subject = form, subject
        self._waiting: str | None = None
        self._latest: str | None = None  # handed in last, written or not
        self._running = False

    def read(self) -> FormValues:
        """Return what was kept, empty when nothing was or it cannot be read any more."""
        with self._database.read() as session:
            text = draft_of(session, self._form, self._subject) if self._latest is None else self._latest
        try:
            found = json.loads(text) if text else {}
        except json.JSONDecodeError:
            return {}
        return found if isinstance(found, dict) else {}

    def keep(self, values: FormValues) -> None:
        """Write `values` soon; called at every keystroke."""
        self._waiting = self._latest = json.dumps(values, ensure_ascii=False)
        self._write()

    def drop(self) -> None:
        """Forget it: the form was kept in the record or emptied on purpose."""
        self._waiting = self._latest = ""
        self._write()

    def _write(self) -> None:
        if self._running or self._waiting is None:
            return
        text, self._waiting, self._running = self._waiting, None, True
        self._jobs.start(self._writing(text), self._written, failed=self._failed)

    def _writing(self, text: str) -> Callable[[Step], None]:
        def write(_step: Step) -> None:
            with self._database.write() as session:
                if text:
                    keep_draft(session, self._form, self._subject, text)
                else:
                    drop_draft(session, self._form, self._subject)

        return write

    def _written(self, _result: None) -> None:
        self._running = False
        self._write()

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._jobs.failed.emit(error)
