"""Places that are filled on every row of a list: what a page shows in one column is written in one go."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import Any

from desktop.documents import quantities
from desktop.documents.code_lines import shape_of
from desktop.documents.pdf_file import MM
from desktop.documents.pen import MIDDLE, Align, Pen, Room
from desktop.documents.shaping import UNITS, codes_of
from desktop.documents.typography import LEAST_SHARE, LEAST_SIZE, Style, smaller_size
from desktop.i18n.tongue import LATIN_LETTERS, Tongue

_MET_VALUES = 1000  # that a slot remembers
_STEPS = 10  # to the point: where a line begins


class _Beginnings(dict[int, str]):
    """What stands before the words of a line, by the tenths of a point that it begins behind the room's left side."""

    def __init__(self, font: str, left: float, height: float) -> None:
        super().__init__()
        self._font, self._left, self._end = font, left, f" {height:.2f} Tm [("

    def __missing__(self, steps: int) -> str:
        begun = self[steps] = f"{self._font}1 0 0 1 {self._left + steps / _STEPS:.1f}{self._end}"
        return begun


class Slot(dict[Hashable, str]):
    """A place that is filled on every row; what was met before is written only once.

    Its room, and what it shows, are counted from the top of a row.
    """

    def __init__(
        self,
        pen: Pen,
        room: Room,
        *,
        size: float,
        style: Style = Style.TEXT,
        align: Align = Align.CENTRE,
        most_lines: int = 1,
        written: Callable[[Any], str] = str,
    ) -> None:
        super().__init__()
        self._pen = pen
        self._room = room
        self.face = pen.faces[style]
        self._plain = self.face.plain
        self._size, self._style, self._align, self._most_lines = size, style, align, most_lines
        self._written = written
        self._width = room.width * MM
        self._scale = size / UNITS
        self._share = _STEPS * pen.indent(0, 1, align)
        self._middle = -(room.top + room.height / 2) * MM
        self._smaller: dict[float, _Beginnings] = {}
        self._beginnings = self._begun(size)

    def begin(self, width: float) -> str:
        """Return what stands before words of a width in thousandths.

        Raises:
            KeyError: There is no room for them.
        """
        room = self._width - width * self._scale
        if room < 0:
            raise KeyError(width)
        return self._beginnings[int(room * self._share)]

    def column(self, values: Iterable[Any]) -> list[str]:
        """Return the operators that write each of some values."""
        return list(map(self.__getitem__, values))

    def __missing__(self, value: Hashable) -> str:
        if len(self) >= _MET_VALUES:
            self.clear()
        text = self._written(value)
        plain = self._plain(text)
        shown = self[value] = (plain and self._on_one_line(*plain)) or self._fitted(text)
        return shown

    def _on_one_line(self, operand: str, width: float) -> str:
        """Return the operators of a plain line, smaller where it must be; nothing where it has to be broken."""
        room = self._width - width * self._scale
        if room >= 0:
            return f"{self._beginnings[int(room * self._share)]}{operand})]TJ"
        least = LEAST_SIZE if self._most_lines == 1 else LEAST_SHARE * self._size
        smaller = smaller_size(self._size, width * self._scale, self._width, least)
        if not smaller:
            return ""
        beginnings = self._smaller.get(smaller) or self._begun(smaller)
        room = self._width - width * smaller / UNITS
        return f"{beginnings[int(room * self._share)]}{operand})]TJ"

    def _begun(self, size: float) -> _Beginnings:
        font = f"/{self.face.name} {size:g} Tf "
        left, height = self._pen.x(self._room.start, self._room.width), self._middle - MIDDLE * size
        begun = self._smaller[size] = _Beginnings(font, left, height)
        return begun

    def _fitted(self, text: str) -> str:
        """Return the operators that write a text which is not plain or needs more lines."""
        if not text:
            return ""
        fitted = self.face.fit(text, self._size, self._width, most_lines=self._most_lines)
        placed = self._pen.placed(fitted, self._room, style=self._style, align=self._align)
        return "\n".join(
            f"{font}{left}{self._middle - below:.2f}{words}" for font, left, below, words in placed
        )


class _Shapes(dict[str, tuple[str, Sequence[slice]]]):
    """How codes of one shape are written in a slot: all but their groups, and where these lie in the codes of the font."""

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self._slot = slot

    def __missing__(self, code: str) -> tuple[str, Sequence[slice]]:
        operand, groups, width = self._slot.face.codes.shape(code)
        if len(self) >= _MET_VALUES:
            self.clear()
        shape = self[code] = f"{self._slot.begin(width)}{operand})]TJ", groups
        return shape


class CodeSlot(Slot):
    """A place for identifiers as they are kept; they hardly ever come twice, so those of a page are written together."""

    def __init__(
        self, tongue: Tongue, pen: Pen, room: Room, *, size: float, style: Style = Style.TEXT
    ) -> None:
        super().__init__(pen, room, size=size, style=style, written=partial(quantities.code, tongue))
        self._tongue = tongue
        self._shapes = _Shapes(self)

    def column(self, values: Iterable[str]) -> list[str]:
        """Return the operators that write each of some codes, as `Tongue.code` writes them."""
        codes = list(values)
        joined = "\n".join(codes)
        try:
            if all(map(LATIN_LETTERS.search, codes)):
                return self._codes(joined) if codes else []
            if not LATIN_LETTERS.search(joined):
                return self._numbers(self._tongue.digits(joined))
        except KeyError:  # a strange letter, or no room: each by itself
            pass
        return super().column(codes)

    def _numbers(self, joined: str) -> list[str]:
        width_of = self.face.codes.letters.__getitem__
        return [
            f"{self.begin(sum(map(width_of, text)))}{operand})]TJ" if text else ""
            for text, operand in zip(joined.split("\n"), codes_of(joined).split("\0\n"), strict=True)
        ]

    def _codes(self, joined: str) -> list[str]:
        shown = []
        shapes, written = shape_of(joined).split("\n"), codes_of(joined).split("\0\n")
        for shape, code in zip(shapes, written, strict=True):
            operators, groups = self._shapes[shape]
            shown.append(operators % tuple([code[group] for group in groups]))
        return shown
