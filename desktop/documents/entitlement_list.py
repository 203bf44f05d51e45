"""Prints the list of the entitled for approval; families do not sign it."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

from desktop.documents import layout, quantities
from desktop.documents.layout import Heading
from desktop.documents.list_columns import ListColumns
from desktop.documents.list_form import ListForm, closing_totals, list_facts, posts
from desktop.documents.list_paper import render_list
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
    usual = posts(tongue, _IRANIAN_POSTS if is_iranian else _EGYPTIAN_POSTS)
    signatures = approved.signatures or usual
    form: ListForm[EntitlementRow] = ListForm(
        letterhead=approved.letterhead,
        stamp=approved.stamp,
        heading=_heading(approved, tongue),
        columns=_columns(approved, tongue),
        row_height=_ROW_HEIGHT,
        quantity=attrgetter("quantity"),
        unit=approved.unit,
        closing=lambda pages, totals: (
            *closing_totals(tongue, approved.unit, pages, totals),
            tongue.text(N_("The families above meet the condition of the list and their data were checked.")),
        ),
        signatures=signatures[-1:] if approved.is_masked else signatures,
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
    is_iranian = approved.letterhead.is_iranian
    usual = ListColumns(tongue, is_iranian)
    return (
        usual.number(12),
        *((usual.name(47), usual.father(20)) if is_iranian else (usual.name(60),)),
        usual.identity(26 if is_iranian else 33, is_masked=approved.is_masked),
        usual.family(27),
        usual.members(15),
        usual.place(46),
        usual.item(40, approved.unit, approved.item),
        Column(label=tongue.text(N_("Remarks")), width=44, cell=attrgetter("note"), size=7.5),
    )
