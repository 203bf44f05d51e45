"""Finds names that were not typed as they are spelt: each word stands for the known words that resemble it."""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from desktop.store.word_index import is_file

if TYPE_CHECKING:
    import numpy  # loaded late: the door does without
    from numpy.typing import NDArray

    Array = NDArray[Any]

_SHORTEST = 3  # letters: of two anything resembles anything
_LONGEST = 40  # letters: what is longer is no word of a name
_LONG = 6  # letters from which two slips are forgiven
_MOST_SLIPS = 2
_MOST_WORDS = 60  # that one typed word stands for
MOST_BEGUN = 256  # words that are asked for one by one in place of their beginning
_FRESH_S = 600.0
_LAST = "\U0010ffff"  # behind every letter
_INSIDE, _BEGUN = 0.5, 0.1  # how far a word is that only holds, or only begins with, what was typed
FAR = 9.0  # how far any other is

Reading = dict[str, float]
"""The known words that a typed one may mean, and how far each is from it."""


class Words:
    """The distinct words of all names and villages, as they stood a moment ago."""

    def __init__(self, words: Iterable[str]) -> None:
        self.read_at = time.monotonic()
        self._all = sorted(words)
        comparable = [word for word in self._all if _SHORTEST <= len(word) <= _LONGEST]
        self._comparable = sorted(comparable, key=len)
        self._ends = [bisect_right(self._comparable, length, key=len) for length in range(_LONGEST + 1)]
        self._letters = _sets_of_letters(self._comparable)

    def begun(self, typed: str) -> list[str]:
        """Return the words that begin with the typed letters; none where they are more than one asks for singly."""
        start = bisect_left(self._all, typed)
        end = bisect_left(self._all, typed + _LAST, start)
        return self._all[start:end] if end - start <= MOST_BEGUN else []

    def holds(self, typed: str) -> bool:
        """Return whether a word begins with the typed letters."""
        start = bisect_left(self._all, typed)
        return "".join(self._all[start : start + 1]).startswith(typed)

    def near(self, typed: str, *, is_begun: bool) -> Reading:
        """Return what a typed word may mean; `is_begun`: its last letters may still be missing."""
        if not _SHORTEST <= len(typed) <= _LONGEST:
            return {}
        slips = _MOST_SLIPS if len(typed) >= _LONG else 1
        found = self._holding(typed)
        _add_near(found, typed, self._like(typed, slips), slips)
        if is_begun:
            _add_near(found, typed, self._begun_like(typed, slips), slips, is_begun=True)
        found.setdefault(typed, min(found.values(), default=0.0))  # it may be newer than the known words
        nearest = sorted(found.items(), key=lambda item: item[1])
        return dict(nearest[:_MOST_WORDS])

    def _holding(self, typed: str) -> Reading:
        """Return the words that hold the typed letters as they are."""
        first, letters = self._ends[len(typed) - 1], _set_of_letters(typed)
        hold_all = self._letters[-1, first:] & letters == letters
        return {
            word: _BEGUN if word.startswith(typed) else _INSIDE
            for place in hold_all.nonzero()[0].tolist()
            if typed in (word := self._comparable[first + place])
        }

    def _like(self, typed: str, slips: int) -> list[str]:
        """Return the words of about this length that have nearly the same letters."""
        longest = min(len(typed) + slips, _LONGEST)
        return self._nearly(typed, longest, self._ends[len(typed) - slips - 1], self._ends[longest], slips)

    def _begun_like(self, typed: str, slips: int) -> list[str]:
        """Return the longer words whose first letters are nearly the same."""
        return self._nearly(typed, len(typed), self._ends[len(typed)], len(self._comparable), slips)

    def _nearly(self, typed: str, length: int, first: int, last: int, slips: int) -> list[str]:
        """Return the words of a stretch that differ in few of the first letters; a slip changes two."""
        import numpy

        other = (
            numpy.bitwise_count(self._letters[length - 1, first:last] ^ _set_of_letters(typed)) <= 2 * slips
        )
        return [self._comparable[first + place] for place in other.nonzero()[0].tolist()]


def _set_of_letters(word: str) -> "numpy.uint64":
    import numpy

    return numpy.uint64(reduce(or_, (1 << (ord(letter) & 63) for letter in word)))


def _sets_of_letters(words: Sequence[str]) -> "Array":
    """Return the letters of each word as a set of bits: those of the first letters, of the first two, and so on.

    Where two sets differ much the words do, which is seen of all words at once; few are left to be compared.
    """
    import numpy

    table = numpy.array(words, dtype=f"<U{_LONGEST}").view(numpy.uint32).reshape(len(words), _LONGEST).T
    bits = numpy.where(table, numpy.left_shift(numpy.uint64(1), table.astype(numpy.uint64) & 63), 0)
    sets: Array = numpy.bitwise_or.accumulate(bits.astype(numpy.uint64), axis=0)
    return numpy.ascontiguousarray(sets)


def _add_near(
    found: Reading, typed: str, words: Sequence[str], slips: int, *, is_begun: bool = False
) -> None:
    """Add the words whose spelling differs by few slips: a letter too many, missing, other, or two swapped."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    compared = [word[: len(typed)] for word in words] if is_begun else words
    more = _BEGUN if is_begun else 0.0
    for _, distance, place in process.extract(
        typed, compared, scorer=OSA.distance, score_cutoff=slips, limit=None
    ):
        word = words[place]
        found[word] = min(found.get(word, FAR), distance + more)


class KnownWords:
    """The words of each open database, read when they are first wanted and again after some minutes."""

    def __init__(self) -> None:
        self._kept: WeakKeyDictionary[Engine, Words] = WeakKeyDictionary()

    def ready(self, session: Session) -> Words | None:
        """Return the words where somebody read them already; whoever types does not wait for them."""
        return self._kept.get(session.get_bind().engine)

    def of(self, session: Session) -> Words:
        """Return the words of a session's database."""
        engine = session.get_bind().engine
        words = self._kept.get(engine)
        if words is None or time.monotonic() - words.read_at > _FRESH_S:
            words = self._kept[engine] = Words(_read(session))
        return words


def _read(session: Session) -> list[str]:
    if not is_file(session):
        return list(session.scalars(text("SELECT word FROM person_search_word")))
    return list(session.scalars(text("SELECT term FROM temp.words_known")))


def rings(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """Yield the readings with the nearest words of each alone, then with those one slip further, then with all."""
    least = [int(min(some.values())) for some in readings]
    before: list[Reading] = []
    for more in range(_MOST_SLIPS + 1):
        ring = [
            {word: far for word, far in some.items() if far < start + more + 1}
            for some, start in zip(readings, least, strict=True)
        ]
        if ring != before:
            yield ring
        before = ring


def distances(words: str, readings: Sequence[Reading]) -> list[float]:
    """Return how far each typed word is from the nearest of some words."""
    held = words.split()
    return [min((reading.get(word, FAR) for word in held), default=FAR) for reading in readings]
