"""What the papers with one row a family take: the receipt sheet and the entitlement list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop.models.kit import Kit
from desktop.models.paper import Letterhead, Signature, Stamp


class SheetRow(NamedTuple):
    """One family on a receipt sheet, as frozen in the approved list."""

    name: str
    quantity: int
    father: str = ""  # Iran only: the name of the head's father
    national_id: str = ""
    household_code: str = ""  # Egypt: family code; Iran: file number
    members: int = 0
    place: str = ""
    item: str = ""  # only where it differs from the sheet's item
    mark: str = ""  # digits a machine reads back; empty: none printed
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class VillagePart:
    """One village's part of a sheet; its rows and pages are counted through the whole sheet."""

    village: str
    number: int
    parts: int
    first_row: int
    first_page: int


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A receipt sheet: rows stream from an iterable, so that a hundred thousand never lie in memory."""

    letterhead: Letterhead
    stamp: Stamp
    rows: Iterable[SheetRow]
    count: int  # how many rows will come; a difference is refused
    item: str  # "food carton", in the office's words
    unit: str  # a unit code of the aid kinds (box, bag, kg, piece …)
    signatures: tuple[Signature, ...] = ()  # in signing order; empty: the usual posts of the country
    campaign: str = ""
    place: str = ""
    day: date | None = None
    last_day: date | None = None  # None: it lasts one day
    is_masked: bool = False  # posted copy: last four of the ID
    part: VillagePart | None = None  # None: the whole sheet
    kit: Kit = ()  # what one unit holds


class EntitlementRow(NamedTuple):
    """One family on an entitlement list."""

    name: str
    quantity: int
    father: str = ""
    national_id: str = ""
    household_code: str = ""
    members: int = 0
    place: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class EntitlementList:
    """A list of the entitled, for approval; it has no place for the families to sign."""

    letterhead: Letterhead
    stamp: Stamp
    rows: Iterable[EntitlementRow]
    count: int
    item: str
    unit: str
    signatures: tuple[Signature, ...] = ()
    programme: str = ""
    area: str = ""
    basis: str = ""  # the rule or decision by which the families were chosen; not on a masked copy
    day: date | None = None
    is_masked: bool = False
    kit: Kit = ()  # what one unit holds
