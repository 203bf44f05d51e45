"""A restore on a server: the office is the old one or the new one, whoever looks and whatever breaks."""

import os
import select
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from desktop import settings as office_settings
from desktop.errors import RefusedError, UserError
from desktop.models.package import Lane
from desktop.operations import beneficiaries, child, decisions
from desktop.operations.approvals import waiting
from desktop.operations.backups import back_up
from desktop.operations.checks import check_office
from desktop.operations.databases import open_store
from desktop.operations.examining import examine
from desktop.operations.locking import come_back, let_go
from desktop.operations.offices import Unlock, open_office
from desktop.operations.restoring import ask_restore
from desktop.progress import Progress
from desktop.store import schemas
from desktop.workspace import Workspace
from tests.databases import Databases
from tests.factories import NOW, PASSWORD, as_checker, as_clerk, make_office
from tests.saved import register_family, with_paper
from tests.servers import server

KILLS = int(os.environ.get("WASL_LONG_KILLS", "60"))


@pytest.fixture
def database_kind() -> None:
    """Take the place of the run on both databases: on a file the swap is another one (`test_restoring`)."""


@pytest.fixture
def office(on_server: Databases, tmp_path: Path) -> Workspace:
    """Give an office of two families, with a request to restore a backup of one."""
    made = with_paper(make_office(tmp_path / "first"))
    register_family(made, "سعاد محمود")
    (stick := tmp_path / "stick").mkdir()
    backup = back_up(made, stick).path
    register_family(made, "هدى إبراهيم")
    ask_restore(made, backup, examine(made, backup).agreed)
    return made


@pytest.fixture
def colleague(office: Workspace) -> Iterator[Workspace]:
    """Give the same office on another computer, open since before the restore."""
    store = open_store(office.settings, office.paths, office.vault)
    yield replace(office, store=store)
    store.close()


def grant(office: Workspace, progress: Progress | None = None) -> None:
    """Let the checker agree to the request that waits."""
    (row,) = waiting(office)
    decisions.grant(as_checker(office), row.number, progress or Progress())


def families(office: Workspace) -> int:
    with office.store.read() as uow:
        return uow.backups.totals()["household"]


def places(office: Workspace) -> set[str]:
    """Return the schemas in which an office lies or lay."""
    with office.store.engine.connect() as connection:
        query = text("SELECT nspname FROM pg_namespace WHERE nspname ~ 'restore'")
        return set(connection.scalars(query))


def test_a_restored_office_takes_the_place_and_nobody_mistakes_it_for_the_other(
    office: Workspace, colleague: Workspace, on_server: Databases, tmp_path: Path
) -> None:
    with office.store.write() as uow:
        lane = Lane(sender="ismailia", recipient="urmia", memorandum="m", last_seq=9, last_digest="c" * 64)
        uow.session.add(lane)  # sent from another computer after the backup
    schemas.make_schema(office.store.engine, schemas.beside("killed"))  # what a killed restore leaves
    assert families(colleague) == 2
    grant(office)
    for touch in (
        partial(families, colleague),
        partial(register_family, colleague, "منى أحمد"),
        partial(child.run, child.call_of(colleague, beneficiaries.counts), Progress(), lambda _kinds: None),
    ):
        with pytest.raises(RefusedError) as caught:
            touch()
        assert caught.value.code == "E_REPLACED"
    let_go(colleague)
    colleague.vault.take_up(office.vault)
    came = on_server.keep(come_back(colleague, "clerk", PASSWORD, Unlock()))
    assert came is not colleague  # so new windows are made
    assert families(came) == 1
    with came.store.read() as uow:
        assert uow.backups.lanes() == [("ismailia", "urmia", "m", 9, "c" * 64)]
    first = places(came)
    assert len(first) == 2
    register_family(came, "منى أحمد")
    backup = next((tmp_path / "stick").iterdir())
    ask_restore(came, backup, examine(came, backup).agreed)
    grant(came)
    again = as_clerk(on_server.keep(open_office(office.paths.folder, Unlock(), office.now)))
    assert families(again) == 1
    assert len(places(again)) == 2
    assert places(again) != first
    assert register_family(again, "منى أحمد")
    assert check_office(as_checker(again), Progress()).is_whole


def test_where_it_cannot_be_done_nothing_changes(
    office: Workspace, on_server: Databases, tmp_path: Path
) -> None:
    kept = office.paths.folder / "backups"
    kept.rename(tmp_path / "on the other computer")
    with pytest.raises(RefusedError) as caught:
        grant(office)
    assert caught.value.code == "E_ELSEWHERE"
    (tmp_path / "on the other computer").rename(kept)
    steps: list[str] = []

    def cut(step: object) -> None:
        steps.append(str(step))
        if len(steps) == 6:
            server().cut_lines(on_server.name_of(office))

    with pytest.raises(UserError):
        grant(office, Progress(cut))
    assert families(office) == 2
    assert places(office) == set()
    assert len(waiting(office)) == 1
    grant(office)


class Killing:
    """Grants the request in a child that is killed; each time on a copy of the office."""

    def __init__(self, office: Workspace, databases: Databases, home: Path) -> None:
        self._databases, self._home = databases, home
        self._template, self._folder = databases.name_of(office), office.paths.folder
        office.store.close()
        self.restored = self.kept = 0

    def once(self, after_s: float) -> None:
        """Kill after so many seconds, then judge: the old office or the new one, whole, and ready for another try."""
        folder = self._home / "copy"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._folder, folder)
        settings = office_settings.read(folder)
        office_settings.write(folder, replace(settings, database=self._databases.new_address(self._template)))
        self._kill(folder, after_s)
        left = as_clerk(open_office(folder, Unlock(), lambda: NOW))
        count = families(left)
        assert count in (1, 2)
        assert check_office(as_checker(left), Progress()).is_whole
        if count == 2:
            grant(left)
            left.store.close()
            left = as_clerk(open_office(folder, Unlock(), lambda: NOW))
            assert families(left) == 1
            self.kept += 1
        else:
            self.restored += 1
        assert len(places(left)) == 2
        left.store.close()
        server().drop(self._databases.name_of(left))

    def _kill(self, folder: Path, after_s: float) -> None:
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                grant(as_clerk(open_office(folder, Unlock(), lambda: NOW)))
                status = 0
            finally:
                os._exit(status)
        door = os.pidfd_open(pid)
        select.select([door], [], [], after_s)
        os.close(door)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def test_a_killed_restore_leaves_the_old_office_or_the_new_one(
    office: Workspace, on_server: Databases, tmp_path: Path
) -> None:
    killing = Killing(office, on_server, tmp_path)
    killing.once(0.9)
    assert killing.restored + killing.kept


@pytest.mark.long
def test_many_killed_restores_leave_the_old_office_or_the_new_one(
    office: Workspace, on_server: Databases, tmp_path: Path
) -> None:
    killing = Killing(office, on_server, tmp_path)
    begun = time.monotonic()
    killing.once(60)
    whole_s = time.monotonic() - begun
    lot = Random(3)
    for _ in range(KILLS):
        killing.once(lot.uniform(0.05, 0.7) * whole_s)
    print(f"\n{KILLS} kills: {killing.kept} old offices, {killing.restored} new ones, none between")
    assert killing.kept
    assert killing.restored > 1
