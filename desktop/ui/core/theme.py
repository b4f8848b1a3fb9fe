"""Colours, type and icons from `resources/styles` and `resources/icons`: all painting asks here."""

import atexit
import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.core.contrast import system_tokens
from resources import paths

TEXT_FAMILY = "Be Vietnam Pro"
FIGURES_FAMILY = "Open Sans"
THEMES = ("light", "dark")
TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)

NORMAL, MEDIUM, SEMI = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold
# role -> family, px at 100 %, weight. Figures in columns need Open Sans: Be Vietnam Pro has no
# digits of equal width.
ROLES: dict[str, tuple[str, float, QFont.Weight]] = {
    "greeting": (TEXT_FAMILY, 24, SEMI),
    "title": (TEXT_FAMILY, 19, SEMI),
    "section": (TEXT_FAMILY, 14, SEMI),
    "details": (TEXT_FAMILY, 15, SEMI),
    "text": (TEXT_FAMILY, 13, NORMAL),
    "name": (TEXT_FAMILY, 13, MEDIUM),
    "strong": (TEXT_FAMILY, 13, SEMI),
    "small": (TEXT_FAMILY, 12, NORMAL),
    "smallName": (TEXT_FAMILY, 12, MEDIUM),
    "smallStrong": (TEXT_FAMILY, 12, SEMI),
    "figures": (FIGURES_FAMILY, 12.5, NORMAL),
    "figuresStrong": (FIGURES_FAMILY, 12.5, SEMI),
    "tick": (FIGURES_FAMILY, 11, NORMAL),
}
FONT_FILES = (
    "fonts/be-vietnam-pro/BeVietnamPro_400Regular.ttf",
    "fonts/be-vietnam-pro/BeVietnamPro_500Medium.ttf",
    "fonts/be-vietnam-pro/BeVietnamPro_600SemiBold.ttf",
    "fonts/open-sans/OpenSans_400Regular.ttf",
    "fonts/open-sans/OpenSans_600SemiBold.ttf",
)
FONTS_OF_CLASSES = {
    "QHeaderView": "small",
    "QToolTip": "small",
    "QMenu": "text",
    "QMenuBar": "text",
    "QMessageBox": "text",
}
"""Classes to which Windows gives fonts of its own unless they are named."""
PLAIN_TIPS = "QToolTip { qproperty-textFormat: PlainText; }"  # Qt guesses: a name with a tag in it would be obeyed
SHEET_ICONS = ("chevron-down", "chevron-up", "arrow-up", "arrow-down")


def load_fonts() -> None:
    """Register the bundled faces; a missing one would show boxes instead of Vietnamese, so it stops here."""
    for name in FONT_FILES:
        file = paths.path(name)
        if QFontDatabase.addApplicationFont(str(file)) == -1:
            raise FileNotFoundError(file)


def read_tokens(theme: str) -> dict[str, str]:
    """Return the colours of `theme` by token, as "#RRGGBB"."""
    tokens: dict[str, str] = json.loads(paths.path(f"styles/{theme}.json").read_text("utf-8"))
    return tokens


@lru_cache(maxsize=256)
def icon_source(name: str, colour: str) -> bytes:
    """Return the SVG of `name` drawn in `colour`."""
    svg = paths.path(f"icons/{name}.svg").read_text("utf-8")
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
    return svg.encode()


@cache
def icon_folder(theme: str, system_colours: bool) -> Path:
    """Return the folder of a theme's icons for the style sheet; one for the whole run, gone at its end."""
    folder = Path(tempfile.mkdtemp(prefix=f"so-vang-{theme}-{system_colours:d}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@dataclass(frozen=True, slots=True)
class ThemeOptions:
    """What the clerk chose in the preferences; `text_size` in per cent, `row` in px at 100 %."""

    theme: str = "light"
    text_size: int = 100
    row: int = 28
    system_colours: bool = False


class Theme(QObject):
    """One theme at one text size. Pages get it in their constructor; a new choice makes a new `Theme`."""

    def __init__(self, choice: ThemeOptions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self.tokens = read_tokens(choice.theme)
        if choice.system_colours:
            self.tokens = system_tokens(self.tokens, QApplication.palette())
        self._colours = {name: QColor(value) for name, value in self.tokens.items()}
        self._fonts: dict[str, QFont] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def colour(self, token: str) -> QColor:
        """Return the colour of a token of `resources/styles/`."""
        return self._colours[token]

    def px(self, length: float) -> int:
        """Return `length` px at the clerk's text size: heights follow the letters in them."""
        return round(length * self.choice.text_size / 100)

    @property
    def row_height(self) -> int:
        """The height of a list's row in px at the clerk's text size and density."""
        return self.px(self.choice.row)

    def font(self, role: str) -> QFont:
        """Return the font of a role of `ROLES` at the clerk's text size."""
        font = self._fonts.get(role)
        if font is None:
            family, size, weight = ROLES[role]
            font = QFont(family)
            font.setPixelSize(max(11, round(size * self.choice.text_size / 100)))
            font.setWeight(weight)
            self._fonts[role] = font
        return font

    def metrics(self, role: str) -> QFontMetrics:
        """Return the measures of the font of `role`."""
        return QFontMetrics(self.font(role))

    def pixmap(self, name: str, tone: str = "text2", size: int = 16, ratio: float = 1.0) -> QPixmap:
        """Return icon `name` in the colour of token `tone`, `size` px wide at 100 %."""
        key = (name, tone, size, ratio)
        if key not in self._pixmaps:
            side = self.px(size)
            pixmap = QPixmap(QSize(side, side) * ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            renderer = QSvgRenderer(QByteArray(icon_source(name, self.tokens[tone])))
            with QPainter(pixmap) as painter:
                renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
            pixmap.setDevicePixelRatio(ratio)
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def icon(self, name: str, tone: str = "text2") -> QIcon:
        """Return icon `name` in the colour of token `tone`, with its disabled form."""
        key = (name, tone)
        if key not in self._icons:
            icon = QIcon()
            for mode, colour in ((QIcon.Mode.Normal, tone), (QIcon.Mode.Disabled, "disabled")):
                icon.addFile(self._icon_file(name, colour), QSize(), mode)
            self._icons[key] = icon
        return self._icons[key]

    def _icon_file(self, name: str, tone: str) -> str:
        """Write the coloured SVG: Qt draws it when it is first seen, sharp at every size and scale."""
        file = icon_folder(self.choice.theme, self.choice.system_colours) / f"{name}-{tone}.svg"
        file.write_bytes(icon_source(name, self.tokens[tone]))
        return str(file)

    def paint_icon(self, painter: QPainter, name: str, tone: str, rect: QRectF, size: int = 16) -> None:
        """Draw icon `name` in the middle of `rect`."""
        ratio = painter.device().devicePixelRatio()
        pixmap = self.pixmap(name, tone, size, ratio)
        side = self.px(size)
        left = round(rect.x() + (rect.width() - side) / 2)
        top = round(rect.y() + (rect.height() - side) / 2)
        painter.drawPixmap(left, top, pixmap)

    def palette(self) -> QPalette:
        """Return Qt's palette in the colours of this theme."""
        roles = QPalette.ColorRole
        pairs = {
            roles.Window: "window",
            roles.Base: "surface",
            roles.AlternateBase: "header",
            roles.Button: "surface",
            roles.ToolTipBase: "surface",
            roles.Highlight: "accent",
            roles.HighlightedText: "onAccent",
            roles.Mid: "line",
            roles.Dark: "control",
            roles.Link: "accent",
            roles.LinkVisited: "accent",
            roles.PlaceholderText: "text3",
            roles.Accent: "accent",
        }
        palette = QPalette()
        for role, token in pairs.items():
            palette.setColor(role, self.colour(token))
        for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.ToolTipText, roles.BrightText):
            palette.setColor(role, self.colour("text"))
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette

    def style_sheet(self) -> str:
        """Return the shapes of `window.qss` with tokens, lengths and coloured icon files filled in."""
        folder = icon_folder(self.choice.theme, self.choice.system_colours)
        images: dict[str, str] = {}
        for name in SHEET_ICONS:
            file = folder / f"{name}.svg"
            file.write_bytes(icon_source(name, self.tokens["text2"]))
            images[name] = file.as_posix()
        (folder / "check.svg").write_bytes(icon_source("check", self.tokens["onAccent"]))
        images["check"] = (folder / "check.svg").as_posix()
        text = paths.path("styles/window.qss").read_text("utf-8")
        text = re.sub(r"@(\d+) px", lambda found: f"{self.px(int(found[1]))}px", text)
        known = self.tokens | images
        return re.sub(r"@([A-Za-z][\w-]*)", lambda found: known[found[1]], text)

    def apply(self, app: QApplication) -> None:
        """Dress the whole program; with the system's high contrast on, its own palette is left alone."""
        app.setFont(self.font("text"))
        for kind, role in FONTS_OF_CLASSES.items():
            app.setFont(self.font(role), kind)  # type: ignore[arg-type]  # the stub asks for bytes, Qt for str
        if self.choice.system_colours:
            app.setStyleSheet(PLAIN_TIPS)
            return
        app.setPalette(self.palette())
        sheet = self.style_sheet()
        if sheet != app.styleSheet():  # dressing every widget anew is slow, and closed windows are still about
            app.setStyleSheet(sheet)


def set_style_properties(widget: QWidget, **properties: str) -> None:
    """Set the properties that the style sheet looks at and let Qt look again; what is so already costs nothing."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
