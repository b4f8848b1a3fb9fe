"""What is known of the person or unit beside the list: every fact that the law asks for, newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from db.changes.facts import FactRow, RemoveFacts
from db.queries.fact_list import FactLine, FactOwner, award_names, known_owner
from db.queries.settings import PersonLine, UnitLine
from db.rules.fact_fields import FACTS
from desktop.labels.fact_words import fact_text
from desktop.labels.names import FACT_KINDS
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.forms.fact_list_form import ask_fact_list
from desktop.ui.forms.facts_form import FactChanges, FactsForm, keep_facts
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.page import Page
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.flow_layout import FlowLayout

Line = PersonLine | UnitLine | None
KINDS = tuple(FACTS)


class FactsTab(QWidget):
    """A table of facts with what can be done about them; the form with its grids adds and corrects."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._context, self._page = page.context, page
        self._owner: FactOwner | None = None
        self._unit = 0
        self._lines: list[FactLine] = []
        self.table = PlainTable(page.theme, _("Facts"), (_("Year"), _("What is known")), 1)
        self.table.missing = _("No fact is known: enter them here (Ctrl+D), or read a list of the unit.")
        self.table.itemActivated.connect(lambda _item: self.enter())
        self.enter_action = page.add_action(_("Facts…"), self.enter, key="Ctrl+D", icon="list-checks")
        self.read_action = page.add_action(
            _("Facts from a unit's list…"), self.read_list, key="Ctrl+Shift+L", icon="file-input"
        )
        self.remove_action = page.add_action(_("Take the fact out"), self.remove, icon="trash-2")
        ways = FlowLayout(8)
        ways.setContentsMargins(12, 8, 12, 8)
        for text, action, icon, key in (
            (_("Facts…"), self.enter_action, "list-checks", ""),
            (_("From a list…"), self.read_action, "file-input", ""),
            (_("Take out"), self.remove_action, "trash-2", ""),
        ):
            button = ActionButton(page.theme, text, icon=icon, key=key)
            button.follow(action)
            ways.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addLayout(ways)

    def show_facts(self, line: Line) -> None:
        """Show the facts of the person or unit that the list stands on."""
        self._owner, self._lines = None, []
        awards: dict[str, str] = {}
        self._unit = line.id if isinstance(line, UnitLine) else 0
        if line is not None:
            person = line.id if isinstance(line, PersonLine) else 0
            with self._context.database.read() as session:
                self._owner, lines = known_owner(session, person_id=person, unit_id=self._unit)
                awards = award_names(session) if lines else {}
            self._lines = sorted(lines, key=_newest_first)
        self.table.setRowCount(0)
        self.table.show_rows(
            [
                (
                    at + 1,
                    (
                        str(each.values.get("year") or ""),
                        f"{_(FACT_KINDS[each.kind])}: {fact_text(FACTS[each.kind].columns, each.values, awards)}",
                    ),
                )
                for at, each in enumerate(self._lines)
            ]
        )
        self.table.resizeRowsToContents()

    def allow(self) -> None:
        """Enable what can be done with the facts in sight."""
        allow(self.enter_action, "" if self._owner is not None else _("Choose somebody of the list first."))
        allow(self.remove_action, "" if self._lines else _("No fact is known of the one chosen."))

    def _chosen(self) -> FactLine | None:
        at = self.table.current_id() - 1
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def enter(self) -> None:
        """Ask for facts, the kind of the chosen one in front, and keep them."""
        if self._owner is None:
            return
        chosen, owner, unit = self._chosen(), self._owner, self._unit
        with self._context.database.read() as session:
            awards = award_names(session)
        first = chosen.kind if chosen is not None else ""
        form = FactsForm(self._page.theme, (owner,), self._lines, awards, first, self._page)
        ask_and_write(form, lambda failed: keep_facts(self._context, of_unit(form.changes(), unit), failed))

    def read_list(self) -> None:
        """Ask for a file with the facts of many, and take it in."""
        ask_fact_list(self._context, self._page, self._page.status.emit)

    def remove(self) -> None:
        """Take the chosen fact out; a step back brings it again."""
        chosen = self._chosen()
        if chosen is not None:
            self._context.do(RemoveFacts((FactRow(chosen.kind, chosen.nominee_id, {}, chosen.id),)))


def of_unit(told: FactChanges, unit: int) -> FactChanges:
    """Return the changes with the unit they are about, whose entry is made where it has none."""
    rows = tuple(FactRow(row.kind, row.nominee_id, row.values, row.id, unit) for row in told.entered)
    return FactChanges(rows, told.removed)


def _newest_first(line: FactLine) -> tuple[int, int, int]:
    return -int(line.values.get("year") or 0), KINDS.index(line.kind), line.id


def details_in_tabs(theme: Theme, about: Sequence[QWidget], facts: FactsTab) -> QTabWidget:
    """Return tabs with what is told about somebody, and with the facts."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(14, 6, 14, 12)
    column.setSpacing(6)
    for widget in about:
        column.addWidget(widget)
    column.addStretch(1)
    tabs = QTabWidget()
    tabs.setFont(theme.font("name"))
    tabs.tabBar().setAccessibleName(_("Details"))
    tabs.setDocumentMode(True)
    tabs.tabBar().setDrawBase(False)
    tabs.addTab(sheet, _("Posts, awards"))
    tabs.addTab(facts, _("Facts"))
    return tabs
