"""Lists as CSV: read back as a spreadsheet would."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.engine.spans import Span
from desktop.documents.letters.bonus_list import bonus_listing
from desktop.documents.letters.ceremony import ceremony_listing
from desktop.documents.letters.values import BonusLine, BonusPaper, CeremonyPaper
from desktop.exchange.writers import csv_writer
from desktop.exchange.writers.csv_writer import cell_text, write_csv
from tests.desktop.documents.seed_papers import AWARD_LIST, DEPARTMENT, PROVINCIAL
from tests.desktop.exchange.writers.listings import TRAPS, register, row


@pytest.mark.parametrize("text", TRAPS)
def test_csv_guards_what_a_spreadsheet_would_compute(tmp_path, text):
    path = tmp_path / "register.csv"
    write_csv(path, register([row(text)]))
    shown = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))[1][1]
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert shown in (text, f"'{text}")


@pytest.mark.parametrize("value", [(Span("=1+1"),), (Span(" "), Span("@SUM(A1)"))])
def test_csv_guards_texts_of_several_faces_too(value):
    assert cell_text(value).startswith("'")


@pytest.mark.parametrize(
    ("value", "text"), [(-5, "-5"), (1, "1"), (True, "True"), (None, ""), (date(2024, 1, 2), "02/01/2024")]
)
def test_csv_leaves_what_is_no_text_bare(value, text):
    assert cell_text(value) == text


BREAKS = ("", "a,b", 'Nhóm "Ba, Hòa"', '"', ",", "hai\ndòng", "\r", "\r\n", "Hà Nội", " =1", "\u2028", "'")
ODD = (*TRAPS, *BREAKS, None, 7, -5, True)


@pytest.mark.parametrize("width", [1, 3])
@given(data=st.data())
def test_lines_are_letter_for_letter_those_of_the_library(width, data):
    values = st.sampled_from(ODD) | st.text(max_size=6) | st.dates() | st.decimals(0, 9, places=2)
    rows = data.draw(st.lists(st.tuples(*[values] * width), max_size=5))
    made = io.StringIO(newline="")
    csv.writer(made).writerows([[cell_text(value) for value in row] for row in rows])
    assert "".join(csv_writer._lines(rows)) == made.getvalue()


def test_csv_begins_with_a_mark_that_excel_knows(tmp_path):
    path = tmp_path / "register.csv"
    write_csv(path, register([row()]))
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 2
    assert "22/12/2023" in content.decode("utf-8-sig")
    assert ",1800000," in content.decode("utf-8-sig")


def test_factors_have_a_comma_and_headings_of_the_paper_are_left_out(tmp_path):
    lines = [BonusLine(one, "1,5", 1_800_000, one.bonus or 0) for one in PROVINCIAL]
    write_csv(tmp_path / "bonus.csv", bonus_listing(BonusPaper(DEPARTMENT, "Chi tiền thưởng", lines)))
    rows = list(csv.reader((tmp_path / "bonus.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][5:7] == ["Lương cơ sở (đồng)", "Tiền thưởng (đồng)"]
    assert rows[1][4:6] == ["1,5", "1800000"]
    assert [one[0] for one in rows[1:]] == ["1", "1", "2", "3", ""]
    assert rows[2][1] == "Ông Vũ Đình Khuê"


def test_an_empty_list_is_its_header(tmp_path):
    write_csv(tmp_path / "empty.csv", register([]))
    assert len((tmp_path / "empty.csv").read_text(encoding="utf-8-sig").splitlines()) == 1


def test_of_two_parts_each_has_its_title_over_its_header(tmp_path):
    paper = CeremonyPaper(DEPARTMENT, "Hội nghị", None, None, None, AWARD_LIST.parts)
    listing = ceremony_listing(paper)
    file = tmp_path / "two.csv"
    write_csv(file, listing)
    lines = file.read_text("utf-8-sig").split("\n")
    at = [number for number, line in enumerate(lines) if line.strip() in {part.title for part in listing.parts}]
    assert len(at) == 2 and at[0] == 0 and lines[at[1] - 1] == ""


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(KnownError):
        write_csv(tmp_path / "none" / "list.csv", register([row()]))
