"""Language, theme, text size and density; all can be undone by choosing again."""

from PySide6.QtWidgets import QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.preferences import Preferences
from desktop.ui.core.theme import TEXT_SIZES, Theme
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field


class PreferencesDialog(Dialog):
    """Writes to the preferences when accepted; the program then dresses the window anew."""

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Preferences"), _("Use these"), _("Leave as it was"), width=460, parent=parent)
        self._preferences = preferences
        self.language = combo_box([("Tiếng Việt", "vi"), ("English", "en")], preferences.language)
        self.theme_box = combo_box([(_("Light"), "light"), (_("Dark"), "dark")], preferences.theme)
        self.text_size = combo_box([(f"{size} %", size) for size in TEXT_SIZES], preferences.text_size)
        self.density = combo_box([(_("Compact"), "compact"), (_("Comfortable"), "comfortable")], preferences.density)
        for title, editor in (
            (_("Language"), self.language),
            (_("Theme"), self.theme_box),
            (_("Text size"), self.text_size),
            (_("Rows"), self.density),
        ):
            self.body.addWidget(Field(theme, title, editor))

    def take(self) -> None:
        self._preferences.language = self.language.currentData()
        self._preferences.theme = self.theme_box.currentData()
        self._preferences.text_size = self.text_size.currentData()
        self._preferences.density = self.density.currentData()
        self._preferences.sync()
        super().take()
