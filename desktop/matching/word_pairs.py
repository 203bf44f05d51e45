"""Compares parts of names and texts, each distinct pair once, however many rows ask."""

from desktop.matching.arrays import Array, counted, distinct_places, together
from desktop.matching.fields import Part, Text
from desktop.matching.name_lists import names_in_use
from desktop.matching.name_words import is_short_form, sound
from desktop.matching.table import Table
from desktop.matching.vocabulary import Vocabulary

_LONG_WORD = 7  # from this length on two slips may happen to one word
_SHORTEST = 3  # below it a letter is half of the name
_RARE = 0.01  # a slip of a common name is at most this frequent beside it
_TEXT_ALIKE, _TEXT_PARTLY = 0.85, 0.6
# Of the length: a text that was cut to less is no longer partly alike.
_CUT = _TEXT_PARTLY / (2 - _TEXT_PARTLY)


class WordPairs:
    """Judges pairs of words of one table."""

    def __init__(self, table: Table) -> None:
        import numpy as np

        self._texts = table.words.texts
        self._alike, self._slips_heard = table.alike, table.slips
        self._sounds = table.words.mapped(sound)
        self._heads = table.words.mapped(lambda word: word[:1])
        self._tails = table.words.mapped(lambda word: word[-1:])
        self._lengths = np.fromiter(map(len, self._texts), dtype=np.int32, count=len(self._texts))
        counts = counted(table.parts, len(self._texts)) + counted(table.father, len(self._texts))
        in_use = names_in_use()
        known = np.fromiter((text in in_use for text in self._texts), dtype=bool, count=len(self._texts))
        self._counts = counts
        self._is_known = known

    def judged(self, a: Array, b: Array) -> Array:
        """Return how each pair of unlike words stands to each other."""
        import numpy as np

        pairs, places = distinct_places(together(a, b))
        low, high = pairs >> 32, pairs & 0xFFFFFFFF
        levels = np.full(len(pairs), Part.DIFFERENT, dtype=np.uint8)
        levels[self._sounds[low] == self._sounds[high]] = Part.ALIKE
        if len(self._alike):
            levels[np.isin(pairs, self._alike)] = Part.ALIKE
        if len(self._slips_heard):
            levels[np.isin(pairs, self._slips_heard)] = Part.SLIP
        rest = np.flatnonzero(levels == Part.DIFFERENT)
        levels[rest] = self._slips(low[rest], high[rest])
        return levels[places]

    def _slips(self, low: Array, high: Array) -> Array:
        import numpy as np
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import cpdist

        ones, others = ([self._texts[code] for code in codes] for codes in (low, high))
        longest = np.maximum(self._lengths[low], self._lengths[high])
        distance = cpdist(ones, others, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
        allowed = np.where(longest >= _LONG_WORD, 2, np.where(longest >= _SHORTEST, 1, 0))
        is_slip = distance <= allowed
        common, rare = (
            np.maximum(self._counts[low], self._counts[high]),
            np.minimum(self._counts[low], self._counts[high]),
        )
        is_neighbour = (self._is_known[low] & self._is_known[high]) | ((rare > _RARE * common) & (rare > 2))
        levels = np.full(len(low), Part.DIFFERENT, dtype=np.uint8)
        levels[is_slip] = np.where(is_neighbour[is_slip], Part.NEIGHBOUR, Part.SLIP)
        has_edge = (self._heads[low] == self._heads[high]) | (self._tails[low] == self._tails[high])
        for place in np.flatnonzero(~is_slip & has_edge & (self._lengths[low] != self._lengths[high])):
            if is_short_form(ones[place], others[place]):
                levels[place] = Part.SHORT
        return levels


def judged_texts(vocabulary: Vocabulary, a: Array, b: Array) -> Array:
    """Return how each pair of unlike texts stands to each other."""
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cpdist

    pairs, places = distinct_places(together(a, b))
    texts = vocabulary.texts
    ones = [texts[code] for code in pairs >> 32]
    others = [texts[code] for code in pairs & 0xFFFFFFFF]
    likeness = cpdist(
        ones, others, scorer=Indel.normalized_similarity, score_cutoff=_TEXT_PARTLY, dtype=np.float32
    )
    levels = np.full(len(pairs), Text.DIFFERENT, dtype=np.uint8)
    levels[likeness >= _TEXT_PARTLY] = Text.PARTLY
    levels[likeness >= _TEXT_ALIKE] = Text.ALIKE
    lengths = np.array([list(map(len, ones)), list(map(len, others))])
    may_be_cut = (levels == Text.DIFFERENT) & (lengths.min(axis=0) < _CUT * lengths.max(axis=0))
    for place in np.flatnonzero(may_be_cut):
        short, long = sorted((ones[place], others[place]), key=len)
        if long.startswith(short) or long.endswith(short):
            levels[place] = Text.PARTLY
    return levels[places]
