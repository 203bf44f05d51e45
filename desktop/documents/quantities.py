"""Numbers, identity numbers and quantities as the cells and closing lines of lists show them."""

from desktop.i18n.nouns import CURRENCIES
from desktop.i18n.quantities import quantity as counted
from desktop.i18n.tongue import Tongue, isolated
from desktop.i18n.words import amount_in_words, count_in_words
from desktop.marking import N_
from desktop.models.kit import Contained, Kit
from desktop.models.paper import grouped

NO_BREAK_SPACE = "\u00a0"  # keeps the groups of a code in one run, also for those who copy it out
_SHOWN_WHEN_MASKED = 4


def name(tongue: Tongue, text: str) -> str:
    """Return a name for a cell; on a paper that runs the other way it keeps its own direction."""
    return text if tongue.is_rtl else isolated(text)


def count(tongue: Tongue, number: int) -> str:
    """Return a number for a cell; nothing known is shown as nothing."""
    return tongue.number(number) if number else ""


def code(tongue: Tongue, text: str) -> str:
    """Return a code for a cell; nothing known is shown as nothing."""
    return tongue.code(text) if text else ""


def masked(number: str) -> str:
    """Return an identity number for display: only its last four places."""
    hidden = max(0, len(number) - _SHOWN_WHEN_MASKED)
    return "*" * hidden + number[hidden:]


def quantity(tongue: Tongue, amount: int, unit: str) -> str:
    """Return a quantity in figures; money, which is kept in its smallest unit, names its currency."""
    return counted(tongue, amount, unit) if unit in CURRENCIES else tongue.number(amount)


def item(tongue: Tongue, thing: str, amount: int, unit: str) -> str:
    """Return what a family gets: the thing and how many of it."""
    return tongue.text(
        N_("{item}: {quantity}") if unit in CURRENCIES else N_("{item} × {quantity}"),
        item=isolated(thing),
        quantity=quantity(tongue, amount, unit),
    )


def heading(tongue: Tongue, unit: str, *, is_iranian: bool) -> str:
    """Return the heading of the column that shows what a family gets."""
    if unit in CURRENCIES:
        return tongue.text(N_("Aid and amount"))
    return tongue.text(N_("Goods and number") if is_iranian else N_("Item and quantity"))


def in_sum(tongue: Tongue, amount: int, unit: str) -> str:
    """Return a sum as the strip below a page says it: «الكمية ١٤», «المبلغ ٥٠٠ جنيه»."""
    said = N_("amount {quantity}") if unit in CURRENCIES else N_("quantity {quantity}")
    return tongue.text(said, quantity=quantity(tongue, amount, unit))


def part(tongue: Tongue, one: Contained) -> str:
    """Return a part of a kit with its quantity: «رز: ٢ كيلوجرام»."""
    amount = counted(tongue, one.quantity, one.unit)
    return tongue.text(N_("{item}: {quantity}"), item=isolated(one.item), quantity=amount)


def contents(tongue: Tongue, kit: Kit) -> str:
    """Return what one kit holds, on one line; nothing where the aid is no kit."""
    if not kit:
        return ""
    parts = ("، " if tongue.is_rtl else ", ").join(part(tongue, one) for one in kit)
    return tongue.text(N_("Each contains: {parts}"), parts=parts)


def mark_lines(digits: str) -> tuple[str, ...]:
    """Return the mark of a row in groups of four, two on a line, as it is typed back."""
    groups = grouped(digits, 4)
    return tuple(NO_BREAK_SPACE.join(groups[n : n + 2]) for n in range(0, len(groups), 2))


def in_words(tongue: Tongue, amount: int, unit: str) -> str:
    """Return a quantity in words."""
    if unit in CURRENCIES:
        return amount_in_words(amount, unit, tongue.language, names_country=True)
    return count_in_words(amount, unit, tongue.language)
