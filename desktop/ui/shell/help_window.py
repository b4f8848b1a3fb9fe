"""The clerk's manual in a window of its own: the chapter of the page that is open, and all the others beside it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from db.rules.names import search_key
from desktop.ui.core.i18n import _
from desktop.ui.core.screens import free_geometry
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.text import label
from resources import paths

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow

CHAPTERS: Final = (
    "start",
    "first-round",
    "home",
    "rounds",
    "nominations",
    "facts",
    "import",
    "council",
    "decisions",
    "certificates",
    "ceremony",
    "papers",
    "register",
    "statistics",
    "people",
    "catalogue",
    "journal",
    "backup",
)
"""The files of the manual, in reading order; a page's chapter bears the page's name."""
_SIZE: Final = QSize(1000, 680)
_LIST_WIDTH: Final = 240
_AIR, _HEADING_AIR, _LINE_HEIGHT = 6, 16, 125  # px above and below a block; per cent
_PICTURE: Final = "\ufffc"  # stands for a picture in the text of a block
_WORD: Final = re.compile(r"\w+")


def chapter_file(language: str, chapter: str) -> Path:
    """Return the Markdown file of a chapter; `language` is "vi" or "en"."""
    return paths.manual(f"{language}/{chapter}.md")


@lru_cache(maxsize=64)
def chapter_title(language: str, chapter: str) -> str:
    """Return the first heading of a chapter."""
    with chapter_file(language, chapter).open(encoding="utf-8") as opened:
        return opened.readline().lstrip("# ").strip()


def chapter_of(page: str) -> str:
    """Return the chapter about the page `page`, the first one where it has none."""
    return page if page in CHAPTERS else CHAPTERS[0]


class ChapterView(QTextBrowser):
    """Shows one chapter; its pictures are never wider than the view, and its links open chapters."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(_("Manual"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._font = QFont(theme.font("text"))
        self._font.setPixelSize(theme.px(14))
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(0)
        self._resized.timeout.connect(self._fit_width)
        self._folder = Path()
        self._text = ""

    def show_chapter(self, file: Path) -> None:
        """Show a Markdown file from its first line."""
        self._folder, self._text = file.parent, file.read_text("utf-8")
        self._lay_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _lay_out(self) -> None:
        document = self.document()
        document.setDefaultFont(self._font)
        document.setDocumentMargin(20)
        document.setMarkdown(self._text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        block = document.begin()
        while block.isValid():
            self._style(block)
            block = block.next()

    def _style(self, block: QTextBlock) -> None:
        """Give a block its air, and its bold words the boldest face that is shipped."""
        cursor = QTextCursor(block)
        parts = list(cast("Iterable[QTextBlock.iterator]", block))
        form = block.blockFormat()
        heading, listed = form.headingLevel(), block.textList() is not None
        form.setTopMargin(self._theme.px(_HEADING_AIR if heading > 1 else 0 if listed else _AIR))
        form.setBottomMargin(self._theme.px(_AIR))
        if _PICTURE not in block.text():
            form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(form)
        semi_bold = QTextCharFormat()
        semi_bold.setFontWeight(QFont.Weight.DemiBold)
        for fragment in [part.fragment() for part in parts]:
            if fragment.charFormat().fontWeight() > QFont.Weight.DemiBold:
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(semi_bold)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        image = QImage(str(self._folder / QUrl(name).toString()))
        room = self.viewport().width() - 2 * int(self.document().documentMargin()) - 4
        if image.width() > room > 0:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._text and event.size().width() != event.oldSize().width():
            self._resized.start()  # Qt may be laying out this very text

    def _fit_width(self) -> None:
        """Lay the chapter out at the present width, its first line in sight still the first."""
        first_line = self.cursorForPosition(QPoint(0, 0)).position()
        self._lay_out()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        cursor = self.textCursor()
        cursor.setPosition(first_line)
        self.setTextCursor(cursor)


class HelpWindow(QDialog):
    """The manual beside the work: chapters at the left, found by what is typed over them; Esc closes it."""

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Manual"))
        self.setObjectName("page")
        self.setWindowFlag(Qt.WindowType.Window)
        whole = QSize(theme.px(_SIZE.width()), theme.px(_SIZE.height()))
        room = free_geometry(self).size()
        self.resize(whole.boundedTo(room.expandedTo(parent.window().size()) if parent is not None else room))
        self._language = language
        self.find_edit = QLineEdit()
        self.find_edit.setPlaceholderText(_("Find in the manual (Ctrl+F)"))
        self.find_edit.setAccessibleName(_("Find in the manual"))
        self.find_edit.setClearButtonEnabled(True)
        self.chapters = QListWidget()
        self.chapters.setAccessibleName(_("Chapters"))
        self.chapters.setFont(theme.font("text"))
        self.chapters.setSpacing(theme.px(2))
        self.nothing_found = label(theme, "", "small", "text2", wrap=True)
        self.nothing_found.hide()
        self.view = ChapterView(theme)
        left = QWidget()
        left.setFixedWidth(theme.px(_LIST_WIDTH))
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 8, 12)
        column.setSpacing(8)
        column.addWidget(self.find_edit)
        column.addWidget(self.nothing_found)
        column.addWidget(self.chapters, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(left)
        across.addWidget(self.view, 1)
        self.find_edit.textChanged.connect(self._fill)
        self.find_edit.returnPressed.connect(self.view.setFocus)
        self.chapters.currentRowChanged.connect(self._show_row)
        self._fill("")
        self.view.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.find_edit.setFocus)

    def show_chapter(self, chapter: str) -> None:
        """Show a chapter of `CHAPTERS`, whatever was searched for."""
        self.find_edit.clear()
        self.chapters.setCurrentRow(CHAPTERS.index(chapter))

    def _fill(self, words: str) -> None:
        """List the chapters that hold the words one after another, the first of them shown."""
        self._listed = [chapter for chapter in CHAPTERS if _holds(self._language, chapter, words)]
        with QSignalBlocker(self.chapters):
            self.chapters.clear()
            self.chapters.addItems([chapter_title(self._language, chapter) for chapter in self._listed])
        self.nothing_found.setText(_("No chapter speaks of “{words}”.").format(words=words.strip()))
        self.nothing_found.setVisible(not self._listed)
        if self._listed:
            self.chapters.setCurrentRow(0)

    def _show_row(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self.view.show_chapter(chapter_file(self._language, self._listed[row]))

    def _follow(self, link: QUrl) -> None:
        """Open another chapter, or the system's browser for an address."""
        chapter = link.path().removesuffix(".md")
        if link.scheme():
            QDesktopServices.openUrl(link)
        elif chapter in CHAPTERS:
            self.show_chapter(chapter)


def show_manual(window: "MainWindow") -> HelpWindow:
    """Show the chapter about the open page; a help window that is open already is used again.

    Over a dialog it belongs to the dialog, which would else keep the keyboard from it, and goes with it.
    """
    asking = QApplication.activeModalWidget()
    over: QWidget = asking if asking is not None else window
    shown = over.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if shown is None:
        shown = HelpWindow(window.theme, window.preferences.language, over)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(over, QDialog):
            over.finished.connect(shown.close)
    shown.show_chapter(chapter_of(window.page_name))
    shown.show()
    shown.raise_()
    shown.activateWindow()
    shown.view.setFocus()
    return shown


def _holds(language: str, chapter: str, words: str) -> bool:
    return f" {' '.join(search_key(words).split())}" in _searched(language, chapter)


@lru_cache(maxsize=64)
def _searched(language: str, chapter: str) -> str:
    """Return the words of a chapter as they are compared: without accents, marks and line ends."""
    return " " + " ".join(_WORD.findall(search_key(chapter_file(language, chapter).read_text("utf-8"))))
