"""The columns of the certificates' list."""

from dataclasses import replace

import pytest

from db.queries.sheet_list import CertificateLine
from db.rules.terms import NomineeKind, SheetState
from desktop.ui.certificates.columns import sheet_columns
from desktop.ui.certificates.left_out import out_words
from desktop.ui.certificates.sheet_actions import to_print

LINE = CertificateLine(
    7, 3, 12, NomineeKind.INDIVIDUAL, "Bà", "Nguyễn Thị Thu Hà", "Văn phòng", "15", 9, 1, SheetState.GOOD, ""
)
COLUMNS = {column.name: column for column in sheet_columns()}


def test_a_row_shows_sheet_recipient_and_state():
    assert [COLUMNS[name].text(LINE) for name in ("ordinal", "name", "state")] == ["12", "Bà Nguyễn Thị Thu Hà", "tốt"]


def test_a_collective_has_no_space_before_its_name():
    assert COLUMNS["name"].text(replace(LINE, honorific="", name="Phòng Chuyển đổi số")) == "Phòng Chuyển đổi số"


def test_a_certificate_not_made_and_one_not_printed_say_so():
    state = COLUMNS["state"]
    assert state.text(replace(LINE, id=0, sheet_id=0)) != state.text(replace(LINE, sheet_id=0))
    assert state.mark(replace(LINE, sheet_id=0)).icon == "circle-dashed"


@pytest.mark.parametrize("state", list(SheetState))
def test_only_lost_sheets_are_struck_out_and_printed_again(state):
    line = replace(LINE, state=state)
    lost = state in (SheetState.SPOILED, SheetState.VOID)
    assert COLUMNS["name"].struck(line) is lost
    assert (to_print([line]) == [line]) is (lost or state is SheetState.PLANNED)
    assert COLUMNS["state"].text(line) and COLUMNS["state"].mark(line).icon


def test_a_certificate_without_a_sheet_is_to_be_printed():
    line = replace(LINE, sheet_id=0)
    assert to_print([line, LINE]) == [line]


def test_an_award_without_certificate_is_said_and_never_printed():
    line = replace(LINE, id=0, sheet_id=0, award="Cờ thi đua của Sở", undrawn=True)
    assert COLUMNS["state"].text(line) == "không có bằng" and COLUMNS["state"].mark(line).icon == "ban"
    assert to_print([line, LINE]) == [] and out_words(line) == "Cờ thi đua của Sở không có bằng"
