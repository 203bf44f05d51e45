"""What one kind of list decides of its paper: words, columns, counting, closing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Generic, NamedTuple

from desktop.documents import quantities
from desktop.documents.layout import Heading, check_digits
from desktop.documents.table import Column, Row
from desktop.i18n.nouns import CURRENCIES
from desktop.i18n.tongue import Tongue
from desktop.i18n.words import count_in_words
from desktop.marking import N_
from desktop.models.paper import Letterhead, Signature, Stamp

_REMEMBERED_SUMS = 256  # pages of one size often hold the same quantity


class Totals(NamedTuple):
    """Names and quantity up to some row."""

    names: int = 0
    quantity: int = 0

    def plus(self, more: Totals) -> Totals:
        """Return the totals of both."""
        return Totals(self.names + more.names, self.quantity + more.quantity)


class Counted(NamedTuple):
    """The sentences that count the rows of a list; a list that names nobody counts families."""

    noun: str
    here: str
    before: str
    after: str
    total: str
    closing: str


NAMES = Counted(
    noun="name",
    here=N_("This page: names {names}, {sum}"),
    before=N_("Brought forward: names {names}, {sum}"),
    after=N_("Carried forward: names {names}, {sum}"),
    total=N_("Grand total: names {names}, {sum}"),
    closing=N_(
        "Pages of this list: {pages} ({pages_in_words}). Names: {names} ({names_in_words}), and no more."
    ),
)
FAMILIES = Counted(
    noun="household",
    here=N_("This page: families {names}, {sum}"),
    before=N_("Brought forward: families {names}, {sum}"),
    after=N_("Carried forward: families {names}, {sum}"),
    total=N_("Grand total: families {names}, {sum}"),
    closing=N_(
        "Pages of this list: {pages} ({pages_in_words}). Families: {names} ({names_in_words}), and no more."
    ),
)


@dataclass(frozen=True, kw_only=True)
class ListForm(Generic[Row]):
    """What one kind of list decides: its words, its columns, how a row is counted and how the paper closes."""

    letterhead: Letterhead
    stamp: Stamp
    heading: Heading
    columns: Sequence[Column[Row]]
    row_height: float
    quantity: Callable[[Row], int]
    unit: str  # of the quantities; of money sums are amounts
    closing: Callable[[int, Totals], Sequence[str]]  # pages and totals in, sentences out
    signatures: Sequence[Signature]
    has_receipts: bool  # whether a number of those who came is written in by hand
    mark: Callable[[Row], str] | None = None  # digits that come back; none on papers that do not
    has_symbols: bool = True  # whether a mark is shown for a scanner as well
    counted: Counted = NAMES
    first_row: int = 1  # rows and pages of one village's part are counted through the whole sheet
    first_page: int = 1


def posts(tongue: Tongue, names: Sequence[str]) -> tuple[Signature, ...]:
    """Return places to sign for the usual posts, whose holders are not known."""
    return tuple(Signature(post=tongue.text(name)) for name in names)


def list_facts(tongue: Tongue, stamp: Stamp, day: date | None, *, has_attachment: bool) -> tuple[str, ...]:
    """Return the lines at the trailing edge of the head: number, edition, check digits and what else is usual."""
    number = tongue.code(stamp.number)
    facts = [tongue.text(N_("Number: {number}, edition {edition}"), number=number, edition=stamp.edition)]
    if day is not None:
        facts.append(tongue.text(N_("Date: {day}"), day=day))
    if has_attachment:
        facts.append(tongue.text(N_("Attachment: none")))
    if stamp.digest:
        facts.append(tongue.text(N_("Check: {digits}"), digits=check_digits(tongue, stamp.digest)))
    return tuple(facts)


class CarriedTotals:
    """Says what a page holds, what came before and what goes on, for the strip below its rows."""

    def __init__(self, form: ListForm[Row], tongue: Tongue) -> None:
        self._tongue = tongue
        self._unit = form.unit
        self._said = form.counted
        self._receipts = (
            (tongue.text(N_("Received on this page: ............")),) if form.has_receipts else ()
        )
        self._text = lru_cache(_REMEMBERED_SUMS)(self._text_of)
        self._sum = lru_cache(_REMEMBERED_SUMS)(self._sum_of)

    def __call__(self, before: Totals, here: Totals, *, is_last: bool) -> tuple[str, ...]:
        """Return the texts of the strip's boxes."""
        said = self._said
        after = said.total if is_last else said.after
        return (
            self._text(said.here, here),
            self._text(said.before, before),
            self._text(after, before.plus(here)),
            *self._receipts,
        )

    def _text_of(self, message: str, totals: Totals) -> str:
        return self._tongue.text(message, names=totals.names, sum=self._sum(totals.quantity))

    def _sum_of(self, quantity: int) -> str:
        return quantities.in_sum(self._tongue, quantity, self._unit)


def closing_totals(
    tongue: Tongue, unit: str, pages: int, totals: Totals, said: Counted = NAMES
) -> tuple[str, ...]:
    """Return the totals in figures and in words, fenced so that nothing can be written in."""
    language = tongue.language
    counted = tongue.text(
        said.closing,
        pages=pages,
        pages_in_words=count_in_words(pages, "page", language),
        names=totals.names,
        names_in_words=count_in_words(totals.names, said.noun, language),
    )
    of_money = N_("Total amount: {quantity} ({quantity_in_words}), and no more.")
    of_goods = N_("Total quantity: {quantity} ({quantity_in_words}), and no more.")
    amount = tongue.text(
        of_money if unit in CURRENCIES else of_goods,
        quantity=quantities.quantity(tongue, totals.quantity, unit),
        quantity_in_words=quantities.in_words(tongue, totals.quantity, unit),
    )
    return counted, amount
