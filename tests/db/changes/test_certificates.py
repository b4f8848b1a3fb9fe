"""Certificates, their sheets, stock and printers: every sheet of paper is accounted for."""

import pytest

from db.changes.ceremonies import HandOverCertificates, RevokeAward
from db.changes.certificates import (
    AddStock,
    MakeCertificates,
    MoveSheets,
    MoveStock,
    ReissueCertificate,
    SetCalibration,
    StartPrintRun,
)
from db.changes.print_runs import StopPrintRun
from db.models.ceremonies import HandOver
from db.models.certificates import Calibration, Certificate, PrintRun, Sheet, Stock
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.models.register import Reissue
from db.queries.stock_list import StockCount, stock_counts, stock_moves
from db.rules.stages import NEXT_SHEET, SHEETS_BY_HAND
from db.rules.terms import NominationState, SheetState
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_decisions import drafted, issued

NAMES = ("Nông Quốc Khánh", "Chẩu Thị Hiền", "Ma Văn Ước", "Hà Phúc Lượng")


def printed(office, stock=None):
    decision, _ = issued(office, *(person(name) for name in NAMES))
    certificates = tuple(office.database.do(MakeCertificates(decision)).result)
    run = StartPrintRun(certificates, "HP LaserJet A3", on_stock=True, stock_id=stock)
    return decision, certificates, office.database.do(run).result


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


def test_reprint_after_jam_keeps_numbers(office):
    decision, _ = issued(office, person("Nông Quốc Khánh"), person("Chẩu Thị Hiền"))
    certificates = tuple(office.database.do(MakeCertificates(decision)).result)
    sheets = office.database.do(StartPrintRun(certificates, "HP LaserJet A3", on_stock=True)).result
    office.database.do(MoveSheets((sheets[0],), SheetState.GOOD))
    office.database.do(MoveSheets((sheets[1],), SheetState.SPOILED, "Kẹt giấy"))
    office.database.do(StartPrintRun(certificates[1:], "HP LaserJet A3", on_stock=True))
    assert [(s.copy, s.state, s.reason) for s in office.all(Sheet)] == [
        (1, SheetState.GOOD, ""),
        (1, SheetState.SPOILED, "Kẹt giấy"),
        (2, SheetState.PRINTED, ""),
    ]
    assert [r.register_number for r in office.all(Recipient)] == ["01", "02"]
    assert office.refused(StartPrintRun(certificates[:1], "HP")).code == "sheet_in_use"
    assert office.refused(MoveSheets((sheets[0],), SheetState.SPOILED)).code == "reason_missing"


def test_making_certificates_twice_makes_them_once(office):
    decision, _ = issued(office, person("Nông Quốc Khánh"))
    assert (
        office.database.do(MakeCertificates(decision)).result == office.database.do(MakeCertificates(decision)).result
    )


def test_certificates_are_made_of_an_issued_decision_in_its_order(office):
    draft, _ids = drafted(office, person("Nông Quốc Khánh"))
    assert office.refused(MakeCertificates(draft)).code == "not_issued"
    assert office.refused(MakeCertificates(999)).code == "not_issued"
    decision, ids = issued(office, person("Chẩu Thị Hiền"), person("Ma Văn Ước"))
    office.database.do(MakeCertificates(decision, "bang-khen@1"))
    kept = office.all(Certificate)
    assert [each.recipient_id for each in kept] == [each.id for each in office.all(Recipient)]
    assert {each.layout for each in kept} == {"bang-khen@1"}
    states = {each.id: each.state for each in office.all(Nomination)}
    assert [states[id_] for id_ in ids] == [NominationState.CERTIFICATE_ISSUED] * 2
    assert office.last_entry() == ("Lan", "certificate.make", {"certificate", "nomination"})


def test_an_award_revoked_before_printing_gets_no_certificate_and_stops_nobody_elses(office):
    decision, _ids = issued(office, person("Chẩu Thị Hiền"), person("Ma Văn Ước"))
    revoked, kept = office.all(Recipient)
    office.database.do(RevokeAward(revoked.id, "12/QĐ-UBND", TODAY, "Khai gian thành tích"))
    (made,) = office.database.do(MakeCertificates(decision)).result
    assert [(each.id, each.recipient_id) for each in office.all(Certificate)] == [(made, kept.id)]


def test_making_certificates_after_one_was_issued_again_gives_the_new_one(office):
    decision, (one, two), _sheets = printed_two(office)
    again = office.database.do(ReissueCertificate(one, "Sai họ tên đệm")).result
    assert office.database.do(MakeCertificates(decision)).result == [again, two]


def printed_two(office):
    decision, _ids = issued(office, person("Chẩu Thị Hiền"), person("Ma Văn Ước"))
    made = tuple(office.database.do(MakeCertificates(decision)).result)
    return decision, made, office.database.do(StartPrintRun(made, "HP LaserJet A3", dx_mm=1.5)).result


def test_a_print_run_keeps_who_printed_where_and_how_the_sheet_was_moved(office):
    printed_two(office)
    (run,) = office.all(PrintRun)
    assert (run.actor, run.printer, run.on_stock, run.dx_mm, run.dy_mm) == ("Lan", "HP LaserJet A3", False, 1.5, 0.0)
    assert [(each.copy, each.state, each.print_run_id) for each in office.all(Sheet)] == [
        (1, SheetState.PRINTED, run.id),
        (1, SheetState.PRINTED, run.id),
    ]


def test_what_is_not_there_is_neither_printed_nor_moved(office):
    assert office.refused(StartPrintRun((999,), "HP LaserJet A3")).code == "gone"
    assert office.refused(MoveSheets((999,), SheetState.GOOD)).code == "gone"
    assert office.refused(ReissueCertificate(999, "Mất bằng")).code == "gone"


@pytest.mark.parametrize("state", sorted(SHEETS_BY_HAND))
def test_a_printed_sheet_becomes_what_the_table_of_sheets_allows(office, state):
    _decision, _made, (sheet, _other) = printed_two(office)
    change = MoveSheets((sheet,), state, "Kẹt giấy")
    if state not in NEXT_SHEET[SheetState.PRINTED]:
        told = office.refused(change)  # nobody signs what was not looked at
        values = {"state": "printed", "following": state.value, "sheet_first": "good"}
        assert (told.code, told.values) == ("sheet_not_allowed", values)
        return
    office.database.do(change)
    kept, other = office.all(Sheet)
    assert (kept.state, kept.reason, other.state) == (state, "Kẹt giấy", SheetState.PRINTED)


def test_a_sheet_goes_to_be_signed_and_comes_back(office):
    _decision, _made, sheets = printed_two(office)
    for state in (SheetState.GOOD, SheetState.SENT_FOR_SIGNATURE, SheetState.SIGNED):
        office.database.do(MoveSheets(tuple(sheets), state))
        assert {each.state for each in office.all(Sheet)} == {state}
    assert office.refused(MoveSheets(tuple(sheets), SheetState.GOOD)).code == "sheet_final"


def test_a_sheet_is_printed_by_a_run_and_handed_over_to_somebody_never_by_a_word(office):
    _decision, _made, sheets = printed_two(office)
    office.database.do(MoveSheets(tuple(sheets), SheetState.GOOD))
    for state in (SheetState.HANDED_OVER, SheetState.PRINTED, SheetState.PLANNED):
        assert office.refused(MoveSheets(tuple(sheets), state)).code == "sheet_not_by_hand"
    assert office.all(HandOver) == [] and {each.state for each in office.all(Sheet)} == {SheetState.GOOD}


def test_a_certificate_issued_again_says_why_and_voids_the_sheet_that_nobody_received(office):
    _decision, (one, two), (first, second) = printed_two(office)
    office.database.do(MoveSheets((first, second), SheetState.GOOD))
    office.database.do(HandOverCertificates((two,), TODAY))
    assert office.refused(ReissueCertificate(one, " ")).code == "reason_missing"
    for certificate in (one, two):
        office.database.do(ReissueCertificate(certificate, "Bằng bị ẩm mốc"))
    assert office.last_entry()[1:] == ("certificate.reissue", {"certificate", "reissue"})
    assert [(each.state, each.reason) for each in office.all(Sheet)] == [
        (SheetState.VOID, "Bằng bị ẩm mốc"),
        (SheetState.HANDED_OVER, ""),
    ]
    assert [(each.dated, each.reason) for each in office.all(Reissue)] == [(TODAY, "Bằng bị ẩm mốc")] * 2
    assert [each.replaces_id for each in office.all(Certificate)] == [None, None, one, two]


def test_a_replaced_certificate_is_neither_printed_nor_handed_over_nor_replaced_again(office):
    _decision, (one, _two), (sheet, _other) = printed_two(office)
    office.database.do(MoveSheets((sheet,), SheetState.SPOILED, "Kẹt giấy"))
    again = office.database.do(ReissueCertificate(one, "Sai họ tên đệm")).result
    for change in (
        StartPrintRun((one,), "HP LaserJet A3"),
        HandOverCertificates((one,), TODAY),
        ReissueCertificate(one, "Lần nữa"),
    ):
        assert office.refused(change).code == "reissued_already"
    office.database.do(StartPrintRun((again,), "HP LaserJet A3"))
    assert office.all(Sheet)[-1].certificate_id == again


def test_the_certificate_of_a_revoked_award_is_neither_printed_nor_handed_over_nor_issued_again(office):
    _decision, (one, _two), (sheet, _other) = printed_two(office)
    office.database.do(MoveSheets((sheet,), SheetState.SPOILED, "Kẹt giấy"))
    office.database.do(RevokeAward(office.all(Recipient)[0].id, "12/QĐ-UBND", TODAY, "Khai gian thành tích"))
    for change in (
        StartPrintRun((one,), "HP LaserJet A3"),
        HandOverCertificates((one,), TODAY),
        ReissueCertificate(one, "Mất bằng"),
    ):
        told = office.refused(change)
        assert (told.code, told.values) == ("revoked_already", {"name": "Chẩu Thị Hiền"})


def test_a_stock_is_named_once_and_counted_with_a_number_of_sheets(office):
    assert office.refused(AddStock(" \u00a0")).code == "field_missing"
    stock = office.database.do(AddStock("Phôi Bằng khen tỉnh")).result
    assert office.refused(AddStock("Phôi  Bằng khen tỉnh ")).code == "twice_stock"
    assert office.refused(MoveStock(stock, 0, "Kiểm kê")).code == "no_sheets_moved"
    assert office.refused(MoveStock(999, 5, "Kiểm kê")).code == "constraint_link"
    assert [(each.name, each.paper) for each in office.all(Stock)] == [("Phôi Bằng khen tỉnh", "A3")]


def test_a_stock_is_named_and_counted_in_one_step(office):
    office.database.do(AddStock("Phôi Bằng khen tỉnh", "A3", 50, "nhận của Văn phòng UBND tỉnh"))
    with office.database.read() as session:
        assert [(one.name, one.left) for one in stock_counts(session)] == [("Phôi Bằng khen tỉnh", 50)]
    assert office.refused(AddStock("Phôi Giấy khen", "A4", -1)).code == "stock_short"


def test_stock_may_be_counted_out_to_the_last_sheet(office):
    stock = office.database.do(AddStock("Phôi Bằng khen tỉnh")).result
    assert office.refused(MoveStock(stock, -1, "Trả lại")).values == {"left": 0, "wanted": 1}
    office.database.do(MoveStock(stock, 2, "Nhận từ Sở Nội vụ"))
    office.database.do(MoveStock(stock, -2, "Trả lại"))
    with office.database.read() as session:
        assert stock_counts(session)[0].left == 0


def test_a_printer_tray_and_stock_keep_the_newest_shift(office):
    first = office.database.do(SetCalibration("HP LaserJet A3", "Khay 1", dx_mm=2.5)).result
    office.database.do(SetCalibration("HP LaserJet A3", "Khay 2", dx_mm=-1.0))
    assert office.database.do(SetCalibration("HP LaserJet A3", "Khay 1", dy_mm=-30.0, rotation_deg=3)).result == first
    kept = [(each.tray, each.dx_mm, each.dy_mm, each.rotation_deg) for each in office.all(Calibration)]
    assert kept == [("Khay 1", 0.0, -30.0, 3.0), ("Khay 2", -1.0, 0.0, 0.0)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"dx_mm": 30.1},
        {"dy_mm": -30.1},
        {"scale_x": 0.94},
        {"scale_y": 1.06},
        {"rotation_deg": -3.1},
        {"dx_mm": float("nan")},
    ],
)
def test_a_shift_that_no_printer_has_is_refused(office, wrong):
    assert office.refused(SetCalibration("HP LaserJet A3", **wrong)).code == "shift_too_large"
