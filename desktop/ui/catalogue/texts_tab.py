"""Lời văn: standing sentences of papers, addressees and recipients of copies, as they are written and as they read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.changes.standing_texts import ChangeText, CorrectText, RemoveText
from db.queries.standing_texts import TextLine, blanks_of, text_lines
from db.rules.standing_texts import TEXTS, filled
from desktop.ui.catalogue.entry_form import EntryField, EntryWords
from desktop.ui.catalogue.tab import Acts, CatalogueTab, Correction, day_text
from desktop.ui.catalogue.text_form import EXAMPLES, TextForm, kept, shown
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.framework.text_titles import TITLES
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.text import label

COPIED = frozenset({"addressees", "decision_recipients", "request_ground"})
"""Texts that are written into a draft when it is made; the others are taken when a paper is drawn."""


class TextsTab(CatalogueTab):
    """The texts on the left; on the right how the one selected reads and which wordings it had."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lines: list[TextLine] = []
        theme = self.theme
        titles = (_("Text"), _("Of"), _("Written"), _("Since"))
        self.table = PlainTable(theme, _("Standing texts"), titles, 1)
        self.table.leave_out((2, 3), theme.px(96))
        self.table.itemSelectionChanged.connect(self._show_text)
        self.table.itemActivated.connect(lambda _item: self.edit())
        self.name = label(theme, "", "details", wrap=True)
        self.reads = label(theme, "", "text", wrap=True)
        self.reads.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.earlier = PlainTable(theme, _("Wordings through time"), (_("From"), _("Text")), 1)
        self.earlier.missing = _("The shipped wording holds.")
        side = self.side_pane(
            self.name,
            label(theme, _("On the paper, for example"), "smallStrong", "text2"),
            self.reads,
            label(theme, _("Wordings through time"), "section"),
            self.earlier,
        )
        self.set_panes(Qt.Orientation.Horizontal, self.table, side, sizes=(700, 470))

    def refresh(self) -> None:
        with self.context.database.read() as session:
            self.lines = text_lines(session, self.context.today())
        self.table.show_rows(
            [
                (
                    at,
                    (
                        _(TITLES[line.code]),
                        line.authority or _("our office"),
                        _("by us") if line.own else _("as shipped"),
                        day_text(line.valid_from),
                    ),
                )
                for at, line in enumerate(self.lines, start=1)
            ]
        )
        self._show_text()

    def line(self) -> TextLine | None:
        """Return the text selected."""
        at = self.table.current_id()
        return self.lines[at - 1] if 0 < at <= len(self.lines) else None

    def blanks(self, line: TextLine) -> dict[str, str]:
        """Return what fills the blanks of a text today."""
        with self.context.database.read() as session:
            return blanks_of(session, self.context.today(), line.authority_id)

    def examples(self, line: TextLine) -> dict[str, str]:
        """Return the same, with an example for each blank that only a paper fills."""
        known = self.blanks(line)
        told = {**EXAMPLES, **known}
        return {"award": f"{told['form']} của {told['authority']}", **told}

    def _show_text(self) -> None:
        line = self.line()
        self.name.setText(_(TITLES[line.code]) if line else "")
        self.reads.setText(shown(filled(line.text, self.examples(line))) if line else "")
        self.earlier.show_rows(
            [
                (at, (day_text(each.valid_from) or _("the beginning"), shown(each.text).replace("\n", " · ")))
                for at, each in enumerate(reversed(line.earlier if line else ()), start=1)
            ]
        )
        self.acts_changed.emit()

    def acts(self) -> Acts:
        return Acts(_("Another wording from a day on…"), _("Correct the wording…"), "", _("Take our wording back"))

    def possible(self) -> dict[str, str]:
        line = self.line()
        if line is None:
            return dict.fromkeys(("add", "edit", "remove"), _("Enter our office first."))
        return {} if line.own else {"remove": _("This is the shipped wording.")}

    def summary(self) -> str:
        own = sum(line.own for line in self.lines)
        return _("{n} texts, {m} written by us").format(n=len(self.lines), m=own)

    def _form(self, line: TextLine, title: str, verb: str, dated: bool) -> TextForm:
        listed = _("One a line, without dash and end mark.") if TEXTS[line.code].is_list else ""
        fields = [EntryField("text", _("Text"), shown(line.text), kind="lines", required=True)]
        if dated:
            fields.append(EntryField("valid_from", _("From"), None, kind="date", required=True))
        head = f"{title}: {line.authority}" if line.authority else title
        return TextForm(self.context, line, EntryWords(head, verb, listed, tuple(fields)), self.examples(line), self)

    def edit(self) -> None:
        line = self.line()
        if line is None:
            return
        form = self._form(line, _(TITLES[line.code]), _("Keep the wording"), dated=False)
        blanks = self.blanks(line)

        def done(_none: object) -> None:
            if line.code in COPIED:
                new = filled(kept(form.text("text")), blanks)
                one_by_one = list(zip(line.reads.split("\n"), new.split("\n"), strict=False))
                same = line.reads.count("\n") == new.count("\n")
                self.corrected.emit(Correction([(line.reads, new), *(one_by_one if same else ())], line.authority_id))

        self.ask(
            form, lambda: CorrectText(line.code, kept(form.text("text")), line.valid_from, line.authority_id), done
        )

    def add(self) -> None:
        line = self.line()
        if line is None:
            return
        form = self._form(line, _(TITLES[line.code]), _("Keep from that day on"), dated=True)

        def change() -> ChangeText:
            day = form.value("valid_from")
            return ChangeText(line.code, kept(form.text("text")), day, line.authority_id)  # type: ignore[arg-type]

        self.ask(form, change)

    def remove(self) -> None:
        line = self.line()
        if line is not None and line.own:
            self.do(RemoveText(line.code, line.valid_from, line.authority_id))

    def first_focus(self) -> QWidget:
        return self.table
