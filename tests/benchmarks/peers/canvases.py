"""Draws a receipt sheet string by string with libraries that have a canvas; run by `sheet_peers.py`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

Words = dict[str, Any]
_PAGE, _MARGIN, _TABLE, _LABELS, _ROW, _STRIP = (297.0, 210.0), 10.0, 31.5, 9.0, 11.0, 6.0
MM = 72 / 25.4


class Box(NamedTuple):
    """A place on the page in millimetres from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


class Canvas(Protocol):
    """What a library must do for the sheet; alignments are l, c and r."""

    def text(self, box: Box, text: str, size: float, align: str, *, is_bold: bool = False) -> None:
        """Write a text into a box, in the middle of its height."""

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw a line."""

    def symbol(self, box: Box, digits: str) -> None:
        """Draw a QR symbol."""

    def next_page(self) -> None:
        """Begin a page."""

    def save(self) -> None:
        """End the paper."""


def draw(sheet: Words, canvas: Canvas) -> None:
    """Draw all pages; what every page shows is drawn on every page, for these libraries keep no stencil."""
    boxes, x = [], _PAGE[0] - _MARGIN
    for column in sheet["columns"]:
        x -= column["width"]
        boxes.append(Box(x, 0, column["width"], _ROW))
    for page in sheet["pages"]:
        canvas.next_page()
        _frame(sheet, page, boxes, canvas)
        for n, row in enumerate(page["rows"]):
            top = _TABLE + _LABELS + n * _ROW
            if page["marks"]:
                canvas.symbol(Box(boxes[0].x + 1.3, top + 1.3, 8.4, 8.4), page["marks"][n])
            _cells(sheet, row, [box._replace(y=top) for box in boxes], canvas)
    canvas.save()


def _cells(sheet: Words, row: list[Any], boxes: list[Box], canvas: Canvas) -> None:
    for column, cell, box in zip(sheet["columns"], row, boxes, strict=True):
        if isinstance(cell, list):
            number = box._replace(x=box.x + 10, width=box.width - 10) if len(cell) > 1 else box
            canvas.text(number._replace(height=4 if len(cell) > 1 else _ROW), cell[0], 8.5, "c", is_bold=True)
            for k, line in enumerate(cell[1:]):
                canvas.text(number._replace(y=box.y + 3.6 + 2.2 * k, height=2.2), line, 6, "c")
        elif cell:
            align = "r" if column["align"] == "start" else "c"
            canvas.text(box._replace(x=box.x + 1, width=box.width - 2), cell, column["size"], align)
        for k, label in enumerate(column["ticks"]):
            tick = Box(box.x + box.width - 4, box.y + 1.35 + 5.5 * k, 2.8, 2.8)
            _rectangle(tick, canvas)
            canvas.text(Box(box.x + 1, tick.y, box.width - 5.5, 2.8), label, 7.5, "r")


def _frame(sheet: Words, page: Words, boxes: list[Box], canvas: Canvas) -> None:
    """Draw head, grid, labels, totals and foot of a page."""
    top = _TABLE + _LABELS
    _head(sheet, page, canvas)
    bottom = top + page["room"] * _ROW
    for n in range(page["room"] + 1):
        canvas.line(_MARGIN, top + n * _ROW, _PAGE[0] - _MARGIN, top + n * _ROW)
    canvas.line(_MARGIN, _TABLE, _PAGE[0] - _MARGIN, _TABLE)
    canvas.line(_PAGE[0] - _MARGIN, _TABLE, _PAGE[0] - _MARGIN, bottom)
    for column, box in zip(sheet["columns"], boxes, strict=True):
        canvas.line(box.x, _TABLE, box.x, bottom)
        canvas.text(box._replace(y=_TABLE, height=_LABELS), column["label"], 8, "c", is_bold=True)
    width = (_PAGE[0] - 2 * _MARGIN) / len(page["strip"])
    for n, text in enumerate(page["strip"], 1):
        box = Box(_PAGE[0] - _MARGIN - n * width, bottom, width, _STRIP)
        _rectangle(box, canvas)
        canvas.text(box, text, 8.5, "c", is_bold=True)
    canvas.text(Box(_PAGE[0] - _MARGIN - 84, 201.4, 84, 3.5), sheet["foot"], 6.5, "r")
    for n, text in enumerate([*page["closing"], *(sheet["posts"] if page["closing"] else ())], 1):
        canvas.text(Box(_MARGIN, bottom + 2 + 5 * n, _PAGE[0] - 2 * _MARGIN, 5), text, 9.5, "r")


def _head(sheet: Words, page: Words, canvas: Canvas) -> None:
    """Draw letterhead, title, facts and the page's symbol."""
    side = Box(_PAGE[0] - _MARGIN - 84, 6.5, 84, 4.6)
    for n, line in enumerate(sheet["letterhead"]):
        canvas.text(side._replace(y=6.5 + 4.6 * n), line, 9, "r", is_bold=True)
    canvas.text(Box(94, 6.5, 109, 7.6), sheet["title"], 15, "c", is_bold=True)
    for n, line in enumerate(sheet["lines"]):
        canvas.text(Box(94, 14.1 + 4.9 * n, 109, 4.9), line, 9, "c")
    for n, line in enumerate([*sheet["facts"], page["page"]]):
        canvas.text(Box(31, 6.5 + 4.6 * n, 57, 4.6), line, 8.5, "r")
    if page["code"]:
        canvas.symbol(Box(_MARGIN, 7.5, 19, 19), page["code"])


def _rectangle(box: Box, canvas: Canvas) -> None:
    x, y, width, height = box
    canvas.line(x, y, x + width, y)
    canvas.line(x, y + height, x + width, y + height)
    canvas.line(x, y, x, y + height)
    canvas.line(x + width, y, x + width, y + height)


def _dark(digits: str) -> Iterator[tuple[int, int]]:
    import zxingcpp

    code = zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = code.to_image(scale=1, add_quiet_zones=False)
    side, cells = picture.shape[0], bytes(memoryview(picture))
    for place, cell in enumerate(cells):
        if cell == 0:  # ink
            yield place % side, place // side


class _WithoutSymbols:
    def symbol(self, box: Box, digits: str) -> None:
        """Print none: this tool is compared without them."""


class Fpdf2(_WithoutSymbols):
    """Draws with fpdf2, shaped."""

    def __init__(self, fonts: Path, out: Path) -> None:
        from fpdf import FPDF  # type: ignore[import-untyped,import-not-found,unused-ignore]  # the peers' environment

        self._out = out
        self._pdf = FPDF(orientation="landscape", format="A4")
        self._pdf.set_auto_page_break(False)
        self._pdf.add_font("Vazir", fname=str(fonts / "Vazirmatn-Regular.ttf"))
        self._pdf.add_font("Vazir", style="B", fname=str(fonts / "Vazirmatn-Bold.ttf"))
        self._pdf.set_font("Vazir", size=8)
        self._pdf.set_text_shaping(True)

    def text(self, box: Box, text: str, size: float, align: str, *, is_bold: bool = False) -> None:
        """Write a text into a cell."""
        self._pdf.set_font("Vazir", "B" if is_bold else "", size)
        self._pdf.set_xy(box.x, box.y)
        self._pdf.cell(box.width, box.height, text, align=align.upper())

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw a line."""
        self._pdf.line(x, y, to_x, to_y)

    def next_page(self) -> None:
        """Begin a page."""
        self._pdf.add_page()

    def save(self) -> None:
        """End the paper."""
        self._pdf.output(str(self._out))


class ReportLab(_WithoutSymbols):
    """Draws with ReportLab's canvas, which orders by rlbidi (here a stand-in, `rlbidi.py`) and shapes each word."""

    def __init__(self, fonts: Path, out: Path) -> None:
        from reportlab import rl_config
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas as Paper
        from reportlab.pdfgen.textobject import rtlSupport

        if not rtlSupport:
            raise RuntimeError("ReportLab found no rlbidi and would neither order nor shape")
        rl_config.useA85 = 0
        for face in ("Regular", "Bold"):
            pdfmetrics.registerFont(TTFont(face, str(fonts / f"Vazirmatn-{face}.ttf"), shapable=True))
        self._pdf = Paper(str(out), pagesize=(_PAGE[0] * MM, _PAGE[1] * MM), pageCompression=1)
        self._is_begun = False

    def text(self, box: Box, text: str, size: float, align: str, *, is_bold: bool = False) -> None:
        """Write a text into a box."""
        self._pdf.setFont("Bold" if is_bold else "Regular", size)
        y = (_PAGE[1] - box.y - box.height / 2) * MM - 0.33 * size
        if align == "r":
            self._pdf.drawRightString((box.x + box.width) * MM, y, text, direction="RTL", shaping=True)
        else:
            self._pdf.drawCentredString((box.x + box.width / 2) * MM, y, text, direction="RTL", shaping=True)

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw a line."""
        self._pdf.line(x * MM, (_PAGE[1] - y) * MM, to_x * MM, (_PAGE[1] - to_y) * MM)

    def next_page(self) -> None:
        """Begin a page."""
        if self._is_begun:
            self._pdf.showPage()
        self._is_begun = True

    def save(self) -> None:
        """End the paper."""
        self._pdf.save()


class QtPainter:
    """Draws with Qt's painter, which shapes and orders by itself; ZXing makes the symbols, also the program's."""

    def __init__(self, fonts: Path, out: Path) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPageLayout, QPageSize, QPdfWriter

        self._application = QGuiApplication(["sheet", "-platform", "offscreen"])
        self._families = [
            QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(fonts / name)))[0]
            for name in ("Vazirmatn-Regular.ttf", "Vazirmatn-Bold.ttf")
        ]
        middle = Qt.AlignmentFlag.AlignVCenter
        self._flags = {"r": Qt.AlignmentFlag.AlignRight | middle, "c": Qt.AlignmentFlag.AlignHCenter | middle}
        self._writer = QPdfWriter(str(out))
        self._writer.setResolution(254)  # a tenth of a millimetre
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        self._painter: Any = None
        self._fonts: dict[tuple[float, bool], QFont] = {}

    def text(self, box: Box, text: str, size: float, align: str, *, is_bold: bool = False) -> None:
        """Write a text into a box."""
        self._painter.setFont(self._fonts.get((size, is_bold)) or self._font(size, is_bold))
        self._painter.drawText(_tenths(box), self._flags[align], text)

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw a line."""
        from PySide6.QtCore import QLineF

        self._painter.drawLine(QLineF(10 * x, 10 * y, 10 * to_x, 10 * to_y))

    def symbol(self, box: Box, digits: str) -> None:
        """Draw a QR symbol."""
        from PySide6.QtCore import QRectF, Qt

        side = box.width * 10 / 21
        for x, y in _dark(digits):
            place = QRectF(box.x * 10 + side * x, box.y * 10 + side * y, side, side)
            self._painter.fillRect(place, Qt.GlobalColor.black)

    def next_page(self) -> None:
        """Begin a page."""
        from PySide6.QtGui import QPainter

        if self._painter is None:
            self._painter = QPainter(self._writer)
        else:
            self._writer.newPage()

    def save(self) -> None:
        """End the paper."""
        self._painter.end()

    def _font(self, size: float, is_bold: bool) -> object:
        from PySide6.QtGui import QFont

        font = self._fonts[size, is_bold] = QFont(self._families[is_bold])
        font.setBold(is_bold)
        font.setPointSizeF(size)
        return font


def _tenths(box: Box) -> Any:
    from PySide6.QtCore import QRectF

    return QRectF(10 * box.x, 10 * box.y, 10 * box.width, 10 * box.height)
