"""Where a clerk's own files lie: made for the owner only, or in the folder that was named."""

import os

from desktop.folders import data_folder, default_record


def test_the_folder_that_is_named_is_taken_and_made_when_a_record_is_wanted(own_data_folder):
    assert data_folder() == own_data_folder and not own_data_folder.exists()
    assert default_record() == own_data_folder / "so-vang.sqlite"
    assert own_data_folder.is_dir() and not default_record().exists()
    assert os.name == "nt" or own_data_folder.stat().st_mode & 0o077 == 0


def test_without_a_name_it_is_the_users_own_folder_of_this_program(monkeypatch):
    monkeypatch.delenv("SO_VANG_DATA")
    assert data_folder().is_absolute() and data_folder().name == "so-vang"


def test_a_folder_that_cannot_be_made_is_no_error_yet(monkeypatch, tmp_path):
    (tmp_path / "tệp").write_text("", "utf-8")
    monkeypatch.setenv("SO_VANG_DATA", str(tmp_path / "tệp" / "sổ"))
    assert default_record() == tmp_path / "tệp" / "sổ" / "so-vang.sqlite"
