"""A bug is reported once; one in the report itself is only written down."""

from desktop.ui.core.errors import Errors


def test_a_bug_in_showing_a_bug_does_not_go_round_in_circles(tmp_path, qapp):
    errors, shown = Errors(tmp_path / "errors.log", str, "1"), []

    def show(report):
        shown.append(report)
        errors.handle(ZeroDivisionError("the window is gone"))

    errors.broken.connect(show)
    errors.handle(ValueError("a bug"))
    assert len(shown) == 1
    text = (tmp_path / "errors.log").read_text("utf-8")
    assert "ValueError" in text
    assert "ZeroDivisionError" in text
