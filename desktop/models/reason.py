"""Why two files may be one person: one field's word, ready to be said in any language."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from desktop.models.names import key

_LONGEST_PART = 3  # words that one part of a name is typed in, such as عبد رب النبي


class Reason(NamedTuple):
    """One field's word: a marked sentence, its values, and its points, above zero for one person."""

    message: str
    values: Mapping[str, object]
    points: int


def as_typed(reasons: Iterable[Reason], one: str, other: str) -> tuple[Reason, ...]:
    """Return the reasons of two names with the parts they quote as they were typed, not as they are compared."""
    return tuple(
        reason._replace(values={name: _part(str(said), one, other) for name, said in reason.values.items()})
        if {"a", "b"} <= reason.values.keys()
        else reason
        for reason in reasons
    )


def _part(folded: str, *names: str) -> str:
    for words in map(str.split, names):
        for length in range(1, _LONGEST_PART + 1):
            for start in range(len(words) - length + 1):
                part = " ".join(words[start : start + length])
                if key(part) == key(folded):
                    return part
    return folded
