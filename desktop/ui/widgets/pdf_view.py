"""Preview of a paper, page by page: what is seen is what is saved and printed."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.keys import Key
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import icon_button, push_button
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.pages_of_pdf import PdfPages
from desktop.ui.widgets.printing import PrintRun
from desktop.whole_file import write_whole

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_SCREEN_DOTS = 96


class PdfView(QWidget):
    """Shows one document.

    Signals:
        saved: The path where the clerk saved it (the operation that journals it listens).
        printed: The clerk had it printed.
    """

    saved = Signal(object)
    printed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._content = b""
        self._name = ""
        self._number = 0
        self._zoom = 0.0  # 0 fits the width
        self._run: PrintRun | None = None
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        self.former = icon_button(_("Page before"), "chevron_left", self)
        self.next = icon_button(_("Page after"), "chevron_right", self)
        self.place = QLabel(self)
        self.smaller = icon_button(_("Smaller"), "zoom_out", self)
        self.larger = icon_button(_("Larger"), "zoom_in", self)
        self.fit = push_button(_("Fit the width"), self)
        self.save = push_button(_("Save as PDF"), self, picture="save", key=Key.SAVE)
        self.print = push_button(_("Print"), self, picture="print", key=Key.PRINT)
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        for part in (self.former, self.next, self.place, self.smaller, self.larger, self.fit):
            bar.addWidget(part)
        bar.addStretch()
        bar.addWidget(self.save)
        bar.addWidget(self.print)
        self.paper = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.sheet = QScrollArea(self, widgetResizable=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.sheet.setWidget(self.paper)
        self.sheet.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a width that stays
        self.sheet.setAccessibleName(_("Preview"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(bar)
        column.addWidget(self.sheet, 1)

    def _connect(self) -> None:
        self.former.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.smaller.clicked.connect(self._make_smaller)
        self.larger.clicked.connect(self._make_larger)
        self.fit.clicked.connect(self._fit_width)
        self.save.clicked.connect(self._ask_where)
        self.print.clicked.connect(self._print)

    def show_paper(self, content: bytes, name: str) -> None:
        """Show a document; `name` is offered when it is saved."""
        self.close_paper()
        self._content, self._name = content, name
        self._pages = PdfPages(content)
        self._number = 0
        self._draw()

    def close_paper(self) -> None:
        """Let go of the document."""
        if self._pages is not None:
            self._pages.close()
        self._pages = None
        self.paper.clear()
        self._show_state()

    @Slot()
    def go_on(self) -> None:
        """Show the next page."""
        self.go_to(self._number + 1)

    @Slot()
    def go_back(self) -> None:
        """Show the page before."""
        self.go_to(self._number - 1)

    def go_to(self, number: int) -> None:
        """Show a page, counted from 0; where there is none nothing happens."""
        if self._pages is not None and 0 <= number < len(self._pages):
            self._number = number
            self._draw()
            self.sheet.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages with Page Up and Page Down."""
        if event.key() == Qt.Key.Key_PageDown:
            self.go_on()
        elif event.key() == Qt.Key.Key_PageUp:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to another width."""
        super().resizeEvent(event)
        if not self._zoom:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw when the room is known."""
        super().showEvent(event)
        self._draw()

    def sizeHint(self) -> QSize:
        """Return the room for a page that can be read."""
        return QSize(760, 640)

    def _draw(self) -> None:
        if self._pages is not None and self.isVisible():
            ratio = self.devicePixelRatioF()
            picture = self._pages.picture(self._number, _SCREEN_DOTS * self._scale() * ratio)
            picture.setDevicePixelRatio(ratio)
            self.paper.setPixmap(QPixmap.fromImage(picture))
        self._show_state()

    def _scale(self) -> float:
        if self._zoom or self._pages is None:
            return self._zoom or 1.0
        width = self._pages.size(self._number).width() * _SCREEN_DOTS / 72
        return max((self.sheet.viewport().width() - 2 * GRID) / width, 0.1)

    def _show_state(self) -> None:
        count = len(self._pages) if self._pages is not None else 0
        words = _("Page {number} of {count}", number=self._number + 1, count=count) if count else ""
        self.place.setText(words)
        self.paper.setAccessibleName(words)
        self.former.setEnabled(self._number > 0)
        self.next.setEnabled(self._number + 1 < count)
        for button in (self.smaller, self.larger, self.fit, self.save, self.print):
            button.setEnabled(count > 0)

    @Slot()
    def _make_smaller(self) -> None:
        self._zoom = max((zoom for zoom in _ZOOMS if zoom < self._scale() - 0.01), default=_ZOOMS[0])
        self._draw()

    @Slot()
    def _make_larger(self) -> None:
        self._zoom = min((zoom for zoom in _ZOOMS if zoom > self._scale() + 0.01), default=_ZOOMS[-1])
        self._draw()

    @Slot()
    def _fit_width(self) -> None:
        self._zoom = 0.0
        self._draw()

    @Slot()
    def _ask_where(self) -> None:
        dialog = ask_where(self, _("Save as PDF"), self._name, self.save_to)
        dialog.setDefaultSuffix("pdf")  # whatever the paper is called
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @Slot(str)
    def save_to(self, path: str) -> None:
        """Save the very bytes that are shown."""
        write_whole(Path(path), self._content)
        self.saved.emit(Path(path))

    @Slot()
    def _print(self) -> None:
        if self._pages is not None:
            self._run = PrintRun(self._content, self._name, self)
            self._run.finished.connect(self.printed)
            self._run.ask()
