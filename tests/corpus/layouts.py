"""Lists as units lay them out, each with what a careful clerk reads in it. All names are invented."""

from dataclasses import dataclass, field
from typing import Any

CHAIR = "Bằng khen của Chủ tịch UBND tỉnh"
MINISTER = "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông"
FIELDS = ("kind", "honorific", "name", "position", "unit", "award", "year", "dob", "gender", "reason")


@dataclass(frozen=True)
class Layout:
    """One list: its cells, its merged areas, the nominees by row, and the problems planted in it."""

    name: str
    grid: list[list[object]]
    golden: list[tuple[int, dict[str, Any]]]
    problems: set[tuple[str, int]] = field(default_factory=set)
    merges: tuple[str, ...] = ()


def person(name: str, **told: Any) -> dict[str, Any]:
    return dict.fromkeys(FIELDS) | {"kind": "individual", "name": name} | told


def group(name: str, **told: Any) -> dict[str, Any]:
    return dict.fromkeys(FIELDS) | {"kind": "collective", "name": name} | told


def plain_table() -> Layout:
    grid: list[list[object]] = [
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị công tác", "Hình thức khen thưởng", "Năm"],
        [1, "Nguyễn Thị Hoài An", "05/03/1985", "Nữ", "Chuyên viên", "Sở Nội vụ", CHAIR, 2025],
        [2, "Ma Văn Quyết", "12/11/1979", "Nam", "Trưởng phòng", "Sở Tài chính", CHAIR, 2025],
        [3, "Giàng Seo Pao", "1990", "Nam", "Phó Chủ tịch", "UBND xã Xín Mần", "Lao động tiên tiến", 2025],
        [4, "H'Len Niê", "1/2/1988", "Nữ", "Giáo viên", "Trường Tiểu học Nà Hang", "Chiến sĩ thi đua cơ sở", 2025],
    ]
    born = ("1985-03-05", "1979-11-12", "1990", "1988-02-01")
    sexes = ("female", "male", "male", "female")
    golden = [
        (n + 2, person(row[1], position=row[4], unit=row[5], award=row[6], year="2025", dob=born[n], gender=sexes[n]))
        for n, row in enumerate(grid[1:])
    ]
    return Layout("plain", grid, golden)


def sections_with_titles() -> Layout:
    grid: list[list[object]] = [
        ["BƯU ĐIỆN TỈNH TUYÊN QUANG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, None, None, "Độc lập - Tự do - Hạnh phúc"],
        ["DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH NĂM 2025"],
        ["(Kèm theo Tờ trình số 12/TTr-BĐT ngày 09 tháng 01 năm 2026)"],
        ["TT", "Tập thể, cá nhân đề nghị xét khen thưởng", "Chức vụ, đơn vị công tác", "Tóm tắt thành tích"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["I", "TẬP THỂ"],
        [1, "Bưu cục Chiêm Hóa", "Bưu điện tỉnh", "Doanh thu tăng 12%"],
        [2, "Phòng Kế toán", "Bưu điện tỉnh", "Không có sai sót"],
        ["II", "CÁ NHÂN"],
        [1, "Ông Lương Văn Sỹ", "Phó Giám đốc Bưu điện tỉnh", "Chỉ đạo tốt"],
        [2, "Bà Chẩu Thị Hiên", "Tổ trưởng, Bưu điện Chiêm Hóa", "- Vượt kế hoạch"],
        [3, "LÊ MINH CHÂU", "Giao dịch viên, Bưu cục Yên Sơn", "Tận tụy"],
        ["Danh sách này có 2 tập thể và 3 cá nhân./."],
        [None, None, None, "Tuyên Quang, ngày 09 tháng 01 năm 2026"],
        ["NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC"],
        ["Nguyễn Thị Lập", None, None, "Trần Văn Ký"],
    ]
    common = {"award": CHAIR, "year": "2025"}
    golden = [
        (8, group("Bưu cục Chiêm Hóa", unit="Bưu điện tỉnh", reason="Doanh thu tăng 12%", **common)),
        (9, group("Phòng Kế toán", unit="Bưu điện tỉnh", reason="Không có sai sót", **common)),
        (
            11,
            person(
                "Lương Văn Sỹ",
                honorific="Ông",
                gender="male",
                position="Phó Giám đốc",
                unit="Bưu điện tỉnh",
                reason="Chỉ đạo tốt",
                **common,
            ),
        ),
        (
            12,
            person(
                "Chẩu Thị Hiên",
                honorific="Bà",
                gender="female",
                position="Tổ trưởng",
                unit="Bưu điện Chiêm Hóa",
                reason="- Vượt kế hoạch",
                **common,
            ),
        ),
        (13, person("Lê Minh Châu", position="Giao dịch viên", unit="Bưu cục Yên Sơn", reason="Tận tụy", **common)),
    ]
    return Layout("sections", grid, golden)


def two_row_header() -> Layout:
    grid: list[list[object]] = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG GIAI ĐOẠN 2021-2025"],
        ["STT", "Họ và tên", "Năm sinh", None, "Chức vụ", "Đơn vị", "Hình thức đề nghị"],
        [None, None, "Nam", "Nữ", None, None, None],
        [1, "Bế Ngọc Sơn", 1987, None, "Đội trưởng", "Bưu điện tỉnh", CHAIR],
        [2, "La Thị Yến", None, 1989, "Giao dịch viên", None, CHAIR],
        [3, "Vi Văn Quyết", "20/10/1993", None, "Bưu tá", None, MINISTER],
        ["STT", "Họ và tên", "Năm sinh", None, "Chức vụ", "Đơn vị", "Hình thức đề nghị"],
        [None, None, "Nam", "Nữ", None, None, None],
        [4, "Tạ Thị Nhung", None, 1988, "Kế toán viên", "Bưu điện Na Hang", MINISTER],
    ]
    read = (
        (4, "Bế Ngọc Sơn", "1987", "male", "Đội trưởng", "Bưu điện tỉnh", CHAIR),
        (5, "La Thị Yến", "1989", "female", "Giao dịch viên", "Bưu điện tỉnh", CHAIR),
        (6, "Vi Văn Quyết", "1993-10-20", "male", "Bưu tá", "Bưu điện tỉnh", MINISTER),
        (9, "Tạ Thị Nhung", "1988", "female", "Kế toán viên", "Bưu điện Na Hang", MINISTER),
    )
    golden = [
        (row, person(name, dob=born, gender=sex, position=position, unit=unit, award=award, year="2021-2025"))
        for row, name, born, sex, position, unit, award in read
    ]
    merges = ("A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:G3", "F4:F6")
    return Layout("two rows", grid, golden, merges=merges)


def awards_as_sections() -> Layout:
    grid: list[list[object]] = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2024"],
        ["TT", "Họ và tên", "Danh xưng", "Chức vụ", "Đơn vị"],
        ["A", "BẰNG KHEN CỦA BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG"],
        ["I", "Tập thể"],
        [1, "Phòng Bưu chính - Viễn thông", None, None, "Sở Thông tin và Truyền thông"],
        ["II", "Cá nhân"],
        [1, "Hứa Đức Thịnh", "Ông", "Phó Trưởng phòng", "Sở Thông tin và Truyền thông"],
        ["B", "GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
        ["I", "Cá nhân"],
        [1, "Nông Thị Duyên", "Bà", "Văn thư", "Văn phòng Sở"],
        [2, "Ông Hứa Minh Đức", "Đại úy", "Trợ lý", "Bộ Chỉ huy Quân sự tỉnh"],
        ["Tổng cộng: 01 tập thể, 03 cá nhân"],
    ]
    golden = [
        (5, group("Phòng Bưu chính - Viễn thông", unit="Sở Thông tin và Truyền thông", award=MINISTER, year="2024")),
        (
            7,
            person(
                "Hứa Đức Thịnh",
                honorific="Ông",
                gender="male",
                position="Phó Trưởng phòng",
                unit="Sở Thông tin và Truyền thông",
                award=MINISTER,
                year="2024",
            ),
        ),
        (
            10,
            person(
                "Nông Thị Duyên",
                honorific="Bà",
                gender="female",
                position="Văn thư",
                unit="Văn phòng Sở",
                award="Giấy khen của Giám đốc Sở",
                year="2024",
            ),
        ),
        (
            11,
            person(
                "Hứa Minh Đức",
                honorific="Đại úy",
                position="Trợ lý",
                unit="Bộ Chỉ huy Quân sự tỉnh",
                award="Giấy khen của Giám đốc Sở",
                year="2024",
            ),
        ),
    ]
    return Layout("awards", grid, golden)


def planted_problems() -> Layout:
    grid: list[list[object]] = [
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"],
        [1, "Đỗ Thị Kim Oanh", "31/02/1992", "Nữ", "Kế toán", "Bưu điện tỉnh", CHAIR],
        [2, "Triệu Mùi Ghển", "85", "Nữ", "Bưu tá", "Bưu điện tỉnh", CHAIR],
        [3, "Phạm Đức Long", "12/05/2035", "Nam", "Trưởng phòng", "Bưu điện tỉnh", CHAIR],
        [4, "Đinh Thị Lan Anh", "05/23/1985", "Nữ", "Giao dịch viên", "Bưu điện tỉnh", CHAIR],
        [5, "", "1990", "Nam", "Bưu tá", "Bưu điện tỉnh", CHAIR],
        [6, "Mai Xuân Trường", "1984", "Nam", "Đội phó", "Bưu điện tỉnh", ""],
        [7, "Hà Văn Kiên", "1990", "Nam", "Bưu tá", "Bưu điện tỉnh", "Cúp Sen vàng"],
        [8, "Vũ Hồng Thắm", "1985", "Nữ", "Giao dịch viên", "Bưu điện tỉnh", CHAIR],
        [9, "Vũ Hồng Thắm", "1985", "Nữ", "Giao dịch viên", "Bưu điện tỉnh", CHAIR],
        [10, "Nguyễn Công Thành", "1984", "Nam", "Phó phòng", "Bưu điện tỉnh", "Tập thể lao động xuất sắc"],
        [11, "Hoàng Văn Tú, Lý Thị Mai", "1981", "", "Bưu tá", "Bưu điện tỉnh", CHAIR],
        [12, "Lèng Thị Phương (nghỉ chế độ)", "1992", "Nữ", "Bưu tá", "Bưu điện tỉnh", CHAIR],
        [13, "Ông Lục Thị Sen", "1991", "Nữ", "Bưu tá", "Bưu điện tỉnh", CHAIR],
        [14, "<b>Sầm Văn Bảo</b>", "1991", "Nam", "Bưu tá", "Bưu điện tỉnh", CHAIR],
        [15, "Lâm Văn 5inh", "1991", "Nam", "Bưu tá", "Bưu điện tỉnh", CHAIR],
        [16, "Nguyễn Văn H\u0430i", "1991", "Nam", "Bưu tá", "Bưu điện tỉnh", CHAIR],
        [17, "Trần\u00a0Văn\u200b Lộc", "1991", "Nam", "Bưu tá", "Bưu điện tỉnh", CHAIR],
        [18, "Đào Văn Tám", "1891", "Nam", "Bưu tá", "Bưu điện tỉnh", CHAIR],
        [19, "Đàm Văn Chín", "1971", "Nam", "12", "Bưu điện tỉnh", CHAIR],
    ]  # fmt: skip
    planted = {
        ("bad_date", 2), ("two_digit_year", 3), ("future_date", 4), ("bad_date", 5), ("missing_name", 6),
        ("missing_award", 7),
        ("unknown_award", 8), ("duplicate", 10), ("award_kind_mismatch", 11), ("multiple_people_in_cell", 12),
        ("name_has_extra_text", 13), ("gender_conflict", 14), ("markup_text", 15), ("suspect_name", 16),
        ("lookalike_char", 17),
        ("invisible_chars", 18), ("age_out_of_range", 19), ("suspect_position", 20),
    }  # fmt: skip
    return Layout("planted", grid, [], planted)


def marked_columns() -> Layout:
    grid: list[list[object]] = [
        ["ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua", None, None],
        [None, None, None, "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", CHAIR],
        [1, "Quan Thị Hạnh", "Sở Y tế", "x", "x", None],
        [2, "Hạng Mí Sính", "Sở Y tế", "x", None, None],
        [3, "Tẩn Lở Mẩy", "Sở Y tế", None, None, "x"],
    ]
    golden = [
        (4, person("Quan Thị Hạnh", unit="Sở Y tế", award="Lao động tiên tiến", year="2025")),
        (4, person("Quan Thị Hạnh", unit="Sở Y tế", award="Chiến sĩ thi đua cơ sở", year="2025")),
        (5, person("Hạng Mí Sính", unit="Sở Y tế", award="Lao động tiên tiến", year="2025")),
        (6, person("Tẩn Lở Mẩy", unit="Sở Y tế", award=CHAIR, year="2025")),
    ]
    return Layout("marked", grid, golden, merges=("A2:A3", "B2:B3", "C2:C3", "D2:F2"))


LAYOUTS = (plain_table, sections_with_titles, two_row_header, awards_as_sections, planted_problems, marked_columns)
