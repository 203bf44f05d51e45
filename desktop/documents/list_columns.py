"""The columns that lists of families have in common, in the words of each country."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

from desktop.documents import quantities
from desktop.documents.pen import Align
from desktop.documents.table import Column
from desktop.i18n.tongue import Tongue
from desktop.marking import N_


@dataclass(frozen=True)
class ListColumns:
    """Makes columns of whatever rows bear the usual names; widths are millimetres."""

    tongue: Tongue
    is_iranian: bool

    def number(self, width: float) -> Column[Any]:
        """Return the column of the row's number."""
        return Column(label=self._label(N_("No."), N_("Row")), width=width)

    def name(self, width: float, *, most_lines: int = 2) -> Column[Any]:
        """Return the column of the head's name."""
        return Column(
            label=self._label(N_("Full name"), N_("Name and family name of the head")),
            width=width,
            cell=attrgetter("name"),
            written=partial(quantities.name, self.tongue),
            align=Align.START,
            size=9.5,
            most_lines=most_lines,
        )

    def father(self, width: float) -> Column[Any]:
        """Return the column of the name of the head's father; Iran only."""
        return Column(
            label=self.tongue.text(N_("Father's name")),
            width=width,
            cell=attrgetter("father"),
            written=partial(quantities.name, self.tongue),
        )

    def identity(self, width: float, *, is_masked: bool) -> Column[Any]:
        """Return the column of the identity number; for display it shows only the last four places."""
        whole: Callable[[Any], str] = attrgetter("national_id")
        return Column(
            label=self._label(N_("National ID number"), N_("National code")),
            width=width,
            cell=(lambda row: quantities.masked(row.national_id)) if is_masked else whole,
            is_code=True,
            size=9.5,
        )

    def family(self, width: float, *, size: float = 8.5) -> Column[Any]:
        """Return the column of the family's code or file number."""
        return Column(
            label=self._label(N_("Family code"), N_("File number")),
            width=width,
            cell=attrgetter("household_code"),
            is_code=True,
            size=size,
        )

    def members(self, width: float, label: str = N_("Members")) -> Column[Any]:
        """Return the column of how many the family are."""
        return Column(
            label=self.tongue.text(label),
            width=width,
            cell=attrgetter("members"),
            written=partial(quantities.count, self.tongue),
        )

    def place(self, width: float, *, most_lines: int = 2) -> Column[Any]:
        """Return the column of where the family lives."""
        return Column(
            label=self._label(N_("Village or address"), N_("Place of residence")),
            width=width,
            cell=attrgetter("place"),
            written=partial(quantities.name, self.tongue),
            most_lines=most_lines,
        )

    def item(
        self, width: float, unit: str, item: str, *, may_differ: bool = False, most_lines: int = 2
    ) -> Column[Any]:
        """Return the column of what a family gets: the list's thing, or a row's own, and how many of it."""
        return Column(
            label=quantities.heading(self.tongue, unit, is_iranian=self.is_iranian),
            width=width,
            cell=attrgetter("quantity", "item") if may_differ else lambda row: (row.quantity, ""),
            written=lambda given: quantities.item(self.tongue, given[1] or item, given[0], unit),
            most_lines=most_lines,
        )

    def _label(self, egyptian: str, iranian: str) -> str:
        return self.tongue.text(iranian if self.is_iranian else egyptian)
