"""What the clerk chose and where the window stood; one INI file beside the record, nothing about people."""

from math import isfinite
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.ui.core.theme import TEXT_SIZES, THEMES, ThemeOptions

ROWS = {"compact": 28, "comfortable": 34}
LANGUAGES = ("vi", "en")


class Preferences:
    """Reads and writes the choices; an unreadable value counts as the default."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def _word(self, name: str, allowed: tuple[str, ...]) -> str:
        value = str(self._settings.value(name, allowed[0]))
        return value if value in allowed else allowed[0]

    @property
    def language(self) -> str:
        """The language of the window, of `LANGUAGES`."""
        return self._word("language", LANGUAGES)

    @language.setter
    def language(self, value: str) -> None:
        self._settings.setValue("language", value)

    @property
    def theme(self) -> str:
        """The name of the theme, of `THEMES`."""
        return self._word("theme", THEMES)

    @theme.setter
    def theme(self, value: str) -> None:
        self._settings.setValue("theme", value)

    @property
    def density(self) -> str:
        """How close rows stand, a key of `ROWS`."""
        return self._word("density", tuple(ROWS))

    @density.setter
    def density(self, value: str) -> None:
        self._settings.setValue("density", value)

    @property
    def text_size(self) -> int:
        """Per cent of the normal size."""
        value = str(self._settings.value("text_size", 100))
        return int(value) if value.isdecimal() and int(value) in TEXT_SIZES else 100

    @text_size.setter
    def text_size(self, value: int) -> None:
        self._settings.setValue("text_size", value)

    def choice(self) -> ThemeOptions:
        """Return what the theme is made of, without the system's colours."""
        return ThemeOptions(self.theme, self.text_size, ROWS[self.density])

    def saved_bytes(self, name: str) -> QByteArray:
        """Return a kept window or splitter state, empty when there is none."""
        value = self._settings.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, name: str, value: QByteArray) -> None:
        """Keep a window or splitter state by its name."""
        self._settings.setValue(f"state/{name}", value)

    def text(self, name: str, default: str = "") -> str:
        """Return a kept word, such as the page or the record that was open."""
        return str(self._settings.value(f"word/{name}", default))

    def set_text(self, name: str, value: str) -> None:
        """Keep a word by its name."""
        self._settings.setValue(f"word/{name}", value)

    def number(self, name: str, default: float = 0.0) -> float:
        """Return a kept number, such as a printer's shift in mm."""
        try:
            kept = float(str(self._settings.value(f"number/{name}", default)))
        except ValueError:
            return default
        return kept if isfinite(kept) else default

    def sync(self) -> None:
        """Write everything to the file now."""
        self._settings.sync()
