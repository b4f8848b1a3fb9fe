"""Lương cơ sở: the base salary with its days and source, from which bonuses are reckoned."""

from typing import Any

from db.changes.law_entries import USUAL_NAME, AddBaseSalary, EditBaseSalary, RemoveBaseSalary
from db.errors import KnownError
from db.queries.catalogue_list import SalaryLine, salary_lines
from db.rules.numbers import money
from desktop.ui.catalogue.entry_form import EntryField, EntryForm, EntryWords
from desktop.ui.catalogue.law_tab import certainty
from desktop.ui.catalogue.tab import Acts, TableTab, day_text
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _


def amount(text: str) -> int:
    """Return 2340000 from "2.340.000". Raises KnownError("bad_amount")."""
    digits = "".join(text.replace("đồng", "").split()).replace(".", "").replace(",", "")
    if not digits.isascii() or not digits.isdigit() or not int(digits):
        raise KnownError("bad_amount")
    return int(digits)


class SalaryTab(TableTab[SalaryLine]):
    """The base salaries, the newest first."""

    def __init__(self, context: Context) -> None:
        titles = (_("Base salary, đồng"), _("From"), _("Until"), _("Called"), _("Source"), _("Checked"))
        super().__init__(context, _("Base salary"), titles, 4)

    def refresh(self) -> None:
        with self.context.database.read() as session:
            lines = salary_lines(session)
        self.show_lines(lines)

    def texts(self, line: SalaryLine) -> tuple[str, ...]:
        """Return the cells of a base salary's row."""
        days = (day_text(line.valid_from), day_text(line.valid_to) or _("now"))
        return (money(line.amount), *days, line.legal_name, line.source, certainty(line.confidence))

    def acts(self) -> Acts:
        return Acts(_("Add one from a day on…"), _("Change…"), "", _("Remove the base salary"))

    def possible(self) -> dict[str, str]:
        return {} if self.line() else dict.fromkeys(("edit", "remove"), _("Add a base salary first."))

    def summary(self) -> str:
        now = next((line for line in self.lines if line.valid_from <= self.context.today()), None)
        return _("{amount} đồng today").format(amount=money(now.amount)) if now else ""

    def _form(self, title: str, verb: str, words: str, old: SalaryLine | None) -> EntryForm:
        fields = (
            EntryField(
                "amount",
                _("Base salary, đồng"),
                money(old.amount) if old else "",
                "2.340.000",
                required=True,
                read=amount,
            ),
            EntryField("valid_from", _("From"), old.valid_from if old else None, kind="date", required=True),
            EntryField("source", _("Source"), old.source if old else "", "Nghị định 73/2024/NĐ-CP", required=True),
            EntryField("legal_name", _("Called"), old.legal_name if old else USUAL_NAME, required=True),
        )
        return EntryForm(self.theme, EntryWords(title, verb, words, fields), self)

    def add(self) -> None:
        words = _("The one in force then ends the day before.")
        form = self._form(_("New base salary"), _("Add the base salary"), words, None)
        self.ask_new(form, lambda: AddBaseSalary(**_typed(form)), self.table)

    def edit(self) -> None:
        line = self.line()
        if line is not None:
            words = _("Drafts reckon with it at once; decisions already issued keep their amounts.")
            form = self._form(_("Correct a base salary"), _("Keep the changes"), words, line)
            self.ask(form, lambda: EditBaseSalary(line.id, **_typed(form)))

    def remove(self) -> None:
        if line := self.line():
            self.do(RemoveBaseSalary(line.id))


def _typed(form: EntryForm) -> dict[str, Any]:
    return form.values()
