"""Prints the families of a round that received nothing, with what became of each, for a second day."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

from desktop.documents.list_columns import ListColumns
from desktop.documents.list_form import ListForm, closing_totals, posts
from desktop.documents.list_paper import render_list
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
    signatures = posts(tongue, _IRANIAN_POSTS if head.letterhead.is_iranian else _POSTS)
    form: ListForm[UnservedRow] = ListForm(
        letterhead=head.letterhead,
        stamp=head.stamp,
        heading=round_heading(head, tongue, title, is_masked=unserved.is_masked),
        columns=_columns(unserved, tongue),
        row_height=_ROW_HEIGHT,
        quantity=attrgetter("quantity"),
        unit=head.unit,
        closing=lambda pages, totals: closing_totals(tongue, head.unit, pages, totals),
        signatures=signatures[-1:] if unserved.is_masked else signatures,
        has_receipts=False,
    )
    render_list(form, unserved.rows, unserved.count, tongue, out, progress)


def _columns(unserved: UnservedList, tongue: Tongue) -> tuple[Column[UnservedRow], ...]:
    head, text = unserved.head, tongue.text
    usual = ListColumns(tongue, head.letterhead.is_iranian)
    if unserved.is_masked:  # what hangs in public tells nobody's fate, and nothing is written on it
        return (
            usual.number(14),
            usual.name(86),
            usual.identity(42, is_masked=True),
            usual.family(34),
            usual.place(58),
            usual.item(43, head.unit, head.item),
        )
    return (
        usual.number(14),
        usual.name(66),
        usual.identity(36, is_masked=unserved.is_masked),
        usual.family(28),
        usual.place(42),
        usual.item(33, head.unit, head.item),
        Column(
            label=text(N_("What became of it")),
            width=28,
            cell=attrgetter("result"),
            written=lambda result: text(RESULT_WORDS[result]),
        ),
        Column(label=text(N_("Remarks")), width=30),
    )
