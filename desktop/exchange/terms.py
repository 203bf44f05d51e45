"""The terms of a memorandum as rows, one scalar a row, and back; the hash of both is the same."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.exchange.characters import is_clean
from desktop.models.canonical import canonical_bytes
from desktop.models.memorandum import Terms, terms_of

_INDEX = re.compile(r"[0-9]{4}")
_NUMBERS = ("edition", "row_cap", "retention_days")
_LISTS = ("parties", "fields", "programmes", "area_codes", "directions")


class NotTermsError(ValueError):
    """The rows do not spell an object."""


def terms_rows(plain: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return rows of path and JSON scalar, in ascending order of the path."""
    return sorted(_rows("", dict(plain)))


def terms_plain(rows: Iterable[Sequence[str]]) -> dict[str, object]:
    """Return the object that the rows spell.

    Raises:
        NotTermsError: They do not fit together.
    """
    root: dict[str, object] = {}
    for path, value in rows:
        _place(root, path.split("/")[1:], _scalar(value))
    plain = _closed(root)
    if not isinstance(plain, dict):
        raise NotTermsError("not an object")
    return plain


def strict_terms(rows: Iterable[Sequence[str]]) -> Terms:
    """Return the terms that a stranger's rows spell.

    Raises:
        NotTermsError: A value is missing, unknown, of another kind, or hides something.
    """
    plain = terms_plain(rows)
    for name, value in plain.items():
        _check_kind(name, value)
    try:
        terms = terms_of(plain)
    except (KeyError, TypeError, ValueError):
        raise NotTermsError("a part is missing or unknown") from None
    if terms.plain() != plain:
        raise NotTermsError("a value is not spelled as we would")
    return terms


def _check_kind(name: str, value: object) -> None:
    if name in _NUMBERS:
        is_right = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    elif name in _LISTS:
        is_right = isinstance(value, list) and all(_is_words(item) for item in value)
    else:
        is_right = _is_words(value)
    if not is_right:
        raise NotTermsError(name)


def _is_words(value: object) -> bool:
    """Return whether it is text with nothing hidden in it, or an object of such texts."""
    if isinstance(value, dict):
        return all(isinstance(item, str) and _is_words(item) for item in value.values())
    return isinstance(value, str) and is_clean(value.replace("\n", " "))


def _rows(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value:
        for name, item in value.items():
            yield from _rows(f"{path}/{name}", item)
    elif isinstance(value, list | tuple) and value:
        for index, item in enumerate(value):
            yield from _rows(f"{path}/{index:04d}", item)
    else:
        yield path, canonical_bytes(value).decode("utf-8")


def _scalar(text: str) -> object:
    """Return the value, spelled in the one way we spell it."""
    try:
        value: object = json.loads(text)
        is_canonical = canonical_bytes(value) == text.encode("utf-8")
    except ValueError:
        raise NotTermsError("a value is not JSON") from None
    if not is_canonical:
        raise NotTermsError("a value is not spelled as we would")
    return value


def _place(root: dict[str, object], steps: list[str], value: object) -> None:
    node = root
    for step in steps[:-1]:
        below = node.setdefault(step, {})
        if not isinstance(below, dict):
            raise NotTermsError("a value stands where an object must be")
        node = below
    if steps[-1] in node:
        raise NotTermsError("a path stands twice")
    node[steps[-1]] = value


def _closed(node: object) -> object:
    """Turn objects whose names count from 0000 into lists."""
    if not isinstance(node, dict) or not node:
        return node
    items = [_closed(item) for item in node.values()]
    if all(_INDEX.fullmatch(name) for name in node):
        if list(node) != [f"{index:04d}" for index in range(len(node))]:
            raise NotTermsError("a list has a hole")
        return items
    return dict(zip(node, items, strict=True))
