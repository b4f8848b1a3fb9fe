"""Danh mục: who we are and who awards, awards, the law, base salary, layouts and standing texts; all can be mended."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QWidget

from db.changes.catalogue import ReceiveCatalogue
from db.changes.standing_texts import RewordDrafts
from db.queries.law_update import differences_with_shipped
from db.queries.open_drafts import OpenDraft, drafts_to_reword
from db.rules.law_rows import LawDifference, Standing
from db.rules.reword import Pairs, worth
from desktop.ui.catalogue.awards_tab import AwardsTab
from desktop.ui.catalogue.council_tab import CouncilTab
from desktop.ui.catalogue.criteria_tab import CriteriaTab
from desktop.ui.catalogue.dossiers_tab import DossiersTab
from desktop.ui.catalogue.law_tab import LawTab
from desktop.ui.catalogue.layouts_tab import LayoutsTab
from desktop.ui.catalogue.office_tab import OfficeTab
from desktop.ui.catalogue.receive_law import ReceiveLawDialog
from desktop.ui.catalogue.salary_tab import SalaryTab
from desktop.ui.catalogue.tab import Acts, CatalogueTab, Correction
from desktop.ui.catalogue.texts_tab import TextsTab
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.page import Page
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.message_bars import OfferBar
from desktop.ui.widgets.preview import Preview

KEYS = {"remove": "Del", "change": "Ctrl+E", "edit": "F2", "add": "Ctrl+N"}
LOOKS = {
    "remove": ("trash-2", "flat", N_("Remove")),
    "change": ("calendar", "flat", N_("From a day on…")),
    "edit": ("pencil", "plain", N_("Change…")),
    "add": ("plus", "primary", N_("Add…")),
}
PAPERS = {"decision": N_("decision on {about}"), "submission": N_("submission to {about}")}


def drafts_words(drafts: Sequence[OpenDraft]) -> str:
    """Return the offer to put a correction into drafts that copied the words before it, "" without any."""
    named = "; ".join(_(PAPERS[each.paper]).format(about=each.about) for each in drafts)
    words = _("Apply it to {n} drafts: {drafts}. What was signed keeps its words.")
    return words.format(n=len(drafts), drafts=named) if drafts else ""


class Catalogue(Page):
    """The page of the catalogue: the buttons of its header are the acts of the tab in sight."""

    TABLES = frozenset(
        (
            *("authority", "authority_name", "signer", "setting", "layout"),
            *("criterion", "law_block", "quota", "decision", "council_member", "dossier_rule"),
            *("award_type", "award_kind", "coefficient", "base_salary", "regime", "legal_ground"),
        )
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Catalogue"))
        self.office, self.awards, self.law = OfficeTab(context), AwardsTab(context), LawTab(context)
        self.salaries, self.texts = SalaryTab(context), TextsTab(context)
        self.criteria, self.layouts = CriteriaTab(context), LayoutsTab(context, self.make_progress())
        self.council, self.dossiers = CouncilTab(context), DossiersTab(context)
        self.mendable: tuple[CatalogueTab, ...] = (
            *(self.office, self.awards, self.law, self.criteria, self.salaries),
            *(self.texts, self.council, self.dossiers),
        )
        self.drafts = OfferBar(self.theme, "pencil", (_("Put it into them"), "Alt+A"), _("Leave them as they are"))
        self.newer = OfferBar(self.theme, "scale", (_("See and receive…"), "Alt+N"), _("Later"))
        self._pairs: Pairs = ()
        self._found: Sequence[OpenDraft] = ()
        self._newer: Sequence[LawDifference] = ()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFont(self.theme.font("name"))
        self.tabs.tabBar().setAccessibleName(_("Catalogue"))
        self.tabs.tabBar().setDrawBase(False)
        self._make_actions()
        for widget, title in (
            (self.office, _("Our office and authorities")),
            (self.awards, _("Award types")),
            (self.law, _("Law, grounds")),
            (self.criteria, _("Criteria")),
            (self.salaries, _("Base salary")),
            (self.layouts, _("Certificate layouts")),
            (self.texts, _("Standing texts")),
            (self.council, _("Council members")),
            (self.dossiers, _("Dossiers")),
        ):
            self.tabs.addTab(widget, title)
        for tab in self.mendable:
            tab.acts_changed.connect(self.show_acts)
            tab.corrected.connect(self.offer_to_drafts)
        self.drafts.accepted.connect(self._reword)
        context.history.taken_back.connect(lambda *_told: self.drafts.offer(""))  # the words offered may be gone
        self.newer.accepted.connect(self.receive)
        for bar in (self.drafts, self.newer):  # the strip goes with the focus in it: the page's keys would be dead
            for button in (bar.leave, bar.take):
                button.clicked.connect(lambda: self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason))
        self.tabs.currentChanged.connect(lambda _at: self._opened())
        self.column.addWidget(self.tabs, 1)
        self.column.addWidget(self.newer)
        self.column.addWidget(self.drafts)
        self.show_acts()

    @property
    def preview(self) -> Preview:
        """The paper in sight, or the one that was last."""
        return self.layouts.preview if self.tabs.currentWidget() is self.layouts else self.office.preview

    def _make_actions(self) -> None:
        self._buttons: dict[str, ActionButton] = {}
        self.tab_actions: dict[str, QAction] = {}
        self.drop_action = self.add_action(_("Drop the changes"), self.office.drop, key="Esc", icon="undo-2")
        self._buttons["drop"] = self._button(self.drop_action, "undo-2", "Esc", "flat")
        for name, (icon, kind, text) in LOOKS.items():
            action = self.add_action(_(text), self._doing(name), key=KEYS[name], icon=icon)
            self.tab_actions[name] = action
            self._buttons[name] = self._button(action, icon, KEYS[name], kind)
        self.save_action = self.add_action(_("Keep the changes"), self.office.save, key="Ctrl+Return", icon="check")
        self._buttons["save"] = self._button(self.save_action, "check", "Ctrl+Enter", "primary")
        self.insert_action = self.add_action(_("New row of the second table…"), self._doing("insert"), key="Ins")
        self.up_action = self.add_action(_("Ground up"), lambda: self.law.move_ground(-1), key="Alt+Up")
        self.down_action = self.add_action(_("Ground down"), lambda: self.law.move_ground(1), key="Alt+Down")
        self.receive_action = self.add_action(_("Law that came with the program…"), self.receive, key="Shift+F9")
        allow(self.receive_action, _("The law is being compared."))
        self.add_action(_("Next tab"), self._next_tab, key="Ctrl+Tab")
        layouts = self.layouts
        self._of_layouts = [
            self.add_action(_("Take one in…"), layouts.take_in, key="Ctrl+I", icon="file-input"),
            self.add_action(_("Write it out…"), layouts.give_out, key="Ctrl+S", icon="file-down"),
            self.add_action(_("Scan…"), layouts.set_scan, key="Ctrl+Shift+P", icon="paperclip"),
            self.add_action(_("Put aside or offer again"), layouts.retire, key="Ctrl+Del"),
            self.add_action(_("Layout for plain paper…"), lambda: layouts.serve(stock=False), key="F4"),
            self.add_action(_("Layout for stock…"), lambda: layouts.serve(stock=True), key="Shift+F4"),
        ]
        layouts.offer(self._of_layouts)

    def _button(self, action: QAction, icon: str, key: str, kind: str) -> ActionButton:
        made = self.header.button(action.text(), icon=icon, key=key, kind=kind)
        self.bind(made, action)
        return made

    def _doing(self, name: str) -> Callable[[], None]:
        """Return what does the act `name` of whatever tab is in sight."""

        def do() -> None:
            tab = self.tab()
            if tab is not None:
                getattr(tab, name)()

        return do

    def tab(self) -> CatalogueTab | None:
        """Return the tab in sight, None for the layouts, which have acts of their own."""
        current = self.tabs.currentWidget()
        return current if isinstance(current, CatalogueTab) else None

    def _next_tab(self) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())
        self.first_focus().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _opened(self) -> None:
        """Enable the actions of the current tab; what it draws is drawn when it is shown."""
        if self.tab() is None:
            self.layouts.draw()
        elif self.tab() is self.office:
            self.office.draw()
        self.show_acts()

    def show_acts(self) -> None:
        """Let header and keys do what can be done in the tab in sight; a disabled button says why."""
        tab = self.tab()
        acts, why = (tab.acts(), tab.possible()) if tab else (Acts(), {})
        typed = self.office.differing() if tab is self.office else 0
        for name, action in self.tab_actions.items():
            words = getattr(acts, name)
            shown = bool(words) and not (typed and name == "add")
            action.setText(words or _(LOOKS[name][2]))
            allow(action, "" if shown and name not in why else why.get(name) or self._not_here(typed))
            button = self._buttons[name]
            button.set_text(words)
            button.setVisible(shown and (action.isEnabled() or LOOKS[name][1] != "flat"))
        for name, action in (("drop", self.drop_action), ("save", self.save_action)):
            allow(action, "" if typed else _("Nothing was changed in the form of the authority."))
            self._buttons[name].setVisible(typed > 0)
        self._buttons["save"].set_text(_("Keep {n} changes").format(n=typed))
        second = tab in (self.office, self.awards, self.law)
        allow(self.insert_action, "" if second else _("This tab has one table."))
        for action in (self.up_action, self.down_action):
            grounds = tab is self.law and self.law.on_grounds()
            allow(action, "" if grounds else _("Choose a ground in the tab “Law, grounds” first."))
        for action in self._of_layouts:
            allow(action, "" if tab is None else _("Open the tab “Certificate layouts” first (Ctrl+Tab)."))
        self.header.show_message(tab.summary() if tab else "")

    def _not_here(self, typed: int) -> str:
        """Return why an act is not offered in the tab in sight, of whose form `typed` fields were changed."""
        if typed:
            return _("Keep (Ctrl+Enter) or drop (Esc) the changes first.")
        if self.tab() is None:
            return _("Layouts have acts of their own: take one in with Ctrl+I.")
        return _("This tab has no such act.")

    def refresh(self) -> None:
        for tab in self.mendable:
            tab.refresh()
        self.layouts.refresh()
        self.show_acts()
        self.read_newest("law", differences_with_shipped, self._offer_law)

    def _offer_law(self, found: Sequence[LawDifference]) -> None:
        """Tell of the law that came with a newer program; what only the office has is no reason to ask."""
        self._newer = found
        many = sum(one.standing is Standing.OFFERED for one in found)
        words = _("The law that came with the program differs in {n} rows. The office's own stay as they are.")
        self.newer.offer(words.format(n=many) if many else "")
        same = _("The record has all the law that came with the program.")
        allow(self.receive_action, "" if found else same)

    def receive(self) -> None:
        """Show what differs, and take what is ticked into the record as one step."""
        dialog = ReceiveLawDialog(self.theme, self._newer, self)
        ask_and_write(dialog, lambda failed: self.context.do(ReceiveCatalogue(dialog.keys()), failed=failed))

    def offer_to_drafts(self, made: Correction) -> None:
        """Offer corrected words to the drafts that copied the old ones."""
        pairs, today = worth(made.pairs), self.context.today()
        with self.context.database.read() as session:
            found = drafts_to_reword(session, pairs, today, made.authority_id or None, made.days) if pairs else []
        self._pairs, self._found = pairs, found
        self.drafts.offer(drafts_words(found))

    def _reword(self) -> None:
        self.drafts.hide()
        ids = {
            paper: tuple(each.id for each in self._found if each.paper == paper) for paper in ("decision", "submission")
        }
        self.context.do(RewordDrafts(self._pairs, ids["decision"], ids["submission"]))

    def select(self, id_: int) -> None:
        """Show a tab, counted from 1."""
        if 0 < id_ <= self.tabs.count():
            self.tabs.setCurrentIndex(id_ - 1)
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def close_page(self) -> None:
        for tab in self.mendable:
            tab.close_tab()
        self.layouts.close_tab()

    def first_focus(self) -> QWidget:
        tab = self.tab()
        return tab.first_focus() if tab else self.layouts.awards


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Catalogue(context)
