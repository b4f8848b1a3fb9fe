"""QR codes: squares that a reader finds, drawn as few rectangles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.engine.qr_code import LONGEST, modules, qr_operators

FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")


@given(st.text(st.sampled_from("aăâbdđêghiơưtyXỮ.,-/0123456789?=&:"), min_size=1, max_size=80))
@settings(max_examples=20)
def test_a_code_is_a_square_with_three_finders(text):
    rows = modules(text)
    size = len(rows)
    assert (size - 17) % 4 == 0
    assert all(len(row) == size for row in rows)
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        seen = tuple("".join("01"[dark] for dark in row[left : left + 7]) for row in rows[top : top + 7])
        assert seen == FINDER


def test_longer_proofs_have_more_modules_up_to_the_longest():
    sizes = [len(modules("Ỷ" * length)) for length in (1, 60, 150, LONGEST)]
    assert sizes == sorted(set(sizes))
    with pytest.raises(KnownError, match="proof_too_long") as refused:
        modules("a" * (LONGEST + 1))
    assert refused.value.values == {"length": LONGEST + 1, "limit": LONGEST}


def test_rectangles_cover_the_dark_modules_and_nothing_else():
    rows = modules("https://so-vang.example/07")
    size = 72.0 / 25.4 * len(rows)
    tokens = qr_operators("https://so-vang.example/07", 0.0, 0.0, 25.4 / 72 * len(rows), 25.4 / 72 * len(rows)).split()
    assert tokens[:2] == [b"0", b"g"]
    assert tokens[-1] == b"f"
    numbers = [float(token) for token in tokens[2:-1] if token != b"re"]
    dark = set()
    for x, y, width, height in zip(*(numbers[at::4] for at in range(4)), strict=True):
        assert height == pytest.approx(1.0)
        row = len(rows) - 1 - round(y)
        dark |= {(row, round(x) + step) for step in range(round(width))}
    assert dark == {(row, at) for row, line in enumerate(rows) for at, is_dark in enumerate(line) if is_dark}
    assert size > 0


def test_a_code_stands_at_its_place_on_the_sheet_in_its_size():
    points = 72 / 25.4
    tokens = qr_operators("07", 100.0, 30.0, 25.0, 210.0).split()
    numbers = [float(token) for token in tokens[2:-1] if token != b"re"]
    boxes = list(zip(*(numbers[at::4] for at in range(4)), strict=True))
    left, right = min(x for x, *_ in boxes), max(x + width for x, _, width, _ in boxes)
    low, high = min(y for _, y, *_ in boxes), max(y + tall for _, y, _, tall in boxes)
    assert (left, right) == pytest.approx((100 * points, 125 * points), abs=0.01)
    assert (low, high) == pytest.approx(((210 - 55) * points, (210 - 30) * points), abs=0.01)
    module = 25 * points / len(modules("07"))
    assert boxes[0] == pytest.approx((100 * points, 180 * points - module, 7 * module, module), abs=0.01)
