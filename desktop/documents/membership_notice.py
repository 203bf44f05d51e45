"""Prints the notice by which a family is told that help is suspended or ends, with the place to confirm receipt."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout
from desktop.documents.flow import print_flow
from desktop.documents.letter import Letter, Texts, letter_flow, numbered, read_texts, sign
from desktop.documents.pen import Pen
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.membership_paper import MembershipNotice
from desktop.progress import Progress


def render(notice: MembershipNotice, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the notice."""
    text = read_texts("notice", tongue)
    progress.advance(0, 1, N_("Printing the notice"))
    print_flow(
        out,
        title=f"{text[_of(notice, 'title')]} {notice.stamp.number}",
        tongue=tongue,
        compose=lambda pen, pages: _compose(notice, tongue, text, pen, pages),
    )
    progress.advance(1, 1, N_("Printing the notice"))


def _of(notice: MembershipNotice, part: str) -> str:
    ending = "exited" if notice.is_exit else "suspended"
    return ending if not part else f"{part}_{ending}"


def _compose(notice: MembershipNotice, tongue: Tongue, text: Texts, pen: Pen, pages: int) -> int:
    letter = Letter(
        letterhead=notice.letterhead,
        stamp=notice.stamp,
        title=text[_of(notice, "title")],
        facts=numbered(tongue, notice.letterhead, notice.stamp, notice.printed_on),
    )
    flow = letter_flow(letter, tongue, pen, pages)
    flow.heading(
        text["to"].format(name=isolated(notice.name), file=layout.code(tongue, notice.household_code))
    )
    flow.paragraph(text["greeting"])
    said = text[_of(notice, "")].format(
        programme=isolated(notice.programme), day=isolated(tongue.date(notice.day))
    )
    flow.paragraph(said)
    flow.heading(isolated(notice.reason))
    ending = (text[_of(notice, "remedy")], text["objection"], text["closing"])
    sign(letter, tongue, flow, [notice.head], said=ending)
    flow.gap(8)
    flow.paragraph(text["receipt"])
    return flow.end()
