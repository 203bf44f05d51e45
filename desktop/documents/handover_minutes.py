"""Prints the minutes of a handing over of goods: who gave what to whom, and who saw it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.documents import layout, quantities
from desktop.documents.flow import print_flow
from desktop.documents.letter import Texts, letter_flow, minutes_letter, read_texts, sign, write_members
from desktop.documents.list_form import posts
from desktop.documents.pen import Pen
from desktop.errors import BadInputError
from desktop.i18n.nouns import CURRENCIES, NOUNS
from desktop.i18n.quantities import quantity
from desktop.i18n.tongue import Tongue, isolated
from desktop.i18n.words import number_in_words
from desktop.marking import N_
from desktop.models.minutes_paper import GoodsLine, HandoverMinutes
from desktop.models.paper import Signature
from desktop.progress import Progress

_BLANK = "." * 40  # a name to be written in by hand
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
    text = read_texts("handover", tongue)
    progress.advance(0, 1, N_("Printing the minutes"))
    print_flow(
        out,
        title=str(text["title"]).format(number=minutes.stamp.number),
        tongue=tongue,
        compose=lambda pen, pages: _MinutesPrinter(minutes, tongue, text, pen, pages).run(),
        scale=minutes.stamp.size.scale,
    )
    progress.advance(1, 1, N_("Printing the minutes"))


class _MinutesPrinter:
    """Sets one paper."""

    def __init__(self, minutes: HandoverMinutes, tongue: Tongue, text: Texts, pen: Pen, pages: int) -> None:
        self._minutes = minutes
        self._tongue = tongue
        self._text = text
        self._is_money = all(line.unit in CURRENCIES for line in minutes.goods)
        self._letter = minutes_letter(
            minutes.letterhead, minutes.stamp, text["title"], tongue, minutes.at.date()
        )
        self._flow = letter_flow(self._letter, tongue, pen, pages)

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
        checked = self._said("checked")
        if minutes.remarks:
            checked = self._filled("remarked", remarks=minutes.remarks)
        count = len(minutes.goods)
        lines = f"{tongue.number(count)} ({number_in_words(count, tongue.language)})"
        said = (checked, self._said("closing").format(lines=isolated(lines)))
        sign(self._letter, tongue, flow, minutes.signatures or self._usual(), said=said)
        return flow.end()

    def _usual(self) -> tuple[Signature, ...]:
        """Return who signs: both sides by their names, then who saw it."""
        gave, took, *others = posts(self._tongue, _POSTS)
        giver, receiver = self._minutes.persons
        return replace(gave, person=giver), replace(took, person=receiver), *others

    def _filled(self, sentence: str, /, **values: str) -> str:
        return self._text[sentence].format_map({key: isolated(value) for key, value in values.items()})

    def _committee(self) -> None:
        minutes, flow = self._minutes, self._flow
        if not minutes.committee:
            return
        name = "committee" if minutes.decision else "committee_without_decision"
        flow.paragraph(self._filled(name, decision=layout.code(self._tongue, minutes.decision)))
        write_members(flow, self._tongue, self._text["member"], minutes.committee)

    def _handing(self) -> None:
        minutes = self._minutes
        giver, receiver = minutes.giver, minutes.receiver
        number = ""
        if receiver.national_id:
            number = self._text["receiver_id"].format(number=self._tongue.code(receiver.national_id))
        sentence = self._said("handing").format_map(
            {
                "giver": isolated(giver.name) if giver.name else _BLANK,
                "giver_post": isolated(giver.post),
                "receiver": isolated(receiver.name) if receiver.name else _BLANK,
                "receiver_post": isolated(receiver.post),
                "receiver_id": number,
                "by_paper": self._filled("by_paper", paper=minutes.paper) if minutes.paper else "",
            }
        )
        self._flow.paragraph(sentence)

    def _goods(self) -> None:
        text, goods = self._tongue.text, self._minutes.goods
        goods_words = text(N_("Item")), text(N_("Quantity"))
        money_words = text(N_("Kind of aid")), self._text["amount"]
        head = [text(N_("No.")), *(money_words if self._is_money else goods_words)]
        shares: tuple[float, ...] = (0.08, 0.34, 0.2, 0.38)
        is_described = any(line.serial or line.condition for line in goods)
        if is_described:
            head += [text(N_("Serial number")), text(N_("Condition"))]
            shares = (0.08, 0.38, 0.18, 0.18, 0.18)
        else:
            head.append(self._text["in_words"])
        rows = [self._goods_row(n, line, is_described=is_described) for n, line in enumerate(goods, 1)]
        self._flow.gap(1)
        self._flow.table([share * self._flow.width for share in shares], rows, head=head)
        self._contents()

    def _contents(self) -> None:
        """Say what the kits among the goods hold together."""
        tongue, flow = self._tongue, self._flow
        held = [part for line in self._minutes.goods for part in line.holds]
        if not held:
            return
        head = (tongue.text(N_("Part of the kit")), tongue.text(N_("In all of them together")))
        rows = [
            (quantities.name(tongue, part.item), quantity(tongue, part.quantity, part.unit)) for part in held
        ]
        flow.table([share * flow.width for share in (0.6, 0.4)], rows, head=head, figures=1)

    def _goods_row(self, n: int, line: GoodsLine, *, is_described: bool) -> tuple[str, ...]:
        tongue = self._tongue
        amount = quantity(tongue, line.quantity, line.unit)
        if (
            tongue.language == "ar" and line.unit in NOUNS and line.quantity in {1, 2}
        ):  # no figure in «جهازان»
            amount = f"{tongue.number(line.quantity)} ({amount})"
        first = (tongue.digits(str(n)), quantities.name(tongue, line.item), amount)
        if is_described:
            return (*first, quantities.code(tongue, line.serial), line.condition)
        return (*first, quantities.in_words(tongue, line.quantity, line.unit))

    def _said(self, name: str) -> str:
        """Return a text, of minutes of money in its words."""
        return str(
            self._text.get(f"{name}_of_money", self._text[name]) if self._is_money else self._text[name]
        )
