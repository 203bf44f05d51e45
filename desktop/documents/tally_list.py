"""Prints the list that is ticked at the gate: serials and file numbers, no name and no ID."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

from desktop.documents import layout
from desktop.documents.layout import Heading
from desktop.documents.list_columns import ListColumns
from desktop.documents.list_form import FAMILIES, ListForm, closing_totals, list_facts, posts
from desktop.documents.list_paper import render_list
from desktop.documents.table import Column
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.round_paper import RoundHead, TallyList, TallyRow
from desktop.progress import Progress

_ROW_HEIGHT = 7.0
_POSTS = (N_("Gatekeeper"), N_("Head of the committee"))


def render(tally: TallyList, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print a tally list.

    Raises:
        BadInputError: The round has no rows.
        DamagedError: More or fewer rows came than the list announces.
    """
    head = tally.head
    form: ListForm[TallyRow] = ListForm(
        letterhead=head.letterhead,
        stamp=head.stamp,
        heading=round_heading(head, tongue, tongue.text(N_("Tally list"))),
        columns=_columns(head, tongue),
        row_height=_ROW_HEIGHT,
        quantity=attrgetter("quantity"),
        unit=head.unit,
        closing=lambda pages, totals: closing_totals(tongue, head.unit, pages, totals, FAMILIES),
        signatures=posts(tongue, _POSTS),
        has_receipts=False,
        counted=FAMILIES,
    )
    render_list(form, tally.rows, tally.count, tongue, out, progress)


def round_heading(head: RoundHead, tongue: Tongue, title: str, *, is_masked: bool = False) -> Heading:
    """Return the head of a list that belongs to a round."""
    stamp, is_iranian = head.stamp, head.letterhead.is_iranian
    return Heading(
        title=title,
        lines=(
            layout.joined(head.campaign, head.item),
            layout.joined(head.place, tongue.long_days(head.day, head.last_day)),
        ),
        facts=list_facts(tongue, stamp, head.day if is_iranian else None, has_attachment=is_iranian),
        banners=layout.banners(tongue, is_synthetic=stamp.is_synthetic, copy=stamp.copy, is_masked=is_masked),
        has_invocation=is_iranian,
    )


def _columns(head: RoundHead, tongue: Tongue) -> tuple[Column[TallyRow], ...]:
    text, usual = tongue.text, ListColumns(tongue, head.letterhead.is_iranian)
    return (
        usual.number(22),
        usual.family(52, size=10),
        usual.members(26),
        usual.item(62, head.unit, head.item),
        Column(label=text(N_("At the gate")), width=30, ticks=(text(N_("came")),)),
        Column(label=text(N_("Hour")), width=30),
        Column(label=text(N_("Remarks")), width=55),
    )
