"""What stands beside the list of papers: the paper itself, what it lacks, and its ways out."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.papers.round_papers import Gap, Stage
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.papers.columns import (
    ELSEWHERE,
    GAPS,
    PRINT,
    SIGN,
    SIGNED,
    PaperLine,
    called,
    paper_title,
    state_words,
    ways_of,
)
from desktop.ui.printing.paper_preview import PaperPreview
from desktop.ui.printing.print_tasks import drawing
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.findings import FindingList, FindingText
from desktop.ui.widgets.text import line as divider

WayOut = tuple[QAction, str, str, str]
"""What takes a way out, the words of its button, its key and its icon."""

KEYS_SHOWN_UP_TO = 150  # per cent of the letters' size: larger ones leave no room for them on a button


class PaperSide(QWidget):
    """Shows one paper as it is printed; `fill` is called with the gap that is to be filled."""

    def __init__(self, context: Context, actions: Mapping[str, WayOut], fill: Callable[[Gap], object]) -> None:
        super().__init__()
        self._context, self._fill = context, fill
        theme = context.theme
        self.preview = PaperPreview(context, _("Paper"), _("Paper"), _("The paper cannot be drawn yet"))
        self.findings = FindingList(theme)
        self.box = QWidget()
        inner = QVBoxLayout(self.box)
        inner.setContentsMargins(14, 8, 14, 8)
        inner.addWidget(self.findings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.preview, 1)
        column.addWidget(self.box)
        column.addWidget(divider())
        self.buttons = {way: self._button(theme, *told) for way, told in actions.items()}
        grid = QGridLayout()
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setSpacing(8)
        for at, button in enumerate(self.buttons.values()):
            grid.addWidget(button, at // 2, at % 2)
        column.addLayout(grid)

    def _button(self, theme: Theme, action: QAction, text: str, key: str, icon: str) -> ActionButton:
        made = ActionButton(theme, text, icon=icon, key=key if theme.choice.text_size <= KEYS_SHOWN_UP_TO else "")
        made.follow(action)
        return made

    def show_paper(self, line: PaperLine | None) -> None:
        """Show a paper, None for none: what it lacks is told and the paper drawn with its blanks."""
        self._show_gaps(line)
        self.preview.title.setText(called(line.one) if line else _("Paper"))
        for way, button in self.buttons.items():
            known: tuple[str, ...] = (PRINT, *line.one.paper.formats, line.one.paper.code) if line else (PRINT, "pdf")
            if line is not None and line.one.paper.code in SIGNED:
                known = (*known, SIGN)
            button.setVisible(way in known or way in (PRINT, "pdf", "docx", "xlsx"))
        if line is None:
            self._show_nothing(_("No paper is chosen"), _("Choose one in the list."))
        elif not line.one.can_be_drawn:
            told = state_words(line.one)
            self._show_nothing(paper_title(line.one), told[:1].upper() + told[1:])
        elif "pdf" not in line.one.paper.formats:
            self._show_nothing(paper_title(line.one), _("A file for another program: save it with the buttons below."))
        else:
            values = (line.one.paper.code, line.one.subject_id, self._context.today())
            self.preview.draw_task(drawing(self._context.secret), str(self._context.database.url), *values)

    def _show_nothing(self, missing: str, next_step: str) -> None:
        self.preview.next_file()  # a drawing on its way is not shown any more
        self.preview.show_nothing(missing, next_step)

    def _show_gaps(self, line: PaperLine | None) -> None:
        gaps: Sequence[Gap] = line.one.gaps if line else ()
        told = [self._finding(gap) for gap in gaps]
        if line is not None and line.one.paper.code in ELSEWHERE and line.one.stage is not Stage.LATER:
            why = _("There every sheet is accounted for, also one that is spoiled.")
            told = [FindingText("accent", _("Certificates are printed on their own page"), why)]
        self.findings.show_findings(told)
        self.box.setVisible(bool(told))

    def _finding(self, gap: Gap) -> FindingText:
        words = GAPS[gap]
        fact = _("Missing: {what}").format(what=_(words.what))
        return FindingText("warn", fact, _(words.remedy), actions=((_("Fill it in…"), lambda: self._fill(gap)),))

    def ways(self, line: PaperLine | None) -> tuple[str, ...]:
        """Return the ways out that the paper shown has now."""
        return ways_of(line.one.paper) if line is not None and line.one.can_be_drawn else ()

    def close_paper(self) -> None:
        """Close the file shown."""
        self.preview.close_paper()
