"""What the directory's list and details say of a person and of a unit."""

from db.queries.directory import PostLine, UnitPast
from db.queries.register_list import GivenAward
from db.queries.settings import PersonLine, UnitLine
from db.rules.births import short_birth
from db.rules.dates import SINCE_EVER, short_date
from desktop.ui.core.i18n import _
from desktop.ui.tables.columns import Column, Mark

Line = PersonLine | UnitLine
INDENT = "\u2003"


def called(line: Line) -> str:
    """Return a name as the list shows it; a unit is indented by how many stand above it."""
    if isinstance(line, PersonLine):
        return f"{line.honorific} {line.name}".strip()
    return INDENT * line.depth + line.name


def born(line: Line) -> str:
    """Return a person's birth as it is written, "" for a unit."""
    return short_birth(line.birth) if isinstance(line, PersonLine) else ""


def since(line: Line) -> str:
    """Return from when a unit has its name, or when it ended; where nobody knows the day nothing is said."""
    if not isinstance(line, UnitLine):
        return ""
    if line.ended_on is not None:
        return _("until {day}").format(day=short_date(line.ended_on))
    return short_date(line.valid_from) if line.valid_from > SINCE_EVER else ""


def parent(line: Line) -> str:
    """Return the unit above, "" for a person."""
    return line.parent if isinstance(line, UnitLine) else ""


def abbreviation(line: Line) -> str:
    """Return how a unit is called in short, "" for a person."""
    return line.abbreviation if isinstance(line, UnitLine) else ""


def kind_mark(line: Line) -> Mark:
    """Return the sign of a person or of a unit."""
    return Mark("user-round" if isinstance(line, PersonLine) else "building-2", "text2")


def post(line: Line) -> tuple[str, str]:
    """Return the position and the unit of a person, "" for a unit's."""
    return (line.position, line.unit) if isinstance(line, PersonLine) else ("", "")


def columns(units: bool) -> tuple[Column[Line], ...]:
    """Return the columns of people, or those of units: as many, so that one table shows both."""
    name: Column[Line] = Column(
        "name", _("Name"), called, 240, grow=4, role="name", roomy=700 if units else 240, mark=kind_mark, least=170
    )
    if units:
        return (
            name,
            Column("since", _("Name since"), since, 120, role="figures", least=96, lesser=1),
            Column("short", _("Abbreviation"), abbreviation, 160, least=100, lesser=2),
            Column("parent", _("Below"), parent, 200, stretch=True, least=110, lesser=3),
        )
    return (
        name,
        Column("birth", _("Born"), born, 100, role="figures", least=92),
        Column("position", _("Position"), lambda line: post(line)[0], 160, grow=4, roomy=240, least=100, lesser=2),
        Column("unit", _("Unit"), lambda line: post(line)[1], 200, stretch=True, roomy=420, least=110, lesser=1),
    )


def past_lines(past: UnitPast) -> list[str]:
    """Return what became of a unit, one thing a line."""
    told = [
        _("Until {day}: {name}").format(day=short_date(last), name=name)
        for name, _first, last in past.names
        if last is not None
    ]
    told += [_("Took over on {day} from {name}").format(day=short_date(on), name=name) for name, on in past.before]
    told += [_("Taken over on {day} by {name}").format(day=short_date(on), name=name) for name, on in past.after]
    if past.ended_on and not past.after:
        told.append(_("Until {day}").format(day=short_date(past.ended_on)))
    return told


def award_words(award: GivenAward, named: bool) -> str:
    """Return an award in one line; with the name it was made for where that may be another."""
    told = f"{award.year}: {award.award} ({award.number})"
    return f"{told}, {award.name}" if named else told


def post_words(post: PostLine) -> str:
    """Return a post in one line."""
    return ", ".join(text for text in (post.position, post.unit) if text)
