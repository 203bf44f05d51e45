"""Reads signed receipt sheets back from scans and photos: which page it is, and which places are signed.

Pages come in any order, turned or skewed. What a picture says is never trusted alone: a page must name this very
sheet and edition, and a place that is neither clearly signed nor clearly empty is left to a person, with its clip.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from math import atan2, pi
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.documents.box_judge import Strip, Verdict, judge
from desktop.documents.ink import darkness, shrunk
from desktop.documents.scanned_pictures import count_pictures, pictures
from desktop.documents.sheet_map import Box, PageMap
from desktop.documents.sheet_pose import Found, Pose, find_pose
from desktop.documents.streaks import lift_streaks
from desktop.marking import N_
from desktop.models.paper import PAPER_DIGITS
from desktop.progress import Progress

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_SCALE = 6.0  # pixels to a millimetre of the straightened picture
_AROUND_MM = 22.0  # so much of the neighbours is looked at as well: strokes and stamps come from there
_PATCH_MM = 9.0
_LEAST_PIXELS_PER_MM = 3.0


@dataclass(frozen=True, kw_only=True)
class Expected:
    """The sheet whose pages are read."""

    page_codes: Sequence[str]  # what the symbol of each page says, first page first
    maps: Sequence[PageMap]
    mark_of: Callable[[int], str]  # what the symbol of a row says
    entered: Mapping[int, bool] = field(
        default_factory=dict
    )  # rows with a result: whether it was handed over


@dataclass(frozen=True, kw_only=True)
class ReadRow:
    """One row: the place to sign, and the place for somebody who came instead."""

    row: int
    signature: Verdict
    agent: Verdict
    clip: bytes = b""  # JPEG of both places where a person has to look


@dataclass(frozen=True, kw_only=True)
class ReadPage:
    """One picture that is a page of the sheet."""

    file: Path
    picture: int  # number in the file, from 1
    page: int
    turns: int  # quarters of a turn clockwise by which it lies in the picture
    rows: tuple[ReadRow, ...]


@dataclass(frozen=True, kw_only=True)
class UnreadPage:
    """One picture that could not be taken, and why, as a marked sentence."""

    file: Path
    picture: int
    reason: str


NO_SYMBOL = N_("No page code can be read. Scan the page again, whole and flat, at 200 dots per inch or more.")
OTHER_SHEET = N_("This page belongs to another sheet or edition. Read it with that distribution.")
OTHER_PAPER = N_("This is another paper of a round, not its receipt sheet. It is not needed here.")
NOT_STRAIGHT = N_("The lines of the page cannot be found. Scan it again, whole and flat.")
NOT_OURS = N_(
    "The codes of this page do not check. It was not printed by this office; keep it and ask who made it."
)
NO_MARKS = N_(
    "No row codes can be read on this page. A copy for posting has none and is not needed; "
    "scan the page that was signed again, at 200 dots per inch or more."
)
TOO_COARSE = N_("The picture is too coarse. Scan the page again at 200 dots per inch or more.")


def read_sheets(
    files: Sequence[Path], expected: Expected, progress: Progress
) -> Iterator[ReadPage | UnreadPage]:
    """Yield what each picture of the files says, in their order; one picture lies in memory at a time.

    Raises:
        BadInputError: A file is no PDF and no picture.
    """
    done, seen = 0, set[int]()
    totals = [count_pictures(file) for file in files]
    for file in files:
        for number, picture in enumerate(pictures(file), 1):
            progress.advance(done, sum(totals), N_("Reading the signed sheets"))
            read = _read(file, number, picture, expected, seen)
            if isinstance(read, ReadPage):
                seen.add(read.page)
            done += 1
            yield read
    progress.advance(done, done, N_("Reading the signed sheets"))


def _read(
    file: Path, number: int, picture: Array, expected: Expected, seen: Container[int]
) -> ReadPage | UnreadPage:
    def unread(reason: str) -> UnreadPage:
        return UnreadPage(file=file, picture=number, reason=reason)

    symbols = _symbols(picture)
    pages = [text for text in symbols if len(text) == len(expected.page_codes[0])]
    page = next((n for n, code in enumerate(expected.page_codes) if code in pages), None)
    if page is None:
        return unread(_reason(symbols, expected.page_codes[0]))
    places = expected.maps[page]
    found = _placed(symbols, expected.page_codes[page], places)
    scale = _pixels_per_mm(found[0])
    marks = _marks(symbols, expected.page_codes[page], places)
    if any(text != expected.mark_of(row) for row, text in marks.items()):
        return unread(NOT_OURS)
    if scale < _LEAST_PIXELS_PER_MM:
        return unread(TOO_COARSE)
    if not marks:
        return unread(NO_MARKS)
    dark = lift_streaks(darkness(picture, max(8, round(_PATCH_MM * scale))))
    pose = find_pose(dark, places, found)
    if pose is None:
        return unread(NOT_STRAIGHT)
    rows = []
    for row, (signature, agent) in _judged(dark, picture, pose, places).items():
        needs_eyes = page + 1 in seen or _needs_eyes(signature, agent, expected.entered.get(row))
        clip = _clip(picture, pose, places.agents.get(row), places.signatures[row]) if needs_eyes else b""
        rows.append(ReadRow(row=row, signature=signature, agent=agent, clip=clip))
    return ReadPage(file=file, picture=number, page=page + 1, turns=_turns(found[0]), rows=tuple(rows))


def _reason(symbols: Collection[str], page_code: str) -> str:
    """Return why a picture is no page of the sheet whose first page has a code."""
    lengths = {len(text) for text in symbols if text.isdigit()}
    if len(page_code) in lengths:
        return OTHER_SHEET
    return OTHER_PAPER if len(page_code) + PAPER_DIGITS in lengths else NO_SYMBOL


def _symbols(picture: Array) -> dict[str, tuple[tuple[float, float], ...]]:
    """Return what the QR symbols of a picture say, each with its corners in the symbol's own order."""
    import numpy as np
    import zxingcpp

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    grey = ((np.add(picture[:, :, 0], picture[:, :, 1], dtype=np.uint16) + picture[:, :, 2]) // 3).astype(
        np.uint8
    )
    read = {}
    for one in zxingcpp.read_barcodes(grey, formats=formats):
        place = one.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        read[one.text] = tuple((float(corner.x), float(corner.y)) for corner in corners)
    return read


def _marks(symbols: Collection[str], page_code: str, places: PageMap) -> dict[int, str]:
    """Return the marks of rows that can be read.

    Anybody can make a page's own symbol; a row's mark ends in a tag that only the office can.
    """
    rows = {f"{page_code[:12]}{row:06d}": row for row in places.row_symbols}
    return {rows[text[:18]]: text for text in symbols if text[:18] in rows and len(text) > len(page_code)}


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


def _turns(found: Found) -> int:
    """Return by how many quarters of a turn, clockwise, the page lies."""
    (x1, y1), (x2, y2), *_others = found.corners
    return round(atan2(y2 - y1, x2 - x1) * 2 / pi) % 4


def _judged(dark: Array, picture: Array, pose: Pose, places: PageMap) -> dict[int, tuple[Verdict, Verdict]]:
    """Return what became of the place to sign and of the agent's place in each row."""
    columns = [boxes for boxes in (places.signatures, places.agents) if boxes]
    firsts = [next(iter(boxes.values())) for boxes in columns]
    verdicts = judge(_strip(dark, picture, pose, places, firsts))
    agents = verdicts[1] if places.agents else [Verdict.EMPTY] * len(places.signatures)
    return dict(zip(places.signatures, zip(verdicts[0], agents, strict=True), strict=True))


def _needs_eyes(signature: Verdict, agent: Verdict, was_handed_over: bool | None) -> bool:
    """Say whether a person has to look: it is not clear, somebody else came, or it was entered otherwise."""
    if signature is Verdict.DOUBTFUL or agent is not Verdict.EMPTY:
        return True
    return was_handed_over not in (None, signature is Verdict.FILLED)


def _strip(dark: Array, picture: Array, pose: Pose, places: PageMap, firsts: Sequence[Box]) -> Strip:
    """Return the columns that begin with these boxes, straightened out."""
    listed = list(places.signatures.values())
    bottom = listed[-1].top + listed[-1].height
    left, right = min(box.left for box in firsts), max(box.left + box.width for box in firsts)
    frame = Box(
        left - _AROUND_MM,
        listed[0].top - _AROUND_MM,
        right - left + 2 * _AROUND_MM,
        bottom - listed[0].top + 2 * _AROUND_MM,
    )

    def across(place: float) -> int:
        return round((place - frame.left) * _SCALE)

    flat, colours = _straightened(pose, frame, dark, picture)
    return Strip(
        dark=flat,
        colours=colours,
        scale=_SCALE,
        columns=[(across(box.left), across(box.left + box.width)) for box in firsts],
        edges=[round((top - frame.top) * _SCALE) for top in (*(box.top for box in listed), bottom)],
        uprights=[across(line) for line in places.verticals if 0 <= line - frame.left <= frame.width],
    )


def _straightened(pose: Pose, frame: Box, *layers: Array) -> Iterator[Array]:
    """Yield a frame of the paper as it would lie flat in each layer of the picture, each pixel the mean of four."""
    import numpy as np

    height, width = round(frame.height * _SCALE), round(frame.width * _SCALE)
    u, v = pose.grid(frame, 2 * height, 2 * width)
    rows, columns = layers[0].shape[:2]
    places = np.clip(v, 0, rows - 1) * columns + np.clip(u, 0, columns - 1)
    for layer in layers:
        yield shrunk(layer.reshape(rows * columns, *layer.shape[2:]).take(places, axis=0), 2)


def _clip(picture: Array, pose: Pose, agent: Box | None, signature: Box) -> bytes:
    """Return a small picture of a row's places, a little more than the boxes."""
    import numpy as np
    from PIL import Image

    boxes = [box for box in (agent, signature) if box is not None]
    left, top = min(box.left for box in boxes) - 1, signature.top - 2
    right = max(box.left + box.width for box in boxes) + 1
    (flat,) = _straightened(pose, Box(left, top, right - left, signature.height + 4), picture)
    out = BytesIO()
    Image.fromarray(flat.astype(np.uint8)).save(out, "JPEG", quality=85)
    return out.getvalue()
