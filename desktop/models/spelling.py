"""Judges two folded names: one name, a case for a person, or two names; a few letters never decide alone."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.marking import N_


class Kind(StrEnum):
    """What can be said of two spellings."""

    SAME = "same"
    REVIEW = "review"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Verdict:
    """A judgement and its reason, a marked sentence with named values."""

    kind: Kind
    why: str
    values: Mapping[str, object] = field(default_factory=dict)


Parts = tuple[str, ...]

# Words that daily life leaves out of a Persian double name, in front, behind or between.
_PIECE_WORDS = (
    "سيد سيده مير محمد علي رضا حسين حسن امير غلام غلامرضا زهرا فاطمه سادات السادات مهدي اكبر اصغر صادق كاظم جواد باقر"
    " جعفر تقي نقي عباس ابوالفضل مرتضي مصطفي احمد محمود هادي نازنين نرگس ريحانه مريم رقيه ام شاه حاجي خان"
    " گل نور بيبي بانو كاك ال"
)
_PERSIAN_PIECES = frozenset(_PIECE_WORDS.split())
_SECOND_HALVES = ("الدين", "الله", "اله", "الاسلام", "الهدي")  # نور for نور الدين
_FAMILY_ENDINGS = ("زاده", "نژاد", "پور", "نيا")
_SERVANT = "عبدال"
_HALVES_ALONE = ("عبد", "ابو", "ام")  # no name ends here; a column was too narrow for the rest
_NEVER_ONE = frozenset(
    {"عبدالله", "عبدالاله"}
)  # one letter apart, and the second too rare to stand in any list
# Further apart than any slip, or both in use, and yet often one for the other.
_OLD_SPELLINGS = (
    {"يس", "ياسين"},
    {"لجين", "لوجين"},
    {"نرجس", "نرگس"},
    {"تادرس", "تاضروس", "تواضروس"},
)
_ARTICLE = "ال"
# Letters that dialect or Persian speech makes alike, so that typists take one for the other.
_SOUNDS = {
    "ar": str.maketrans("ذظث", "ززت"),
    "fa": str.maketrans("ذضظثصطحقگ", "زززسستهغك"),
}
_ABBREVIATION = 2  # letters: مح for محمد
_LONG_NAME = 7  # from this length on two slips may happen to one name,
_MIDDLE_NAME = 5  # and from this one where two other parts of the name are equal


def compare_parts(a: Parts, b: Parts, language: str, known: Collection[str]) -> Verdict:
    """Compare two names by their folded parts."""
    whole_a, whole_b = "".join(a), "".join(b)
    if not whole_a or not whole_b:
        return Verdict(Kind.DIFFERENT, N_("One of the two names is empty; there is nothing to compare."))
    if whole_a == whole_b:
        return Verdict(Kind.SAME, N_("Only spaces, dots, hamzas or titles differ: it is one name."))
    if len(a) > 1 and Counter(a) == Counter(b):
        return Verdict(Kind.DIFFERENT, N_("The parts are the same but stand in another order."))
    return (
        _part_by_part(a, b, language, known)
        or _part_missing(a, b, language, known)
        or _slip_across_parts(a, b)
        or _two_names(a, b)
    )


def _part_by_part(a: Parts, b: Parts, language: str, known: Collection[str]) -> Verdict | None:
    """Explain every differing part as a slip, or nothing."""
    if len(a) != len(b):
        return None
    pairs = [(x, y, place) for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(pairs) > 2:
        return None
    reasons = []
    equal = len(a) - len(pairs)
    for x, y, place in pairs:
        is_last = 0 < place == len(a) - 1
        reason = _confusion(x, y, language) or _slip(x, y, known, is_last=is_last, equal=equal)
        if reason is None:
            return None
        reasons.append(Verdict(Kind.REVIEW, reason, {"a": x, "b": y}))
    return reasons[0]


def _confusion(x: str, y: str, language: str) -> str | None:
    """Name the habit that makes typists write one of these two for the other, even where both are names."""
    if x.removeprefix(_ARTICLE) == y.removeprefix(_ARTICLE):
        return N_("“{a}” and “{b}” differ in the article only.")
    table = _SOUNDS[language]
    if x.translate(table) == y.translate(table):
        return N_("“{a}” and “{b}” differ in letters that sound alike.")
    if x[:-1] == y[:-1] and {x[-1], y[-1]} == {"ا", "ي"}:
        return N_("“{a}” and “{b}” differ in the last letter, alef or ya.")
    short, long = sorted((x, y), key=len)
    if long == short + "ء":
        return N_("“{a}” and “{b}” differ in the last hamza, which typists leave out.")
    if any(long == short + end for end in (*_SECOND_HALVES, *_FAMILY_ENDINGS)) or any(
        {x, y} <= spellings for spellings in _OLD_SPELLINGS
    ):
        return N_("“{a}” and “{b}”: one may be a shorter way to write the other.")
    return None


def _slip(x: str, y: str, known: Collection[str], *, is_last: bool, equal: int) -> str | None:
    """Name the slip of typing that may part the two, unless both are names of their own."""
    stem_x, stem_y = _stems(x, y)
    if (x in known and y in known) or (stem_x in known and stem_y in known) or {x, y} == _NEVER_ONE:
        return None
    short, long = sorted((x, y), key=len)
    if long.startswith(short) and _is_cut(short, known, is_last=is_last and equal > 0):
        return N_("“{a}” and “{b}”: the end may have been cut off.")
    if long == short + "ه":
        return None  # كريم and كريمة: a man and a woman
    length = max(len(stem_x), len(stem_y))
    allowed = 2 if length >= _LONG_NAME or (length >= _MIDDLE_NAME and equal >= 2) else 1
    distance = edits(stem_x, stem_y)
    if distance > allowed:
        return None
    if distance == 1:
        return N_("“{a}” and “{b}” differ in one letter.")
    return N_("“{a}” and “{b}” differ in two letters.")


def _is_cut(short: str, known: Collection[str], *, is_last: bool) -> bool:
    """Say whether the beginning of a name may stand for it: an initial, an abbreviation, or what a column kept."""
    return is_last or (len(short) <= _ABBREVIATION and short not in known) or short in _HALVES_ALONE


def _stems(x: str, y: str) -> tuple[str, str]:
    """Return what is left of two compounds when the half they share is taken away."""
    if x.startswith(_SERVANT) and y.startswith(_SERVANT):
        return x.removeprefix(_SERVANT), y.removeprefix(_SERVANT)
    for ending in (*_FAMILY_ENDINGS, *_SECOND_HALVES):
        if x.endswith(ending) and y.endswith(ending):
            return x.removesuffix(ending), y.removesuffix(ending)
    return x, y


def _part_missing(a: Parts, b: Parts, language: str, known: Collection[str]) -> Verdict | None:
    """Explain the difference by a part that one of the two leaves out."""
    short, long = sorted((a, b), key=len)
    is_shorter = len(short) < len(long) and short[0] == long[0]
    if is_shorter and (_is_within(short, long) or _is_nearly_within(short, long, language, known)):
        return Verdict(Kind.REVIEW, N_("A part of the name stands on one side only."))
    piece = _removed_piece("".join(a), "".join(b)) if language == "fa" else ""
    if piece:
        return Verdict(
            Kind.REVIEW, N_("“{piece}” of a double name stands on one side only."), {"piece": piece}
        )
    return None


def _is_within(short: Parts, long: Parts) -> bool:
    """Say whether the parts of one name stand in the other in the same order."""
    remaining = iter(long)
    return all(part in remaining for part in short)


def _is_nearly_within(short: Parts, long: Parts, language: str, known: Collection[str]) -> bool:
    """Say whether one part is missing and the others differ by no more than slips."""
    if len(long) != len(short) + 1 or len(short) < 2:
        return False
    shortened = (long[:place] + long[place + 1 :] for place in range(1, len(long)))
    return any(_part_by_part(short, rest, language, known) for rest in shortened)


def _removed_piece(a: str, b: str) -> str:
    """Return the word of a double name whose removal makes the two names one, or nothing."""
    short, long = sorted((a, b), key=len)
    size = len(long) - len(short)
    for start in range(len(short) + 1):
        piece = long[start : start + size]
        if piece in _PERSIAN_PIECES and long[:start] + long[start + size :] == short:
            return piece
    return ""


def _slip_across_parts(a: Parts, b: Parts) -> Verdict | None:
    """Explain the difference by one letter where the spaces stand differently too."""
    if len(a) != len(b) and edits("".join(a), "".join(b)) == 1:
        return Verdict(Kind.REVIEW, N_("The names differ in one letter and in their spaces."))
    return None


def _two_names(a: Parts, b: Parts) -> Verdict:
    """Name the first parts that differ; a name that only goes on further was a part missing."""
    x, y = next((x, y) for x, y in zip(a, b, strict=False) if x != y)
    return Verdict(Kind.DIFFERENT, N_("“{a}” and “{b}” are two names."), {"a": x, "b": y})


def edits(a: str, b: str) -> int:
    """Return how many letters were dropped, added, changed or swapped with their neighbour."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        row = [i]
        for j, y in enumerate(b, start=1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
