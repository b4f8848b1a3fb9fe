"""The golden register: type a name without accents, get the history; export it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from db.connect import Reader
from db.queries.register_list import (
    GivenAward,
    RegisterFilter,
    RegisterHit,
    filtered_ids,
    grouped_hits,
    history_of,
    register_hits,
    register_size,
)
from db.queries.secrecy import only_secret
from db.rules.births import short_birth
from db.rules.numbers import money
from db.rules.terms import NomineeKind
from desktop.labels.amendment_words import corrected_words
from desktop.papers.file_names import plain_stem
from desktop.papers.table import paper
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.framework.list_page import Ids, ListPage
from desktop.ui.framework.page import Page
from desktop.ui.framework.shown import ShownPaper
from desktop.ui.framework.state_labels import KINDS, kind_word
from desktop.ui.printing.save_paper import SavePaper
from desktop.ui.printing.scans import open_scan
from desktop.ui.register.award_actions import AwardActions
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.tables.sections import under_headings
from desktop.ui.widgets.buttons import allow
from desktop.ui.widgets.combo_box import choose
from desktop.ui.widgets.text import label, line
from desktop.ui.widgets.timeline import Moment, Timeline

GROUPED = "grouped/register"
KIND_ICONS = {
    NomineeKind.COLLECTIVE: Mark("building-2", "text2"),
    NomineeKind.INDIVIDUAL: Mark("user-round", "text2"),
    NomineeKind.HOUSEHOLD: Mark("house", "text2"),
}


def hit_columns() -> tuple[Column[RegisterHit], ...]:
    """Return the columns in the current language."""
    return (
        Column(
            "name",
            _("Name"),
            lambda hit: hit.name,
            210,
            order="name",
            role="name",
            least=150,
            grow=5,
            roomy=320,
            mark=lambda hit: KIND_ICONS[hit.kind],
        ),
        Column("unit", _("Unit"), lambda hit: hit.unit, 170, stretch=True, roomy=300, least=84, lesser=1),
        Column(
            "awards", _("Awards"), lambda hit: str(hit.awards), 76, order="awards", role="figuresStrong", right=True
        ),
        Column(
            "latest", _("Latest"), lambda hit: str(hit.latest or "–"), 76, order="latest", role="figures", right=True
        ),
    )


def year_options(first: int, last: int) -> list[tuple[str, int]]:
    """Return the years to choose from, the newest first, after all of them."""
    return [(_("Every year"), 0), *((str(year), year) for year in range(last, first - 1, -1))]


def moment_of(award: GivenAward) -> Moment:
    """Return one award as it stands on the line of years."""
    dated = f"{award.dated:%d/%m/%Y}" if award.dated else "–"
    facts = [award.number, dated, _("golden-book number {n}").format(n=award.register_number)]
    if award.bonus is None:
        facts.append(_("bonus not known"))
    elif award.bonus:
        facts.append(_("{money} đồng").format(money=money(award.bonus)))
    lines = [(" · ".join(facts), "text2")]
    where = ", ".join(text for text in (award.position, award.unit) if text)
    if where:
        lines.append((where, "text2"))
    if award.citation:
        lines.append((award.citation, "text2"))
    if award.corrections:
        lines.append((corrected_words(award.corrections), "warn"))
    if award.secret:
        lines.append((_("On the secret list: left out of what goes out of the office"), "warn"))
    if award.replaced:
        told = _("Replaced: {why}, {number}").format(why=award.revoked, number=award.revoked_number)
        lines.append((told, "stop"))
    elif award.revoked:
        lines.append((_("Revoked: {why}, {number}").format(why=award.revoked, number=award.revoked_number), "stop"))
    elif award.reissued:
        lines.append((_("Certificate issued again: {why}").format(why=award.reissued), "text2"))
    elif award.handed_over:
        lines.append((_("Handed over"), "ok"))
    if award.has_scan:
        lines.append((_("Enter opens the signed scan"), "accent"))
    return Moment(award.decision_id, str(award.year), award.award, lines, "stop" if award.revoked else "gold")


class Register(ListPage[RegisterHit]):
    """The page of the golden register: the names found, and the awards of the selected one on a line of years."""

    EMPTY = ("book-open-text", N_("The register is still empty"), N_("Awards enter it when their decision is issued."))
    TABLES = frozenset(
        {"recipient", "register_entry", "revocation", "sheet", "decision_scan", "nominee", "certificate", "hand_over"}
        | {
            "entered_bonus",
            "register_gap",
            "reissue",
            "decision",
            "person",
            "amendment",
            "amendment_item",
            "amendment_text",
            "nomination",
        }
    )
    SIDE_WIDTH = 560

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Register"), hit_columns(), _("Name, accents or not"))
        self.years = self.filter.choice(_("Year"), year_options(0, -1))
        kinds = [(_(word), kind) for kind, word in KINDS.items()]
        self.kinds = self.filter.choice(_("For"), [(_("Collectives and individuals"), None), *kinds])
        groups = [(_("Not grouped"), ""), (_("By unit"), "unit"), (_("By latest award"), "award")]
        self.grouping = self.filter.choice(_("Group"), groups, narrows=False)
        choose(self.grouping, context.preferences.text(GROUPED))
        self.grouping.currentIndexChanged.connect(
            lambda _at: context.preferences.set_text(GROUPED, self.grouping.currentData())
        )
        self._folder = TemporaryDirectory(prefix="so-vang-", ignore_cleanup_errors=True)
        self._awards: list[GivenAward] = []
        self.timeline = Timeline(self.theme, _("Awards"))
        self.award_actions = AwardActions(context, self, self.add_action, self.award)
        self.add_action(_("Export the register…"), self.export, key="Ctrl+S", icon="file-down", kind="primary")
        self.confirm_actions = [
            self.add_action(_("Confirmation of the award…"), self.confirm, key="Ctrl+Shift+T", icon="file-badge"),
            self.add_action(_("Confirmation as Word…"), lambda: self.confirm("docx"), icon="file-text"),
            self.add_action(
                _("History of awards…"), lambda: self.confirm(code="history"), key="Ctrl+D", icon="history"
            ),
        ]
        self.add_action(_("Go to the filter"), self.filter.edit.setFocus, key="Ctrl+L", icon="search")
        self.name = label(self.theme, "", "details", wrap=True)
        self.facts = label(self.theme, "", "text", "text2", wrap=True)
        self.timeline.opened.connect(self.open_scan)
        self.timeline.chosen.connect(lambda _decision: self.follow_award())
        area = QScrollArea()
        area.setWidget(self.timeline)
        area.setWidgetResizable(True)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.setSpacing(2)
        head.addWidget(self.name)
        head.addWidget(self.facts)
        head.addSpacing(6)
        head.addLayout(self.award_actions.row)
        self.side_column.addLayout(head)
        self.side_column.addWidget(line())
        self.side_column.addWidget(area, 1)
        self.progress = self.make_progress()
        self.saving = SavePaper(context, self, self.progress)

    def refresh(self) -> None:
        self.read_newest("size", register_size, self._show_size)
        super().refresh()

    def _show_size(self, size: tuple[int, int, int]) -> None:
        many, first, last = size
        options = year_options(first, last) if many else year_options(0, -1)
        if self.years.count() != len(options):
            chosen = self.years.currentData()
            self.years.blockSignals(True)
            self.years.clear()
            for text, year in options:
                self.years.addItem(text, year)
            self.years.setCurrentIndex(max(0, self.years.findData(chosen)))
            self.years.blockSignals(False)
        self.header.show_message(
            _("{n} awards, {first}–{last}").format(n=money(many), first=first, last=last) if many else ""
        )

    def rows(self, session: Reader, ids: list[int]) -> Mapping[int, RegisterHit]:
        return register_hits(session, ids)

    def secret_among(self, session: Reader, rows: Mapping[int, RegisterHit]) -> Iterable[int]:
        return only_secret(session, list(rows))

    def asked(self) -> RegisterFilter:
        """Return what is asked of the register just now."""
        year, kind = self.years.currentData(), self.kinds.currentData()
        return RegisterFilter(self.filter.text(), year or 0, kind, self.order, self.descending)

    def finder(self) -> Callable[[Reader], Ids]:
        asked, by = self.asked(), self.grouping.currentData()
        if not by:
            return lambda session: (filtered_ids(session, asked), {})
        none = _("Without a unit") if by == "unit" else _("No award in force")
        return lambda session: under_headings(
            (title or none, found) for title, found in grouped_hits(session, asked, by)
        )

    def glimpser(self) -> Callable[[Reader], Sequence[int]] | None:
        asked = self.asked()
        if self.grouping.currentData():
            return None
        return lambda session: filtered_ids(session, asked, WINDOW)

    def narrowed(self) -> bool:
        return self.filter.narrows()

    def counted(self, many: int) -> None:
        self.status.emit(_("{n} names fit, accents aside").format(n=money(many)))

    def show_details(self, id_: int) -> None:
        row = self.model.row_of(id_) if id_ else -1
        hit = self.model.row_at(row) if row >= 0 else None
        awards: list[GivenAward] = []
        if hit is not None:
            with self.context.database.read() as session:
                awards = history_of(session, id_)
        self.name.setText(hit.name if hit else "")
        facts = [kind_word(hit.kind), short_birth(hit.birth), hit.unit] if hit else []
        self.facts.setText(" · ".join(text for text in facts if text))
        self._awards = awards
        self.timeline.show_moments([moment_of(award) for award in awards])
        self.award_actions.follow()

    def award(self) -> GivenAward | None:
        """Return the award that the cursor is on."""
        at = self.timeline.place()
        return self._awards[at] if 0 <= at < len(self._awards) else None

    def open_scan(self, decision_id: int) -> None:
        """Open the signed scan of a decision."""
        if not open_scan(self.context, decision_id, Path(self._folder.name)):
            self.status.emit(_("No scan is attached to this decision."))

    def export(self) -> None:
        """Ask for a file and write the whole register to it."""
        name = plain_stem(paper("register"), self.context.today().isoformat())
        self.saving.ask("register", 0, _("Export the register"), name)

    def follow_award(self) -> None:
        """Offer what can be done with the award selected."""
        self.award_actions.follow()
        for action in self.confirm_actions:
            allow(action, "" if self.award() is not None else _("Choose an award of the person first."))

    def confirm(self, way: str = "", code: str = "confirmation") -> None:
        """Print a paper about the award selected, or save it in a format."""
        award = self.award()
        if award is None:
            return
        row = paper(code)
        title = f"{_(row.title)} – {award.name}"
        if way:
            self.saving.ask(row.code, award.recipient_id, title, plain_stem(row, award.name), way)
        else:
            self.print_requested.emit((ShownPaper(row.code, award.recipient_id, title),))

    def print_history(self) -> None:
        """Print what happened to whom the award selected was given."""
        self.confirm(code="history")

    def close_page(self) -> None:
        self._folder.cleanup()

    def first_focus(self) -> QWidget:
        return self.filter.edit


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Register(context)
