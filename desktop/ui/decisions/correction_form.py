"""What is wrong in an issued decision, field by field: what was printed, and what it is from then on."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.changes.amendments import AmendedItem, CorrectedText
from db.errors import KnownError
from db.queries.amendments import RecipientWords
from db.queries.lookups import KnownSigner
from db.rules.amendments import CORRECTABLE, NEVER_EMPTY, checked_text
from db.rules.printed_names import printed_name
from db.rules.terms import AmendmentForm, NomineeKind
from desktop.labels.amendment_words import field_words, said
from desktop.ui.core.i18n import N_, _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, label

FORMS = {
    AmendmentForm.LETTER: N_("By a letter of the authority: a slip of the pen"),
    AmendmentForm.DECISION: N_("By a decision: what was decided reads otherwise"),
}
Texts = dict[int, dict[str, str]]


class CorrectionForm(Dialog):
    """The dialog that says of whom which words are wrong; `texts` are those of a draft that is changed."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        recipients: Sequence[RecipientWords],
        signers: Sequence[KnownSigner],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        words = _("Choose whom, type what is right. What was printed stays readable; papers say what is right.")
        super().__init__(theme, title, _("Keep the draft"), _("Leave"), words=words, width=760, parent=parent)
        self._today = today
        self._rows = {one.recipient_id: one for one in recipients if not one.revoked}
        self._after: Texts = {}
        self._shown = 0
        self.table = PlainTable(theme, _("Recipients"), (_("No."), _("Name"), _("Corrected")), wide=1)
        self.table.setFixedHeight(theme.px(128))
        self.table.fix_width(2, theme.px(220))
        self.body.addWidget(self.table)
        self._sets = {kind: self._field_set(kind) for kind in dict.fromkeys(one.kind for one in self._rows.values())}
        self.fields: dict[str, Field] = {}
        self.form = combo_box([(_(text), form) for form, text in FORMS.items()], AmendmentForm.LETTER)
        self.reason = NfcLineEdit()
        self._signers = list(signers)
        self.signer = combo_box([(each.full_name, at) for at, each in enumerate(self._signers)], 0)
        self.body.addWidget(Field(theme, _("How"), self.form))
        self.body.addWidget(Field(theme, _("Reason"), self.reason))
        self.body.addWidget(Field(theme, _("Signed by"), self.signer))
        self.summary = label(theme, "", "text", "text2", wrap=True)
        self.body.addWidget(self.summary)
        self.table.itemSelectionChanged.connect(self._show_words)
        self._show_rows()

    def take_up(self, texts: Mapping[int, Mapping[str, str]], form: AmendmentForm, reason: str, signer: str) -> None:
        """Show a draft: the corrected texts by recipient and field, and the words of its paper."""
        self._after = {id_: dict(those) for id_, those in texts.items() if id_ in self._rows}
        self.form.setCurrentIndex(self.form.findData(form))
        self.reason.setText(reason)
        self.signer.setCurrentIndex(max(0, self.signer.findText(signer)))
        self._shown = 0
        self._show_rows()
        if self._after:
            self.choose(next(iter(self._after)))

    def choose(self, recipient_id: int) -> None:
        """Go to somebody's words."""
        for at, id_ in enumerate(self._rows):
            if id_ == recipient_id:
                self.table.selectRow(at)

    def _show_rows(self) -> None:
        rows = []
        for one in self._rows.values():
            changed = self.changed(one.recipient_id)
            told = ", ".join(field_words(one.kind, name) for name in changed)
            name = printed_name(one.kind, one.texts.get("honorific", ""), one.texts["name"])
            rows.append((one.recipient_id, (str(one.ordinal), name, told)))
        self.table.show_rows(rows)
        self._show_words()
        self._tell()

    def _show_words(self) -> None:
        """Show the fields of the recipient selected: what is printed below, what is right in the line."""
        one = self._rows.get(self.table.current_id())
        if one is None or one.recipient_id == self._shown:
            return
        self._shown = 0  # what is filled in now was typed by nobody
        for kind, (box, _fields) in self._sets.items():
            box.setVisible(kind is one.kind)
        self.fields = self._sets[one.kind][1]
        after = self._after.get(one.recipient_id, {})
        for name, text in one.texts.items():
            edit = self.fields[name].editor
            assert isinstance(edit, NfcLineEdit)
            edit.setText(after.get(name, text) if name != "birth" else said(name, after.get(name, text)))
            edit.setCursorPosition(0)
        self._shown = one.recipient_id
        for name in one.texts:
            self._look_at(name)

    def _field_set(self, kind: NomineeKind) -> tuple[QWidget, dict[str, Field]]:
        """Make the fields of one kind, hidden until somebody of it is chosen."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        fields: dict[str, Field] = {}
        for name in CORRECTABLE[kind]:
            edit = NfcLineEdit()
            edit.textChanged.connect(lambda text, name=name: self._typed(kind, name, text))
            fields[name] = Field(self.theme, field_words(kind, name), edit, required=name in NEVER_EMPTY)
            column.addWidget(fields[name])
        box.hide()
        self.body.addWidget(box)
        return box, fields

    def _typed(self, kind: NomineeKind, name: str, text: str) -> None:
        if not self._shown or self._rows[self._shown].kind is not kind:
            return
        self._after.setdefault(self._shown, {})[name] = text
        self._look_at(name)
        one = self._rows[self._shown]
        told = ", ".join(field_words(one.kind, each) for each in self.changed(self._shown))
        if item := self.table.item(self.table.currentRow(), 2):
            item.setText(told)
        self._tell()

    def _look_at(self, name: str) -> None:
        """Say below a field what was printed, or what is wrong with what was typed."""
        one = self._rows[self._shown]
        typed = self._after.get(self._shown, {}).get(name)
        if typed is None:
            self.fields[name].show_message("", "")
            return
        try:
            kept = checked_text(one.kind, name, typed, self._today)
        except KnownError as error:
            self.fields[name].show_message("stop", sentence(error))
            return
        before = said(name, one.texts[name]) or _("nothing")
        told = _("Printed: {text}").format(text=before) if kept != one.texts[name] else ""
        self.fields[name].show_message("edit" if told else "", told)

    def changed(self, recipient_id: int) -> dict[str, str]:
        """Return the texts of somebody that differ from what is printed, as they are kept; wrong ones are left out."""
        one, made = self._rows[recipient_id], {}
        for name, typed in self._after.get(recipient_id, {}).items():
            try:
                kept = checked_text(one.kind, name, typed, self._today)
            except KnownError:
                continue
            if kept != one.texts[name]:
                made[name] = kept
        return made

    def _wrong(self) -> str:
        """Return the first sentence about a text that cannot be kept, "" where there is none."""
        for id_, texts in self._after.items():
            for name, typed in texts.items():
                try:
                    checked_text(self._rows[id_].kind, name, typed, self._today)
                except KnownError as error:
                    return sentence(error)
        return ""

    def _tell(self) -> None:
        """Say how many words are corrected; there is no draft of none."""
        many = {id_: len(self.changed(id_)) for id_ in self._after}
        people, texts = sum(bool(each) for each in many.values()), sum(many.values())
        told = _("{people} recipients, {texts} words corrected").format(people=people, texts=texts)
        self.summary.setText(told if texts else "")
        nothing = _("Nothing is corrected yet: choose whom and type what is right.")
        self.lacking = self._wrong() or ("" if texts else nothing)
        self.accept_button.setEnabled(not self.lacking)

    def items(self) -> tuple[AmendedItem, ...]:
        """Return whom the paper is about, with what is right."""
        made = ((id_, self.changed(id_)) for id_ in self._rows)
        return tuple(
            AmendedItem(id_, tuple(CorrectedText(name, text) for name, text in texts.items()))
            for id_, texts in made
            if texts
        )

    def chosen_signer(self) -> KnownSigner | None:
        """Return who signs the paper, None where the catalogue has nobody."""
        return self._signers[self.signer.currentIndex()] if self._signers else None

    def chosen_form(self) -> AmendmentForm:
        """Return by which kind of paper."""
        return AmendmentForm(self.form.currentData())
