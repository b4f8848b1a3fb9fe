"""PySide6 6.12 loses references to None on Python 3.11; this keeps the pin honest."""

import sys


def test_binding_does_not_leak_none_references(qapp):
    before = sys.getrefcount(None)
    for _ in range(1000):
        qapp.processEvents()
    assert before - sys.getrefcount(None) < 200
