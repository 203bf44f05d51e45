"""Reads papers back as others will: text by pdfium, symbols by ZXing."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

UNSEEN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200d\u200e\u200f\u061c"))


def plain(text: str) -> str:
    """Return a text without direction marks, composed, every white space a single space."""
    text = unicodedata.normalize("NFC", text.translate(UNSEEN).replace("\u00a0", " "))
    return re.sub(r"\s+", " ", text).strip()


def page_texts(path: Path) -> list[str]:
    """Return the text of each page in the order of writing."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [plain(document[n].get_textpage().get_text_range()) for n in range(len(document))]
    finally:
        document.close()


def title_of(path: Path) -> str:
    """Return what a reader's window calls the paper."""
    document = pypdfium2.PdfDocument(path)
    try:
        return str(document.get_metadata_value("Title"))
    finally:
        document.close()


def pictures(path: Path, scale: float = 3.0) -> Iterator[Any]:
    """Yield a picture of each page."""
    document = pypdfium2.PdfDocument(path)
    try:
        for n in range(len(document)):
            yield document[n].render(scale=scale).to_numpy().copy()
    finally:
        document.close()


def symbols(path: Path) -> list[list[str]]:
    """Return what the QR symbols of each page say, in the order in which they are found."""
    import zxingcpp

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [
        [found.text for found in zxingcpp.read_barcodes(picture, formats=formats)]
        for picture in pictures(path)
    ]


def reach(path: Path, word: str) -> tuple[float, float]:
    """Return how far from the left side of the first page, in millimetres, a word begins and ends."""
    boxes = _boxes(path, word)
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def line_distance(path: Path, word: str, other: str) -> float:
    """Return how far below a word of the first page, in millimetres, another one stands."""
    return _boxes(path, word)[0][1] - _boxes(path, other)[0][1]


def _boxes(path: Path, word: str) -> list[tuple[float, ...]]:
    """Return left, bottom, right and top of each letter of a word of the first page, in millimetres."""
    document = pypdfium2.PdfDocument(path)
    try:
        text = document[0].get_textpage()
        first = text.get_text_range().index(word)
        letters = range(first, first + len(word))
        return [tuple(side * 25.4 / 72 for side in text.get_charbox(n)) for n in letters]
    finally:
        document.close()
