"""Says where in the words of a cell stand the letters that somebody looked for."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

Spans = Callable[[str], tuple[tuple[int, int], ...]]
Places = tuple[QRectF, ...]


def places_found(spans: Spans, words: str, font: QFont, placing: QTextOption, room: int) -> Places:
    """Return where the letters found stand, from where the words begin; letters that were cut off are not marked."""
    found = spans(words)
    if not found:
        return ()
    layout = QTextLayout(words, font)
    layout.setTextOption(placing)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room)
    layout.endLayout()
    return tuple(_place(line, range(start, end)) for start, end in found)


def _place(line: QTextLine, letters: range) -> QRectF:
    """Return the room of some letters, digits among Arabic ones included: those run the other way."""
    edges = [_x(line, letter, edge) for letter in letters for edge in QTextLine.Edge]
    return QRectF(min(edges), 0, max(edges) - min(edges), line.height())


def _x(line: QTextLine, letter: int, edge: QTextLine.Edge) -> float:
    found: tuple[float, int] = line.cursorToX(letter, edge)  # type: ignore[assignment]  # the stubs know only one of them
    return found[0]
