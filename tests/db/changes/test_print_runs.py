"""A print run that stopped: what came out is good, what the printer ate is lost, the rest waits."""

from db.changes.certificates import MoveSheets, StartPrintRun
from db.changes.print_runs import StopPrintRun
from db.models.certificates import Certificate, PrintRun, Sheet
from db.queries.sheet_list import certificate_lines
from db.rules.terms import SheetState
from tests.db.changes.test_certificates import printed


def test_after_a_jam_what_never_left_the_tray_is_printed_under_the_same_number(office):
    decision, certificates, sheets = printed(office)
    office.database.do(StopPrintRun((sheets[0],), (sheets[1],), (sheets[2], sheets[3]), "Kẹt giấy"))
    with office.database.read() as session:
        lines = certificate_lines(session, decision)
    assert [line.state for line in lines] == [
        SheetState.GOOD,
        SheetState.SPOILED,
        SheetState.PLANNED,
        SheetState.PLANNED,
    ]
    before = [line.register_number for line in lines]
    office.database.do(StartPrintRun(certificates[1:], "HP LaserJet A3", on_stock=True))
    with office.database.read() as session:
        lines = certificate_lines(session, decision)
    assert [line.register_number for line in lines] == before
    assert [line.copy for line in lines] == [1, 2, 1, 1]
    assert len(office.all(Certificate)) == 4
    assert len(office.all(Sheet)) == 5


def test_a_stopped_run_needs_a_reason_for_what_is_lost_and_speaks_only_of_printed_sheets(office):
    _decision, _certificates, sheets = printed(office)
    assert office.refused(StopPrintRun((), (sheets[0],), (), " ")).code == "reason_missing"
    office.database.do(MoveSheets((sheets[0],), SheetState.GOOD))
    assert office.refused(StopPrintRun((sheets[0],), (), (), "")).code == "sheet_already"
    assert office.refused(StopPrintRun((999,), (), (), "")).code == "gone"


def test_a_sheet_that_never_left_the_tray_belongs_to_no_run_and_no_stock(office):
    _decision, certificates, sheets = printed(office)
    office.database.do(StopPrintRun(tuple(sheets[:3]), (), (sheets[3],), ""))
    (run,) = office.all(PrintRun)
    kept = [(each.state, each.print_run_id, each.stock_id, each.reason) for each in office.all(Sheet)]
    assert kept == [(SheetState.GOOD, run.id, None, "")] * 3 + [(SheetState.PLANNED, None, None, "")]
    assert office.last_entry() == ("Lan", "print.stop", {"sheet"})
    assert office.database.do(StartPrintRun(certificates[3:], "HP LaserJet A3")).result == [sheets[3]]


def test_one_wrong_sheet_leaves_all_as_they_were(office):
    _decision, _certificates, sheets = printed(office)
    assert office.refused(StopPrintRun((sheets[0],), (sheets[1],), (sheets[0],), "Kẹt giấy")).values == {
        "state": "good",
        "following": "planned",
    }
    assert {each.state for each in office.all(Sheet)} == {SheetState.PRINTED}
