"""A second start brings the first window to the front."""

from desktop.ui.shell.instance_server import InstanceServer, raise_window
from desktop.ui.shell.single_instance import SingleInstance

NAME = "Nguyễn Thị Thu Hà"


def test_a_second_start_raises_the_first(qtbot, tmp_path):
    first, second = SingleInstance(tmp_path / "so-vang.sqlite"), SingleInstance(tmp_path / "so-vang.sqlite")
    assert first.take()
    bell = InstanceServer(first.name)
    with qtbot.waitSignal(bell.raise_requested, timeout=3000):
        assert not second.take()
        raise_window(second.name)
    bell.close()
    raise_window(second.name)  # nobody answers: it goes on at once
    first.release()
    assert second.take()
    second.release()
