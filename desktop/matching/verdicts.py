"""What is to be done with a pair: only equal names, confirmed by something else, are one person without a person's word."""

from enum import IntEnum

from desktop.marking import N_
from desktop.matching.arrays import Array
from desktop.matching.fields import SILENT, Birth, Number, Part, Same, Witness
from desktop.models.spelling import Kind

_SURE = 0.95
_LIKELY = 0.5
_OTHER_BIRTHS = [Birth.DIFFERENT, Birth.AGE, Birth.YEAR_NEAR, Birth.YEAR_APART]


class Opinion(IntEnum):
    """A verdict and why it was given."""

    SAME_NUMBER = 0
    SAME_CONFIRMED = 1
    CONFLICT = 2
    NUMBERS_DIFFER = 3
    LIKELY = 4
    UNLIKELY = 5


KINDS = {
    Opinion.SAME_NUMBER: Kind.SAME,
    Opinion.SAME_CONFIRMED: Kind.SAME,
    Opinion.CONFLICT: Kind.REVIEW,
    Opinion.NUMBERS_DIFFER: Kind.REVIEW,
    Opinion.LIKELY: Kind.REVIEW,
    Opinion.UNLIKELY: Kind.DIFFERENT,
}
SENTENCES = {
    Opinion.SAME_NUMBER: N_("One national ID and one name: one person."),
    Opinion.SAME_CONFIRMED: N_("The name is the same, and birth date, phone or household confirm it."),
    Opinion.CONFLICT: N_("One national ID under two names or two births: somebody has to ask."),
    Opinion.NUMBERS_DIFFER: N_("Much speaks for one person, but the national IDs differ: compare the cards."),
    Opinion.LIKELY: N_(
        "Much speaks for one person, but a likeness alone decides nothing: a person has to look."
    ),
    Opinion.UNLIKELY: N_("More speaks for two persons."),
}


def opinions(levels: Array, scores: Array, is_same_name: Array) -> Array:
    """Judge pairs from what their fields say.

    Args:
        levels: The levels of the witnesses, pair by witness.
        scores: How likely each pair is one person.
        is_same_name: Whether the whole names are one when folded, and hold more than one part.
    """
    import numpy as np

    number, birth = levels[:, Witness.NUMBER], levels[:, Witness.BIRTH]
    has_number = number == Number.EQUAL
    is_denied = (levels[:, Witness.SEX] == Same.DIFFERENT) | np.isin(birth, _OTHER_BIRTHS)
    is_confirmed = (birth == Birth.EQUAL) | (levels[:, Witness.PHONE] == Number.EQUAL)
    is_confirmed |= levels[:, Witness.HOUSEHOLD] == Same.EQUAL
    has_other_number = (number == Number.NEAR) | (number == Number.DIFFERENT)
    has_other_father = levels[:, Witness.FATHER] == Part.DIFFERENT
    found = np.where(
        scores >= _LIKELY,
        np.where(has_other_number, Opinion.NUMBERS_DIFFER, Opinion.LIKELY),
        Opinion.UNLIKELY,
    )
    is_same = (
        is_same_name & is_confirmed & ~has_other_number & ~is_denied & ~has_other_father & (scores >= _SURE)
    )
    found[is_same] = Opinion.SAME_CONFIRMED
    is_unnamed = levels[:, Witness.GIVEN] == SILENT
    found[has_number & (is_denied | ~is_unnamed)] = Opinion.CONFLICT
    found[has_number & is_same_name & ~is_denied] = Opinion.SAME_NUMBER
    return found
