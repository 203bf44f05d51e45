"""Reads the rows of .xlsx sheets as a stream: a million rows need no more memory than a thousand.

It knows the XML that Excel, LibreOffice and the libraries write. For anything else it raises
`BrokenPartError` before its first row, and a general reader takes over.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import ZipFile

from desktop.documents.xlsx_parts import BrokenPartError, SheetPart, contents
from desktop.documents.xlsx_shape import RowShape
from desktop.documents.xlsx_texts import MOST_RUN, has_marks, plain_text, unmarked
from desktop.documents.xlsx_values import CellValues
from desktop.models.importing import Cell, Line

_BLOCK = 2**18
_MOST_MERGED = 200_000
_MOST_HIDDEN = 400  # columns beyond are read by nobody
_UNPLAIN = (b"<f>", b"<f ", b'hidden="1"', b'hidden="true"')
_ROW = re.compile(rb"<row( [^>]*?)?(?:/>|>(.*?)</row>)", re.DOTALL)
_NO_CELLS = (b"<!", b"<?", b"<row")
_ROW_NUMBER = re.compile(rb' r="([0-9]+)"')
_PLAIN = re.compile(  # nearly every cell; one pass of it is half the time of the general one
    rb'<c(?: r="([A-Z]{1,3})[0-9]+")?(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?'
    rb'(?:/>|>(?:<v>([^<]*)</v>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
_CELL = re.compile(
    rb'<c(?: r="([A-Z]{1,3})[0-9]+")?(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?(?: [a-z]+="[^"]*")*'
    rb"(?:/>|>(<f(?:[^>]*/>|.*?</f>))?(?:<v(?: [^>]*)?>([^<]*)</v>|<v/>)?(?:<is>(.*?)</is>)?[^<]*</c>)",
    re.DOTALL,
)
_SPOILT_ORDER = re.compile(rb"<c (?=[^>]*[rst]=)([^>]*?)(/?)>")
_ATTRIBUTE = re.compile(rb'([a-z:A-Z]+)="([^"]*)"')
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:([A-Z]+)([0-9]+)"')
_HIDDEN_COLUMN = re.compile(
    rb'<col (?=[^>]*hidden="(?:1|true)")(?=[^>]*min="([0-9]+)")(?=[^>]*max="([0-9]+)")'
)
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_PLACE = re.compile(rb' r="([A-Z]{1,3})([0-9]{1,10})"')


class Merged(NamedTuple):
    """A cell that reaches over several rows."""

    column: int  # from 0
    top: int  # row, from 1
    bottom: int


class Outline(NamedTuple):
    """What stands around the rows of a sheet."""

    height: int
    hidden_columns: tuple[int, ...]  # from 0
    merged: tuple[Merged, ...]
    is_plain: bool  # no formula and no hidden row among them


class XlsxStream:
    """The sheets of one .xlsx file."""

    def __init__(self, path: Path) -> None:
        self._archive = ZipFile(path)
        found = contents(self._archive)
        self.parts: dict[str, SheetPart] = {one.name: one for one in found.sheets}
        self._values = CellValues(self._archive, counts_from_1904=found.counts_from_1904)
        names = self._archive.namelist()
        self.has_macros = any(name.lower().endswith("vbaproject.bin") for name in names)
        self.has_links = any("externallinks/" in name.lower() for name in names)

    def size(self, sheet: str) -> int:
        """Return how many bytes the sheet unpacks to."""
        return self._archive.getinfo(self.parts[sheet].path).file_size

    def outline(self, sheet: str) -> Outline:
        """Return what stands around the rows; the sheet is unpacked once for it, and not understood.

        Raises:
            BrokenPartError: It is not the XML that spreadsheets write.
        """
        merged: list[Merged] = []
        is_plain = True
        with self._archive.open(self.parts[sheet].path) as part:
            block = part.read(_BLOCK)
            begin = block.find(b"<sheetData")
            if begin < 0 or b"<!" in block[:begin]:
                raise BrokenPartError("not the XML that spreadsheets write")
            height, hidden = _opening(block[:begin])
            tail = block[begin:]
            while tail:
                is_plain = is_plain and not any(mark in tail for mark in _UNPLAIN)
                if b"<mergeCell " in tail and len(merged) < _MOST_MERGED:
                    merged += _merged(tail)
                block = part.read(_BLOCK)
                tail = tail[-100:] + block if block else b""
        return Outline(height, hidden, tuple(dict.fromkeys(merged)), is_plain)

    def area(self, sheet: str) -> int:
        """Return how many cells lie between the first and the last of a sheet, blank ones too."""
        widest = lowest = 0
        with self._archive.open(self.parts[sheet].path) as part:
            tail = b""
            while block := part.read(_BLOCK):
                for letters, row in set(_PLACE.findall(tail + block)):
                    widest, lowest = max(widest, _column(letters) + 1), max(lowest, int(row))
                tail = block[-30:]
        return widest * lowest

    def rows(self, sheet: str) -> Iterator[Sequence[Cell]]:
        """Yield every row from the first of the sheet, blank ones too."""
        expected = 1
        shape = RowShape(self._values.reading)
        for attributes, inner in self._raw_rows(sheet):
            given = _ROW_NUMBER.search(attributes)
            number = int(given[1]) if given else expected
            if number < expected or number - expected > 2**20:
                raise BrokenPartError("rows out of order")
            for _ in range(number - expected):
                yield []
            expected = number + 1
            cells = self._cells(inner, shape) if inner else []
            if b'hidden="1"' in attributes or b'hidden="true"' in attributes:
                cells = Line(cells, is_hidden=True)
            yield cells

    def _raw_rows(self, sheet: str) -> Iterator[tuple[bytes, bytes]]:
        """Yield attributes and content of every row; what is no row is skipped."""
        with self._archive.open(self.parts[sheet].path) as part:
            rest = _begun(part)
            while True:
                end = rest.find(b"</sheetData>")
                cut = end if end >= 0 else max(rest.rfind(b"<row"), 0)
                yield from _split(rest[:cut])
                if end >= 0 or rest.startswith(b"/>"):  # a sheet without rows closes itself at once
                    return
                block = part.read(_BLOCK)
                if not block or len(rest) - cut > MOST_RUN:
                    raise BrokenPartError("cut short")
                rest = rest[cut:] + block

    def _cells(self, inner: bytes, shape: RowShape) -> list[Cell]:
        if not has_marks(inner) and (known := shape.read(inner)) is not None:
            return known
        if any(mark in inner for mark in _NO_CELLS):
            raise BrokenPartError("comments, sections or rows among the cells")
        found = _PLAIN.findall(inner)
        if len(found) != inner.count(b"<c"):
            return self._strange_cells(inner)
        cells: list[Cell] = []
        places: list[int] = []
        for letters, style, kind, raw, inline in found:
            if letters and (place := _column(letters)) != len(cells):
                _fill(cells, place)
            places.append(len(cells))
            if inline:
                cells.append(unmarked(inline))
            else:
                cells.append(self._values.reading(style, kind)(raw) if raw else "")
        shape.learn(places, found)
        return cells

    def _strange_cells(self, inner: bytes) -> list[Cell]:
        """Read a row with formulas, formatted runs of text, or attributes in another order."""
        found = _CELL.findall(inner)
        if len(found) != _count(inner):
            inner = _SPOILT_ORDER.sub(_in_order, inner)
            found = _CELL.findall(inner)
            if len(found) != _count(inner):
                raise BrokenPartError("a cell that is none")
        cells: list[Cell] = []
        formulas: list[int] = []
        for letters, style, kind, formula, raw, rich in found:
            if letters and (place := _column(letters)) != len(cells):
                _fill(cells, place)
            if formula:
                formulas.append(len(cells))
            if rich:
                cells.append(plain_text(rich))
            else:
                cells.append(self._values.reading(style, kind)(raw) if raw else "")
        return Line(cells, formulas=tuple(formulas)) if formulas else cells


def _split(whole: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield attributes and content of the rows in a part of a sheet."""
    *pieces, last = whole.split(b"</row>")
    for piece in pieces:
        close = piece.find(b">")
        is_one = piece.startswith((b"<row ", b"<row>")) and not piece.endswith(b"/", 0, close)
        if is_one:
            yield piece[4:close], piece[close + 1 :]
        else:
            yield from _strange_rows(piece + b"</row>")
    yield from _strange_rows(last)


def _strange_rows(part: bytes) -> list[tuple[bytes, bytes]]:
    """Return blank rows that close themselves, and the row that may follow them."""
    if b"<!" in part or b"<?" in part:
        raise BrokenPartError("comments or sections among the rows")
    found = _ROW.findall(part)
    if len(found) != part.count(b"<row"):
        raise BrokenPartError("a row that is none")
    return found


def _begun(part: IO[bytes]) -> bytes:
    """Return the first bytes behind the mark where the rows begin."""
    block = part.read(_BLOCK)
    begin = block.find(b"<sheetData")
    if begin < 0 or b"<!" in block[:begin]:
        raise BrokenPartError("not the XML that spreadsheets write")
    return block[begin + len(b"<sheetData") :]


def _opening(head: bytes) -> tuple[int, tuple[int, ...]]:
    """Return the number of rows that a sheet claims, and its hidden columns."""
    found = _DIMENSION.search(head)
    hidden: set[int] = set()
    for first, last in _HIDDEN_COLUMN.findall(head):
        hidden.update(range(int(first) - 1, min(int(last), _MOST_HIDDEN)))
    return int(found[2]) if found else 0, tuple(sorted(hidden))


def _merged(part: bytes) -> list[Merged]:
    return [
        Merged(_column(first), int(top), int(bottom))
        for first, top, last, bottom in _MERGED.findall(part)
        if first == last and top != bottom
    ]


def _fill(cells: list[Cell], place: int) -> None:
    """Add the empty cells that the file leaves out before a column."""
    if place < len(cells):
        raise BrokenPartError("cells out of order")
    cells.extend([""] * (place - len(cells)))


def _count(inner: bytes) -> int:
    return inner.count(b"<c ") + inner.count(b"<c>") + inner.count(b"<c/>")


@lru_cache(maxsize=1024)
def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _in_order(match: re.Match[bytes]) -> bytes:
    """Write the attributes of a cell in the order that this reader knows."""
    given = dict(_ATTRIBUTE.findall(match[1]))
    known = b"".join(b' %b="%b"' % (name, given[name]) for name in (b"r", b"s", b"t") if name in given)
    return b"<c%b%b>" % (known, match[2])
