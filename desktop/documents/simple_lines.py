"""Sets lines of right-to-left words and numbers without the whole algorithm: their words, whatever they are, turn round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.documents.shaping import Face, Shaped

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

    Whether a line is simple is seen of each word by itself, so a line of words that were met is simple as well.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self._words: dict[str, Shaped] = {}

    def set(self, text: str) -> Shaped | None:
        """Return a line as it runs from left to right, or nothing if it is not simple or the face lacks a letter."""
        words = text.split(" ")[::-1]
        try:
            shaped = [self._words[word] for word in words]
        except KeyError:
            if not SIMPLE.fullmatch(text) or not self._face.can_show(text):
                return None
            shaped = [self._words.get(word) or self._learn(word) for word in words]
        operand, gap = self._face.space
        codes = operand.join([one.operand for one in shaped]).replace("><", "")
        return Shaped(codes, sum([one.width for one in shaped]) + gap * (len(words) - 1))

    def _learn(self, word: str) -> Shaped:
        if len(self._words) >= _REMEMBERED_WORDS:
            self._words.clear()
        face = self._face
        parts = [
            face.word(part, is_rtl=True) if is_rtl else face.digits.set(part) for part, is_rtl in pieces(word)
        ]
        shaped = Shaped("".join(part.operand for part in parts), sum(part.width for part in parts))
        self._words[word] = shaped
        return shaped


def pieces(word: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a word from left to right, and whether they run from right to left: numbers do not."""
    for part in reversed(_PARTS.findall(word)):
        yield part, part[0] not in NUMERALS
