"""Prints the minutes of a handing over of goods: who gave what to whom, and who saw it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from desktop.documents import layout, quantities
from desktop.documents.flow import Flow, print_flow
from desktop.documents.layout import Heading
from desktop.documents.list_form import posts
from desktop.documents.pen import Pen, Room
from desktop.documents.qr import symbol
from desktop.documents.quantities import isolated
from desktop.documents.signing import signatures_and_seal
from desktop.errors import BadInputError
from desktop.i18n.nouns import NOUNS
from desktop.i18n.quantities import quantity
from desktop.i18n.tongue import Tongue
from desktop.i18n.words import number_in_words
from desktop.marking import N_
from desktop.models.minutes_paper import GoodsLine, HandoverMinutes
from desktop.models.paper import page_code
from desktop.progress import Progress
from desktop.resources import resource

_MARGIN = 18.0
_BOTTOM = 280.0
_TOP = 12.0
_HEAD_HEIGHT = 26.0
_SIGNING_HEIGHT = 36.0
_QR_SIDE = 19.0
_SIZES = {"ar": 13.0, "fa": 10.5}
_POSTS = (N_("Handed over by"), N_("Taken over by"), N_("Witness"), N_("Head of the committee"))


def render(minutes: HandoverMinutes, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the minutes.

    Raises:
        BadInputError: They name no goods.
    """
    if not minutes.goods:
        raise BadInputError(
            N_("These minutes name no goods. Add what was handed over first."), code="E_EMPTY_LIST"
        )
    text = tomllib.loads(resource("texts", f"handover.{tongue.language}.toml").read_text(encoding="utf-8"))
    progress.advance(0, 1, N_("Printing the minutes"))
    print_flow(
        out,
        title=str(text["title"]).format(number=minutes.stamp.number),
        tongue=tongue,
        compose=lambda pen, pages: _MinutesPrinter(minutes, tongue, text, pen, pages).run(),
    )
    progress.advance(1, 1, N_("Printing the minutes"))


class _MinutesPrinter:
    """Sets one paper."""

    def __init__(
        self, minutes: HandoverMinutes, tongue: Tongue, text: Mapping[str, str], pen: Pen, pages: int
    ) -> None:
        self._minutes = minutes
        self._tongue = tongue
        self._text = text
        self._pen = pen
        self._pages = pages
        size = _SIZES.get(tongue.language, 10.0)
        self._flow = Flow(pen, margin=_MARGIN, bottom=_BOTTOM, frame=self._frame, size=size)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        minutes, flow, tongue = self._minutes, self._flow, self._tongue
        flow.paragraph(
            self._filled(
                "opening",
                day=tongue.long_date(minutes.at.date()),
                time=tongue.time(minutes.at),
                place=minutes.place,
            )
        )
        self._committee()
        self._handing()
        self._goods()
        if minutes.remarks:
            flow.paragraph(self._filled("remarked", remarks=minutes.remarks))
        else:
            flow.paragraph(self._text["checked"])
        count = len(minutes.goods)
        lines = f"{tongue.number(count)} ({number_in_words(count, tongue.language)})"
        flow.paragraph(self._filled("closing", lines=lines))
        self._signatures()
        return flow.end()

    def _filled(self, sentence: str, /, **values: str) -> str:
        return self._text[sentence].format_map({key: isolated(value) for key, value in values.items()})

    def _frame(self, page: int) -> float:
        pen, tongue, stamp = self._pen, self._tongue, self._minutes.stamp
        width = pen.width - 2 * _MARGIN
        layout.letterhead(pen, self._minutes.letterhead, Room(_MARGIN, _TOP, 0.36 * width, 5))
        is_iranian = self._minutes.letterhead.is_iranian
        heading = Heading(
            title="",
            banners=layout.banners(tongue, is_synthetic=stamp.is_synthetic, copy=stamp.copy),
            has_invocation=is_iranian,
        )
        facts = [
            tongue.text(N_("Minutes number: {number}"), number=layout.code(tongue, stamp.number)),
            tongue.text(N_("Date: {day}"), day=self._minutes.at.date()),
            tongue.text(N_("Page {page} of {pages}"), page=page, pages=self._pages),
        ]
        layout.facts(pen, facts, Room(_MARGIN + 0.66 * width, _TOP, 0.34 * width - _QR_SIDE - 3, 5))
        code = symbol(page_code(stamp, page))
        pen.symbol(code, start=_MARGIN + width - _QR_SIDE, top=_TOP, side=_QR_SIDE)
        room = Room(_MARGIN + 0.33 * width, _TOP, 0.33 * width, _HEAD_HEIGHT)
        layout.heading(pen, heading, room)
        layout.footer(pen, tongue, stamp, Room(_MARGIN, 286, width, 3.5))
        return self._title(_TOP + _HEAD_HEIGHT + 2) if page == 1 else _TOP + _HEAD_HEIGHT + 2

    def _title(self, top: float) -> float:
        title = self._text["title"].format(number=layout.code(self._tongue, self._minutes.stamp.number))
        room = Room(_MARGIN, top, self._pen.width - 2 * _MARGIN, 10)
        layout.title(self._pen, title, room)
        return top + 13

    def _committee(self) -> None:
        minutes, flow = self._minutes, self._flow
        if not minutes.committee:
            return
        name = "committee" if minutes.decision else "committee_without_decision"
        flow.paragraph(self._filled(name, decision=layout.code(self._tongue, minutes.decision)))
        for n, member in enumerate(minutes.committee, 1):
            line = self._filled("member", name=member.name, post=member.post)
            flow.paragraph(f"{self._tongue.digits(str(n))}. {line}", indent=6)

    def _handing(self) -> None:
        giver, receiver = self._minutes.giver, self._minutes.receiver
        number = ""
        if receiver.national_id:
            number = self._text["receiver_id"].format(number=self._tongue.code(receiver.national_id))
        sentence = self._text["handing"].format_map(
            {
                "giver": isolated(giver.name),
                "giver_post": isolated(giver.post),
                "receiver": isolated(receiver.name),
                "receiver_post": isolated(receiver.post),
                "receiver_id": number,
            }
        )
        self._flow.paragraph(sentence)

    def _goods(self) -> None:
        text, width = self._tongue.text, self._flow.width
        head = (
            text(N_("No.")),
            text(N_("Item")),
            text(N_("Quantity")),
            text(N_("Serial number")),
            text(N_("Condition")),
        )
        shares = (0.08, 0.38, 0.18, 0.18, 0.18)
        rows = [self._goods_row(n, line) for n, line in enumerate(self._minutes.goods, 1)]
        self._flow.gap(1)
        self._flow.table([share * width for share in shares], rows, head=head)

    def _goods_row(self, n: int, line: GoodsLine) -> tuple[str, ...]:
        tongue = self._tongue
        amount = quantity(tongue, line.quantity, line.unit)
        if (
            tongue.language == "ar" and line.unit in NOUNS and line.quantity in {1, 2}
        ):  # no figure in «جهازان»
            amount = f"{tongue.number(line.quantity)} ({amount})"
        return (
            tongue.digits(str(n)),
            quantities.name(tongue, line.item),
            amount,
            quantities.code(tongue, line.serial),
            line.condition,
        )

    def _signatures(self) -> None:
        minutes, flow = self._minutes, self._flow
        flow.gap(3)
        signatures_and_seal(
            self._pen,
            self._tongue,
            minutes.signatures or posts(self._tongue, _POSTS),
            flow.room(_SIGNING_HEIGHT),
            is_iranian=minutes.letterhead.is_iranian,
        )
