"""Shows a PDF as it will be printed: pages made in one worker, neighbours ahead, a strip, zoom."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.rendering import Renderer

PAGES_KEPT = 6
THUMB = 96  # px, the longer side
MARGIN = 14
ZOOMS = (0.0, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0)  # 0 fits the page into the room


class PageStrip(QWidget):
    """Small pages under the large one; only those in sight are rendered."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, renderer: Renderer, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._renderer = theme, renderer
        self._at = 0
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme.px(THUMB + 4))
        renderer.rendered.connect(self._take)

    def clear(self) -> None:
        """Show no pages."""
        self._images.clear()
        self.update()

    def select(self, page: int) -> None:
        """Mark a page, counted from 0."""
        self._at = page
        self.setAccessibleDescription(f"{page + 1} / {self._renderer.count}")
        self.update()

    def _cell(self) -> int:
        return self._theme.px(THUMB)

    def _first(self) -> int:
        shown = max(1, self.width() // self._cell())
        return max(0, min(self._at - shown // 2, self._renderer.count - shown))

    def _take(self, page: int, width: int, image: QImage) -> None:
        if width == self._thumb_width():
            self._images[page] = image
            while len(self._images) > 60:
                self._images.popitem(last=False)
            self.update()

    def _thumb_width(self) -> int:
        return self._cell() - 24

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = moves.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self._at + step < self._renderer.count:
            self.chosen.emit(self._at + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        page = self._first() + int(event.position().x() - self._left()) // self._cell()
        if 0 <= page < self._renderer.count:
            self.chosen.emit(page)

    def _left(self) -> int:
        shown = min(self._renderer.count, max(1, self.width() // self._cell()))
        return max(0, (self.width() - shown * self._cell()) // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("header"))
            cell, first = self._cell(), self._first()
            for number in range(first, min(self._renderer.count, first + self.width() // cell + 1)):
                left = self._left() + (number - first) * cell
                image = self._images.get(number)
                if image is None:
                    self._renderer.ask(number, self._thumb_width())
                    continue
                height = min(cell - theme.px(26), image.height() * self._thumb_width() / max(1, image.width()))
                width = height * image.width() / max(1, image.height())
                box = QRectF(left + (cell - width) / 2, 6, width, height)
                painter.drawImage(box, image)
                here = number == self._at
                painter.setPen(QPen(theme.colour("focus" if here else "line"), 2 if here else 1))
                painter.drawRect(box.adjusted(-2, -2, 2, 2) if here else box)
                painter.setPen(theme.colour("text" if here else "text2"))
                painter.setFont(theme.font("tick"))
                words = QRectF(left, box.bottom() + 4, cell, theme.px(16))
                painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))


class Paper(QWidget):
    """The large page on the desk."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.image: QImage | None = None

    def sizeHint(self) -> QSize:
        if self.image is None:
            return QSize(200, 200)
        ratio = self.devicePixelRatioF()
        return QSize(int(self.image.width() / ratio) + 2 * MARGIN, int(self.image.height() / ratio) + 2 * MARGIN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("desk"))
            if self.image is None:
                return
            ratio = self.devicePixelRatioF()
            width, height = self.image.width() / ratio, self.image.height() / ratio
            box = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
            painter.drawImage(box, self.image)
            painter.setPen(self._theme.colour("line"))
            painter.drawRect(box)


class PdfView(QScrollArea):
    """The current page, fitted or zoomed; Page Up and Page Down turn pages, Ctrl and + or - zoom."""

    turned = Signal(int)

    def __init__(self, theme: Theme, renderer: Renderer, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._renderer = theme, renderer
        self.page = 0
        self.zoom = 0.0
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.paper = Paper(theme)
        self.setObjectName("desk")
        self.setWidget(self.paper)
        self.setWidgetResizable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        renderer.rendered.connect(self._take)
        renderer.opened.connect(self._opened)

    def open(self, file: Path, after: Callable[[], None] | None = None) -> None:
        """Show `file`, staying on the same page where there is one."""
        self._renderer.open(file)
        if after:
            after()

    def _opened(self, count: int) -> None:
        self._kept.clear()
        self.turn_to(min(self.page, max(0, count - 1)))

    def turn_to(self, page: int) -> None:
        """Show `page`, counted from 0."""
        if 0 <= page < self._renderer.count:
            self.page = page
            self.setAccessibleDescription(f"{page + 1} / {self._renderer.count}")
            self._show()
            self.turned.emit(page)
        elif self._renderer.count == 0:
            self.paper.image = None
            self.paper.update()

    def set_zoom(self, zoom: float) -> None:
        """Show the page at this zoom."""
        self.zoom = zoom
        self._show()

    def step_zoom(self, step: int) -> None:
        """Zoom in (1) or out (-1) by one step."""
        at = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self.zoom))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, at + step))])

    def _width(self, page: int) -> int:
        """Return how many device pixels wide `page` is shown."""
        wide, high = self._renderer.size_of(page)
        ratio = self.devicePixelRatioF()
        room = self.viewport().size()
        if self.zoom:
            return round(wide / 72 * 96 * self.zoom * ratio)
        across = max(60, room.width() - 2 * MARGIN)
        down = max(60, room.height() - 2 * MARGIN)
        return round(min(across, down * wide / max(1.0, high)) * ratio)

    def _show(self) -> None:
        for page in (self.page, self.page + 1, self.page - 1):
            if 0 <= page < self._renderer.count:
                width = self._width(page)
                image = self._kept.get((page, width))
                if image is None:
                    self._renderer.ask(page, width)
                elif page == self.page:
                    self._put(image)

    def _put(self, image: QImage) -> None:
        self.paper.image = image
        self.paper.setMinimumSize(self.paper.sizeHint() if self.zoom else QSize(0, 0))
        self.paper.update()

    def _take(self, page: int, width: int, image: QImage) -> None:
        if width != self._width(page):
            return
        self._kept[(page, width)] = image
        while len(self._kept) > PAGES_KEPT:
            self._kept.popitem(last=False)
        if page == self.page:
            self._put(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._renderer.count:
            self._show()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        elif not self.zoom:
            self.turn_to(self.page + (1 if event.angleDelta().y() < 0 else -1))
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        turns = {keys.Key_PageDown: 1, keys.Key_PageUp: -1}
        if Qt.Key(event.key()) in turns:
            self.turn_to(self.page + turns[Qt.Key(event.key())])
        elif control and event.key() in (keys.Key_Plus, keys.Key_Equal):
            self.step_zoom(1)
        elif control and event.key() == keys.Key_Minus:
            self.step_zoom(-1)
        elif control and event.key() == keys.Key_0:
            self.set_zoom(0.0)
        else:
            super().keyPressEvent(event)
