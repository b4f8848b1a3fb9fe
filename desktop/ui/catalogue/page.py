"""Danh mục: authorities, signers, award types and the law as dated data, and the office's settings."""

from datetime import date

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from db.changes.office import AddSigner, EditSigner, SetSetting
from db.queries.lookups import authorities, award_types, signers
from db.queries.settings import LawLine, base_salaries, regimes, setting
from db.rules.numbers import money
from desktop.ui.catalogue.authority_actions import add_authority
from desktop.ui.catalogue.layouts_tab import LayoutsTab
from desktop.ui.catalogue.office_form import OfficeForm
from desktop.ui.catalogue.signer_form import SignerForm
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.page import Page
from desktop.ui.framework.state_labels import capacity_word
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.plain_table import PlainTable
from desktop.ui.widgets.text import NfcLineEdit, label

CONFIDENCE = {
    "verified": N_("read in a source"),
    "secondary": N_("read in a quotation"),
    "recalled": N_("remembered, not seen"),
    "unsure": N_("unsure"),
}


def span(start: date | None, end: date | None) -> str:
    """Return a period in words; an end that is None is open."""
    if start is None and end is None:
        return _("open-ended")
    first = f"{start:%d/%m/%Y}" if start else "…"
    return f"{first} – {end:%d/%m/%Y}" if end else _("from {day}").format(day=first)


class Catalogue(Page):
    """The page of the catalogue, with one tab for each kind of entry."""

    TABLES = frozenset({"authority", "authority_name", "signer", "award_type", "setting", "layout"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Catalogue"))
        self.edit_action = self.add_action(
            _("Change the signer…"), self.edit_signer, key="Ctrl+E", icon="pencil", kind="flat"
        )
        self.add_action(_("Add an authority…"), self.new_authority, key="Ctrl+Shift+A", icon="landmark", kind="plain")
        self.add_action(_("Add a signer…"), self.add_signer, key="Ctrl+N", icon="plus", kind="primary")
        theme = self.theme
        self.bodies = PlainTable(
            theme, _("Authorities"), (_("Authority"), _("Body"), _("Place"), _("Number suffix")), wide=1
        )
        self.people = PlainTable(
            theme, _("Signers"), (_("Name"), _("Signs for"), _("Capacity"), _("Own office"), _("Valid")), 1
        )
        self.people.itemActivated.connect(lambda _item: self.edit_signer())
        self.awards = PlainTable(theme, _("Awards"), (_("Award"), _("Code")))
        self.law = PlainTable(theme, _("Law"), (_("Law and decrees"), _("In force"), _("How sure")))
        self.salaries = PlainTable(theme, _("Base salary"), (_("Base salary, đồng"), _("In force"), _("How sure")))
        self.layouts = LayoutsTab(context)
        self.preview = self.layouts.preview
        self._add_layout_actions()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFont(theme.font("name"))
        self.tabs.tabBar().setAccessibleName(_("Catalogue"))
        self.tabs.tabBar().setDrawBase(False)
        for widget, title in (
            (self.people, _("Signers")),
            (self.bodies, _("Authorities")),
            (self.awards, _("Award types")),
            (self.law, _("Law")),
            (self.salaries, _("Base salary")),
            (self.layouts, _("Certificate layouts")),
            (self._settings(), _("Our office")),
        ):
            self.tabs.addTab(widget, title)
        self.tabs.currentChanged.connect(self._opened)
        self.column.addWidget(self.tabs, 1)

    def _add_layout_actions(self) -> None:
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

    def _opened(self, _at: int) -> None:
        """Enable the actions of the current tab; the sample is drawn when its tab is first shown."""
        on_layouts = self.tabs.currentWidget() is self.layouts
        for action in self._of_layouts:
            action.setEnabled(on_layouts)
        if on_layouts:
            self.layouts.draw()

    def _settings(self) -> QWidget:
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        words = _(
            "How lists and papers name this office. Who we are and who signs stands under authorities and signers."
        )
        column.addWidget(label(self.theme, words, "text", "text2", wrap=True))
        self.full_name = NfcLineEdit()
        self.full_name.setMaximumWidth(self.theme.px(520))
        self.full_name.editingFinished.connect(self._keep_name)
        column.addWidget(Field(self.theme, _("Our office"), self.full_name))
        column.addStretch(1)
        return sheet

    def refresh(self) -> None:
        with self.context.database.read() as session:
            bodies, known = authorities(session), signers(session)
            types, laws, salaries = award_types(session), regimes(session), base_salaries(session)
            self.full_name.setText(str(setting(session, "office.full_name", "")))
        titles = {body.id: body.short_title for body in bodies}
        self._bodies = [(body.title, body.id) for body in bodies]
        self._signers = {signer.id: signer for signer in known}
        self.bodies.show_rows(
            [
                (b.id, (b.title + (f" ({_('this office')})" if b.is_office else ""), b.body, b.place, b.number_suffix))
                for b in bodies
            ]
        )
        self.people.show_rows(
            [
                (
                    s.id,
                    (
                        s.full_name,
                        titles.get(s.authority_id, ""),
                        capacity_word(s.capacity),
                        s.office,
                        span(s.valid_from, s.valid_to),
                    ),
                )
                for s in known
            ]
        )
        self.awards.show_rows([(id_, (name, code)) for id_, name, code in types])
        self.law.show_rows([(at, self._law(each)) for at, each in enumerate(laws)])
        self.salaries.show_rows(
            [(at, (money(int(each.title)), *self._law(each)[1:])) for at, each in enumerate(salaries)]
        )
        self.edit_action.setEnabled(bool(known))
        self.layouts.refresh()
        self._opened(0)
        self.header.show_message(_("{n} authorities, {m} signers").format(n=len(bodies), m=len(known)))

    @staticmethod
    def _law(line: LawLine) -> tuple[str, str, str]:
        return (line.title, span(line.valid_from, line.valid_to), _(CONFIDENCE[line.confidence]))

    def _keep_name(self) -> None:
        with self.context.database.read() as session:
            kept = setting(session, "office.full_name", "")
        if self.full_name.value() != kept:
            self.context.do(SetSetting("office.full_name", self.full_name.value()))

    def add_signer(self) -> None:
        """Ask for a new signer and add them."""
        form = SignerForm(self.theme, self._bodies, parent=self)
        do = self.context.do
        ask_and_write(form, lambda failed: do(AddSigner(form.authority.currentData(), **form.values()), failed=failed))

    def edit_signer(self) -> None:
        """Ask for the changes of the signer selected."""
        old = self._signers.get(self.people.current_id())
        if old is None:
            return
        form = SignerForm(self.theme, self._bodies, old, self)
        do = self.context.do
        ask_and_write(form, lambda failed: do(EditSigner(old.id, **form.values()), failed=failed))

    def new_authority(self) -> None:
        """Ask for another authority and add it with its signer."""
        form = OfficeForm(self.theme, False, self)
        ask_and_write(form, lambda failed: add_authority(self.context, form.values(), False, failed=failed))

    def select(self, id_: int) -> None:
        """Any id means the layouts: nothing else here is led to."""
        if id_:
            self.tabs.setCurrentWidget(self.layouts)
            self.layouts.awards.setFocus()

    def close_page(self) -> None:
        self.layouts.close_tab()

    def first_focus(self) -> QWidget:
        return self.tabs.currentWidget() or self


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Catalogue(context)
