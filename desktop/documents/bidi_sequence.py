"""The second half of UAX #9: weak types, brackets and neutrals of one isolating run sequence."""

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

from desktop.documents.brackets import CLOSING, OPENING, SAME_AS

ISOLATES = {"LRI", "RLI", "FSI"}
STRONG = {"L": "L", "R": "R", "AL": "R"}
_NUMBERS = {"EN": "R", "AN": "R"}
_NEUTRAL = {"B", "S", "WS", "ON", "PDI"} | ISOLATES
_BRACKET_STACK = 63


class Run:
    """Resolves the weak and neutral characters of one isolating run sequence (W1 to I2)."""

    def __init__(
        self,
        text: str,
        places: list[int],
        kinds: Sequence[str],
        levels: list[int],
        edges: tuple[str, str],
    ) -> None:
        self._text = text
        self._places = places
        self._kinds = [kinds[i] for i in places]
        self._levels = levels
        self._before, self._after = edges
        self._embedding = "LR"[levels[places[0]] % 2]

    def resolve(self) -> None:
        """Set the level of each character of the sequence."""
        self._resolve_marks()
        self._resolve_numbers()
        self._resolve_separators()
        self._resolve_leftovers()
        self._resolve_brackets()
        self._resolve_neutrals()
        for i, kind in zip(self._places, self._kinds, strict=True):
            if self._levels[i] % 2:
                self._levels[i] += kind != "R"
            else:
                self._levels[i] += {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)

    def _resolve_marks(self) -> None:
        previous = self._before
        for k, kind in enumerate(self._kinds):
            if kind == "NSM":
                self._kinds[k] = "ON" if previous in ISOLATES or previous == "PDI" else previous
            previous = self._kinds[k]

    def _resolve_numbers(self) -> None:
        strong = self._before
        for k, kind in enumerate(self._kinds):
            if kind in STRONG:
                strong = kind
            elif kind == "EN" and strong == "AL":
                self._kinds[k] = "AN"
        self._kinds = ["R" if kind == "AL" else kind for kind in self._kinds]

    def _resolve_separators(self) -> None:
        kinds = self._kinds
        for k in range(1, len(kinds) - 1):
            around = kinds[k - 1]
            if around == kinds[k + 1] and (kinds[k], around) in {("ES", "EN"), ("CS", "EN"), ("CS", "AN")}:
                kinds[k] = around
        for start, end in _stretches(kinds, {"ET"}):
            if "EN" in (kinds[start - 1 : start] or [""]) + (kinds[end : end + 1] or [""]):
                kinds[start:end] = ["EN"] * (end - start)

    def _resolve_leftovers(self) -> None:
        kinds = self._kinds
        strong = self._before
        for k, kind in enumerate(kinds):
            if kind in {"ES", "ET", "CS"}:
                kinds[k] = "ON"
            elif kind in STRONG:
                strong = kind
            elif kind == "EN" and strong == "L":
                kinds[k] = "L"

    def _resolve_brackets(self) -> None:
        for start, end in self._bracket_pairs():
            inside = {_strength(kind) for kind in self._kinds[start + 1 : end]}
            if self._embedding in inside:
                self._set_bracket(start, end, self._embedding)
            elif inside & {"L", "R"}:
                context = self._strong_before(start)
                self._set_bracket(start, end, context if context in inside else self._embedding)

    def _strong_before(self, k: int) -> str:
        strengths = (_strength(self._kinds[i]) for i in range(k - 1, -1, -1))
        return next((strength for strength in strengths if strength), self._before)

    def _set_bracket(self, start: int, end: int, direction: str) -> None:
        for k in (start, end):
            self._kinds[k] = direction
            for follower in range(k + 1, len(self._kinds)):
                if bidirectional(self._text[self._places[follower]]) != "NSM":
                    break
                self._kinds[follower] = direction

    def _bracket_pairs(self) -> list[tuple[int, int]]:
        pairs: list[tuple[int, int]] = []
        waiting: list[tuple[str, int]] = []
        for k, place in enumerate(self._places):
            if self._kinds[k] != "ON":
                continue
            character = SAME_AS.get(self._text[place], self._text[place])
            if character in OPENING:
                if len(waiting) == _BRACKET_STACK:
                    return []
                waiting.append((OPENING[character], k))
            elif character in CLOSING:
                depth = next((d for d in range(len(waiting) - 1, -1, -1) if waiting[d][0] == character), None)
                if depth is not None:
                    pairs.append((waiting[depth][1], k))
                    del waiting[depth:]
        return sorted(pairs)

    def _resolve_neutrals(self) -> None:
        kinds = self._kinds
        for start, end in _stretches(kinds, _NEUTRAL):
            before = _strength(kinds[start - 1]) if start else self._before
            after = _strength(kinds[end]) if end < len(kinds) else self._after
            kinds[start:end] = [before if before == after else self._embedding] * (end - start)


def _strength(kind: str) -> str:
    """Return the direction a resolved class lends to its neighbours; numbers count as right to left."""
    return STRONG.get(kind) or _NUMBERS.get(kind, "")


def _stretches(kinds: Sequence[str], wanted: set[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each unbroken stretch of the wanted classes."""
    start = None
    for k, kind in enumerate([*kinds, ""]):
        if kind in wanted:
            start = k if start is None else start
        elif start is not None:
            yield start, k
            start = None
