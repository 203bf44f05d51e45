"""What ears and typists make of the parts of a name: forms under which likely doubles meet, never proof."""

import re
from collections.abc import Iterator

from desktop.matching.name_lists import known_names
from desktop.models.latin_names import has_latin
from desktop.models.names import glued

_WEAK = str.maketrans("ذثظضصطژچپگق", "زسزدستزجبكك", "اويهءعّ")  # what ears and typists miss
_SOUNDS = str.maketrans("ذظضثصطژچپگق", "زززسستزجبكك")
_LATIN_WEAK = re.compile(r"(?<!^)[aeiouyhw]")
_LATIN_SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("sch", "sh"),
    ("gh", "g"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("y", "i"),
    ("j", "g"),
)
_DOUBLED = re.compile(r"(.)\1+")
_ARTICLE = "ال"
_PIECE_WORDS = "محمد علي رضا حسين حسن امير غلام زهرا فاطمه سادات مهدي عباس ابو مير شاه ام"
_PIECES = frozenset(_PIECE_WORDS.split())
_SECOND_HALVES = ("الدين", "الله", "اله", "الاسلام", "الهدي", "زاده", "نژاد", "پور", "نيا")
_LATIN_OPENING_WORDS = "abd abdel abdul abdal abdol abdur abdoul el al abu abo abou um om umm omm bu"
_LATIN_OPENING = frozenset(_LATIN_OPENING_WORDS.split())
_LATIN_CLOSING_WORDS = (
    "eldin aldin eldeen aldeen eddin uddin eddine addin allah ullah ollah elislam alislam"
    " zadeh zade nejad pour poor nia sadat"
)
_LATIN_CLOSING = frozenset(_LATIN_CLOSING_WORDS.split())
_SHORTEST_NAME = 3  # shorter pieces are seldom names of their own
_SAYYIDS = frozenset(("سيد", "سيده", "مير"))


def skeleton(word: str) -> str:
    """Return the letters that survive dialect, haste and a foreign keyboard; they bring rows together."""
    if has_latin(word):
        return _DOUBLED.sub(r"\1", _LATIN_WEAK.sub("", _spoken(word)))
    bare = word.removeprefix(_ARTICLE) if len(word) > 4 else word
    return bare.translate(_WEAK) or word


def sound(word: str) -> str:
    """Return the form that two spellings share when only habits of typing part them."""
    if has_latin(word):
        return _DOUBLED.sub(r"\1", _spoken(word)).rstrip("eh")
    bare = word.removeprefix(_ARTICLE) if len(word) > 4 else word
    heard = bare.translate(_SOUNDS).replace("الله", "اله").replace("ء", "")
    return (heard[:-1] + "ي" if heard.endswith("ا") and len(heard) > 2 else heard) or word


def _spoken(word: str) -> str:
    for written, heard in _LATIN_SOUNDS:
        word = word.replace(written, heard)
    return word


def is_short_form(one: str, other: str) -> bool:
    """Say whether one is an initial, a cut, or a half of the other: «نور» of «نورالدين», «رضا» of «محمدرضا»."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if not short or len(short) == len(long):
        return False
    if long.startswith(short):
        rest = long[len(short) :]
        return (
            len(short) == 1 or rest in _SECOND_HALVES or rest in _PIECES or (len(short) > 3 and len(rest) > 1)
        )
    return long.endswith(short) and long[: -len(short)] in _PIECES


def name_parts(folded: str, language: str) -> list[str]:
    """Return the parts of a folded name as linkage compares them.

    Persian double names are one part however they were spaced, and a leading seyyed, which daily life
    leaves out, is none.
    """
    words = folded.split(" ")
    if folded[:1].isascii() and has_latin(folded):
        return glued(words, _LATIN_OPENING, _LATIN_CLOSING)
    if not known_names(language).issuperset(words):
        words = list(_mended(tuple(words), language))
    if language != "fa" or len(words) < 3:
        return words
    if words[0] in _SAYYIDS:
        words = words[1:]
    if len(words) > 2 and words[0] + words[1] in known_names("fa"):
        words = [words[0] + words[1], *words[2:]]
    return words


def _mended(words: tuple[str, ...], language: str) -> Iterator[str]:
    """Yield the words with stray letters put back («محم د») and two names without a space parted («محمداحمد»)."""
    known = known_names(language)
    place = 0
    while place < len(words):
        word, following = words[place], words[place + 1 : place + 2]
        is_torn = bool(following) and min(len(word), len(following[0])) < _SHORTEST_NAME
        if is_torn and word + following[0] in known and word not in known:
            yield word + following[0]
            place += 2
            continue
        yield from _parted(word, known) if language == "ar" and word not in known else (word,)
        place += 1


def _parted(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return two common names that were written without a space, or the word as it is."""
    for end in range(_SHORTEST_NAME, len(word) - _SHORTEST_NAME + 1):
        if word[:end] in known and word[end:] in known:
            return word[:end], word[end:]
    return (word,)
