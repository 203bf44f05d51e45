"""What an import is made of: the fields a list may hold, how its columns were understood, what would become of each row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop.models.problem import Problem

Cell = object  # what a workbook holds: text, number, date, truth or nothing


class Line(list[Cell]):
    """A row that a workbook says more of than its cells; most rows are plain lists."""

    __slots__ = ("formulas", "is_hidden", "merged")

    def __init__(
        self,
        cells: Iterable[Cell],
        *,
        formulas: tuple[int, ...] = (),
        merged: tuple[int, ...] = (),
        is_hidden: bool = False,
    ) -> None:
        """Take the columns, from 0, that a formula computed, or whose value stands in a merged cell above."""
        super().__init__(cells)
        self.formulas = formulas
        self.merged = merged
        self.is_hidden = is_hidden


MOST_COLUMNS = 400  # more is no list of persons
MOST_SHOWN = 50_000  # rows with something to say that a plan lists one by one; its counts cover all
MOST_PLAIN = 5_000  # rows listed that would simply be added or stay


class Pasted(NamedTuple):
    """A block of cells that was copied from a spreadsheet."""

    name: str  # what the wizard calls it
    text: str


class Field(StrEnum):
    """What a column of a list may say of a family; a row is a family with its head."""

    SERIAL = "serial"
    NAME = "name"
    FIRST_NAME = "first_name"
    FAMILY_NAME = "family_name"
    NATIONAL_ID = "national_id"
    FATHER_NAME = "father_name"
    MOTHER_NAME = "mother_name"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    PLACE = "place"
    ADDRESS = "address"
    MEMBERS = "members"
    CATEGORY = "category"
    CODE = "code"
    NOTES = "notes"


class Verdict(StrEnum):
    """What would become of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    HELD = "held"  # alike to somebody here: a person decides, nothing is taken
    REFUSED = "refused"
    SKIPPED = "skipped"  # not a row of the list: a title, a total, a repeated heading


class ReadRow(NamedTuple):
    """One row of a list as it would be kept; empty text and None mean that the list does not say."""

    number: int  # in the sheet, from 1
    name: str
    national_id: str = ""
    id_state: str = "none"
    sex: str | None = None
    birth_date: date | None = None
    birth_precision: str = "day"
    birth_area: str = ""
    father_name: str = ""
    mother_name: str = ""
    phone: str = ""
    place: str = ""
    address: str = ""
    members: int | None = None
    categories: tuple[str, ...] = ()
    code: str = ""
    notes: str = ""
    problems: tuple[Problem, ...] = ()


class Known(NamedTuple):
    """A live person of the own list, with his household, as an import compares him."""

    id: int
    uid: str
    household_id: int
    household_uid: str
    relation: str
    name: str
    name_key: str
    national_id: str
    id_state: str
    sex: str | None
    birth_date: date | None
    father_name: str
    mother_name: str
    phone: str
    code: str
    place: str
    address: str
    members_declared: int | None
    notes: str
    import_uid: str | None


class RowOutcome(NamedTuple):
    """One row of the dry run."""

    number: int
    verdict: Verdict
    name: str
    national_id: str
    problems: tuple[Problem, ...]
    changes: tuple[tuple[str, str, str], ...] = ()  # field, old, new


@dataclass(frozen=True, kw_only=True)
class ImportChoice:
    """How a file is to be read: which sheet, where its heading stands, what each column means."""

    sheet: str
    header_row: int  # from 1
    columns: tuple[Field | None, ...]


@dataclass(frozen=True, kw_only=True)
class SheetLook:
    """What a file looks like before anything is read from it."""

    sheets: tuple[str, ...]
    choice: ImportChoice
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]  # the first rows below the heading
    first_rows: tuple[tuple[str, ...], ...]  # the first rows of the sheet, to pick the heading among
    was_recognised: bool


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Counts and control totals of a whole file."""

    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    held: int = 0
    refused: int = 0
    skipped: int = 0
    members: int = 0  # of all rows that would be taken
    with_id: int = 0
    without_id: int = 0


@dataclass(frozen=True, kw_only=True)
class ImportPlan(Tally):
    """What taking a file in would do; nothing was changed yet."""

    file_name: str
    file_digest: str
    choice: ImportChoice
    outcomes: Sequence[RowOutcome] = field(repr=False)
    taken_before: date | None = None  # the day this very file was taken in

    @property
    def is_cut(self) -> bool:
        """Return whether the list of rows is shorter than the file."""
        return len(self.outcomes) < self.rows + self.skipped

    @property
    def has_news(self) -> bool:
        """Return whether taking the file in would change anything."""
        return self.added + self.changed > 0


@dataclass(frozen=True, kw_only=True)
class TakenIn(Tally):
    """What taking a file in did."""

    uid: str
    file_name: str
