"""Says of linked lists what could not be checked, so that nothing found never means that nobody looked."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.marking import N_
from desktop.matching.fields import Field
from desktop.matching.headings import Header
from desktop.matching.table import Table
from desktop.models.importing import Cell
from desktop.models.problem import Problem, Severity

if TYPE_CHECKING:
    from desktop.matching.arrays import Array


@dataclass
class ListRead:
    """One list as it was read: where its rows stand in the file, and what its own column calls them."""

    header: Header
    headings: Sequence[Cell]
    rows: "array[int]" = field(default_factory=lambda: array("q"))
    keys: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Doubts:
    """What could not be checked, in sentences."""

    ours: ListRead
    theirs: ListRead
    table: Table
    crowded: int
    is_repeated: bool

    def found(self) -> Iterator[Problem]:
        """Yield a sentence for everything that was left out of account."""
        if self.is_repeated:
            yield _note(N_("Both files are one list: the doubles inside it were sought."))
        if self.table.size == 1:
            yield _note(N_("The list holds one row, and there is nothing to compare it with."))
        if self.crowded:
            yield _warning(
                N_(
                    "Rows not compared, because many bear the same name and little is said beside it: {rows}."
                    " Add birth dates, phones or villages and repeat."
                ),
                rows=self.crowded,
            )
        silent = self.table.silent_rows
        if silent:
            sentence = N_("Rows not compared, because they hold neither a name nor a number: {rows}.")
            yield _warning(sentence, rows=silent)
        if self.table.has_family_numbers:
            yield _warning(
                N_("One national ID stands beside many names: it was taken for the number of the family.")
            )
        yield from self._of_columns()

    def _of_columns(self) -> Iterator[Problem]:
        for name, rows in self.table.placeholders.items():
            yield _warning(_PLACEHOLDERS[name], rows=rows)
        for column in self._unread():
            yield _warning(
                N_("Nothing in the column {column} could be read, and it was not compared."), column=column
            )
        for missing in _only_in_one(self.ours.header, self.theirs.header):
            yield _note(
                N_("The column {column} stands in one list only and was not compared."), column=missing
            )

    def _unread(self) -> list[str]:
        """Return the headings of columns that hold nothing of what they should."""
        table = self.table
        behind = len(self.ours.rows)
        lists = ((self.ours, slice(behind)), (self.theirs, slice(behind, None)))
        found = []
        for one, rows in lists[: 1 if self.theirs is self.ours else 2]:
            for name, values in _read_values(table).items():
                if name in one.header.columns and not values[rows].any():
                    found.append(str(one.headings[one.header.columns[name]]))
        return list(dict.fromkeys(found))


def _read_values(table: Table) -> "dict[Field, Array]":
    """Return what was read of the columns that may hold texts of which nothing can be made."""
    values = {Field.BIRTH_DATE: table.birth[:, 0], Field.POSTAL_CODE: table.postal_code}
    if "phone" not in table.placeholders:
        values[Field.PHONE] = table.phone
    if "number" not in table.placeholders and not table.has_family_numbers:
        values[Field.NATIONAL_ID] = table.number
    return values


_PLACEHOLDERS = {
    "number": N_("Rows whose national ID was taken as missing, because more than thirty share it: {rows}."),
    "phone": N_("Rows whose phone number was taken as missing, because more than thirty share it: {rows}."),
}


def _only_in_one(ours: Header, theirs: Header) -> list[str]:
    return sorted(
        name.value for name in set(ours.columns) ^ set(theirs.columns) if name is not Field.LANGUAGE
    )


def _note(message: str, **values: object) -> Problem:
    return Problem(Severity.NOTE, message, values)


def _warning(message: str, **values: object) -> Problem:
    return Problem(Severity.WARNING, message, values)
