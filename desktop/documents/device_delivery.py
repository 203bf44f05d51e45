"""Prints the delivery of a device to a beneficiary: what it is, its serial number, and what its bearer promises."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from desktop.documents import layout, quantities
from desktop.documents.flow import print_flow
from desktop.documents.letter import Letter, letter_flow, sign
from desktop.documents.list_form import posts
from desktop.documents.pen import Pen
from desktop.documents.quantities import isolated
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.round_paper import DeviceDelivery
from desktop.progress import Progress
from desktop.resources import resource

_POSTS = (N_("Received by (signature or thumbprint)"), N_("Handed over by"), N_("Technician"), N_("Witness"))


def render(delivery: DeviceDelivery, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the paper."""
    text = tomllib.loads(resource("texts", f"device.{tongue.language}.toml").read_text(encoding="utf-8"))
    progress.advance(0, 1, N_("Printing the delivery"))
    print_flow(
        out,
        title=text["title"],
        tongue=tongue,
        compose=lambda pen, pages: _compose(delivery, tongue, text, pen, pages),
    )
    progress.advance(1, 1, N_("Printing the delivery"))


def _compose(delivery: DeviceDelivery, tongue: Tongue, text: Mapping[str, str], pen: Pen, pages: int) -> int:
    head = delivery.head
    letter = Letter(
        letterhead=head.letterhead,
        stamp=head.stamp,
        title=text["title"],
        facts=(
            tongue.text(N_("Sheet: {number}"), number=layout.code(tongue, head.stamp.number)),
            tongue.text(N_("Row: {row}"), row=delivery.row),
        ),
    )
    flow = letter_flow(letter, tongue, pen, pages)
    flow.paragraph(_opening(delivery, tongue, text))
    names = ("item", "quantity", "serial", "condition", "remarks")
    values = (
        quantities.name(tongue, head.item),
        quantities.quantity(tongue, delivery.quantity, head.unit),
        quantities.code(tongue, delivery.serial),
        delivery.condition,
        delivery.remarks,
    )
    rows = [(text[name], value) for name, value in zip(names, values, strict=True)]
    flow.table([0.3 * flow.width, 0.7 * flow.width], rows)
    flow.paragraph(text["checked"])
    flow.paragraph(text["promise"])
    sign(letter, tongue, flow, posts(tongue, _POSTS))
    return flow.end()


def _opening(delivery: DeviceDelivery, tongue: Tongue, text: Mapping[str, str]) -> str:
    head, receiver = delivery.head, delivery.receiver
    number = text["id"].format(number=tongue.code(receiver.national_id)) if receiver.national_id else ""
    return text["opening"].format(
        day=isolated(tongue.long_date(head.day)),
        place=isolated(head.place),
        receiver=isolated(receiver.name),
        receiver_id=number,
        campaign=isolated(head.campaign),
        row=tongue.number(delivery.row),
        sheet=layout.code(tongue, head.stamp.number),
    )
