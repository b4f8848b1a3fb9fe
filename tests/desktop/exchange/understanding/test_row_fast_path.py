"""The fast path for rows that repeat: what it reads is what the careful way reads."""

import random
from datetime import date

from desktop.exchange.readers.workbook import CellValue, MergedRange, Sheet
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.layout import first_header
from desktop.exchange.understanding.read_result import ReadNominee
from desktop.exchange.understanding.row_fast_path import RowFastPath
from desktop.exchange.understanding.table_reader import ReadingContext, TableReader
from tests.corpus.invented import person_name

TODAY = date(2026, 11, 22)
HEADER: list[CellValue] = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị", "Danh hiệu", "Thành tích", "Số CCCD"]


def rows(count: int, seed: int = 3) -> list[list[CellValue]]:
    pick = random.Random(seed)
    made: list[list[CellValue]] = []
    for number in range(1, count + 1):
        made.append(
            [
                number,
                person_name(pick)[0],
                pick.choice(["05/01/1990", "1985", date(1979, 9, 2), "", "31/02/1990", "90"]),
                pick.choice(["Kế toán", "Chuyên viên", '"']),
                pick.choice(["Sở Y tế", "Sở Nội vụ", ""]),
                pick.choice(["LĐTT", "CSTĐCS", "Bằng khen của Chủ tịch UBND tỉnh", "LĐTT; CSTĐCS"]),
                pick.choice(["", "Hoàn thành xuất sắc nhiệm vụ", "<b>x</b>", "tốt"]),
                pick.choice(["001090123456", 1090123456, "", None]),
            ]
        )
    return made


def read(sheet: Sheet) -> TableReader:
    header = first_header(sheet, HeaderWords())
    assert header is not None
    reader = TableReader(sheet, header, ReadingContext(HeaderWords(), TODAY, {}))
    reader.read()
    return reader


def told(one: ReadNominee) -> tuple[object, ...]:
    sure = {name: round(value, 1) for name, value in one.confidence.items() if name in ("name", "award", "unit")}
    return (
        one.kind, one.honorific, one.name, one.position, one.unit, one.award, one.dob, one.gender, one.reason,
        one.identity, one.cells, sure, one.doubtful,
    )  # fmt: skip


def test_repeated_rows_are_read_as_the_careful_way_reads_them() -> None:
    listed = rows(400)
    fast = read(Sheet("DS", [HEADER, *[list(row) for row in listed]]))
    beside = MergedRange(401, 20, 402, 20)  # a merged range below the header switches the fast path off
    slow = read(Sheet("DS", [HEADER, *[list(row) for row in listed]], merged=[beside]))
    assert [told(one) for one in fast.nominees] == [told(one) for one in slow.nominees]
    assert [(p.kind, p.cell) for p in fast.problems] == [(p.kind, p.cell) for p in slow.problems]


def columns() -> Columns:
    return Columns(fields={"number": 0, "name": 1, "unit": 2, "award": 3}, awards=[3])


def path(*names: CellValue, **marks: object) -> RowFastPath:
    listed: list[list[CellValue]] = [["STT", "Họ và tên", "Đơn vị", "Danh hiệu"]]
    listed += [[n, name, "Sở Y tế", "LĐTT"] for n, name in enumerate(names, 1)]
    return RowFastPath(Sheet("DS", listed, **marks), columns(), TODAY)  # type: ignore[arg-type]


def taught(fast: RowFastPath) -> RowFastPath:
    one = ReadNominee("individual", "Lê Thị Na", "DS", 2, unit="Sở Y tế", award="Lao động tiên tiến")
    one.cells = {"name": "B2", "unit": "C2", "award": "D2"}
    fast.learn(1, [one])
    return fast


def test_a_row_like_one_learned_is_read_with_its_own_name_and_cells() -> None:
    (found,) = taught(path("Lê Thị Na", "Vi Văn Quyết")).read(2, 3)
    assert (found.name, found.unit, found.award, found.source_row) == (
        "Vi Văn Quyết",
        "Sở Y tế",
        "Lao động tiên tiến",
        3,
    )
    assert found.cells == {"name": "B3", "unit": "C3", "award": "D3"}


def test_names_that_are_not_simple_go_the_careful_way() -> None:
    odd = (
        "Ông Vi Văn Quyết",
        "Sở Y tế",
        "VI VĂN QUYẾT",
        "Vi Văn Quyết, Kế toán",
        "H'Hen Niê",
        "Vi  Quyết",
        "Quyết",
        7,
        None,
    )
    fast = taught(path("Lê Thị Na", *odd))
    assert [fast.read(row, row + 1) for row in range(2, 2 + len(odd))] == [[]] * len(odd)


def test_rows_are_read_up_to_the_first_that_is_not_simple() -> None:
    fast = taught(path("Lê Thị Na", "Vi Văn Quyết", "Lê Văn Tú", "Ông Vi Văn Quyết", "Lê Văn Tú"))
    assert [one.source_row for one in fast.read(2, 99)] == [3, 4]
    assert [one.source_row for one in fast.read(2, 3)] == [3]


def test_what_was_learned_is_forgotten_at_a_section() -> None:
    fast = taught(path("Lê Thị Na", "Vi Văn Quyết"))
    fast.forget()
    assert fast.read(2, 3) == []


def test_a_doubtful_row_is_no_example() -> None:
    fast = path("Lê Thị Na", "Vi Văn Quyết")
    fast.learn(1, [ReadNominee("individual", "Lê Thị Na", "DS", 2, doubtful=True)])
    assert fast.read(2, 3) == []


def test_marks_on_the_sheet_switch_it_off() -> None:
    assert path("Lê Thị Na").enabled
    assert not path("Lê Thị Na", hidden_rows={1}).enabled
    assert not path("Lê Thị Na", struck={(1, 1)}).enabled
    assert not path("Lê Thị Na", merged=[MergedRange(1, 2, 2, 2)]).enabled
