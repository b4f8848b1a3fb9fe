"""The grid of registrations, alone: pasted blocks, kinds as lists say them, what is wrong by row."""

from desktop.ui.rounds.registration_grid import RegistrationGrid


def award(wording):
    return {"LĐTT": 1, "TTLĐTT": 2}.get(wording)


def test_a_block_of_a_spreadsheet_is_pasted_and_what_is_wrong_in_it_is_said_by_row(theme, qtbot):
    grid = RegistrationGrid(theme, 2024, [], award)
    qtbot.addWidget(grid)
    grid.take()
    assert grid.note.text()
    grid.table.paste("Vừ Mí Kẻ\t1990\t\tBưu điện tỉnh\tLĐTT\nPhòng Tài vụ\t\ttập thể\tSở Y tế\tTTLĐTT\t chú thích ")
    found, wrong = grid.read()
    assert wrong == []
    assert [(one.kind, one.name, one.birth, one.unit, one.award_type_id, one.note) for one in found] == [
        ("individual", "Vừ Mí Kẻ", "1990", "Bưu điện tỉnh", 1, ""),
        ("collective", "Phòng Tài vụ", "", "Sở Y tế", 2, "chú thích"),
    ]
    grid.table.setCurrentCell(2, 0)
    grid.table.paste("Lò Thị Mẫu\t\tcon voi\t\tLĐTT")
    found, wrong = grid.read()
    assert len(found) == 2 and len(wrong) == 1 and "3" in wrong[0]
    grid.table.setCurrentCell(2, 2)
    grid.table.paste("hộ")
    assert grid.read()[1] == []


def test_typing_goes_on_in_the_first_cell_that_cannot_be_read(theme, qtbot):
    grid = RegistrationGrid(theme, 2024, [("Vừ Mí Kẻ", "1990", "cá nhân", "Bưu điện tỉnh", "LĐTT", "")] * 4, award)
    qtbot.addWidget(grid)
    for row, column, text in ((3, 4, "huy chương"), (2, 1, "năm kia"), (1, 2, "con mèo")):
        grid.table.item(row, column).setText(text)
        grid.take()
        assert (grid.table.currentRow(), grid.table.currentColumn(), grid.result()) == (row, column, 0)
