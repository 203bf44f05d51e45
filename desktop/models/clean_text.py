"""Text as it is kept: as typed, without what nobody sees; the door needs this and nothing else of names."""

import re
import unicodedata
from typing import NamedTuple

from desktop.marking import N_
from desktop.models.problem import Problem, Severity


class Cleaned(NamedTuple):
    """A text as it is kept, and what had to go."""

    text: str
    findings: tuple[Problem, ...]


def clean(text: str) -> Cleaned:
    """Return the text fit to be kept: composed, without forbidden characters or stray white space.

    What is removed are characters that nobody sees and that turn lines round or break files; the
    joiners of Persian words stay.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return Cleaned(" ".join(composed.split()), ())
    kept: list[str] = []
    findings: list[Problem] = []
    for place, character in enumerate(composed, start=1):
        if character.isspace():
            kept.append(" ")
        elif _FORBIDDEN.match(character):
            findings.append(_removed(character, place))
        else:
            kept.append(character)
    words = unicodedata.normalize("NFC", "".join(kept)).strip(_EDGES).split()
    return Cleaned(" ".join(words), tuple(findings))


_EDGES = "\u200c\u200d "  # a joiner at an edge joins nothing
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # controls
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # direction, zero width, notes
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff"  # halves of characters, private use
    "\ufdd0-\ufdef\U000e0000-\U000e007f"  # never characters; tags
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0xF0000, 0x10000))
    + "]"
)


def _removed(character: str, place: int) -> Problem:
    return Problem(
        Severity.NOTE,
        N_("The invisible character {code} in place {place} was removed."),
        {"code": f"U+{ord(character):04X}", "place": place},
    )
