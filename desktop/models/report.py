"""Reports over the register: what is asked, and the table that answers it; every number can be traced to its records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop.i18n.months import Calendar
from desktop.marking import N_

FEWEST = 5  # a public copy shows no cell of fewer
AGE_BANDS = (0, 5, 12, 18, 60)  # first year of each band, as the humanitarian field counts people


class ReportKind(StrEnum):
    """What can be asked."""

    NEEDS = "needs"
    COVERAGE = "coverage"
    POPULATION = "population"
    CATEGORIES = "categories"
    HELP = "help"
    OVERLAP = "overlap"
    QUALITY = "quality"
    STATUS = "status"


class Grouping(StrEnum):
    """What a line of the table stands for."""

    AREA = "area"
    VILLAGE = "village"
    AREA_AND_KIND = "area_and_kind"
    KIND = "kind"
    CATEGORY = "category"
    AGE = "age"
    PROGRAMME = "programme"
    AGENCY = "agency"
    MONTH = "month"
    ROUND = "round"
    CAMPAIGN = "campaign"


GROUPINGS: Mapping[ReportKind, tuple[Grouping, ...]] = {
    ReportKind.NEEDS: (Grouping.AREA_AND_KIND, Grouping.AREA, Grouping.KIND, Grouping.CATEGORY),
    ReportKind.COVERAGE: (Grouping.VILLAGE, Grouping.AREA),
    ReportKind.POPULATION: (Grouping.AGE, Grouping.AREA),
    ReportKind.CATEGORIES: (Grouping.CATEGORY,),
    ReportKind.HELP: (Grouping.PROGRAMME, Grouping.AGENCY, Grouping.MONTH, Grouping.KIND),
    ReportKind.OVERLAP: (Grouping.AGENCY,),
    ReportKind.QUALITY: (Grouping.AREA, Grouping.VILLAGE),
    ReportKind.STATUS: (Grouping.ROUND, Grouping.AGENCY, Grouping.CAMPAIGN),
}
"""How each report can be laid out, the usual way first."""


@dataclass(frozen=True, kw_only=True)
class ReportQuestion:
    """What is asked; a grouping that the kind does not have gives way to its usual one."""

    kind: ReportKind
    first: date
    last: date
    grouping: Grouping | None = None
    area_code: str = ""  # with all below it; empty: all that the person may see
    calendar: Calendar = Calendar.GREGORIAN  # whose months a line stands for

    @property
    def layout(self) -> Grouping:
        """Return what a line stands for."""
        known = GROUPINGS[self.kind]
        return self.grouping if self.grouping in known else known[0]


class Blank(StrEnum):
    """Why a cell holds no number."""

    UNKNOWN = "unknown"  # nobody listed this place: nothing is known, which is not zero
    HIDDEN = "hidden"  # so few that persons could be recognised, or a number that would tell of those
    NONE = "none"  # there is no such number, such as a sum over several units


Cell = int | Blank


class MonthDay(NamedTuple):
    """A day that stands for its whole month."""

    day: date


class PaperNumber(NamedTuple):
    """A number of a paper, such as 2026/7, in the reader's digits."""

    text: str


class Label(NamedTuple):
    """What a line or column is called: words of the data, or a marked sentence with its values."""

    text: str
    is_marked: bool = False
    values: Mapping[str, object] = {}
    marks: Mapping[str, str] = {}  # values that are marked words themselves


NOT_STATED = Label(N_("not stated"), True)


class ColumnRole(StrEnum):
    """What a column adds up to."""

    PART = "part"  # the parts of a line add up to its sum
    SUM = "sum"
    ALONE = "alone"
    LINKED = "linked"  # tells as much of persons as the others that are linked: hidden together
    AMOUNT = "amount"  # linked as well, and counted in a unit


@dataclass(frozen=True, kw_only=True)
class ReportColumn:
    """One column of numbers; `is_additive` says that the last line is the sum of the lines above."""

    label: Label
    role: ColumnRole = ColumnRole.PART
    is_additive: bool = True


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    """One line."""

    labels: tuple[Label, ...]
    cells: tuple[Cell, ...]
    unit: str = ""  # of an amount


class Missing(NamedTuple):
    """How many records lack a field that the report needs; where the table itself says so, `column` points there."""

    message: str  # a marked sentence with {n}
    n: Cell
    column: int | None = None


class Records(StrEnum):
    """What a report counts."""

    FAMILIES = "families"
    PERSONS = "persons"
    NEEDS = "needs"
    BENEFITS = "benefits"


@dataclass(frozen=True, kw_only=True)
class ReportTable:
    """The answer: lines under headings, the last line, and what has to be said with it."""

    question: ReportQuestion
    heads: tuple[str, ...]  # marked headings of the labels
    columns: tuple[ReportColumn, ...]
    rows: tuple[ReportRow, ...]
    total: tuple[Cell, ...] = ()
    total_unit: str = ""
    records: Cell = 0
    record_kind: Records = Records.FAMILIES
    missing: tuple[Missing, ...] = ()
    remarks: tuple[Label, ...] = field(default=())
    area: str = ""  # name of the area asked for
    is_public: bool = False

    @property
    def hidden(self) -> int:
        """Return how many cells of the lines a public copy keeps to itself."""
        return sum(cell is Blank.HIDDEN for row in self.rows for cell in row.cells)


TITLES = {
    ReportKind.NEEDS: N_("Unmet needs"),
    ReportKind.COVERAGE: N_("Who is served by whom, and who by nobody"),
    ReportKind.POPULATION: N_("Persons by age and sex"),
    ReportKind.CATEGORIES: N_("Categories by age and sex"),
    ReportKind.HELP: N_("What was distributed"),
    ReportKind.OVERLAP: N_("Double help found and avoided"),
    ReportKind.QUALITY: N_("Quality of the data"),
    ReportKind.STATUS: N_("Status of distributions"),
}


def band_label(band: int) -> Label:
    """Return what an age band is called."""
    first = AGE_BANDS[band]
    if band == len(AGE_BANDS) - 1:
        return Label(N_("{first} and over"), True, {"first": first})
    return Label(N_("{first} to {last}"), True, {"first": first, "last": AGE_BANDS[band + 1] - 1})
