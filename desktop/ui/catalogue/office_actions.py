"""What the office tab asks in forms: authorities, former names, days, signers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.changes.authorities import AddFormerName, DateName, EndAuthority
from db.changes.office import AddSigner, EditSigner
from db.connect import StepMaker
from db.queries.catalogue_list import AuthorityLine
from desktop.ui.catalogue.authority_actions import add_authority
from desktop.ui.catalogue.entry_form import EntryField, EntryForm, EntryWords
from desktop.ui.catalogue.office_form import OfficeForm
from desktop.ui.catalogue.office_words_form import HINTS, REQUIRED, TITLES
from desktop.ui.catalogue.signer_form import SignerForm
from desktop.ui.catalogue.tab import Correction, day_text
from desktop.ui.core.i18n import _
from desktop.ui.framework.ask_and_write import Failed, ask_and_write

if TYPE_CHECKING:
    from desktop.ui.catalogue.office_tab import OfficeTab

NEXT = "next_from"


class OfficeActions:
    """Asks and writes for the authority selected in the tab."""

    def __init__(self, tab: OfficeTab) -> None:
        self._tab = tab

    def add_authority(self) -> None:
        """Ask for another authority with its signer; without an office, for our own."""
        tab = self._tab
        own = not any(line.is_office for line in tab.lines)
        form = OfficeForm(tab.theme, own, tab)
        ask_and_write(form, lambda failed: add_authority(tab.context, form.values(), own, tab.list.choose, failed))

    def end_authority(self, line: AuthorityLine) -> None:
        """Ask until when an authority is there."""
        tab = self._tab
        words = _("Papers of later days can no longer name it; its decisions stay.")
        day = EntryField("last_day", _("Last day"), tab.context.today(), kind="date", required=True)
        title = _("Out of use: {name}").format(name=line.newest.title)
        form = EntryForm(tab.theme, EntryWords(title, _("Keep the day"), words, (day,)), tab)
        tab.ask(form, lambda: EndAuthority(line.id, **form.values()))  # type: ignore[arg-type]

    def add_former(self) -> None:
        """Ask for the name before the oldest one known, and for the first day of that one where nobody entered it."""
        tab, line = self._tab, self._tab.line()
        if line is None:
            return
        oldest, known = line.names[-1], day_text(line.names[-1].valid_from)
        words = _("It holds from its day until the day before {day}.").format(day=known) if known else ""
        kept = {name: getattr(oldest, name) for name in HINTS if name != "full_name"}
        fields = [EntryField("valid_from", _("From"), None, kind="date", required=True)]
        if not known:
            fields.append(EntryField(NEXT, _("The name after it: from"), None, kind="date", required=True))
        fields += [
            EntryField(name, _(TITLES[name]), text, HINTS[name], required=name in REQUIRED)
            for name, text in kept.items()
        ]
        form = EntryForm(tab.theme, EntryWords(_("Former name"), _("Add the name"), words, tuple(fields)), tab)

        def write(failed: Failed) -> None:
            values = form.values()
            next_from = values.pop(NEXT, None)

            def add(steps: StepMaker) -> None:
                if next_from is not None:
                    steps.do(DateName(oldest.id, next_from))  # type: ignore[arg-type]
                steps.do(AddFormerName(line.id, **values))  # type: ignore[arg-type]

            tab.context.do_steps(add, failed=failed)

        ask_and_write(form, write)

    def correct_day(self) -> None:
        """Ask for the day from which the name looked at holds."""
        tab, name = self._tab, self._tab.name()
        if name is None:
            return
        words = _("The name before it ends the day before.")
        known = name.valid_from if day_text(name.valid_from) else None
        day = EntryField("valid_from", _("From"), known, kind="date", required=True)
        form = EntryForm(tab.theme, EntryWords(name.title, _("Keep the day"), words, (day,)), tab)
        tab.ask(form, lambda: DateName(name.id, **form.values()))  # type: ignore[arg-type]

    def remove_name(self) -> None:
        """Remove the name looked at."""
        self._tab.remove_of_table(self._tab.names)

    def add_signer(self) -> None:
        """Ask for a new signer of the authority selected."""
        tab, line = self._tab, self._tab.line()
        bodies = [(each.newest.title, each.id) for each in tab.lines]
        form = SignerForm(tab.theme, bodies, None, tab, line.id if line else None)
        tab.ask_new(form, lambda: AddSigner(form.authority.currentData(), **form.values()), tab.people)

    def edit_signer(self) -> None:
        """Ask for corrections of the signer selected and offer them to drafts."""
        tab, old = self._tab, self._tab.signer()
        if old is None:
            return
        bodies = [(each.newest.title, each.id) for each in tab.lines]
        form = SignerForm(tab.theme, bodies, old, tab)

        def done(_none: object) -> None:
            pairs = [(old.full_name, form.name.value()), (old.office, form.office.value())]
            tab.corrected.emit(Correction(pairs, old.authority_id))

        tab.ask(form, lambda: EditSigner(old.id, **form.values()), done)

    def remove_signer(self) -> None:
        """Remove the signer selected."""
        self._tab.remove_of_table(self._tab.people)
