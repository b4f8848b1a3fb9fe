"""A record with one round of ten nominations, copied for each test, and lists written and read beside it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.connect import Database
from desktop.exchange.readers.opening import open_content
from desktop.intake.checking import ColumnOverrides, ListCheck, check_list
from tests.corpus.writers import Grid, as_xlsx
from tests.desktop.ui.records import TODAY, make_record

ROUND = 1
PROVINCE = "Bằng khen của Chủ tịch UBND tỉnh"
HEADER = ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"]
PEOPLE: Grid = [
    HEADER,
    [1, "Ông Lương Văn Sỹ", "12/05/1974", "Phó Giám đốc", "Bưu điện tỉnh", PROVINCE],
    [2, "Bà Chẩu Thị Hạnh", "14/03/1988", "Tổ trưởng", "Bưu điện tỉnh", PROVINCE],
    [3, "Ông Triệu Mùi Ghển", "31/02/1992", "Bưu tá", "Bưu điện tỉnh", PROVINCE],
    [4, "Bà Đỗ Thị Kim Oanh", "02/09/1979", "Kế toán", "Bưu điện tỉnh", ""],
]
Check = Callable[..., ListCheck]


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("intake") / "record.sqlite"
    assert make_record(file)[0] == ROUND
    return file


@pytest.fixture(autouse=True)
def nothing_left_open(every_connection_closed: None) -> None:
    """Fail each test that leaves a connection to a record open."""


@pytest.fixture
def database(made_record: Path, tmp_path: Path) -> Iterator[Database]:
    opened = Database(Path(shutil.copy(made_record, tmp_path / "record.sqlite")), today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def check(database: Database) -> Check:
    """A function that reads rows, or the bytes of a file, for the round."""

    def checked(
        rows: Grid | bytes, name: str = "Bưu điện tỉnh.xlsx", overrides: ColumnOverrides | None = None
    ) -> ListCheck:
        content = rows if isinstance(rows, bytes) else as_xlsx(rows)
        return check_list(database, ROUND, open_content(content, name), TODAY, overrides)

    return checked
