"""Places to sign: boxes in the order of the posts and a dashed ring where the seal goes, never a seal."""

from collections.abc import Sequence
from math import ceil

from desktop.documents.pdf_file import MM
from desktop.documents.pen import Align, Pen, Room
from desktop.documents.typography import Style
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.paper import Signature

SEAL_RADIUS = 13.0
SEAL_GAP = 3.0
_GAP = 3.0
_NARROWEST = 26.0  # a box in which a hand can sign
_WIDEST = 80.0  # a box needs no more, however few sign
SEAL = N_("Place of the seal")
STATE_SEAL = N_("Place of the state seal")


def rows_of(signatures: Sequence[Signature], width: float) -> list[Sequence[Signature]]:
    """Return who signs in each row of a width in millimetres: as few rows as have room for hands, filled alike."""
    most = max(1, int((width + _GAP) / (_NARROWEST + _GAP)))
    rows = ceil(len(signatures) / most)
    each = ceil(len(signatures) / rows)
    return [signatures[n : n + each] for n in range(0, len(signatures), each)]


def signature_boxes(
    pen: Pen, tongue: Tongue, signatures: Sequence[Signature], room: Room, *, places: int = 0
) -> None:
    """Draw a row of boxes from the leading towards the trailing edge, as narrow as if so many `places` stood there."""
    places = max(places, len(signatures))
    width = min(_WIDEST, (room.width - (places - 1) * _GAP) / places)
    for n, signature in enumerate(signatures):
        place = room._replace(start=room.start + n * (width + _GAP), width=width)
        signature_box(pen, tongue, signature, place)


def signatures_and_seal(
    pen: Pen,
    tongue: Tongue,
    signatures: Sequence[Signature],
    room: Room,
    *,
    is_iranian: bool,
    gap: float = SEAL_GAP,
) -> None:
    """Draw the boxes, and at the trailing edge of their row the place of the country's seal."""
    ring = 2 * SEAL_RADIUS + gap
    signature_boxes(pen, tongue, signatures, room._replace(width=room.width - ring))
    centre = room.start + room.width - SEAL_RADIUS
    label = SEAL if is_iranian else STATE_SEAL
    seal_place(pen, tongue, label, start=centre, top=room.top + room.height / 2)


def signature_box(pen: Pen, tongue: Tongue, signature: Signature, room: Room) -> None:
    """Draw one box: the post, the person if known, and room for the hand."""
    pen.pencil(0.5)
    pen.box(room)
    inner = room.inset(1.5)
    pen.text(
        signature.post,
        Room(inner.start, room.top + 0.6, inner.width, 8),
        style=Style.STRONG,
        align=Align.CENTRE,
        most_lines=2,
    )
    name = Room(inner.start, room.top + 8.8, inner.width, 8)
    if signature.person:
        pen.text(signature.person, name, size=8.5, align=Align.CENTRE, most_lines=3)
    else:
        dotted(pen, tongue.text(N_("Name:")), name._replace(height=5))
    line = name._replace(height=5)
    dotted(pen, tongue.text(N_("Signature:")), line._replace(top=room.top + room.height - 12))
    dotted(pen, tongue.text(N_("Date:")), line._replace(top=room.top + room.height - 5.8))


def dotted(pen: Pen, label: str, room: Room, size: float = 7.5, *, style: Style = Style.TEXT) -> None:
    """Write a label with a dotted line behind it to write on."""
    line = pen.faces[style].line(label, size)
    pen.text(label, room, size=size, style=style)
    base = room.top + room.height - 1
    pen.pencil(0.5, 0.35, "0.6 1.8")
    pen.rule(room.start + line.width / MM + 1, base, room.start + room.width, base)
    pen.pencil(0.5)


def seal_place(pen: Pen, tongue: Tongue, label: str, *, start: float, top: float) -> None:
    """Draw the dashed ring about a point."""
    pen.pencil(0.7, 0.35, "3 2")
    pen.ring(start, top, SEAL_RADIUS)
    pen.pencil(0.5)
    width = 2 * SEAL_RADIUS - 5
    room = Room(start - width / 2, top - 5, width, 10)
    pen.text(tongue.text(label), room, size=8, align=Align.CENTRE, most_lines=3)
