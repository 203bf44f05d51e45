"""Reads .csv and pasted text: finds encoding and separator by itself, and never keeps more than a row."""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.importing import Cell

_SEPARATORS = "\t;,|"
_MOST_CELL = 100_000
_PROBED = 2**16


class SeparatedText:
    """The one list of a text file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.sheets: tuple[str, ...] = (path.stem,)
        self._encoding = _encoding(path)
        self._separator = self._find_separator()

    def rows(self, sheet: str) -> Iterator[Sequence[Cell]]:
        """Yield every row; blank lines are rows, so that numbers agree with what an editor shows."""
        csv.field_size_limit(_MOST_CELL)
        try:
            with self._path.open(encoding=self._encoding, newline="") as text:
                yield from csv.reader(text, delimiter=self._separator)
        except (UnicodeDecodeError, csv.Error) as fault:
            raise BadInputError(
                N_("The text file {file} cannot be read as a list. Save it from Excel as “CSV UTF-8”."),
                code="E_NOT_WORKBOOK",
                file=self._path.name,
            ) from fault

    def height(self, sheet: str) -> int:
        """Return 0: only reading tells."""
        return 0

    def _find_separator(self) -> str:
        try:
            with self._path.open(encoding=self._encoding, newline="") as text:
                lines = text.read(_PROBED).splitlines()[:50]
        except UnicodeDecodeError:
            return ","
        return max(_SEPARATORS, key=lambda one: sum(line.count(one) for line in lines))


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_PROBED)
        if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return "utf-16"
        if head.startswith(BOM_UTF8):
            return "utf-8-sig"
        if b"\0" in head:
            raise BadInputError(
                N_(
                    "The file {file} is not a workbook. Choose an Excel or LibreOffice file, "
                    "or a CSV file saved from one."
                ),
                code="E_NOT_WORKBOOK",
                file=path.name,
            )
        try:
            head[:-4].decode("utf-8") if len(head) == _PROBED else head.decode("utf-8")
        except UnicodeDecodeError as fault:
            is_cut = len(head) == _PROBED and fault.start > len(head) - 8
            return "utf-8" if is_cut else "cp1256"
        return "utf-8"
