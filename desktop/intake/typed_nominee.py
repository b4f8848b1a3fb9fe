"""A nominee typed by hand, read with the eyes that read lists: the same doubts, the same tidying, in one place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from db.rules.births import written_birth
from db.rules.drafts import NominationDraft, Problem
from db.rules.nomination_fields import FROM_LIST, READ_PLAINLY, field_named, listed_text
from db.rules.printed_names import names_household
from db.rules.terms import NomineeKind, Severity
from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.explained_codes import Codes
from desktop.exchange.understanding.nominee_rows import NomineeRows
from desktop.exchange.understanding.read_result import SEVERITIES, ReadNominee
from desktop.exchange.understanding.row_cells import CellReader, RowSettings
from desktop.exchange.understanding.sections import InheritedValues
from desktop.exchange.understanding.vocabulary import looks_collective

_LISTED = ("kind", "honorific", "name", "dob", "position", "unit", *READ_PLAINLY)
"""The fields of a list that are read as if they stood in one row, a column each."""
_OF_NOMINATION = {"kind": "kind", "name": "name", **FROM_LIST}
_TOLD = {
    NomineeKind.INDIVIDUAL: "cá nhân",
    NomineeKind.COLLECTIVE: "tập thể",
    NomineeKind.HOUSEHOLD: "hộ gia đình",
}
_TIDIED = ("honorific", "name", "position", "unit")
_SAID_BY_THE_RECORD = frozenset({"invisible_chars", "markup_text", "formula_text", "bad_date", "partial_date"})
"""What `db.rules.drafts` says of the same text."""


@dataclass
class TypedNominee:
    """What a reader of lists makes of a draft: the nominee or several, and what is doubted about each field."""

    draft: NominationDraft
    nominees: list[ReadNominee]
    problems: list[Problem] = field(default_factory=list)

    def tidied(self) -> dict[str, str]:
        """Return by field what a list would have been read as, where that differs and leaves no doubt.

        "Bà VŨ THỊ KHA" is {"honorific": "Bà", "name": "Vũ Thị Kha"}; a text that names several people stays.
        """
        if len(self.nominees) != 1 or any(each.field == "name" for each in self.problems):
            return {}
        one = self.nominees[0]
        if one.unit and not self.draft.unit:
            return {}  # "Phòng Bưu chính, Viễn thông": what stands behind a comma may be part of the name
        read = {name: one.text(name) or "" for name in _TIDIED}
        return {name: text for name, text in read.items() if text and text != getattr(self.draft, name)}


def read_typed(draft: NominationDraft, today: date) -> TypedNominee:
    """Return a draft as a list with this one row would be read."""
    texts = {name: _text(draft, name) for name in _LISTED}
    texts["dob"] = written_birth(draft.birth, today)
    columns = Columns(
        fields={name: at for at, name in enumerate(_LISTED)}, scores=dict.fromkeys(_LISTED, 0.98), texts=_LISTED
    )
    found: list[Problem] = []

    def report(kind: str, _row: int, cell: str, values: dict[str, object]) -> None:
        if kind not in _SAID_BY_THE_RECORD:
            place = _LISTED[ord(cell[0]) - ord("A")] if cell else "name"
            named = _OF_NOMINATION["kind" if kind in ("kind_mismatch", "household") else place]
            code = "kind_doubtful" if kind == "kind_mismatch" else f"list_{kind}"
            found.append(Problem(named, code, SEVERITIES[kind], values))

    sheet = Sheet("", [[texts[name] for name in _LISTED]])
    cells = CellReader(sheet, columns, report, Codes()).read(0)
    nominees = NomineeRows(RowSettings(sheet, columns, today, report)).build(cells, InheritedValues())
    typed = TypedNominee(draft, nominees, [each for each in found if each.severity is not Severity.INFO])
    typed.problems += _kind_doubts(typed)
    return typed


def _text(draft: NominationDraft, name: str) -> str:
    if name == "kind":
        return _TOLD[draft.kind]
    if name in ("dob", "name"):
        return "" if name == "dob" else draft.name
    field = field_named(_OF_NOMINATION[name])
    return listed_text(field, getattr(draft, field.name))


def _kind_doubts(typed: TypedNominee) -> Iterator[Problem]:
    """Yield a doubt about the kind that the name speaks against, where the reader of lists corrects it in silence."""
    draft, told = typed.draft, {each.field for each in typed.problems}
    household = draft.kind is not NomineeKind.HOUSEHOLD and names_household(draft.name)
    collective = draft.kind is not NomineeKind.COLLECTIVE and looks_collective(draft.name)
    if "kind" not in told and (household or (collective and draft.kind is NomineeKind.HOUSEHOLD)):
        yield Problem("kind", "kind_doubtful", Severity.WARNING, {"text": draft.name})
