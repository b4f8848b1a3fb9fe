"""The bonus sheet: who gets how much, and that it adds up."""

from dataclasses import replace

import pytest

from db.rules.terms import NomineeKind
from desktop.documents.letters.bonus_list import bonus_listing
from desktop.documents.letters.listing import Section, Total
from desktop.documents.letters.listing_pdf import write_listing_pdf
from desktop.documents.letters.values import BonusLine, BonusPaper, Recipient, Signature
from tests.desktop.documents.reading import overlaps, read_pages
from tests.desktop.documents.seed_papers import DEPARTMENT, PROVINCIAL

LINES = [BonusLine(one, "1,0", 1_800_000, one.bonus or 0) for one in PROVINCIAL]


def test_the_bonus_sheet_adds_up(tmp_path):
    write_listing_pdf(tmp_path / "bonus.pdf", bonus_listing(BonusPaper(DEPARTMENT, "Chi tiền thưởng", LINES)))
    text = " ".join(" ".join(page.text.split()) for page in read_pages(tmp_path / "bonus.pdf"))
    assert "Tổng cộng 9.000.000" in text
    assert "Bằng chữ: Chín triệu đồng./." in text
    assert "Ký nhận" in text


def test_the_total_is_the_last_row_and_no_formula():
    (part,) = bonus_listing(BonusPaper(DEPARTMENT, "Chi tiền thưởng", LINES)).parts
    rows = list(part.table.rows)
    assert rows[-1] == Total((None, "Tổng cộng", None, None, None, None, 9_000_000, None))
    assert [row.text for row in rows if isinstance(row, Section)] == ["Tập thể (01)", "Cá nhân (03)"]


def test_nobody_to_be_paid_is_a_sheet_of_nothing(tmp_path):
    listing = bonus_listing(BonusPaper(DEPARTMENT, "Chi tiền thưởng", []))
    assert listing.parts[0].total == "Bằng chữ: Không đồng./."
    write_listing_pdf(tmp_path / "none.pdf", listing)
    assert "Tổng cộng" in read_pages(tmp_path / "none.pdf")[0].text


def test_three_sign_side_by_side_and_a_missing_accountant_leaves_no_gap(tmp_path):
    paper = BonusPaper(
        DEPARTMENT, "Chi tiền thưởng", LINES, compiler=Signature(("NGƯỜI LẬP",)),
        accountant=Signature(("KẾ TOÁN",)), signature=Signature(("GIÁM ĐỐC",), "Phan Việt Tùng"),
    )  # fmt: skip
    write_listing_pdf(tmp_path / "three.pdf", bonus_listing(paper))
    page = read_pages(tmp_path / "three.pdf")[-1]
    middles = [page.line(name).middle for name in ("NGƯỜI LẬP", "KẾ TOÁN", "GIÁM ĐỐC")]
    assert middles == pytest.approx([30 + 247 * share / 6 for share in (1, 3, 5)], abs=0.5)
    bare = BonusPaper(DEPARTMENT, "Chi tiền thưởng", LINES, signature=Signature(("GIÁM ĐỐC",)))
    assert len(bonus_listing(bare).parts[0].signatures) == 2


def test_a_thousand_payments_add_up_over_many_pages(tmp_path):
    people = [Recipient(f"Lò Thị Mẫu {at}", NomineeKind.INDIVIDUAL, bonus=1_800_000) for at in range(1, 1001)]
    paper = BonusPaper(DEPARTMENT, "Chi tiền thưởng", [BonusLine(one, "1,0", 1_800_000, 1_800_000) for one in people])
    write_listing_pdf(tmp_path / "many.pdf", bonus_listing(paper))
    pages = read_pages(tmp_path / "many.pdf")
    assert "1.800.000.000" in pages[-1].text
    assert "Lò Thị Mẫu 1000" in pages[-1].text
    assert overlaps(pages[-1]) == []


def test_several_decisions_have_their_sums_and_so_have_their_funds():
    whose = (("A1 (Quyết định số 1)", "Quỹ của Bộ"), ("B2 (Quyết định số 2)", "Quỹ của tỉnh"))
    lines = [replace(line, part=part, fund=fund) for part, fund in whose for line in LINES]
    (part,) = bonus_listing(BonusPaper(DEPARTMENT, "Chi tiền thưởng", lines)).parts
    rows = list(part.table.rows)
    sums = [(row.cells[1], row.cells[6]) for row in rows if isinstance(row, Total)]
    assert sums == [
        ("Cộng A", 9_000_000),
        ("Cộng B", 9_000_000),
        ("Cộng Quỹ của Bộ", 9_000_000),
        ("Cộng Quỹ của tỉnh", 9_000_000),
        ("Tổng cộng", 18_000_000),
    ]
    assert Section("B", "B2 (Quyết định số 2), chi từ Quỹ của tỉnh") in rows


def test_an_unknown_bonus_is_never_nothing_and_every_sum_says_what_it_leaves_out():
    unknown = BonusLine(PROVINCIAL[0], None, None, None)
    (part,) = bonus_listing(BonusPaper(DEPARTMENT, "Chi tiền thưởng", [*LINES, unknown])).parts
    rows = list(part.table.rows)
    assert [row[4:7] for row in rows if isinstance(row, tuple) and row[6] == "chưa biết"] == [(None, None, "chưa biết")]
    assert rows[-1].cells[1] == "Tổng cộng, chưa gồm 01 mức tiền thưởng chưa biết" and rows[-1].cells[6] == 9_000_000
    assert part.total == "Bằng chữ: Chín triệu đồng, chưa gồm 01 mức tiền thưởng chưa biết./."


def test_whose_higher_title_is_paid_has_nothing_to_sign_for_and_why_stands_there():
    line = BonusLine(PROVINCIAL[0], "0,3", 1_800_000, 0, "Chiến sĩ thi đua cơ sở")
    listing = bonus_listing(BonusPaper(DEPARTMENT, "Chi tiền thưởng", [line, *LINES[1:2]]))
    rows = [row for row in listing.parts[0].table.rows if isinstance(row, tuple)]
    assert (rows[0][6], rows[0][7]) == (0, "đã hưởng mức của chiến sĩ thi đua cơ sở")
    assert rows[1][7] is None
