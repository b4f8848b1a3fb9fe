"""What holds for every run of certificates: same bytes, one page for one record, stock and calibration, fonts."""

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.certificate.calibration import Readings, calibration, from_readings
from desktop.documents.certificate.fitting import Room, fit
from desktop.documents.certificate.layout_check import check
from desktop.documents.certificate.layouts import FAMILIES
from desktop.documents.certificate.preflight import Known, preflight
from desktop.documents.certificate.ruler_sheet import write_ruler_sheet
from desktop.documents.certificate.writing import layout_ids, write_certificates
from desktop.documents.engine.fonts import face
from desktop.documents.engine.line_breaking import FORCED, NEVER, gap_costs
from resources.paths import path as resource
from tests.desktop.documents.certificate_pages import clearance, collective, pages, values

ROUND = [
    values(),
    collective("Phòng Bưu chính, Viễn thông và Chuyển đổi số", register_number="01"),
    values(name="H’Čŭn Ayĭ Niê", register_number="08", award="Bằng khen của Chủ tịch UBND tỉnh", place="Tuyên Quang"),
    values(name="Lê Ỷ", register_number="09", award="Giấy khen của Giám đốc Sở Nội vụ"),
]


def contents(path: Path) -> list[bytes]:
    """Return what each page draws."""
    return [page.get_contents().get_data() for page in pypdf.PdfReader(path).pages]


def test_the_same_round_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_certificates(tmp_path / name, ROUND)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_changed_record_changes_its_page_only(tmp_path):
    write_certificates(tmp_path / "before.pdf", ROUND)
    changed = [*ROUND[:2], values(name="Đặng Ẩm Ỹ Č", register_number="08"), *ROUND[3:]]
    write_certificates(tmp_path / "after.pdf", changed)
    pairs = zip(contents(tmp_path / "before.pdf"), contents(tmp_path / "after.pdf"), strict=True)
    assert [before == after for before, after in pairs] == [True, True, False, True]


def test_the_file_says_its_language_and_title_and_carries_its_fonts(tmp_path):
    write_certificates(tmp_path / "a.pdf", ROUND)
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "vi-VN"
    assert root["/ViewerPreferences"] == {"/DisplayDocTitle": True, "/PrintScaling": "/None"}
    assert reader.metadata.title == "Bằng khen, giấy khen"
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        inner = font["/DescendantFonts"][0]
        assert "/FontFile2" in inner["/FontDescriptor"]
        assert "Helvetica" not in inner["/BaseFont"]
    raw = (tmp_path / "a.pdf").read_bytes()
    assert b"/ExtGState" not in raw
    assert b"/Image" not in raw


def test_each_kind_of_sheet_draws_its_ornament_once(tmp_path):
    write_certificates(tmp_path / "a.pdf", ROUND[:3] * 5)
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    assert len(reader.pages[0]["/Resources"]["/XObject"]) == 1
    assert all(len(re.findall(rb"/S\w+ Do", code)) == 1 for code in contents(tmp_path / "a.pdf"))


def test_stock_carries_the_variable_fields_only_where_plain_paper_has_them(tmp_path):
    write_certificates(tmp_path / "plain.pdf", ROUND)
    write_certificates(tmp_path / "stock.pdf", ROUND, stock=True)
    for plain, stock in zip(pages(tmp_path / "plain.pdf"), pages(tmp_path / "stock.pdf"), strict=True):
        there = {(line.text, round(line.letters[0].x, 3), round(line.y, 3)) for line in plain.lines}
        assert {(line.text, round(line.letters[0].x, 3), round(line.y, 3)) for line in stock.lines} < there
        assert not any(line.text.startswith(("CỘNG", "BẰNG", "TẶNG", "GIẤY")) for line in stock.lines)
    assert b" Do" not in b"".join(contents(tmp_path / "stock.pdf"))


def test_calibration_moves_scales_and_turns_the_sheet(tmp_path):
    moved = calibration({"dx_mm": 2, "dy_mm": -1.5, "scale_x": 1.001, "scale_y": 0.999, "rotation_deg": 0.2})
    write_certificates(tmp_path / "plain.pdf", ROUND[:1], stock=True)
    write_certificates(tmp_path / "moved.pdf", ROUND[:1], stock=True, calibration=moved)
    before, after = pages(tmp_path / "plain.pdf")[0], pages(tmp_path / "moved.pdf")[0]
    for letter, placed in zip(before.lines[0].letters, after.lines[0].letters, strict=False):
        x, y = letter.x * 1.001, letter.y * 0.999
        assert placed.x == pytest.approx(x - y * 0.0034907 + 2, abs=0.03)
        assert placed.y == pytest.approx(y + x * 0.0034907 - 1.5, abs=0.03)


@pytest.mark.parametrize(
    "bad", [{"dx": 1}, {"dx_mm": "2"}, {"scale_x": 0}, {"dx_mm": float("nan")}, [], {"dy_mm": True}]
)
def test_a_calibration_that_makes_no_sense_is_refused(bad):
    with pytest.raises(KnownError):
        calibration(bad)


def test_readings_of_the_ruler_give_the_calibration_that_puts_the_crosses_back():
    assert from_readings(Readings(20, 20, 20, 380, 257, 20)) == calibration({})
    found = from_readings(Readings(21.0, 19.5, 19.5, 380.0, 257.0, 21.0))
    assert (found.dx_mm, found.dy_mm) == (-1.0, 0.5)
    with pytest.raises(KnownError, match="measure_again"):
        from_readings(Readings(20, 20, 22, 380, 257, 20))


def test_the_ruler_sheet_has_its_crosses_and_its_bar(tmp_path):
    for sheet, across in (("a3", "380,0"), ("a4", "257,0")):
        write_ruler_sheet(tmp_path / sheet, sheet)
        assert across in pages(tmp_path / sheet)[0].text


def test_every_shipped_layout_follows_the_schema_and_prints(tmp_path):
    for family in FAMILIES:
        check(json.loads(resource(f"layouts/{family}.json").read_text("utf-8")), family)
    for layout in layout_ids():
        assert not write_certificates(tmp_path / "a.pdf", ROUND[:1], layout=layout), layout


def test_an_unknown_layout_lists_those_there_are(tmp_path):
    with pytest.raises(KnownError, match="bang-khen-minister-collective-a3"):
        write_certificates(tmp_path / "a.pdf", ROUND, layout="bằng đẹp")


def test_an_own_layout_is_a_file_checked_before_it_is_trusted(tmp_path):
    own = tmp_path / "own.json"
    own.write_text(
        '{"version": 1, "id": "own", "ornament": {"border": "none"}, "boxes": {"name": {"font": "Charm-Bold"}}}'
    )
    assert not write_certificates(tmp_path / "a.pdf", ROUND, layout=str(own))
    own.write_text('{"version": 1, "id": "own", "boxes": {"name": {"font": "Comic Sans"}}}')
    other = own.rename(tmp_path / "other.json")
    with pytest.raises(KnownError, match="bad_layout"):
        write_certificates(tmp_path / "a.pdf", ROUND, layout=str(other))


def test_the_border_is_its_own_mirror_image(tmp_path):
    write_certificates(tmp_path / "a.pdf", ROUND[:1])
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    picture = document[0].render(scale=2).to_pil().convert("L")
    width, height = picture.size
    band = picture.crop((0, 0, width, int(47 / 297 * height)))
    flipped = band.transpose(0)
    differing = sum(abs(a - b) > 96 for a, b in zip(band.tobytes(), flipped.tobytes(), strict=True))
    assert differing < 0.002 * len(band.tobytes())
    document.close()


def test_the_same_person_twice_is_printed_with_a_warning(tmp_path):
    again = [values(), values(), values(award="Bằng khen của Chủ tịch UBND tỉnh", place="Tuyên Quang")]
    problems = write_certificates(tmp_path / "a.pdf", again)
    assert [(p.index, p.kind, str(p.severity)) for p in problems] == [
        (1, "duplicate", "warning"),
        (2, "same_person_other_award", "warning"),
    ]
    assert len(pages(tmp_path / "a.pdf")) == 3


def test_stopping_leaves_no_file_behind(tmp_path):
    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_certificates(tmp_path / "a.pdf", ROUND, step=stop)
    assert not list(tmp_path.iterdir())


def test_a_clean_round_needs_no_eyes_and_a_doubtful_one_says_why():
    known = [Known(sex="female", registered_name="Nguyễn Thị Quỳnh Thưởng"), None, None, None]
    assert preflight(ROUND, known=known) == []
    doubtful = [values(honorific=None), values(name="Lê Ỷ", honorific="Ông"), values(name="中", honorific="Ông")]
    found = preflight(doubtful, known=[None, Known(sex="female", registered_name="Lê Ý"), None])
    assert {(p.index, p.kind) for p in found} >= {
        (0, "honorific"),
        (1, "honorific_and_sex"),
        (1, "name_unlike_register"),
        (2, "unsupported_character"),
        (1, "register_number_twice"),
    }


def test_what_else_stops_a_record_is_told_while_its_number_is_missing():
    long = values(decision_number="   /QĐ-UBND", reason="Đã có thành tích xuất sắc trong công tác " * 20)
    undated = values(name="Lê Ỷ", decision_date="", register_number="8")
    found = [(p.field, p.kind) for p in preflight([long, values(signer_name=""), undated])]
    assert found == [
        ("decision_number", "missing"),
        ("reason", "does_not_fit"),
        ("signer_name", "missing"),
        ("decision_date", "missing"),
    ]


def test_a_name_with_thi_goes_with_no_man():
    found = preflight([values(honorific="Ông"), values(honorific="Ông", name="Thị Văn Ba", register_number="9")])
    assert [(p.index, p.kind) for p in found] == [(0, "honorific_and_sex")]


def test_a_year_does_not_hold_on_to_what_follows_it():
    assert gap_costs(["năm", "2022", "người", "dân"])[1] != NEVER
    assert gap_costs(["cho", "30", "người"])[1] == NEVER


def test_lines_of_a_block_are_of_a_like_width():
    text = "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân, Bộ Chỉ huy Quân sự tỉnh"
    found = fit(text, Room("Tinos", 252.0, 3, 20.5, 14.0))
    assert found is not None
    widths = [face("Tinos").text_width(line) for line in found.lines]
    assert max(widths) < 2.2 * min(widths)


def test_certificates_load_no_canvas_no_screen_and_no_database():
    slow = "{'reportlab.pdfgen', 'reportlab.graphics', 'reportlab.platypus', 'PySide6', 'sqlalchemy', 'jsonschema'}"
    code = f"import sys, desktop.documents.certificate.writing; print({slow} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"


WORDS = (
    "và của trong thi đua yêu nước năm 2022 tỉnh Tuyên Quang Phòng Sở Thông tin Truyền thông - ẰNG Ỷ Nguyễn Văn "
    "xuất sắc, Bà số 12 ngày 05 tháng 01 Ủy ban nhân dân trực thuộc đồng bào dân tộc thiểu số H’Hen Čŭn"
)
SYLLABLES = st.sampled_from(WORDS.split(" "))


@given(st.lists(SYLLABLES, min_size=1, max_size=32), st.lists(SYLLABLES, min_size=1, max_size=45))
@settings(max_examples=25)
def test_any_words_stay_in_their_box_or_are_refused(tmp_path_factory, name, reason):
    _holds(tmp_path_factory, name, reason)


@pytest.mark.long
@given(st.lists(SYLLABLES, min_size=1, max_size=32), st.lists(SYLLABLES, min_size=1, max_size=45))
@settings(max_examples=10_000)
def test_any_words_at_all_stay_in_their_box_or_are_refused(tmp_path_factory, name, reason):
    _holds(tmp_path_factory, name, reason)


def _holds(factory: pytest.TempPathFactory, name: list[str], reason: list[str]) -> None:
    out = factory.getbasetemp() / "any.pdf"
    out.unlink(missing_ok=True)
    record = collective(" ".join(name), reason=" ".join(reason))
    problems = [problem for problem in write_certificates(out, [record]) if problem.stops]
    if problems:
        assert {problem.kind for problem in problems} == {"does_not_fit"}
        return
    page = pages(out)[0]
    assert page.says(" ".join(name))
    assert page.says(" ".join(reason))
    zone = [line for line in page.lines if 130 < line.y < 203]
    for upper, lower in pairwise(zone):
        assert clearance(upper, lower) >= 1.19
    for line in zone:
        assert line.ink[0].left >= 210 - 137
        assert max(letter.right for letter in line.ink) <= 210 + 137
    largest = zone[0].size
    breaks_are_allowed(name, [line.text for line in zone if line.size == largest])
    small = [line.text for line in zone if line.size != largest]
    breaks_are_allowed(reason, small[len(record_unit(small)) :])


@given(st.sampled_from(("individual", "household")), st.lists(SYLLABLES, max_size=10), st.lists(SYLLABLES, max_size=14))
@settings(max_examples=25)
def test_any_position_and_unit_stay_in_their_box(tmp_path_factory, kind, position, unit):
    out = tmp_path_factory.getbasetemp() / "any-person.pdf"
    out.unlink(missing_ok=True)
    texts = {"position": " ".join(position).rstrip(" ,"), "unit": " ".join(unit)}
    record = values(kind=kind, honorific="Bà" if kind == "individual" else None, name="Vừ Mí Kẻ", **texts)
    assert not [problem for problem in write_certificates(out, [record]) if problem.stops]
    page = pages(out)[0]
    for text in texts.values():
        assert page.says(text)
    zone = [line for line in page.lines if 130 < line.y < 203]
    for upper, lower in pairwise(zone):
        assert clearance(upper, lower) >= 1.19
    for line in zone:
        assert line.ink[0].left >= 210 - 137
        assert max(letter.right for letter in line.ink) <= 210 + 137


def record_unit(lines: list[str]) -> list[str]:
    """Return the lines of the unit, which come before those of the reason."""
    unit = ["Sở", "Thông", "tin", "và", "Truyền", "thông", "tỉnh", "Tuyên", "Quang"]
    taken: list[str] = []
    for line in lines:
        if line.split() != unit[: len(line.split())] or not unit:
            break
        unit = unit[len(line.split()) :]
        taken.append(line)
    return taken


def breaks_are_allowed(words: list[str], lines: list[str]) -> None:
    """Assert that a text was broken only where it may be."""
    costs = gap_costs(words)
    at = 0
    for line in lines:
        count = len(line.split())
        assert line.split() == words[at : at + count]
        at += count
        if at < len(words):
            assert costs[at - 1] != NEVER, (words[at - 1], words[at])
    assert at == len(words)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("số 12", "số 12"),
        ("từ ngày 05 tháng 01 năm 2026 đến nay", "ngày 05 tháng 01 năm 2026"),
        ("giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025"),
        ("kinh tế - xã hội", "kinh tế - xã hội"),
        ("cho Bà Nguyễn Thị Hoa và", "Bà Nguyễn Thị Hoa"),
        ("Ủy ban nhân dân tỉnh Tuyên Quang", "Ủy ban nhân dân"),
        ("huyện Na Hang, tỉnh", "huyện Na Hang,"),
        ("Trung tâm CÔNG NGHỆ THÔNG TIN", "CÔNG NGHỆ THÔNG TIN"),
        ("uỷ ban nhân dân", "uỷ ban nhân dân"),
        ("và H’Hen Niê Kđăm", "H’Hen Niê Kđăm"),
        ("Phòng Bưu chính, Viễn thông và", "Bưu chính, Viễn thông"),
        ("Chỉ thị số 05-CT/TW ngày", "số 05-CT/TW"),
        ("đóng góp 1,5 tỷ đồng", "1,5 tỷ đồng"),
        ("Ông PGS.TS. Nguyễn Văn Bình", "PGS.TS. Nguyễn Văn Bình"),
        ("HỘ GIA ĐÌNH ÔNG NGUYỄN VĂN AN VÀ BÀ HOÀNG THỊ ÁNH", "ÔNG NGUYỄN VĂN AN"),
        ("Công ty A & B", "A & B"),
        ("Nguyễn Thị A - B", "Nguyễn Thị A - B"),
        ("Văn phòng Đoàn đại biểu Quốc hội và", "Quốc hội"),
    ],
)
def test_what_belongs_together_is_never_parted(text, kept):
    words, inner = text.split(), kept.split()
    start = next(at for at in range(len(words)) if words[at : at + len(inner)] == inner)
    assert all(cost == NEVER for cost in gap_costs(words)[start : start + len(inner) - 1])
    assert FORCED < 0
