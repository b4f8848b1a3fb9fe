"""Quotation marks that are stray, doubled or never closed swallow nobody."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.readers.records import read_records, unfolded

HEADER = "STT,Họ và tên,Chức vụ,Đơn vị"
NAMES = ["Lê Thị Na", "Vi Văn Tú", "Ma Thị Nga", "Bế Văn Chương", "Lò Thị Yến", "Đỗ Quốc Bảo"]


def records(*lines: str) -> tuple[list[list[str]], list[int]]:
    return read_records("\r\n".join([HEADER, *lines]), ",")


def test_sound_quotation_marks_are_read_as_the_standard_says() -> None:
    found, mended = records('1,"Lê Thị Na, ""Bé""",Kế toán,"Sở Y tế,\nBắc Kạn"', "2,Vi Văn Tú,Giáo viên,Sở Nội vụ")
    assert found[1] == ["1", 'Lê Thị Na, "Bé"', "Kế toán", "Sở Y tế,\nBắc Kạn"]
    assert len(found) == 3 and mended == []


def test_marks_inside_a_plain_text_are_part_of_it() -> None:
    found, mended = records('1,Lê Thị Na,Kế toán,Câu lạc bộ "Ba đảm đang" xã Tân An')
    assert found[1][3] == 'Câu lạc bộ "Ba đảm đang" xã Tân An'
    assert mended == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"HTX "Hương Quê""', 'HTX "Hương Quê"'),
        ('"HTX "Hương Quê" xã Tân An"', 'HTX "Hương Quê" xã Tân An'),
        ('"Ba đảm đang" xã Tân An', '"Ba đảm đang" xã Tân An'),
        ('"Sở Y tế', "Sở Y tế"),
        ('"Sở Y tế" ', "Sở Y tế"),
    ],
)
def test_marks_that_were_not_doubled_keep_the_text(written: str, meant: str) -> None:
    found, _mended = records(f"1,Lê Thị Na,Kế toán,{written}", "2,Vi Văn Tú,Giáo viên,Sở Nội vụ")
    assert found[1:] == [["1", "Lê Thị Na", "Kế toán", meant], ["2", "Vi Văn Tú", "Giáo viên", "Sở Nội vụ"]]


def test_what_was_mended_is_told_by_its_record() -> None:
    _found, mended = records("1,Lê Thị Na,Kế toán,Sở Y tế", '2,Vi Văn Tú,"Giáo viên,Sở Nội vụ', "3,Ma Nga,Y sĩ,Sở Y tế")
    assert mended == [2]


def test_an_open_mark_before_a_sound_one_swallows_nobody() -> None:
    found, _mended = records('1,"Lê Thị Na,Kế toán,Sở Y tế', '2,"Tú, Vi Văn",Giáo viên,Sở Nội vụ', "3,Ma Nga,Y sĩ,A")
    assert [row[1] for row in found[1:]] == ["Lê Thị Na", "Tú, Vi Văn", "Ma Nga"]


def test_a_text_of_many_lines_stays_one_cell() -> None:
    reason = "- Có 3 sáng kiến, 2 đề tài\n- Hoàn thành tốt\n- Đạt giải, được khen"
    found, mended = records(f'1,Lê Thị Na,Kế toán,"{reason}"', "2,Vi Văn Tú,Giáo viên,Sở Nội vụ")
    assert found[1][3] == reason
    assert len(found) == 3 and mended == []


BROKEN = st.sampled_from(
    ['"{}', '{}"', '"{}""', '""{}', '{} "Bé"', '"{} "Bé""', '"{} "Bé" em"', '"{}"', '"{}, ""Bé"""']
)


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 3), BROKEN), min_size=2, max_size=12),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([",", ";", "\t"]),
)
def test_nobody_is_lost_whatever_happens_to_one_mark_of_a_row(
    drawn: list[tuple[str, int, str]], end: str, separator: str
) -> None:
    lines = [HEADER.replace(",", separator)]
    for number, (name, place, broken) in enumerate(drawn, start=1):
        row = [str(number), name, "Kế toán", "Sở Y tế"]
        if number % 2:
            row[place] = broken.format(row[place])
        lines.append(separator.join(row))
    found, _mended = read_records(end.join(lines), separator)
    assert len(found) == len(drawn) + 1
    assert all(name in " ".join(row) for (name, _, _), row in zip(drawn, found[1:], strict=True))


def test_a_file_made_of_marks_ends_soon() -> None:
    for piece in ('"a\n', '"a"b', '"', '",""\n'):
        begun = time.process_time()
        read_records(HEADER + "\n" + piece * 100_000, ",")
        assert time.process_time() - begun < 5


def test_lines_in_one_cell_each_are_parted() -> None:
    rows = [["DANH SÁCH"], [HEADER], ['1,"Na, Lê",Kế toán,Sở Y tế'], ["2,Vi Tú,Giáo viên,Sở Nội vụ"], []]
    assert unfolded(rows, ",") == [
        ["DANH SÁCH"],
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
        ["1", "Na, Lê", "Kế toán", "Sở Y tế"],
        ["2", "Vi Tú", "Giáo viên", "Sở Nội vụ"],
        [],
    ]


def test_sentences_and_real_columns_are_not_parted() -> None:
    assert unfolded([["Sở Y tế, Bắc Kạn"], ["Sở Nội vụ, Bắc Kạn"], ["Hà Nội"]], ",") is None
    assert unfolded([["1,2,3", "a"], ["4,5,6", "b"], ["7,8,9", "c"]], ",") is None
