"""Fetches columns of a million numbers as arrays: one text a column, without a Python object for each number."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, Text, cast, func, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.store.word_index import is_file

if TYPE_CHECKING:
    from numpy.typing import NDArray  # loaded late: the door does without

    Array = NDArray[Any]

_PIECE = 500_000  # letters of a vector that are read at once, so that a window draws in between


def vectors(session: Session, wanted: Select[*tuple[Any, ...]]) -> list["Array"]:
    """Fetch each column as one text: arrays of a million without a million Python objects."""
    texts = session.execute(select(*(joined(session, column) for column in wanted.subquery().c))).one()
    return [_array(one or "") for one in texts]


def members(ids: "Array", most: int) -> "Array":
    """Return for each number up to `most` whether it is one of these."""
    import numpy

    held: Array = numpy.zeros(most + 1, dtype=bool)
    held[ids[ids <= most]] = True
    return held


def joined(session: Session, column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Return all values of a column as one text."""
    if is_file(session):
        return func.group_concat(column, text("','"))
    return func.string_agg(cast(column, Text), text("','"))


def _array(numbers: str) -> "Array":
    """Read numbers from a text, piece by piece: a window may draw in between."""
    import numpy

    array: Array = numpy.empty(numbers.count(",") + 1 if numbers else 0, dtype=numpy.int64)
    start, filled = 0, 0
    while start < len(numbers):
        end = numbers.find(",", start + _PIECE)
        end = len(numbers) if end < 0 else end
        piece = numpy.fromstring(numbers[start:end], dtype=numpy.int64, sep=",")
        array[filled : filled + len(piece)] = piece
        start, filled = end + 1, filled + len(piece)
    return array
