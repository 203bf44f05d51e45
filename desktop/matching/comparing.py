"""Compares pairs of rows field by field: each witness gets a level, and agreement on something rare is marked."""

from dataclasses import dataclass

from desktop.i18n.calendars import JALALI_YEARS
from desktop.matching.aligning import align
from desktop.matching.arrays import Array
from desktop.matching.fields import PARTS, SILENT, Birth, Number, Part, Same, Text, Witness
from desktop.matching.frequencies import shares_of
from desktop.matching.near_numbers import are_near
from desktop.matching.table import Table
from desktop.matching.values import JALALI_EPOCH, NEAR_YEARS, common_years, day_count
from desktop.matching.word_pairs import WordPairs, judged_texts

_LEAST_CHANCE, _MOST_CHANCE = 1e-9, 0.98
_LEAST_SHARE = 2e-6  # nothing counts as rarer than that: a rare spelling may be a slip that was copied


@dataclass(frozen=True)
class Compared:
    """The levels of each pair, one column a witness, and how much rarer than usual it is what they agree on.

    Rarity is a natural logarithm: below zero for what few bear. The first column sums the names that persons of
    one family do not share, the second one all witnesses.
    """

    levels: Array
    rarity: Array


@dataclass(frozen=True)
class Details:
    """Levels and rarity of each pair, one column a witness."""

    levels: Array
    rarity: Array

    def summed(self) -> Compared:
        """Return what the model needs, and no more: there are millions of pairs."""
        import numpy as np

        return Compared(
            self.levels, np.stack((self.rarity[:, Witness.GIVEN], self.rarity.sum(axis=1)), axis=1)
        )


class Comparer:
    """Compares pairs of rows of one table."""

    def __init__(self, table: Table) -> None:
        import numpy as np

        self._table = table
        self._words = WordPairs(table)
        self._texts = {
            Witness.PLACE: table.place,
            Witness.REGION: table.region,
            Witness.ADDRESS: table.address,
            Witness.HOUSE_NUMBER: table.house_number,
        }
        shares = shares_of(table, self._texts)
        # How often two strangers agree on each witness by mere chance, and how much rarer each value is than that.
        self.chance = {
            witness: float(np.clip(found.chance, _LEAST_CHANCE, _MOST_CHANCE))
            for witness, found in shares.items()
        }
        self._rarities = {
            witness: np.log(np.maximum(found.values, _LEAST_SHARE) / self.chance[witness]).astype(np.float32)
            for witness, found in shares.items()
        }

    def compare(self, left: Array, right: Array) -> Details:
        """Compare rows with rows."""
        import numpy as np

        levels = np.full((len(left), len(Witness)), SILENT, dtype=np.uint8)
        rarity = np.zeros((len(left), len(Witness)), dtype=np.float32)
        self._compare_names(left, right, levels, rarity)
        self._compare_numbers(left, right, levels)
        self._compare_births(left, right, levels)
        self._compare_texts(left, right, levels, rarity)
        return Details(levels, rarity)

    def _compare_names(self, left: Array, right: Array, levels: Array, rarity: Array) -> None:
        table = self._table
        a, b = table.parts[left], table.parts[right]
        whole_equal = (table.whole[left] == table.whole[right]) & (table.whole[left] != 0)
        align(a, b, whole_equal, self._words, levels)
        for place in range(PARTS):
            self._mark_rare(Witness(place), a[:, place], levels, rarity)
        for witness, names in ((Witness.FATHER, table.father), (Witness.MOTHER, table.mother)):
            self._compare_relative(witness, names[left], names[right], levels)
            self._mark_rare(witness, names[left], levels, rarity)
        self._silence_repeated_fathers(left, right, levels, rarity)

    def _compare_relative(self, witness: Witness, a: Array, b: Array, levels: Array) -> None:
        import numpy as np

        both = (a >= 0) & (b >= 0)
        levels[both & (a == b), witness] = Part.EQUAL
        unlike = np.flatnonzero(both & (a != b))
        levels[unlike, witness] = self._words.judged(a[unlike], b[unlike])

    def _silence_repeated_fathers(self, left: Array, right: Array, levels: Array, rarity: Array) -> None:
        """Hear the father once where his name stands inside the name as well."""
        table = self._table
        inside = [
            (table.father[rows] == table.parts[rows, 1]) & (table.father[rows] >= 0) for rows in (left, right)
        ]
        is_repeated = inside[0] & inside[1]
        levels[is_repeated, Witness.FATHER] = SILENT
        rarity[is_repeated, Witness.FATHER] = 0

    def _mark_rare(self, witness: Witness, codes: Array, levels: Array, rarity: Array) -> None:
        """Note how frequent the value is that two rows agree on."""
        agree = levels[:, witness] == 0
        rarity[agree, witness] = self._rarities[witness][codes[agree]]

    def _compare_numbers(self, left: Array, right: Array, levels: Array) -> None:
        import numpy as np

        table = self._table
        for witness, numbers in (
            (Witness.NUMBER, table.number),
            (Witness.PHONE, table.phone),
            (Witness.POSTAL_CODE, table.postal_code),
        ):
            a, b = numbers[left], numbers[right]
            both = (a != 0) & (b != 0)
            levels[both, witness] = Number.DIFFERENT
            levels[both & (a == b), witness] = Number.EQUAL
            unlike = np.flatnonzero(both & (a != b))
            levels[unlike[are_near(a[unlike], b[unlike])], witness] = Number.NEAR
        for witness, codes, none in ((Witness.SEX, table.sex, 0), (Witness.HOUSEHOLD, table.household, -1)):
            a, b = codes[left], codes[right]
            both = (a != none) & (b != none)
            levels[both, witness] = np.where(a[both] == b[both], Same.EQUAL, Same.DIFFERENT)

    def _compare_births(self, left: Array, right: Array, levels: Array) -> None:
        import numpy as np

        table = self._table
        a, b = table.birth[left], table.birth[right]
        both = (a[:, 0] > 0) & (b[:, 0] > 0)
        equal = (a == b).sum(axis=1)
        gap = np.abs(common_years(a[:, 0]) - common_years(b[:, 0]))
        far = np.where(gap <= NEAR_YEARS, Birth.AGE, Birth.DIFFERENT).astype(np.uint8)
        is_vague = (a[:, 1:] <= 1).all(axis=1) | (b[:, 1:] <= 1).all(axis=1)
        found = np.where((equal == 2) & ~is_vague, Birth.NEAR, far).astype(np.uint8)
        found[is_vague] = np.where(gap[is_vague] <= NEAR_YEARS, Birth.YEAR_NEAR, Birth.YEAR_APART)
        found[is_vague & ((a[:, 0] == b[:, 0]) | (_meet_in_two_calendars(a, b)))] = Birth.YEAR
        is_swapped = (a[:, 0] == b[:, 0]) & (a[:, 1] == b[:, 2]) & (a[:, 2] == b[:, 1])
        found[is_swapped & ~is_vague] = Birth.SWAPPED
        found[(equal == 3) & ~is_vague] = Birth.EQUAL
        has_days = (a[:, 2] > 0) & (b[:, 2] > 0)
        for pair in np.flatnonzero(both & has_days & _meet_in_two_calendars(a, b)):
            if day_count(*a[pair].tolist()) == day_count(*b[pair].tolist()) != 0:
                found[pair] = Birth.EQUAL
        levels[both, Witness.BIRTH] = found[both]

    def _compare_texts(self, left: Array, right: Array, levels: Array, rarity: Array) -> None:
        import numpy as np

        is_one_script = self._table.is_latin[left] == self._table.is_latin[right]
        for witness, codes in self._texts.items():
            a, b = codes[left], codes[right]
            both = (a >= 0) & (b >= 0)
            levels[both & (a == b), witness] = Text.EQUAL
            unlike = np.flatnonzero(both & (a != b) & is_one_script)
            if len(unlike):
                levels[unlike, witness] = judged_texts(self._table.texts, a[unlike], b[unlike])
            self._mark_rare(witness, a, levels, rarity)


def _meet_in_two_calendars(a: Array, b: Array) -> Array:
    """Say which pairs of dates are typed in two calendars and lie in years that meet."""
    import numpy as np

    late, early = np.maximum(a[:, 0], b[:, 0]), np.minimum(a[:, 0], b[:, 0])
    is_jalali = (early >= JALALI_YEARS.start) & (early < JALALI_YEARS.stop) & (late >= JALALI_YEARS.stop)
    gap = late - early - JALALI_EPOCH
    return np.asarray(is_jalali & (gap >= 0) & (gap <= 1))
