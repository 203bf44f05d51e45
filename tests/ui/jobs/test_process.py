"""Operations in a child process: messages over the pipes, refusals, cancelling, and a child that falls."""

import sys
import threading
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.errors import BadInputError, CancelledError
from desktop.progress import Progress, Step
from desktop.ui.jobs import process
from desktop.ui.jobs.process import ChildFellError, run_in_process

CHILD = """
import pickle, sys, threading
from desktop.errors import BadInputError, CancelledError
from desktop.progress import Step
call = pickle.load(sys.stdin.buffer)
def tell(kind, content):
    sys.stdout.buffer.write(pickle.dumps((kind, content))); sys.stdout.buffer.flush()
way = call.arguments["way"]
tell("step", Step(1, 2, "half"))
if way == "answer":
    tell("changed", frozenset({"person"})); tell("done", call.arguments["value"] * 2)
elif way == "refuse":
    tell("failed", BadInputError("no", code="E_NO"))
elif way == "stop":
    sys.stdin.buffer.read(1); tell("failed", CancelledError())
elif way == "deaf":
    threading.Event().wait(60)
else:
    raise ZeroDivisionError("a bug")
"""
COMMAND = (sys.executable, "-c", CHILD)
WORKSPACE = SimpleNamespace(
    paths=SimpleNamespace(folder=Path("office")), store=SimpleNamespace(identity=""), vault=None, actor=None
)


def verb(*_place: object, **_values: object) -> object:
    """Stand for an operation: its name travels, not its code."""


verb.__module__ = "desktop.operations.imports"


def run(
    way: str, is_cancelled: threading.Event | None = None, value: int = 21
) -> tuple[object, list[Step], list[object]]:
    steps: list[Step] = []
    kinds: list[object] = []
    stop = is_cancelled or threading.Event()
    result = run_in_process(
        partial(verb, WORKSPACE, way=way, value=value),
        Progress(steps.append, stop.is_set),
        stop.is_set,
        kinds.append,
        COMMAND,
    )
    return result, steps, kinds


def test_steps_changes_and_the_result_come_back() -> None:
    assert run("answer") == (42, [Step(0, 0, ""), Step(1, 2, "half")], [frozenset({"person"})])


def test_a_refusal_is_raised_again() -> None:
    with pytest.raises(BadInputError, match="no") as told:
        run("refuse")
    assert told.value.code == "E_NO"


def test_cancel_is_one_byte_and_the_child_cleans_up() -> None:
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    with pytest.raises(CancelledError):
        run("stop", stop)


def test_a_child_that_does_not_listen_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_PATIENCE_S", 0.1)
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    with pytest.raises(CancelledError):
        run("deaf", stop)


def placed(workspace: object, way: str, value: int = 0, *, progress: Progress) -> object:
    """Stand for an operation whose page gives its arguments by place."""


placed.__module__ = "desktop.operations.packages"


def test_arguments_given_by_place_travel_by_name() -> None:
    call = partial(placed, WORKSPACE, "answer", value=21)
    assert run_in_process(call, Progress(), lambda: False, lambda _kinds: None, COMMAND) == 42


def test_the_last_words_of_a_child_that_fell_are_kept() -> None:
    with pytest.raises(ChildFellError, match=r"ZeroDivisionError$") as fallen:
        run("fall")
    assert "a bug" not in fallen.value.report
