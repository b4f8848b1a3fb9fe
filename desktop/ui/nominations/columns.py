"""The list of nominations: its columns, and the sections it is grouped in."""

from collections.abc import Callable, Sequence

from db.connect import Reader
from db.queries.nomination_list import (
    KIND_ORDER,
    Grouping,
    NominationFilter,
    NominationLine,
    grouped_ids,
    nomination_ids,
)
from db.rules.dossier import SETTLED
from db.rules.nomination_fields import FIELDS
from db.rules.printed_names import printed_name
from desktop.ui.core.i18n import _
from desktop.ui.framework.check_words import check_mark, check_words
from desktop.ui.framework.list_page import Ids
from desktop.ui.framework.state_labels import KIND_HEADS, NOMINATION_STATES, nomination_state, secret_mark
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.paged_model import NUMBER
from desktop.ui.tables.sections import under_headings


def name_text(line: NominationLine) -> str:
    """Return the name as papers print it, with the mark of the secret list."""
    return printed_name(line.kind, line.honorific, line.name) + secret_mark(line.secret)


def field_columns() -> list[Column[NominationLine]]:
    """Return a column for each field that the table of fields lists; they go first where room is short."""
    return [
        Column(each.name, _(each.label), _text_of(each.name), 110, editable=True, spare=True)
        for each in FIELDS
        if each.listed
    ]


def _text_of(name: str) -> Callable[[NominationLine], str]:
    return lambda line: str(getattr(line, name))


def dossier_text(line: NominationLine) -> str:
    """Return how many papers a dossier lacks, "" of who was decided: nobody completes it any more."""
    if line.state in SETTLED:
        return ""
    if line.missing is None:
        return _("no rule")
    return _("{n} missing").format(n=len(line.missing)) if line.missing else _("complete")


def _dossier_mark(line: NominationLine) -> Mark | None:
    return Mark("", "warn") if line.missing else Mark("", "text2") if line.missing is None else None


def _missing_papers(line: NominationLine) -> str:
    return "\n".join(line.missing or ())


def nomination_columns() -> tuple[Column[NominationLine], ...]:
    """Return the columns in the language chosen now."""
    return (
        Column(NUMBER, _("No."), lambda _line: "", 40, right=True, role="figures", order="rank"),
        Column("name", _("Name"), name_text, 160, "name", "name", editable=True, first=300, roomy=240, least=140),
        Column(
            "position",
            _("Position"),
            lambda line: line.position,
            116,
            order="position",
            editable=True,
            grow=3,
            roomy=210,
            least=84,
            lesser=4,
        ),
        Column(
            "unit",
            _("Unit"),
            lambda line: line.unit,
            126,
            order="unit",
            stretch=True,
            editable=True,
            roomy=250,
            least=84,
            lesser=3,
        ),
        Column("award", _("Award"), lambda line: line.award, 112, order="award", grow=3, roomy=210, least=96, lesser=1),
        Column("dossier", _("Dossier"), dossier_text, 96, spare=True, mark=_dossier_mark, tip=_missing_papers),
        *field_columns(),
        Column("check", _("Check"), check_words, 124, mark=check_mark, least=108, lesser=2),
        Column(
            "state",
            _("State"),
            lambda line: nomination_state(line.state),
            126,
            order="state",
            least=104,
            mark=lambda line: NOMINATION_STATES[line.state][1],
        ),
    )


def group_options() -> list[tuple[str, object]]:
    """Return what the list can be divided by, in the language chosen now."""
    return [(_("By kind"), Grouping.KIND), (_("By unit"), Grouping.UNIT), (_("By award"), Grouping.AWARD)]


def section_finder(wanted: NominationFilter, by: Grouping) -> Callable[[Reader], Ids]:
    """Return what finds the nominations asked for, each section with its title and how many there are."""
    nowhere = _("Without a unit")
    heads = {kind: _(KIND_HEADS[kind]) for kind in KIND_ORDER}

    def groups(session: Reader) -> list[tuple[str, Sequence[int]]]:
        if by is not Grouping.KIND:
            return [(title or nowhere, found) for title, found in grouped_ids(session, wanted, by)]
        numerals = iter(("I", "II", "III"))
        found = nomination_ids(session, wanted).items()
        return [(f"{next(numerals)}. {heads[kind]}", ids) for kind, ids in found]

    def find(session: Reader) -> Ids:
        return under_headings(groups(session))

    return find
