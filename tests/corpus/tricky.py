"""Lists that once were read wrongly, or that nearly anyone would read wrongly. All names are invented."""

from typing import Any

from tests.corpus.layouts import CHAIR, Layout, group, person

WORKER, FIGHTER = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
COLLECTIVE = "Tập thể lao động tiên tiến"
HEALTH = "Sở Y tế"


def short_headers() -> Layout:
    grid: list[list[object]] = [
        ["DANH SACH DE NGHI TANG DANH HIEU LAO DONG TIEN TIEN NAM 2025"],
        ["TT", "Ho ten", "N.sinh", "CV", "Đ.vị", "Ghi chú"],
        [1, "Nguyễn Quốc Bảo", 1981, "Chuyên viên", "Phòng Hành chính", "Đảng viên"],
        [2, "Hoàng Thị Kiều Trang", 1990, "Kế toán trưởng", "Phòng Tài chính - Kế hoạch", None],
    ]
    told = {"award": WORKER, "year": "2025"}
    golden = [
        (n, person(row[1], dob=str(row[2]), position=row[3], unit=row[4], **told)) for n, row in enumerate(grid[2:], 3)
    ]
    return Layout("short headers", grid, golden)


def names_in_two_columns() -> Layout:
    grid: list[list[object]] = [
        ["STT", "Họ và tên", None, "Lớp", "Danh hiệu"],
        [1, "Nguyễn Thị Minh", "Anh", "12A1", WORKER],
        [2, "Trần Văn", "Bình", "12A2", WORKER],
        [3, "Lê", "Huy", "12A1", WORKER],
    ]
    golden = [(n, person(f"{row[1]} {row[2]}", unit=row[3], award=WORKER)) for n, row in enumerate(grid[1:], 2)]
    return Layout("two name columns", grid, golden, merges=("B1:C1",))


def names_like_other_words() -> Layout:
    names = (
        "Đoàn Văn Khối", "Hội Thị Mơ", "Phòng Thị Tổ", "Tổng Thị Nga", "Cộng Hòa Bình", "Lưu Thị Sen", "Phó Đức Phương",
        "Lê Văn Sinh", "Ban Công Đức", "Chu Tịch Dương", "Kính Thị Gửi", "H'Hen Niê", "K'Brếu", "Ông Thị Lài",
        "Ông Văn Huyên", "Bá Văn Hiển", "Y Bhơk Êban", "Trần Thư Ký",
    )  # fmt: skip
    heads: list[object] = ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"]
    rows: list[list[object]] = [[n, name, 1970 + n, "Thư ký", HEALTH, CHAIR] for n, name in enumerate(names, 1)]
    golden = [
        (n, person(name, dob=str(1969 + n), position="Thư ký", unit=HEALTH, award=CHAIR))
        for n, name in enumerate(names, 2)
    ]
    return Layout("names like words", [heads, *rows], golden)


def units_like_sums() -> Layout:
    names = (
        "Công an tỉnh", "Công ty Cổ phần Chè Mỹ Lâm", "Tổng công ty Điện lực miền Bắc", "Công đoàn ngành Giáo dục",
        "Tổng cục Thuế", "Tổ Toán - Tin", "Khoa Dược", "Báo Tuyên Quang", "Nhân dân và cán bộ xã Tân An",
        "Chi hội Phụ nữ thôn Pác Khoang", "Đồn Biên phòng Lũng Cú",
    )  # fmt: skip
    grid: list[list[object]] = [
        ["DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
        ["TT", "Tên đơn vị", "Hình thức khen"],
        *([n, name, CHAIR] for n, name in enumerate(names, 1)),
        [None, "Tổng cộng: 11 tập thể"],
    ]
    golden = [(n, group(name, award=CHAIR, year="2025")) for n, name in enumerate(names, 3)]
    return Layout("units like sums", grid, golden)


def earlier_awards() -> Layout:
    grid: list[list[object]] = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
        [
            "STT",
            "Họ và tên",
            "Số phiếu đồng ý",
            "Danh hiệu năm 2023",
            "Danh hiệu năm 2024",
            "Danh hiệu đề nghị năm 2025",
        ],
        [1, "Ma Văn Tú", "9/9", "LĐTT", "CSTĐCS", "CSTĐ tỉnh"],
        [2, "Quan Thị Na", "8/9", "LĐTT", "LĐTT", "LĐTT"],
    ]
    golden = [
        (3, person("Ma Văn Tú", award="Chiến sĩ thi đua cấp tỉnh", year="2025")),
        (4, person("Quan Thị Na", award=WORKER, year="2025")),
    ]
    return Layout("earlier awards", grid, golden)


def no_numbers() -> Layout:
    grid: list[list[object]] = [
        ["Tên tập thể, cá nhân", "Giới tính", "Chức vụ", "Ghi chú"],
        ["A. TẬP THỂ LAO ĐỘNG TIÊN TIẾN"],
        ["Phòng Nghiệp vụ", None, None, None],
        ["Công an xã", None, None, "Đề nghị lần đầu"],
        ["B. CHIẾN SĨ THI ĐUA CƠ SỞ"],
        ["Lưu Kim Nụ", "Nữ", "Kỹ sư", None],
        ["Bùi Hữu Tâm", "Nam", "Thư ký", None],
    ]
    golden = [
        (3, group("Phòng Nghiệp vụ", award=COLLECTIVE)),
        (4, group("Công an xã", award=COLLECTIVE)),
        (6, person("Lưu Kim Nụ", gender="female", position="Kỹ sư", award=FIGHTER)),
        (7, person("Bùi Hữu Tâm", gender="male", position="Thư ký", award=FIGHTER)),
    ]
    return Layout("no numbers", grid, golden)


def groups_by_number() -> Layout:
    grid: list[list[object]] = [
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
        ["1", "Danh hiệu Lao động tiên tiến"],
        ["1.1", "Lê Văn Tú", "Chuyên viên", HEALTH],
        ["1.2", "Lê Thị Na", "Kế toán", HEALTH],
        ["2", "Danh hiệu Chiến sĩ thi đua cơ sở"],
        ["2.1", "Hà Văn Hòe", "Kế toán", HEALTH],
        [None, "Lập danh sách", None, "Duyệt của lãnh đạo"],
        [None, "Hà Thị Sáu", None, "Ma Văn Bảy"],
    ]
    golden: list[tuple[int, dict[str, Any]]] = [
        (3, person("Lê Văn Tú", position="Chuyên viên", unit=HEALTH, award=WORKER)),
        (4, person("Lê Thị Na", position="Kế toán", unit=HEALTH, award=WORKER)),
        (6, person("Hà Văn Hòe", position="Kế toán", unit=HEALTH, award=FIGHTER)),
    ]
    return Layout("groups by number", grid, golden)


def one_name_over_rows() -> Layout:
    grid: list[list[object]] = [
        ["STT", "Họ và tên", "Đơn vị", "Hình thức", "Năm"],
        [1, "Đỗ Thị Hải Yến", "Sở Du lịch", FIGHTER, 2025],
        [None, None, None, CHAIR, 2025],
        [None, None, None, WORKER, 2024],
        [2, "Bùi Bích Phượng", None, WORKER, 2025],
        [None, "Danh sách này có 02 cá nhân./."],
    ]
    awards = ((2, FIGHTER, "2025"), (3, CHAIR, "2025"), (4, WORKER, "2024"))
    golden = [(row, person("Đỗ Thị Hải Yến", unit="Sở Du lịch", award=award, year=year)) for row, award, year in awards]
    golden.append((5, person("Bùi Bích Phượng", unit="Sở Du lịch", award=WORKER, year="2025")))
    return Layout("one name over rows", grid, golden, merges=("A2:A4", "B2:B4", "C2:C5"))


def sums_in_parts() -> Layout:
    grid: list[list[object]] = [
        ["STT", "Tập thể, cá nhân", "Đơn vị", "Danh hiệu"],
        ["I", "Tập thể: 01"],
        [1, "Phòng Dược", HEALTH, COLLECTIVE],
        ["II", "Cá nhân: 02"],
        [1, "Lê Thị Tú", HEALTH, "Danh hiệu “Lao động tiên tiến”"],
        [2, "Lê Thị Ty", HEALTH, "LĐTT"],
        [None, "Tổng cộng:"],
        [None, "- Tập thể: 01"],
        [None, "- Cá nhân: 02"],
    ]
    golden = [
        (3, group("Phòng Dược", unit=HEALTH, award=COLLECTIVE)),
        (5, person("Lê Thị Tú", unit=HEALTH, award=WORKER)),
        (6, person("Lê Thị Ty", unit=HEALTH, award=WORKER)),
    ]
    return Layout("sums in parts", grid, golden)


TRICKY = (
    short_headers,
    names_in_two_columns,
    names_like_other_words,
    units_like_sums,
    earlier_awards,
    no_numbers,
    groups_by_number,
    one_name_over_rows,
    sums_in_parts,
)
