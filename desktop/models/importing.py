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


NO_HEADING = -1  # in place of the row of the heading: the first row is one of the list already
MOST_COLUMNS = 400  # more is no list of persons
MOST_SHOWN = 20_000  # rows with something to say that a plan lists one by one; its counts cover all
MOST_PLAIN = 5_000  # rows listed that would simply be added or stay


class Pasted(NamedTuple):
    """A block of cells that was copied from a spreadsheet."""

    name: str  # what the wizard calls it
    text: str


class Field(StrEnum):
    """What a column of a list may say; a row is a family with its head, or one member where a column says so."""

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
    RELATION = "relation"
    HEAD_ID = "head_id"  # of the family that a member belongs to
    LATIN_NAME = "latin_name"
    SECOND_PHONE = "second_phone"
    MARITAL_STATE = "marital_state"
    EDUCATION = "education"
    SCHOOL_STATE = "school_state"
    WORK_STATE = "work_state"
    OCCUPATION = "occupation"
    INCOME_BAND = "income_band"
    AREA = "area_code"
    LANDMARK = "landmark"
    POSTAL_CODE = "postal_code"
    HOUSING_KIND = "housing_kind"
    HOUSING_STATE = "housing_state"
    INCOME_TOTAL = "income_total"
    UTILITIES = "utilities"
    ASSETS = "assets"
    PHONE_OWNER = "phone_owner"
    SECOND_PHONE_OWNER = "second_phone_owner"
    RESEARCHED_ON = "researched_on"
    REVIEW_ON = "review_on"
    NEED = "need"
    DISABILITY = "disability_type_code"  # these four as the history calls them
    DISABILITY_SEVERITY = "disability_severity_code"
    DISABILITY_CARD = "disability_card_number"
    DISABILITY_DEVICE = "disability_device"


# Fields beside the oldest ones, each named like the column that keeps it.
PERSON_DETAILS = (
    Field.LATIN_NAME,
    Field.SECOND_PHONE,
    Field.MARITAL_STATE,
    Field.EDUCATION,
    Field.SCHOOL_STATE,
    Field.WORK_STATE,
    Field.OCCUPATION,
    Field.INCOME_BAND,
    Field.PHONE_OWNER,
    Field.SECOND_PHONE_OWNER,
)
HOUSEHOLD_DETAILS = (
    Field.AREA,
    Field.LANDMARK,
    Field.POSTAL_CODE,
    Field.HOUSING_KIND,
    Field.HOUSING_STATE,
    Field.INCOME_TOTAL,
    Field.UTILITIES,
    Field.ASSETS,
    Field.RESEARCHED_ON,
    Field.REVIEW_ON,
)
# Of the person in the row, kept apart and only for who may see sensitive data.
DISABILITY_FIELDS = (
    Field.DISABILITY,
    Field.DISABILITY_SEVERITY,
    Field.DISABILITY_CARD,
    Field.DISABILITY_DEVICE,
)
DISABILITY_COLUMNS = {field.value: field.value.removeprefix("disability_") for field in DISABILITY_FIELDS}


class Verdict(StrEnum):
    """What would become of a row."""

    ADDED = "added"
    JOINED = "joined"  # a member of a family of the list or of the office
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    HELD = "held"  # alike to somebody here: a person decides, nothing is taken
    REFUSED = "refused"
    SKIPPED = "skipped"  # not a row of the list: a title, a total, a repeated heading

    @property
    def stays_out(self) -> bool:
        """Return whether nothing of the row is taken in until somebody decides or corrects it."""
        return self in (Verdict.HELD, Verdict.REFUSED)


class RowOutcome(NamedTuple):
    """One row of the dry run."""

    number: int
    verdict: Verdict
    name: str
    national_id: str
    problems: tuple[Problem, ...]
    changes: tuple[tuple[str, str, str], ...] = ()  # field, old, new
    texts: tuple[tuple[Field, str], ...] = ()  # as the list has them, of rows that somebody may correct


class Ruling(StrEnum):
    """What a person decided of a row that resembles somebody."""

    SAME = "same"
    ANOTHER = "another"
    LEFT_OUT = "left_out"


class Fix(NamedTuple):
    """A cell that was corrected in the wizard; the file itself stays as it is."""

    row: int  # of the sheet, from 1
    field: Field
    text: str


class Meaning(NamedTuple):
    """What a word of the list means, where the office's own lists do not know it."""

    field: Field
    heard: str  # folded
    code: str  # empty: it stays out


class UnknownWord(NamedTuple):
    """A word that no code list knows, and how many rows hold it."""

    field: Field
    text: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class ImportChoice:
    """How a file is to be read: which sheet, where its heading stands, what each column means."""

    sheet: str
    header_row: int  # from 1; `NO_HEADING` where the list begins at once
    columns: tuple[Field | None, ...]
    sender: str = ""
    meanings: tuple[Meaning, ...] = ()
    fixes: tuple[Fix, ...] = ()
    rulings: tuple[tuple[int, Ruling], ...] = ()  # by row

    @property
    def is_by_person(self) -> bool:
        """Return whether each row is one person, so that several of them make a family."""
        return Field.RELATION in self.columns or Field.HEAD_ID in self.columns


@dataclass(frozen=True, kw_only=True)
class SheetLook:
    """What a file looks like before anything is read from it."""

    sheets: tuple[str, ...]
    choice: ImportChoice
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]  # the first rows below the heading
    first_rows: tuple[tuple[str, ...], ...]  # the first rows of the sheet, to pick the heading among
    was_recognised: bool
    remarks: tuple[Problem, ...] = ()  # what the workbook hides, or could do
    remembered: int = 0  # columns that mean what they meant in an earlier list of this sender


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Counts and control totals of a whole file."""

    rows: int = 0
    added: int = 0
    joined: int = 0
    changed: int = 0
    unchanged: int = 0
    held: int = 0
    refused: int = 0
    skipped: int = 0
    members: int = 0  # of all rows that would be taken
    members_listed: int = 0  # the sum of the column, whatever becomes of the rows
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
    members_claimed: int | None = None  # by the list's own line of totals
    unknown_words: tuple[UnknownWord, ...] = ()

    @property
    def is_cut(self) -> bool:
        """Return whether the list of rows is shorter than the file."""
        return len(self.outcomes) < self.rows + self.skipped

    @property
    def has_news(self) -> bool:
        """Return whether taking the file in would change anything."""
        return self.added + self.joined + self.changed > 0


@dataclass(frozen=True, kw_only=True)
class TakenIn(Tally):
    """What taking a file in did."""

    uid: str
    file_name: str
    left_out: Sequence[RowOutcome] = field(default=(), repr=False)  # the first rows that were held or refused
