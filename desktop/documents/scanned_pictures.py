"""Opens what scanners and phones make: PDFs and pictures, one page in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import BadInputError
from desktop.marking import N_

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_PDF_DPI = 200
_LARGEST_SIDE = 12_000
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")


def count_pictures(file: Path) -> int:
    """Return how many pictures a file holds.

    Raises:
        BadInputError: It is no PDF and no picture.
    """
    if file.suffix.lower() == ".pdf":
        with _opened_pdf(file) as document:
            return len(document)
    with _opened_picture(file) as opened:
        return getattr(opened, "n_frames", 1)


def pictures(file: Path) -> Iterator[Array]:
    """Yield each page or picture of a file, upright, as rows by columns by colours.

    Raises:
        BadInputError: It is no PDF and no picture.
    """
    if file.suffix.lower() == ".pdf":
        yield from _pdf_pictures(file)
        return
    import numpy as np
    from PIL import ImageOps

    with _opened_picture(file) as opened:
        for frame in range(getattr(opened, "n_frames", 1)):
            opened.seek(frame)
            upright = ImageOps.exif_transpose(opened.convert("RGB"))
            upright.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
            yield np.asarray(upright)


@contextmanager
def _opened_picture(file: Path) -> Iterator[Any]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(file) as opened:
            yield opened
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as fault:
        raise _no_picture(file) from fault


@contextmanager
def _opened_pdf(file: Path) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
    except (pypdfium2.PdfiumError, OSError) as fault:
        raise _no_picture(file) from fault
    try:
        yield document
    finally:
        document.close()


def _pdf_pictures(file: Path) -> Iterator[Array]:
    with _opened_pdf(file) as document:
        for page in document:
            scale = min(_PDF_DPI / 72, _LARGEST_SIDE / max(page.get_size()))
            yield page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3].copy()


def _no_picture(file: Path) -> BadInputError:
    return BadInputError(
        N_(
            "{file} cannot be read as a picture. Choose PDF, JPEG, PNG or TIFF files that the scanner "
            "or the phone made."
        ),
        file=file.name,
    )
