"""Prints the minutes of what came back, what was damaged and what is missing after a round."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.documents import layout, quantities
from desktop.documents.flow import print_flow
from desktop.documents.letter import (
    Texts,
    letter_flow,
    minutes_letter,
    read_texts,
    sign,
    signing_room,
    write_members,
)
from desktop.documents.list_form import posts
from desktop.documents.pen import Pen
from desktop.documents.signing import dotted
from desktop.documents.typography import Style
from desktop.i18n.nouns import CURRENCIES
from desktop.i18n.quantities import quantity as counted
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.handover import RESULT_WORDS
from desktop.models.paper import Signature
from desktop.models.round_paper import RestMinutes, UnservedRow
from desktop.progress import Progress

_POSTS = (
    N_("Store keeper"),
    N_("Partner's delegate"),
    N_("Member of the committee"),
    N_("Head of the committee"),
)
_IRANIAN_POSTS = (
    N_("Storekeeper of the office"),
    N_("Charity's delegate"),
    N_("Social worker"),
    N_("Head of the office"),
)
_ANNEX = (N_("No."), N_("Full name"), N_("Family code"), N_("Village or address"), N_("Result"))
_IRANIAN_ANNEX = (
    N_("Row"),
    N_("Name and family name of the head"),
    N_("File number"),
    N_("Place of residence"),
    N_("Result"),
)
_ANNEX_SHARES = (0.08, 0.34, 0.17, 0.26, 0.15)
_LINE = 8.0  # to write on, in millimetres
_UNDER_LINE = 1.5
_CLOSING_ROOM = 8.0 + _UNDER_LINE
_AROUND_FAMILIES = 1.74  # millimetres for each point of the text: their title and the sentence below
_MOVEMENTS = ("handed_over", "returned", "damaged", "missing")


def render(minutes: RestMinutes, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the minutes."""
    text = read_texts("rest", tongue)
    progress.advance(0, 1, N_("Printing the minutes"))
    print_flow(
        out,
        title=str(text["title"]).format(number=minutes.head.stamp.number),
        tongue=tongue,
        compose=lambda pen, pages: _RestPrinter(minutes, tongue, text, pen, pages).run(),
        scale=minutes.head.stamp.size.scale,
    )
    progress.advance(1, 1, N_("Printing the minutes"))


class _RestPrinter:
    """Sets one paper."""

    def __init__(self, minutes: RestMinutes, tongue: Tongue, text: Texts, pen: Pen, pages: int) -> None:
        self._minutes, self._tongue, self._text = minutes, tongue, text
        head = minutes.head
        self._is_money = head.unit in CURRENCIES
        self._letter = minutes_letter(
            head.letterhead,
            head.stamp,
            text["title"],
            tongue,
            minutes.at.date(),
            has_annex=bool(minutes.unserved),
        )
        self._flow = letter_flow(self._letter, tongue, pen, pages)

    def run(self) -> int:
        """Set everything and return the number of pages."""
        minutes, flow, text = self._minutes, self._flow, self._text
        flow.paragraph(self._opening())
        if minutes.committee:
            flow.paragraph(text["committee"])
            write_members(flow, self._tongue, text["member"], minutes.committee)
        self._goods()
        self._families()
        for label in (text["decision"], ""):
            dotted(flow.pen, label, flow.room(_LINE), flow.size, style=Style.CLAUSE)
        flow.gap(_UNDER_LINE)
        closing = text["closing_by"] if minutes.closed_by else text["closing"]
        flow.paragraph(closing.format(head=isolated(minutes.closed_by)))
        sign(self._letter, self._tongue, flow, self._signatures)
        self._annex()
        return flow.end()

    @property
    def _signatures(self) -> Sequence[Signature]:
        head = self._minutes.head
        usual = _IRANIAN_POSTS if head.letterhead.is_iranian else _POSTS
        return head.signatures or posts(self._tongue, usual)

    def _said(self, name: str) -> str:
        """Return a text, of a round that paid money in its words."""
        text = self._text
        return text.get(f"{name}_of_money", text[name]) if self._is_money else text[name]

    def _opening(self) -> str:
        minutes, tongue = self._minutes, self._tongue
        return self._said("opening").format(
            day=isolated(tongue.long_date(minutes.at.date())),
            time=isolated(tongue.time(minutes.at)),
            place=isolated(minutes.head.place),
            campaign=isolated(minutes.head.campaign),
            held=self._held(),
            item=isolated(minutes.head.item),
            sheet=layout.code(tongue, minutes.sheet),
        )

    def _held(self) -> str:
        """Return from when to when a round of several days was held; one day is that of the minutes."""
        head = self._minutes.head
        return f" ({self._tongue.days(head.day, head.last_day)})" if head.last_day else ""

    def _goods(self) -> None:
        flow, text, balance = self._flow, self._text, self._minutes.balance
        sums = {"received": balance.received}
        sums |= {name: getattr(balance, name) for name in _MOVEMENTS}
        sums["total"] = sum(sums[name] for name in _MOVEMENTS)
        rows = [
            (self._said(name), self._amount(amount), self._in_words(amount)) for name, amount in sums.items()
        ]
        head = (text["movement"], self._said("quantity"), text["in_words"])
        widths = [share * flow.width for share in (0.4, 0.2, 0.4)]
        flow.table(widths, rows, head=head, title=self._said("stock"), has_sum=True)
        flow.paragraph(text["balanced"])
        self._contents()

    def _contents(self) -> None:
        """Say the same of each part, where the goods were kits."""
        flow, text, minutes, tongue = self._flow, self._text, self._minutes, self._tongue
        if not minutes.head.kit:
            return
        names = ("received", *_MOVEMENTS)
        amounts = [getattr(minutes.balance, name) for name in names]
        rows = [
            (
                quantities.name(tongue, part.item),
                *(counted(tongue, part.quantity * amount, part.unit) for amount in amounts),
            )
            for part in minutes.head.kit
        ]
        head = (tongue.text(N_("Part of the kit")), *(text[name] for name in names))
        shares = (0.25, *(0.15,) * len(names))
        flow.table([share * flow.width for share in shares], rows, head=head, figures=len(names))

    def _amount(self, amount: int) -> str:
        return quantities.quantity(self._tongue, amount, self._minutes.head.unit)

    def _in_words(self, amount: int) -> str:
        return quantities.in_words(self._tongue, amount, self._minutes.head.unit) if amount else "–"

    def _families(self) -> None:
        flow, text, tongue = self._flow, self._text, self._tongue
        rows = [
            (tongue.text(RESULT_WORDS[result]), tongue.number(count))
            for result, count in self._minutes.results
        ]
        rows.append((text["all"], tongue.number(self._minutes.families)))
        head = (text["result"], text["count"])
        widths = [0.6 * flow.width, 0.4 * flow.width]
        table = flow.table_height(widths, rows, head=head, figures=1)
        closing = 2 * _LINE + _CLOSING_ROOM + signing_room(flow, self._signatures)
        flow.need(_AROUND_FAMILIES * flow.size + table + closing)  # nobody signs a page without figures
        flow.table(widths, rows, head=head, title=text["families"], figures=1, has_sum=True)
        missed = len(self._minutes.unserved) + self._minutes.left_out
        flow.paragraph(text["annexed"].format(n=tongue.number(missed)) if missed else text["nobody"])

    def _annex(self) -> None:
        minutes, flow, text, tongue = self._minutes, self._flow, self._text, self._tongue
        if not minutes.unserved:
            return
        flow.gap(2)
        is_iranian = minutes.head.letterhead.is_iranian
        head = [tongue.text(label) for label in (_IRANIAN_ANNEX if is_iranian else _ANNEX)]
        rows = [self._unserved(n, row) for n, row in enumerate(minutes.unserved, 1)]
        widths = [share * flow.width for share in _ANNEX_SHARES]
        flow.table(widths, rows, head=head, title=text["annex"])
        if minutes.left_out:
            flow.paragraph(text["left_out"].format(n=tongue.number(minutes.left_out)))

    def _unserved(self, n: int, row: UnservedRow) -> tuple[str, ...]:
        tongue = self._tongue
        return (
            tongue.digits(str(n)),
            quantities.name(tongue, row.name),
            quantities.code(tongue, row.household_code),
            quantities.name(tongue, row.place),
            tongue.text(RESULT_WORDS[row.result]),
        )
