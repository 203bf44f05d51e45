"""Gathers rows into persons: whether two rows are one person is judged by all the rows that belong to either.

Two damaged rows may resemble each other too little, and yet belong together by a third that both resemble; a row may
resemble two brothers alike, of whom one is surely somebody else. So persons are put together the surest first, and
they are compared field by field as if either had been copied from any row of the other.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from desktop.matching.arrays import PAIRS_AT_ONCE, Array, spread, stretches
from desktop.matching.comparing import Details
from desktop.matching.fields import SILENT, Witness
from desktop.matching.side_by_side import side_by_side
from desktop.matching.table import Table
from desktop.matching.weights import FAMILY, PERSON, STRANGERS, Weights, odds_of

LEAST_ODDS = -2.2  # natural logarithm: a pair of one chance in ten still ties rows to one question
_SURER_ODDS = (0.0, 3.0)  # where that ties too many, likelier pairs alone
_MOST_ROWS = 100  # of one question; what ties more stays as it was judged pair by pair
_TWICE_IN_A_LIST = 0.02  # of the rows, where two lists are compared that each office keeps for itself
# The parts of a name were laid beside each other as a whole, and speak as one.
_VOICES = (
    slice(Witness.GIVEN, Witness.LENGTH + 1),
    *(slice(witness, witness + 1) for witness in Witness if witness > Witness.LENGTH),
)


class Judged(NamedTuple):
    """Pairs of rows, the smaller row first, with the natural logarithm of the odds that they are one person."""

    left: Array
    right: Array
    odds: Array

    def replaced(self, others: "Judged", size: int) -> "Judged":
        """Return these pairs and the others in the order of their rows; the others' odds go before.

        Args:
            others: Pairs as well.
            size: How many rows there are.
        """
        import numpy as np

        left, right, odds = (np.concatenate(both) for both in zip(others, self, strict=True))
        _, first = np.unique(left * size + right, return_index=True)
        return Judged(left[first], right[first], odds[first])


def gathered(
    found: Judged, table: Table, compare: Callable[[Array, Array], Details], weights: Weights
) -> Judged:
    """Return every pair of rows that are tied to a third, judged anew by all rows of both persons.

    Args:
        found: Pairs that were judged each by itself.
        table: The rows.
        compare: Compares rows with rows.
        weights: What was learnt.
    """
    import numpy as np

    left, right = _tied(found, table.size)
    voices = side_by_side(
        lambda pairs: _voices(compare(*pairs), weights), stretches(PAIRS_AT_ONCE, left, right)
    )
    is_heard, spoken = (np.concatenate(parts) for parts in zip(*voices, strict=True))
    base = weights.prior + _doubts(left, right, table, weights)[:, None] * (np.arange(3) == PERSON)
    return Judged(left, right, _Persons(left, right, is_heard, spoken, base).judged(table.size))


def _tied(found: Judged, size: int) -> tuple[Array, Array]:
    """Return every two rows of three or more that likely pairs tie together, however loosely."""
    import numpy as np

    lefts, rights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for least in (LEAST_ODDS, *_SURER_ODDS):
        likely = found.odds >= least
        found = Judged(*(column[likely] for column in found))
        rows, starts, sizes = _knots(found, size)
        fits = (sizes > 2) & (sizes <= _MOST_ROWS)
        places = spread(starts[fits], sizes[fits])
        later = np.repeat(starts[fits] + sizes[fits], sizes[fits]) - places - 1
        lefts.append(np.repeat(rows[places], later))
        rights.append(rows[spread(places + 1, later)])
        are_many = np.zeros(size, bool)
        are_many[rows[spread(starts[sizes > _MOST_ROWS], sizes[sizes > _MOST_ROWS])]] = True
        found = Judged(*(column[are_many[found.left]] for column in found))
    return np.concatenate(lefts), np.concatenate(rights)


def _knots(found: Judged, size: int) -> tuple[Array, Array, Array]:
    """Return the rows knot by knot, ascending in each, with the place where each knot begins and its size."""
    import numpy as np

    heads = np.full(size, -1)
    heads[found.left], heads[found.right] = found.left, found.right
    before = np.zeros(0)
    while not np.array_equal(before, heads):
        before = heads.copy()
        low = np.minimum(heads[found.left], heads[found.right])
        np.minimum.at(heads, found.left, low)
        np.minimum.at(heads, found.right, low)
        tied = np.flatnonzero(heads >= 0)
        heads[tied] = heads[heads[tied]]
    rows = np.flatnonzero(heads >= 0)
    rows = rows[np.argsort(heads[rows], kind="stable")]
    starts = np.flatnonzero(np.diff(heads[rows], prepend=-1))
    return rows, starts, np.diff(np.append(starts, len(rows)))


def _voices(details: Details, weights: Weights) -> tuple[Array, Array]:
    """Return which voices are heard of each pair, and how much likelier each is of a person and a family than by chance."""
    import numpy as np

    is_heard = np.zeros((len(details.levels), len(_VOICES)), bool)
    spoken = np.zeros((len(details.levels), len(_VOICES), 3), np.float32)
    for voice, witnesses in enumerate(_VOICES):
        is_heard[:, voice] = (details.levels[:, witnesses] != SILENT).any(axis=1)
        for witness in range(witnesses.start, witnesses.stop):
            levels, rarity = details.levels[:, witness], details.rarity[:, witness]
            by_chance = weights.tables[STRANGERS, witness][levels] + rarity
            spoken[:, voice, PERSON] += weights.tables[PERSON, witness][levels] - by_chance
            spoken[:, voice, FAMILY] += weights.tables[FAMILY, witness][levels] - by_chance
            if witness == Witness.GIVEN:
                spoken[:, voice, FAMILY] += rarity
    return is_heard, spoken


def _doubts(left: Array, right: Array, table: Table, weights: Weights) -> Array:
    """Return how much less likely rows of one list are one person, where two lists are compared."""
    import numpy as np

    doubts = np.zeros(len(left))
    if table.split is not None:
        first, second = table.split, table.size - table.split
        for are_of_one, rows in ((right < first, first), (left >= first, second)):
            usual = np.log(2 * _TWICE_IN_A_LIST / max(1, rows))
            doubts[are_of_one] = min(0.0, usual - weights.prior[PERSON])
    return doubts


class _Persons:
    """Rows of which some are one person; each row is a person of its own until it is put to another."""

    def __init__(self, left: Array, right: Array, is_heard: Array, spoken: Array, base: Array) -> None:
        self._left, self._right = left, right
        self._is_heard, self._spoken, self._base = is_heard, spoken, base
        self._odds = odds_of((spoken.sum(axis=1) + base).T)

    def judged(self, size: int) -> Array:
        """Return the odds of each pair when no two persons are left that are likelier one."""
        import numpy as np

        whose = np.arange(size)
        for first, second in self._surest(whose):
            low, high = np.minimum(first, second), np.maximum(first, second)
            moved = np.arange(size)
            moved[high] = low
            whose[:] = moved[whose]
            has_grown = np.zeros(size, bool)
            has_grown[low] = True
            a, b = whose[self._left], whose[self._right]
            self._compare_anew(a, b, np.flatnonzero((a != b) & (has_grown[a] | has_grown[b])))
        return self._odds

    def _surest(self, whose: Array) -> Iterator[tuple[Array, Array]]:
        """Yield persons who are each other's likeliest double, as long as there are any."""
        import numpy as np

        while True:
            a, b = whose[self._left], whose[self._right]
            likely = np.flatnonzero((a != b) & (self._odds > 0))
            if not len(likely):
                return
            a, b = a[likely], b[likely]
            rank = np.empty(len(likely), np.int64)
            rank[np.lexsort((a, b, self._odds[likely]))] = np.arange(len(likely))
            best = np.full(len(whose), -1)
            np.maximum.at(best, a, rank)
            np.maximum.at(best, b, rank)
            are_mutual = (best[a] == rank) & (best[b] == rank)
            yield a[are_mutual], b[are_mutual]

    def _compare_anew(self, a: Array, b: Array, places: Array) -> None:
        """Compare persons by what each voice says on the average of any two of their rows."""
        import numpy as np

        order = np.lexsort((np.maximum(a, b)[places], np.minimum(a, b)[places]))
        places = places[order]
        low, high = np.minimum(a, b)[places], np.maximum(a, b)[places]
        is_first = (np.diff(low, prepend=-1) != 0) | (np.diff(high, prepend=-1) != 0)
        starts = np.flatnonzero(is_first)
        if not len(starts):
            return
        is_heard = self._is_heard[places][:, :, None]
        likelihood = np.where(is_heard, np.exp(self._spoken[places].astype(float)), 0.0)
        heard = np.add.reduceat(is_heard.astype(float), starts)
        mean = np.add.reduceat(likelihood, starts) / np.maximum(heard, 1)
        joint = np.log(np.where(heard > 0, mean, 1.0)).sum(axis=1)
        joint += np.minimum.reduceat(self._base[places], starts)
        self._odds[places] = odds_of(joint.T)[np.cumsum(is_first) - 1]
