"""Sets lines of text: chooses faces, orders each line after wrapping, fits names into cells; nothing is ever cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from desktop.documents.bidi import Resolved, resolve, visual_order
from desktop.documents.code_lines import CodeLines
from desktop.documents.embedding import EmbeddedFace
from desktop.documents.shaping import UNITS, Face
from desktop.documents.simple_lines import NUMERALS, SimpleLines
from desktop.resources import resource

_RIGHT_TO_LEFT_LETTERS = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_CODE = re.compile(f"\u2066([^\u2066-\u2069{_RIGHT_TO_LEFT_LETTERS}]*)\u2069")
_PHONE = re.compile(r"(?<![\w\u202d/-])(?:\+\d[\d -]*\d|\d+(?:-\d+)+)(?![\w/-])")
_FEWEST_DIGITS = 7  # of a telephone number
_ISOLATE, _END = "\u2066", "\u2069"
_BEGIN_CODES = NUMERALS | {_ISOLATE, "/"}
DIRECTION_MARKS = str.maketrans(
    "", "", "\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e"
)
_REMEMBERED_LINES = 20_000
LEAST_SIZE = 4.5
LEAST_SHARE = 0.85  # of its size, before a line is broken
_MOST_STRETCH = 0.8  # of a space in a flush line, in parts of the size: dots to write on do not break


class Style(StrEnum):
    """What a piece of text is on the paper."""

    TEXT = "text"
    STRONG = "strong"
    TITLE = "title"
    CLAUSE = "clause"


_VAZIRMATN = ("Vazirmatn-Regular", "Vazirmatn-Bold")
_AMIRI = ("Amiri-Regular", "Amiri-Bold")


def faces_of(style: Style, language: str) -> tuple[str, str]:
    """Return the face of a style and the one that helps out where a letter is missing."""
    is_bold = style in {Style.STRONG, Style.TITLE}
    is_book = language == "ar" and style in {Style.TITLE, Style.CLAUSE}
    first, second = (_AMIRI, _VAZIRMATN) if is_book else (_VAZIRMATN, _AMIRI)
    return first[is_bold], second[is_bold]


class Line(NamedTuple):
    """One set line: the operators that draw it in its own face, and its width in points."""

    operators: str
    width: float


class Fitted(NamedTuple):
    """Lines that fit a cell, and the size at which they do."""

    lines: tuple[Line, ...]
    size: float


class Piece(NamedTuple):
    """A word, or the spaces between two words, that runs one way."""

    text: str
    is_rtl: bool


def smaller_size(size: float, taken: float, width: float, least: float) -> float:
    """Return the size at which a line that takes too much of a width fits; 0 where that is too small."""
    smaller = int(size * width / taken * 20) / 20
    return smaller if smaller >= least else 0.0


class Typeface:
    """A face with the faces that help out, and the direction of the paper."""

    def __init__(self, faces: tuple[tuple[str, Face], ...], *, is_rtl: bool) -> None:
        self._faces = faces  # (name inside the document, face), the usual one first
        self._is_rtl = is_rtl
        self._lines: dict[tuple[str, float], Line] = {}
        self.name, self._usual = faces[0]
        self._simple = SimpleLines(self._usual)
        self.codes = CodeLines(self._usual, is_rtl=is_rtl)

    def line(self, text: str, size: float) -> Line:
        """Return a text set on one line."""
        line = self._lines.get((text, size))
        if line is None:
            if len(self._lines) >= _REMEMBERED_LINES:
                self._lines.clear()
            line = self._lines[text, size] = self.set(text, size)
        return line

    def set(self, text: str, size: float) -> Line:
        """Return a text set on one line, for whoever remembers it himself."""
        plain = self.plain(text)
        if plain:
            operand, width = plain
            return Line(f"[({operand})]TJ", width * size / UNITS)
        return self._set(self._pieces(text), size)

    def plain(self, text: str) -> tuple[str, float] | None:
        """Return what draws a code, a number or a line of right-to-left words at any size, and its width in thousandths.

        It stands between the parentheses of TJ's operand. Nothing comes back where the whole algorithm is needed.
        """
        if text[:1] in _BEGIN_CODES:
            plain = self._code(text)
            if plain:
                return plain
        return self._simple.set(text) if self._is_rtl else None

    def wrap(self, text: str, size: float, width: float, *, is_justified: bool = False) -> list[Line]:
        """Return a paragraph broken into lines of at most `width` points; a longer word stands alone."""
        whole = self.line(text, size)
        if whole.width <= width:
            return [whole]
        if self._is_rtl and not is_justified and self._simple.set(text):
            return [self.line(text[start:end], size) for start, end in self._breaks(text, size, width)]
        text = _forced(text)
        resolved = resolve(text, int(self._is_rtl))
        ranges = list(self._breaks(text, size, width))
        lines = []
        for number, (start, end) in enumerate(ranges):
            pieces = list(_ordered(text, resolved, start, end))
            line = self._set(pieces, size)
            is_last = number == len(ranges) - 1
            spaces = sum(piece.text.isspace() for piece in pieces)
            if is_justified and not is_last and 0 < width - line.width <= _MOST_STRETCH * size * spaces:
                line = self._set(pieces, size, stretch=(width - line.width) / spaces)
            lines.append(line)
        return lines

    def fit(
        self, text: str, size: float, width: float, *, least: float = LEAST_SIZE, most_lines: int = 2
    ) -> Fitted:
        """Return a text on one line if a slightly smaller size allows it, else on more lines, smaller."""
        one = self.line(text, size)
        if one.width <= width:
            return Fitted((one,), size)
        smaller = smaller_size(size, one.width, width, least if most_lines == 1 else LEAST_SHARE * size)
        if smaller:
            return Fitted((self.line(text, smaller),), smaller)
        tried = size * 0.9
        while tried > least:
            lines = self.wrap(text, tried, width)
            if len(lines) <= most_lines and all(line.width <= width for line in lines):
                return Fitted(tuple(lines), tried)
            tried -= 0.25
        return Fitted(tuple(self._broken(text, least, width)), least)

    def _broken(self, text: str, size: float, width: float) -> Iterator[Line]:
        """Break words that are wider than the cell between letters: the last resort."""
        for start, end in self._breaks(text, size, width):
            rest = text[start:end]
            while rest:
                length = next(
                    (n for n in range(len(rest), 1, -1) if self.line(rest[:n], size).width <= width), 1
                )
                yield self.line(rest[:length], size)
                rest = rest[length:].lstrip()

    def _breaks(self, text: str, size: float, width: float) -> Iterator[tuple[int, int]]:
        """Yield start and end of each line, in the order of writing."""
        gap = self._usual.space.width * size / UNITS
        start = end = None
        used = 0.0
        for match in re.finditer(r"[^ ]+", text):
            word = self.line(match[0], size).width
            if start is not None and end is not None and used + gap + word > width:
                yield start, end
                start = None
            if start is None:
                start, used = match.start(), word
            else:
                used += gap + word
            end = match.end()
        if start is not None and end is not None:
            yield start, end

    def _code(self, text: str) -> tuple[str, float] | None:
        """Return a code or a string of digits letter by letter from left to right, as it is written everywhere."""
        try:
            if text[:1] == _ISOLATE and text[-1:] == _END:
                return self.codes.set(text[1:-1])
            return self._usual.digits.set(text)
        except KeyError:
            return None

    def _pieces(self, text: str) -> Iterator[Piece]:
        """Yield the pieces of a line from left to right."""
        text = _forced(text)
        resolved = resolve(text, int(self._is_rtl))
        return _ordered(text, resolved, 0, len(text))

    def _set(self, pieces: Iterator[Piece] | list[Piece], size: float, stretch: float = 0.0) -> Line:
        parts = ["[("]
        width = 0.0
        current = self._usual
        for text, is_rtl in pieces:
            if text.isspace():
                operand, advance = self._usual.space
                codes = operand * len(text)
                if stretch:
                    codes += f"){-stretch * UNITS / size:.1f}("
                    width += stretch
                advance *= len(text)
                face, name = self._usual, self.name
            else:
                name, face = self._face_for(text)
                codes, advance = face.word(text, is_rtl=is_rtl)
            if face is not current:
                parts.append(f")]TJ /{name} {size:g} Tf[(")
                current = face
            parts.append(codes)
            width += advance * size / UNITS
        if current is not self._usual:
            parts.append(f")]TJ /{self.name} {size:g} Tf[(")
        return Line("".join(parts) + ")]TJ", width)

    def _face_for(self, text: str) -> tuple[str, Face]:
        for name, face in self._faces:
            if face.can_show(text):
                return name, face
        return self.name, self._usual


def _forced(text: str) -> str:
    """Override the direction of isolated codes: Arabic digits would turn round at a hyphen even in an isolate."""
    if "\u2066" in text:
        text = _CODE.sub("\u2066\u202d\\1\u202c\u2069", text)
    return _PHONE.sub(_as_code, text) if "-" in text or "+" in text else text


def _as_code(typed: re.Match[str]) -> str:
    """Return a telephone number or a date that somebody typed into a sentence as a code; what is shorter may be a range."""
    digits = sum(c.isdigit() for c in typed[0])
    return f"\u2066\u202d{typed[0]}\u202c\u2069" if digits >= _FEWEST_DIGITS else typed[0]


def _ordered(text: str, resolved: Resolved, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of a line of a paragraph from left to right."""
    levels = resolved.line(start, end)
    order = visual_order(levels)
    k = 0
    while k < len(order):
        first = k
        level = levels[order[k]]
        step = -1 if level % 2 else 1
        k += 1
        while k < len(order) and levels[order[k]] == level and _adjoins(order[k - 1], order[k], step, levels):
            k += 1
        lowest, highest = sorted((order[first], order[k - 1]))
        yield from _split(text[start + lowest : start + highest + 1], is_rtl=bool(level % 2))


def _adjoins(one: int, other: int, step: int, levels: list[int]) -> bool:
    """Tell whether nothing but unshown characters lies between two places."""
    return (other - one) * step > 0 and all(levels[i] < 0 for i in range(one + step, other, step))


def _split(text: str, *, is_rtl: bool) -> Iterator[Piece]:
    """Yield words and the spaces between them from left to right, without direction marks."""
    parts = re.findall(r" +|[^ ]+", text.translate(DIRECTION_MARKS))
    for part in reversed(parts) if is_rtl else parts:
        yield Piece(part, is_rtl)


class Typefaces:
    """The typefaces of one document, read when first used."""

    def __init__(self, document: object, *, language: str, is_rtl: bool) -> None:
        self._document = document
        self._language = language
        self._is_rtl = is_rtl
        self._faces: dict[str, tuple[str, Face]] = {}
        self._typefaces: dict[Style, Typeface] = {}

    def __getitem__(self, style: Style) -> Typeface:
        typeface = self._typefaces.get(style)
        if typeface is None:
            faces = tuple(self._face(name) for name in faces_of(style, self._language))
            typeface = self._typefaces[style] = Typeface(faces, is_rtl=self._is_rtl)
        return typeface

    def _face(self, name: str) -> tuple[str, Face]:
        if name not in self._faces:
            face = Face(name, resource("fonts", f"{name}.ttf"), self._language)
            self._faces[name] = EmbeddedFace(face, self._document).internal_name, face
        return self._faces[name]
