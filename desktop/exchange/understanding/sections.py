"""Values that rows inherit from the title and the open sections above them."""

from dataclasses import dataclass, field

from desktop.exchange.understanding.award_parsing import award_fits_kind, kinds_of_award
from desktop.exchange.understanding.row_kinds import Section

UNIT_SURE = 0.85  # confidence of a unit that stands in a heading


@dataclass(slots=True)
class InheritedValues:
    """Award, year, kind and unit that a row takes over where it has none of its own."""

    awards: tuple[str, ...] = ()
    year: str | None = None
    kind: str | None = None
    unit: str | None = None
    kind_sure: bool = True
    recased: bool = False  # the award was written in capitals
    unit_sure: float = UNIT_SURE
    in_section: bool = False  # the award stands over these very rows, not over the whole list


def within(outer: InheritedValues, title: InheritedValues) -> InheritedValues:
    """Return what a table's own title says, and what stands above it for what the title leaves open."""
    sure = outer.kind is not None and outer.kind_sure
    kind = outer.kind if sure else title.kind or outer.kind
    year, unit = title.year or outer.year, title.unit or outer.unit
    recased = title.recased if title.awards else outer.recased
    unit_sure = title.unit_sure if title.unit else outer.unit_sure
    return InheritedValues(title.awards or outer.awards, year, kind, unit, sure, recased, unit_sure)


@dataclass(slots=True)
class SectionCount:
    """The number in a section heading, and the rows read below it."""

    row: int
    expected: int
    read: int = 0


@dataclass(slots=True)
class Sections:
    """The open sections, outermost first; one of the same level closes those within."""

    title: InheritedValues
    _open: list[Section] = field(default_factory=list)
    counts: list[tuple[Section, SectionCount]] = field(default_factory=list)
    closed_counts: list[SectionCount] = field(default_factory=list)

    def enter(self, section: Section, row: int) -> None:
        """Go on below a section row."""
        levels = [open_one.level for open_one in self._open]
        if section.level in levels:
            self._close(levels.index(section.level))
        if section.count is not None:
            self.counts.append((section, SectionCount(row, section.count)))
        self._open.append(section)

    def leave_all(self) -> None:
        """Close every section, at the end of the sheet."""
        self._close(0)

    def _close(self, first: int) -> None:
        gone = self._open[first:]
        self.closed_counts += [count for section, count in self.counts if section in gone]
        self.counts = [(section, count) for section, count in self.counts if section not in gone]
        del self._open[first:]

    def count(self, rows: int) -> None:
        """Count rows for every open section that names a number."""
        for _section, count in self.counts:
            count.read += rows

    def inherited(self) -> InheritedValues:
        """Return what the next row inherits: inner sections win over outer ones, sections over the title."""
        title = self.title
        now = InheritedValues(
            title.awards, title.year, title.kind, title.unit, title.kind_sure, title.recased, title.unit_sure
        )
        for section in self._open:
            if section.awards:
                now.awards, now.in_section, now.recased = section.awards, True, section.recased
            now.year = section.year or now.year
            if section.kind:
                now.kind, now.kind_sure = section.kind, section.sure
            if section.unit:
                now.unit, now.unit_sure = section.unit, UNIT_SURE
        return now


def award_for(awards: tuple[str, ...], kind: str) -> str | None:
    """Return the one of several awards that is for this kind of nominee; None for none or several."""
    fitting = [award for award in awards if award_fits_kind(award, kind)]
    if len(fitting) > 1:
        own = [award for award in fitting if kinds_of_award(award) == (kind,)]
        fitting = own or fitting
    return fitting[0] if len(fitting) == 1 else None
