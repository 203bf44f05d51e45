"""How many bear each name or live in each place: two who agree on what is rare are more likely one person.

Shares are counted among rows of one language. In a list of two countries a Persian name is rare among all rows, and
yet every second pair of Persian strangers would seem to agree on three rare things at once.
"""

from collections.abc import Mapping
from typing import NamedTuple

from desktop.matching.arrays import Array, counted
from desktop.matching.fields import PARTS, Witness
from desktop.matching.name_lists import usual_shares
from desktop.matching.table import Table

_UNLISTED = 2e-4  # the usual share of a name that stands in no list of names
_NAMES_HELD_BY = 1000.0  # rows that what is usual counts for
_USUAL_PLACE, _PLACES_HELD_BY = 0.02, 20.0


class Shares(NamedTuple):
    """How frequent each value of a witness is, and how often two strangers agree on any."""

    values: Array
    chance: float


def shares_of(table: Table, texts: Mapping[Witness, Array]) -> dict[Witness, Shares]:
    """Return, for each witness that speaks of a name or a text, which share of all rows bears each value."""
    import numpy as np

    usual = usual_shares()
    words = table.words.texts
    of_names = np.fromiter((usual.get(word, _UNLISTED) for word in words), dtype=float, count=len(words))
    of_places = np.full(len(table.texts.texts), _USUAL_PLACE)
    rest = _shares(table, table.parts[:, 1:], of_names, _NAMES_HELD_BY)
    return {
        Witness.GIVEN: _shares(table, table.parts[:, 0], of_names, _NAMES_HELD_BY),
        **{Witness(place): rest for place in range(1, PARTS)},
        Witness.FATHER: _shares(table, table.father, of_names, _NAMES_HELD_BY),
        Witness.MOTHER: _shares(table, table.mother, of_names, _NAMES_HELD_BY),
        **{witness: _shares(table, codes, of_places, _PLACES_HELD_BY) for witness, codes in texts.items()},
    }


def _shares(table: Table, codes: Array, usual: Array, held_by: float) -> Shares:
    """Return the shares apart from the row asked about, held by what is usual where the list is short.

    A value of two languages is as frequent as in the one where it is more so.
    """
    import numpy as np

    values = np.zeros(len(usual))
    chance, weights = 0.0, 0.0
    for rows in table.languages:
        if rows.any():
            counts = counted(codes[rows], len(usual))
            found = (np.maximum(counts - 1, 0) + held_by * usual) / (max(1, int(counts.sum())) + held_by)
            weight = float(rows.sum()) ** 2
            chance += weight * float((found**2).sum())
            weights += weight
            values = np.maximum(values, found)
    return Shares(values, chance / max(1.0, weights))
