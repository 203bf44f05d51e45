"""Reads .csv and pasted text: finds encoding and separator by itself, and never keeps more than a row."""

import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import TextIO

from desktop.documents.text_encoding import PROBED, encoding_of
from desktop.documents.workbook_faults import no_text, too_wide
from desktop.models.importing import MOST_COLUMNS, Cell
from desktop.models.problem import Problem

_SEPARATORS = "\t;,|"
_MOST_CELL = 2**22


class SeparatedText:
    """The one list of a text."""

    def __init__(self, name: str, opened: Callable[[], TextIO]) -> None:
        """Take the name of the list, and how its text is opened, each time from the beginning."""
        self.sheets: tuple[str, ...] = (name,)
        self._opened = opened
        self._separator = self._find_separator()

    def rows(self, sheet: str) -> Iterator[Sequence[Cell]]:
        """Yield every row; blank lines are rows, so that numbers agree with what an editor shows."""
        csv.field_size_limit(_MOST_CELL)
        try:
            with self._opened() as text:
                for row in csv.reader(text, delimiter=self._separator):
                    if len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]):
                        raise too_wide(sheet, len(row))
                    yield row
        except (UnicodeDecodeError, csv.Error) as fault:
            raise no_text(self.sheets[0]) from fault

    def height(self, sheet: str) -> int:
        """Return 0: only reading tells."""
        return 0

    def remarks(self, sheet: str) -> list[Problem]:
        """Return nothing: a text hides nothing."""
        return []

    def _find_separator(self) -> str:
        try:
            with self._opened() as text:
                lines = text.read(PROBED).splitlines()[:50]
        except UnicodeDecodeError:
            return ","
        return max(_SEPARATORS, key=lambda one: sum(line.count(one) for line in lines))


def text_file(path: Path) -> SeparatedText:
    """Return the list of a text file.

    Raises:
        BadInputError: It is no text.
    """
    encoding = encoding_of(path)
    return SeparatedText(path.stem, lambda: path.open(encoding=encoding, newline=""))


def pasted_text(name: str, text: str) -> SeparatedText:
    """Return the list that was copied from a spreadsheet: tabs between the cells."""
    return SeparatedText(name, lambda: StringIO(text, newline=""))
