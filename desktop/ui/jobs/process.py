"""Carries an operation to a child process and its messages back, over a private pair of pipes.

The wire is that of `desktop.operations.child`: one pickled `Call` goes down; pickled pairs come up:
`("step", Step)`, `("changed", kinds)`, and last `("done", result)` or `("failed", exception)`; a stream that
ends without either is a bug in the child, whose last words stand on its standard error. One more byte going
down cancels. The office's key travels inside the call, never as an argument or a file.

This module brings the database with it: `app.py` imports it after sign-in and gives it to `Jobs`.
"""

import pickle
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from inspect import signature
from typing import IO, BinaryIO, cast

from desktop.errors import CancelledError
from desktop.fault_report import report_of_text
from desktop.operations.child import COMMAND, call_of
from desktop.progress import Progress, Step

_ASIDE = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # elsewhere the child steps aside itself
_PATIENCE_S = 10.0  # how long a cancelled child may take to clean up
_BETWEEN_LOOKS_S = 0.1


class ChildFellError(RuntimeError):
    """The child ended without a word: a bug in it, or it was killed; `report` says where, without a value."""

    def __init__(self, report: str) -> None:
        super().__init__(report)
        self.report = report


def run_in_process(
    call: "partial[object]",
    progress: Progress,
    is_cancelled: Callable[[], bool],
    changed: Callable[[Iterable[str]], None],
    command: Sequence[str] = COMMAND,
) -> object:
    """Run `partial(verb, workspace, name=value)` in a child and return its result.

    Raises:
        CancelledError: The clerk stopped it.
        UserError: What the operation refused.
        ChildFellError: The child had a bug.
    """
    workspace, *placed = call.args
    named = signature(call.func).bind_partial(*call.args).arguments if placed else {}
    order = call_of(workspace, call.func, **dict(list(named.items())[1:]), **call.keywords)
    with tempfile.TemporaryFile() as last_words:
        child = subprocess.Popen(  # noqa: S603 (our own module)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=last_words,
            creationflags=_ASIDE,
        )
        with child, _stopper(child, is_cancelled):
            pickle.dump(order, _pipe(child.stdin))
            _pipe(child.stdin).flush()
            _tell(progress, Step(0, 0, ""))  # the child has its keys: ours may go
            ended = _follow(_pipe(child.stdout), progress, changed)
        if ended is not None:
            return ended[0]
        if is_cancelled():  # it did not listen and was killed
            raise CancelledError
        last_words.seek(0)
        said = last_words.read().decode(errors="replace")
        raise ChildFellError(report_of_text(said) if said.strip() else f"status {child.returncode}")


def _follow(
    source: BinaryIO, progress: Progress, changed: Callable[[Iterable[str]], None]
) -> tuple[object] | None:
    """Pass the child's messages on until its last one; return the result, or nothing when it fell silent."""
    while True:
        try:
            kind, content = pickle.load(source)  # noqa: S301 (our own child's private pipe)
        except (EOFError, pickle.UnpicklingError):
            return None
        if kind == "done":
            return (content,)
        if kind == "failed":
            raise content
        if kind == "changed":
            changed(content)
        else:
            _tell(progress, content)


def _tell(progress: Progress, step: Step) -> None:
    """Pass a step on; the wish to stop travels by the stopper, the child ends in its own way."""
    try:
        progress.advance(step.done, step.total, step.words)
    except CancelledError:
        return


@contextmanager
def _stopper(child: "subprocess.Popen[bytes]", is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Ask the child to stop when the clerk wants it, and end it when it does not listen."""
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(child, is_cancelled, over), daemon=True)
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()


def _watch(child: "subprocess.Popen[bytes]", is_cancelled: Callable[[], bool], over: threading.Event) -> None:
    while not is_cancelled():
        if over.wait(_BETWEEN_LOOKS_S):
            return
    _ask_to_stop(child)
    if not over.wait(_PATIENCE_S):
        child.kill()


def _ask_to_stop(child: "subprocess.Popen[bytes]") -> None:
    with suppress(BrokenPipeError):  # it has just ended by itself
        pipe = _pipe(child.stdin)
        pipe.write(b"x")
        pipe.flush()


def _pipe(end: "IO[bytes] | None") -> BinaryIO:
    return cast("BinaryIO", end)
