"""One piece of work: what to call, whom to tell, how far it is, and the wish to stop.

It has two halves. The window holds the `Job`; the worker sees the `Errand` alone, which knows no Qt object: the
last who lets go of a window destroys it, and that must never be a worker.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count

import shiboken6
from PySide6.QtCore import QObject, Signal

from desktop.errors import UserError
from desktop.progress import Progress, Step

_BETWEEN_STEPS_S = 0.05  # as often as an eye can follow; more would only keep the window busy
_NO_STEP = Step(0, 0, "")
_numbers = count(1)


@dataclass(frozen=True)
class Outcome:
    """How a piece of work ended: with a result or with a fault."""

    result: object = None
    fault: Exception | None = None


class Errand:
    """What the worker sees of a job; `ring` tells the window's thread that there is something to look at."""

    def __init__(self, call: Callable[..., object], ring: Callable[[], None]) -> None:
        self.call: Callable[..., object] | None = call
        self.step = _NO_STEP
        self.outcome: Outcome | None = None
        self.progress = Progress(self._take_step, self.is_cancelled)
        self._ring = ring
        self._stop = threading.Event()
        self._last_told = 0.0

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Say whether the clerk wants it to stop."""
        return self._stop.is_set()

    def end(self, outcome: Outcome) -> None:
        """Leave the outcome where the window finds it."""
        self.outcome = outcome
        self._ring()

    def _take_step(self, step: Step) -> None:
        self.step = step
        now = time.monotonic()
        if now - self._last_told >= _BETWEEN_STEPS_S or step.done == step.total:
            self._last_told = now
            self._ring()


def _name_of(call: Callable[..., object] | None) -> str:
    """Return which operation is called, without what it is called with."""
    while isinstance(call, partial):
        call = next((part for part in call.args if callable(part)), call.func) if _wraps(call) else call.func
    place = getattr(call, "__module__", "").rpartition(".")[2]
    return f"{place}.{getattr(call, '__name__', '?')}"


def _wraps(call: "partial[object]") -> bool:
    return getattr(call.func, "__name__", "").startswith("_")


class Job(QObject):
    """Made by `Jobs.start`; a page may keep it to cancel it.

    Signals:
        stepped: A Step, on the window's thread, at most twenty times a second.
        waits: The title of the work that must end first, or nothing when its turn came.
    """

    stepped = Signal(object)
    waits = Signal(str)

    def __init__(
        self,
        errand: Errand,
        *,
        title: str,
        done: Callable[[object], None],
        failed: Callable[[UserError], None] | None,
        cancelled: Callable[[], None] | None,
        in_process: bool,
        writes: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.errand = errand
        self.number = next(_numbers)
        self.operation = _name_of(errand.call)
        self._began = time.monotonic()
        self.title = title
        self.in_process = in_process
        self.writes = writes
        self.thread_of_process: threading.Thread | None = None
        self.rival_title = ""
        self.step = _NO_STEP
        self._done: Callable[[object], None] | None = done
        self._failed, self._cancelled = failed, cancelled
        self.is_forgotten = False

    @property
    def has_begun(self) -> bool:
        """Say whether the worker told a step; a child tells its first when it has its keys."""
        return self.errand.step is not _NO_STEP

    @property
    def has_ended(self) -> bool:
        """Say whether the work is over, though perhaps nobody was told yet."""
        return self.errand.outcome is not None

    def cancel(self) -> None:
        """Ask the work to stop; it leaves no file and no row."""
        self.errand.cancel()

    def is_cancelled(self) -> bool:
        """Say whether the clerk wants it to stop."""
        return self.errand.is_cancelled()

    def forget(self) -> None:
        """Tell nobody of the end: the page that asked is gone."""
        self.is_forgotten = True

    def wait_for(self, rival: "Job | None") -> None:
        """Note which work must end first."""
        title = rival.title if rival is not None else ""
        if title != self.rival_title:
            self.rival_title = title
            self.waits.emit(title)

    def show_step(self) -> None:
        """Tell the newest step, once."""
        if self.step is not self.errand.step:
            self.step = self.errand.step
            self.stepped.emit(self.step)

    def take_outcome(self) -> Outcome | None:
        """Return how the work ended, or nothing while it runs; what was called is let go of here."""
        outcome = self.errand.outcome
        if outcome is not None:
            self.errand.call = self.errand.outcome = None
        return outcome

    def record(self, outcome: Outcome) -> str:
        """Return a line for the log: number, operation, how it ended, how far it came, how long it took; no value."""
        fault = outcome.fault
        ended = "done" if fault is None else getattr(fault, "code", "") or type(fault).__name__
        where = "process" if self.in_process else "thread"
        step, spent = self.errand.step, time.monotonic() - self._began
        return f"{self.number} {self.operation} {where} {ended} {step.done}/{step.total} {spent:.1f}s"

    def tell_done(self, result: object) -> None:
        """Bring the result to the page, unless the page is gone."""
        if self._done is not None and self._may_tell(self._done):
            self._done(result)

    def tell_failed(self, fault: UserError) -> bool:
        """Bring the fault to the page; return whether there was anybody to bring it to."""
        if self.is_forgotten:
            return True
        if self._failed is None:
            return False
        if self._may_tell(self._failed):
            self._failed(fault)
        return True

    def tell_cancelled(self) -> None:
        """Tell the page that the clerk stopped the work."""
        if self._cancelled is not None and self._may_tell(self._cancelled):
            self._cancelled()

    def be_over(self) -> None:
        """Let go of the pages and go."""
        self._done = self._failed = self._cancelled = None
        self.deleteLater()

    def _may_tell(self, slot: Callable[..., None]) -> bool:
        """Say whether the object behind the slot still lives on Qt's side."""
        while isinstance(slot, partial):
            slot = slot.func
        listener = getattr(slot, "__self__", None)
        is_alive = not isinstance(listener, QObject) or shiboken6.isValid(listener)
        return is_alive and not self.is_forgotten
