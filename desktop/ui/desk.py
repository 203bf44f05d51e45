"""What the window gives each page to work with, and the places there are to go to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.marking import N_
from desktop.ui.changes import Changes
from desktop.ui.jobs.runner import Jobs
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:  # it brings the database, which loads while the password is typed
    from desktop.models.listing import Listing
    from desktop.workspace import Workspace


class PageKey(StrEnum):
    """The pages, in the order of the sidebar."""

    TODAY = "today"
    BENEFICIARIES = "beneficiaries"
    DUPLICATES = "duplicates"
    PROGRAMMES = "programmes"
    APPROVED_LISTS = "approved_lists"
    DISTRIBUTIONS = "distributions"
    AGENCIES = "agencies"
    MEETINGS = "meetings"
    EXCHANGE = "exchange"
    REPORTS = "reports"
    JOURNAL = "journal"
    STAFF = "staff"
    CODE_LISTS = "code_lists"
    BACKUPS = "backups"
    SETTINGS = "settings"


@dataclass(frozen=True)
class Place:
    """How a page is called and pictured in the sidebar."""

    title: str
    picture: str


PLACES = {
    PageKey.TODAY: Place(N_("Today"), "home"),
    PageKey.BENEFICIARIES: Place(N_("Beneficiaries"), "people"),
    PageKey.DUPLICATES: Place(N_("Duplicates"), "people_swap"),
    PageKey.PROGRAMMES: Place(N_("Programmes"), "calendar_empty"),
    PageKey.APPROVED_LISTS: Place(N_("Approved lists"), "clipboard_task"),
    PageKey.DISTRIBUTIONS: Place(N_("Distributions"), "box"),
    PageKey.AGENCIES: Place(N_("Agencies and memoranda"), "handshake"),
    PageKey.MEETINGS: Place(N_("Meetings"), "people_community"),
    PageKey.EXCHANGE: Place(N_("Exchange"), "arrow_swap"),
    PageKey.REPORTS: Place(N_("Reports"), "data_bar_vertical"),
    PageKey.JOURNAL: Place(N_("Journal"), "shield_checkmark"),
    PageKey.STAFF: Place(N_("Staff"), "person"),
    PageKey.CODE_LISTS: Place(N_("Lists of the office"), "column_triple"),
    PageKey.BACKUPS: Place(N_("Backup"), "save"),
    PageKey.SETTINGS: Place(N_("Settings"), "settings"),
}


BEGUN = "begun"
"""Wish for the families that were begun and not saved."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody wants to see on the page he is sent to; a page takes what it understands."""

    record: int | None = None
    filter: str = ""
    words: str = ""
    file: Path | None = None
    listing: Listing | None = None  # those whom a view of the beneficiaries shows


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Handed to every page by the window.

    Args:
        workspace: The open office with the person at work; only operations look into it.
        jobs: Runs what is more than one page of rows.
        changes: Says which kinds of records changed.
        preferences: What this person likes on this machine.
        show_page: Goes to another page with a wish.
        tell: Puts a sentence into the status line.
    """

    workspace: Workspace
    jobs: Jobs
    changes: Changes
    preferences: Preferences
    show_page: Callable[[PageKey, Wish], None]
    tell: Callable[[str], None]


@dataclass(frozen=True)
class PageEntry:
    """A page that exists: its place and how it is made, when it is first gone to."""

    key: PageKey
    factory: Callable[[Desk, QWidget], QWidget]
    place: Place = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "place", PLACES[self.key])
