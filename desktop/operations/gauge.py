"""Tells how far work on large files is, in megabytes over all its stages."""

from desktop.progress import Progress

_MB = 1 << 20


class Gauge:
    """Counts bytes of one stage after another; as many bytes in each."""

    def __init__(self, progress: Progress, stages: int) -> None:
        self._progress, self._stages = progress, stages
        self._size = self._base = self._done = 0
        self._words = ""

    def stage(self, number: int, size: int, words: str) -> None:
        """Begin a stage that goes through `size` bytes."""
        self._size, self._base, self._done, self._words = max(size, 1), number, 0, words
        self.advance(0)

    def advance(self, count: int) -> None:
        """Tell that so many bytes more are done; raises CancelledError where the clerk wishes it."""
        self._done = min(self._done + count, self._size)
        self._tell()

    def reach(self, done: int, total: int) -> None:
        """Tell how many of the stage's steps are done."""
        self._done = self._size * done // max(total, 1)
        self._tell()

    def _tell(self) -> None:
        done = self._base * self._size + self._done
        self._progress.advance(done // _MB, max(self._stages * self._size // _MB, 1), self._words)
