"""Work behind the window: results on its thread, once, never to a page that is gone; cancelled means nothing kept."""

import re
import threading
import time
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.errors import BadInputError, UserError
from desktop.progress import Progress, Step
from desktop.ui.changes import Changes
from desktop.ui.jobs.quick import quick
from desktop.ui.jobs.runner import Jobs


class Listener(QObject):
    """A page that asks for work."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.threads: list[threading.Thread] = []
        self.faults: list[UserError] = []
        self.cancelled = 0

    def take(self, result: object) -> None:
        """Note a result."""
        self.results.append(result)
        self.threads.append(threading.current_thread())

    def fail(self, fault: UserError) -> None:
        """Note a refusal."""
        self.faults.append(fault)

    def stop(self) -> None:
        """Note that the clerk stopped it."""
        self.cancelled += 1


def fake_children(
    call: "partial[object]", progress: Progress, is_cancelled: object, changed: object
) -> object:
    """Run the call here instead of in a process: what the runner does is the same."""
    changed({"person"})  # type: ignore[operator]  # a callable in the runner's hands
    return call(progress=progress)


@pytest.fixture
def changes(qtbot: QtBot) -> Changes:
    return Changes()


@pytest.fixture
def jobs(changes: Changes) -> Iterator[Jobs]:
    runner = Jobs(changes, lambda: fake_children)
    yield runner
    runner.close()


@pytest.fixture
def page() -> Listener:
    return Listener()


def settled(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.is_idle)


def answer(progress: Progress) -> int:
    return 42


def refuse(progress: Progress) -> None:
    raise BadInputError("no", code="E_NO")


def fall(progress: Progress) -> None:
    raise ZeroDivisionError("bug")


def until_cancelled(progress: Progress, begun: threading.Event) -> None:
    while True:
        progress.advance(1, 2)
        begun.set()
        threading.Event().wait(0.005)


@pytest.mark.parametrize("where", ["thread", "process"])
def test_a_result_comes_once_on_the_windows_thread(
    where: str, jobs: Jobs, page: Listener, qtbot: QtBot
) -> None:
    jobs.start(answer, done=page.take, where=where)  # type: ignore[arg-type]  # one of the two words
    settled(qtbot, jobs)
    assert page.results == [42]
    assert page.threads == [threading.main_thread()]


def test_a_job_that_ends_at_once_is_still_heard(jobs: Jobs, page: Listener, qtbot: QtBot) -> None:
    for _turn in range(200):
        jobs.start(answer, done=page.take)
    settled(qtbot, jobs)
    assert page.results == [42] * 200


def test_a_refusal_goes_to_whoever_asked(jobs: Jobs, page: Listener, qtbot: QtBot) -> None:
    jobs.start(refuse, done=page.take, failed=page.fail)
    settled(qtbot, jobs)
    assert [fault.code for fault in page.faults] == ["E_NO"]
    assert page.results == []


def test_a_refusal_nobody_waits_for_goes_to_the_window(jobs: Jobs, page: Listener, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.start(refuse, done=page.take)
    assert told.args[0].code == "E_NO"
    settled(qtbot, jobs)


def test_a_bug_reaches_the_crash_window_and_the_next_job_runs(
    jobs: Jobs, page: Listener, qtbot: QtBot
) -> None:
    with capture_exceptions() as caught:
        jobs.start(fall, done=page.take)
        jobs.start(answer, done=page.take)
        settled(qtbot, jobs)
    assert [kind for kind, _fault, _trace in caught] == [ZeroDivisionError]
    assert page.results == [42]


def test_cancel_stops_the_work_and_tells_the_page(jobs: Jobs, page: Listener, qtbot: QtBot) -> None:
    begun = threading.Event()
    job = jobs.start(
        partial(until_cancelled, begun=begun), done=page.take, cancelled=page.stop, failed=page.fail
    )
    qtbot.waitUntil(begun.is_set)
    job.cancel()
    settled(qtbot, jobs)
    assert (page.cancelled, page.results, page.faults) == (1, [], [])


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_page_that_is_gone_hears_nothing(wrapped: bool, jobs: Jobs, page: Listener, qtbot: QtBot) -> None:
    gate = threading.Event()
    jobs.start(lambda progress: gate.wait(5), done=partial(page.take) if wrapped else page.take)
    shiboken6.delete(page)
    gate.set()
    settled(qtbot, jobs)
    assert page.results == []


def test_work_that_writes_waits_for_work_that_writes_and_says_so(
    jobs: Jobs, page: Listener, qtbot: QtBot
) -> None:
    gate = threading.Event()
    jobs.start(lambda progress: gate.wait(5), done=page.take, title="Import", where="process", writes=True)
    save = jobs.start(answer, done=page.take, title="Save", writes=True)
    assert save.rival_title == "Import"
    jobs.start(lambda progress: "read", done=page.take)
    qtbot.waitUntil(lambda: "read" in page.results)
    assert 42 not in page.results
    with qtbot.waitSignal(save.waits):
        gate.set()
    settled(qtbot, jobs)
    assert page.results == ["read", True, 42]


def test_what_a_child_changed_is_told(jobs: Jobs, changes: Changes, page: Listener, qtbot: QtBot) -> None:
    with qtbot.waitSignal(changes.committed) as told:
        jobs.start(answer, done=page.take, where="process")
    assert told.args == [frozenset({"person"})]
    settled(qtbot, jobs)


def test_a_closed_window_waits_for_its_work_to_stop(page: Listener, qtbot: QtBot) -> None:
    others = set(threading.enumerate())
    runner = Jobs(Changes(), lambda: fake_children)
    begun = threading.Event()
    runner.start(partial(until_cancelled, begun=begun), done=page.take)
    runner.start(answer, done=page.take)
    qtbot.waitUntil(begun.is_set)
    runner.close()
    assert [thread.name for thread in threading.enumerate() if thread not in others] == []
    assert page.results == []


def test_what_asked_for_work_is_let_go_of_on_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    graves: list[threading.Thread] = []

    def ask() -> None:
        asker = Listener()
        asker.destroyed.connect(
            lambda: graves.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )
        jobs.start(partial(answer_for, asker=asker), done=asker.take)  # nobody else holds it

    for _turn in range(30):
        ask()
    settled(qtbot, jobs)
    qtbot.waitUntil(lambda: len(graves) == 30)
    assert set(graves) == {threading.main_thread()}


def answer_for(asker: Listener, progress: Progress) -> int:
    return len(asker.results)


def busy(progress: Progress, seconds: float) -> int:
    """Work as an operation does: plain Python that tells each row."""
    end = time.monotonic() + seconds
    done = 0
    while time.monotonic() < end:
        done += sum(range(200)) > 0
        progress.advance(done, 10**9, "")
    return done


def test_the_window_is_told_of_steps_no_more_often_than_an_eye_follows(
    jobs: Jobs, page: Listener, qtbot: QtBot
) -> None:
    steps: list[Step] = []
    job = jobs.start(partial(busy, seconds=0.3), done=page.take)
    job.stepped.connect(steps.append)
    settled(qtbot, jobs)
    assert 1 <= len(steps) <= 12
    assert steps == sorted(steps, key=lambda step: step.done)


@pytest.mark.benchmark
def test_the_window_never_stalls_while_a_job_runs(jobs: Jobs, page: Listener, qtbot: QtBot) -> None:
    beats: list[float] = []
    pulse = QTimer(interval=5)
    pulse.timeout.connect(lambda: beats.append(time.monotonic()))
    pulse.start()
    jobs.start(partial(busy, seconds=2), done=page.take)
    settled(qtbot, jobs)
    pulse.stop()
    longest = max(later - earlier for earlier, later in pairwise(beats))
    assert longest < 0.05


def _refuse_softly(secret: str, *, progress: Progress) -> None:
    progress.advance(3, 7)
    raise BadInputError("Not {name}", name=secret, code="E_TEST")


def test_the_log_tells_numbers_and_names_of_operations_and_no_value(
    jobs: Jobs, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()
    with caplog.at_level("INFO", "wasl.jobs"):
        jobs.start(partial(_refuse_softly, "سعاد"), title="سعاد", done=listener.take, failed=listener.fail)
        jobs.start(quick(partial(len, "سعاد")), title="سعاد", done=listener.take)
        qtbot.waitUntil(lambda: jobs.is_idle)
    first, second = (record.getMessage() for record in caplog.records)
    assert re.fullmatch(r"job \d+ test_runner._refuse_softly thread E_TEST 3/7 \d+\.\ds", first)
    assert re.fullmatch(r"job \d+ builtins.len thread done 0/0 \d+\.\ds", second)


def test_work_that_ends_after_the_closing_tells_no_window(changes: Changes, qtbot: QtBot) -> None:
    runner = Jobs(changes, lambda: fake_children)
    told: list[object] = []
    runner.ended.connect(told.append)
    runner.failed.connect(told.append)
    gate = threading.Event()

    def refused(progress: Progress) -> None:
        gate.wait(10)
        raise BadInputError("no")

    runner.start(refused, done=told.append, title="Reading")
    threading.Timer(0.05, gate.set).start()
    runner.close()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert told == []
