"""What the palette offers: acts of every page, settings and papers at once, the record's own by a job."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from db.queries.palette_hits import Hit, HitKind, fits, palette_hits, rank
from desktop.papers.table import PAPERS
from desktop.ui.catalogue.page import Catalogue
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.directory.page import People
from desktop.ui.shell.act_table import ACTS, AT_ONCE, TAB_ACTS
from desktop.ui.shell.command_palette import Found
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.page_table import PAGES

MOST_ACTS, MOST_REFUSED = 8, 4
KINDS: dict[HitKind, tuple[str, str, str]] = {
    HitKind.NOMINATION: (N_("Nominations of this round"), "clipboard-list", "nominations"),
    HitKind.PERSON: (N_("People"), "user-round", "people"),
    HitKind.UNIT: (N_("Units"), "building-2", "people"),
    HitKind.DECISION: (N_("Decisions"), "stamp", "decisions"),
    HitKind.ROUND: (N_("Rounds"), "trophy", ""),
    HitKind.REGISTER: (N_("People in the register"), "book-open-text", "register"),
}
"""By what was found: its group, icon and page."""
LOOKS = (N_("Language"), N_("Theme"), N_("Text size"), N_("Rows"))
IN_CATALOGUE = {
    N_("Our office and authorities"): 1,
    N_("Signers"): 1,
    N_("Award types"): 2,
    N_("Law, grounds"): 3,
    N_("Criteria"): 4,
    N_("Base salary"): 5,
    N_("Certificate layouts"): 6,
    N_("Standing texts"): 7,
    N_("Council members"): 8,
    N_("Dossiers"): 9,
}
"""By what is looked for: the tab of the catalogue, from 1."""


ALSO_CALLED = {
    N_("Change the chosen together…"): N_("bulk edit, many rows at once"),
    N_("Withdraw…"): N_("delete, take off the list"),
    N_("Add a nominee"): N_("new nomination, key in, register"),
    N_("Take in a list…"): N_("import, open a file of a unit, Excel"),
    N_("Back up…"): N_("save a copy, USB stick"),
    N_("Export the register…"): N_("save as Excel"),
    N_("The printer stopped…"): N_("jam, torn sheet"),
    N_("Measure with the ruler sheet…"): N_("calibrate, shifted print, test print"),
    N_("Revoke the award…"): N_("take back, cancel"),
    N_("Issue the certificate again…"): N_("reissue, exchange, lost certificate"),
}
"""By an act: what else clerks call it; looked through, never shown."""


def acts(window: MainWindow, typed: str) -> list[Found]:
    """Return acts, settings and papers that fit what was typed, the best fitting first in each group.

    Acts of the page in sight and of the menus stand before those of other pages that fit as well; one that cannot be
    done now stands behind them and says why not.
    """
    found: list[Found] = []
    refused: list[Found] = []
    page = window.page()
    entry = PAGES.get(window.page_name)
    called = {_(text): _(words) for text, words in ALSO_CALLED.items()}
    for action in window.current_actions():
        text = action.text().replace("&", "")
        if not fits(f"{text} {called.get(text, '')}", typed):
            continue
        key = action.shortcut().toString()
        if action.isEnabled():
            hint = _(entry.title) if entry and page is not None and action in page.page_actions else ""
            found.append(Found(_("Commands"), text, action.trigger, "circle-play", hint, key))
        elif typed and (why := action.statusTip()):
            refused.append(Found(_("Not now"), text, partial(window.show_error, why), "ban", why, key))
    if typed:
        found += [each for each in _elsewhere(window) if fits(f"{each.text} {called.get(each.text, '')}", typed)]
    found = _ranked(found, typed)[:MOST_ACTS]
    further = (_papers(window, typed), _settings(window, typed), refused[:MOST_REFUSED]) if typed else ()
    return found + [each for some in further for each in _ranked(some, typed)]


def _elsewhere(window: MainWindow) -> Iterator[Found]:
    """Yield the acts of the pages that are not in sight, each with its page; what a menu does too is there already."""
    group = _("Commands")
    of_menus = {action.text().replace("&", "") for action in window.menus.actions_of_all()}
    for name, texts in ACTS.items():
        if name != window.page_name:
            for text in texts:
                if _(text) not in of_menus:
                    do = partial(do_elsewhere, window, name, text)
                    yield Found(group, _(text), do, PAGES[name].icon, _(PAGES[name].title))
    page = window.page()
    in_sight = page.tabs.currentIndex() + 1 if isinstance(page, Catalogue) else 0
    title = _(PAGES["catalogue"].title)
    for place, (tab, texts) in enumerate(TAB_ACTS.items(), start=1):
        if place != in_sight:
            for text in texts:
                do = partial(do_elsewhere, window, "catalogue", text, place)
                yield Found(group, _(text), do, PAGES["catalogue"].icon, f"{title} · {_(tab)}")


def do_elsewhere(window: MainWindow, name: str, text: str, place: int = 0) -> None:
    """Go to the page `name`, at `place`, and do its act `text` once the page has read what it shows.

    An act that cannot be done says why; one that writes at once leaves its key to the clerk, who sees only now whom it
    would take.
    """
    window.open_page(name, place)
    page = window.page()
    if page is None or window.page_name != name:  # the page before asked whether it may be left
        return

    def act() -> None:
        words = _(text)
        action = next((each for each in page.page_actions if words in (each.text(), each.data())), None)
        if window.page() is not page or action is None:
            return
        key = action.shortcut().toString().replace("Return", "Enter")
        if not action.isEnabled():
            window.show_error(action.statusTip())
        elif text in AT_ONCE.get(name, ()):
            chosen = _("“{act}” takes what is chosen here. Look at it, then press {key}.")
            unkeyed = _("“{act}” takes what is chosen here. Look at it, then take it from the menu “Page”.")
            window.show_error((chosen if key else unkeyed).format(act=words, key=key))
        else:
            action.trigger()

    page.context.jobs.when_read(act)


def _ranked(found: list[Found], typed: str) -> list[Found]:
    return sorted(found, key=lambda each: rank(each.text, typed)) if typed else found


def _papers(window: MainWindow, typed: str) -> list[Found]:
    found = []
    for place, row in enumerate(PAPERS, start=1):
        if not row.of_one and fits(_(row.title), typed):
            found.append(Found(_("Papers"), _(row.title), partial(window.open_page, "papers", place), "printer"))
    return found


def _settings(window: MainWindow, typed: str) -> list[Found]:
    group, preferences = _("Settings"), window.menus.preferences.trigger
    made = [Found(group, _(text), preferences, "settings", _("Preferences")) for text in LOOKS]
    title = _(PAGES["catalogue"].title)
    made += [
        Found(group, _(text), partial(window.open_page, "catalogue", tab), "scale", title)
        for text, tab in IN_CATALOGUE.items()
    ]
    return [each for each in made if fits(each.text, typed)]


def records(
    context: Context, window: MainWindow, typed: str, show: Callable[[Sequence[Found]], object]
) -> Callable[[], None]:
    """Look through the record in a job; `show` gets what was found. Returns what stops it."""
    round_id = context.round_id

    def shown(hits: list[Hit]) -> None:
        show([_found(context, window, hit) for hit in hits])

    job = context.jobs.read(context.database, lambda session: palette_hits(session, typed, round_id), shown)
    return job.cancel


def _found(context: Context, window: MainWindow, hit: Hit) -> Found:
    group, icon, page = KINDS[hit.kind]
    do: Callable[[], object] = partial(window.open_page, page, hit.id)
    if hit.kind is HitKind.ROUND:
        do = partial(context.round.choose, hit.id)
    elif hit.kind is HitKind.DECISION:
        do = partial(_open_decision, context, window, hit)
    elif hit.kind in (HitKind.PERSON, HitKind.UNIT):
        do = partial(_open_directory, window, hit)
    return Found(_(group), hit.text, do, icon, hit.hint)


def _open_decision(context: Context, window: MainWindow, hit: Hit) -> None:
    """Show a decision; one of another round opens that round."""
    if hit.round_id != context.round_id:
        context.round.choose(hit.round_id)
    window.open_page("decisions", hit.id)


def _open_directory(window: MainWindow, hit: Hit) -> None:
    """Show people or units, and the one that was found."""
    window.open_page("people")
    page = window.page()
    if isinstance(page, People):
        page.which.setCurrentIndex(1 if hit.kind is HitKind.UNIT else 0)
        page.select(hit.id)
