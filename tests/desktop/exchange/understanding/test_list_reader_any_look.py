"""Lists whose wording, order, sections and signatures are drawn by lot, as files never seen before are."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from desktop.exchange.readers.opening import open_content, open_pasted
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import FIELDS, ReadResult
from tests.corpus.invented import Golden, lines, written

SETTINGS = ReadingSettings(date(2026, 11, 22))


def pasted(text):
    return read_opened(open_pasted(text), SETTINGS)


DOUBTFUL = 0.7
FEW, MANY = 40, 1000


@dataclass
class _Measure:
    """What was read of all lists, beside what is right."""

    cells: int = 0
    expected: int = 0
    read: int = 0
    hit: int = 0
    wrong: list[tuple[object, ...]] = field(default_factory=list)

    def add(self, where: str, golden: list[tuple[int, Golden]], found: ReadResult) -> None:
        """Compare one list."""
        named = [one for one in found.nominees if one.name]
        self.expected, self.read = self.expected + len(golden), self.read + len(named)
        by_row = {one.source_row: one for one in named}
        for row, right in golden:
            one = by_row.get(row)
            self.hit += one is not None
            self.cells += len(FIELDS)
            for name in FIELDS if one is not None else ():
                if getattr(one, name) != right[name]:
                    sure = one.confidence.get(name, 1.0) if one is not None else 1.0
                    self.wrong.append((where, row, name, getattr(one, name), right[name], sure))

    def hold(self) -> None:
        """Assert what must be reached: hardly a cell wrong, none of those unmarked, nobody missed or made up."""
        assert [one for one in self.wrong if float(str(one[-1])) >= DOUBTFUL] == []
        assert len(self.wrong) <= 0.02 * self.cells, self.wrong
        assert self.hit >= 0.99 * max(self.expected, self.read)


def _tables(count: int) -> _Measure:
    measure = _Measure()
    for seed in range(count):
        name, content, layout = written(seed)
        found = read_opened(open_content(content, name), SETTINGS)
        measure.add(name, layout.golden, found)
        told = [problem for problem in found.problems if problem.severity != "info"]
        assert [problem for problem in told if problem.kind != "possible_duplicate"] == [], name
    return measure


def _lines(count: int) -> _Measure:
    measure = _Measure()
    for seed in range(count):
        text, golden = lines(seed)
        measure.add(f"lines {seed}", golden, pasted(text))
    return measure


def test_tables_of_any_look_are_read():
    _tables(FEW).hold()


def test_numbered_lines_of_any_look_are_read():
    _lines(FEW).hold()


@pytest.mark.long
def test_a_thousand_lists_of_any_look_are_read():
    _tables(MANY).hold()
    _lines(MANY).hold()


def test_who_took_part_in_the_meeting_is_not_put_forward():
    found = pasted(
        "BIÊN BẢN HỌP XÉT THI ĐUA NĂM 2025\nI. Thành phần tham dự\n1. Ông Trần Văn Chủ, Giám đốc - Chủ trì\n"
        "2. Bà Lê Thị Thư, Văn thư - Thư ký\nII. Kết quả\n"
        "Hội đồng đề nghị tặng danh hiệu Lao động tiên tiến cho các cá nhân sau:\n"
        "1. Ông Lê Văn Tú, Chuyên viên Phòng Nghiệp vụ;\n2. Bà Lê Thị Na, Kế toán Phòng Tài vụ."
    )
    assert [(one.name, one.award) for one in found.nominees] == [
        ("Lê Văn Tú", "Lao động tiên tiến"),
        ("Lê Thị Na", "Lao động tiên tiến"),
    ]


def test_names_alone_below_an_award_are_read():
    found = pasted("Đề nghị công nhận Chiến sĩ thi đua cơ sở:\n- Lê Văn Tú\n- H'Hen Niê\n")
    assert [(one.name, one.award) for one in found.nominees] == [
        ("Lê Văn Tú", "Chiến sĩ thi đua cơ sở"),
        ("H'Hen Niê", "Chiến sĩ thi đua cơ sở"),
    ]


def test_units_stand_over_their_people_and_the_closing_sentence_names_nobody():
    found = pasted(
        "TỜ TRÌNH\nVề việc đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh\nKính gửi: Chủ tịch UBND tỉnh\n"
        "I. Sở Y tế\n1. Ông Lê Văn Tú (sinh năm 1980) – Chuyên viên\n2. Bà Lê Thị Na – Kế toán\n"
        "II. Công an tỉnh\n1. Đại úy Hà Văn Hòe, Cán bộ\n"
        "Sở Nội vụ kính trình Chủ tịch UBND tỉnh xem xét, quyết định./.\nNơi nhận:\n- Như trên;"
    )
    award = "Bằng khen của Chủ tịch UBND tỉnh"
    assert [(one.name, one.position, one.unit, one.award) for one in found.nominees] == [
        ("Lê Văn Tú", "Chuyên viên", "Sở Y tế", award),
        ("Lê Thị Na", "Kế toán", "Sở Y tế", award),
        ("Hà Văn Hòe", "Cán bộ", "Công an tỉnh", award),
    ]
    assert found.nominees[0].dob == "1980"


def test_a_table_goes_on_over_the_page_without_its_header():
    first = (
        "<tr><td>STT</td><td>Họ và tên</td><td>Danh hiệu</td></tr><tr><td>1</td><td>Lê Văn Tú</td><td>LĐTT</td></tr>"
    )
    second = "<tr><td>2</td><td>Lê Thị Na</td><td>CSTĐCS</td></tr>"
    page = f"<html><meta charset=utf-8><table>{first}</table><p>Trang 2</p><table>{second}</table></html>"
    found = read_opened(open_content(page.encode(), "list.html"), SETTINGS)
    assert [(one.sheet, one.name, one.award) for one in found.nominees] == [
        ("table 1", "Lê Văn Tú", "Lao động tiên tiến"),
        ("table 2", "Lê Thị Na", "Chiến sĩ thi đua cơ sở"),
    ]


def test_a_home_is_no_unit_without_a_question():
    """Where people live is not their unit: the one over the table counts, and both are asked about."""
    head = "ĐƠN VỊ: TRƯỜNG TIỂU HỌC LÊ VĂN TÁM\nDanh sách đề nghị tặng danh hiệu Lao động tiên tiến\n"
    rows = "STT\tHọ và tên\tNăm sinh\tNơi ở\n1\tNinh Thị Hoa\t1990\tThôn 3, xã Hòa Tiến"
    for text, unit in (
        (head + rows, "TRƯỜNG TIỂU HỌC LÊ VĂN TÁM"),
        (head + rows.replace("Nơi ở", "Địa chỉ"), "Thôn 3, xã Hòa Tiến"),
        (rows, "Thôn 3, xã Hòa Tiến"),
    ):
        (one,) = pasted(text).nominees
        assert (one.unit, one.cells["unit"][:1]) == (unit, "D") and one.confidence["unit"] < DOUBTFUL


def test_the_header_of_collectives_says_what_a_name_like_a_persons_is():
    found = pasted("STT\tTên tập thể\tThành tích\n1\tTổ Văn phòng\tDẫn đầu\n2\tĐội Lê Hồng Phong\tKhá")
    assert [(one.name, one.kind) for one in found.nominees] == [
        ("Tổ Văn phòng", "collective"),
        ("Đội Lê Hồng Phong", "collective"),
    ]


def test_a_sentence_behind_the_tables_is_told():
    """A person who is added below the list in words is neither a nominee nor lost."""
    page = (
        "<html><p>DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ</p><table><tr><td>TT<td>Họ tên<td>Chức vụ</tr>"
        "<tr><td>1<td>Giàng A Páo<td>Trưởng bản</tr></table><p>Bổ sung đồng chí Hạng A Dơ, Bí thư.</p><p>Họ tên:</p>"
    )
    found = read_opened(open_content(page.encode(), "list.html"), SETTINGS)
    assert [one.name for one in found.nominees] == ["Giàng A Páo"]
    assert [(part.sheet, part.rows) for part in found.skipped] == [("body", "2-3")]
