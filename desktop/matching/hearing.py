"""Hears names in Latin letters as names in Arabic letters, so that lists of two scripts can be laid side by side.

A Latin word takes the place of the likeliest name that it may stand for, and the others are remembered as sounding
like that one. It brings rows together and weighs them; a pair of two scripts is still never one person without
somebody's look, for its whole names are not alike.
"""

from collections import defaultdict
from collections.abc import Mapping

from desktop.matching.arrays import Array, counted, distinct, together
from desktop.matching.name_lists import names_in_use, usual_shares
from desktop.matching.table import Table
from desktop.models.latin_names import NamesBySound, Sounds, has_latin

_LEAST_HEARD = 0.5  # of the rows in Latin letters; below that they are names of another world
_TIMES_AS_MANY = 10  # bear a name as a slip of it
_SHORTEST_HEARD = 4  # of a Latin word; in a shorter one a letter is too much
_UNWRITTEN = 0.1  # how much likelier a name is that writes the u or i of the Latin word


class Ear:
    """Knows names by their sounds."""

    def __init__(self, names: Mapping[str, float]) -> None:
        """Listen to names, each with the share of people who bear it."""
        self._shares = names
        self._known = NamesBySound(names)

    def heard(self, word: str) -> list[str]:
        """Return the names that a word may stand for, the likeliest first."""
        found: dict[str, tuple[bool, float]] = {}
        for name, said, heard in self._known.answering(word):
            ends_apart = len(said.vowels[-1]) != len(heard.vowels[-1])
            likely = self._shares[name] * _UNWRITTEN ** _unwritten(said, heard)
            found[name] = min(found.get(name, (True, 0.0)), (ends_apart, -likely))
        return sorted(found, key=lambda name: (*found[name], name))


def _unwritten(said: Sounds, heard: Sounds) -> int:
    return sum(
        bool(set(vowel) & set("uiUI")) and not other
        for vowel, other in zip(said.vowels, heard.vowels, strict=True)
    )


def hear(table: Table) -> None:
    """Put names in Arabic letters into the place of those in Latin ones, where most of these can be heard so."""
    import numpy as np

    texts = table.words.texts
    is_latin = np.fromiter(map(has_latin, texts), dtype=bool, count=len(texts))
    if not is_latin.any():
        return
    given = table.parts[:, 0]
    table.is_latin = (given >= 0) & is_latin[given]
    found, alike = _names_heard(table, is_latin)
    is_heard = table.is_latin & (found[given] != given)
    if is_heard.sum() < _LEAST_HEARD * table.is_latin.sum():
        return
    table.alike = alike
    table.slips = _slips(table, found)
    for name in ("parts", "father", "mother"):
        _replace(table, name, found)
    others = table.is_persian[~table.is_latin]
    table.is_persian[table.is_latin] = others.mean() > _LEAST_HEARD if len(others) else False
    if not table.is_latin.all():
        for name in ("place", "region"):
            _replace(table, name, _places_heard(table, getattr(table, name)))


def _replace(table: Table, name: str, found: Array) -> None:
    codes = getattr(table, name)
    codes[codes >= 0] = found[codes[codes >= 0]]


def _names_heard(table: Table, is_latin: Array) -> tuple[Array, Array]:
    """Return for each word the word that stands in its place, and the pairs of words that sound alike."""
    import numpy as np

    texts, words = list(table.words.texts), table.words
    counts = counted(table.parts, len(texts))
    shares = {name: usual_shares().get(name, 0.0) for name in names_in_use()}
    for code in np.flatnonzero(~is_latin & (counts > 0)).tolist():
        shares[texts[code]] = shares.get(texts[code], 0.0) + counts[code] / max(1, table.size)
    ear = Ear(shares)
    found = np.arange(len(texts))
    alike = []
    unheard = {}
    for place in np.flatnonzero(is_latin).tolist():
        codes = [words[name] for name in ear.heard(texts[place])]
        if codes:
            found[place] = codes[0]
            alike += [together(np.array(codes[0]), np.array(other)) for other in codes[1:]]
        else:
            unheard[texts[place]] = float(counts[place])
    rest = Ear(unheard)  # among themselves: two spellings of a name that stands in no list
    for text in unheard:
        found[words[text]] = words[(rest.heard(text) or [text])[0]]
    return found, distinct(np.array(alike, dtype=np.int64))


def _slips(table: Table, found: Array) -> Array:
    """Return pairs of a Latin word that is no name and of the names that many bear a letter away from it."""
    import numpy as np
    from rapidfuzz.distance import OSA

    texts = table.words.texts
    counts = counted(table.parts, len(found)) + counted(table.father, len(found))
    near: dict[str, list[int]] = defaultdict(list)
    is_name = (counts[: len(found)] > 0) & np.fromiter(map(has_latin, texts[: len(found)]), bool, len(found))
    for code in np.flatnonzero(is_name).tolist():
        for rest in _shortened(texts[code]):
            near[rest].append(code)
    slips = []
    for code in np.flatnonzero(is_name & (found == np.arange(len(found)))).tolist():
        likely = {other for rest in _shortened(texts[code]) for other in near[rest]}
        slips += [
            together(np.array(code), found[other])
            for other in likely
            if counts[other] >= _TIMES_AS_MANY * counts[code] and OSA.distance(texts[code], texts[other]) == 1
        ]
    return distinct(np.array(slips, dtype=np.int64))


def _shortened(word: str) -> set[str]:
    """Return what two words a letter apart have in common: the word, and the word without any one letter."""
    if len(word) < _SHORTEST_HEARD:
        return set()
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _places_heard(table: Table, codes: Array) -> Array:
    import numpy as np

    texts = table.texts.texts
    counts = counted(codes, len(texts))
    here = np.flatnonzero(counts).tolist()
    ear = Ear({texts[place]: float(counts[place]) for place in here if not has_latin(texts[place])})
    found = np.arange(len(texts))
    for place in here:
        heard = ear.heard(texts[place]) if has_latin(texts[place]) else []
        found[place] = table.texts[heard[0]] if heard else place
    return found
