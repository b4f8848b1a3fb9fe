"""Hình thức khen: awards of the law and of the office, their words on papers, their bonus."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from db.changes.award_types import AddAwardType, EditAwardType, RemoveAwardType, SetCoefficient, WordAward
from db.queries.award_words import DRAWN, NONE, family_on_papers
from db.queries.catalogue_list import (
    AwardLine,
    CoefficientLine,
    RegimeLine,
    award_lines,
    coefficient_lines,
    regime_lines,
)
from db.rules import awards
from db.rules.numbers import coefficient, parse_coefficient
from db.rules.terms import NomineeKind
from desktop.ui.catalogue.entry_form import EntryField, EntryForm, EntryWords
from desktop.ui.catalogue.tab import GIVEN_BY, LEVELS, Acts, CatalogueTab, found, span
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.framework.state_labels import KINDS, kind_word
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import label

BLANK = "{authority}"
FORMS = ("commendation", "title")


def shown(wording: str) -> str:
    """Return a wording with the blank as people read it."""
    return wording.replace(BLANK, "{" + _("authority in full") + "}")


def kept(wording: str) -> str:
    """Return a wording with the blank as the record keeps it."""
    return wording.replace("{" + _("authority in full") + "}", BLANK)


def word_fields(old: AwardLine | None) -> tuple[EntryField, ...]:
    """Return the fields of an award's words on papers and of its certificate."""
    blank = "{" + _("authority in full") + "}"
    name = old.name if old else "Giấy khen"
    family = family_on_papers(name, old.form if old else "commendation")
    by_law = _("as the law has it: drawn") if family.certificate else _("as the law has it: none")
    chosen = old.certificate if old else ""
    choices = [(by_law, ""), (_("drawn here"), DRAWN), (_("not drawn here"), NONE)]
    return (
        EntryField("wording", _("In full on papers"), shown(old.wording) if old else "", f"Giấy khen của {blank}"),
        EntryField("short", _("In running text"), old.short if old else "", awards.form_word(name)),
        EntryField("verb", _("Verb before it"), old.verb if old else "", family.verb),
        EntryField("certificate", _("Certificate on paper"), chosen, kind="choice", choices=choices),
    )


class AwardForm(EntryForm):
    """The dialog of an award of the office's own: name, who gives it, to whom, its words, its days."""

    def __init__(self, tab: QWidget, theme: Any, old: AwardLine | None) -> None:
        form_words = {"commendation": _("Form of commendation"), "title": _("Emulation title")}
        fields = (
            EntryField("name", _("Name"), old.name if old else "", "Giấy khen chuyên đề chuyển đổi số", required=True),
            EntryField("abbreviation", _("Abbreviation"), old.abbreviation if old else "", "GK"),
            EntryField(
                "form",
                _("What it is"),
                old.form if old else FORMS[0],
                kind="choice",
                choices=[(form_words[each], each) for each in FORMS],
            ),
            EntryField(
                "level",
                _("Given by"),
                old.level if old else "department",
                kind="choice",
                choices=[(_(word), level) for level, word in LEVELS.items()],
            ),
            *word_fields(old),
            EntryField("valid_from", _("From"), old.valid_from if old else None, kind="date"),
            EntryField("valid_to", _("Until"), old.valid_to if old else None, kind="date"),
        )
        self.kinds = {kind: QCheckBox(_(word)) for kind, word in KINDS.items()}
        title = _("Award “{name}”").format(name=old.name) if old else _("New award of our own")
        words = _("Left empty, the words follow the name: “Giấy khen chuyên đề của Giám đốc Sở …”.")
        super().__init__(theme, EntryWords(title, _("Keep the changes") if old else _("Add"), words, fields), tab)
        row = QFrame()
        across = QVBoxLayout(row)
        across.setContentsMargins(0, 4, 0, 4)
        for kind, box in self.kinds.items():
            box.setFont(theme.font("text"))
            box.setChecked(kind in old.kinds if old else kind is not NomineeKind.HOUSEHOLD)
            across.addWidget(box)
        self.body.insertWidget(4, Field(theme, _("Given to"), row))

    def entered(self) -> dict[str, Any]:
        """Return what was entered, by the fields of the changes."""
        values: dict[str, Any] = self.values()
        values["wording"] = kept(values["wording"])
        return {**values, "kinds": tuple(kind for kind, box in self.kinds.items() if box.isChecked())}


class AwardsTab(CatalogueTab):
    """The awards; beside them the bonus of the one selected under each law."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lines: list[AwardLine] = []
        self.regimes: list[RegimeLine] = []
        self.bonus: list[CoefficientLine] = []
        theme = self.theme
        titles = (_("Award"), _("Given to"), _("Given by"), _("Origin"))
        self.table = PlainTable(theme, _("Award types"), titles, 0)
        self.table.leave_out((2, 3), theme.px(96))
        self.table.itemSelectionChanged.connect(self._show_bonus)
        self.table.itemActivated.connect(lambda _item: self.edit())
        self.name = label(theme, "", "details", wrap=True)
        self.words = label(theme, "", "text", "text2", wrap=True)
        self.coefficients = PlainTable(theme, _("Bonus by law"), (_("Under the law of"), _("For"), _("Times")), 1)
        self.coefficients.missing = _("No bonus is known. Insert adds one.")
        self.coefficients.itemActivated.connect(lambda _item: self.insert())
        side = self.side_pane(
            self.name, self.words, label(theme, _("Bonus by law, times base salary"), "section"), self.coefficients
        )
        self.set_panes(Qt.Orientation.Horizontal, self.table, side, sizes=(790, 390))

    def refresh(self) -> None:
        with self.context.database.read() as session:
            self.lines, self.regimes = award_lines(session), regime_lines(session)
            self.bonus = coefficient_lines(session)
        self.table.show_rows(
            [
                (
                    line.id,
                    (
                        line.name,
                        ", ".join(kind_word(kind) for kind in line.kinds),
                        _(GIVEN_BY.get(line.level, "")) if line.level in GIVEN_BY else "",
                        _("our own") if line.own else _("by law"),
                    ),
                )
                for line in self.lines
            ]
        )
        self._show_bonus()

    def line(self) -> AwardLine | None:
        """Return the award selected."""
        return found(self.lines, self.table.current_id())

    def rows_of_bonus(self) -> Sequence[tuple[RegimeLine, CoefficientLine]]:
        """Return the coefficients of the award selected with their laws, the newest law first."""
        line = self.line()
        return [
            (regime, each)
            for regime in self.regimes
            for each in self.bonus
            if line and each.award_type_id == line.id and each.regime_id == regime.id
        ]

    def _show_bonus(self) -> None:
        line = self.line()
        self.name.setText(line.name if line else "")
        self.words.setText(self._details(line) if line else "")
        self.coefficients.show_rows(
            [
                (at, (span(law.valid_from, law.valid_to), kind_word(each.kind), coefficient(each.hundredths / 100)))
                for at, (law, each) in enumerate(self.rows_of_bonus(), start=1)
            ]
        )
        self.acts_changed.emit()

    @staticmethod
    def _details(line: AwardLine) -> str:
        family = family_on_papers(line.name, line.form)
        words = awards.award_words(family, line.name, _("(who gives it)"), line.wording, line.short, line.verb)
        told = [
            _("On papers: {words}").format(words=f"{words.verb} {words.given}"),
            _("In a sentence: {words}").format(words=f"{words.verb} {words.given_short}"),
        ]
        if line.certificate == NONE or not (family.certificate or line.certificate):
            told.append(_("No certificate is drawn."))
        if line.valid_from or line.valid_to:
            told.append(_("Given {when}").format(when=span(line.valid_from, line.valid_to)))
        return "\n".join(told)

    def acts(self) -> Acts:
        return Acts(_("Add an award…"), _("Change…"), _("Bonus…"), _("Remove the award"))

    def possible(self) -> dict[str, str]:
        line = self.line()
        if line is None:
            return dict.fromkeys(("edit", "change", "remove"), _("Choose an award first."))
        return {} if line.own else {"remove": _("An award of the law stays; only our own can be removed.")}

    def summary(self) -> str:
        return _("{n} awards, {m} of our own").format(n=len(self.lines), m=sum(line.own for line in self.lines))

    def add(self) -> None:
        form = AwardForm(self, self.theme, None)
        self.ask_new(form, lambda: AddAwardType(**form.entered()), self.table)

    def edit(self) -> None:
        line = self.line()
        if line is None:
            return
        if line.own:
            own = AwardForm(self, self.theme, line)
            self.ask(own, lambda: EditAwardType(line.id, **own.entered()))
            return
        words = _("The law names this award; how papers write it is ours. Left empty, the words follow the law.")
        form = EntryForm(self.theme, EntryWords(line.name, _("Keep the words"), words, word_fields(line)), self)
        self.ask(form, lambda: WordAward(line.id, **self._worded(form.values())))

    @staticmethod
    def _worded(values: dict[str, Any]) -> dict[str, Any]:
        return {**values, "wording": kept(values["wording"])}

    def change(self) -> None:
        self.insert()

    def insert(self) -> None:
        """Ask for the bonus of the award selected under a law, for a kind of nominee."""
        line, now = self.line(), self.coefficients.current_id()
        if line is None or not self.regimes:
            return
        rows = self.rows_of_bonus()
        regime, old = rows[now - 1] if 0 < now <= len(rows) else (self._law_of_today(), None)
        fields = (
            EntryField(
                "regime_id",
                _("Law"),
                regime.id,
                kind="choice",
                choices=[(f"{each.law} ({span(each.valid_from, each.valid_to)})", each.id) for each in self.regimes],
            ),
            EntryField(
                "kind",
                _("For"),
                (old.kind if old else NomineeKind.INDIVIDUAL).value,
                kind="choice",
                choices=[(_(word), kind.value) for kind, word in KINDS.items()],
            ),
            EntryField(
                "hundredths",
                _("Times base salary"),
                coefficient(old.hundredths / 100) if old else "",
                "1,5",
                read=parse_coefficient,
            ),
            EntryField("source", _("Source"), old.source if old else "", "Quy chế thi đua, khen thưởng của Sở"),
        )
        words = _("Empty: not known. 0: the law gives no bonus. Decisions already issued keep their amounts.")
        form = EntryForm(
            self.theme,
            EntryWords(_("Bonus of “{name}”").format(name=line.name), _("Keep the bonus"), words, fields),
            self,
        )

        def change() -> SetCoefficient:
            values: dict[str, Any] = form.values()
            values["hundredths"] = None if values["hundredths"] == "" else values["hundredths"]
            return SetCoefficient(line.id, **{**values, "kind": NomineeKind(values["kind"])})

        self.ask(form, change)

    def _law_of_today(self) -> RegimeLine:
        today = self.context.today()
        return next((each for each in self.regimes if each.valid_from <= today), self.regimes[0])

    def remove(self) -> None:
        if line := self.line():
            self.do(RemoveAwardType(line.id))

    def first_focus(self) -> QWidget:
        return self.table
