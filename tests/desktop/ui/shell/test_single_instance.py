"""One window for each record: the lock belongs to the file, whatever way leads to it."""

from pathlib import Path

from PySide6.QtCore import QSysInfo

from desktop.ui.shell.single_instance import SingleInstance


def test_two_records_are_open_side_by_side(tmp_path):
    one, other = SingleInstance(tmp_path / "2022.sqlite"), SingleInstance(tmp_path / "2023.sqlite")
    assert one.take() and other.take()
    assert one.name != other.name
    one.release()
    other.release()


def test_the_same_record_by_another_way_is_taken(tmp_path, monkeypatch):
    first = SingleInstance(tmp_path / "sổ vàng.sqlite")
    assert first.take()
    monkeypatch.chdir(tmp_path)
    second = SingleInstance(Path("sổ vàng.sqlite"))
    assert second.name == first.name
    assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_a_lock_left_by_a_killed_program_is_taken_over(tmp_path):
    record = tmp_path / "so-vang.sqlite"
    lock = tmp_path / ".so-vang.sqlite.window"
    gone = 4_000_000  # no system gives so large a process id
    lock.write_text(f"{gone}\npython3\n{QSysInfo.machineHostName()}\n")
    single = SingleInstance(record)
    assert single.take()
    single.release()


def test_the_folder_of_a_new_record_is_made(tmp_path):
    single = SingleInstance(tmp_path / "năm 2024" / "so-vang.sqlite")
    assert (tmp_path / "năm 2024").is_dir()
    assert single.take()
    single.release()


def test_a_link_that_leads_to_itself_ends_nothing(tmp_path):
    (tmp_path / "sổ.sqlite").symlink_to("sổ.sqlite")
    assert SingleInstance(tmp_path / "sổ.sqlite").name.startswith("so-vang-")
