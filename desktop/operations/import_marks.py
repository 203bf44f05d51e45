"""Remembers in which row each number or name of a list stood, in a dozen bytes each, however long the list."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import uint32, uint64
    from numpy.typing import NDArray

_RECENT = 2**16
_NOTHING = -(2**63)


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


class FirstRows:
    """The first row of each mark: all are learnt, then settled, then asked for."""

    def __init__(self) -> None:
        self._marks, self._rows = array("q"), array("I")

    def learn(self, mark: int, row: int) -> None:
        """Take note of a mark; rows come in order."""
        self._marks.append(mark)
        self._rows.append(row)

    def settle(self) -> dict[int, int]:
        """Keep the first row of each mark, and return of every later row the first that bears its mark."""
        if not self._marks:
            return {}
        import numpy

        marks, rows = numpy.frombuffer(self._marks, numpy.int64), numpy.frombuffer(self._rows, numpy.uint32)
        order = numpy.argsort(marks, kind="stable")
        marks, rows = marks[order], rows[order]
        is_first = numpy.concatenate(([True], marks[1:] != marks[:-1]))
        firsts = rows[is_first][numpy.cumsum(is_first) - 1]
        later = numpy.flatnonzero(rows != firsts)
        later = later[numpy.argsort(order[later])]  # as they were learnt
        self._marks = array("q", marks[is_first].tobytes())
        self._rows = array("I", rows[is_first].tobytes())
        return dict(zip(rows[later].tolist(), firsts[later].tolist(), strict=True))

    def row_of(self, mark: int) -> int:
        """Return the first row of a mark, 0 for none."""
        place = bisect_left(self._marks, mark)
        return self._rows[place] if place < len(self._marks) and self._marks[place] == mark else 0


class NumberByRow:
    """A number for some rows of a list, in eight bytes for each row up to the last of them."""

    def __init__(self) -> None:
        self._numbers = array("q")

    def __setitem__(self, row: int, number: int) -> None:
        """Remember the number of a row."""
        if row >= len(self._numbers):
            self._numbers.extend(array("q", (_NOTHING,)) * (row + 1 - len(self._numbers)))
        self._numbers[row] = number

    def __getitem__(self, row: int) -> int:
        """Return the number of a row that has one."""
        number = self.get(row)
        if number is None:
            raise KeyError(row)
        return number

    def get(self, row: int) -> int | None:
        """Return the number of a row, nothing where none was given."""
        number = self._numbers[row] if row < len(self._numbers) else _NOTHING
        return None if number == _NOTHING else number
