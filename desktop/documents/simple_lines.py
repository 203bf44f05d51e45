"""Sets lines of right-to-left words and numbers without the whole algorithm: their words, whatever they are, turn round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.shaping import Face

_NUMBER = "0-9\u0660-\u0669\u06f0-\u06f9\u066b\u066c"
_LETTER = "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5"
_SIGN = "\u064b-\u065f\u0670"
SIMPLE = re.compile(  # letters that run right to left and their signs, numbers, marks that no number follows
    f"(?:[{_LETTER} ]|(?<=[{_LETTER}{_SIGN}])(?:[{_SIGN}]|\u200c(?=[{_LETTER}]))"
    f"|[:.\u060c\u061b](?![{_NUMBER}])|[{_NUMBER}]+)+"
)
NUMERALS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬")
_PARTS = re.compile(f"[{_NUMBER}]+|[^{_NUMBER}]+")
_REMEMBERED_WORDS = 20_000


class SimpleLines:
    """The words of simple lines in one face, each set once.

    Whether a line is simple is seen of each word by itself.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self._operands: dict[str, str] = {}
        self._widths: dict[str, float] = {}

    def set(self, text: str) -> tuple[str, float] | None:
        """Return a line as it runs from left to right, and its width in thousandths.

        Nothing comes back if the line is not simple or the face lacks a letter.
        """
        words = text.split(" ")
        words.reverse()
        between, gap = self._face.space
        try:
            operand = between.join(map(self._operands.__getitem__, words))
        except KeyError:
            if not SIMPLE.fullmatch(text) or not self._face.can_show(text):
                return None
            self._learn(words)
            operand = between.join(map(self._operands.__getitem__, words))
        return operand, sum(map(self._widths.__getitem__, words), gap * (len(words) - 1))

    def _learn(self, words: list[str]) -> None:
        if len(self._operands) >= _REMEMBERED_WORDS:
            self._operands.clear()
            self._widths.clear()
        for word in words:
            if word not in self._operands:
                parts = [self._set(part, is_rtl=is_rtl) for part, is_rtl in pieces(word)]
                self._operands[word] = "".join(operand for operand, _ in parts)
                self._widths[word] = sum(width for _, width in parts)

    def _set(self, part: str, *, is_rtl: bool) -> tuple[str, float]:
        return self._face.word(part, is_rtl=True) if is_rtl else self._face.digits.set(part)


def pieces(word: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a word from left to right, and whether they run from right to left: numbers do not."""
    for part in reversed(_PARTS.findall(word)):
        yield part, part[0] not in NUMERALS
