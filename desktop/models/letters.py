"""What keyboards, old files and habits do to the letters of a name, undone for comparing, never for display.

Each rule folds spellings of one name together and keeps names apart; the tests hold a pair for each.
"""

import re
import unicodedata
from functools import lru_cache

# Rule 1: compatibility forms (old PDF glyphs, the ligature ﷲ) open up into letters; hamza above and below
# come loose as marks, so أ إ آ ٱ become ا, ؤ becomes و and ئ becomes ی without a table.
# Rule 2: vowel signs, tatweel and invisible format characters go; they are decoration or debris.
_DROPPED_KINDS = frozenset({"Mn", "Me", "Cf", "Cc", "Co", "Cs", "Cn"})
_TATWEEL, _JOINER = "ـ", "\u200c"
# Rule 3: one letter for what keyboards keep apart: all forms of ya (Egypt writes final ى for ي), of kaf, of ha
# (ة and ه are mixed up daily; ۀ and the Urdu forms come from copied text).
_SAME_LETTER = {
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ے": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ة": "ه",
    "ۃ": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    # Kurdish keyboards mark what Persian ones, and the civil register, write without a mark: شێرکۆ is شیرکو.
    "ێ": "ي",
    "ۆ": "و",
    "ڕ": "ر",
    "ڵ": "ل",
}
# Rule 4: letters that Egyptian keyboards lend to foreign names (پيتر, چورچ); in Persian they are real letters.
_FOREIGN_IN_ARABIC = {"پ": "ب", "چ": "ج", "ڤ": "ف", "ژ": "ج"}

_DOUBLED_WAW = re.compile("وو+")
_HAMZA_BEFORE_WAW = re.compile("ء(?=و)")
_HAMZA_AFTER_YA = re.compile("(?<=ي)ء$")
_HAMZA_BEFORE_ALEF = re.compile("^ء(?=ا)")  # ءامنة for آمنة
_RAUF = re.compile("ريوف$")

# Rule 12: spellings of one and the same registered name that no rule of letters explains.
_VARIANTS = {
    "عبدلله": "عبدالله",
    "اسمعيل": "اسماعيل",
    "اسحق": "اسحاق",
    "يحي": "يحيي",
    "مصطفا": "مصطفي",
    "مرتضا": "مرتضي",
    "كبرا": "كبري",
    "صغرا": "صغري",
    "طاها": "طه",
}
# Persian registers the last alef of these as ی or as ا; in Arabic يسرا and يسرى are two names.
_VARIANTS_PERSIAN = _VARIANTS | {"مجتبا": "مجتبي", "موسا": "موسي", "عيسا": "عيسي", "يحيا": "يحيي"}
_MAX_KNOWN = 400_000  # tokens remembered; real lists hold some 50,000, a hostile one must not fill the memory
_MOST_SETTLED = 20_000  # words glued from two, such as عبدالرحمن, are few


class Alphabet(dict[str, str]):
    """The folded form of every token met so far, in the habits of one language."""

    def __init__(self, language: str, special: frozenset[str]) -> None:
        super().__init__()
        self._is_persian = language == "fa"
        self._variants = _VARIANTS_PERSIAN if self._is_persian else _VARIANTS
        self._letters = _SAME_LETTER if self._is_persian else _SAME_LETTER | _FOREIGN_IN_ARABIC
        self._always_special = special | {""}
        self.special = set(self._always_special)  # forms that a name cannot simply be joined from
        self.settled = lru_cache(maxsize=_MOST_SETTLED)(self._settled)

    def __missing__(self, token: str) -> str:
        if len(self) >= _MAX_KNOWN:
            self.clear()
            self.special = set(self._always_special)
        folded = " ".join(self.settled(word) for word in self._spelled(token).split())
        if " " in folded:
            self.special.add(folded)
        self[token] = folded
        return folded

    def _spelled(self, token: str) -> str:
        """Return the token in plain letters and digits, with a space for whatever else divides it."""
        opened = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", token).casefold())
        return "".join(self._letter(character) for character in opened)

    def _letter(self, character: str) -> str:
        plain = self._letters.get(character)
        if plain is not None:
            return plain
        if character == _JOINER:
            return " " if self._is_persian else ""  # it parts words in Persian and means nothing in Arabic
        kind = unicodedata.category(character)
        if kind in _DROPPED_KINDS or character == _TATWEEL:
            return ""
        if kind == "Nd":
            return str(unicodedata.digit(character))
        return character if kind[0] in "LN" else " "

    def _settled(self, word: str) -> str:
        """Return a word of plain letters with the variants of its language folded."""
        before = ""
        while before != word:
            before = word
            # Rule 11: داوود is داود; a hamza before و is a matter of seats (رءوف، رؤوف، رئوف).
            word = _DOUBLED_WAW.sub("و", word)
            if self._is_persian:
                # Persian writes اله for الله and lets every hamza fall; in Arabic both make another name.
                word = word.replace("ء", "").replace("الله", "اله")
            else:
                word = _HAMZA_AFTER_YA.sub("", _HAMZA_BEFORE_WAW.sub("", word))
                word = _HAMZA_BEFORE_ALEF.sub("", word)
            word = self._variants.get(word, _RAUF.sub("روف", word))
        return word
