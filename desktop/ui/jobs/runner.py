"""Runs operations behind the window and brings their results to its thread, each exactly once.

A page hands over `partial(verb, workspace, name=value)`; the runner adds `progress=`. On `where="thread"` it
runs on the one worker thread; on `where="process"` the same partial travels to a child process
(`jobs/process.py`). Work that writes waits for other work that writes, and says so.
"""

import logging
import queue
import sys
import threading
from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.disk_faults import told
from desktop.errors import CancelledError, UserError
from desktop.progress import Progress
from desktop.ui.changes import Changes
from desktop.ui.jobs.job import Errand, Job, Outcome

T = TypeVar("T")
Where = Literal["thread", "process"]
ChildRunner = Callable[
    ["partial[object]", Progress, Callable[[], bool], Callable[[Iterable[str]], None]], object
]


_log = logging.getLogger("wasl.jobs")


class Jobs(QObject):
    """Starts work and tells how it went; lives as long as the window.

    Signals:
        began: A job that wants to be seen (it has a title) was taken in.
        ended: That job is over, whatever the end.
        failed: A UserError for which nobody had given a slot.
        stilled: While work is held: nothing of it needs this process's keys any more.
    """

    began = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    stilled = Signal()
    _news = Signal()

    def __init__(
        self, changes: Changes, children: Callable[[], ChildRunner], parent: QObject | None = None
    ) -> None:
        """Take `children`, which loads `process.run_in_process` when the first child is wanted."""
        super().__init__(parent)
        self._changes = changes
        self._children = children
        self._is_held = False
        self._waiting: list[Job] = []
        self._running: list[Job] = []
        self._thread_work: queue.SimpleQueue[Errand | None] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None
        self._news.connect(self._collect, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        call: Callable[..., T],
        *,
        done: Callable[[T], None],
        title: str = "",
        failed: Callable[[UserError], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        where: Where = "thread",
        writes: bool = False,
    ) -> Job:
        """Take in a piece of work and return at once; the slots are called on this thread.

        Args:
            call: `partial(operation, workspace, …)`; it gets `progress` as well.
            done: Gets the result.
            title: What the work is called in the progress window; without one it works unseen.
            failed: Gets a fault the clerk can act on; without it the window's banner shows it.
            cancelled: Is told that the clerk stopped the work.
            where: A child process for what would starve the window: import, matching, printing, sealing.
            writes: Wait for other work that writes, so that two writers never meet.
        """
        job = Job(
            Errand(call, self._news.emit),
            title=title,
            done=cast("Callable[[object], None]", done),
            failed=failed,
            cancelled=cancelled,
            in_process=where == "process",
            writes=writes,
            parent=self,
        )
        self._waiting.append(job)
        if title:
            self.began.emit(job)
        self._dispatch()
        return job

    @property
    def is_idle(self) -> bool:
        """Say whether nothing runs and nothing waits."""
        return not self._waiting and not self._running

    def titles(self) -> list[str]:
        """Return what the work that runs or waits is called, as far as it is called anything."""
        return [job.title for job in (*self._running, *self._waiting) if job.title and not job.has_ended]

    @property
    def is_still(self) -> bool:
        """Say whether no work in mid-way needs the keys of this process; a child was given its own."""
        return all(job.has_ended or (job.in_process and job.has_begun) for job in self._running)

    def hold(self) -> None:
        """Begin nothing and bring nothing to the pages until `go_on`: the program is locked."""
        self._is_held = True
        if self.is_still:
            self.stilled.emit()

    def go_on(self) -> None:
        """Bring to the pages what ended meanwhile, and begin what waits."""
        self._is_held = False
        self._collect()
        self._dispatch()

    def close(self) -> None:
        """Cancel all and end the threads; nobody is told any more."""
        for job in self._waiting + self._running:
            job.forget()
            job.cancel()
        self._waiting.clear()
        if self._worker is not None:
            self._thread_work.put(None)
            self._worker.join(timeout=10)
        for job in self._running:
            if job.thread_of_process is not None:
                job.thread_of_process.join(timeout=10)

    def _dispatch(self) -> None:
        """Start what may start now, in the order in which it came."""
        if self._is_held:
            return
        for job in list(self._waiting):
            rival = self._rival(job)
            job.wait_for(rival)
            if rival is None:
                self._waiting.remove(job)
                self._running.append(job)
                self._launch(job)

    def _rival(self, job: Job) -> Job | None:
        """Return the work that must end first: what runs in its place, or what writes and came before."""
        for other in self._running:
            if other.in_process == job.in_process or (other.writes and job.writes):
                return other
        earlier = self._waiting[: self._waiting.index(job)]
        return next((other for other in earlier if other.writes and job.writes), None)

    def _launch(self, job: Job) -> None:
        if job.in_process:
            pump = threading.Thread(target=_work, args=(job.errand, self._run_child), daemon=True)
            job.thread_of_process = pump
            pump.start()
            return
        if self._worker is None:
            self._worker = threading.Thread(
                target=_serve, args=(self._thread_work,), daemon=True, name="jobs"
            )
            self._worker.start()
        self._thread_work.put(job.errand)

    def _run_child(self, errand: Errand, call: Callable[..., object]) -> object:
        child = cast("partial[object]", call)
        return self._children()(child, errand.progress, errand.is_cancelled, self._changes.tell)

    @Slot()
    def _collect(self) -> None:
        """Look at what the workers left: steps and outcomes."""
        if self._is_held:
            if self.is_still:
                self.stilled.emit()
            return
        for job in list(self._running):
            job.show_step()
            outcome = job.take_outcome()
            if outcome is not None:
                self._finish(job, outcome)

    def _finish(self, job: Job, outcome: Outcome) -> None:
        self._running.remove(job)
        if job.title or outcome.fault is not None:
            _log.info("job %s", job.record(outcome))
        if job.title and not job.is_forgotten:
            self.ended.emit(job)
        QTimer.singleShot(0, self, self._dispatch)
        self._deliver(job, outcome)
        job.be_over()

    def _deliver(self, job: Job, outcome: Outcome) -> None:
        fault = outcome.fault
        if fault is None:
            job.tell_done(outcome.result)
        elif isinstance(fault, CancelledError):
            job.tell_cancelled()
        elif isinstance(fault, UserError):
            if not job.tell_failed(fault):
                self.failed.emit(fault)
        else:
            sys.excepthook(type(fault), fault, fault.__traceback__)


def _serve(work: "queue.SimpleQueue[Errand | None]") -> None:
    """Work through the queue; this and what follows runs on the worker thread."""
    while (errand := work.get()) is not None:
        _work(errand, _run_here)


def _work(errand: Errand, run: Callable[[Errand, Callable[..., object]], object]) -> None:
    call = errand.call
    if call is None:
        return
    try:
        outcome = Outcome(result=run(errand, call))
    except Exception as fault:  # the one catch-all of the window: judged on its own thread
        outcome = Outcome(fault=told(fault) if isinstance(fault, OSError) else fault)
    del call  # from here on only the window's thread lets go of what was called
    errand.end(outcome)


def _run_here(errand: Errand, call: Callable[..., object]) -> object:
    return call(progress=errand.progress)
