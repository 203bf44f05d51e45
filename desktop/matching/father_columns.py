"""Lays a column of fathers behind the given names where the other list writes both in one cell, as chains."""

from desktop.matching.arrays import NONE, Array
from desktop.matching.fields import PARTS
from desktop.matching.table import Table, edges_of

_CHAIN = 3  # parts; a name of two may end with the family
_MOST = 0.5  # of the rows


def lay_fathers_behind(table: Table) -> None:
    """Put the father into the name, in place, in the list that has him beside it while the other has chains."""
    import numpy as np

    if table.split is None:
        return
    counts = (table.parts >= 0).sum(axis=1)
    first, second = slice(0, table.split), slice(table.split, table.size)
    for own, other in ((first, second), (second, first)):
        has_chains = np.mean(counts[other] >= _CHAIN) > _MOST and (table.father[other] < 0).all()
        is_beside = (table.father[own] >= 0) & (table.parts[own, 0] >= 0)
        is_short = np.mean(counts[own] < _CHAIN) > _MOST
        if has_chains and is_short and is_beside.any():
            rows = np.flatnonzero(is_beside) + own.start
            _lay(table, rows[table.parts[rows, 1] != table.father[rows]])


def _lay(table: Table, rows: Array) -> None:
    import numpy as np

    behind = np.column_stack((table.parts[rows, :1], table.father[rows], table.parts[rows, 1 : PARTS - 1]))
    table.parts[rows] = behind
    table.father[rows] = NONE
    texts = table.words.texts
    for row in rows.tolist():
        letters = "".join(texts[code] for code in table.parts[row].tolist() if code != NONE)
        table.whole[row] = hash(letters)
        table.edges[row] = edges_of(letters)
