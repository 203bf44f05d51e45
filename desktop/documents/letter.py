"""The frame of papers of running text: letterhead, facts, symbol, title and foot, the same on each of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.documents import layout
from desktop.documents.flow import Flow
from desktop.documents.layout import Heading
from desktop.documents.pen import Pen, Room
from desktop.documents.qr import symbol
from desktop.documents.signing import (
    SEAL,
    SEAL_GAP,
    SEAL_RADIUS,
    STATE_SEAL,
    rows_of,
    seal_place,
    signature_boxes,
    signatures_and_seal,
)
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.minutes_paper import Member
from desktop.models.paper import Letterhead, Signature, Stamp, page_code
from desktop.resources import resource

_SIGNING_HEIGHT = 36.0
_SIGNING_GAP = 3.0
_RING = 2 * SEAL_RADIUS + SEAL_GAP  # beside the places to sign
_MOST_TOGETHER = 3  # rows of places to sign that are kept on one page
_TOP = 12.0
_FOOT = 11.0
_ABOVE_FOOT = 6.0
_QR_SIDE = 19.0


Texts = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Measures:
    """How a frame is laid out, in millimetres; shares are of the width between the margins."""

    margin: float = 18.0
    head: float = 28.0  # from the top of the head to the title, or to the text of a later page
    heading: float = 26.0  # the height of what stands between letterhead and facts
    title: float = 13.0
    letterhead: float = 0.36
    middle: tuple[float, float] = (0.37, 0.28)  # where the heading begins, and how wide it is
    facts: float = 0.66  # where they begin
    sizes: tuple[float, float, float] = (13.0, 10.5, 10.0)  # of the text in points: Arabic, Persian, others

    def size(self, language: str) -> float:
        """Return the size of the running text; Amiri runs small."""
        arabic, persian, other = self.sizes
        return {"ar": arabic, "fa": persian}.get(language, other)


POSTED = Measures(
    margin=20.0,
    head=31.0,
    heading=28.0,
    title=15.0,
    letterhead=0.38,
    middle=(0.38, 0.27),
    sizes=(13.0, 11.0, 10.5),
)
"""Of papers that hang on a wall or lie beside a file."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What the frame of one paper says; `facts` stand above the count of pages."""

    letterhead: Letterhead
    stamp: Stamp
    title: str
    facts: Sequence[str]
    banners: Sequence[str] = ()  # before those of the stamp
    measures: Measures = field(default_factory=Measures)


def read_texts(name: str, tongue: Tongue) -> Texts:
    """Return the sentences of a paper in its language, by name."""
    file = resource("texts", f"{name}.{tongue.language}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def write_members(flow: Flow, tongue: Tongue, member: str, members: Iterable[Member]) -> None:
    """Write the members of a committee below each other, each as the sentence `member` says."""
    for n, one in enumerate(members, 1):
        name = isolated(one.name)
        line = member.format(name=name, post=isolated(one.post)) if one.post else name
        flow.paragraph(f"{tongue.digits(str(n))}. {line}", indent=6)


def numbered(tongue: Tongue, letterhead: Letterhead, stamp: Stamp, day: date) -> tuple[str, ...]:
    """Return the usual facts: number and date, in Iran also whether something is attached."""
    return (
        tongue.text(N_("Number: {number}"), number=layout.code(tongue, stamp.number)),
        *_dated(tongue, letterhead, day),
    )


def minutes_letter(
    letterhead: Letterhead, stamp: Stamp, title: str, tongue: Tongue, day: date, *, has_annex: bool = False
) -> Letter:
    """Return the frame of minutes, whose title names their number as well."""
    number = layout.code(tongue, stamp.number)
    return Letter(
        letterhead=letterhead,
        stamp=stamp,
        title=title.format(number=number),
        facts=(
            tongue.text(N_("Minutes number: {number}"), number=number),
            *_dated(tongue, letterhead, day, has_annex=has_annex),
        ),
    )


def _dated(tongue: Tongue, letterhead: Letterhead, day: date, *, has_annex: bool = False) -> Iterator[str]:
    yield tongue.text(N_("Date: {day}"), day=day)
    if letterhead.is_iranian:
        yield tongue.text(N_("Attachment: yes") if has_annex else N_("Attachment: none"))


def letter_flow(letter: Letter, tongue: Tongue, pen: Pen, pages: int) -> Flow:
    """Return the flow of a paper whose every page has its frame, the first one the title as well."""
    return Flow(
        pen,
        margin=letter.measures.margin,
        bottom=pen.height - _FOOT - _ABOVE_FOOT,
        frame=lambda page: _frame(letter, tongue, pen, page, pages),
        size=letter.measures.size(tongue.language),
    )


def sign(
    letter: Letter,
    tongue: Tongue,
    flow: Flow,
    signatures: Sequence[Signature],
    *,
    said: Sequence[str] = (),
    gap: float = _SIGNING_GAP,
) -> None:
    """End a paper with the places to sign and that of the seal, on one page with what is `said` last."""
    flow.last_paragraphs(said, before=signing_room(flow, signatures, gap=gap))
    flow.gap(gap)
    first, *more = _rows(flow, signatures)
    is_iranian = letter.letterhead.is_iranian
    room = flow.room(_SIGNING_HEIGHT)
    signatures_and_seal(flow.pen, tongue, first, room, is_iranian=is_iranian)
    for row in more:
        flow.gap(_SIGNING_GAP)
        room = flow.room(_SIGNING_HEIGHT)
        beside = room._replace(width=room.width - _RING)
        signature_boxes(flow.pen, tongue, row, beside, places=len(first))


def signing_room(flow: Flow, signatures: Sequence[Signature], *, gap: float = _SIGNING_GAP) -> float:
    """Return how much room the places to sign take, as far as they are kept on one page."""
    rows = min(_MOST_TOGETHER, len(_rows(flow, signatures)))
    return gap + rows * _SIGNING_HEIGHT + (rows - 1) * _SIGNING_GAP


def _rows(flow: Flow, signatures: Sequence[Signature]) -> list[Sequence[Signature]]:
    return rows_of(signatures, flow.width - _RING)


def sign_beside_seal(
    letter: Letter,
    tongue: Tongue,
    flow: Flow,
    signatures: Sequence[Signature],
    *,
    width: float,
    said: Sequence[str] = (),
) -> None:
    """End a paper with places to sign of a width in millimetres, and that of the seal at the far edge."""
    gap = 4.0
    flow.last_paragraphs(said, before=gap + _SIGNING_HEIGHT)
    flow.gap(gap)
    room = flow.room(_SIGNING_HEIGHT)
    signature_boxes(flow.pen, tongue, signatures, room._replace(width=width))
    label = SEAL if letter.letterhead.is_iranian else STATE_SEAL
    centre = flow.margin + flow.width - SEAL_RADIUS
    seal_place(flow.pen, tongue, label, start=centre, top=room.top + room.height / 2)


def _frame(letter: Letter, tongue: Tongue, pen: Pen, page: int, pages: int) -> float:
    stamp, measures = letter.stamp, letter.measures
    start, width = measures.margin, pen.width - 2 * measures.margin
    layout.letterhead(pen, letter.letterhead, Room(start, _TOP, measures.letterhead * width, 5))
    usual = layout.banners(tongue, is_synthetic=stamp.is_synthetic, copy=stamp.copy)
    heading = Heading(
        title="", banners=(*letter.banners, *usual), has_invocation=letter.letterhead.is_iranian
    )
    middle, wide = measures.middle
    layout.heading(pen, heading, Room(start + middle * width, _TOP, wide * width, measures.heading))
    facts = [*letter.facts, tongue.text(N_("Page {page} of {pages}"), page=page, pages=pages)]
    beside = (1 - measures.facts) * width - _QR_SIDE - 3
    layout.facts(pen, facts, Room(start + measures.facts * width, _TOP, beside, 5))
    pen.symbol(symbol(page_code(stamp, page)), start=start + width - _QR_SIDE, top=_TOP, side=_QR_SIDE)
    layout.footer(pen, tongue, stamp, Room(start, pen.height - _FOOT, width, 3.5))
    top = _TOP + measures.head
    if page > 1:
        return top
    layout.title(pen, letter.title, Room(start, top, width, 10))
    return top + measures.title
