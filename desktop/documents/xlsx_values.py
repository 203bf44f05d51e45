"""What the bytes of an .xlsx cell mean, by its kind and style."""

from collections.abc import Callable
from datetime import date, timedelta
from zipfile import ZipFile

from desktop.documents.xlsx_parts import date_styles
from desktop.documents.xlsx_texts import SharedTexts, unmarked
from desktop.models.importing import Cell

Reading = Callable[[bytes], Cell]
_DAY_ZERO, _DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_958_465  # 31 December 9999
_FEBRUARY_1900 = 61  # spreadsheets count a 29 February 1900 that never was
_MOST_REMEMBERED = 2**14  # a list of any length repeats few of its dates


class CellValues:
    """How each kind of cell of one workbook is read."""

    def __init__(self, archive: ZipFile, *, counts_from_1904: bool) -> None:
        self._archive = archive
        self._zero = _DAY_ZERO_1904 if counts_from_1904 else _DAY_ZERO
        self._date_styles = date_styles(archive)
        self._shared: SharedTexts | None = None
        self._dates = _Days(self._date)
        self._readings: dict[tuple[bytes, bytes], Reading] = {}

    def reading(self, style: bytes, kind: bytes) -> Reading:
        """Return what makes a value of the bytes of such a cell."""
        found = self._readings.get((style, kind))
        if found is None:
            found = self._readings[style, kind] = self._chosen(style, kind)
        return found

    def _chosen(self, style: bytes, kind: bytes) -> Reading:
        if kind == b"s":
            return self._texts().read
        if kind in (b"", b"n"):
            return self._dates.__getitem__ if style in self._date_styles else float
        return {b"b": _truth, b"e": _nothing, b"d": _written_date}.get(kind, unmarked)

    def _texts(self) -> SharedTexts:
        if self._shared is None:
            self._shared = SharedTexts(self._archive)
        return self._shared

    def _date(self, raw: bytes) -> Cell:
        days = float(raw)
        if not 1 <= days <= _LAST_DAY:
            return days
        whole = int(days)
        if self._zero == _DAY_ZERO and whole < _FEBRUARY_1900:
            whole += 1
        try:
            return self._zero + timedelta(days=whole)
        except OverflowError:
            return days


class _Days(dict[bytes, Cell]):
    """The days of the last numbers, for a list repeats few of them."""

    def __init__(self, read: Reading) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, number: bytes) -> Cell:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        value = self[number] = self._read(number)
        return value


def _truth(raw: bytes) -> Cell:
    return unmarked(raw) == "1"


def _nothing(_raw: bytes) -> Cell:
    return ""  # #N/A and its like say nothing


def _written_date(raw: bytes) -> Cell:
    text = unmarked(raw)
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text
