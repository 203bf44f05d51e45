"""What signed sheets say when their scans are read, before a person lets it count."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from desktop.marking import N_
from desktop.models.distribution import Result
from desktop.models.handover import RowView


class Doubt(StrEnum):
    """Why a row is left to a person."""

    PLACE = "place"  # neither clearly signed nor clearly empty
    AGENT = "agent"  # somebody else is named, whom a machine does not read
    ENTERED = "entered"  # the paper says the contrary of what was entered before
    PICTURES = "pictures"  # two pictures of one page disagree


DOUBT_WORDS = {
    Doubt.PLACE: N_("It is not clear whether somebody signed here."),
    Doubt.AGENT: N_("Somebody else is named here. Say who it was."),
    Doubt.ENTERED: N_("The paper says otherwise than what was entered before."),
    Doubt.PICTURES: N_("The page was scanned twice, and the pictures differ."),
}


class DoubtfulRow(NamedTuple):
    """A row that a person looks at, with its clip (JPEG) of both places."""

    row: RowView
    doubt: Doubt
    clip: bytes


class LostPicture(NamedTuple):
    """A picture that gave nothing, and why, as a marked sentence."""

    file: str
    picture: int  # number in the file, from 1
    reason: str


class PagePicture(NamedTuple):
    """A picture that is a page of the sheet: where it is in its file, and what it shows."""

    picture: int  # number in the file, from 1
    page: int
    first_row: int
    last_row: int
    turns: int  # quarters of a turn clockwise by which the page lies askew


class ReadScan(NamedTuple):
    """A file in which pages were found, with what proves later that it is still the same."""

    path: Path
    digest: str
    pictures: tuple[PagePicture, ...]


@dataclass(frozen=True, kw_only=True)
class SheetReading:
    """What the pictures of one sheet say; rows that were entered before stand in `agreeing` or among the doubtful."""

    pages: int  # of the whole sheet
    read: tuple[int, ...]  # pages that were recognised
    lost: tuple[LostPicture, ...] = ()
    signed: tuple[int, ...] = ()
    unsigned: tuple[int, ...] = ()
    agreeing: int = 0
    doubtful: tuple[DoubtfulRow, ...] = ()
    scans: tuple[ReadScan, ...] = ()

    @property
    def missing(self) -> tuple[int, ...]:
        """Return the pages of which there was no picture."""
        there = set(self.read)
        return tuple(page for page in range(1, self.pages + 1) if page not in there)


class Judged(StrEnum):
    """What one row of the paper says by itself."""

    SIGNED = "signed"
    UNSIGNED = "unsigned"
    UNCLEAR = "unclear"
    BY_AGENT = "by_agent"


def doubt_of(judged: Judged, entered: Result) -> Doubt | None:
    """Return why a row needs a person; what somebody entered stands unless the paper clearly contradicts it."""
    if entered is Result.PENDING:
        return {Judged.UNCLEAR: Doubt.PLACE, Judged.BY_AGENT: Doubt.AGENT}.get(judged)
    was_taken = {Judged.SIGNED: True, Judged.BY_AGENT: True, Judged.UNSIGNED: False}.get(judged)
    return Doubt.ENTERED if was_taken not in (None, entered.is_handed_over) else None


def page_ranges(pages: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return ascending page numbers as runs: 1, 2, 3, 7 is (1, 3), (7, 7)."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return tuple(runs)
