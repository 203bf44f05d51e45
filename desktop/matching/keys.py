"""Which records are worth comparing: several keys each, so that no single wrong field hides a double."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.matching.entry import Entry

_WEAK_LETTERS = str.maketrans("ذثظضصط", "زسزدست", "اويهء")  # what ears and typists miss
_PHONE_TAIL = 8


@dataclass(frozen=True)
class Crowd:
    """A key that too many records share to compare them all: the check did not run for them by this key."""

    key: str
    count: int


@dataclass(frozen=True)
class Candidates:
    """The pairs worth a judgement, as places in the list or lists, and the keys that were too common."""

    pairs: tuple[tuple[int, int], ...]
    crowds: tuple[Crowd, ...]


def candidate_keys(entry: Entry) -> frozenset[str]:
    """Return the keys of a record; two records that share one are compared."""
    return frozenset((*_id_keys(entry), *_name_keys(entry), *_contact_keys(entry)))


def _id_keys(entry: Entry) -> Iterator[str]:
    """Yield the number and its halves: one wrong or swapped digit leaves a half intact."""
    number = entry.national_id
    if number:
        middle = len(number) // 2
        yield f"id:{number}"
        yield f"id<:{number[:middle]}:{_skeleton(entry.parts[:1])}"
        yield f"id>:{number[middle:]}"


def _name_keys(entry: Entry) -> Iterator[str]:
    """Yield the name whole, in any order, by its ends, and by its sound beside birth and place."""
    parts = entry.parts
    if not parts:
        return
    yield f"name:{entry.whole_key}"
    yield f"sound:{_skeleton(parts)}"
    if len(parts) > 2:
        yield f"ends:{parts[0]}:{parts[-1]}:{entry.area}"
        yield f"start:{' '.join(parts[:3])}"
    if entry.birth_date is not None:
        year, month, day = entry.birth_date.timetuple()[:3]
        yield f"born:{year}:{min(month, day)}:{max(month, day)}:{_skeleton(parts[:1])}"
        yield f"year:{year}:{_skeleton(parts[:2])}"
    if entry.father_key:
        yield f"father:{_skeleton(parts[:1])}:{entry.father_key}:{entry.area}"


def _contact_keys(entry: Entry) -> Iterator[str]:
    """Yield the phone and the family beside the given name."""
    given = _skeleton(entry.parts[:1])
    if entry.phone:
        yield f"phone:{entry.phone[-_PHONE_TAIL:]}:{given}"
    if entry.household:
        yield f"family:{entry.household}:{given}"


def _skeleton(parts: Sequence[str]) -> str:
    """Return the letters that survive dialect, haste and a foreign keyboard."""
    return " ".join(part.translate(_WEAK_LETTERS) or part for part in parts)


def candidates(
    left: Sequence[Entry], right: Sequence[Entry] | None = None, *, max_block: int = 100
) -> Candidates:
    """Pair the records that share a key.

    Args:
        left: A list.
        right: The list to compare it with; without it, doubles inside `left` are sought.
        max_block: A key that gives more pairs than the square of this is left out and reported.
    """
    blocks_left = _blocks(left)
    blocks_right = blocks_left if right is None else _blocks(right)
    pairs: set[tuple[int, int]] = set()
    crowds = []
    for key, ours in blocks_left.items():
        theirs = blocks_right.get(key, [])
        if len(ours) * len(theirs) > max_block**2:
            crowds.append(Crowd(key, len(ours) if right is None else len(ours) + len(theirs)))
        elif right is None:
            pairs.update((a, b) for place, a in enumerate(ours) for b in ours[place + 1 :])
        else:
            pairs.update((a, b) for a in ours for b in theirs)
    return Candidates(tuple(sorted(pairs)), tuple(crowds))


def _blocks(entries: Sequence[Entry]) -> dict[str, list[int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for key in candidate_keys(entry):
            blocks[key].append(place)
    return blocks
