"""Sheets, stock and the register's empty numbers: every sheet of paper and every number is accounted for."""

from db.changes.ceremonies import ExplainGap, HandOverCertificates
from db.changes.certificates import AddStock, MakeCertificates, MoveSheets, MoveStock, StartPrintRun
from db.changes.print_runs import StopPrintRun
from db.models.certificates import Certificate, Sheet
from db.models.register import RegisterEntry
from db.queries.register_gaps import Gap, register_gaps
from db.queries.register_list import history_of
from db.queries.sheet_list import certificate_lines
from db.queries.stock_list import StockCount, stock_counts, stock_moves
from db.rules.terms import SheetState
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_decisions import issued

NAMES = ("Nông Quốc Khánh", "Chẩu Thị Hiền", "Ma Văn Ước", "Hà Phúc Lượng")


def printed(office, stock=None):
    decision, _ = issued(office, *(person(name) for name in NAMES))
    certificates = tuple(office.database.do(MakeCertificates(decision)).result)
    run = StartPrintRun(certificates, "HP LaserJet A3", on_stock=True, stock_id=stock)
    return decision, certificates, office.database.do(run).result


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
    assert office.refused(StopPrintRun((sheets[0],), (), (), "")).code == "sheet_not_allowed"
    assert office.refused(StopPrintRun((999,), (), (), "")).code == "gone"


def test_stock_tells_what_came_was_used_spoilt_and_is_left(office):
    stock = office.database.do(AddStock("Phôi Bằng khen tỉnh")).result
    office.database.do(AddStock("Phôi Giấy khen", "A4"))
    office.database.do(MoveStock(stock, 50, "Nhận từ Sở Nội vụ"))
    office.database.do(MoveStock(stock, -3, "Trả lại vì ố"))
    _decision, _certificates, sheets = printed(office, stock)
    office.database.do(StopPrintRun((sheets[0],), (sheets[1],), tuple(sheets[2:]), "Kẹt giấy"))
    with office.database.read() as session:
        first, second = stock_counts(session)
        moves = stock_moves(session, stock)
    assert first == StockCount(stock, "Phôi Bằng khen tỉnh", "A3", 50, 3, 1, 1)
    assert (first.left, second.left) == (45, 0)
    assert [(move.sheets, move.reason) for move in moves] == [(-3, "Trả lại vì ố"), (50, "Nhận từ Sở Nội vụ")]
    assert office.refused(MoveStock(stock, -46, "Chuyển")).values == {"left": 45, "wanted": 46}


def test_handing_over_marks_the_good_sheet_and_the_history(office):
    _decision, certificates, sheets = printed(office)
    office.database.do(MoveSheets(tuple(sheets), SheetState.GOOD))
    office.database.do(HandOverCertificates(certificates[:1], TODAY, received_by="Lý Thị Mỹ"))
    assert [sheet.state for sheet in office.all(Sheet)] == [SheetState.HANDED_OVER, *[SheetState.GOOD] * 3]
    with office.database.read() as session:
        awards = [history_of(session, nominee)[0] for nominee in (1, 2)]
    assert [award.handed_over for award in awards] == [True, False]


def test_an_empty_number_is_left_out_and_keeps_its_reason(office):
    issued(office, person("Vừ Mí Kẻ"))
    office.database.do(ExplainGap(2, "Ghi nhầm trong sổ giấy"))
    issued(office, person("Sùng Mí Dính"), number="1599")
    assert [entry.number for entry in office.all(RegisterEntry)] == [1, 3]
    with office.database.read() as session:
        assert register_gaps(session) == [Gap(2, "Ghi nhầm trong sổ giấy")]
    assert office.refused(ExplainGap(1, "Nhầm")).code == "number_in_use"
    assert office.refused(ExplainGap(2, "Nhầm")).code == "gap_explained_already"
    assert office.refused(ExplainGap(4, " ")).code == "reason_missing"
