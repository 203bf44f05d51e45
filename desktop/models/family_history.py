"""The history of a family as its card shows it: one line of time, each saving with its person, source and fields."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Source(StrEnum):
    """Where values came from."""

    TYPED = "typed"
    LIST = "list"  # an Excel or CSV list that the office took in
    PARTNER = "partner"  # a package of a partner agency
    MERGED = "merged"  # another file of the office that was the same person or family


class FieldLine(NamedTuple):
    """One field of one saving; `values` may be hidden or gone."""

    member: str  # name of the person it belongs to; empty for the household
    field: str
    old: str
    new: str
    is_hidden: bool = False  # sensitive, and this person may not see it
    is_erased: bool = False


@dataclass(frozen=True, kw_only=True)
class Saving:
    """What was saved together."""

    at: datetime
    by: str  # full name
    source: Source
    source_name: str  # the list's file name, the partner's name
    lines: tuple[FieldLine, ...]  # empty for the opening of the file
