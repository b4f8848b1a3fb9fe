"""One nomination beside the list: who, what the rules found, the line on the certificate, earlier awards."""

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from db.queries.nomination_list import FindingLine, NominationLine
from db.rules.awards import with_giver
from db.rules.fact_fields import ASKED_BY
from db.rules.nomination_fields import FIELDS
from db.rules.printed_names import printed_name
from db.rules.terms import Severity
from desktop.ui.core.i18n import _, problem_sentence
from desktop.ui.core.theme import Theme
from desktop.ui.framework.state_labels import article_words, kind_word, nomination_state, tone_of
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.findings import FindingList, FindingText
from desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from db.queries.register_list import GivenAward

Override = Callable[[FindingLine], object]


def finding_text(finding: FindingLine, override: Override, enter: Callable[[str], object]) -> FindingText:
    """Return a finding in words, with what answers it: the facts it asks for, "accept anyway" while nobody has."""
    values = json.loads(finding.values or "{}")
    fact, article = problem_sentence(finding.rule, values), article_words(finding.article)
    if finding.override_reason:
        why = _("Accepted by {who}: {why}").format(who=finding.overridden_by or "–", why=finding.override_reason)
        return FindingText("accent", fact, why, article)
    asked = ASKED_BY.get(finding.rule)
    actions = [(_("Enter the facts…"), lambda: enter(finding.rule))] if asked else []
    if finding.severity is Severity.INFO:  # nothing to decide: the law is content, or nobody can say
        tone = "ok" if finding.rule == "criteria_met" else tone_of(finding.severity)
        return FindingText(tone, fact, "", article, actions)
    actions.append((_("Accept anyway…"), lambda: override(finding)))
    return FindingText(tone_of(finding.severity), fact, "", article, actions)


def scrolled(inner: QWidget, name: str) -> QScrollArea:
    """Return a scroll area around `inner` that Tab reaches under `name`."""
    inner.setObjectName("sheet")
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return area


class NominationDetails(QWidget):
    """A panel with the selected nomination in three tabs; its buttons trigger the page's actions."""

    def __init__(self, theme: Theme, actions: Sequence[ActionButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.name = label(theme, "", "details", wrap=True)
        self.place = label(theme, "", "text", "text2", wrap=True)
        self.source = label(theme, "", "small", "text3", wrap=True)
        self.findings = FindingList(theme)
        self.facts = QVBoxLayout()
        self.history = QVBoxLayout()
        self.tabs = QTabWidget()
        self.tabs.setFont(theme.font("name"))
        self.tabs.tabBar().setAccessibleName(_("Details"))
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumHeight(theme.px(20))  # large letters on a small screen leave the name its room
        self.tabs.tabBar().setDrawBase(False)
        for layout, title in ((None, _("Check")), (self.facts, _("Wording")), (self.history, _("Earlier"))):
            sheet = QWidget()
            column = QVBoxLayout(sheet)
            column.setContentsMargins(14, 12, 14, 12)
            column.setSpacing(8)
            if layout is None:
                column.addWidget(self.findings)
            else:
                layout.setSpacing(6)
                column.addLayout(layout)
                column.addStretch(1)
            self.tabs.addTab(scrolled(sheet, title), title)
        self._papers = QVBoxLayout()
        self._papers.setContentsMargins(0, 0, 0, 0)
        sheet = QWidget()
        sheet.setLayout(self._papers)
        self.dossier = scrolled(sheet, _("Dossier"))
        self.tabs.addTab(self.dossier, _("Dossier"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 6)
        head.setSpacing(2)
        for widget in (self.name, self.place, self.source):
            head.addWidget(widget)
        outer.addLayout(head)
        outer.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        for action in actions:
            foot.addWidget(action)
        foot.addStretch(1)
        outer.addLayout(foot)

    def show_in_dossier(self, widget: QWidget) -> None:
        """Fill the tab of the dossier."""
        self._papers.addWidget(widget)

    def show_nothing(self) -> None:
        """Clear the details: no nomination is selected."""
        for widget in (self.name, self.place, self.source):
            widget.setText("")
        self._fill(self.facts, [])
        self._fill(self.history, [])
        self.findings.show_findings([])

    def show_nomination(
        self,
        line: NominationLine,
        findings: Sequence[FindingText],
        earlier: "Sequence[GivenAward]",
    ) -> None:
        """Show a nomination with its findings and earlier awards."""
        self.name.setText(printed_name(line.kind, line.honorific, line.name))
        self.place.setText(", ".join(text for text in (line.position, line.unit) if text))
        state = nomination_state(line.state)
        reason = f": {line.state_reason}" if line.state_reason else ""
        self.source.setText(f"{kind_word(line.kind)} · {state}{reason}" + (f" · {line.source}" if line.source else ""))
        self.findings.show_findings(findings)
        self._fill(
            self.facts,
            [
                (_("Award"), with_giver(line.award, line.authority)),
                (_("Line on the certificate"), line.citation or "–"),
                *((_(each.label), getattr(line, each.name) or "–") for each in FIELDS if each.detailed),
            ],
        )
        told = [
            (str(award.year), f"{award.award}\n{award.number}" + (f"\n{award.revoked}" if award.revoked else ""))
            for award in earlier
        ]
        self._fill(self.history, told or [(_("Earlier awards"), _("None in the register."))])
        self.tabs.setTabText(2, f"{_('Earlier')} {len(earlier)}" if earlier else _("Earlier"))

    def _fill(self, layout: QVBoxLayout, rows: Sequence[tuple[str, str]]) -> None:
        while layout.count():
            item = layout.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for title, text in rows:
            layout.addWidget(label(self._theme, title, "small", "text2"))
            layout.addWidget(label(self._theme, text, wrap=True))
