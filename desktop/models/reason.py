"""Why two files may be one person: one field's word, ready to be said in any language."""

from collections.abc import Mapping
from typing import NamedTuple


class Reason(NamedTuple):
    """One field's word: a marked sentence, its values, and its points, above zero for one person."""

    message: str
    values: Mapping[str, object]
    points: int
