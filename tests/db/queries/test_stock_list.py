"""How many pre-printed sheets there are."""

from db.changes.certificates import AddStock, MakeCertificates, MoveSheets, MoveStock, StartPrintRun
from db.queries.stock_list import StockCount, stock_counts, stock_moves
from db.rules.terms import SheetState
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import issued
from tests.db.queries.conftest import questions


def test_no_stock_has_no_lines_and_a_new_one_is_empty(office, ask):
    assert ask(stock_counts) == []
    stock = office.database.do(AddStock("Phôi Bằng khen tỉnh")).result
    assert ask(stock_counts) == [StockCount(stock, "Phôi Bằng khen tỉnh", "A3", 0, 0, 0, 0)]
    assert ask(stock_moves, stock) == []


def test_what_came_went_was_used_and_was_spoilt_is_counted_in_one_question(office):
    stock = office.database.do(AddStock("Phôi Bằng khen tỉnh")).result
    office.database.do(MoveStock(stock, 20, "Nhận từ Sở Nội vụ"))
    office.database.do(MoveStock(stock, -2, "Trả lại vì ố"))
    decision, _ids = issued(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"), person("Hà Phúc Lượng"))
    made = tuple(office.database.do(MakeCertificates(decision)).result)
    sheets = office.database.do(StartPrintRun(made, "HP", on_stock=True, stock_id=stock)).result
    office.database.do(MoveSheets((sheets[0],), SheetState.SPOILED, "Kẹt giấy"))
    with office.database.read() as session:
        (count,), asked = questions(session, lambda: stock_counts(session))
    assert (count.received, count.out, count.used, count.spoilt, count.left) == (20, 2, 2, 1, 15)
    assert asked == 1


def test_moves_are_listed_the_newest_first_for_one_stock(office, ask):
    first, second = (office.database.do(AddStock(title)).result for title in ("Phôi A", "Phôi B"))
    for sheets in (10, 5, -3):
        office.database.do(MoveStock(first, sheets, f"Lần {sheets}"))
    assert [move.sheets for move in ask(stock_moves, first)] == [-3, 5, 10]
    assert ask(stock_moves, second) == []
