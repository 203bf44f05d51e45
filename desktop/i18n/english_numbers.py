"""English numbers in words, with the “and” that British papers write."""

_BELOW_TEN = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve"] + [
    f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")
]
_UNITS = _BELOW_TEN + _TEENS
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def number(n: int) -> str:
    """Return the number in words."""
    parts: list[str] = []
    for size, scale in _SCALES:
        group, n = divmod(n, size)
        if group:
            parts.append(f"{number(group)} {scale}")
    hundreds, n = divmod(n, 100)
    if hundreds:
        parts.append(f"{_UNITS[hundreds]} hundred")
    if n or not parts:
        parts.extend(["and"] * bool(parts))
        parts.append(_below_hundred(n))
    return " ".join(parts)


def _below_hundred(n: int) -> str:
    if n < 20:
        return _UNITS[n]
    tens, unit = divmod(n, 10)
    return f"{_TENS[tens]}-{_UNITS[unit]}" if unit else _TENS[tens]
