"""Compares names across scripts by sound; a search aid, so that the best it says is: let a person look.

A name becomes its consonants and, between them, what is heard as a, i or u. Long vowels must answer
each other («محمود» is never Mohamed); short ones, which Arabic leaves out, may be anything.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from desktop.marking import N_
from desktop.models.spelling import Kind, Parts, Verdict, edits

_LATIN = re.compile("[a-zA-ZÀ-ɏ]")
_SERVANT = re.compile(r"abd[aeiou](?:l|(?=([rsntdz])\1))")  # Abdel-, Abdul-, Abdur-Rahman
_OF_FAITH = re.compile(r"[aeiou][ld]d(?:ee|ie|i)n(?:e(?![a-z]))?")  # -eldin, -eddine, -uddin: الدين
_SOUNDS = re.compile(r"sh|kh|gh|th|ch|zh|ph|ck|aa|ee|oo|ou|ai|ay|ei|ey|[a-z]")
_DOUBLED = re.compile(r"([^aeiou])\1")
_CONSONANTS = {
    "sh": "S", "ch": "S", "kh": "x", "gh": "G", "th": "t", "zh": "z", "ph": "f", "ck": "k",
    "b": "b", "c": "k", "d": "d", "f": "f", "g": "g", "h": "h", "j": "g", "k": "k", "l": "l", "m": "m", "n": "n",
    "p": "b", "q": "k", "r": "r", "s": "s", "t": "t", "v": "f", "x": "ks", "z": "z",
}  # fmt: skip
_VOWELS = {
    "a": "a", "e": "e", "i": "i", "o": "u", "u": "u", "y": "i", "w": "u",
    "aa": "A", "ee": "I", "oo": "U", "ou": "U", "ai": "I", "ay": "I", "ei": "I", "ey": "I",
}  # fmt: skip
_ARABIC = dict(zip("بتثجحخدذرزسشصضطظغفقكگلمنهپچژڤ", "bttghxdzrzsSsdtzGfkkglmnhbSzf", strict=True))
_ARABIC_VOWELS = {"ا": "A", "و": "U", "ي": "I"}
_ANY, _FINAL_YA = "*", "Y"  # ع and an opening alef carry any vowel; a last ي is heard as i or, for ى, as a
_HEARD_AS = {"A": "aAeY", "I": "iIeY", "U": "uU", "Y": "aAiIeY"}
_SHORTEST_SLIPPED = 4  # letters; in a shorter word one is too much
_ALL_VOWELS = frozenset("aeiuAIU*Y")
# Reza for رضا, Davood for داوود, Ghasemi for قاسمی; in Egypt they would be Reda, Dawood, Kasemi.
_PERSIAN = str.maketrans({"ض": "ز", "ث": "س", "ق": "غ", "v": "w", "q": "gh"})


class Sounds(NamedTuple):
    """The consonants of a name and the vowels before, between and behind them."""

    consonants: str
    vowels: tuple[str, ...]


def has_latin(text: str) -> bool:
    """Say whether any Latin letter stands in the text."""
    return _LATIN.search(text) is not None


class NamesBySound:
    """Names that can be found by what a word sounds like."""

    def __init__(self, names: Iterable[str]) -> None:
        """Listen to folded names."""
        self._known: dict[tuple[int, str], list[tuple[str, Sounds]]] = defaultdict(list)
        for name in names:
            for habit, heard in sounds_of(name):
                self._known[habit, heard.consonants].append((name, heard))

    def answering(self, word: str) -> Iterator[tuple[str, Sounds, Sounds]]:
        """Yield each name that a word may stand for, what is said and what is heard; a name may come again."""
        for habit, said in sounds_of(word):
            for name, heard in self._known.get((habit, said.consonants), ()):
                if answer(said, heard):
                    yield name, said, heard


@lru_cache(maxsize=2)
def _by_sound(names: frozenset[str]) -> NamesBySound:
    return NamesBySound(names)


def compare_latin(a: str, b: str, parts_a: Parts, parts_b: Parts, known: Collection[str] = ()) -> Verdict:
    """Compare two names of which at least one is written in Latin letters."""
    if a.casefold().split() == b.casefold().split():
        return Verdict(Kind.SAME, N_("The names are written alike."))
    if _sound_alike(parts_a, parts_b):
        return Verdict(Kind.REVIEW, N_("The names sound alike; Latin letters cannot settle it."))
    slip = _slip(parts_a, parts_b, frozenset(known))
    if slip:
        return Verdict(Kind.REVIEW, N_("“{a}” and “{b}” differ in one letter."), slip)
    short, long = sorted((parts_a, parts_b), key=len)
    if short and len(short) < len(long) and _sound_alike(short, long[: len(short)]):
        return Verdict(Kind.REVIEW, N_("A part of the name stands on one side only."))
    return Verdict(Kind.DIFFERENT, N_("The names do not sound alike."))


@lru_cache(maxsize=20_000)
def sounds_of(*parts: str) -> tuple[tuple[int, Sounds], ...]:
    """Return what an Egyptian (0) and an Iranian (1) may hear in a folded name."""
    found: list[tuple[int, Sounds]] = []
    for turn, habit in enumerate(({}, _PERSIAN)):
        heard = _heard([part.translate(habit) for part in parts])
        found += [(turn, one) for one in dict.fromkeys((heard, _mute(heard)))]
    return tuple(found)


def _sound_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether an Egyptian or an Iranian could have written both for one name."""
    return any(habit == other and answer(x, y) for habit, x in sounds_of(*a) for other, y in sounds_of(*b))


def _slip(a: Parts, b: Parts, known: frozenset[str]) -> dict[str, object] | None:
    """Return the two words that one consonant parts, unless both are names in use; a vowel is no slip but a name."""
    unlike = [(x, y) for x, y in zip(a, b, strict=False) if not _sound_alike((x,), (y,))]
    if len(a) != len(b) or len(unlike) != 1:
        return None
    x, y = unlike[0]
    is_slip = min(len(x), len(y)) >= _SHORTEST_SLIPPED and has_latin(x) and has_latin(y) and edits(x, y) == 1
    if not is_slip or _heard([x]).consonants == _heard([y]).consonants:
        return None
    names = _by_sound(known)
    return None if any(names.answering(x)) and any(names.answering(y)) else {"a": x, "b": y}


def _heard(parts: list[str]) -> Sounds:
    """Return what is heard of a folded name, its words run together."""
    latin = "".join(part for part in parts if has_latin(part))
    if latin:
        return _collected(_latin_signs(latin))
    return _collected([sign for part in parts for sign in _arabic_signs(part)])


def _latin_signs(text: str) -> list[str]:
    spoken = _OF_FAITH.sub("aldin", _SERVANT.sub("abdal", text)).replace("fath", "fat'h")
    spoken = _DOUBLED.sub(r"\1", spoken)  # a doubled consonant is heard once, and Arabic writes it once
    return [_CONSONANTS.get(sound) or _VOWELS[sound] for sound in _SOUNDS.findall(spoken)]


def _arabic_signs(word: str) -> list[str]:
    word = "عمر" if word == "عمرو" else word  # its و is written and never heard
    word = word.replace("لله", "له")
    signs = [_ARABIC.get(letter) or _ARABIC_VOWELS.get(letter) or _ANY for letter in word]
    if word.startswith("ا"):
        signs[0] = _ANY
    if word.endswith("ه"):
        signs[-1] = "A"  # ة is heard as a
    if word.endswith("ي"):
        signs[-1] = _FINAL_YA
    return signs


def _collected(signs: list[str]) -> Sounds:
    consonants = ""
    vowels = [""]
    for sign in signs:
        if sign in _ALL_VOWELS:
            vowels[-1] += sign
        else:
            consonants += sign
            vowels += [""] * len(sign)
    return Sounds(consonants, tuple(vowels))


def _mute(heard: Sounds) -> Sounds:
    """Return the name without the last h that only marks an open end: Fatmah."""
    if heard.consonants.endswith("h") and not heard.vowels[-1]:
        return Sounds(heard.consonants[:-1], heard.vowels[:-1])
    return heard


def answer(a: Sounds, b: Sounds) -> bool:
    """Say whether two names may be one: the same consonants, and no vowel that the other denies."""
    return (
        bool(a.consonants)
        and a.consonants == b.consonants
        and bool(a.vowels[-1]) == bool(b.vowels[-1])  # a last vowel is written in every script
        and all(_agree(x, y) and _agree(y, x) for x, y in zip(a.vowels, b.vowels, strict=True))
    )


def _agree(said: str, other: str) -> bool:
    """Say whether every long vowel is answered and the short ones, where both write them, are no other."""
    if _ANY in said or _ANY in other:
        return True
    long = [vowel for vowel in said if vowel in _HEARD_AS]
    if long:
        return all(set(_HEARD_AS[vowel]) & set(other) for vowel in long)
    return not said or not other or any(_is_near(vowel, heard) for vowel in said for heard in other)


def _is_near(short: str, other: str) -> bool:
    return "e" in (short, other) or other in (short, short.upper()) or (other == _FINAL_YA and short != "u")
