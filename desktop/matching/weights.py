"""How much each witness counts, learnt from the lists themselves: Fellegi and Sunter's model with three classes.

Two rows are one person, or two of one family, or strangers. Without the middle class brothers, who share
father, grandfather, phone and village, look like one man. Strangers are learnt from pairs drawn at random; the
two others by expectation and maximisation over the candidates, held by what is usual where a list says little.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.matching.arrays import Array
from desktop.matching.comparing import Compared, Details
from desktop.matching.fields import LEVELS, SILENT, Birth, Number, Witness

PERSON, FAMILY, STRANGERS = range(3)
_HELD_BY = 100.0  # pairs that what is usual counts for
_STRANGERS_HELD_BY = (
    3000.0  # the same of pairs drawn by lot, which in a small list hold persons with themselves
)
_ROUNDS = 20
_PRIORS_FIRST = 4  # rounds that learn how many doubles there are before asking what they look like
_SETTLED = 0.002
_SURE = 5.0  # natural logarithm of the odds
_NEVER = 1e-9
_COME_AGAIN = 0.3  # of those who are entered
_NAMESAKES_KEPT = 0.1  # of the brothers called alike that a list is judged with
_BROTHERS_ALIKE = 0.5  # of what strangers show: parents seldom name two children alike
_PERSONS_A_ROW, _FAMILY_A_ROW = 0.05, 0.5
# Parts of the name behind the second are one kind of witness.
_SHARED = {Witness.FOURTH: Witness.THIRD, Witness.FIFTH: Witness.THIRD}
# What makes two of one family two: were it learnt, the class would swallow persons with one wrong field.
_OWN = frozenset((Witness.GIVEN, Witness.NUMBER, Witness.BIRTH, Witness.SEX))
_ANCHORED = frozenset((Witness.NUMBER,))
# Whether a list knows days or only years says nothing of who its persons are: each kind of level adds up to one.
_KINDS = {
    Witness.BIRTH: (
        [Birth.YEAR, Birth.YEAR_NEAR, Birth.YEAR_APART],
        [Birth.EQUAL, Birth.SWAPPED, Birth.NEAR, Birth.DIFFERENT, Birth.AGE],
    )
}
_ALL_LEVELS = (list(range(LEVELS)),)

_NAME = (0.82, 0.04, 0.08, 0.015, 0.005, 0.01, 0.03)
_KIN = (0.80, 0.02, 0.02, 0.005, 0.015, 0.01, 0.13)
_OTHERS = (0.02, 0.001, 0.001, 0.001, 0.02, 0.001, 0.956)
# What is usual, level by level, of two rows of one person, of two persons of one family, and of two strangers.
USUAL: dict[Witness, tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]] = {
    Witness.GIVEN: (
        (0.84, 0.03, 0.08, 0.01, 0.005, 0.015, 0.02),
        (0.01, 0.005, 0.005, 0.01, 0.05, 0.01, 0.91),
        (0.01, 0.0005, 0.0005, 0.002, 0.01, 0.0005, 0.9765),
    ),
    Witness.SECOND: (_NAME, _KIN, _OTHERS),
    Witness.THIRD: (_NAME, _KIN, _OTHERS),
    Witness.LENGTH: ((0.75, 0.2, 0.05), (0.7, 0.25, 0.05), (0.5, 0.35, 0.15)),
    Witness.FATHER: (_NAME, (0.6, 0.02, 0.02, 0.005, 0.015, 0.01, 0.33), _OTHERS),
    Witness.MOTHER: (_NAME, (0.5, 0.02, 0.02, 0.005, 0.015, 0.01, 0.43), _OTHERS),
    Witness.NUMBER: ((0.905, 0.085, 0.01), (0.001, 0.004, 0.995), (1e-6, 2e-6, 1.0)),
    Witness.BIRTH: (
        (0.89, 0.92, 0.033, 0.055, 0.009, 0.013, 0.05, 0.03),
        (0.015, 0.03, 0.002, 0.013, 0.85, 0.12, 0.12, 0.85),
        (5e-5, 0.015, 2e-5, 4e-3, 0.93, 0.065, 0.055, 0.93),
    ),
    Witness.PHONE: ((0.65, 0.05, 0.30), (0.6, 0.02, 0.38), (1e-5, 1e-5, 1.0)),
    Witness.PLACE: ((0.75, 0.10, 0.05, 0.10), (0.85, 0.05, 0.02, 0.08), (0.03, 0.005, 0.1, 0.865)),
    Witness.REGION: ((0.92, 0.03, 0.01, 0.04), (0.95, 0.02, 0.01, 0.02), (0.2, 0.01, 0.05, 0.74)),
    Witness.ADDRESS: ((0.65, 0.15, 0.08, 0.12), (0.75, 0.12, 0.05, 0.08), (0.001, 0.001, 0.02, 0.978)),
    Witness.POSTAL_CODE: ((0.85, 0.06, 0.09), (0.9, 0.04, 0.06), (0.003, 0.01, 0.987)),
    Witness.SEX: ((0.985, 0.015), (0.5, 0.5), (0.5, 0.5)),
    Witness.HOUSEHOLD: ((0.8, 0.2), (0.95, 0.05), (2e-4, 1.0)),
    Witness.HOUSE_NUMBER: ((0.78, 0.04, 0.03, 0.15), (0.9, 0.03, 0.01, 0.06), (0.02, 0.01, 0.1, 0.87)),
}


@dataclass(frozen=True)
class Weights:
    """What was learnt: natural logarithms of probabilities, class by witness by level; silence says nothing."""

    tables: Array
    prior: Array  # of the classes among all possible pairs

    def leaning(self, rows: int) -> "Weights":
        """Return weights that rather ask once too often, for somebody who is being entered now.

        A list without doubles has learnt that there are none, which says nothing of who comes to the counter again;
        and a brother of the very same name is too rare to keep silent about.

        Args:
            rows: How many the list holds.
        """
        import numpy as np

        prior, tables = self.prior.copy(), self.tables.copy()
        prior[PERSON] = max(prior[PERSON], np.log(_COME_AGAIN / max(1, rows)))
        tables[FAMILY, Witness.GIVEN, 0] += np.log(_NAMESAKES_KEPT)
        return Weights(tables, prior)

    def joint(self, compared: Compared) -> Array:
        """Return the logarithm of each class beside what was seen, class by pair."""
        import numpy as np

        found = np.repeat(self.prior[:, None], len(compared.levels), axis=1)
        for witness in Witness:
            column = compared.levels[:, witness]
            if (column != SILENT).any():
                for kind in (PERSON, FAMILY, STRANGERS):
                    found[kind] += self.tables[kind, witness][column]
        found[FAMILY] += compared.rarity[:, 0]
        found[STRANGERS] += compared.rarity[:, 1]
        return found

    def posterior(self, compared: Compared) -> Array:
        """Return the probability of each class, class by pair."""
        import numpy as np

        joint = self.joint(compared)
        joint -= joint.max(axis=0)
        np.exp(joint, out=joint)
        joint /= joint.sum(axis=0)
        return joint

    def odds(self, compared: Compared) -> Array:
        """Return the natural logarithm of the odds that each pair is one person."""
        return odds_of(self.joint(compared))

    def points(self, details: Details) -> Array:
        """Return how much each witness speaks for one person, pair by witness, in doublings of the odds.

        The other side is whichever of a family and strangers explains the pair better.
        """
        import numpy as np

        summed = details.summed()
        joint = self.joint(summed)
        other = np.where(joint[FAMILY] > joint[STRANGERS], FAMILY, STRANGERS)
        found = np.zeros(details.levels.shape, dtype=np.float32)
        for witness in Witness:
            column = details.levels[:, witness]
            found[:, witness] = self.tables[PERSON, witness][column] - self.tables[other, witness, column]
        is_shared = (other == FAMILY)[:, None] & (np.arange(len(Witness)) != Witness.GIVEN)
        found -= np.where(is_shared, 0, details.rarity)
        return found / np.float32(np.log(2))


def odds_of(joint: Array) -> Array:
    """Return the natural logarithm of the odds of one person, from how likely each class is, class by pair."""
    import numpy as np

    return np.asarray(joint[PERSON] - np.logaddexp(joint[FAMILY], joint[STRANGERS]))


def usual(chance: Mapping[Witness, float], strangers: Array, pairs: float, rows: int) -> Weights:
    """Return weights before anything is learnt of persons and families.

    Args:
        chance: How often strangers agree, where frequencies tell it.
        strangers: Levels of pairs drawn at random.
        pairs: How many pairs the lists allow.
        rows: How many rows there are.
    """
    import numpy as np

    tables = np.full((3, len(Witness), LEVELS + 1), _NEVER)
    for witness in Witness:
        person, family, others = USUAL[_SHARED.get(witness, witness)]
        tables[PERSON, witness, : len(person)] = person
        tables[FAMILY, witness, : len(family)] = family
        tables[STRANGERS, witness, : len(others)] = others
        _weigh(tables[STRANGERS, witness], _counts(strangers[:, witness]), _STRANGERS_HELD_BY, witness)
        if witness in chance:
            _agree(tables[STRANGERS, witness], chance[witness])
    tables[FAMILY, Witness.GIVEN, 0] = _BROTHERS_ALIKE * chance.get(Witness.GIVEN, _NEVER)
    tables = np.maximum(tables, _NEVER)  # where all rows agree, nobody is seen to differ
    tables[:, :, SILENT] = 1.0
    prior = np.array([_PERSONS_A_ROW, _FAMILY_A_ROW, pairs / rows])
    return Weights(np.log(tables), np.log(prior / prior.sum()))


def _counts(column: Array, shares: "Array | None" = None) -> Array:
    """Return how often each level was seen; silence never."""
    import numpy as np

    seen = np.bincount(column, weights=shares, minlength=LEVELS + 1)[: LEVELS + 1].astype(float)
    seen[SILENT] = 0
    return seen


def _weigh(shares: Array, seen: Array, held_by: float, witness: Witness) -> None:
    """Move the probabilities of a witness' levels towards what was seen of them."""
    for kind in _KINDS.get(witness, _ALL_LEVELS):
        shares[kind] = (shares[kind] * held_by + seen[kind]) / (held_by + seen[kind].sum())


def _agree(shares: Array, agreement: float) -> None:
    """Say how often strangers agree, where that is known exactly."""
    shares[1:] *= (1 - agreement) / shares[1:].sum()
    shares[0] = agreement


def learnt(weights: Weights, compared: Compared, pairs: float) -> Weights:
    """Return the weights that explain the candidates best.

    Equal identifiers tell what else two rows of one person show, and so do pairs that are sure without the witness
    in question; where lists have too few of both, what is usual stands. Families are many in any list and are
    learnt as they are found.

    Args:
        weights: What is usual.
        compared: The candidates or a fair sample of them.
        pairs: How many pairs the lists allow, times the share that the sample is of the candidates.
    """
    import numpy as np

    current = weights
    anchors = np.flatnonzero(compared.levels[:, Witness.NUMBER] == Number.EQUAL)
    for turn in range(_ROUNDS):
        shares = current.posterior(compared)
        tables = np.exp(weights.tables)
        if turn >= _PRIORS_FIRST:
            _refit(tables[FAMILY], compared.levels, shares[FAMILY], _OWN)
            _refit(tables[PERSON], compared.levels[anchors], shares[PERSON, anchors], _ANCHORED)
            _learn_from_the_sure(tables[PERSON], current, compared)
        found = shares[:2].sum(axis=1) + 0.5
        prior = np.log(np.append(found, max(pairs - found.sum(), 0.5)) / pairs)
        moved = np.abs(prior - current.prior).max()
        current = Weights(np.log(tables), prior)
        if moved < _SETTLED and turn > _PRIORS_FIRST:
            break
    return current


def _learn_from_the_sure(table: Array, current: Weights, compared: Compared) -> None:
    """Learn what each witness says of one person from the pairs that the other witnesses are sure of."""
    joint = current.joint(compared)
    likely = odds_of(joint) > -_SURE  # no witness alone takes a sure pair further down
    joint, levels = joint[:, likely], compared.levels[likely]
    for witness in Witness:
        column = levels[:, witness]
        if witness not in _OWN:
            by_others = odds_of(joint - current.tables[:, witness, column])
            seen = _counts(column[by_others > _SURE])
            _weigh(table[witness], seen, _HELD_BY, witness)
    table[:, SILENT] = 1.0


def _refit(table: Array, levels: Array, shares: Array, kept: frozenset[Witness]) -> None:
    """Move the probabilities of one class towards what its pairs show, but for the witnesses that are kept."""
    import numpy as np

    seen = np.zeros_like(table)
    for witness in Witness:
        if witness not in kept:
            seen[_SHARED.get(witness, witness)] += _counts(levels[:, witness], shares)
    for witness in Witness:
        _weigh(table[witness], seen[_SHARED.get(witness, witness)], _HELD_BY, witness)
    table[:, SILENT] = 1.0
