"""Quantities in figures with the noun in its right form: «٣ كراتين», «١١ كرتونة», «۱۱ کارتن», 11 cartons."""

from decimal import Decimal

from desktop.i18n.nouns import CURRENCIES, NOUNS, Currency, Noun
from desktop.i18n.tongue import Tongue

_NO_BREAK_SPACE = "\u00a0"


def quantity(tongue: Tongue, amount: int, unit: str) -> str:
    """Return a quantity as lists and cards show it; money is counted in its smallest unit."""
    if unit in CURRENCIES:
        return _money(tongue, amount, CURRENCIES[unit])
    noun = NOUNS.get(unit)
    if noun is None:  # a unit that the office added itself
        return f"{tongue.number(amount)}{_NO_BREAK_SPACE}{unit}".rstrip()
    return _counted(tongue, amount, noun)


def in_main(amount: int, currency: Currency) -> int | Decimal:
    """Return an amount that is counted in the smallest unit as people say it: in pounds, in rials."""
    whole, rest = divmod(amount, currency.minor_per_main)
    return Decimal(amount).scaleb(-2).quantize(Decimal("0.01")) if rest else whole


def _money(tongue: Tongue, amount: int, currency: Currency) -> str:
    exact = in_main(amount, currency)
    if isinstance(exact, int):
        return _counted(tongue, exact, currency.main)
    return f"{tongue.number(exact)}{_NO_BREAK_SPACE}{_singular(tongue, currency.main)}"


def _counted(tongue: Tongue, n: int, noun: Noun) -> str:
    figure = tongue.number(n)
    if tongue.language != "ar":
        return f"{figure}{_NO_BREAK_SPACE}{noun.fa if tongue.language == 'fa' else noun.en[n != 1]}"
    if n == 1:
        return noun.ar.one
    if n == 2:
        return noun.ar.dual
    form = noun.ar.singular
    if 3 <= n % 100 <= 10:
        form = noun.ar.plural
    elif n % 100 > 10:
        form = noun.ar.accusative
    return f"{figure}{_NO_BREAK_SPACE}{form}"


def _singular(tongue: Tongue, noun: Noun) -> str:
    return {"ar": noun.ar.singular, "fa": noun.fa}.get(tongue.language, noun.en[1])
