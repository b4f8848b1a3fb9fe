"""Blocks, contexts and forms drawn by lot: who is read, and that no wrong cell is sure."""

from collections import Counter
from datetime import date

import pytest

from desktop.exchange.readers.opening import OpenedFile, open_content
from desktop.exchange.readers.workbook import ListRefusedError
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import ReadNominee
from tests.corpus.blocks import LOOKS, drawn
from tests.corpus.drawn_lists import FIELDS
from tests.corpus.writers import as_ods, as_xlsx

SETTINGS = ReadingSettings(date(2026, 11, 22))
SURE = 0.7
FEW, MANY = 12, 200


def _read(seed: int) -> list[ReadNominee]:
    try:
        return read_opened(OpenedFile("", "", drawn(seed).book()), SETTINGS).nominees
    except ListRefusedError:
        return []


def _hold(look: int, count: int) -> None:
    """Assert nominee precision and recall of at least 0.99 over lists of one look, and no wrong cell that is sure."""
    expected = read = hit = 0
    wrong = []
    for seed in range(look, count * len(LOOKS), len(LOOKS)):
        golden = drawn(seed).golden
        named = [one for one in _read(seed) if one.name]
        by_name = {(one.sheet, one.name): one for one in named}
        expected, read = expected + len(golden), read + len(named)
        for sheet, name, right in golden:
            one = by_name.get((sheet, name))
            hit += one is not None
            for field in FIELDS if one else ():
                found = one.text(field) if one else None
                if found != right[field] and one and one.confidence.get(field, 1.0) > SURE:
                    wrong.append((seed, name, field, found, right[field]))
    assert wrong == []
    assert hit >= 0.99 * max(expected, read), Counter(expected=expected, read=read, hit=hit)


@pytest.mark.parametrize("look", [pytest.param(at, id=look.__name__) for at, look in enumerate(LOOKS)])
def test_lists_of_a_look_are_read(look: int):
    _hold(look, FEW)


@pytest.mark.long
@pytest.mark.parametrize("look", [pytest.param(at, id=look.__name__) for at, look in enumerate(LOOKS)])
def test_two_hundred_lists_of_each_look_are_read(look: int):
    _hold(look, MANY)


PEOPLE = [
    ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"],
    [1, "Lê Thị Na", "Kế toán", "Phòng Tài vụ", "Giấy khen của Giám đốc Sở"],
    [2, "Ma Văn Ước", "Văn thư", "Phòng Tổ chức", "Giấy khen của Giám đốc Sở"],
]
NARROW = [
    [["STT", "Tên tập thể", "Danh hiệu"], [1, "Phòng Tài vụ", "Tập thể LĐTT"], [2, "Phòng Tổ chức", "Tập thể LĐXS"]],
    [["Tên tập thể", "Danh hiệu"], ["Phòng Tài vụ", "Tập thể LĐTT"], ["Phòng Tổ chức", "Tập thể LĐXS"]],
]


@pytest.mark.parametrize("collectives", NARROW, ids=lambda rows: str(rows[0]))
@pytest.mark.parametrize("made", [as_xlsx, as_ods])
@pytest.mark.parametrize("captions", [[[], []], [["I. TẬP THỂ"], ["II. CÁ NHÂN"]]])
def test_a_narrow_list_above_a_wider_one_takes_nothing_of_it(made, captions, collectives):
    first, second = captions
    content = made([first, *collectives, [], second, *PEOPLE])
    found = read_opened(open_content(content, f"ds.{'xlsx' if made is as_xlsx else 'ods'}"), SETTINGS)
    assert [(one.kind, one.name, one.position, one.unit, one.award) for one in found.nominees] == [
        ("collective", "Phòng Tài vụ", None, None, "Tập thể lao động tiên tiến"),
        ("collective", "Phòng Tổ chức", None, None, "Tập thể lao động xuất sắc"),
        ("individual", "Lê Thị Na", "Kế toán", "Phòng Tài vụ", "Giấy khen của Giám đốc Sở"),
        ("individual", "Ma Văn Ước", "Văn thư", "Phòng Tổ chức", "Giấy khen của Giám đốc Sở"),
    ]
    assert not found.problems and min(min(one.confidence.values()) for one in found.nominees) > SURE
