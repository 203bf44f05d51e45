"""Tells which group of a recovery key was mistyped, by the checksum that the key carries (Bech32, as age writes it).

It names the place and never mends the key by itself: the paper decides.
"""

from collections.abc import Iterator

from desktop.i18n.digits import fold_digits
from desktop.models.key_paper import RECOVERY_GROUP, RECOVERY_PREFIX, recovery_groups

_LETTERS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
_LENGTH = 58  # 52 letters of the key, 6 of its checksum
_HUMAN = RECOVERY_PREFIX[:-1].lower()
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
GROUPS = -(-_LENGTH // RECOVERY_GROUP)


def joined_groups(text: str) -> str:
    """Return what was typed as one key, whatever the spaces, dashes, digits and size of letters."""
    kept = "".join(one for one in fold_digits(text).upper() if one.isalnum())
    body = kept.removeprefix("".join(one for one in RECOVERY_PREFIX if one.isalnum()))
    return f"{RECOVERY_PREFIX}{body}"


def check_typed_paper(text: str) -> tuple[int, ...]:
    """Return the numbers of the groups that hold a slip; none where the key is sound, all where nobody can tell."""
    if (by_length := _short_groups(text)) is not None:
        return by_length
    letters = joined_groups(text).removeprefix(RECOVERY_PREFIX)
    strange = {at // RECOVERY_GROUP + 1 for at, one in enumerate(letters) if one not in _LETTERS}
    if strange:
        return tuple(sorted(strange))
    values = [_LETTERS.index(one) for one in letters]
    if _is_sound(values):
        return ()
    places = {at // RECOVERY_GROUP + 1 for at in _single_slips(values)}
    return tuple(places) if len(places) == 1 else tuple(range(1, GROUPS + 1))


def _short_groups(text: str) -> tuple[int, ...] | None:
    """Return the groups whose length is wrong, where they were typed apart; None where the length is right."""
    whole = joined_groups(text).removeprefix(RECOVERY_PREFIX)
    if len(whole) == _LENGTH:
        return None
    typed = text.upper().removeprefix(RECOVERY_PREFIX).split()
    wanted = [len(one) for one in recovery_groups("Q" * _LENGTH)]
    if len(typed) != len(wanted):
        return tuple(range(1, GROUPS + 1))
    return tuple(n for n, (one, size) in enumerate(zip(typed, wanted, strict=True), 1) if len(one) != size)


def _single_slips(values: list[int]) -> Iterator[int]:
    """Yield the places where one other letter, or two neighbours the other way round, would make the key sound."""
    for at, held in enumerate(values):
        for other in range(32):
            values[at] = other
            if other != held and _is_sound(values):
                yield at
        values[at] = held
        if at + 1 < len(values) and values[at + 1] != held:
            swapped = [*values[:at], values[at + 1], held, *values[at + 2 :]]
            if _is_sound(swapped):
                yield at


def _is_sound(values: list[int]) -> bool:
    check = _START
    for value in values:
        check = _step(check, value)
    return check == 1


def _step(check: int, value: int) -> int:
    top = check >> 25
    check = (check & 0x1FFFFFF) << 5 ^ value
    for bit, generator in enumerate(_GENERATORS):
        if top >> bit & 1:
            check ^= generator
    return check


def _begin() -> int:
    """Return the checksum after the fixed beginning of every such key."""
    check = 1
    for value in (*(ord(one) >> 5 for one in _HUMAN), 0, *(ord(one) & 31 for one in _HUMAN)):
        check = _step(check, value)
    return check


_START = _begin()
