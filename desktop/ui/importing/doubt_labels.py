"""What is doubted about a cell, and why, in the clerk's words."""

from db.queries.importing import KnownNamesake
from desktop.intake.checked_list import CheckedRow, Doubt, Level
from desktop.ui.core.i18n import _, problem_sentence
from desktop.ui.importing.checked_table import TITLES


def place_words(row: CheckedRow, name: str) -> str:
    """Return what the cell is called: its field and where the file has it."""
    cell = row.read.cells.get(name, "")
    title = _(TITLES[name])
    if cell:
        return _("{field}, cell {cell}").format(field=title, cell=cell)
    return _("{field}, row {row}").format(field=title, row=row.read.source_row)


def doubt_sentences(row: CheckedRow, name: str) -> list[str]:
    """Return a sentence for each doubt about a field, the worst first."""
    doubts = [doubt for doubt in row.doubts if doubt.field == name]
    doubts.sort(key=lambda doubt: list(Level).index(doubt.level), reverse=True)
    return list(dict.fromkeys(_sentence(row, doubt) for doubt in doubts))


def _sentence(row: CheckedRow, doubt: Doubt) -> str:
    if doubt.read is not None:
        return problem_sentence(doubt.read.code, doubt.read.values)
    if doubt.check is not None:
        return problem_sentence(doubt.check.code, doubt.check.values)
    if doubt.namesake is not None:
        return _namesake(row, doubt.namesake)
    if not row.text(doubt.field):
        return _("The file does not say it.")
    return _("The program is not sure that it read this rightly. Compare it with the file.")


def _namesake(row: CheckedRow, known: KnownNamesake) -> str:
    if known.in_round and row.target in known.in_round:
        return _("{name} is nominated for this in the round already. Leave the row out.").format(name=known.name)
    told = list(known.awards)
    if known.in_round:
        told.insert(0, _("another award in this round"))
    return _("{name} is known: {awards}.").format(name=known.name, awards="; ".join(told[-3:]))
