"""Names as offices write them: kept as typed, folded for matching, compared as an official would compare."""

import re
from collections.abc import Collection, Sequence

from desktop.marking import N_
from desktop.models.latin_names import compare_latin, has_latin
from desktop.models.letters import Alphabet
from desktop.models.spelling import Kind, Verdict, compare_parts

__all__ = [
    "Kind",
    "Verdict",
    "compare_names",
    "fold",
    "glued",
    "guess_language",
    "key",
    "parts",
]

_PERSIAN_LETTER = re.compile("[پچژگکیۀ\u200c]")

# Rule 9: titles before a name are courtesy; السيد and السيدة are not among them, both are given names.
_TITLE_WORDS = (
    "الحاج الحاجه حاج حاجه حاجي المرحوم المرحومه مرحوم مرحومه شادروان الشهيد شهيد الشيخ د ا م"
    " دكتور دكتوره الدكتور الدكتوره مهندس مهندسه المهندس المهندسه استاذ استاذه الاستاذ الاستاذه"
    " الانسه انسه مدام الاسطي القس القمص الطفل الطفله المواطن المواطنه كربلايي مشهدي"
    " دكتر حاجيه خانم اقاي جناب سركار mr mrs ms dr eng"
)
_TITLES = frozenset(_TITLE_WORDS.split())
# Rule 10: words that are half a name and are written with and without a space: عبد الرحمن، أبو بكر، نور الدين.
_OPENING = frozenset(("عبد", "ابو", "ام", "ال"))
_CLOSING = frozenset(("الدين", "الله", "اله", "الرب", "زاده", "نژاد", "پور", "نيا", "سادات", "السادات"))
_ALPHABETS = {language: Alphabet(language, _TITLES | _OPENING | _CLOSING) for language in ("ar", "fa")}


def guess_language(text: str) -> str:
    """Return "fa" where letters or joiners of Persian stand, else "ar"."""
    return "ar" if _PERSIAN_LETTER.search(text) is None else "fa"


def fold(text: str, language: str | None = None) -> str:
    """Return the name as it is compared and searched: plain letters, one space between its parts.

    Args:
        text: A name in any script.
        language: The office's "ar" or "fa"; guessed from the letters where nobody knows it.
    """
    alphabet = _ALPHABETS["fa" if (language or guess_language(text)) == "fa" else "ar"]
    words = [alphabet[word] for word in text.split()]
    if alphabet.special.isdisjoint(words):
        return " ".join(words)
    return " ".join(_assembled(" ".join(words).split(), alphabet))


def key(text: str, language: str | None = None) -> str:
    """Return the name as it is matched: folded and without spaces, which typists set as they like."""
    return fold(text, language).replace(" ", "")


def parts(text: str, language: str | None = None) -> tuple[str, ...]:
    """Return the folded parts of a name in order; a compound such as عبد الرحمن is one part."""
    return tuple(fold(text, language).split())


def glued(words: Sequence[str], opening: Collection[str], closing: Collection[str]) -> list[str]:
    """Return the words with compounds put together, so that each part of the name is one.

    Args:
        words: Folded.
        opening: What a compound begins with, such as عبد.
        closing: What ends one, such as الدين.
    """
    found: list[str] = []
    begun = ""
    for place, word in enumerate(words, start=1):
        begun += word
        if word in opening and place < len(words):
            continue
        if begun in closing and found:
            found[-1] += begun
        else:
            found.append(begun)
        begun = ""
    return found


def _assembled(words: list[str], alphabet: Alphabet) -> list[str]:
    """Glue compounds and drop titles in front."""
    found = glued(words, _OPENING, _CLOSING)
    first = 0
    while first < len(found) - 1 and found[first] in _TITLES:
        first += 1
    return [alphabet.settled(word) for word in found[first:]]


def _may_be_name(letters: str) -> bool:
    return len(letters) > 1 and not letters.isdecimal()


def compare_names(a: str, b: str, language: str | None = None, known: Collection[str] = ()) -> Verdict:
    """Judge whether two spellings are one name, with the reason; it never speaks about persons.

    Args:
        a: A name as typed.
        b: Another.
        language: The office's "ar" or "fa"; anything else lets the letters decide.
        known: Folded names in common use: two of them are two names, however few letters part them.
    """
    if key(a) == key(b) != "" and not _may_be_name(key(a)):
        return Verdict(Kind.REVIEW, N_("Both are written alike, but digits or one letter alone are no name."))
    if has_latin(a) or has_latin(b):
        return compare_latin(a, b, parts(a), parts(b), known)
    spoken = language if language in _ALPHABETS else guess_language(a + b)
    return compare_parts(parts(a, spoken), parts(b, spoken), spoken, known)
