"""A print run that stopped half-way: sheets that came out are good, jammed ones spoiled, the rest is planned anew."""

from sqlalchemy import select

from db.changes.change import Writer, change
from db.errors import KnownError
from db.models.certificates import Sheet
from db.rules import stages
from db.rules.terms import SheetState


@change("print.stop", undoable=False)
class StopPrintRun:
    """Say what became of the sheets of a run that stopped; sheets that never left the tray are planned anew.

    The numbers of certificates and recipients stay as they are: only lost paper is counted as lost.
    """

    good: tuple[int, ...]
    lost: tuple[int, ...]
    waiting: tuple[int, ...]
    reason: str

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, reason_missing, sheet_already, sheet_not_allowed, sheet_final."""
        if self.lost and not self.reason.strip():
            raise KnownError("reason_missing", following=SheetState.SPOILED.value)
        for sheets, state in (
            (self.good, SheetState.GOOD),
            (self.lost, SheetState.SPOILED),
            (self.waiting, SheetState.PLANNED),
        ):
            for id_ in sheets:
                self._one(writer, id_, state)

    def _one(self, writer: Writer, id_: int, state: SheetState) -> None:
        before = writer.session.scalar(select(Sheet.state).where(Sheet.id == id_))
        if before is None:
            raise KnownError("gone", table="sheet", id=id_)
        if before is not SheetState.PRINTED:
            final = KnownError("sheet_final", state=before.value, following=state.value)
            raise stages.sheet_refused(before, state) or final
        if state is SheetState.PLANNED:
            writer.update(Sheet, id_, state=state, print_run_id=None, stock_id=None)
        else:
            reason = self.reason if state is SheetState.SPOILED else ""
            writer.update(Sheet, id_, state=state, reason=reason)
