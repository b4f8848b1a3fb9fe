"""Pictures of pages and dialogs: in either language and theme, at any size of screen and letters."""

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from desktop.commands.screenshots import TEXT_SIZES
from desktop.ui.core import theme


@pytest.mark.parametrize("name", ["dialog-about"])
def test_a_dialog_is_drawn_for_a_screen_of_one_and_a_half(tmp_path, name):
    asked = ["screenshots", "--out", str(tmp_path), "--only", name, "--scale", "150", "--theme", "dark", "--lang", "en"]
    environment = {**os.environ, "SO_VANG_DATA": str(tmp_path / "data")}
    done = subprocess.run([sys.executable, "main.py", *asked], env=environment, capture_output=True, check=False)
    picture = QImage(str(tmp_path / f"{name}.png"))
    assert (done.returncode, done.stdout.decode().split()) == (0, [str(tmp_path / f"{name}.png")])
    assert picture.devicePixelRatio() == 1 and picture.width() % 3 == 0 and picture.width() >= 420 * 1.5


def test_letters_are_of_the_sizes_that_the_window_offers():
    assert TEXT_SIZES == theme.TEXT_SIZES
