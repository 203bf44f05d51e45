"""Opens what scanners and phones make: PDFs and pictures, one page in memory at a time.

How large a picture is, is asked before any of it is unpacked: a file of a few bytes can claim any size.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import BadInputError
from desktop.marking import N_

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_PDF_DPI = 200
_LARGEST_SIDE = (
    5_000  # A3 at 300 dots per inch; what is finer is shrunk, so that one page never fills the memory
)
_KEPT_SIDE = 2_400  # A4 at 200 dots per inch: enough to know a signature by
_PAGES_AN_OPENING = 32  # an open PDF keeps what was read of each page, half a megabyte, until it is closed
_MOST_PIXELS = 120_000_000  # A3 at 600 dots per inch has 70 million
_HEAD = 1024  # so far into the file a PDF may name itself
_HEIF = (b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif")
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")


def count_pictures(file: Path) -> int:
    """Return how many pictures a file holds.

    Raises:
        BadInputError: It is no PDF and no picture, or is locked with a password.
    """
    head = _head(file)
    if _is_pdf(head):
        with _opened_pdf(file) as document:
            return len(document)
    with _opened_picture(file, head) as opened:
        return getattr(opened, "n_frames", 1)


def pictures(file: Path) -> Iterator[Array]:
    """Yield each page or picture of a file, upright, as rows by columns by colours.

    Raises:
        BadInputError: It is no PDF and no picture, or a picture of it is far too large.
    """
    head = _head(file)
    if _is_pdf(head):
        yield from _pdf_pictures(file)
        return
    import numpy as np
    from PIL import ImageOps

    with _opened_picture(file, head) as opened:
        for frame in range(getattr(opened, "n_frames", 1)):
            opened.seek(frame)
            _check_size(file, opened)
            opened.draft("RGB", (_LARGEST_SIDE, _LARGEST_SIDE))
            upright = ImageOps.exif_transpose(opened.convert("RGB"))
            upright.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
            yield np.asarray(upright)


def as_pdf(picture: Array, turns: int) -> bytes:
    """Return a picture, turned back by quarters of a turn, as a PDF of one page."""
    import numpy as np
    from PIL import Image

    upright = Image.fromarray(np.ascontiguousarray(np.rot90(picture, turns)))
    upright.thumbnail((_KEPT_SIDE, _KEPT_SIDE))
    out = BytesIO()
    upright.save(out, "PDF", resolution=_PDF_DPI, quality=80)
    return out.getvalue()


def _is_pdf(head: bytes) -> bool:
    """Say whether a file calls itself a PDF, whatever its name ends in."""
    return b"%PDF-" in head


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_HEAD)
    except OSError as fault:
        raise _no_picture(file) from fault


def _check_size(file: Path, opened: Any) -> None:
    width, height = opened.size
    if width * height > _MOST_PIXELS:
        raise _too_large(file)


@contextmanager
def _opened_picture(file: Path, head: bytes) -> Iterator[Any]:
    from PIL import Image, UnidentifiedImageError

    if head[4:8] == b"ftyp" and head[8:12] in _HEIF:
        raise BadInputError(
            N_(
                "{file} is a photo in the format HEIC, which cannot be read here. Save it as JPEG, or set the "
                "camera of the phone to “most compatible”, and take the page again."
            ),
            file=file.name,
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its size is judged here
            with Image.open(file) as opened:
                _check_size(file, opened)
                yield opened
    except Image.DecompressionBombError as fault:
        raise _too_large(file) from fault
    except (UnidentifiedImageError, OSError) as fault:
        raise _no_picture(file) from fault


@contextmanager
def _opened_pdf(file: Path) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
    except (pypdfium2.PdfiumError, OSError) as fault:
        raise _unopened(file, fault) from fault
    try:
        yield document
    finally:
        document.close()


def _pdf_pictures(file: Path) -> Iterator[Array]:
    for first in range(0, count_pictures(file), _PAGES_AN_OPENING):
        with _opened_pdf(file) as document:
            for number in range(first, min(first + _PAGES_AN_OPENING, len(document))):
                page = document[number]
                try:
                    scale = min(_PDF_DPI / 72, _LARGEST_SIDE / max(page.get_size()))
                    yield page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3].copy()
                finally:
                    page.close()


def _unopened(file: Path, fault: Exception) -> BadInputError:
    import pypdfium2.raw

    if getattr(fault, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
        return BadInputError(
            N_("{file} is locked with a password. Save it without one, or scan the sheet again."),
            file=file.name,
        )
    return _no_picture(file)


def _too_large(file: Path) -> BadInputError:
    return BadInputError(
        N_("A picture in {file} is far too large. Scan the page again at 300 dots per inch."), file=file.name
    )


def _no_picture(file: Path) -> BadInputError:
    return BadInputError(
        N_(
            "{file} cannot be read as a picture. Choose PDF, JPEG, PNG or TIFF files that the scanner "
            "or the phone made."
        ),
        file=file.name,
    )
