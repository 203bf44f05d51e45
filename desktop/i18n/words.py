"""Amounts and counts in words, with the grammar that an official reads for."""

from desktop.i18n import arabic_numbers, english_numbers, persian_numbers
from desktop.i18n.nouns import CURRENCIES, NOUNS, Noun

_AND = {"ar": " و", "fa": " و ", "en": " and "}
_ONLY = {"ar": "فقط {amount} لا غير", "fa": "{amount} تمام", "en": "{amount} only"}
_NUMBERS = {
    "ar": arabic_numbers.number,
    "fa": persian_numbers.number,
    "en": english_numbers.number,
}


def amount_in_words(minor_units: int, currency: str, language: str, *, names_country: bool = False) -> str:
    """Return an amount in words, such as «اثنا عشر جنيهًا وخمسة وسبعون قرشًا».

    Args:
        minor_units: The amount in the smallest unit: piastres for EGP, rials for IRR.
        currency: EGP or IRR.
        language: The language of the words.
        names_country: Whether the country is said with the currency («جنيهًا مصريًا»).
    """
    money = CURRENCIES[currency]
    whole, rest = divmod(_counted(minor_units), money.minor_per_main)
    parts = []
    if whole or not rest:
        parts.append(_with_noun(whole, money.named if names_country else money.main, language))
    if rest and money.minor is not None:
        parts.append(_with_noun(rest, money.minor, language))
    return _AND[language].join(parts)


def closed_amount(minor_units: int, currency: str, language: str) -> str:
    """Return an amount fenced so that nothing can be written before or behind it: «فقط … لا غير»."""
    amount = amount_in_words(minor_units, currency, language, names_country=True)
    return _ONLY[language].format(amount=amount)


def count_in_words(n: int, noun: str, language: str) -> str:
    """Return a count with its noun in words, such as «إحدى عشرة أسرة».

    Args:
        n: How many; not negative.
        noun: A key of `nouns.NOUNS`; a unit that an office added itself stands unchanged behind the number.
        language: The language of the words.
    """
    known = NOUNS.get(noun)
    if known is None:
        return f"{number_in_words(n, language)} {noun}"
    return _with_noun(_counted(n), known, language)


def number_in_words(n: int, language: str) -> str:
    """Return a number alone in words."""
    return _NUMBERS[language](_counted(n))


def _with_noun(n: int, noun: Noun, language: str) -> str:
    if language == "ar":
        return arabic_numbers.count(n, noun.ar)
    if language == "fa":
        return f"{persian_numbers.number(n)} {noun.fa}"
    return f"{english_numbers.number(n)} {noun.en[n != 1]}"


def _counted(n: int) -> int:
    if n < 0:
        raise ValueError("Only what is there can be counted in words")
    return n
