"""The words from which lists are invented: names, units, positions, awards, and what columns are called."""

from tests.corpus.layouts import CHAIR, MINISTER

SURNAMES = (
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ",
        "Ngô", "Dương", "Lý", "Đào", "Đinh", "Lâm", "Ma", "Nông", "Chẩu", "Quan", "Hứa", "Bàn", "Triệu",
        "Sùng", "Giàng", "Vàng", "Lò", "Hà", "Đoàn", "Ông", "Bá", "Thạch", "Kim", "Lưu", "Cao", "Tạ",
        "Mai", "La", "Phó", "Trịnh", "Lục", "Khổng", "Phùng", "Tô", "Bế",
)  # fmt: skip
MIDDLE = {
    "male": ("Văn", "Đức", "Minh", "Hữu", "Quốc", "Đình", "Trọng", "Thế"),
    "female": ("Thị", "Thu", "Bích", "Diệu"),
}
GIVEN = {
    "male": (
        "An",
        "Bảo",
        "Bình",
        "Dũng",
        "Đạt",
        "Hải",
        "Hiếu",
        "Hòa",
        "Hùng",
        "Khoa",
        "Lâm",
        "Long",
        "Nam",
        "Phúc",
        "Quân",
        "Sinh",
        "Sơn",
        "Tâm",
        "Tổ",
        "Trưởng",
        "Công",
    ),
    "female": (
        "Ánh",
        "Chi",
        "Duyên",
        "Hà",
        "Hạnh",
        "Hiền",
        "Hoa",
        "Hòa",
        "Huệ",
        "Lan",
        "Loan",
        "Ly",
        "Mai",
        "Ngân",
        "Nhung",
        "Oanh",
        "Thảo",
        "Thủy",
        "Trang",
        "Vân",
        "Nụ",
    ),
}
OTHER_PEOPLES = (
    ("H'Hen Niê", "female"),
    ("Y Bhơk Êban", "male"),
    ("K'Brếu", "male"),
    ("Ksor H'Nhuê", "female"),
    ("A Lăng Nhi", "male"),
    ("Tẩn Láo Lở", "male"),
    ("Vừ Mí Chá", "male"),
)
POSITIONS = (
    "Chuyên viên", "Trưởng phòng", "Phó Giám đốc", "Kế toán trưởng", "Văn thư", "Nhân viên bảo vệ", "Giáo viên",
    "Hiệu trưởng", "Bác sĩ", "Điều dưỡng trưởng khoa", "Công chức Văn hóa - Xã hội", "Chủ tịch UBND xã", "Trưởng thôn",
    "Phó Chánh Văn phòng", "Chánh Thanh tra", "Kỹ sư", "Thư viện viên", "Thư ký", "Chi hội trưởng", "Bưu tá",
    "Tổ trưởng tổ Khoa học xã hội", "Nông dân",
)  # fmt: skip
PLAIN_UNITS = (
    "Sở Giáo dục và Đào tạo", "Văn phòng UBND tỉnh", "Trung tâm Y tế huyện Chiêm Hóa", "Trường THPT Hàm Yên",
    "Công ty TNHH Hùng Vương", "Công ty Cổ phần Giấy An Hòa", "Công an tỉnh", "Báo Tuyên Quang", "VNPT Tuyên Quang",
    "Đài Phát thanh và Truyền hình tỉnh", "Khoa Nội tổng hợp", "Tổ Toán - Tin", "Đồn Biên phòng Lũng Cú", "Xã Lăng Can",
    "Phòng Tổ chức - Hành chính", "Tổng công ty Điện lực miền Bắc", "Kho bạc Nhà nước huyện",
)  # fmt: skip
UNITS = (*PLAIN_UNITS, "Thôn Nà Tông, xã Thượng Lâm", "Bưu điện trung tâm 3")
GROUPS = (
    "Nhân dân và cán bộ xã Hồng Quang", "Chi bộ Văn phòng", "Tổ dân phố 12", "Đội Cảnh sát giao thông",
    "Hợp tác xã Tiến Thành", "Câu lạc bộ Khiêu vũ", "Chi hội Phụ nữ thôn Nà Ráo", "Tập thể lớp 12A1", "Công an huyện",
    "Liên đội Trường THCS Lê Quý Đôn", "Công đoàn cơ sở Sở Y tế", "Khoa Dược - Trang thiết bị",
    "Trường Mầm non Sao Mai",
    "Ban Tuyên giáo Huyện ủy", "Viễn thông Na Hang", "UBND xã Yên Nguyên",
)  # fmt: skip
AWARDS = {
    "individual": (CHAIR, MINISTER, "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Huân chương Lao động hạng Ba"),
    "collective": (CHAIR, MINISTER, "Tập thể lao động tiên tiến", "Tập thể lao động xuất sắc"),
}
SECTION_AWARDS = (
    ("Lao động tiên tiến", "individual"),
    ("Chiến sĩ thi đua cơ sở", "individual"),
    ("Tập thể lao động tiên tiến", "collective"),
    ("Tập thể lao động xuất sắc", "collective"),
    ("Chiến sĩ thi đua cấp tỉnh", "individual"),
)
SHORT: dict[str, tuple[str, ...]] = {
    CHAIR: ("BK tỉnh", "BK UBND tỉnh"),
    "Lao động tiên tiến": ("LĐTT", "LĐ tiên tiến"),
    "Chiến sĩ thi đua cơ sở": ("CSTĐCS", "CSTĐ cơ sở"),
    "Tập thể lao động tiên tiến": ("TTLĐTT", "Tập thể LĐTT"),
    "Tập thể lao động xuất sắc": ("TTLĐXS",),
}
REASONS = (
    "Hoàn thành xuất sắc nhiệm vụ năm 2025", "Có 02 sáng kiến được công nhận cấp cơ sở",
    "Tham mưu ban hành 12 văn bản chỉ đạo, điều hành", "- Hoàn thành tốt nhiệm vụ được giao",
    "Doanh thu đạt 105% kế hoạch; nộp ngân sách 2,3 tỷ đồng", "Hiến 350 m2 đất làm đường giao thông nông thôn",
)  # fmt: skip
SIGNERS = ("GIÁM ĐỐC", "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", "THỦ TRƯỞNG ĐƠN VỊ", "HIỆU TRƯỞNG", "Q. GIÁM ĐỐC")
HEADERS = {
    "number": ("STT", "TT", "Số TT", "S.TT"),
    "name": ("Họ và tên", "Họ tên", "HỌ VÀ TÊN", "Ho va ten", "Họ và tên CBCCVC", "Họ tên người được đề nghị"),
    "anyone": ("Tên tập thể, cá nhân", "Tập thể/Cá nhân", "Họ và tên/Tên tập thể", "Đối tượng đề nghị khen thưởng"),
    "group": ("Tên tập thể", "Tên đơn vị", "Tập thể", "Tên cơ quan, đơn vị"),
    "birth": ("Ngày sinh", "Ngày, tháng, năm sinh", "NTNS", "Ng.sinh"),
    "gender": ("Giới tính", "GT", "Nam/Nữ", "Phái"),
    "position": ("Chức vụ", "CV", "Chức danh", "C.vụ", "Nghề nghiệp/Chức vụ", "Chức vụ hiện nay"),
    "unit": ("Đơn vị", "Đ.vị", "Nơi công tác", "Cơ quan, đơn vị", "Phòng/Ban", "Nơi làm việc", "Địa chỉ"),
    "both": ("Chức vụ, đơn vị công tác", "Chức vụ và nơi công tác", "CV, đơn vị", "Chức danh, nơi làm việc"),
    "award": ("Danh hiệu", "Hình thức đề nghị KT", "HTKT", "Danh hiệu TĐ", "Đề nghị khen thưởng", "Hình thức khen"),
    "reason": ("Thành tích", "Tóm tắt thành tích đạt được", "Lý do", "Nội dung thành tích"),
    "aside": ("Ghi chú", "Số QĐ CSTĐCS", "SĐT", "Trình độ", "Danh hiệu đã đạt năm trước"),
}
