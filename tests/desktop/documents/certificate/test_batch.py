"""What holds for every run of certificates: same bytes, one page for one record, stock and calibration, fonts."""

import errno
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
from desktop.documents.certificate.batch import Nominees, RecordComposer, write_certificates
from desktop.documents.certificate.calibration import calibration
from desktop.documents.engine.break_rules import penalties
from desktop.documents.engine.document import StreamedDocument
from desktop.documents.engine.line_breaking import DISPLAY, NEVER
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


def test_stock_that_carries_the_issuers_line_gets_all_but_that(tmp_path):
    write_certificates(tmp_path / "lacks.pdf", ROUND, stock=True)
    write_certificates(tmp_path / "carries.pdf", ROUND, stock=True, carries_issuer=True)
    for lacks, carries in zip(pages(tmp_path / "lacks.pdf"), pages(tmp_path / "carries.pdf"), strict=True):
        there, left = ([(line.text, round(line.y, 3)) for line in page.lines] for page in (lacks, carries))
        gone = [each for each in there if each not in left]
        assert [each for each in left if each not in there] == []
        assert len(gone) == 1 and gone[0][0].startswith(("BỘ TRƯỞNG", "CHỦ TỊCH", "GIÁM ĐỐC"))
    write_certificates(tmp_path / "plain.pdf", ROUND, carries_issuer=True)  # on plain paper it is always drawn
    assert all(
        any(line.text.startswith(("BỘ", "CHỦ", "GIÁM")) for line in page.lines)
        for page in pages(tmp_path / "plain.pdf")
    )


def test_calibration_moves_scales_and_turns_the_sheet(tmp_path):
    moved = calibration({"dx_mm": 2, "dy_mm": -1.5, "scale_x": 1.001, "scale_y": 0.999, "rotation_deg": 0.2})
    write_certificates(tmp_path / "plain.pdf", ROUND[:1], stock=True)
    write_certificates(tmp_path / "moved.pdf", ROUND[:1], stock=True, calibration=moved)
    before, after = pages(tmp_path / "plain.pdf")[0], pages(tmp_path / "moved.pdf")[0]
    for letter, placed in zip(before.lines[0].letters, after.lines[0].letters, strict=False):
        x, y = letter.x * 1.001, letter.y * 0.999
        assert placed.x == pytest.approx(x - y * 0.0034907 + 2, abs=0.03)
        assert placed.y == pytest.approx(y + x * 0.0034907 - 1.5, abs=0.03)


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


def test_certificates_load_no_canvas_no_screen_and_no_database():
    slow = "{'reportlab.pdfgen', 'reportlab.graphics', 'reportlab.platypus', 'PySide6', 'sqlalchemy', 'jsonschema'}"
    code = f"import sys, desktop.documents.certificate.batch; print({slow} & set(sys.modules))"
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
    costs = penalties(words, DISPLAY)
    at = 0
    for line in lines:
        count = len(line.split())
        assert line.split() == words[at : at + count]
        at += count
        if at < len(words):
            assert costs[at - 1] != NEVER, (words[at - 1], words[at])
    assert at == len(words)


@pytest.mark.parametrize("count", [1, 2, 1_000])
def test_any_number_of_records_has_a_page_each_in_order(tmp_path, count):
    records = [values(name=f"Nguyễn Văn An {at % 7}", register_number=str(at + 1)) for at in range(count)]
    steps = []
    problems = write_certificates(tmp_path / "a.pdf", records, step=lambda done, total: steps.append((done, total)))
    assert not [problem for problem in problems if problem.stops]
    assert steps == [(at + 1, count) for at in range(count)]
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    assert len(document) == count
    for at in {0, count // 2, count - 1}:
        assert f"Số sổ vàng: {records[at].register_number}" in document[at].get_textpage().get_text_range()
    document.close()


def test_no_record_at_all_and_none_that_can_be_printed_write_nothing(tmp_path):
    out = tmp_path / "a.pdf"
    assert write_certificates(out, []) == []
    assert [problem.kind for problem in write_certificates(out, [values(name="")])] == ["missing"]
    out.write_bytes(b"%PDF c\xc5\xa9")
    write_certificates(out, [values(signer_name=None)])
    assert out.read_bytes() == b"%PDF c\xc5\xa9", "what was there stays"
    assert list(tmp_path.iterdir()) == [out]


def test_stopping_late_leaves_the_old_file(tmp_path):
    out = tmp_path / "a.pdf"
    out.write_bytes(b"cu")

    def stop(done: int, total: int) -> None:
        if done == 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_certificates(out, [values(register_number=str(at)) for at in range(60)], step=stop)
    assert out.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [out]


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path, monkeypatch):
    out = tmp_path / "a.pdf"
    out.write_bytes(b"cu")

    def full(_document: StreamedDocument, _packed: bytes, _sheet: tuple[float, float]) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(StreamedDocument, "add_page", full)
    with pytest.raises(KnownError, match="output_disk_full"):
        write_certificates(out, ROUND)
    assert out.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [out]


@given(st.lists(st.sampled_from(["Lê Ỷ", "LÊ Ỷ", "Trần An", "Đỗ Bình"]), max_size=8))
def test_every_later_record_of_a_person_is_told_and_no_first_one(names):
    records = [values(name=name, register_number=str(at)) for at, name in enumerate(names)]
    nominees = Nominees()
    composer = RecordComposer(None, nominees, stock=False)
    for index, record in enumerate(records):
        assert composer.compose(record, index) is not None
    keys = [name.upper() for name in names]
    assert [(problem.index, problem.values["other"] - 1) for problem in nominees.problems] == [
        (at, keys.index(key)) for at, key in enumerate(keys) if key in keys[:at]
    ]


def test_another_award_of_the_same_person_names_the_record_that_came_first():
    awards = ("Bằng khen", "Giấy khen", "Bằng khen", "Giấy khen")
    nominees = Nominees()
    composer = RecordComposer(None, nominees, stock=False)
    for index, award in enumerate(awards):
        record = values(name="Lê Ỷ", award=f"{award} của Chủ tịch UBND tỉnh", register_number=str(index))
        assert composer.compose(record, index) is not None
    told = [(problem.index, problem.kind, problem.values["other"]) for problem in nominees.problems]
    assert told == [(1, "same_person_other_award", 1), (2, "duplicate", 1), (3, "duplicate", 2)]


def test_the_same_name_in_another_unit_is_another_person():
    records = [
        values(name="Lê Ỷ", unit="Trường Tiểu học Kim Bình"),
        values(name="Lê Ỷ", unit="Trường Mầm non Kim Bình"),
        values(name="LÊ Ỷ", unit="Trường Tiểu học Kim Bình"),
    ]
    nominees = Nominees()
    composer = RecordComposer(None, nominees, stock=False)
    for index, record in enumerate(records):
        assert composer.compose(record, index) is not None
    assert [(problem.index, problem.values["other"]) for problem in nominees.problems] == [(2, 1)]
