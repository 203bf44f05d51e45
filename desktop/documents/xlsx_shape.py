"""Takes apart the rows of a list that look like the rows before them, each by one expression.

The rows of a list differ in their values alone. Knowing what stands around the values of each column, one
match gives all values of a row, at a third of the work of looking for its cells one by one.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from desktop.documents.xlsx_values import Reading
from desktop.models.importing import Cell


class _Form(NamedTuple):
    """How a column's cells were written."""

    letters: bytes  # blank where cells do not say where they stand
    style: bytes
    kind: bytes
    is_inline: bool


class RowShape:
    """How the rows of a sheet were written so far; a cell without a value fits everywhere."""

    def __init__(self, reading: Callable[[bytes, bytes], Reading]) -> None:
        self._reading = reading
        self._forms: dict[int, _Form] = {}
        self._match: Callable[[bytes], re.Match[bytes] | None] = re.compile(b"(?!)").fullmatch
        self._readings: tuple[Reading, ...] = ()
        self._misses = 0
        self._patience = 1  # an expression costs as much as some hundred rows, and some lists are not regular

    def read(self, inner: bytes) -> list[Cell] | None:
        """Return the cells of a row without marked letters, or nothing where it is written in another way."""
        match = self._match(inner)
        if match is None:
            return None
        return [read(raw) if raw else "" for read, raw in zip(self._readings, match.groups(), strict=True)]

    def learn(self, places: Iterable[int], found: Iterable[tuple[bytes, ...]]) -> None:
        """Note how a row was written that had to be taken apart cell by cell."""
        for place, (letters, style, kind, raw, inline) in zip(places, found, strict=True):
            if raw or inline or place not in self._forms:
                self._forms[place] = _Form(letters, style, kind, bool(inline))
        self._misses += 1
        if self._misses >= self._patience:
            self._misses, self._patience = 0, self._patience * 2
            self._draw()

    def _draw(self) -> None:
        forms = [self._forms.get(place) for place in range(max(self._forms, default=-1) + 1)]
        self._match = re.compile(b"".join(map(_pattern, forms))).fullmatch
        self._readings = tuple(self._read_by(one) for one in forms)

    def _read_by(self, form: _Form | None) -> Reading:
        if form is None or form.is_inline:
            return bytes.decode
        return self._reading(form.style, form.kind)


def _pattern(form: _Form | None) -> bytes:
    """Return what a cell of a column looks like; where cells say their column, it may be left out."""
    if form is None:
        return b"()"
    place = b' r="%b[0-9]++"' % form.letters if form.letters else b""
    style = b' s="%b"' % form.style if form.style else b""
    kind = b' t="%b"' % form.kind if form.kind else b""
    value = b"<v>([^<]++)</v>"
    if form.is_inline:
        value = b'<is><t(?: xml:space="preserve")?>([^<]++)</t></is>'
    valued = b"<c%b%b%b>%b</c>" % (place, style, kind, value)
    blank = b'<c%b(?: s="[0-9]+")?/>' % place
    return b"(?>%b|%b)%b" % (valued, blank, b"?" if form.letters else b"")
