"""Says which letters of a shown name or number are the ones that somebody looked for."""

import re
from functools import lru_cache

from desktop.i18n.digits import fold_digits
from desktop.models.names import fold

Span = tuple[int, int]
_WORD = re.compile(r"[^\s\u2066-\u2069\u202d\u202c]+")


@lru_cache(maxsize=4096)
def spans_in_name(shown: str, typed: str, language: str) -> tuple[Span, ...]:
    """Return from where to where the letters of a name begin one of the words looked for."""
    parts = _parts(typed, language)
    words = [(word.start(), word.group()) for word in _WORD.finditer(shown)]
    spans: set[Span] = set()
    for part in parts:
        for place, (start, word) in enumerate(words):
            spans |= _begun(part, start, word, words[place + 1 :], language)
    return tuple(sorted(spans))


@lru_cache(maxsize=16)
def _parts(typed: str, language: str) -> list[str]:
    return fold(typed, language).split()


def _begun(part: str, start: int, word: str, rest: list[tuple[int, str]], language: str) -> set[Span]:
    """Return the letters of a word, and of those after it, that the part names; nothing where it names another."""
    key = _key(word, language)
    if not key:
        return set()
    if key.startswith(part):
        return {(start, start + _length(word, part, language))}
    if part.startswith(key) and rest:  # one name that is written in two words
        (after, following), *more = rest
        found = _begun(part[len(key) :], after, following, more, language)
        return {(start, start + len(word)), *found} if found else set()
    return set()


def spans_in_number(shown: str, typed: str) -> tuple[Span, ...]:
    """Return where the digits looked for stand in a number."""
    wanted = "".join(fold_digits(typed).split()).upper()
    start = fold_digits(shown).upper().find(wanted) if any(one.isdigit() for one in wanted) else -1
    return ((start, start + len(wanted)),) if start >= 0 else ()


@lru_cache(maxsize=4096)
def _key(word: str, language: str) -> str:
    return fold(word, language).replace(" ", "")


def _length(word: str, part: str, language: str) -> int:
    """Return how many letters of a word, as it is written, stand for its folded beginning."""
    return next(
        (end for end in range(1, len(word)) if _key(word[:end], language).startswith(part)), len(word)
    )
