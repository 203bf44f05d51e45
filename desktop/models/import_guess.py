"""Guesses what the columns of a block without headings hold, by what stands in them."""

import re
from collections.abc import Callable, Sequence

from desktop.i18n.digits import fold_digits
from desktop.models.importing import Cell, Field

_ID = re.compile(r"[23]\d{13}|\d{10}")
_PHONE = re.compile(r"(?:\+?20|\+?98|0)?1[0125]\d{8}|(?:\+?98|0)?9\d{9}")
_DATE = re.compile(r"\d{1,4}[/\-.]\d{1,2}[/\-.]\d{1,4}")
_SMALL = re.compile(r"\d{1,2}")
_NAME = re.compile(r"[^\W\d_]{2,}(?:[\s\u200c]+[^\W\d_]{2,}){1,6}")
_MOSTLY = 0.7


def looks_like_rows(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether the first row is one of a list already: an ID stands in it."""
    return any(_ID.fullmatch(_digits(cell)) for row in rows[:1] for cell in row if cell not in ("", None))


def guess_columns(rows: Sequence[Sequence[str]]) -> tuple[Field | None, ...]:
    """Return what each column seems to hold; the surest guesses come first, and each meaning once."""
    width = max(map(len, rows), default=0)
    columns: list[Field | None] = [None] * width
    for field, is_one in _GUESSES:
        shares = [_share([row[place] for row in rows if place < len(row)], is_one) for place in range(width)]
        open_places = [place for place in range(width) if columns[place] is None and shares[place] >= _MOSTLY]
        if open_places:
            columns[max(open_places, key=lambda place: (shares[place], -place))] = field
    return tuple(columns)


def _share(cells: Sequence[str], is_one: Callable[[str], bool]) -> float:
    filled = [cell for cell in cells if cell.strip()]
    return sum(map(is_one, filled)) / len(filled) if filled else 0.0


def _digits(cell: Cell) -> str:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return fold_digits(text).strip().removesuffix(".0").replace(" ", "")


_GUESSES: tuple[tuple[Field, Callable[[str], bool]], ...] = (
    (Field.PHONE, lambda cell: bool(_PHONE.fullmatch(_digits(cell)))),
    (Field.NATIONAL_ID, lambda cell: bool(_ID.fullmatch(_digits(cell)))),
    (Field.BIRTH_DATE, lambda cell: bool(_DATE.fullmatch(_digits(cell)))),
    (Field.NAME, lambda cell: bool(_NAME.fullmatch(cell.strip()))),
    (Field.MEMBERS, lambda cell: bool(_SMALL.fullmatch(_digits(cell)))),
)
