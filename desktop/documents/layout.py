"""The parts that every paper shares: letterhead, heading, facts with their QR, banners and footer."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents import quantities
from desktop.documents.pdf_file import MM
from desktop.documents.pen import Align, Pen, Room
from desktop.documents.quantities import NO_BREAK_SPACE
from desktop.documents.typography import Fitted, Style
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.paper import Letterhead, Stamp, digits_of

INVOCATION = "بسمه تعالی"  # opens Iranian papers, whatever their language
FACTS_SIZE = 8.5
_SMALLEST = 5.5
_TIGHT, _LOOSE = 4.0, 4.9  # the height of a line under a title, in millimetres
_CLOSE = 1.3  # the least distance of two lines, in parts of their size
_BESIDE = 1.5  # the neighbours of a heading keep their distance
_BANNER = 5.0  # the height of a banner
_NARROWEST_BANNER, _WIDEST_BANNER = 36.0, 62.0
SYNTHETIC = N_("Synthetic data, not real persons")


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What stands in the middle of the head of a paper, and beside it at the trailing edge."""

    title: str
    lines: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    banners: tuple[str, ...] = ()
    legend: str = ""  # at the foot, in small letters
    has_invocation: bool = False


def joined(*parts: str) -> str:
    """Return the parts that are not empty on one line, in their order whatever they are written in."""
    said = [part for part in parts if part]
    return " — ".join(said if len(said) == 1 else map(isolated, said))


def code(tongue: Tongue, text: str) -> str:
    """Return a code in the reader's digits, its groups kept from left to right and together."""
    return quantities.code(tongue, text.replace(" ", NO_BREAK_SPACE))


def check_digits(tongue: Tongue, hexadecimal: str) -> str:
    """Return the twenty digits of a SHA-256 as papers show them."""
    return code(tongue, digits_of(hexadecimal))


def banners(
    tongue: Tongue, *, is_synthetic: bool, copy: int = 0, is_masked: bool = False, is_draft: bool = False
) -> tuple[str, ...]:
    """Return what the paper must say of itself before anything else."""
    said = []
    if is_synthetic:
        said.append(tongue.text(SYNTHETIC))
    if is_draft:
        said.append(tongue.text(N_("Draft, not for signature")))
    if copy:
        said.append(tongue.text(N_("Copy {copy}, not for signature"), copy=copy))
    if is_masked:
        said.append(tongue.text(N_("For display: identity numbers are masked")))
    return tuple(said)


def letterhead(pen: Pen, head: Letterhead, room: Room) -> None:
    """Write the lines of the letterhead below each other; the room's height is that of one line."""
    for n, line in enumerate(head.lines[:5]):
        pen.text(line, room.below(n * room.height), style=Style.STRONG)


def facts(pen: Pen, lines: Sequence[str], room: Room) -> None:
    """Write number, edition and the like below each other; the room's height is that of one line."""
    for n, line in enumerate(lines):
        pen.text(line, room.below(n * room.height), size=FACTS_SIZE)


def title(pen: Pen, text: str, room: Room) -> None:
    """Write the title of a letter or of minutes."""
    pen.text(text, room, size=19, style=Style.TITLE, align=Align.CENTRE)


def heading(pen: Pen, heading: Heading, room: Room) -> None:
    """Write invocation, title and lines in the middle of a room, and the banners under them."""
    rows = [(INVOCATION, 9.0, Style.STRONG, 0.8)] if heading.has_invocation else []
    if heading.title:
        rows.append((heading.title, 15.0, Style.TITLE, 1.85))
    free = room.height - (5.4 if heading.banners else 0)
    room = room.inset(_BESIDE)
    taken = sum(share for *_, share in rows)
    lines = _fitted(pen, heading.lines, room.width, free - _TIGHT * taken)
    count = sum(len(one.lines) for one in lines)
    unit = max(_TIGHT, min(_LOOSE, free / max(1.0, taken + count)))
    top = room.top
    for text, size, style, share in rows:
        line = room._replace(top=top, height=unit * share)
        pen.text(text, line, size=size, style=style, align=Align.CENTRE)
        top += unit * share
    unit = min(_LOOSE, (free - unit * taken) / max(1, count))
    for one in lines:
        height = unit * len(one.lines)
        pen.put(one, room._replace(top=top, height=height), align=Align.CENTRE)
        top += height
    banner_row(pen, heading.banners, room._replace(top=top + 0.4, height=room.top + room.height - top))


def _fitted(pen: Pen, texts: Sequence[str], width: float, height: float) -> list[Fitted]:
    """Return the lines under a title, broken rather than small."""
    face = pen.faces[Style.TEXT]
    size = 9.0
    while True:
        fitted = [Fitted(tuple(face.wrap(text, size, width * MM)), size) for text in texts if text]
        count = sum(len(one.lines) for one in fitted)
        if size <= _SMALLEST or size * _CLOSE * count <= height * MM:
            return fitted
        size -= 0.5


def banner_row(pen: Pen, texts: Sequence[str], room: Room) -> None:
    """Write the banners in shaded boxes, below each other where they are wider so: they must not be overlooked."""
    texts = [text for text in texts if text]
    is_narrow = room.width < _NARROWEST_BANNER * len(texts)
    beside = 1 if is_narrow and room.height >= (_BANNER + 1) * len(texts) else len(texts)
    width = min(_WIDEST_BANNER, (room.width - 2 * (beside - 1)) / max(1, beside))
    start = room.start + (room.width - width * beside - 2 * (beside - 1)) / 2
    for n, text in enumerate(texts):
        below, across = divmod(n, beside)
        place = Room(start + across * (width + 2), room.top + below * (_BANNER + 1), width, _BANNER)
        pen.pencil(0.9)
        pen.box(place, grey=0.9)
        pen.text(text, place.inset(1), size=8.5, style=Style.STRONG, align=Align.CENTRE)
    pen.pencil(0.5)


def footer(pen: Pen, tongue: Tongue, stamp: Stamp, room: Room) -> None:
    """Write the digits that tie the paper to the office's journal."""
    if stamp.journal_head:
        digits = check_digits(tongue, stamp.journal_head)
        pen.text(tongue.text(N_("Journal: {digits}"), digits=digits), room, size=6.5)
