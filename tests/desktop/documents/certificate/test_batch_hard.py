"""The cases that clerks fear, read back from the printed file."""

import itertools
import json
import unicodedata

import pytest

from desktop.commands import cli
from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.layouts import layout_ids
from desktop.documents.certificate.values import CertificateValues
from tests.desktop.documents.certificate_pages import Page, clearance, collective, pages, values

LONG_NAME = (
    "Ban Quản lý Dự án đầu tư xây dựng các công trình dân dụng, công nghiệp và hạ tầng kỹ thuật "
    "thông tin - truyền thông trực thuộc Ủy ban nhân dân tỉnh Tuyên Quang"
)
NAME_OF_180 = (LONG_NAME + ", khu vực các huyện vùng cao phía Bắc của tỉnh")[:180].strip()
FIVE_LINES = "\n".join(
    (
        "Đã có thành tích xuất sắc",
        "trong phong trào thi đua yêu nước năm 2022,",
        "trong công tác chuyển đổi số",
        "và xây dựng chính quyền điện tử,",
        "giai đoạn 2021 - 2025",
    )
)
LONG_REASON = (
    "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022, góp phần phát triển sự nghiệp thông tin "
    "và truyền thông ở vùng đồng bào dân tộc thiểu số, bảo đảm an toàn thông tin, xây dựng chính quyền điện tử và "
    "triển khai Đề án số 06 của Chính phủ trên địa bàn 07 huyện, thành phố của tỉnh Tuyên Quang giai đoạn 2021 - 2025"
)
CAPITALS = "ẰNG ẴN ỘC ỮU ỶNH ẪM ỄN ỖI ỠM ỰC"
ALL_LETTERS = "Ắ Ằ Ẳ Ẵ Ặ Ấ Ầ Ẩ Ẫ Ậ Ế Ề Ể Ễ Ệ Ố Ồ Ổ Ỗ Ộ Ớ Ờ Ở Ỡ Ợ Ứ Ừ Ử Ữ Ự Ỳ Ý Ỷ Ỹ Ỵ đ Đ"
LOWER = "ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ỳýỷỹỵ đ"

DRAWN: dict[str, CertificateValues] = {
    "một chữ": values(name="Ỷ"),
    "tên hai chữ": values(name="Lê Ỷ"),
    "tên dài của người": values(name="Công Tằng Tôn Nữ Thị Quỳnh Phương Thảo Nguyên"),
    "tên dân tộc có dấu phẩy trên": values(name="H'Čŭn Ayĭ Niê Kđăm"),
    "dấu phẩy trên kiểu chữ": values(name="H’Hen Niê"),
    "dấu phẩy trên rời": values(name="Y ʼBăm Êñuôl"),
    "đủ chữ ŭ ĭ ĕ ŏ č ñ": values(name="Ŏč Ŭñ Ĭk Ĕbăn Čil"),
    "chữ Ê-đê không có NFC": values(name="Y Blê̆ Niê̆"),
    "chữ Ê-đê ơ ngắn": values(name="H’Bơ̆k Ayŭn"),
    "chữ mà mặt chữ trang trí thiếu": values(name="Y Ƀlĭ Niê Kđăm"),
    "hai dòng chức danh ký": values(signer_title="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", reason=LONG_REASON[:200]),
    "dấu chồng viết hoa": values(name="ĐẶNG ẨM Ỹ"),
    "tên toàn dấu chồng": collective(CAPITALS, honorific=None),
    "mọi chữ hoa": collective(ALL_LETTERS),
    "mọi chữ thường": collective(LOWER),
    "dấu chồng ở cả ba dòng": values(name="ẰNG ẴN ỘC", position=CAPITALS, reason=f"{CAPITALS} {CAPITALS} {CAPITALS}"),
    "không danh xưng": values(honorific=None),
    "cấp bậc thay danh xưng": values(honorific="Đại tá", name="Trần Hữu Ằng"),
    "danh xưng trong tên": values(honorific=None, name="Ông Phạm Văn Hòa"),
    "danh xưng hai lần": values(honorific="Bà", name="Bà Vũ Thị Lộc"),
    "hòa thượng": values(honorific="Hòa thượng", name="Thích Tâm Ngữ"),
    "tập thể tên ngắn": collective("Phòng Bưu chính, Viễn thông và Chuyển đổi số"),
    "tập thể 159 chữ": collective(LONG_NAME, unit="Phường Minh Xuân, thành phố Tuyên Quang, tỉnh Tuyên Quang"),
    "tập thể 180 chữ": collective(NAME_OF_180),
    "tập thể 159 chữ và thành tích dài": collective(LONG_NAME, reason=LONG_REASON[:200]),
    "tập thể viết hoa": collective("TRUNG TÂM CÔNG NGHỆ THÔNG TIN VÀ TRUYỀN THÔNG TỈNH TUYÊN QUANG"),
    "tập thể không đơn vị cha": collective("Báo Tuyên Quang", unit=None),
    "hộ gia đình": values(kind="household", honorific=None, name="Hộ gia đình ông Vừ Mí Kẻ", position=None),
    "hộ gia đình tên dài": values(
        kind="household",
        honorific=None,
        name="Hộ gia đình ông Nguyễn Văn Trường và bà Hoàng Thị Ngọc Ánh",
        position=None,
    ),
    "chức vụ không đơn vị": values(unit=None),
    "đơn vị không chức vụ": values(position=""),
    "không chức vụ không đơn vị": values(position=None, unit=None),
    "chức vụ và đơn vị dài": values(
        position="Phó Trưởng phòng Quản lý Báo chí - Xuất bản và Thông tin đối ngoại, Phó Bí thư Chi bộ 3",
        unit="Sở Thông tin và Truyền thông tỉnh Tuyên Quang, Ủy viên Ban Chấp hành Công đoàn ngành",
    ),
    "thành tích rất ngắn": values(reason="Vì nhân dân"),
    "thành tích dài": values(reason=LONG_REASON),
    "thành tích năm dòng": values(position=None, unit=None, reason=FIVE_LINES),
    "thành tích hai dòng sẵn": values(reason="Đã có thành tích xuất sắc\ntrong phong trào thi đua yêu nước năm 2022"),
    "xuống dòng kiểu Windows": values(reason="Đã có thành tích\r\nxuất sắc năm 2022"),
    "xuống dòng trong tên": values(name="Nguyễn\nVăn An"),
    "phân tách rời NFD": values(name="Nguyễn Thị Hường"),
    "khoảng trắng không ngắt": values(name="Nguyễn\u00a0\u00a0Thị  Hoa"),
    "có mã định dạng": values(name="Trần <b>Văn</b> Nam"),
    "có thực thể": collective("Công ty TNHH A &amp; B"),
    "có công thức": values(name="=1+1"),
    "có dấu gạch chéo ngược": collective("Tổ (Đội) \\ số 12 )("),
    "có mẫu trường": values(name="{award} {0} %s"),
    "khoảng trắng bề rộng không": values(name="Nguyễn\u200b Văn An"),
    "ký tự điều khiển": values(name="Nguyễn\x07 Văn An"),
    "tab trong tên": values(name="Nguyễn\tVăn\tAn"),
    "dấu thứ tự byte": values(name="\ufeffNguyễn Văn An"),
    "chủ tịch tỉnh": values(award="Bằng khen của Chủ tịch UBND tỉnh", place="Tuyên Quang", signer_title="CHỦ TỊCH"),
    "ký thay": values(signer_title="KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG"),
    "ký thay trên một dòng": values(signer_title="KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
    "địa danh dài": values(place="Thành phố Hồ Chí Minh"),
    "số quyết định dài": values(decision_number="12345/QĐ-VPUBND"),
    "ngày kiểu Việt Nam": values(decision_date="05/01/2024"),
    "số sổ vàng là 1200": values(register_number="1200"),
    "giấy khen": values(award="Giấy khen của Giám đốc Sở Thông tin và Truyền thông tỉnh Tuyên Quang"),
    "danh hiệu": values(award="Chiến sĩ thi đua cơ sở", issuer="Giám đốc Sở Thông tin và Truyền thông"),
    "tập thể lao động xuất sắc": collective(
        "Phòng Tổ chức cán bộ", award="Tập thể lao động xuất sắc", issuer="Bộ trưởng Bộ Nội vụ"
    ),
    "truy tặng": values(award="Truy tặng Bằng khen của Chủ tịch UBND tỉnh Tuyên Quang"),
    "cờ thi đua": collective("Báo Tuyên Quang", award="Cờ thi đua của Ủy ban nhân dân tỉnh Tuyên Quang"),
    "năm dòng sẵn và chức vụ hai dòng": values(
        reason="Đã có thành tích\nxuất sắc\ntrong phong trào\nthi đua yêu nước\nnăm 2022"
    ),
    "danh hiệu hai dòng": values(
        award="Chiến sĩ thi đua Bộ Thông tin và Truyền thông", issuer="Bộ trưởng Bộ Thông tin và Truyền thông"
    ),
    "kỷ niệm chương": values(
        award="Kỷ niệm chương “Vì sự nghiệp Thông tin và Truyền thông”", issuer="Bộ trưởng Bộ A B"
    ),
    "tên có gạch nối": values(name="Nguyễn Thị A - B"),
    "tên tập thể trăm chữ và thành tích dài": collective(
        "Công an xã Phú Lâm, Trung tâm Công nghệ thông tin và Truyền thông, Ủy ban nhân dân huyện Na Hang",
        unit="huyện Hàm Yên, tỉnh Tuyên Quang",
        reason="Đã hoàn thành xuất sắc nhiệm vụ trong phòng, chống dịch bệnh Covid-19 trong xây dựng nông thôn mới "
        "giai đoạn 2021 - 2025 trong đợt cao điểm tấn công, trấn áp tội phạm từ ngày 15 tháng 12 năm 2022 "
        "đến ngày 05 tháng 02 năm 2023",
    ),
    "đơn vị có gạch chéo": values(position="Phó Trưởng phòng TCCB/HC", unit="Trung tâm CNTT&TT/Sở TT&TT"),
    "chữ Ê-đê một mình một tiếng": values(name="Ê̆ Niê"),
    "ngoặc kép và gạch dài": collective("Câu lạc bộ “Tuổi trẻ – Sáng tạo” № 1…"),
}
REFUSED: dict[str, tuple[CertificateValues, str, str]] = {
    "tên người 180 chữ": (values(name=NAME_OF_180), "name", "does_not_fit"),
    "tên một từ 180 chữ": (collective("Ằ" * 180), "name", "does_not_fit"),
    "tên 500 chữ": (collective("Nguyễn Văn " * 45), "name", "does_not_fit"),
    "tên 100.000 chữ": (collective("Nguyễn " * 15_000), "name", "does_not_fit"),
    "thành tích 100.000 chữ": (values(reason="thành tích " * 10_000), "reason", "does_not_fit"),
    "thành tích mười dòng": (values(reason="\n".join(["Đã có thành tích"] * 10)), "reason", "does_not_fit"),
    "chức vụ ký ba dòng": (values(signer_title="TM.\nKT.\nPHÓ"), "signer_title", "does_not_fit"),
    "người ký tên dài": (values(signer_name="Nguyễn Văn " * 8), "signer_name", "does_not_fit"),
    "cơ quan quá dài": (values(issuer="Bộ trưởng " * 20), "issuer", "does_not_fit"),
    "chữ Hán": (values(name="阮文安"), "name", "unsupported_character"),
    "hình vẽ": (values(name="Nguyễn 😀 An"), "name", "unsupported_character"),
    "chữ Do Thái": (collective("שלום"), "name", "unsupported_character"),
    "chữ Ả Rập": (values(unit="سلام"), "unit", "unsupported_character"),
    "dấu không có chữ": (values(name="\u0306Niê"), "name", "unsupported_character"),
    "dấu chồng vô độ": (values(name="a\u0306\u0306\u0306\u0306"), "name", "unsupported_character"),
    "đảo chiều chữ": (values(name="Nguyễn \u202eVăn An"), "name", "control_character"),
    "thiếu tên": (values(name=" "), "name", "missing"),
    "thiếu người ký": (values(signer_name=None), "signer_name", "missing"),
    "số quyết định bỏ trống": (values(decision_number="     /QĐ-UBND"), "decision_number", "missing"),
    "số quyết định có chấm": (values(decision_number="…/QĐ-UBND"), "decision_number", "missing"),
    "ngày không có": (values(decision_date="2023-02-30"), "decision_date", "bad_date"),
    "ngày kiểu Mỹ": (values(decision_date="12/31/2023"), "decision_date", "bad_date"),
    "năm hai số": (values(decision_date="14/12/23"), "decision_date", "bad_date"),
    "loại lạ": (values(kind="person"), "kind", "missing"),
    "tên là số": (values(name=12.5), "name", "missing"),
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[Page]]:
    """Every case on its own layout and all on A4, read back once."""
    folder = tmp_path_factory.mktemp("hard")
    found = {}
    for layout in (None, "bang-khen-a4"):
        out = folder / f"{layout}.pdf"
        problems = write_certificates(out, list(DRAWN.values()), layout=layout)
        assert not [problem for problem in problems if problem.stops]
        for case, page in zip(DRAWN, pages(out), strict=True):
            found[case, layout or ""] = page
    return found


LAYOUTS = ("", "bang-khen-a4")
each_page = pytest.mark.parametrize(("case", "layout"), list(itertools.product(DRAWN, LAYOUTS)))


@each_page
def test_every_word_of_the_record_stands_on_its_page(drawn, case, layout):
    page, record = drawn[case, layout], DRAWN[case]
    given = "".join(c for c in record.name if c.isprintable() or c.isspace())
    for honorific in ("Ông ", "Bà "):
        given = given.removeprefix(honorific)
    assert page.says(given.replace("ʼ", "’"))
    for text in (record.position, record.unit, record.reason, record.decision_number, record.signer_name):
        assert page.says(text or "")
    assert page.says(record.signer_title)
    assert page.says(f"Số sổ vàng: {record.register_number}")


@each_page
def test_signature_and_seal_have_their_room_under_the_office(drawn, case, layout):
    """At least 30 mm under one line of the office and 26 under two, on A3; A4 in proportion."""
    page, lines = drawn[case, layout], 1 + DRAWN[case].signer_title.startswith("KT.")
    scale = page.width / 420
    right = [letter for line in page.lines for letter in line.ink if letter.x > 250 * scale and letter.y > 198 * scale]
    baselines = sorted({round(letter.y, 1) for letter in right if not unicodedata.combining(letter.text)})
    *above, office, signer = baselines
    assert len(above) >= lines and signer - office >= (30 if lines == 1 else 26) * scale - 0.15
    lowest = max(letter.bottom for letter in right if abs(letter.y - office) < 0.2)
    highest = min(letter.top for letter in right if abs(letter.y - signer) < 0.2)
    assert highest - lowest >= (23.5 if lines == 1 else 19.5) * scale


@each_page
def test_no_line_touches_another_or_leaves_the_field(drawn, case, layout):
    page = drawn[case, layout]
    scale = page.width / 420
    head = ("CỘNG HÒA", "Độc lập", "TẶNG", "TRUY TẶNG", "BẰNG", "GIẤY", "CHIẾN", "TẬP THỂ LAO", "CỜ")
    for upper, lower in itertools.combinations(page.lines, 2):
        fixed = upper.text.startswith(head) or lower.text.startswith(head)
        foot = min(upper.y, lower.y) > 200 * scale
        least = 0.3 if fixed or foot else 1.19
        assert clearance(upper, lower) >= least, (upper.text, lower.text)
    for printed in page.lines:
        for letter in printed.ink:
            assert letter.left >= 52 * scale
            assert letter.right <= 368 * scale
            assert letter.bottom <= 245 * scale


@each_page
def test_sizes_stay_within_the_limits(drawn, case, layout):
    page, record = drawn[case, layout], DRAWN[case]
    scale = page.width / 420
    zone = [line for line in page.lines if 136 * scale < line.y < 200 * scale]
    name = max(zone, key=lambda line: line.size).size
    least, most = (17, 31) if record.kind == "collective" else (22, 37)
    assert least * scale - 0.01 <= name <= most * scale + 0.01
    others = [line.size for line in zone if line.size < name * 0.9]
    assert all(size >= 14 * scale - 0.01 for size in others)
    assert all(size >= 9.99 for size in others)
    assert all(name >= 1.25 * size - 0.05 for size in others[:1])
    foot = [line.size for line in page.lines if line.y > 200 * scale]
    assert min(foot) >= max(9, 12 * scale) - 0.01
    assert abs(page.line("Số sổ vàng").y - page.line(record.signer_name[:5]).y) < 0.05


@each_page
def test_centred_lines_are_centred(drawn, case, layout):
    page = drawn[case, layout]
    scale = page.width / 420
    for printed in page.lines:
        made_up = any(map(unicodedata.combining, printed.text))  # PDFium's boxes for words with loose marks
        if printed.y < 200 * scale and len(printed.ink) > 3 and not made_up:
            middle = (min(letter.left for letter in printed.ink) + max(letter.right for letter in printed.ink)) / 2
            assert abs(middle - page.width / 2) < 1.6


HARDEST = (
    "tên dài của người", "hai dòng chức danh ký", "tập thể 180 chữ", "tập thể 159 chữ và thành tích dài",
    "hộ gia đình tên dài", "chức vụ và đơn vị dài", "thành tích dài", "ký thay", "truy tặng", "danh hiệu hai dòng",
    "kỷ niệm chương", "chữ Ê-đê không có NFC", "tên tập thể trăm chữ và thành tích dài", "chủ tịch tỉnh",
    "ký thay trên một dòng",
)  # fmt: skip
MEASURES = (
    test_every_word_of_the_record_stands_on_its_page,
    test_signature_and_seal_have_their_room_under_the_office,
    test_no_line_touches_another_or_leaves_the_field,
    test_sizes_stay_within_the_limits,
    test_centred_lines_are_centred,
)
LEAST_OFFICE = 13.0  # pt on A3, of what the signer is
EVERY_LAYOUT = [name for name in layout_ids() if not name.endswith("-stock")]
WHOLE = [pytest.param(name, HARDEST, marks=pytest.mark.long, id=name) for name in EVERY_LAYOUT]
DAILY = [
    pytest.param(name, (HARDEST[at % len(HARDEST)], HARDEST[(at * 7 + 3) % len(HARDEST)]), id=f"{name}, some")
    for at, name in enumerate(EVERY_LAYOUT)
    if at % 5 == 0
]


@pytest.mark.parametrize(("layout", "cases"), [*DAILY, *WHOLE])
def test_the_hardest_records_keep_their_measures_on_every_layout(tmp_path, layout, cases):
    problems = write_certificates(tmp_path / "c.pdf", [DRAWN[case] for case in cases], layout=layout)
    assert [problem for problem in problems if problem.stops] == []
    seen = {(case, layout): page for case, page in zip(cases, pages(tmp_path / "c.pdf"), strict=True)}
    for case, page in zip(cases, seen.values(), strict=True):
        for measure in MEASURES:
            measure(seen, case, layout)
        scale, words = page.width / 420, DRAWN[case].signer_title.replace("\n", " ")
        foot = [line for line in page.lines if line.y > 195 * scale and line.letters[0].x > 210 * scale]
        office = [line.size for line in foot if line.text in words]
        assert office and min(office) >= LEAST_OFFICE * scale - 0.02


@pytest.mark.parametrize("case", REFUSED)
def test_a_record_that_cannot_be_printed_gets_no_page_and_its_field_is_named(tmp_path, case):
    record, field, kind = REFUSED[case]
    out = tmp_path / "one.pdf"
    problems = write_certificates(out, [record])
    assert (field, kind) in {(problem.field, problem.kind) for problem in problems if problem.stops}
    assert not out.exists()


def test_the_others_are_printed_in_order(tmp_path):
    out = tmp_path / "some.pdf"
    bad = [record for record, _, _ in REFUSED.values()]
    good = [values(name=f"Nguyễn Văn An {letter}", register_number=letter) for letter in "ABC"]
    problems = write_certificates(out, [bad[0], good[0], *bad[1:5], good[1], *bad[5:], good[2]])
    assert [page.line("Số sổ vàng").text[-1] for page in pages(out)] == ["A", "B", "C"]
    assert {problem.index for problem in problems if problem.stops} == {0, *range(2, 6), *range(7, 7 + len(bad) - 5)}


def test_the_command_prints_pages_and_problems(tmp_path, capsys):
    cases = tmp_path / "cases.json"
    entries = [vars(values()), vars(values(name="")), vars(values(unit="Nơi khác", name="Lê Ỷ")), None]
    cases.write_text(json.dumps({"certificates": entries}), "utf-8-sig")
    assert cli.main(["certificates", str(cases), "--out", str(tmp_path / "c.pdf"), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["pages"] == 2 == len(pages(tmp_path / "c.pdf"))
    first = said["problems"][0]
    assert (first["index"], first["field"], first["kind"], first["severity"]) == (1, "name", "missing", "error")
    assert "2" in first["message"]


@pytest.mark.parametrize("content", ["", "{", "[]", "5", '{"certificates": 3}', '{"certificates": []}', "[" * 100_000])
def test_a_file_that_is_no_list_of_certificates_gets_a_sentence(tmp_path, capsys, content):
    cases = tmp_path / "cases.json"
    cases.write_text(content)
    assert cli.main(["certificates", str(cases), "--out", str(tmp_path / "c.pdf"), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["pages"] == 0
    assert said["error"]
    assert not (tmp_path / "c.pdf").exists()
