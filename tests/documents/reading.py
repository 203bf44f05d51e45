"""Reads papers back as others will: text by pdfium, symbols by ZXing."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

UNSEEN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u061c"))


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


def reach(path: Path, word: str, page: int = 0) -> tuple[float, float]:
    """Return how far from the left side of a page, in millimetres, a word begins and ends."""
    document = pypdfium2.PdfDocument(path)
    try:
        text = document[page].get_textpage()
        first = text.get_text_range().index(word)
        boxes = [text.get_charbox(n) for n in range(first, first + len(word))]
        return min(box[0] for box in boxes) * 25.4 / 72, max(box[2] for box in boxes) * 25.4 / 72
    finally:
        document.close()
