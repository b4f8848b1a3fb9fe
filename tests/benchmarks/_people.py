"""Names, positions and units that benchmarks put together; all invented."""

FAMILIES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Ma",
    "Nông",
    "Triệu",
    "Hà",
    "Lý",
    "Sùng",
    "Vừ",
]
MIDDLES = ["Văn", "Thị", "Đức", "Minh", "Thu", "Ngọc", "Quỳnh", "Hữu", "Thanh", "Bích", "Mùi", "Đình"]
GIVEN = [
    "An",
    "Bình",
    "Cường",
    "Dung",
    "Giang",
    "Hạnh",
    "Khánh",
    "Lan",
    "Minh",
    "Ngọc",
    "Oanh",
    "Phúc",
    "Quỳnh",
    "Sơn",
    "Thảo",
    "Uyên",
    "Vân",
    "Xuân",
    "Yến",
]
POSITIONS = ("Phó Trưởng phòng Hành chính - Tổng hợp", "Chuyên viên Văn phòng", "Phó Giám đốc Trung tâm")
UNITS = tuple(f"Trung tâm Văn hóa, Truyền thông và Thể thao huyện {name}, tỉnh Tuyên Quang" for name in GIVEN)
