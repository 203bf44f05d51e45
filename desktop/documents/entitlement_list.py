"""Prints the list of the entitled for approval; families do not sign it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from desktop.documents import layout, quantities
from desktop.documents.layout import Heading
from desktop.documents.list_form import ListForm, closing_totals, list_facts, posts
from desktop.documents.list_paper import render_list
from desktop.documents.pen import Align
from desktop.documents.table import Column
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.sheet_paper import EntitlementList, EntitlementRow
from desktop.progress import Progress

_ROW_HEIGHT = 8.0
_EGYPTIAN_POSTS = (
    N_("Prepared by"),
    N_("Social researcher"),
    N_("Checked by"),
    N_("Approved: head of the administration"),
)
_IRANIAN_POSTS = (
    N_("Prepared by"),
    N_("Social worker"),
    N_("Checked by"),
    N_("Head of the office"),
)


def render(approved: EntitlementList, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print an entitlement list.

    Raises:
        BadInputError: The list has no rows.
        DamagedError: More or fewer rows came than the list announces.
    """
    is_iranian = approved.letterhead.is_iranian
    form: ListForm[EntitlementRow] = ListForm(
        letterhead=approved.letterhead,
        stamp=approved.stamp,
        heading=_heading(approved, tongue),
        columns=_columns(approved, tongue),
        row_height=_ROW_HEIGHT,
        quantity=lambda row: row.quantity,
        unit=approved.unit,
        closing=lambda pages, totals: (
            *closing_totals(tongue, approved.unit, pages, totals),
            tongue.text(N_("The families above meet the condition of the list and their data were checked.")),
        ),
        signatures=approved.signatures or posts(tongue, _IRANIAN_POSTS if is_iranian else _EGYPTIAN_POSTS),
        has_receipts=False,
    )
    render_list(form, approved.rows, approved.count, tongue, out, progress)


def _heading(approved: EntitlementList, tongue: Tongue) -> Heading:
    stamp, is_iranian = approved.stamp, approved.letterhead.is_iranian
    basis = ""
    if approved.basis and not approved.is_masked:  # what hangs in public names no group
        basis = tongue.text(N_("Condition: {basis}"), basis=approved.basis)
    facts_day = approved.day if is_iranian else None
    return Heading(
        title=tongue.text(N_("List of entitled families")),
        lines=(
            *_where_and_when(approved, tongue),
            basis,
        ),
        facts=list_facts(tongue, stamp, facts_day, has_attachment=is_iranian),
        banners=layout.banners(
            tongue, is_synthetic=stamp.is_synthetic, copy=stamp.copy, is_masked=approved.is_masked
        ),
        legend=quantities.contents(tongue, approved.kit),
        has_invocation=is_iranian,
    )


def _where_and_when(approved: EntitlementList, tongue: Tongue) -> tuple[str, ...]:
    """Return what the list is of, and its day; both calendars of an Egyptian day have a line of their own."""
    day = tongue.long_date(approved.day) if approved.day else ""
    if approved.letterhead.is_iranian:
        return (layout.joined(approved.programme, approved.area, day),)
    return layout.joined(approved.programme, approved.area), day


def _columns(approved: EntitlementList, tongue: Tongue) -> tuple[Column[EntitlementRow], ...]:
    text = tongue.text
    is_iranian = approved.letterhead.is_iranian
    number = text(N_("National code") if is_iranian else N_("National ID number"))
    family = text(N_("File number") if is_iranian else N_("Family code"))
    place = text(N_("Place of residence") if is_iranian else N_("Village or address"))
    item = quantities.heading(tongue, approved.unit, is_iranian=is_iranian)
    columns: list[Column[EntitlementRow]] = [
        Column(label=text(N_("Row") if is_iranian else N_("No.")), width=12),
        *_name_columns(tongue, is_iranian=is_iranian),
        Column(label=number, width=26 if is_iranian else 33, cell=_identity(approved, tongue), size=9.5),
        Column(label=family, width=27, cell=lambda row: quantities.code(tongue, row.household_code)),
        Column(label=text(N_("Members")), width=15, cell=lambda row: quantities.count(tongue, row.members)),
        Column(label=place, width=46, cell=lambda row: quantities.name(tongue, row.place)),
        Column(label=item, width=40, cell=_item(approved, tongue)),
        Column(label=text(N_("Remarks")), width=44, cell=lambda row: row.note, size=7.5),
    ]
    return tuple(columns)


def _name_columns(tongue: Tongue, *, is_iranian: bool) -> tuple[Column[EntitlementRow], ...]:
    """Return the name's column, and in Iran the father's beside it."""
    label = tongue.text(N_("Name and family name of the head") if is_iranian else N_("Full name"))
    name = Column[EntitlementRow](
        label=label,
        width=47 if is_iranian else 60,
        cell=lambda row: quantities.name(tongue, row.name),
        align=Align.START,
        size=9.5,
    )
    if not is_iranian:
        return (name,)
    label = tongue.text(N_("Father's name"))
    return name, Column(label=label, width=20, cell=lambda row: quantities.name(tongue, row.father))


def _identity(approved: EntitlementList, tongue: Tongue) -> Callable[[EntitlementRow], str]:
    return lambda row: quantities.identity(tongue, row.national_id, is_masked=approved.is_masked)


def _item(approved: EntitlementList, tongue: Tongue) -> Callable[[EntitlementRow], str]:
    written = cache(lambda amount: quantities.item(tongue, approved.item, amount, approved.unit))
    return lambda row: written(row.quantity)
