"""Links the rows of one list or of two: candidates, weights learnt from them, and a judgement of each likely pair."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, TypeAlias

from desktop.marking import N_
from desktop.matching.arrays import PAIRS_AT_ONCE, Array, stretches
from desktop.matching.blocking import Candidates, candidates
from desktop.matching.comparing import Compared, Comparer, Details
from desktop.matching.fields import SILENT, Birth, Number, Witness
from desktop.matching.gathering import LEAST_ODDS, Judged, gathered
from desktop.matching.near_numbers import told_days
from desktop.matching.side_by_side import side_by_side
from desktop.matching.table import Table
from desktop.matching.verdicts import Opinion, opinions
from desktop.matching.weights import Weights, learnt, usual
from desktop.matching.wording import Reason, Wording
from desktop.progress import Progress

NATURAL = 0.5  # from here on one person is more likely than two
Pairs: TypeAlias = tuple[Array, ...]  # columns, of which the first two hold the rows
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
        likely = stretches(PAIRS_AT_ONCE, found.left[::step], found.right[::step])
        strangers, *compared = side_by_side(
            lambda pairs: self._comparer.compare(*pairs).summed(), chain((self._drawn_by_lot(),), likely)
        )
        start = usual(self._comparer.chance, strangers.levels, table.pairs, max(1, table.size))
        if not len(found.left):
            return start
        sample = Compared(
            *map(np.concatenate, zip(*((one.levels, one.rarity) for one in compared), strict=True))
        )
        return learnt(start, sample, table.pairs / step)

    def _drawn_by_lot(self) -> Pairs:
        """Return pairs of strangers."""
        import numpy as np

        lots = np.random.default_rng(_SEED)
        count = min(_RANDOM, 4 * self._table.size)
        split = self._table.split
        left = lots.integers(0, split or self._table.size, count)
        right = lots.integers(split or 0, self._table.size, count)
        is_fair = (left != right) & (self._table.is_persian[left] == self._table.is_persian[right])
        return left[is_fair], right[is_fair]

    def links(self, plan: Plan, least: float = NATURAL) -> Iterator[Link]:
        """Yield the pairs that may be one person, each judged by itself, in the order of their rows.

        Args:
            plan: What `plan()` returned.
            least: The smallest score to tell of; one number under two names is told whatever its score.
        """
        parts = self._told(stretches(PAIRS_AT_ONCE, plan.found.left, plan.found.right), len(plan.found.left))
        for found in side_by_side(lambda pairs: self._judged(pairs, plan.weights, least), parts):
            yield from self._worded(*found)

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
        parts = stretches(PAIRS_AT_ONCE, *(column[of_two] for column in found))
        for told in side_by_side(lambda pairs: self._judged(pairs, plan.weights, least), parts):
            yield from self._worded(*told)

    def _told(self, parts: Iterable[Pairs], total: int) -> Iterator[Pairs]:
        """Yield the parts and tell how many pairs were in them."""
        done = 0
        for part in parts:
            self._progress.advance(done, total, _COMPARING)
            yield part
            done += len(part[0])
        self._progress.advance(total, total, _COMPARING)

    def _likely(self, plan: Plan, least: float) -> Judged:
        """Return the pairs that are worth telling of, or that others may make so."""
        import numpy as np

        least_odds = min(LEAST_ODDS, np.log(max(least, _LEAST) / max(1 - least, _LEAST)))

        def likely(pairs: Pairs) -> Pairs:
            left, right = pairs
            details = self._compared(left, right)
            odds = plan.weights.odds(details.summed())
            worth = (odds >= least_odds) | (details.levels[:, Witness.NUMBER] == Number.EQUAL)
            return left[worth], right[worth], odds[worth]

        parts = self._told(stretches(PAIRS_AT_ONCE, plan.found.left, plan.found.right), len(plan.found.left))
        return Judged(*map(np.concatenate, zip(*side_by_side(likely, parts), strict=True)))

    def _compared(self, left: Array, right: Array) -> Details:
        details = self._comparer.compare(left, right)
        self._silence_told_births(left, details.levels)
        return details

    def _judged(self, pairs: Pairs, weights: Weights, least: float) -> tuple[Array, ...]:
        """Return what is to be told of pairs, by the odds beside them or by what the two rows say alone."""
        import numpy as np

        left, right, *by_all = pairs
        details = self._compared(left, right)
        own = weights.odds(details.summed())
        odds = by_all[0] if by_all else own
        scores = 1 / (1 + np.exp(-odds))
        said = opinions(details.levels, scores, self._same_names(left, right))
        kept = np.flatnonzero((scores >= least) | (said == Opinion.CONFLICT))
        chosen = Details(details.levels[kept], details.rarity[kept])
        by_others = (odds - own)[kept] / np.log(2)
        return (
            left[kept],
            right[kept],
            scores[kept],
            said[kept],
            chosen.levels,
            weights.points(chosen),
            by_others,
        )

    def _worded(self, *columns: Array) -> Iterator[Link]:
        shift = self._table.split or 0
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for a, b, score, opinion, levels, points, by_others in rows:
            reasons = self._wording.reasons(a, b, levels, points, by_others)
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
