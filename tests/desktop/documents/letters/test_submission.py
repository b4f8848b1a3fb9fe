"""The tờ trình and its list on paper."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.rules.terms import NomineeKind
from desktop.documents.letters.letter_pdf import write_letter_pdf
from desktop.documents.letters.submission import submission_letter
from desktop.documents.letters.values import NameList, Recipient, Reference
from tests.desktop.documents.reading import PageSeen, overlaps, read_pages
from tests.desktop.documents.seed_papers import HOME, SUBMISSION


def submission(folder: Path, **changes: object) -> list[PageSeen]:
    path = folder / "submission.pdf"
    write_letter_pdf(path, submission_letter(replace(SUBMISSION, **changes)))
    return read_pages(path)


def test_a_department_names_the_province_above_itself(tmp_path):
    page = submission(tmp_path)[0]
    above, body = page.line("UBND TỈNH TUYÊN QUANG"), page.line("SỞ THÔNG TIN")
    assert (above.y, body.y) == (pytest.approx(24.2, abs=0.05), pytest.approx(29.8, abs=0.05))
    assert page.line("VÀ TRUYỀN THÔNG").y == pytest.approx(35.4, abs=0.05)
    assert page.line("Số: 95/TTr-STTTT").y > 42, "a head of three lines pushes the number down"


def test_the_head_never_runs_into_the_motto(tmp_path):
    office = replace(SUBMISSION.office, body="Ban Quản lý các khu công nghiệp, khu kinh tế và cụm công nghiệp tỉnh")
    page = submission(tmp_path, office=office)[0]
    left = [line for line in page.lines if line.y < 45 and line.middle < 90]
    assert all(line.right < 98 for line in left)
    assert overlaps(page) == []


def test_addressees_stand_one_a_line_behind_kinh_gui(tmp_path):
    page = submission(tmp_path)[0]
    first, second = page.line("- Chủ tịch Ủy ban nhân dân tỉnh;"), page.line("- Sở Nội vụ.")
    assert page.line("Kính gửi:").y == first.y
    assert page.line("Kính gửi:").left == pytest.approx(69, abs=0.1)
    assert first.left == pytest.approx(second.left, abs=0.01)
    assert second.y > first.y


def test_a_single_addressee_needs_no_dash(tmp_path):
    text = submission(tmp_path, addressees=["Bộ Thông tin và Truyền thông"])[0].text
    assert "- Bộ Thông tin" not in text
    assert "Bộ Thông tin và Truyền thông." in text


def test_counts_have_two_digits_and_the_request_ends_the_paper(tmp_path):
    text = " ".join(submission(tmp_path)[0].text.split())
    assert "tặng Bằng khen cho 01 tập thể và 03 cá nhân có thành tích" in text
    assert "xem xét, quyết định./." in text


def test_the_list_has_its_columns_sections_and_count(tmp_path):
    page = submission(tmp_path)[1]
    text = " ".join(page.text.split())
    assert "(Kèm theo Tờ trình số 95/TTr-STTTT ngày 04 tháng 12 năm 2023" in text
    for words in ("Tập thể (01)", "Cá nhân (03)", "Tóm tắt thành tích", "Đã được khen"):
        assert words in text
    assert page.line("Danh sách gồm 01 tập thể, 03 cá nhân./.").left == pytest.approx(30, abs=0.1)
    assert overlaps(page) == []


def test_a_long_list_repeats_its_header_and_counts_its_own_pages(tmp_path):
    people = [
        Recipient(f"Lò Thị Mẫu {at}", honorific="Bà", position="Chuyên viên", unit=HOME, achievement="Tốt " * 30)
        for at in range(1, 61)
    ]
    pages = submission(tmp_path, lists=[NameList(SUBMISSION.lists[0].title, people)])[1:]
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert "Tóm tắt thành tích" in page.text
        assert [line.text for line in page.lines if line.y < 15] == ([str(number)] if number > 1 else [])


def test_a_draft_list_is_marked_as_draft(tmp_path):
    pages = submission(tmp_path, reference=Reference("TTr-STTTT", "Tuyên Quang", year=2023, month=12))
    assert all("BẢN NHÁP" in page.text for page in pages)


@pytest.mark.parametrize("kind", list(NomineeKind))
def test_a_list_of_one_kind_begins_with_roman_one(tmp_path, kind):
    alone = [Recipient("Hộ ông Sùng A Mẫu", kind, unit="Thôn Nà Tông")]
    page = submission(tmp_path, lists=[NameList(SUBMISSION.lists[0].title, alone)])[1]
    assert page.line("Danh sách gồm 01 ")
    assert [line.text for line in page.lines if line.text in ("I", "II", "III")] == ["I"]
