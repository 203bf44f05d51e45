"""Sends a document to a printer, page by page, without holding up the window."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.pages_of_pdf import PdfPages

_MOST_DOTS = 300  # finer costs memory and shows nothing
_NEAREST = QPageSize.SizeMatchPolicy.FuzzyMatch  # 595 by 842 points is A4


class PrintRun(QObject):
    """Asks for the printer, then draws one page in each turn of the window's own wheel.

    Signals:
        finished: The last page went to the printer.
    """

    finished = Signal()

    def __init__(self, content: bytes, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = PdfPages(content)
        self._window = parent
        self._painter = QPainter()
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName(name)
        self.printer.setFullPage(True)
        self._fit_paper(0)
        self._left: list[int] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._print_one)

    def ask(self) -> None:
        """Open the printer's own dialog."""
        dialog = QPrintDialog(self.printer, self._window)
        dialog.setMinMax(1, len(self._pages))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(self.start)
        dialog.show()

    @Slot()
    def start(self) -> None:
        """Print what was asked for."""
        first = self.printer.fromPage() or 1
        last = self.printer.toPage() or len(self._pages)
        self._left = list(range(first - 1, min(last, len(self._pages))))
        if self._left and self._painter.begin(self.printer):
            self._turn.start()

    @Slot()
    def _print_one(self) -> None:
        number = self._left.pop(0)
        dots = min(self.printer.resolution(), _MOST_DOTS)
        picture = self._pages.picture(number, dots)
        paper = QRectF(self.printer.pageRect(QPrinter.Unit.DevicePixel))
        room = QRectF(
            QPointF(), QSizeF(picture.size()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        )
        room.moveCenter(paper.center())
        self._painter.drawImage(room, picture)
        if self._left:
            self._fit_paper(self._left[0])
            self.printer.newPage()
            return
        self._turn.stop()
        self._painter.end()
        self._pages.close()
        self.finished.emit()

    def _fit_paper(self, number: int) -> None:
        """Ask for the paper of a page; left to itself Qt finds no paper at all in an Arabic locale."""
        size = self._pages.size(number)
        is_wide = size.width() > size.height()
        self.printer.setPageSize(
            QPageSize(size.transposed() if is_wide else size, QPageSize.Unit.Point, "", _NEAREST)
        )
        way = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
        self.printer.setPageOrientation(way)
