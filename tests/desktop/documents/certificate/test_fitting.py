"""Texts are set as large as their box allows, in lines that a reader likes."""

from desktop.documents.certificate.fitting import TextBox, fit
from desktop.documents.engine.fonts import face


def test_lines_of_a_block_are_of_a_like_width():
    text = "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân, Bộ Chỉ huy Quân sự tỉnh"
    found = fit(text, TextBox("Tinos", 252.0, 3, 20.5, 14.0))
    assert found is not None
    widths = [face("Tinos").text_width(line) for line in found.lines]
    assert max(widths) < 2.2 * min(widths)
