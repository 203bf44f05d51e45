"""Links the rows of one list or of two: candidates, weights learnt from them, and a judgement of each likely pair."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from desktop.marking import N_
from desktop.matching.arrays import Array
from desktop.matching.blocking import Candidates, candidates
from desktop.matching.comparing import Comparer, Details
from desktop.matching.fields import SILENT, Birth, Number, Witness
from desktop.matching.gathering import LEAST_ODDS, Judged, gathered
from desktop.matching.near_numbers import told_days
from desktop.matching.table import Table
from desktop.matching.verdicts import Opinion, opinions
from desktop.matching.weights import Weights, learnt, usual
from desktop.matching.wording import Reason, Wording
from desktop.progress import Progress

NATURAL = 0.5  # from here on one person is more likely than two
_CHUNK = 250_000
_LEAST = 1e-9
_SAMPLE = 120_000
_RANDOM = 60_000
_SEED = 20_240_101  # strangers are drawn by lot, the same ones in every run

_FINDING = N_("Looking for rows that may be one person")
_COMPARING = N_("Comparing pairs of rows")


class Link(NamedTuple):
    """Two rows that may be one person; rows are counted from 0, in each list from its first."""

    left: int
    right: int
    score: float
    opinion: Opinion
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Plan:
    """What there is to compare and what was learnt of it."""

    found: Candidates
    weights: Weights


class Linker:
    """Links the rows of a table."""

    def __init__(self, table: Table, progress: Progress) -> None:
        self._table = table
        self._progress = progress
        self._comparer = Comparer(table)
        self._wording = Wording(table)

    def plan(self, weights: Weights | None = None) -> Plan:
        """Find the candidates and learn from them.

        Args:
            weights: What was learnt before, for a list too small to teach; None learns from this one.
        """
        self._progress.advance(0, 0, _FINDING)
        found = candidates(self._table)
        weights = weights or self._learnt(found)  # from the denied as well: they show what families look like
        return Plan(found.undenied(self._table), weights)

    def every_pair(self, weights: Weights) -> Plan:
        """Return a plan for two short lists whose rows were brought together already: all with all."""
        import numpy as np

        ours = self._table.split or 0
        left, right = np.divmod(np.arange(ours * (self._table.size - ours)), self._table.size - ours)
        return Plan(Candidates(left, right + ours, 0), weights)

    def usual(self, pairs: float) -> Weights:
        """Return weights for a table too small to teach.

        Args:
            pairs: How many pairs the lists allow that the rows were taken from.
        """
        import numpy as np

        nobody = np.zeros((0, len(Witness)), dtype=np.uint8)
        return usual(self._comparer.chance, nobody, pairs, max(1, self._table.size))

    def _learnt(self, found: Candidates) -> Weights:
        import numpy as np

        table = self._table
        step = max(1, len(found.left) // _SAMPLE)
        start = usual(self._comparer.chance, self._strangers(), table.pairs, max(1, table.size))
        left, right = found.left[::step], found.right[::step]
        if not len(left):
            return start
        chunks = [
            self._comparer.compare(left[place : place + _CHUNK], right[place : place + _CHUNK]).summed()
            for place in range(0, len(left), _CHUNK)
        ]
        sample = type(chunks[0])(
            *(np.concatenate(parts) for parts in zip(*((c.levels, c.rarity) for c in chunks), strict=True))
        )
        return learnt(start, sample, table.pairs / step)

    def _strangers(self) -> Array:
        """Return how pairs drawn by lot compare."""
        import numpy as np

        lots = np.random.default_rng(_SEED)
        count = min(_RANDOM, 4 * self._table.size)
        split = self._table.split
        left = lots.integers(0, split or self._table.size, count)
        right = lots.integers(split or 0, self._table.size, count)
        is_fair = (left != right) & (self._table.is_persian[left] == self._table.is_persian[right])
        return self._comparer.compare(left[is_fair], right[is_fair]).levels

    def links(self, plan: Plan, least: float = NATURAL) -> Iterator[Link]:
        """Yield the pairs that may be one person, each judged by itself, in the order of their rows.

        Args:
            plan: What `plan()` returned.
            least: The smallest score to tell of; one number under two names is told whatever its score.
        """
        for left, right in self._chunks(plan.found.left, plan.found.right):
            yield from self._judged(left, right, plan.weights, least)

    def links_of_persons(self, plan: Plan, least: float = NATURAL) -> Iterator[Link]:
        """Yield the pairs that may be one person, judged by all rows of both; only a plan of whole lists knows these.

        Args:
            plan: What `plan()` returned.
            least: The smallest score to tell of; one number under two names is told whatever its score.
        """
        import numpy as np

        found = self._likely(plan, least)
        found = found.replaced(
            gathered(found, self._table, self._compared, plan.weights), max(1, self._table.size)
        )
        split = self._table.split
        of_two = (
            np.full(len(found.left), True) if split is None else (found.left < split) & (found.right >= split)
        )
        left, right, odds = (column[of_two] for column in found)
        for place in range(0, len(left), _CHUNK):
            chunk = slice(place, place + _CHUNK)
            yield from self._judged(left[chunk], right[chunk], plan.weights, least, odds[chunk])

    def _chunks(self, left: Array, right: Array) -> Iterator[tuple[Array, Array]]:
        for place in range(0, len(left), _CHUNK):
            self._progress.advance(place, len(left), _COMPARING)
            yield left[place : place + _CHUNK], right[place : place + _CHUNK]
        self._progress.advance(len(left), len(left), _COMPARING)

    def _likely(self, plan: Plan, least: float) -> Judged:
        """Return the pairs that are worth telling of, or that others may make so."""
        import numpy as np

        least_odds = min(LEAST_ODDS, np.log(max(least, _LEAST) / max(1 - least, _LEAST)))
        kept = [Judged(*(np.zeros(0, kind) for kind in (np.int64, np.int64, float)))]
        for left, right in self._chunks(plan.found.left, plan.found.right):
            details = self._compared(left, right)
            odds = plan.weights.odds(details.summed())
            worth = (odds >= least_odds) | (details.levels[:, Witness.NUMBER] == Number.EQUAL)
            kept.append(Judged(left[worth], right[worth], odds[worth]))
        return Judged(*(np.concatenate(parts) for parts in zip(*kept, strict=True)))

    def _compared(self, left: Array, right: Array) -> Details:
        details = self._comparer.compare(left, right)
        self._silence_told_births(left, details.levels)
        return details

    def _judged(
        self, left: Array, right: Array, weights: Weights, least: float, odds: "Array | None" = None
    ) -> Iterator[Link]:
        """Yield the links among pairs, by odds that are known already or by what the two rows say alone."""
        import numpy as np

        details = self._compared(left, right)
        own = weights.odds(details.summed())
        odds = own if odds is None else odds
        scores = 1 / (1 + np.exp(-odds))
        said = opinions(details.levels, scores, self._same_names(left, right))
        kept = np.flatnonzero((scores >= least) | (said == Opinion.CONFLICT))
        chosen = Details(details.levels[kept], details.rarity[kept])
        by_others = (odds - own)[kept] / np.log(2)
        rows = (
            left[kept],
            right[kept],
            scores[kept],
            said[kept],
            chosen.levels,
            weights.points(chosen),
            by_others,
        )
        shift = self._table.split or 0
        for a, b, score, opinion, levels, points, more in zip(*(row.tolist() for row in rows), strict=True):
            reasons = self._wording.reasons(a, b, levels, points, more)
            yield Link(a, b - shift, score, Opinion(opinion), reasons)

    def _silence_told_births(self, left: Array, levels: Array) -> None:
        """Hear one number once, not again in the births that it tells of both; a birth that differs is heard."""
        told = told_days(self._table.number[left])
        is_repeated = (self._table.birth[left] == told).all(axis=1) & (told[:, 0] > 0)
        is_repeated &= levels[:, Witness.NUMBER] == Number.EQUAL
        is_repeated &= levels[:, Witness.BIRTH] == Birth.EQUAL
        levels[is_repeated, Witness.BIRTH] = SILENT

    def _same_names(self, left: Array, right: Array) -> Array:
        """Say of which pairs the whole names are one, and more than a given name."""
        import numpy as np

        table = self._table
        is_equal = (table.whole[left] == table.whole[right]) & (table.whole[left] != 0)
        return np.asarray(is_equal & ((table.parts[left] >= 0).sum(axis=1) > 1))
