"""Marks, letter by letter, where two texts differ; letters keep their joined forms."""

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import groupby
from typing import NamedTuple

_JOINER = "\u200d"
_ENDING = frozenset("اأإآٱدذرزژوؤةىء")  # letters that never reach out to the next one
_HAMZA = "ء"
_FIRST, _LAST = "\u0620", "\u06d3"


class Stretch(NamedTuple):
    """Letters that both texts have, or that the other one lacks or writes otherwise."""

    text: str
    is_other: bool


def stretches(own: str, other: str) -> list[Stretch]:
    """Return a text in stretches, each marked as shared with the other one or not."""
    mine, theirs = _letters(own), _letters(other)
    if len(mine) == len(theirs) and not any(map(str.isalpha, own + other)):
        return _by_place(mine, theirs)
    found: list[Stretch] = []
    for tag, start, end, _start, _end in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if start < end:
            found.append(Stretch("".join(mine[start:end]), tag != "equal"))
    return found


def _by_place(mine: Sequence[str], theirs: Sequence[str]) -> list[Stretch]:
    """Compare numbers digit by digit: of two that were swapped, both are marked."""
    found = groupby(zip(mine, theirs, strict=True), key=lambda pair: pair[0] != pair[1])
    return [Stretch("".join(own for own, _ in some), is_other) for is_other, some in found]


def marked(own: str, other: str, ground: str) -> str:
    """Return a text as HTML, with the letters on a coloured ground in which it differs from the other one."""
    parts = stretches(own, other)
    written = []
    for place, part in enumerate(parts):
        text = escape(_joined(parts, place))
        written.append(f'<span style="background-color:{ground}">{text}</span>' if part.is_other else text)
    return "".join(written)


def _joined(parts: Sequence[Stretch], place: int) -> str:
    """Return a stretch with joiners where a word goes on, so that the cut changes no letter's form."""
    text = parts[place].text
    if place and _do_join(parts[place - 1].text, text):
        text = _JOINER + text
    if place + 1 < len(parts) and _do_join(parts[place].text, parts[place + 1].text):
        text += _JOINER
    return text


def _do_join(before: str, behind: str) -> bool:
    last = next((letter for letter in reversed(before) if not unicodedata.combining(letter)), "")
    are_letters = all(_FIRST <= letter <= _LAST for letter in (last, behind[0]) if letter)
    return bool(last) and are_letters and last not in _ENDING and behind[0] != _HAMZA


def _letters(text: str) -> list[str]:
    """Return letters with the marks that stand on them."""
    letters: list[str] = []
    for character in text:
        if letters and unicodedata.combining(character):
            letters[-1] += character
        else:
            letters.append(character)
    return letters
