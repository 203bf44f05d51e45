"""Prints the families of a round that received nothing, with what became of each, for a second day."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import quantities
from desktop.documents.list_form import ListForm, closing_totals, posts
from desktop.documents.list_paper import render_list
from desktop.documents.pen import Align
from desktop.documents.table import Column
from desktop.documents.tally_list import round_heading
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.handover import RESULT_WORDS
from desktop.models.round_paper import UnservedList, UnservedRow
from desktop.progress import Progress

_ROW_HEIGHT = 8.0
_POSTS = (N_("Prepared by"), N_("Social researcher"), N_("Head of the committee"))
_IRANIAN_POSTS = (N_("Prepared by"), N_("Social worker"), N_("Head of the office"))


def render(unserved: UnservedList, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the list.

    Raises:
        BadInputError: Every family was served.
        DamagedError: More or fewer rows came than the list announces.
    """
    head = unserved.head
    title = tongue.text(N_("Families that did not receive"))
    form: ListForm[UnservedRow] = ListForm(
        letterhead=head.letterhead,
        stamp=head.stamp,
        heading=round_heading(head, tongue, title, is_masked=unserved.is_masked),
        columns=_columns(unserved, tongue),
        row_height=_ROW_HEIGHT,
        quantity=lambda row: row.quantity,
        unit=head.unit,
        closing=lambda pages, totals: closing_totals(tongue, head.unit, pages, totals),
        signatures=posts(tongue, _IRANIAN_POSTS if head.letterhead.is_iranian else _POSTS),
        has_receipts=False,
    )
    render_list(form, unserved.rows, unserved.count, tongue, out, progress)


def _columns(unserved: UnservedList, tongue: Tongue) -> tuple[Column[UnservedRow], ...]:
    head, text = unserved.head, tongue.text
    is_iranian = head.letterhead.is_iranian
    name = N_("Name and family name of the head") if is_iranian else N_("Full name")
    number = N_("National code") if is_iranian else N_("National ID number")
    return (
        Column(label=text(N_("Row") if is_iranian else N_("No.")), width=14),
        Column(
            label=text(name),
            width=66,
            cell=lambda row: quantities.name(tongue, row.name),
            align=Align.START,
            size=9.5,
        ),
        Column(
            label=text(number),
            width=36,
            cell=lambda row: quantities.identity(tongue, row.national_id, is_masked=unserved.is_masked),
            size=9.5,
        ),
        Column(
            label=text(N_("File number") if is_iranian else N_("Family code")),
            width=28,
            cell=lambda row: quantities.code(tongue, row.household_code),
        ),
        Column(
            label=text(N_("Place of residence") if is_iranian else N_("Village or address")),
            width=42,
            cell=lambda row: quantities.name(tongue, row.place),
        ),
        Column(
            label=quantities.heading(tongue, head.unit, is_iranian=is_iranian),
            width=33,
            cell=lambda row: quantities.item(tongue, head.item, row.quantity, head.unit),
        ),
        Column(
            label=text(N_("What became of it")), width=28, cell=lambda row: text(RESULT_WORDS[row.result])
        ),
        Column(label=text(N_("Remarks")), width=30),
    )
