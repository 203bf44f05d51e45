"""Reads JSON that a stranger wrote: only what has one meaning, and only in the canonical spelling."""

import json
import re

from desktop.exchange.errors import refusal
from desktop.models.canonical import LARGEST_INTEGER, NotCanonicalError, canonical_bytes

MAX_DEPTH = 12
_MAX_DIGITS = 17  # of a number: sign and sixteen digits
_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


def parse_strict(data: bytes, **words: object) -> dict[str, object]:
    """Return the object that the bytes spell.

    Args:
        data: Canonical JSON, already bounded in length.
        **words: What the sentence of a refusal needs, such as `office`.

    Raises:
        PackageError: E_JSON, E_JSON_DUPKEY, E_JSON_NUMBER or E_JSON_NOT_CANONICAL.
    """
    if _depth(data) > MAX_DEPTH:
        raise refusal("E_JSON", **words)
    try:
        value = _load(data.decode("utf-8"))
    except _NumberError:
        raise refusal("E_JSON_NUMBER", **words) from None
    except _TwiceError:
        raise refusal("E_JSON_DUPKEY", **words) from None
    except ValueError:
        raise refusal("E_JSON", **words) from None
    if not isinstance(value, dict):
        raise refusal("E_JSON", **words)
    if not _is_canonical(value, data):
        raise refusal("E_JSON_NOT_CANONICAL", **words)
    return value


class _NumberError(Exception):
    pass


class _TwiceError(Exception):
    pass


def _depth(data: bytes) -> int:
    """Return how deep the brackets nest; counted before parsing, which would exhaust the stack."""
    deepest = depth = 0
    for match in _BRACKETS.finditer(data):
        if match[0] in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in b"]}":
            depth -= 1
    return deepest


def _load(text: str) -> object:
    return json.loads(
        text,
        object_pairs_hook=_object,
        parse_int=_integer,
        parse_float=_no_number,
        parse_constant=_no_number,
    )


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TwiceError
    return found


def _integer(digits: str) -> int:
    """Read a number only after a look at its length: `int` refuses long ones with a bare ValueError."""
    if len(digits) > _MAX_DIGITS:
        raise _NumberError
    value = int(digits)
    if abs(value) > LARGEST_INTEGER:
        raise _NumberError
    return value


def _no_number(_: str) -> object:
    raise _NumberError


def _is_canonical(value: dict[str, object], data: bytes) -> bool:
    try:
        return canonical_bytes(value) == data
    except NotCanonicalError:
        return False
