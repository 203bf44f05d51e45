"""Prints the receipt sheet on which families sign for what they receive, in the form of each country."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from desktop.documents import layout, quantities
from desktop.documents.layout import Heading
from desktop.documents.list_columns import ListColumns
from desktop.documents.list_form import ListForm, Totals, closing_totals, list_facts, posts
from desktop.documents.list_paper import list_maps, list_pages, render_list
from desktop.documents.sheet_map import PageMap
from desktop.documents.table import AGENT, SIGNATURE, Column
from desktop.i18n.nouns import CURRENCIES
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.sheet_paper import Sheet, SheetRow
from desktop.progress import Progress

_ROW_HEIGHT = 11.0  # room for a thumb
_NUMBER_WIDTH = 24.0  # the row's number, its mark in digits, and the mark for a scanner
_NAME_LINES = 3  # ninety letters of a name stay legible
_PLACE_LINES = 4  # an address of ninety letters as well
_NARROW_NUMBER_WIDTH = 12.0  # where rows bear no mark for a scanner
_EGYPTIAN_POSTS = (
    N_("Store keeper"),
    N_("Social researcher"),
    N_("Partner's delegate"),
    N_("Local unit's delegate (witness)"),
    N_("Head of the committee"),
    N_("Approved: head of the administration"),
)
_IRANIAN_POSTS = (
    N_("Distribution officer"),
    N_("Social worker"),
    N_("Storekeeper of the office"),
    N_("Charity's delegate"),
    N_("Head of the office"),
)


def render(sheet: Sheet, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print a receipt sheet.

    Raises:
        BadInputError: The sheet has no rows.
        DamagedError: More or fewer rows came than the sheet announces.
    """
    render_list(form_of(sheet, tongue), sheet.rows, sheet.count, tongue, out, progress)


def form_of(sheet: Sheet, tongue: Tongue) -> ListForm[SheetRow]:
    """Return the words, columns and closing of a receipt sheet."""
    is_iranian = sheet.letterhead.is_iranian
    signatures = sheet.signatures or posts(tongue, _IRANIAN_POSTS if is_iranian else _EGYPTIAN_POSTS)
    return ListForm(
        letterhead=sheet.letterhead,
        stamp=sheet.stamp,
        heading=_heading(sheet, tongue),
        columns=_columns(sheet, tongue),
        row_height=_ROW_HEIGHT,
        mark=attrgetter("mark"),
        # By what hangs in public nothing is handed out: no scanner takes it, and the head alone answers for it.
        has_symbols=not sheet.is_masked,
        quantity=attrgetter("quantity"),
        unit=sheet.unit,
        closing=lambda pages, totals: _closing(sheet, tongue, pages, totals),
        signatures=signatures[-1:] if sheet.is_masked else signatures,
        has_receipts=not sheet.is_masked,
        first_row=sheet.part.first_row if sheet.part else 1,
        first_page=sheet.part.first_page if sheet.part else 1,
    )


def sheet_maps(sheet: Sheet, tongue: Tongue) -> list[PageMap]:
    """Return where everything stands on each page of a sheet, for reading it back; its rows are not asked for."""
    first = sheet.part.first_row if sheet.part else 1
    return list_maps(_columns(sheet, tongue), _ROW_HEIGHT, sheet.count, is_rtl=tongue.is_rtl, first=first)


def pages_of(count: int) -> int:
    """Return how many pages a sheet, or a village's part of one, has."""
    return len(list_pages(count, _ROW_HEIGHT))


def _columns(sheet: Sheet, tongue: Tongue) -> tuple[Column[SheetRow], ...]:
    made = _iranian_columns if sheet.letterhead.is_iranian else _egyptian_columns
    return _for_display(made(sheet, tongue)) if sheet.is_masked else made(sheet, tongue)


def _for_display(columns: tuple[Column[SheetRow], ...]) -> tuple[Column[SheetRow], ...]:
    """Return the columns of what hangs in public: nothing is written on it, so the others take the room."""
    number, *others = columns
    shown = [column for column in others if column.cell is not None]
    room = sum(column.width for column in columns) - _NARROW_NUMBER_WIDTH
    stretch = room / sum(column.width for column in shown)
    return (
        replace(number, width=_NARROW_NUMBER_WIDTH),
        *(replace(column, width=column.width * stretch) for column in shown),
    )


def _heading(sheet: Sheet, tongue: Tongue) -> Heading:
    stamp, is_iranian = sheet.stamp, sheet.letterhead.is_iranian
    title = N_("Delivery list") if is_iranian else N_("Receipt sheet")
    return Heading(
        title=tongue.text(title),
        lines=(
            layout.joined(sheet.campaign, sheet.item),
            layout.joined(sheet.place, tongue.long_days(sheet.day, sheet.last_day) if sheet.day else ""),
            _part(sheet, tongue),
        ),
        facts=list_facts(tongue, stamp, sheet.day if is_iranian else None, has_attachment=is_iranian),
        banners=layout.banners(
            tongue, is_synthetic=stamp.is_synthetic, copy=stamp.copy, is_masked=sheet.is_masked
        ),
        legend=quantities.contents(tongue, sheet.kit),
        has_invocation=is_iranian,
    )


def _part(sheet: Sheet, tongue: Tongue) -> str:
    part = sheet.part
    if part is None:
        return ""
    village = isolated(part.village) if part.village else tongue.text(N_("no village named"))
    return tongue.text(
        N_("Village: {village} (part {part} of {parts} of the sheet)"),
        village=village,
        part=part.number,
        parts=part.parts,
    )


def _closing(sheet: Sheet, tongue: Tongue, pages: int, totals: Totals) -> tuple[str, ...]:
    sums = closing_totals(tongue, sheet.unit, pages, totals)
    of_money = N_(
        "We who sign below witness that the amounts above were handed to those who signed beside their names."
    )
    of_goods = N_(
        "We who sign below witness that the goods above were handed to those who signed beside their names."
    )
    witness = of_money if sheet.unit in CURRENCIES else of_goods
    return sums if sheet.is_masked else (*sums, tongue.text(witness))


def _egyptian_columns(sheet: Sheet, tongue: Tongue) -> tuple[Column[SheetRow], ...]:
    text, usual = tongue.text, ListColumns(tongue, is_iranian=False)
    return (
        usual.number(_NUMBER_WIDTH),
        usual.name(47, most_lines=_NAME_LINES),
        usual.identity(31, is_masked=sheet.is_masked),
        usual.family(20),
        usual.members(11),
        usual.place(23, most_lines=_PLACE_LINES),
        usual.item(25, sheet.unit, sheet.item, may_differ=True, most_lines=3),
        Column(label=text(N_("Received by")), width=15, ticks=(text(N_("self")), text(N_("agent")))),
        Column(label=text(N_("Agent: name, kinship, ID number")), width=35, returns=AGENT),
        Column(label=text(N_("Signature or thumbprint")), width=31, returns=SIGNATURE),
        Column(
            label=text(N_("Remarks")),
            width=15,
            cell=None if sheet.is_masked else attrgetter("note"),
            size=7.5,
            most_lines=3,
        ),
    )


def _iranian_columns(sheet: Sheet, tongue: Tongue) -> tuple[Column[SheetRow], ...]:
    text, usual = tongue.text, ListColumns(tongue, is_iranian=True)
    return (
        usual.number(_NUMBER_WIDTH),
        usual.name(41, most_lines=_NAME_LINES),
        usual.father(21),
        usual.identity(25, is_masked=sheet.is_masked),
        usual.members(11, N_("Number of members")),
        usual.family(24),
        usual.place(25, most_lines=_PLACE_LINES),
        usual.item(28, sheet.unit, sheet.item, may_differ=True, most_lines=3),
        Column(label=text(N_("Recipient and kinship")), width=31, returns=AGENT),
        Column(label=text(N_("Signature or fingerprint")), width=29, returns=SIGNATURE),
        Column(label=text(N_("Day of receipt")), width=18),
    )
