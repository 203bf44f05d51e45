"""Reads signed receipt sheets back from scans and photos: which page it is, and which places are signed.

Pages come in any order, turned or skewed. What a picture says is never trusted alone: a page must name this very
sheet and edition, and a place that is neither clearly signed nor clearly empty is left to a person, with its clip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.documents.box_judge import Strip, Verdict, judge
from desktop.documents.ink import darkness
from desktop.documents.sheet_map import Box, PageMap
from desktop.documents.sheet_pose import Found, Pose, find_pose
from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.progress import Progress

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_PDF_DPI = 200
_SCALE = 6.0  # pixels to a millimetre of the straightened picture
_AROUND_MM = 22.0  # so much of the neighbours is looked at as well: strokes and stamps come from there
_PATCH_MM = 9.0
_LEAST_PIXELS_PER_MM = 3.0
_LARGEST_SIDE = 12_000
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")


@dataclass(frozen=True, kw_only=True)
class Expected:
    """The sheet whose pages are read."""

    page_codes: Sequence[str]  # what the symbol of each page says, first page first
    maps: Sequence[PageMap]


@dataclass(frozen=True, kw_only=True)
class ReadRow:
    """One row: the place to sign, and the place for somebody who came instead."""

    row: int
    signature: Verdict
    agent: Verdict
    clip: bytes = b""  # PNG of both places where a person has to look


@dataclass(frozen=True, kw_only=True)
class ReadPage:
    """One picture that is a page of the sheet."""

    file: Path
    picture: int  # number in the file, from 1
    page: int
    rows: tuple[ReadRow, ...]


@dataclass(frozen=True, kw_only=True)
class UnreadPage:
    """One picture that could not be taken, and why, as a marked sentence."""

    file: Path
    picture: int
    reason: str


NO_SYMBOL = N_("No page code can be read. Scan the page again, whole and flat, at 200 dots per inch or more.")
OTHER_SHEET = N_("This page belongs to another sheet or edition. Read it with that distribution.")
NOT_STRAIGHT = N_("The lines of the page cannot be found. Scan it again, whole and flat.")
TOO_COARSE = N_("The picture is too coarse. Scan the page again at 200 dots per inch or more.")


def read_sheets(
    files: Sequence[Path], expected: Expected, progress: Progress
) -> Iterator[ReadPage | UnreadPage]:
    """Yield what each picture of the files says, in their order; one picture lies in memory at a time.

    Raises:
        BadInputError: A file is no PDF and no picture.
    """
    for done, file in enumerate(files):
        progress.advance(done, len(files), N_("Reading the signed sheets"))
        for number, picture in enumerate(_pictures(file), 1):
            progress.advance(done, len(files), N_("Reading the signed sheets"))
            yield _read(file, number, picture, expected)
    progress.advance(len(files), len(files), N_("Reading the signed sheets"))


def _pictures(file: Path) -> Iterator[Array]:
    """Yield each page or picture of a file as rows by columns by colours."""
    if file.suffix.lower() == ".pdf":
        yield from _pdf_pictures(file)
        return
    import numpy as np
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(file) as opened:
            for frame in range(getattr(opened, "n_frames", 1)):
                opened.seek(frame)
                upright = ImageOps.exif_transpose(opened.convert("RGB"))
                upright.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
                yield np.asarray(upright)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as fault:
        raise _no_picture(file) from fault


def _pdf_pictures(file: Path) -> Iterator[Array]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
    except (pypdfium2.PdfiumError, OSError) as fault:
        raise _no_picture(file) from fault
    try:
        for number in range(len(document)):
            page = document[number]
            scale = min(_PDF_DPI / 72, _LARGEST_SIDE / max(page.get_size()))
            yield page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3].copy()
    finally:
        document.close()


def _no_picture(file: Path) -> BadInputError:
    return BadInputError(
        N_("{file} is no PDF and no picture. Choose the files that the scanner or the phone made."),
        file=file.name,
    )


def _read(file: Path, number: int, picture: Array, expected: Expected) -> ReadPage | UnreadPage:
    def unread(reason: str) -> UnreadPage:
        return UnreadPage(file=file, picture=number, reason=reason)

    symbols = _symbols(picture)
    pages = [text for text in symbols if len(text) == len(expected.page_codes[0])]
    page = next((n for n, code in enumerate(expected.page_codes) if code in pages), None)
    if page is None:
        return unread(OTHER_SHEET if pages else NO_SYMBOL)
    places = expected.maps[page]
    found = _placed(symbols, expected.page_codes[page], places)
    scale = _pixels_per_mm(found[0])
    if scale < _LEAST_PIXELS_PER_MM:
        return unread(TOO_COARSE)
    dark = darkness(picture, max(8, round(_PATCH_MM * scale)))
    pose = find_pose(dark, places, found)
    if pose is None:
        return unread(NOT_STRAIGHT)
    return ReadPage(file=file, picture=number, page=page + 1, rows=_rows(dark, picture, pose, places))


def _symbols(picture: Array) -> dict[str, tuple[tuple[float, float], ...]]:
    """Return what the QR symbols of a picture say, each with its corners in the symbol's own order."""
    import numpy as np
    import zxingcpp

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    grey = np.ascontiguousarray(picture.mean(axis=2).astype(np.uint8))
    read = {}
    for one in zxingcpp.read_barcodes(grey, formats=formats):
        place = one.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        read[one.text] = tuple((float(corner.x), float(corner.y)) for corner in corners)
    return read


def _placed(
    symbols: dict[str, tuple[tuple[float, float], ...]], page_code: str, places: PageMap
) -> list[Found]:
    """Return the symbols whose place on the page is known, the page's own first."""
    found = [Found(places.page_symbol, symbols[page_code])]
    by_row = {f"{page_code[:12]}{row:06d}": box for row, box in places.row_symbols.items()}
    found += [Found(by_row[text[:18]], corners) for text, corners in symbols.items() if text[:18] in by_row]
    return found


def _pixels_per_mm(found: Found) -> float:
    (x1, y1), _right, (x2, y2), _left = found.corners
    return float(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 / (found.place.width * 2**0.5))


def _rows(dark: Array, picture: Array, pose: Pose, places: PageMap) -> tuple[ReadRow, ...]:
    signatures = dict(zip(places.signatures, _column(dark, pose, places, places.signatures), strict=True))
    agents = dict(zip(places.agents, _column(dark, pose, places, places.agents), strict=True))
    rows = []
    for row, verdict in signatures.items():
        agent = agents.get(row, Verdict.EMPTY)
        needs_eyes = verdict is Verdict.DOUBTFUL or agent is not Verdict.EMPTY
        clip = _clip(picture, pose, places.agents.get(row), places.signatures[row]) if needs_eyes else b""
        rows.append(ReadRow(row=row, signature=verdict, agent=agent, clip=clip))
    return tuple(rows)


def _column(dark: Array, pose: Pose, places: PageMap, boxes: dict[int, Box]) -> list[Verdict]:
    if not boxes:
        return []
    listed = list(boxes.values())
    first, last = listed[0], listed[-1]
    frame = Box(
        first.left - _AROUND_MM,
        first.top - _AROUND_MM,
        first.width + 2 * _AROUND_MM,
        last.top + last.height - first.top + 2 * _AROUND_MM,
    )
    tops = [box.top for box in listed] + [last.top + last.height]
    return judge(
        Strip(
            dark=_straightened(dark, pose, frame, _SCALE),
            scale=_SCALE,
            left=round(_AROUND_MM * _SCALE),
            right=round((_AROUND_MM + first.width) * _SCALE),
            edges=[round((top - frame.top) * _SCALE) for top in tops],
            uprights=[
                round((line - frame.left) * _SCALE)
                for line in places.verticals
                if 0 <= line - frame.left <= frame.width
            ],
        )
    )


def _straightened(layer: Array, pose: Pose, frame: Box, scale: float) -> Array:
    """Return a frame of the paper as it would lie flat, each pixel the mean of four."""
    import numpy as np

    fine = 2 * scale
    x = frame.left + (np.arange(round(frame.width * scale) * 2) + 0.5) / fine
    y = frame.top + (np.arange(round(frame.height * scale) * 2) + 0.5) / fine
    u, v = pose.pixels(*np.meshgrid(x, y))
    rows, columns = layer.shape[:2]
    taken = layer[
        np.clip(np.rint(v), 0, rows - 1).astype(int), np.clip(np.rint(u), 0, columns - 1).astype(int)
    ]
    height, width = len(y) // 2, len(x) // 2
    flat: Array = taken.reshape(height, 2, width, 2, *taken.shape[2:]).mean(axis=(1, 3))
    return flat


def _clip(picture: Array, pose: Pose, agent: Box | None, signature: Box) -> bytes:
    """Return a small picture of a row's places, a little more than the boxes."""
    import numpy as np
    from PIL import Image

    boxes = [box for box in (agent, signature) if box is not None]
    left, top = min(box.left for box in boxes) - 1, signature.top - 2
    right = max(box.left + box.width for box in boxes) + 1
    flat = _straightened(picture, pose, Box(left, top, right - left, signature.height + 4), _SCALE)
    out = BytesIO()
    Image.fromarray(flat.astype(np.uint8)).save(out, "PNG")
    return out.getvalue()
