"""Judges rows: one compiled expression a row, and a closer look only where it fails."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desktop.exchange.characters import FORMULA_STARTS, is_clean
from desktop.exchange.schema import Field, Table
from desktop.models.memorandum import Terms

MAX_ROW_BYTES = 1 << 16
_PARTED = "\x1f"  # forbidden in every cell, so it parts them without doubt


class Finding(NamedTuple):
    """Why a row may not travel: the code, the column (empty: the whole row) and what may be told of it."""

    code: str
    column: str = ""
    value: str = ""


class RowRules:
    """What every row of one table must keep, and what a memorandum lets travel."""

    def __init__(self, table: Table, terms: Terms | None = None) -> None:
        self.table = table
        self._match = re.compile(_PARTED.join(field.cell for field in table.fields)).fullmatch
        self._typed = [(i, field) for i, field in enumerate(table.fields) if field.type != "string"]
        self._key = table.names.index(table.key)
        self._limits = () if terms is None else _limits(table, terms)

    def key_of(self, row: Sequence[str]) -> str:
        """Return the value by which rows are ordered."""
        return row[self._key]

    def finding(self, row: Sequence[str]) -> Finding | None:
        """Return what is wrong with a row whose characters were already looked at, or None."""
        if len(row) != len(self.table.fields):
            return Finding("E_COLUMNS")
        if self._match(_PARTED.join(row)) is None:
            return self._closer(row)
        for place, field in self._typed:
            if row[place] and not _is_within(field, row[place]):
                return Finding("E_TYPE", field.name)
        for limit in self._limits:
            if not limit.allows(row[limit.place]):
                return Finding(limit.code, self.table.names[limit.place], row[limit.place])
        return None

    def full_finding(self, row: Sequence[str]) -> Finding | None:
        """Return what keeps a row of our own from travelling, its characters included, or None."""
        text = ",".join(row)
        if not is_clean(text):
            return Finding("E_CHAR", self._unclean_column(row))
        if len(text) * 8 > MAX_ROW_BYTES and _widest(text) > MAX_ROW_BYTES:
            return Finding("E_ROW_SIZE")
        return self.finding(row)

    def _unclean_column(self, row: Sequence[str]) -> str:
        pairs = zip(self.table.names, row, strict=False)
        return next((name for name, cell in pairs if not is_clean(cell)), "")

    def _closer(self, row: Sequence[str]) -> Finding:
        pairs = zip(self.table.fields, row, strict=True)
        codes = ((field.name, _cell_code(field, cell)) for field, cell in pairs)
        return next(Finding(code, name) for name, code in codes if code)


def _widest(text: str) -> int:
    """Return how many bytes the row can take when quotes are doubled and every cell is quoted."""
    return len(text.encode("utf-8")) + text.count('"') + 3 * text.count(",") + 3


class _Limit:
    """The values of one column that a memorandum allows; an answer once found is kept."""

    def __init__(self, place: int, code: str, allowed: frozenset[str], *, is_tree: bool) -> None:
        self.place, self.code = place, code
        self._allowed = tuple(sorted(allowed))
        self._is_tree = is_tree
        self._answers: dict[str, bool] = {}

    def allows(self, value: str) -> bool:
        answer = self._answers.get(value)
        if answer is None:
            answer = value.startswith(self._allowed) if self._is_tree else value in self._allowed
            if len(self._answers) < 10_000:
                self._answers[value] = answer
        return answer


def _limits(table: Table, terms: Terms) -> tuple[_Limit, ...]:
    """Return the limits of a memorandum; an empty list of areas or programmes sets none."""
    wanted = (
        ("area_code", "E_MOU_ROWS/area", frozenset(terms.area_codes), True),
        ("programme", "E_MOU_ROWS/programme", frozenset(terms.programmes), False),
    )
    return tuple(
        _Limit(table.names.index(name), code, allowed, is_tree=is_tree)
        for name, code, allowed, is_tree in wanted
        if allowed and name in table.names
    )


def _cell_code(field: Field, cell: str) -> str:
    if len(cell) > field.max_chars:
        return "E_FIELD_SIZE"
    if field.is_text and cell.startswith(tuple(FORMULA_STARTS)):
        return "E_FORMULA"
    return "" if re.fullmatch(field.cell, cell) else "E_TYPE"


def _is_within(field: Field, text: str) -> bool:
    """Return whether a cell of the right look is a day of the calendar, or a number within its bounds."""
    if field.type == "integer":
        return field.minimum <= int(text) <= field.maximum
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
