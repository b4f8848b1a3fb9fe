"""A bug is reported once; one in the report itself is only written down."""

from desktop.ui.core.errors import Errors

NAME = "Nguyễn Thị Thu Hà"


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


def test_a_bug_is_logged_without_what_people_typed(qtbot, tmp_path):
    errors = Errors(tmp_path / "log.txt", lambda error: error.code, "0.1")
    try:
        raise ValueError("Nguyễn Thị Thu Hà 001086000123")
    except ValueError as error:
        with qtbot.waitSignal(errors.broken) as heard:
            errors.handle(error)
    log = (tmp_path / "log.txt").read_text("utf-8")
    assert "ValueError" in log
    assert "test_errors.py" in log
    assert "Nguyễn" not in log + heard.args[0]
    assert "001086000123" not in log
