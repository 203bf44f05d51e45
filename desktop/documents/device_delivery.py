"""Prints the delivery of a device to a beneficiary: what it is, its serial number, and what its bearer promises."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout, quantities
from desktop.documents.flow import Flow
from desktop.documents.letter import Texts
from desktop.documents.row_letter import RowLetter, render_row
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.round_paper import DeviceDelivery
from desktop.progress import Progress

_POSTS = (N_("Received by (signature or thumbprint)"), N_("Handed over by"), N_("Technician"), N_("Witness"))


def render(delivery: DeviceDelivery, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the paper."""

    def compose(flow: Flow, text: Texts) -> None:
        flow.paragraph(_opening(delivery, tongue, text))
        rows = [(text[name], value) for name, value in _facts(delivery, tongue)]
        flow.table([0.3 * flow.width, 0.7 * flow.width], rows)
        flow.paragraph(text["checked"])
        flow.paragraph(text["promise"])

    letter = RowLetter(texts="device", compose=compose, posts=_POSTS, persons=[delivery.receiver.name])
    render_row(letter, delivery.head, delivery.row, tongue, out, progress)


def _facts(delivery: DeviceDelivery, tongue: Tongue) -> list[tuple[str, str]]:
    head = delivery.head
    return [
        ("item", quantities.name(tongue, head.item)),
        ("quantity", quantities.quantity(tongue, delivery.quantity, head.unit)),
        ("serial", quantities.code(tongue, delivery.serial)),
        ("condition", delivery.condition),
        ("remarks", delivery.remarks),
    ]


def _opening(delivery: DeviceDelivery, tongue: Tongue, text: Texts) -> str:
    head, receiver = delivery.head, delivery.receiver
    number = text["id"].format(number=tongue.code(receiver.national_id)) if receiver.national_id else ""
    opening = text["opening_of_days"] if head.last_day else text["opening"]
    return opening.format(
        day=isolated(tongue.long_days(head.day, head.last_day)),
        place=isolated(head.place),
        receiver=isolated(receiver.name),
        receiver_id=number,
        campaign=isolated(head.campaign),
        row=tongue.digits(str(delivery.row)),
        sheet=layout.code(tongue, head.stamp.number),
    )
