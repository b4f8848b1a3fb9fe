"""What the screen leaves to windows is asked without taking the screen from everybody else."""

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.core.screens import free_geometry


def test_a_window_has_the_room_of_its_screen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    whole = QGuiApplication.primaryScreen().availableGeometry()
    assert free_geometry(window) == free_geometry(QDialog(window)) == whole
    window.show()
    window.move(whole.bottomRight() * 3)  # on no screen any more
    assert free_geometry(window) == whole


def test_the_screen_is_there_when_the_window_that_asked_is_gone(qapp):
    screen = QGuiApplication.primaryScreen()
    for _time in range(3):
        asked = QDialog()
        free_geometry(asked)
        shiboken6.delete(asked)
        assert screen.availableGeometry().isValid()
