"""Arabic numbers in words: the number agrees with its noun, and the noun with its number.

Everything stands in the nominative, as on official papers after «فقط». Three rules carry it all:
3-10 take the opposite gender and a plural, 11-99 an accusative singular, hundreds and thousands a
genitive singular; 1 and 2 are the noun itself, also behind a hundred («مائة جنيه وجنيهان»); and
ألف، مليون and their like are nouns that obey the same three rules.
"""

from dataclasses import dataclass

_UNITS = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
_UNITS_OF_FEMININES = ["صفر", "إحدى", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
_TENS = ["-", "عشر", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_HUNDREDS = [
    "-",
    "مائة",
    "مائتان",
    "ثلاثمائة",
    "أربعمائة",
    "خمسمائة",
    "ستمائة",
    "سبعمائة",
    "ثمانمائة",
    "تسعمائة",
]
_AND = " و"
_NUNATION = "ًا"


@dataclass(frozen=True)
class ArabicNoun:
    """The forms of a counted noun; an adjective, where it has one, is part of every form."""

    singular: str
    one: str
    dual: str
    annexed_dual: str  # without ن, as another noun follows
    plural: str
    accusative: str
    is_feminine: bool = False


def masculine(singular: str, plural: str, dual: str = "") -> ArabicNoun:
    """Return the forms of a plain masculine noun."""
    dual = dual or f"{singular}ان"
    return ArabicNoun(
        singular, f"{singular} واحد", dual, dual.removesuffix("ن"), plural, singular + _NUNATION
    )


def feminine(singular: str, plural: str) -> ArabicNoun:
    """Return the forms of a feminine noun in ة, which takes no alef in the accusative."""
    dual = f"{singular.removesuffix('ة')}تان"
    return ArabicNoun(
        singular, f"{singular} واحدة", dual, dual.removesuffix("ن"), plural, singular, is_feminine=True
    )


def _scale(singular: str, plural: str) -> ArabicNoun:
    return ArabicNoun(singular, singular, f"{singular}ان", f"{singular}ا", plural, singular + _NUNATION)


_SCALES = (
    (10**12, _scale("تريليون", "تريليونات")),
    (10**9, _scale("مليار", "مليارات")),
    (10**6, _scale("مليون", "ملايين")),
    (10**3, _scale("ألف", "آلاف")),
)


def count(n: int, noun: ArabicNoun) -> str:
    """Return the count and its noun in words."""
    return _counted(n, noun, is_annexed=False)


def number(n: int) -> str:
    """Return the number alone, as it is read in counting."""
    return _numeral(n, is_feminine=False, is_annexed=False)


def _counted(n: int, noun: ArabicNoun, *, is_annexed: bool) -> str:
    """Return count and noun; `is_annexed` when the noun itself is followed by what it counts."""
    if n == 1:
        return noun.one
    if n == 2:
        return noun.annexed_dual if is_annexed else noun.dual
    last = n % 100
    if n > 100 and last in (1, 2):
        return _AND.join(_counted(part, noun, is_annexed=is_annexed) for part in (n - last, last))
    numeral = _numeral(n, is_feminine=noun.is_feminine, is_annexed=last == 0)
    return f"{numeral} {_form(last, noun, is_annexed=is_annexed)}"


def _form(last: int, noun: ArabicNoun, *, is_annexed: bool) -> str:
    if 3 <= last <= 10:
        return noun.plural
    return noun.accusative if last > 10 and not is_annexed else noun.singular


def _numeral(n: int, *, is_feminine: bool, is_annexed: bool) -> str:
    """Return the number itself; `is_annexed` when its noun follows at once and drops a dual's ن."""
    parts: list[str] = []
    for size, scale in _SCALES:
        group, n = divmod(n, size)
        if group:
            parts.append(_counted(group, scale, is_annexed=is_annexed and n == 0))
    hundreds, rest = divmod(n, 100)
    if hundreds:
        word = _HUNDREDS[hundreds]
        parts.append(word.removesuffix("ن") if is_annexed and word.endswith("تان") else word)
    if rest or not parts:
        parts.append(_below_hundred(rest, is_feminine=is_feminine))
    return _AND.join(parts)


def _below_hundred(n: int, *, is_feminine: bool) -> str:
    units = _UNITS_OF_FEMININES if is_feminine else _UNITS
    tens, unit = divmod(n, 10)
    if n < 10:
        return units[n]
    if n == 10:
        return "عشر" if is_feminine else "عشرة"
    if tens == 1:
        return _teen(unit, units, is_feminine=is_feminine)
    if unit == 0:
        return _TENS[tens]
    word = "ثمان" if units[unit] == "ثماني" else units[unit]  # ثمانٍ: its ي falls where nothing is annexed
    return f"{word}{_AND}{_TENS[tens]}"


def _teen(unit: int, units: list[str], *, is_feminine: bool) -> str:
    ten = "عشرة" if is_feminine else "عشر"
    if unit == 1:
        return f"{'إحدى' if is_feminine else 'أحد'} {ten}"
    return f"{units[unit].removesuffix('ن') if unit == 2 else units[unit]} {ten}"
