"""Certificates of a decision with their newest sheets, and how a printer shifts them."""

from db.changes.certificates import MakeCertificates, MoveSheets, ReissueCertificate, SetCalibration, StartPrintRun
from db.queries.sheet_list import KeptCalibration, calibration_of, certificate_lines
from db.rules.terms import SheetState
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import drafted, issued
from tests.db.queries.conftest import questions


def test_before_anything_was_made_a_recipient_has_no_certificate_and_a_draft_no_lines(office, ask):
    decision, _ids = issued(office, person("Ma Văn Ước"))
    (line,) = ask(certificate_lines, decision)
    assert (line.id, line.sheet_id, line.copy, line.state) == (0, 0, 0, SheetState.PLANNED)
    draft, _ids = drafted(office, person("Vừ Mí Kẻ"))
    assert ask(certificate_lines, draft) == ask(certificate_lines, 999) == []


def test_the_newest_sheet_of_the_newest_certificate_is_shown(office, ask):
    decision, _ids = issued(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    made = office.database.do(MakeCertificates(decision)).result
    sheets = office.database.do(StartPrintRun(tuple(made), "HP")).result
    office.database.do(MoveSheets((sheets[0],), SheetState.SPOILED, "Kẹt giấy"))
    assert [(line.copy, line.state, line.reason) for line in ask(certificate_lines, decision)] == [
        (1, SheetState.SPOILED, "Kẹt giấy"),
        (1, SheetState.PRINTED, ""),
    ]
    office.database.do(StartPrintRun((made[0],), "HP"))
    assert [line.copy for line in ask(certificate_lines, decision)] == [2, 1]
    again = office.database.do(ReissueCertificate(made[1], "Bằng bị ẩm mốc")).result
    assert [(line.id, line.copy) for line in ask(certificate_lines, decision)] == [(made[0], 2), (again, 0)]


def test_the_lines_of_a_decision_take_as_many_questions_however_many_they_are(office):
    decision, _ids = issued(office, *(person(f"Sùng Mí {n}") for n in range(20)))
    with office.database.read() as session:
        lines, asked = questions(session, lambda: certificate_lines(session, decision))
    assert [line.ordinal for line in lines] == list(range(1, 21))
    assert asked == 4  # the lines, their awards, what the office chose for these, which layouts serve them


def test_a_printer_is_shifted_as_it_was_set_for_each_stock(office, ask):
    assert ask(calibration_of, "HP LaserJet A3") == KeptCalibration()
    office.database.do(SetCalibration("HP LaserJet A3", stock="Phôi Bằng khen", dx_mm=2.5, scale_y=1.01))
    assert ask(calibration_of, "HP LaserJet A3", "Phôi Bằng khen") == KeptCalibration(2.5, 0.0, 1.0, 1.01, 0.0)
    assert ask(calibration_of, "HP LaserJet A3") == KeptCalibration()
    office.database.do(SetCalibration("HP LaserJet A3", stock="Phôi Bằng khen", dy_mm=-1.0))
    assert ask(calibration_of, "HP LaserJet A3", "Phôi Bằng khen") == KeptCalibration(dy_mm=-1.0)
