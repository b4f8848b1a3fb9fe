"""Trays and troubles of printers in the clerk's words; a driver's own names stay."""

import pytest

from desktop.labels.printer_words import tray_words, trouble_words
from desktop.labels.translation import use


@pytest.fixture(autouse=True)
def vietnamese():
    use("vi")


@pytest.mark.parametrize(
    ("tray", "words"),
    [
        ("Tray2", "Khay 2"),
        ("tray-1", "Khay 1"),
        ("Cassette 3", "Khay 3"),
        ("Auto", "Máy in tự chọn"),
        ("ManualFeed", "Nạp tay"),
        ("MultiPurpose", "Khay đa năng"),
        ("by-pass", "Khay đa năng"),
        ("Khay phôi A3", "Khay phôi A3"),
    ],
)
def test_a_tray_is_named_as_a_clerk_knows_it(tray, words):
    assert tray_words(tray) == words


def test_what_keeps_a_printer_is_told_once_each():
    assert trouble_words(("media-empty-error", "media-needed", "toner-low-warning")) == "hết giấy, sắp hết mực"
    assert trouble_words(()) == ""
    assert trouble_words(("com.hp.fuser-cold",)) == "máy in báo “com.hp.fuser-cold”"
    assert trouble_words(("paused", "com.hp.fuser-cold")) == "máy in đang tạm dừng"
