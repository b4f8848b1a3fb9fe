"""Words from which people, units and citations are invented; no one real is meant."""


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


FAMILY = _split(
    "Nguyễn, Nguyễn, Nguyễn, Nguyễn, Nguyễn, Trần, Trần, Trần, Lê, Lê, Phạm, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, "
    "Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đinh, Đoàn, Lương, Trịnh, Mai, Tô, Hà, Cao, Tạ, Phùng, Quách, Chu, La, "
    "Ma, Nông, Vi, Lò, Quàng, Giàng, Sùng, Hầu, Triệu, Bàn, Đàm, Thào"
)
MIDDLE_MALE = _split(
    "Văn, Văn, Văn, Đức, Minh, Quang, Xuân, Hữu, Công, Thế, Duy, Anh, Tiến, Ngọc, Mạnh, Đình, Thanh, Trọng, Bá, "
    "Viết, Gia"
)
MIDDLE_FEMALE = _split(
    "Thị, Thị, Thị, Thị, Thu, Thanh, Ngọc, Minh, Hồng, Bích, Thúy, Kim, Mai, Phương, Khánh, Diệu, Hoài, Mỹ, Thùy"
)
GIVEN_MALE = _split(
    "An, Anh, Bách, Bảo, Bình, Cường, Chính, Dũng, Duy, Dương, Đạt, Đông, Đức, Giang, Hà, Hải, Hào, Hiếu, Hiệp, "
    "Hoàng, Hòa, Huân, Hùng, Huy, Hưng, Khải, Khang, Khánh, Khoa, Kiên, Lâm, Long, Lộc, Mạnh, Minh, Nam, Nghĩa, "
    "Nguyên, Nhân, Phong, Phúc, Phương, Quân, Quang, Quốc, Quyết, Sơn, Tài, Tâm, Tân, Thái, Thành, Thắng, Thiện, "
    "Thịnh, Thọ, Thuận, Tiến, Tín, Toàn, Trí, Trung, Trường, Tú, Tuấn, Tùng, Uy, Việt, Vinh, Vũ"
)
GIVEN_FEMALE = _split(
    "An, Anh, Ánh, Bích, Châu, Chi, Cúc, Dung, Duyên, Đào, Giang, Hà, Hạnh, Hằng, Hậu, Hiền, Hoa, Hòa, Hồng, Huệ, "
    "Huyền, Hương, Hường, Khuê, Lan, Lệ, Liên, Linh, Loan, Ly, Mai, Minh, My, Nga, Ngà, Ngân, Ngọc, Nguyệt, Nhàn, "
    "Nhung, Oanh, Phương, Phượng, Quyên, Quỳnh, Sen, Tâm, Thanh, Thảo, Thoa, Thơ, Thơm, Thu, Thủy, Thúy, Thư, "
    "Trang, Trâm, Trinh, Tuyết, Tươi, Uyên, Vân, Xuân, Yến"
)
PLACES = _split(
    "An Khang, An Tường, Bình Thuận, Cao Sơn, Đông Lĩnh, Hòa Bình, Hồng Thái, Hùng Lợi, Kim Phú, Lang Quán, Minh "
    "Dân, Minh Xuân, Mỹ Lâm, Nông Tiến, Phú Lương, Phúc Ứng, Quý Quân, Sơn Nam, Sơn Thủy, Tam Đa, Tân Hà, Tân "
    "Quang, Thái Bình, Thanh Sơn, Thắng Quân, Thượng Nông, Tràng Đà, Trung Môn, Tứ Quận, Vinh Quang, Xuân Vân, "
    "Yên Hoa, Yên Lập, Yên Nguyên, Ỷ La"
)
BODIES = _split(
    "Trường Tiểu học, Trường Trung học cơ sở, Trường Mầm non, Trạm Y tế xã, Ủy ban nhân dân xã, Hội Phụ nữ xã, "
    "Đoàn Thanh niên xã, Hợp tác xã nông nghiệp, Trung tâm Văn hóa, Phòng Giao dịch, Bưu điện, Đội Quản lý thị "
    "trường khu vực, Hạt Kiểm lâm"
)
POSITIONS = _split(
    "Giáo viên, Giáo viên, Chuyên viên, Chuyên viên, Kế toán, Văn thư, Trưởng phòng, Phó Trưởng phòng, Hiệu "
    "trưởng, Phó Hiệu trưởng, Y sĩ, Điều dưỡng, Cán bộ, Nhân viên, Chủ tịch Công đoàn cơ sở, Bí thư Chi đoàn, "
    "Phát thanh viên, Kỹ thuật viên, Lái xe, Tổ trưởng"
)
MERITS = (
    "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm {year}",
    "Đã hoàn thành xuất sắc nhiệm vụ công tác năm {year}",
    "Đã có thành tích tiêu biểu trong phong trào thi đua xây dựng nông thôn mới năm {year}",
    "Đã có nhiều sáng kiến trong công tác chuyển đổi số năm {year}",
)
ROUNDS = ("thi đua thường xuyên", "chuyên đề", "đột xuất", "tổng kết phong trào")
