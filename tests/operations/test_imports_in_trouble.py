"""Imports that are stopped, meet a full disk, or meet each other: all or nothing, and nobody twice."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from desktop.errors import CancelledError, UserError
from desktop.models.importing import Pasted
from desktop.operations import beneficiaries, imports
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import make_office

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
ROWS = 2500


def _list(count: int = ROWS) -> Pasted:
    names = (f"سعاد {LETTERS[n % 28]}{LETTERS[n // 28 % 28]}{LETTERS[n // 784]} حسن" for n in range(count))
    return Pasted("لصق", "\n".join(["الاسم\tالقرية", *(f"{name}\tفايد" for name in names)]))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an Egyptian office with its clerk at work."""
    return make_office(tmp_path)


def test_a_full_disk_in_the_middle_leaves_nothing_and_says_so(workspace: Workspace) -> None:
    if workspace.store.is_on_server:
        return  # a server's disk is the server's own affair
    with workspace.store.read() as uow:
        pages: int = uow.session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()

    def _limit(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")

    workspace.store.engine.dispose()
    event.listen(workspace.store.engine, "connect", _limit)
    with pytest.raises(UserError, match="full"):
        imports.take_in(workspace, _list())
    event.remove(workspace.store.engine, "connect", _limit)
    workspace.store.engine.dispose()
    assert beneficiaries.counts(workspace).persons == 0
    assert imports.take_in(workspace, _list(30)).added == 30


def test_cancel_in_the_middle_leaves_nothing(workspace: Workspace) -> None:
    told: list[int] = []
    progress = Progress(lambda step: told.append(step.done), lambda: len(told) > 1)
    with pytest.raises(CancelledError):
        imports.take_in(workspace, _list(), progress=progress)
    assert told[-1] < ROWS
    assert beneficiaries.counts(workspace).persons == 0


def test_the_same_list_taken_in_twice_at_once_comes_in_once(workspace: Workspace) -> None:
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda _: imports.take_in(workspace, _list(300)), range(2)))
    assert sorted((run.added, run.unchanged) for run in runs) == [(0, 300), (300, 0)]
    assert beneficiaries.counts(workspace).families == 300


def test_a_person_twice_in_a_long_list_is_found_however_far_apart(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.operations.import_marks._RECENT", 500)
    block = _list()
    again = Pasted(block.name, "\n".join([block.text, *block.text.split("\n")[1:200:40]]))
    plan = imports.preview(workspace, again)
    assert (plan.added, plan.refused) == (ROWS, 5)
    assert {dict(one.problems[-1].values)["row"] for one in plan.outcomes if one.problems} == {
        2,
        42,
        82,
        122,
        162,
    }
