"""What was understood of a unit's yearly list, before its facts are shown in grids: columns, and whom rows mean."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from db.changes.facts import EnterFacts, NewOwner
from db.connect import Reader
from db.errors import KnownError
from db.queries.fact_list import award_names
from db.rules.case import SCOPE_RANKS
from desktop.exchange.readers.opening import suffixes
from desktop.exchange.readers.reading_process import open_apart
from desktop.exchange.understanding.fact_tables import OWNER_FIELDS, FactTable, fact_fields
from desktop.intake.fact_list import LEAVE, NEW, FactIntake, MeantOwner, Told, check_facts, owner_label
from desktop.labels.names import FACT_COLUMNS, FACT_KINDS, SCOPES
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.forms.facts_form import FactsForm
from desktop.ui.widgets.ask_file import Drawer, ask_open
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, label

OWNER_WORDS = {
    "number": N_("Number in the list"),
    "name": N_("Name"),
    "family": N_("Family name"),
    "given": N_("Given name"),
    "honorific": N_("Honorific"),
    "dob": N_("Born"),
    "position": N_("Position"),
    "unit": N_("Unit"),
    "year": N_("Year"),
    "gender": N_("Gender"),
}
JOINED = {
    "decision": N_("number and date of the decision"),
    "given": N_("number and date of the decision"),
    "maternity_days": N_("days of maternity leave"),
}
MOST_LEFT = 12  # lines told


def meaning_words(field: str) -> str:
    """Return what a column is read as: "Xếp loại: Xếp loại"."""
    if not field:
        return _("not read")
    kind, dot, name = field.partition(".")
    if not dot:
        return _(OWNER_WORDS[kind])
    return f"{_(FACT_KINDS[kind])}: {_(JOINED[name]) if name in JOINED else _(FACT_COLUMNS[name]).lower()}"


class FactListForm(Dialog):
    """The dialog about a list that was read: a choice for each column, for each name in doubt, and what is lacking."""

    def __init__(
        self, theme: Theme, intake: FactIntake, again: Callable[[Told], FactIntake], parent: QWidget | None = None
    ) -> None:
        title = _("Facts from {file}").format(file=intake.opened.name)
        words = _(
            "See what each column is read as, and whom the rows mean; the facts follow in grids, to be corrected."
        )
        super().__init__(theme, title, _("Show the facts"), _("Leave"), words=words, width=980, parent=parent)
        self.intake, self._again, self._theme = intake, again, theme
        self.summary = label(theme, "", "text", wrap=True)
        self.columns = _table(theme, _("Columns of the list"), (_("Sheet"), _("Column"), _("Header"), _("Read as")))
        self.people = _table(theme, _("Whom rows mean"), (_("Rows"), _("In the list"), _("Who is meant")))
        self.year, self.level = NfcLineEdit(), combo_box([("–", ""), *((_(SCOPES[c]), c) for c in SCOPE_RANKS)], "")
        self.year_field = Field(theme, _("Year, where the list says none"), self.year)
        self.level_field = Field(theme, _("Initiatives reach, where the list says nothing"), self.level)
        self.add_all = ActionButton(theme, _("Add everybody unknown"), icon="user-round")
        self.add_all.clicked.connect(self._add_everybody)
        self.left = label(theme, "", "small", "text2", wrap=True)
        asked = QHBoxLayout()
        for widget in (self.year_field, self.level_field, self.add_all):
            asked.addWidget(widget)
        asked.addStretch(1)
        self.columns.setMinimumHeight(theme.px(170))
        self.people.setMinimumHeight(theme.px(210))
        self.body.addWidget(self.summary)
        self.body.addWidget(self.columns, 2)
        self.body.addLayout(asked)
        self.body.addWidget(self.people, 3)
        self.body.addWidget(self.left)
        self.year.textChanged.connect(lambda _text: self._tell())
        self._boxes: list[tuple[MeantOwner, QComboBox]] = []
        self._show()

    def _show(self) -> None:
        self._show_columns(self.intake.tables)
        self._show_people()
        lacks = self.intake.lacks()
        self.year_field.setVisible("year" in lacks)
        self.level_field.setVisible("level" in lacks)
        left = [f"{table.sheet}, {row}: {text}" for table in self.intake.tables for row, text in table.left]
        more = _(" … and {n} more").format(n=len(left) - MOST_LEFT) if len(left) > MOST_LEFT else ""
        told = _("Not read, nobody stands in these lines: {lines}").format(lines="; ".join(left[:MOST_LEFT]))
        self.left.setText(told + more if left else "")
        self._tell()

    def _show_columns(self, tables: Sequence[FactTable]) -> None:
        headers = [(table.sheet, each) for table in tables for each in table.headers]
        headers.sort(key=lambda one: one[1].field in OWNER_FIELDS)  # facts, and what is not read, are seen first
        fields = [(meaning_words(each), each) for each in ("", *OWNER_FIELDS, *fact_fields())]
        self.columns.setRowCount(len(headers))
        for row, (sheet, each) in enumerate(headers):
            for at, text in enumerate((sheet, each.letters, each.text)):
                self.columns.setItem(row, at, QTableWidgetItem(text))
            box = combo_box(fields, each.field)
            box.setAccessibleName(_("{header} is read as").format(header=each.text))
            box.activated.connect(
                lambda _at, sheet=sheet, column=each.column, box=box: self._assign(sheet, column, box)
            )
            self.columns.setCellWidget(row, 3, box)

    def _assign(self, sheet: str, column: int, box: QComboBox) -> None:
        """Read the list again with a column as the clerk says; who was chosen before stays chosen."""
        told = {table.sheet: {each.column: each.field for each in table.headers} for table in self.intake.tables}
        told.setdefault(sheet, {})[column] = str(box.currentData())
        chosen = {one.key(): one.chosen for one, _box in self._boxes}
        self.intake = self._again(told)
        for one in self.intake.people:
            one.chosen = chosen.get(one.key(), one.chosen)
        self._show()

    def _show_people(self) -> None:
        """Show everybody, those first who are asked about."""
        self._boxes = []
        people = sorted(self.intake.people, key=lambda one: one.sure)
        self.people.setRowCount(len(people))
        for row, one in enumerate(people):
            written = MeantOwner(one.row).label()
            for at, text in enumerate(("; ".join(one.places), written)):
                self.people.setItem(row, at, QTableWidgetItem(text))
            if one.sure:
                self.people.setItem(row, 2, QTableWidgetItem(one.label()))
                continue
            known: list[tuple[str, object]] = [(owner_label(each), each.nominee_id) for each in one.choices]
            ways = [(_("leave out"), LEAVE), *known, (_("somebody new: add"), NEW)]
            box = combo_box(ways, one.chosen)
            box.setAccessibleName(_("Who is meant by {name}").format(name=written))
            box.currentIndexChanged.connect(partial(self._choose, one, box))
            self.people.setCellWidget(row, 2, box)
            self._boxes.append((one, box))
        self.add_all.setVisible(any(not one.choices for one, _box in self._boxes))

    def _choose(self, one: MeantOwner, box: QComboBox, _at: int) -> None:
        one.chosen = int(box.currentData())
        self._tell()

    def _add_everybody(self) -> None:
        for one, box in self._boxes:
            if not one.choices:
                box.setCurrentIndex(box.findData(NEW))

    def told_year(self) -> int | None:
        """Return the year typed, None for none."""
        text = self.year.value()
        return int(text) if text.isdecimal() and 1945 <= int(text) <= 2200 else None

    def _tell(self) -> None:
        """Say how much is taken in, and what is asked for; nothing is accepted while nothing is."""
        facts = sum(map(len, self.proposed().values()))
        out = sum(1 for one in self.intake.people if one.chosen == LEAVE)
        words = _("{n} facts of {m} people and units; {k} left out because nobody says who they are.")
        self.summary.setText(words.format(n=facts, m=len(self.intake.owners()), k=out))
        lacking = ""
        if not self.intake.tables or not any(table.headers for table in self.intake.tables):
            lacking = _(
                "No column of facts is known here: a header such as Xếp loại, Sáng kiến, Kỷ luật, Tổng số is needed."
            )
        elif "year" in self.intake.lacks() and self.told_year() is None:
            lacking = _("Give the year that the list is about.")
        elif not facts:
            lacking = _("Nothing is taken in yet: say who the rows mean.")
        self.note.show_message("warn", lacking)
        self.accept_button.setEnabled(not lacking)

    def proposed(self) -> dict[str, list[tuple[int, dict[str, str]]]]:
        """Return what is taken in, by kind."""
        return self.intake.proposed(self.told_year(), str(self.level.currentData() or ""))


def _table(theme: Theme, name: str, titles: Sequence[str]) -> QTableWidget:
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(list(titles))
    table.setAccessibleName(name)
    table.setFont(theme.font("text"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.row_height + theme.px(4))
    header = table.horizontalHeader()
    header.setFont(theme.font("smallStrong"))
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    for at, wide in enumerate((190, 76, 320) if len(titles) == 4 else (190, 330)):
        table.setColumnWidth(at, theme.px(wide))
    return table


def ask_fact_list(context: Context, page: QWidget, report: Callable[[str], object]) -> None:
    """Ask for a unit's list of facts and take it in; what became of it is reported."""
    kinds = _("Lists ({kinds});;All files (*)").format(kinds=" ".join(f"*{suffix}" for suffix in suffixes()))
    if chosen := ask_open(context.preferences, page, _("Choose the list"), kinds, Drawer.LISTS):
        take_fact_list(context, chosen, page, report)


def take_fact_list(context: Context, file: Path, page: QWidget, report: Callable[[str], object]) -> None:
    """Read a list of facts in a worker, ask about it, and keep what the grids say then as one step."""

    def read(session: Reader, told: Told | None = None, opened: object = None) -> FactIntake:
        return check_facts(session, opened or open_apart(file), context.today(), told)  # type: ignore[arg-type]

    def again(told: Told) -> FactIntake:
        with context.database.read() as session:
            return read(session, told, shown[0].opened)

    shown: list[FactIntake] = []

    def done(found: FactIntake) -> None:
        shown.append(found)
        form = FactListForm(context.theme, found, again, page)
        if form.exec() == QDialog.DialogCode.Accepted:
            _keep(context, form, page, report)

    def failed(error: Exception) -> None:
        if isinstance(error, KnownError):
            report(f"{file.name}: {sentence(error)}")
        else:
            context.errors.handle(error)

    context.jobs.read(context.database, read, done, failed)


def _keep(context: Context, told: FactListForm, page: QWidget, report: Callable[[str], object]) -> None:
    """Show the facts in their grids and write what they say."""
    owners, proposed = told.intake.owners(), told.proposed()
    with context.database.read() as session:
        awards = award_names(session)
    form = FactsForm(context.theme, owners, (), awards, "", page, proposed)
    new = tuple(
        NewOwner(one.kind, one.row.name, one.row.honorific, one.row.birth, one.row.position, one.row.unit)
        for one in told.intake.people
        if one.chosen == NEW
    )

    def failed(error: KnownError) -> None:
        form.refuse(sentence(error), None)
        show()

    def kept(many: int) -> None:
        report(_("{n} facts taken in, {m} people and units added.").format(n=many, m=len(new)))

    def show() -> None:
        if form.exec() == QDialog.DialogCode.Accepted:
            context.do(EnterFacts(form.changes().entered, new), kept, failed=failed)

    show()
