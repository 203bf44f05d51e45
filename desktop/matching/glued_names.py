"""Parts names that were written without a space («زينبسعدي»), as far as the list itself knows both halves."""

from desktop.matching.arrays import NONE, counted
from desktop.matching.fields import PARTS
from desktop.matching.name_lists import names_in_use
from desktop.matching.table import Table

_MOST_BEARERS = 3  # of a word that may be two; what more bear is a name
_TIMES_AS_MANY = 10  # bear each half
_SHORTEST_HALF = 3


def part_glued_names(table: Table) -> None:
    """Write both halves of words that few bear where many bear each half.

    A Persian double name is one part however it was spaced; there only a name of a single word is parted, into the
    given name and the family's.
    """
    import numpy as np

    texts = table.words.texts
    counts = counted(table.parts, len(texts))
    known = names_in_use()
    halves: dict[int, tuple[int, int]] = {}
    rare = (counts > 0) & (counts <= _MOST_BEARERS)
    for code in np.flatnonzero(rare).tolist():
        if len(texts[code]) >= 2 * _SHORTEST_HALF and texts[code] not in known:
            found = _halves(texts[code], table, counts, _TIMES_AS_MANY * int(counts[code]))
            if found is not None:
                halves[code] = found
    is_glued = np.isin(table.parts, list(halves))
    for row in np.flatnonzero(is_glued.any(axis=1)).tolist():
        codes = [code for code in table.parts[row].tolist() if code != NONE]
        if table.is_persian[row] and len(codes) > 1:
            continue
        opened = [half for code in codes for half in halves.get(code, (code,))][:PARTS]
        table.parts[row] = opened + [NONE] * (PARTS - len(opened))


def _halves(word: str, table: Table, counts: object, least: int) -> tuple[int, int] | None:
    """Return the two words of the list that stand in one, the ones that most bear."""
    import numpy as np

    bearers = np.asarray(counts)
    words = table.words
    best, most = None, least - 1
    for end in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
        first, second = (dict.get(words, half, NONE) for half in (word[:end], word[end:]))
        if NONE not in (first, second) and min(bearers[first], bearers[second]) > most:
            best, most = (first, second), int(min(bearers[first], bearers[second]))
    return best
