"""Persian numbers in words, in the legal style: یکصد and یک‌هزار leave no room to write in front."""

_BELOW_TEN = ["صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"]
_TEENS = ["ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده"]
_UNITS = _BELOW_TEN + _TEENS
_TENS = ["-", "-", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
_HUNDREDS = ["-", "یکصد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]
_SCALES = ((10**12, "تریلیون"), (10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار"))
_AND = " و "


def number(n: int) -> str:
    """Return the number in words; a noun follows unchanged."""
    parts: list[str] = []
    for size, scale in _SCALES:
        group, n = divmod(n, size)
        if group:
            joint = "\u200c" if group == 1 and size == 10**3 else " "
            parts.append(f"{number(group)}{joint}{scale}")
    hundreds, n = divmod(n, 100)
    if hundreds:
        parts.append(_HUNDREDS[hundreds])
    if n >= 20:
        tens, n = divmod(n, 10)
        parts.append(_TENS[tens])
    if n or not parts:
        parts.append(_UNITS[n])
    return _AND.join(parts)
