"""Finds names that were not typed as they are spelt: each word stands for the known words that resemble it."""

import time
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Row, text
from sqlalchemy.orm import Session

_SHORTEST = 3  # letters: of two anything resembles anything
_LONG = 6  # letters from which two slips are forgiven
_MOST_WORDS = 60  # that one typed word stands for
_MOST_BEGUN = 256  # words that are asked for one by one in place of their beginning
_FRESH_S = 600.0
_LAST = "\U0010ffff"  # behind every letter
_INSIDE, _BEGUN = 0.5, 0.1  # how far a word is that only holds, or only begins with, what was typed

Reading = dict[str, float]
"""The known words that a typed one may mean, and how far each is from it."""


class Words:
    """The distinct words of all names and villages, as they stood a moment ago."""

    def __init__(self, words: Iterable[str]) -> None:
        self.read_at = time.monotonic()
        self._all = sorted(word for word in words if len(word) >= _SHORTEST)
        self._lengths: dict[int, list[str]] = {}
        for word in self._all:
            self._lengths.setdefault(len(word), []).append(word)
        self._longer: dict[int, tuple[list[str], list[str]]] = {}

    def begun(self, typed: str) -> list[str]:
        """Return the words that begin with the typed letters; none where they are more than one asks for singly."""
        start = bisect_left(self._all, typed)
        end = bisect_left(self._all, typed + _LAST, start)
        return self._all[start:end] if end - start <= _MOST_BEGUN else []

    def holds(self, typed: str) -> bool:
        """Return whether a word begins with the typed letters; of short ones nothing is known."""
        start = bisect_left(self._all, typed)
        return len(typed) < _SHORTEST or "".join(self._all[start : start + 1]).startswith(typed)

    def near(self, typed: str, *, is_begun: bool) -> Reading:
        """Return what a typed word may mean; `is_begun`: its last letters may still be missing."""
        if len(typed) < _SHORTEST:
            return {}
        slips = 2 if len(typed) >= _LONG else 1
        found: Reading = {}
        for word in self._all:
            if typed in word:
                found[word] = _BEGUN if word.startswith(typed) else _INSIDE
        around = (self._lengths.get(len(typed) + more, ()) for more in range(-slips, slips + 1))
        for some in around:
            _add_near(found, typed, some, some, slips)
        if is_begun:
            longer, beginnings = self._longer_than(len(typed))
            _add_near(found, typed, beginnings, longer, slips, _BEGUN)
        found[typed] = 0.0
        nearest = sorted(found.items(), key=lambda item: item[1])
        return dict(nearest[:_MOST_WORDS])

    def _longer_than(self, length: int) -> tuple[list[str], list[str]]:
        """Return all longer words, and the first letters of each."""
        if length not in self._longer:
            longer = [word for word in self._all if len(word) > length]
            self._longer[length] = longer, [word[:length] for word in longer]
        return self._longer[length]


def _add_near(
    found: Reading, typed: str, compared: Sequence[str], meant: Sequence[str], slips: int, more: float = 0.0
) -> None:
    """Add the words whose spelling differs by few slips: a letter too many, missing, other, or two swapped."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(typed, compared, scorer=OSA.distance, score_cutoff=slips, limit=None)
    for _, distance, place in near:
        word = meant[place]
        found[word] = min(found.get(word, 9.0), distance + more)


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
    if session.get_bind().dialect.name != "sqlite":
        return list(session.scalars(text("SELECT word FROM person_search_word")))
    session.execute(
        text(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_known USING fts5vocab('main', 'person_search', 'row')"
        )
    )
    return list(session.scalars(text("SELECT term FROM temp.words_known")))


def nearest(hits: Iterable[Row[bytes, int, str]], readings: Sequence[Reading], limit: int) -> list[int]:
    """Return the persons whose names are nearest to what was typed, the nearest first; names as folded words."""
    judged = []
    for sort_key, person_id, parts in hits:
        words = parts.split()
        far = sum(min((reading.get(word, 9.0) for word in words), default=9.0) for reading in readings)
        judged.append((far, sort_key, person_id))
    judged.sort()
    return [person_id for _, _, person_id in judged[:limit]]
