"""The one order of names on screen, on paper and in the database.

A key has three levels, each weighed only where the ones before are equal: the letters, then hamza,
vowel signs and twin letters (ى beside ي, ة beside ت), then capitals. The alphabet is the office's: Persian
sets آ before ا and ه after و, Arabic does not. Persian and Arabic ک share one place in both, because
a keyboard is no letter. The lower levels are as short as they can be, for the database orders a million keys: plain
marks are counted within a word, small letters at the end of a key are left out.
"""

import re
import unicodedata
from typing import NamedTuple

from desktop.i18n.digits import fold_digits

_ALPHABETS = {
    "ar": "ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ك گ ل م ن ه و ي",
    "fa": "آ ا ء ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی",
}
_TWINS = {  # letters that share one place, in the order they take there
    "ar": ("ء أ ؤ إ ئ ا ٱ", "ة ت", "ك ک", "ه ۀ", "ی ى ي"),
    "fa": ("ا ٱ", "ء أ إ ؤ ئ", "ک ك", "ه ة ۀ", "ی ى ي"),
}
_LEVEL_END = b"\0"  # below every weight, so that a name stands before its continuations
_SPACE, _SIGN, _DIGIT, _LETTER, _LATIN, _OTHER = 0x02, 0x04, 0x10, 0x20, 0x70, 0xF0
# Second level: twins before the plain letter, plain letters counted and up to the end, twins behind it, vowel signs.
_PLAIN, _END, _BEHIND, _MARK, _LONGEST_RUN = 0x20, 0x40, 0x60, 0x80, 0x1F
_SMALL, _CAPITAL = 0x01, 0x02
_DIGITS = re.compile(r"[0-9]+")
_MOST_WORDS = 50_000  # remembered; a hostile list must not fill the memory


class _Weight(NamedTuple):
    """What one character adds to each level."""

    letters: bytes
    marks: bytes
    case: bytes


class _Weights(dict[str, _Weight]):
    """The weights of an alphabet; a character met for the first time is weighed and kept."""

    def __init__(self, language: str) -> None:
        super().__init__()
        for place, letter in enumerate(_ALPHABETS[language].split()):
            self[letter] = _weight([_LETTER + place])
        for group in _TWINS[language]:
            twins = group.split()
            plain, place = next((at, self[twin].letters[0]) for at, twin in enumerate(twins) if twin in self)
            for rank, twin in enumerate(twins, start=-plain):
                self[twin] = _weight([place], _PLAIN + rank if rank <= 0 else _BEHIND + rank)
        if "آ" not in self:
            self["آ"] = _joined(self["ء"], self["ا"])  # in Arabic it is a hamza and an alef

    def __missing__(self, character: str) -> _Weight:
        parts = unicodedata.normalize("NFKD", character)
        weight = _joined(*(self[part] for part in parts)) if parts != character else _single(character)
        self[character] = weight
        return weight


def _joined(*weights: _Weight) -> _Weight:
    return _Weight(*(b"".join(level) for level in zip(*weights, strict=True)))


def _weight(letters: list[int], mark: int = _PLAIN, case: int = _SMALL) -> _Weight:
    return _Weight(bytes(letters), bytes([mark]), bytes([case]))


def _single(character: str) -> _Weight:
    """Weigh a character that no alphabet lists and that has no parts."""
    code = ord(character)
    kind = unicodedata.category(character)
    if kind[0] == "M":
        return _Weight(b"", bytes([_MARK + code % 0x7F]), b"")
    if kind[0] == "C" or character == "ـ":  # invisible signs and tatweel weigh nothing
        return _NOTHING
    if kind == "Nd":
        return _weight([_DIGIT + int(character)])
    if kind[0] == "Z":
        return _weight([_SPACE])
    if character.isascii() and character.isalpha():
        case = _CAPITAL if character.isupper() else _SMALL
        return _weight([_LATIN + ord(character.lower()) - ord("a")], case=case)
    return _weight([_OTHER if kind[0] == "L" else _SIGN, *code.to_bytes(3, "big")])


_NOTHING, _BETWEEN = _Weight(b"", b"", b""), _weight([_SPACE])


class _Words(dict[str, _Weight]):
    """The weights of words, which come again and again in a list of names."""

    def __init__(self, letters: _Weights) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, word: str) -> _Weight:
        if len(self) >= _MOST_WORDS:
            self.clear()
        weights = [self._letters[character] for character in unicodedata.normalize("NFC", word)]
        letters, marks, case = _joined(*weights) if weights else _NOTHING
        weight = self[word] = _Weight(letters, _counted_marks(marks), case)
        return weight


def _counted_marks(marks: bytes) -> bytes:
    """Return the marks of a word with its plain letters counted; they sort as those written one by one.

    The more plain letters, the greater the word where a lesser mark follows, and the lesser where a greater one does.
    """
    written, run = bytearray(), 0
    for mark in marks:
        if mark == _PLAIN:
            run = min(run + 1, _LONGEST_RUN)
            continue
        if run:
            written.append(_PLAIN + run if mark < _PLAIN else _BEHIND - run)
        written.append(mark)
        run = 0
    return bytes(written) + bytes([_END])


_WORDS = {language: _Words(_Weights(language)) for language in _ALPHABETS}


def sort_key(text: str, language: str = "ar") -> bytes:
    """Return bytes that sort as the text does in the alphabet of the office's language."""
    table = _WORDS["fa" if language == "fa" else "ar"]
    words = [table[word] for word in text.split(" ")]
    return _LEVEL_END.join(
        (
            _BETWEEN.letters.join([word.letters for word in words]),
            b"".join([word.marks for word in words]),
            _BETWEEN.case.join([word.case for word in words]).rstrip(_BETWEEN.case),
        )
    )


def number_key(text: str) -> bytes:
    """Return bytes that sort file numbers as people count: 2026/9 stands before 2026/10, and that before 2027/1."""
    return _DIGITS.sub(_counted, fold_digits(text)).encode()


def _counted(digits: re.Match[str]) -> str:
    """Return digits behind how many they are, so that the shorter number stands first."""
    number = digits[0].lstrip("0")
    return chr(len(number)) + number
