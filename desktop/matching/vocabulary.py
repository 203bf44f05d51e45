"""The distinct words of the lists, each with a number: comparing and counting work on the numbers."""

from collections.abc import Callable

from desktop.matching.arrays import NONE, Array


class Vocabulary(dict[str, int]):
    """Gives every text met a number, 0, 1, 2 …; the empty text has none."""

    def __init__(self) -> None:
        super().__init__()
        self[""] = NONE
        self.texts: list[str] = []

    def __missing__(self, text: str) -> int:
        code = self[text] = len(self.texts)
        self.texts.append(text)
        return code

    def mapped(self, rule: Callable[[str], str]) -> Array:
        """Return a code for what a rule makes of each text: equal results have equal codes."""
        import numpy as np

        found = Vocabulary()
        return np.fromiter((found[rule(text)] for text in self.texts), dtype=np.int32, count=len(self.texts))
