"""Which way each character runs in text that mixes directions: Unicode's algorithm for it (UAX #9)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from desktop.documents.bidi_sequence import ISOLATES, STRONG, Run

MAX_DEPTH = 125
_EMBEDDINGS = {"RLE": 1, "LRE": 0, "RLO": 1, "LRO": 0}
_OVERRIDES = {"RLO": "R", "LRO": "L"}
_REMOVED = {"RLE", "LRE", "RLO", "LRO", "PDF", "BN"}
_TRAILING = {"WS", "PDI"} | ISOLATES


@dataclass(frozen=True)
class Resolved:
    """The classes and levels of one paragraph; a level of -1 marks a character that is not shown."""

    classes: tuple[str, ...]
    levels: tuple[int, ...]
    base: int

    def line(self, start: int, end: int) -> list[int]:
        """Return the levels of one line of the paragraph, its trailing white space at the base level."""
        levels = list(self.levels[start:end])
        is_trailing = True
        for i in range(end - 1, start - 1, -1):
            kind = self.classes[i]
            if kind in {"S", "B"}:
                is_trailing = True
            elif kind not in _TRAILING and levels[i - start] >= 0:
                is_trailing = False
            if is_trailing and levels[i - start] >= 0:
                levels[i - start] = self.base
        return levels


def resolve(text: str, base: int | None = None) -> Resolved:
    """Return the level of each character of a paragraph; without a base the first strong letter gives it."""
    classes = tuple(bidirectional(c) or "L" for c in text)
    matches = _match_isolates(classes)
    if base is None:
        base = _first_strong(classes, 0, len(classes), matches, 0)
    walk = _Embeddings(classes, base, matches)
    for i, kind in enumerate(classes):
        walk.step(i, kind)
    levels, kinds = walk.levels, walk.kinds
    shown = [i for i, kind in enumerate(classes) if kind not in _REMOVED]
    explicit = tuple(levels)
    for places in _sequences(shown, explicit, classes, matches):
        is_open = classes[places[-1]] in ISOLATES and places[-1] not in matches
        edges = _edges(places, shown, explicit, base, is_open)
        Run(text, places, kinds, levels, edges).resolve()
    for i, kind in enumerate(classes):
        if kind in _REMOVED:
            levels[i] = -1
    return Resolved(classes, tuple(levels), base)


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the places of a line's shown characters from left to right."""
    order = [i for i, level in enumerate(levels) if level >= 0]
    odd = [levels[i] for i in order if levels[i] % 2]
    if not odd:
        return order
    for depth in range(max(levels), min(odd) - 1, -1):
        k = 0
        while k < len(order):
            start = k
            while k < len(order) and levels[order[k]] >= depth:
                k += 1
            order[start:k] = order[start:k][::-1]
            k += 1
    return order


def _match_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Return the place of the end of each isolate by the place of its start (BD9)."""
    matches: dict[int, int] = {}
    waiting: list[int] = []
    for i, kind in enumerate(classes):
        if kind in ISOLATES:
            waiting.append(i)
        elif kind == "PDI" and waiting:
            matches[waiting.pop()] = i
    return matches


def _first_strong(
    classes: Sequence[str], start: int, end: int, matches: dict[int, int], otherwise: int
) -> int:
    """Return 1 when the first strong letter outside isolates runs right to left (P2, P3)."""
    i = start
    while i < end:
        if classes[i] in STRONG:
            return int(classes[i] != "L")
        if classes[i] in ISOLATES:
            i = matches.get(i, end)
        i += 1
    return otherwise


class _Embeddings:
    """Walks through the explicit embeddings, overrides and isolates (X1 to X8)."""

    def __init__(self, classes: Sequence[str], base: int, matches: dict[int, int]) -> None:
        self.kinds = list(classes)
        self.levels = [base] * len(classes)
        self._classes = classes
        self._base = base
        self._matches = matches
        self._stack: list[tuple[int, str, bool]] = [(base, "", False)]
        self._excess_isolates = self._excess_embeddings = self._open_isolates = 0

    def step(self, i: int, kind: str) -> None:
        """Give the character its level and follow what it opens or closes."""
        if kind in _EMBEDDINGS:
            self._embed(kind)
        elif kind in ISOLATES:
            self._mark(i)
            self._isolate(i, kind)
        elif kind == "PDI":
            self._end_isolate()
            self._mark(i)
        elif kind == "PDF":
            self._end_embedding()
        elif kind == "B":
            self.levels[i] = self._base
        else:
            self._mark(i)

    def _mark(self, i: int) -> None:
        level, override, _ = self._stack[-1]
        self.levels[i] = level
        if override and self.kinds[i] != "BN":
            self.kinds[i] = override

    def _next_level(self, is_rtl: int) -> int:
        level = self._stack[-1][0] + 1
        return level if level % 2 == is_rtl else level + 1

    def _embed(self, kind: str) -> None:
        level = self._next_level(_EMBEDDINGS[kind])
        if level <= MAX_DEPTH and not self._excess_isolates and not self._excess_embeddings:
            self._stack.append((level, _OVERRIDES.get(kind, ""), False))
        elif not self._excess_isolates:
            self._excess_embeddings += 1

    def _isolate(self, i: int, kind: str) -> None:
        is_rtl = int(kind == "RLI")
        if kind == "FSI":
            end = self._matches.get(i, len(self._classes))
            is_rtl = _first_strong(self._classes, i + 1, end, self._matches, 0)
        level = self._next_level(is_rtl)
        if level <= MAX_DEPTH and not self._excess_isolates and not self._excess_embeddings:
            self._open_isolates += 1
            self._stack.append((level, "", True))
        else:
            self._excess_isolates += 1

    def _end_isolate(self) -> None:
        if self._excess_isolates:
            self._excess_isolates -= 1
        elif self._open_isolates:
            self._excess_embeddings = 0
            while not self._stack.pop()[2]:
                pass
            self._open_isolates -= 1

    def _end_embedding(self) -> None:
        if self._excess_isolates:
            return
        if self._excess_embeddings:
            self._excess_embeddings -= 1
        elif len(self._stack) > 1 and not self._stack[-1][2]:
            self._stack.pop()


def _sequences(
    shown: Sequence[int], levels: Sequence[int], classes: Sequence[str], matches: dict[int, int]
) -> Iterator[list[int]]:
    """Yield the places of each isolating run sequence (BD13)."""
    runs: list[list[int]] = []
    for i in shown:
        if runs and levels[runs[-1][-1]] == levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    by_start = {run[0]: run for run in runs}
    ends = set(matches.values())
    for run in runs:
        if run[0] in ends:
            continue
        sequence = list(run)
        while classes[sequence[-1]] in ISOLATES and sequence[-1] in matches:
            sequence += by_start[matches[sequence[-1]]]
        yield sequence


def _edges(
    places: Sequence[int], shown: Sequence[int], levels: Sequence[int], base: int, is_open: bool
) -> tuple[str, str]:
    """Return the directions before and after a sequence; one that no PDI ends meets the base (X10)."""
    level = levels[places[0]]
    before = next((levels[i] for i in reversed(shown) if i < places[0]), base)
    after = base if is_open else next((levels[i] for i in shown if i > places[-1]), base)
    return "LR"[max(level, before) % 2], "LR"[max(level, after) % 2]
