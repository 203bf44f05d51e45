"""Shapes words of one font file with HarfBuzz, each distinct word once, into PDF text operators.

Text is written in the codes of its font, two bytes each, as they are: half as many as in hexadecimal. No code has a
byte that would need an escape.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import combining

from desktop.documents.brackets import MIRRORED

UNITS = 1000  # PDF measures text in thousandths of the size
ARABIC_SCRIPT = "Arab"
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫/"
_FIRST_CODE = (
    0x800  # of glyphs; below it letters that are set one by one have their place in Unicode for a code
)
_ESCAPED = frozenset(b"()\\\r")  # what a string of PDF cannot hold as it is
_LEAST_CORRECTION = 0.01  # thousandths
_INVISIBLE = frozenset("\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c")


class Shaped(NamedTuple):
    """What stands between the first and the last parenthesis of TJ's operand, and the width in thousandths of the size."""

    operand: str
    width: float


def codes_of(letters: str) -> str:
    """Return the codes of letters that are set one by one."""
    return letters.encode("utf-16-be").decode("latin-1")


class Letters(dict[str, float]):
    """Letters that are set one by one, with their widths; their code is their place in Unicode."""

    def set(self, text: str) -> tuple[str, float]:
        """Return a string of these letters set from left to right, and its width.

        Raises:
            KeyError: A letter is none of these.
        """
        width = sum(map(self.__getitem__, text))
        return codes_of(text), width


class Code(NamedTuple):
    """What one code of the document shows: a glyph, how far it is shifted, the text it stands for.

    A negative glyph is a stand-in for a letter inside a ligature: it draws nothing. The letters of a ligature
    share its room, because readers drop one of two equal letters in one spot; each stand-in has a code of its
    own all the same, for a ligature of signs has no room to share.
    """

    glyph: int
    x: int  # in units of the font
    y: int
    text: str
    advance: float  # in thousandths

    @property
    def is_stand_in(self) -> bool:
        """Tell whether the code only stands for a letter and draws nothing."""
        return self.glyph < 0


class Glyph(NamedTuple):
    """One glyph of a shaped word, from left to right, and how far it takes the pen in thousandths."""

    code: Code
    advance: float


class Face:
    """One font file: what it can show, how wide, and which codes its glyphs got in this document.

    Each pair of a glyph and the text it stands for has its own code, so that the text copied out of the
    file is exactly the text that went in, also where one outline serves two letters.
    """

    def __init__(self, name: str, path: Path, language: str) -> None:
        import uharfbuzz as hb  # heavy: only papers need it

        self._hb: Any = hb
        self.name = name
        self.language = language
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self._font = hb.Font(self.face)
        self._scale = UNITS / self.face.upem
        self.codes: dict[int, Code] = {}
        self._next_code = _FIRST_CODE
        self._code_of: dict[Code, str] = {}
        self._advances: dict[int, float] = {}
        self._words: dict[tuple[str, bool], Shaped] = {}
        extents = self._font.get_font_extents("ltr")
        self.ascent = extents.ascender * self._scale
        self.descent = extents.descender * self._scale

    @property
    def is_used(self) -> bool:
        """Tell whether anything was set in this face."""
        return bool(self.codes)

    @cached_property
    def digits(self) -> Letters:
        """The digits of the three scripts, marks in numbers and the stroke of dates: strings of them need no shaping."""
        return self._letters(_DIGITS)

    @cached_property
    def code_letters(self) -> Letters:
        """What codes are made of, set letter by letter."""
        return self._letters("".join(map(chr, range(33, 127))) + _DIGITS + "\u00a0")

    def _letters(self, letters: str) -> Letters:
        widths = Letters()
        for letter in letters:
            if self.can_show(letter) and _ESCAPED.isdisjoint(letter.encode("utf-16-be")):
                ((code, advance),) = self._glyphs(letter, is_rtl=False)
                self.codes[ord(letter)] = code
                self._code_of[code] = codes_of(letter)
                widths[letter] = advance
        return widths

    @cached_property
    def space(self) -> Shaped:
        """The space between two words."""
        width = self.advance(self.space_glyph)
        return Shaped(self._code(Code(self.space_glyph, 0, 0, " ", width)), width)

    @cached_property
    def space_glyph(self) -> int:
        """The glyph of the space."""
        return int(self._font.get_nominal_glyph(ord(" ")) or 0)

    @cached_property
    def shown(self) -> frozenset[str]:
        """The letters that have a glyph here, and those that need none."""
        return frozenset(map(chr, self.face.unicodes)) | _INVISIBLE

    def can_show(self, text: str) -> bool:
        """Tell whether every letter of the text has a glyph here."""
        return self.shown.issuperset(text)

    def advance(self, glyph: int) -> float:
        """Return the usual width of a glyph."""
        if glyph not in self._advances:
            self._advances[glyph] = round(self._font.get_glyph_h_advance(glyph) * self._scale, 2)
        return self._advances[glyph]

    def word(self, text: str, *, is_rtl: bool) -> Shaped:
        """Return a word shaped in one direction."""
        key = (text, is_rtl)
        shaped = self._words.get(key)
        if shaped is None:
            shaped = self._words[key] = self._operand(self._glyphs(text, is_rtl=is_rtl))
        return shaped

    def _glyphs(self, text: str, *, is_rtl: bool) -> list[Glyph]:
        hb = self._hb
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_rtl else "ltr"
        if buffer.script == ARABIC_SCRIPT:
            buffer.language = self.language
        hb.shape(self._font, buffer)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if is_rtl:  # readers turn brackets round when they bring them into the order of writing
            text = "".join(MIRRORED.get(c, c) for c in text)
        texts = _letters(text, [info.cluster for info in infos], is_rtl)
        return [
            Glyph(
                Code(info.codepoint, place.x_offset, place.y_offset, letters, self.advance(info.codepoint)),
                place.x_advance * self._scale,
            )
            for info, place, letters in zip(infos, positions, texts, strict=True)
        ]

    def _operand(self, glyphs: list[Glyph]) -> Shaped:
        """Write glyphs as the operand of TJ: codes and corrections of the advance."""
        parts: list[str] = []
        width = 0.0
        for code, advance in glyphs:
            parts.append(self._codes(code))
            correction = code.advance - advance
            if abs(correction) > _LEAST_CORRECTION:
                parts.append(f"){correction:.1f}(")
            width += advance
        return Shaped("".join(parts), width)

    def _codes(self, whole: Code) -> str:
        """Return the code of a glyph, then codes for the other letters it stands for; vowel signs take no room."""
        if len(whole.text) < 2:
            return self._code(whole)
        first, others = whole.text[:1], whole.text[1:]
        shares = [0 if combining(c) else 1 for c in others]
        share = round(whole.advance / (sum(shares) + 1), 2)
        stand_ins = [
            self._code(Code(-1 - n, 0, 0, c, share * takes))
            for n, (c, takes) in enumerate(zip(others, shares, strict=True))
        ]
        rest = round(whole.advance - share * sum(shares), 2)
        return self._code(whole._replace(text=first, advance=rest)) + "".join(stand_ins)

    def _code(self, code: Code) -> str:
        written = self._code_of.get(code)
        if written is None:
            number = self._next_code
            while not _ESCAPED.isdisjoint(number.to_bytes(2, "big")):
                number += 1
            self._next_code = number + 1
            self.codes[number] = code
            written = self._code_of[code] = number.to_bytes(2, "big").decode("latin-1")
        return written


def _letters(text: str, clusters: list[int], is_rtl: bool) -> list[str]:
    """Return for each glyph, from left to right, the letters it stands for in the order they are drawn.

    A right-to-left word is read back from its last code to its first, so a ligature is drawn as its last
    letter followed by stand-ins for the earlier ones. Vowel signs keep their order among themselves:
    readers move each group of them as a whole behind its letter.
    """
    if len(clusters) == len(text) == len(set(clusters)):  # each glyph stands for one letter
        return [text[cluster] for cluster in clusters]
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    found = [""] * len(clusters)
    for start in starts:
        letters = text[start : ends[start]]
        places = [i for i, cluster in enumerate(clusters) if cluster == start]
        if is_rtl:
            letters = _drawn(letters)
        for k, place in enumerate(places):
            found[place] = letters[k : k + 1] if k < len(places) - 1 else letters[k:]
    return found


def _drawn(letters: str) -> str:
    """Return letters from the last to the first, the signs before the letter that carries them in their order."""
    groups: list[str] = []
    for c in letters:
        if combining(c) and groups:
            groups[-1] += c
        else:
            groups.append(c)
    return "".join(group[1:] + group[0] for group in reversed(groups))
