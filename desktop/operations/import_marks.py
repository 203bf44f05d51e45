"""Remembers in which row each number or name of a list stood, in a dozen bytes each, however long the list."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import uint32, uint64
    from numpy.typing import NDArray

_RECENT = 2**16


class RowMarks:
    """Rows by the hash of a mark: the latest in a dictionary, older ones in sorted arrays that grow by merging."""

    def __init__(self) -> None:
        self._recent: dict[int, int] = {}
        self._older: list[tuple[NDArray[uint64], NDArray[uint32]]] = []

    def recall(self, marks: Sequence[int]) -> Mapping[int, int]:
        """Return the rows of those marks that stood long before; ask once for a whole batch."""
        if not self._older:
            return {}
        import numpy

        wanted = numpy.array(marks, dtype=numpy.int64).view(numpy.uint64)
        found: dict[int, int] = {}
        for known, rows in self._older:
            places = numpy.searchsorted(known, wanted)
            places[places == len(known)] = 0
            hits = numpy.flatnonzero(known[places] == wanted).tolist()
            found |= {marks[hit]: int(rows[places[hit]]) for hit in hits}
        return found

    def row_of(self, mark: int, recalled: Mapping[int, int]) -> int:
        """Return the row where a mark stood first, 0 for none."""
        return self._recent.get(mark) or recalled.get(mark, 0)

    def add(self, marks: Iterable[int], row: int) -> None:
        """Remember the marks of a row."""
        for mark in marks:
            self._recent[mark] = row

    def settle(self) -> None:
        """Move what is in the dictionary into arrays once it is much; call it between batches."""
        if len(self._recent) < _RECENT:
            return
        import numpy

        marks = numpy.fromiter(self._recent.keys(), numpy.int64, len(self._recent)).view(numpy.uint64)
        rows = numpy.fromiter(self._recent.values(), numpy.uint32, len(self._recent))
        self._recent.clear()
        while self._older and len(self._older[-1][0]) <= len(marks):
            older, its_rows = self._older.pop()
            marks, rows = numpy.concatenate((older, marks)), numpy.concatenate((its_rows, rows))
        order = numpy.argsort(marks, kind="stable")
        self._older.append((marks[order], rows[order]))
