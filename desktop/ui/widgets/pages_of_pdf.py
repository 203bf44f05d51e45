"""Turns the pages of a PDF into pictures: the very bytes that are saved and printed, drawn by pypdfium2."""

from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72


class PdfPages:
    """An open document; kept papers are given as bytes and never touch the disk in clear."""

    def __init__(self, source: bytes | Path) -> None:
        from pypdfium2 import PdfDocument

        self._document = PdfDocument(source)

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> QSizeF:
        """Return the size of a page in points."""
        return QSizeF(*self._document.get_page_size(number))

    def picture(self, number: int, dots_per_inch: float) -> QImage:
        """Return one page as a picture."""
        page = self._document[number]
        try:
            bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
            try:
                image = QImage(
                    bytes(bitmap.buffer),
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    QImage.Format.Format_RGBX8888,
                )
                return image.copy()  # QImage does not keep the bytes it was made of
            finally:
                bitmap.close()
        finally:
            page.close()

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()
