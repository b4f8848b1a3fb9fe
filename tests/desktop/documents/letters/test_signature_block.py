"""How a paper ends: Nơi nhận on the left, who signs on the right, room for pen and seal between office and name."""

import pytest

from desktop.documents.engine.canvas import A4_PORTRAIT, PaperCanvas
from desktop.documents.letters.signature_block import (
    LIST_ROOM,
    SIGNATURE_ROOM,
    closing,
    distribution_lines,
    draw_signatures,
    signature_depth,
    signature_pair,
    signatures_height,
)
from desktop.documents.letters.values import Signature
from tests.desktop.documents.reading import overlaps, read_pages

CHAIRMAN = Signature(("KT. Chủ tịch", "Phó Chủ tịch"), "Lương Đức Thiện")
DIRECTOR = Signature(("Giám đốc",), "Phan Việt Tùng")


@pytest.fixture
def drawn(tmp_path):
    """Return a function that draws on one page and reads it back."""

    def draw(*paint):
        canvas = PaperCanvas(tmp_path / "page.pdf", A4_PORTRAIT, title="Thử", author="Sở Nội vụ")
        for each in paint:
            each(canvas)
        canvas.save()
        return read_pages(tmp_path / "page.pdf")[0]

    return draw


def test_office_and_name_are_centred_under_each_other_with_room_for_the_seal(drawn):
    (piece,) = closing(("Như Điều 3", "Lưu: VT"), CHAIRMAN)
    page = drawn(lambda canvas: piece.draw(canvas, 100))
    head, deputy, name = (page.line(text) for text in ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lương Đức Thiện"))
    assert head.middle == pytest.approx(name.middle, abs=0.6) == pytest.approx(deputy.middle, abs=0.6)
    assert (head.y, name.y - deputy.y) == (pytest.approx(100, abs=0.1), pytest.approx(SIGNATURE_ROOM, abs=0.1))
    assert page.line("Nơi nhận:").y == pytest.approx(head.y, abs=0.1)
    assert [page.line(text).left for text in ("Như Điều 3", "Lưu: VT")] == [pytest.approx(30, abs=0.5)] * 2


def test_nowhere_to_distribute_leaves_the_words_out(drawn):
    (piece,) = closing((), DIRECTOR)
    page = drawn(lambda canvas: piece.draw(canvas, 100))
    assert "Nơi nhận" not in page.text and "Phan Việt Tùng" in page.text


def test_a_name_still_to_come_leaves_its_place_empty(drawn):
    (piece,) = closing((), Signature(("Giám đốc",)))
    assert drawn(lambda canvas: piece.draw(canvas, 100)).text.strip() == "GIÁM ĐỐC"


@pytest.mark.parametrize(("places", "pieces"), [(0, 1), (1, 1), (40, 1), (41, 2), (1000, 961)])
def test_a_long_distribution_goes_on_line_by_line_under_the_signature(places, pieces):
    found = closing([f"Sở số {at}" for at in range(places)], DIRECTOR)
    assert len(found) == pieces
    assert found[0].depth >= signature_depth(DIRECTOR)


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        (
            "- Sở Thông tin và Truyền thông tỉnh Tuyên Quang, để biết;",
            ["- Sở Thông tin và Truyền thông", "tỉnh Tuyên Quang, để biết;"],
        ),
        (
            "- Sở Thông tin và Truyền thông thành phố Tuyên Quang;",
            ["- Sở Thông tin và Truyền thông", "thành phố Tuyên Quang;"],
        ),
        (
            "- Trung tâm Công nghệ thông tin và Truyền thông tỉnh;",
            ["- Trung tâm Công nghệ thông tin", "và Truyền thông tỉnh;"],
        ),
    ],
)
def test_a_place_of_distribution_breaks_by_phrases_and_keeps_its_dash(place, lines):
    assert ["".join(text for _face, text in line.runs) for _item, line in distribution_lines((place,))] == lines


def test_a_longer_office_takes_more_room():
    assert signature_depth(CHAIRMAN) - signature_depth(DIRECTOR) == pytest.approx(6.1)
    assert signature_depth(DIRECTOR) - signature_depth(DIRECTOR, LIST_ROOM) == pytest.approx(SIGNATURE_ROOM - LIST_ROOM)


def test_an_office_of_180_letters_stays_on_its_half_of_the_page(drawn):
    long = Signature(("Giám đốc Ban Quản lý Dự án đầu tư xây dựng " * 5,), "Ma Văn Ước")
    pair = signature_pair(long, DIRECTOR)
    page = drawn(lambda canvas: pair.draw(canvas, 100))
    assert overlaps(page) == []
    left, right = page.line("GIÁM ĐỐC BAN"), page.line("Phan Việt Tùng")
    assert left.left >= 30 and left.right < right.left
    assert pair.depth == max(signature_depth(long), signature_depth(DIRECTOR))


def test_three_under_a_list_stand_in_three_equal_parts_the_day_over_the_last(drawn):
    three = (Signature(("Người lập",), "Lý Mẫu"), None, DIRECTOR)
    page = drawn(lambda canvas: draw_signatures(canvas, 50, three, 30, 150, "Tuyên Quang, ngày 12 tháng 01 năm 2024"))
    assert page.line("Lý Mẫu").middle == pytest.approx(30 + 25, abs=0.6)
    assert page.line("Phan Việt Tùng").middle == pytest.approx(30 + 125, abs=0.6)
    day, office = page.line("Tuyên Quang"), page.line("GIÁM ĐỐC")
    assert day.middle == pytest.approx(office.middle, abs=0.6) and day.y < office.y


def test_the_room_under_a_list_counts_the_deepest_and_the_day():
    assert signatures_height([None], dated=False) == 8.0
    assert signatures_height([DIRECTOR, CHAIRMAN], dated=False) == 8.0 + signature_depth(CHAIRMAN, LIST_ROOM)
    assert signatures_height([CHAIRMAN], dated=True) > signatures_height([CHAIRMAN], dated=False)


def test_a_long_office_breaks_by_phrases_and_stays_at_thirteen_points(drawn):
    office = "Phó Giám đốc phụ trách Trung tâm Công nghệ thông tin và Truyền thông tỉnh Tuyên Quang"
    long = Signature(("TL. Giám đốc Sở Thông tin và Truyền thông", office), "Vàng A Páo")
    (piece,) = closing(("Như Điều 3",), long)
    page = drawn(lambda canvas: piece.draw(canvas, 100))
    name = page.line("Vàng A Páo")
    lines = [line for line in page.lines if 99 < line.y < name.y and line.left > 105]
    assert len(lines) >= 3 and {round(line.size, 1) for line in lines} == {13.0}
    assert all(line.right - line.left <= 78.5 for line in lines)
    assert not any(line.text.endswith((" VÀ", "THÔNG TIN VÀ", "TỈNH", "TUYÊN")) for line in lines)
    assert name.y - lines[-1].y == pytest.approx(SIGNATURE_ROOM, abs=0.1)
    assert signature_depth(long) == pytest.approx(SIGNATURE_ROOM + 6.1 * (len(lines) - 1) + 1.1)
