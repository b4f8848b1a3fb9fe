"""The seed round's papers as plain values; every name is invented."""

# ruff: noqa: E501  (the sentences of the papers stay whole)

from datetime import date

from db.queries.standing_texts import default_text
from db.rules.terms import NomineeKind as K
from desktop.documents.letters import paper_words as w
from desktop.documents.letters.values import (
    AwardListPaper,
    AwardListPart,
    DecisionPaper,
    MinutesPaper,
    NameList,
    Office,
    Recipient,
    Reference,
    Signature,
    SubmissionPaper,
    Vote,
)

PROVINCE = Office("Ủy ban nhân dân tỉnh Tuyên Quang")
DEPARTMENT = Office("Sở Thông tin và Truyền thông", "UBND tỉnh Tuyên Quang")
HOME = "Sở Thông tin và Truyền thông tỉnh Tuyên Quang"
PROVINCIAL = [
    Recipient(
        "Phòng Bưu chính, Viễn thông và Chuyển đổi số",
        K.COLLECTIVE,
        unit=HOME,
        achievement="Chủ trì triển khai nền tảng số dùng chung của tỉnh; 100 % dịch vụ công trực tuyến toàn trình đủ điều kiện được cung cấp.",
        earlier_awards="TTLĐXS năm 2021, 2022",
        register_number="01",
        bonus=3600000,
    ),
    Recipient(
        "Vũ Đình Khuê",
        honorific="Ông",
        position="Chuyên viên Văn phòng",
        unit=HOME,
        achievement="Tham mưu cải cách hành chính; rút ngắn 32 % thời gian giải quyết thủ tục.",
        earlier_awards="CSTĐCS năm 2021, 2022",
        register_number="02",
        bonus=1800000,
    ),
    Recipient(
        "Nguyễn Thị Quỳnh Thưởng",
        honorific="Bà",
        position="Phó Trưởng phòng Công nghệ thông tin",
        unit=HOME,
        achievement="Xây dựng hệ thống giám sát an toàn thông tin cho 18 cơ quan, đơn vị.",
        earlier_awards="CSTĐCS năm 2021, 2022",
        register_number="03",
        bonus=1800000,
    ),
    Recipient(
        "Triệu Mùi Chán",
        honorific="Ông",
        position="Phó Giám đốc Trung tâm Công nghệ thông tin và Truyền thông",
        unit=HOME,
        achievement="Vận hành Cổng Thông tin điện tử tỉnh, không để xảy ra sự cố trong năm.",
        earlier_awards="CSTĐCS năm 2021, 2022",
        register_number="04",
        bonus=1800000,
    ),
]
LAW = "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 14 tháng 6 năm 2005 và ngày 16 tháng 11 năm 2013"
DECREE = "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"
DECISION = DecisionPaper(
    PROVINCE,
    Reference("QĐ-UBND", "Tuyên Quang", "1598", date(2023, 12, 22)),
    "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
        LAW,
        DECREE,
        "Theo đề nghị của Giám đốc Sở Thông tin và Truyền thông tại Tờ trình số 95/TTr-STTTT ngày 04 tháng 12 năm 2023 và Giám đốc Sở Nội vụ tại Tờ trình số 412/TTr-SNV ngày 18 tháng 12 năm 2023",
    ],
    [
        w.standing_spans(
            default_text("decision_award"),
            {
                "act": "Tặng",
                "award": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
                "counts": w.counts_in_sentence(PROVINCIAL),
                "citation": "đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022",
            },
        ),
        w.standing_spans(
            default_text("decision_bonus"),
            {
                "form": "Bằng khen",
                "amounts": w.bonus_amounts([("tập thể", 3600000), ("cá nhân", 1800000)]),
                "total": "9.000.000",
                "total_words": "Chín triệu đồng",
                "fund": "Quỹ thi đua, khen thưởng của tỉnh",
            },
        ),
        "Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các sở: Nội vụ, Thông tin và Truyền thông; Thủ trưởng các cơ quan, đơn vị có liên quan và các tập thể, cá nhân có tên trong Danh sách kèm theo chịu trách nhiệm thi hành Quyết định này",
    ],
    [
        "Như Điều 3",
        "Chủ tịch, các PCT UBND tỉnh",
        "Ban Thi đua - Khen thưởng tỉnh",
        "Cổng Thông tin điện tử tỉnh",
        "Lưu: VT, NC (Th)",
    ],
    Signature(("CHỦ TỊCH",), "Lương Đức Thiện"),
    [NameList("Tập thể, cá nhân được tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", PROVINCIAL)],
)
SUBMISSION = SubmissionPaper(
    DEPARTMENT,
    Reference("TTr-STTTT", "Tuyên Quang", "95", date(2023, 12, 4)),
    "Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022",
    ["Chủ tịch Ủy ban nhân dân tỉnh", "Sở Nội vụ"],
    [LAW, DECREE],
    [
        w.standing_spans(
            default_text("submission_request"),
            {
                "office": "Sở Thông tin và Truyền thông",
                "council_day": "ngày 29 tháng 11 năm 2023",
                "authority": "Chủ tịch Ủy ban nhân dân tỉnh",
                "act": "tặng",
                "form": "Bằng khen",
                "counts": w.bold_counts(PROVINCIAL),
                "citation": "có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022",
            },
        ),
        "Hồ sơ kèm theo: Báo cáo thành tích của tập thể, cá nhân; Biên bản họp Hội đồng Thi đua - Khen thưởng Sở Thông tin và Truyền thông.",
        "Sở Thông tin và Truyền thông kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định",
    ],
    ["Như trên", "Lãnh đạo Sở", "Hội đồng TĐ-KT Sở", "Lưu: VT, VP (Kh)"],
    Signature(("GIÁM ĐỐC",), "Phan Việt Tùng"),
    "Sở Thông tin và Truyền thông",
    [NameList("Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", PROVINCIAL)],
)


def _person(name: str, honorific: str, position: str, unit: str, number: str) -> Recipient:
    return Recipient(name, honorific=honorific, position=position, unit=unit, register_number=number, bonus=1800000)


MINISTERIAL = [
    Recipient(
        "Ban Quản lý Dự án đầu tư xây dựng các công trình dân dụng, công nghiệp và hạ tầng kỹ thuật thông tin - truyền thông trực thuộc Ủy ban nhân dân tỉnh Tuyên Quang",
        K.COLLECTIVE,
        unit="Phường Minh Xuân, thành phố Tuyên Quang",
        register_number="01",
        bonus=3600000,
    ),
    Recipient(
        "Trung tâm Công nghệ thông tin và Truyền thông", K.COLLECTIVE, unit=HOME, register_number="02", bonus=3600000
    ),
    _person("Hà Phúc Lượng", "Ông", "Phó Giám đốc", HOME, "03"),
    _person("Đặng Ánh Ngọc", "Bà", "Trưởng phòng Thông tin, Báo chí, Xuất bản", HOME, "04"),
    _person("Ma Văn Ước", "Ông", "Chánh Văn phòng", HOME, "05"),
    _person(
        "Vừ Mí Kẻ",
        "Ông",
        "Phát thanh viên tiếng Mông",
        "Trung tâm Văn hóa, Truyền thông và Thể thao huyện Lâm Bình, tỉnh Tuyên Quang",
        "06",
    ),
    _person(
        "H’Čŭn Ayĭ Niê Kđăm",
        "Bà",
        "Phóng viên, biên dịch viên tiếng dân tộc",
        "Trung tâm Văn hóa, Truyền thông và Thể thao huyện Na Hang, tỉnh Tuyên Quang",
        "07",
    ),
]
AWARD_LIST = AwardListPaper(
    DEPARTMENT,
    "Tập thể, cá nhân được tặng Bằng khen trong phong trào thi đua yêu nước năm 2022",
    [
        AwardListPart(
            "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông", "2417/QĐ-BTTTT", date(2023, 12, 14), MINISTERIAL
        ),
        AwardListPart(
            "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang", "1598/QĐ-UBND", date(2023, 12, 22), PROVINCIAL
        ),
    ],
    "Trao tại Hội nghị tổng kết công tác năm 2023, triển khai nhiệm vụ năm 2024, ngày 12 tháng 01 năm 2024",
    "Tuyên Quang",
    date(2024, 1, 12),
    Signature(("NGƯỜI LẬP",), "Lý Thu Hiền"),
    Signature(("GIÁM ĐỐC",), "Phan Việt Tùng"),
)
MINUTES = MinutesPaper(
    DEPARTMENT, Reference("BB-HĐTĐKT", "Tuyên Quang", "12", date(2023, 11, 29)), "Họp Hội đồng", date(2023, 11, 29),
    "Phòng họp tầng 2", 9, ["Ông Phan Việt Tùng", "Bà Lý Thu Hiền"], ["Bà Đặng Ánh Ngọc (đi công tác)"],
    "Ông Phan Việt Tùng", "Bà Lý Thu Hiền", ["Kết quả như sau:"], [Vote(one, 8) for one in PROVINCIAL],
    ["Nhất trí đề nghị"], default_text("minutes_end"), Signature(("Chủ trì",), "Phan Việt Tùng"), Signature(("Thư ký",), "Lý Thu Hiền"),
    8, "14 giờ", "16 giờ 30 phút",
)  # fmt: skip
