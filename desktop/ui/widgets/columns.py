"""What a table shows, declared column by column: heading, width, alignment, and where the value comes from."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from desktop.i18n.catalogue import current
from desktop.i18n.tongue import Precision
from desktop.ui.text import CENTRED, FIGURES, NAMES, code, embedded
from desktop.ui.widgets.tone import Tone

Row = TypeVar("Row")
# Made once: a page of a table is some hundred cells, each written between two steps of scrolling.
_FIGURES = (int, Decimal, dt.date)
_TO_THE_LEFT, _TO_THE_RIGHT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


class ColumnKind(StrEnum):
    """What stands in a column, which decides how it is written and aligned."""

    NAME = "name"
    TEXT = "text"
    FIGURE = "figure"
    IDENTIFIER = "identifier"
    DATE = "date"
    STATE = "state"


# Units stand under units in both directions; names begin where reading begins; the rest is centred.
_ALIGNMENTS = {
    ColumnKind.NAME: NAMES,
    ColumnKind.TEXT: NAMES,
    ColumnKind.FIGURE: FIGURES,
    ColumnKind.IDENTIFIER: CENTRED,
    ColumnKind.DATE: CENTRED,
    ColumnKind.STATE: CENTRED,
}
_SAMPLES = {
    ColumnKind.NAME: "عبد الرحمن عبد الحميد محمد الطنطاوي",  # four names: shorter is cut too often
    ColumnKind.TEXT: "أبو صوير المحطة",
    ColumnKind.FIGURE: "1,000,000",
    ColumnKind.IDENTIFIER: "28888888888888",
    ColumnKind.DATE: "28/08/2028",
    ColumnKind.STATE: "في انتظار المراجعة",
}


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column.

    Args:
        key: Names the column in sort wishes and kept widths.
        heading: A marked sentence (`N_`).
        value: Takes the value out of a row: text, a number, a date, a date with its precision, or None.
            A state gives its word, already translated.
        sample: The widest content to expect; the kind's own sample when empty.
        tone: For states, how the word looks.
        is_sortable: Whether a click on the heading makes sense.
        is_hidden: Whether the column starts out hidden; the clerk can show it.
    """

    key: str
    heading: str
    kind: ColumnKind
    value: Callable[[Row], object]
    sample: str = ""
    tone: Callable[[Row], Tone] | None = None
    is_sortable: bool = True
    is_hidden: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Return how heading and cells are aligned."""
        return _ALIGNMENTS[self.kind]

    @property
    def widest(self) -> str:
        """Return the content that the width is measured by, in the reader's digits."""
        return current().digits(self.sample or _SAMPLES[self.kind])

    def written(self, row: Row) -> str:
        """Return the cell as this reader writes it."""
        return write(self.value(row), self.kind)


def write(value: object, kind: ColumnKind = ColumnKind.TEXT) -> str:
    """Return a value as it stands in a cell or on a card."""
    if value is None or value == "":
        return ""
    tongue = current()
    if kind is ColumnKind.IDENTIFIER:
        return code(tongue.digits(str(value)))
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], Precision):
        day, precision = value
        return tongue.date(day, precision)
    if isinstance(value, _FIGURES) and not isinstance(value, bool):
        return tongue.value(value)
    return embedded(str(value), _TO_THE_LEFT if tongue.is_rtl else _TO_THE_RIGHT)
