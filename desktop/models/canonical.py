"""One spelling in bytes for each JSON value, so that hashes and signatures mean the same everywhere.

For the values allowed here (text, whole numbers, booleans, null, lists, objects with ASCII keys) the
bytes are those of RFC 8785. Floats have no place: amounts are integers of the smallest unit.
"""

import hashlib
import json

LARGEST_INTEGER = 2**53 - 1


class NotCanonicalError(ValueError):
    """The value has no canonical spelling; whoever built it has a bug."""


def canonical_bytes(value: object) -> bytes:
    """Return the only spelling of the value: sorted keys, no spaces, UTF-8.

    Raises:
        NotCanonicalError: It holds a float, an integer beyond 2^53-1, a key that is not ASCII
            text, half a surrogate pair, or something JSON does not know.
    """
    _check(value)
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonicalError("text holds half a surrogate pair") from None


def sha256_hex(value: object) -> str:
    """Return the SHA-256 of the canonical bytes as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_bytes(value)).hexdigest()


def _check(value: object) -> None:
    if value is None or isinstance(value, str | bool):
        return
    if isinstance(value, int):
        _check_integer(value)
    elif isinstance(value, dict):
        _check_object(value)
    elif isinstance(value, list | tuple):
        for item in value:
            _check(item)
    else:
        raise NotCanonicalError(f"{type(value).__name__} has no canonical spelling")


def _check_integer(value: int) -> None:
    if not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
        raise NotCanonicalError("integer beyond 2^53-1")


def _check_object(value: dict[object, object]) -> None:
    for key, item in value.items():
        if not isinstance(key, str) or not key.isascii():
            raise NotCanonicalError("a key must be ASCII text")
        _check(item)
