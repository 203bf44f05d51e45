"""What a long operation tells while it works, and how it learns that it should stop."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.errors import CancelledError


@dataclass(frozen=True)
class Step:
    """How far the work is: `done` of `total` (0 when unknown) and a marked English sentence."""

    done: int
    total: int
    words: str


class Progress:
    """Carries steps out of an operation and the wish to cancel into it."""

    def __init__(
        self,
        tell: Callable[[Step], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._tell = tell
        self._is_cancelled = is_cancelled

    def is_wanted(self) -> bool:
        """Say whether somebody still waits for the end."""
        return self._is_cancelled is None or not self._is_cancelled()

    def advance(self, done: int, total: int = 0, words: str = "") -> None:
        """Tell one step; call it at least every tenth of a second.

        Raises:
            CancelledError: The clerk wants to stop.
        """
        if self._is_cancelled is not None and self._is_cancelled():
            raise CancelledError
        if self._tell is not None:
            self._tell(Step(done, total, words))
