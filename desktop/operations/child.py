"""Runs one operation in a process of its own, so that heavy work starves neither window nor its memory.

The parent writes one pickled `Call` to standard input and reads pickled messages from standard output:
`("step", Step)` any number of times, `("changed", kinds)` after each commit, then `("done", result)` or
`("failed", exception)` for a fault the clerk can act on and for a cancelled run; a bug flies, its traceback
is on standard error and the stream ends. One more byte on standard input, or its end, cancels. Nothing of
the call is ever an argument or a file: keys travel through the pipe alone. No Qt here.
"""

import os
import pickle
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from desktop import settings as office_settings
from desktop.disk_faults import told
from desktop.errors import CancelledError, RefusedError, UserError
from desktop.operations.databases import open_store
from desktop.operations.offices import utc_now
from desktop.progress import Progress
from desktop.settings import OfficePaths
from desktop.store.faults import REPLACED
from desktop.vault import Vault
from desktop.workspace import Actor, Workspace

_ASIDE = 5  # steps of twenty
COMMAND = (sys.executable, "-m", "desktop.operations.child")


@dataclass(frozen=True, kw_only=True)
class Call:
    """What the child shall do: `verb` is a module and a function of `desktop.operations`."""

    verb: str  # "imports.take_in"
    folder: Path
    vault: Vault
    actor: Actor | None
    database: str  # the identity of the one that the caller saw
    arguments: dict[str, Any] = field(default_factory=dict)


def call_of(workspace: Workspace, verb: Callable[..., object], **arguments: object) -> Call:
    """Return the call of an operation on an open office; `progress` is added by the child."""
    module = verb.__module__.removeprefix("desktop.operations.")
    return Call(
        verb=f"{module}.{verb.__name__}",
        folder=workspace.paths.folder,
        vault=workspace.vault,
        actor=workspace.actor,
        database=workspace.store.identity,
        arguments=arguments,
    )


def main(source: BinaryIO, sink: BinaryIO) -> None:
    """Read a call, carry it out, and tell how it went."""
    tell = _Teller(sink)
    call: Call = pickle.load(source)  # noqa: S301 (written by our own parent through a private pipe)
    cancelled = threading.Event()
    threading.Thread(target=_wait_for_cancel, args=(source, cancelled), daemon=True).start()
    progress = Progress(lambda step: tell("step", step), cancelled.is_set)
    try:
        tell("done", run(call, progress, lambda kinds: tell("changed", kinds)))
    except (UserError, CancelledError) as fault:
        tell("failed", fault)
    except OSError as fault:
        sentence = told(fault)
        if sentence is fault:
            raise
        tell("failed", sentence)


def run(call: Call, progress: Progress, changed: Callable[[frozenset[str]], None]) -> object:
    """Carry a call out on a database connection of its own."""
    module, _, name = call.verb.partition(".")
    verb = getattr(import_module(f"desktop.operations.{module}"), name)
    paths = OfficePaths(call.folder)
    settings = office_settings.read(call.folder)
    store = open_store(settings, paths, call.vault).within(call.actor.areas if call.actor else ())
    store.listen(changed)
    workspace = Workspace(
        store=store,
        vault=call.vault,
        settings=settings,
        paths=paths,
        now=utc_now,
        actor=call.actor,
    )
    try:
        if store.identity != call.database:
            raise RefusedError(REPLACED, code="E_REPLACED")
        return verb(workspace, **call.arguments, progress=progress)
    finally:
        store.close()


class _Teller:
    """Writes messages, one at a time, whichever thread speaks."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._lock = threading.Lock()

    def __call__(self, kind: str, content: object) -> None:
        message = pickle.dumps((kind, content))
        with self._lock:
            self._sink.write(message)
            self._sink.flush()


def _wait_for_cancel(source: BinaryIO, cancelled: threading.Event) -> None:
    source.read(1)
    cancelled.set()


def step_aside() -> None:
    """Let the window go first wherever both want the processor."""
    if sys.platform != "win32":
        os.nice(_ASIDE)


if __name__ == "__main__":
    step_aside()
    output = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that prints may disturb the messages
    main(sys.stdin.buffer, output)
