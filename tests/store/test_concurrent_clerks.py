"""Clerks who save the same family at the same moment on a server: no save is lost, and who loses a race is told."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text, update

from desktop.errors import ChangedMeanwhileError, UnreachableError
from desktop.models.beneficiary import Household
from desktop.models.journal import Action
from desktop.operations.authorship import author, note
from desktop.operations.databases import open_store
from desktop.store.store import Store
from desktop.workspace import Workspace
from tests.databases import Databases
from tests.factories import as_checker, make_office
from tests.families import add_families
from tests.servers import server

FAMILIES = 3
LONG_CLERKS = 20
LONG_SAVES = int(os.environ.get("WASL_LONG_SAVES", "5000"))  # of each clerk
Save = Callable[[Store, int, "Tally"], None]


class Tally:
    """What the clerks of one race met."""

    def __init__(self) -> None:
        self.conflicts = 0
        self.cuts = 0
        self._lock = threading.Lock()

    def conflict(self) -> None:
        """Count a save that was refused because somebody else was faster."""
        with self._lock:
            self.conflicts += 1

    def cut(self) -> None:
        """Count a save that did not reach the server."""
        with self._lock:
            self.cuts += 1


@pytest.fixture
def database_kind() -> None:
    """Take the place of the run on both databases: a file has one writer, so there is no race."""


@pytest.fixture
def office(on_server: Databases, tmp_path: Path) -> Workspace:
    made = make_office(tmp_path)
    add_families(made, FAMILIES)
    with made.store.write() as uow:
        uow.session.execute(text("update household set notes = '0'"))
    return made


def race(office: Workspace, clerks: int, saves: int, save: Save) -> Tally:
    """Let each clerk add one to the families' counts, `saves` times, all at once; each has a line of his own."""
    tally, faults = Tally(), list[BaseException]()
    start = threading.Barrier(clerks)

    def work(clerk: int) -> None:
        store = opened(office)
        try:
            start.wait()
            for turn in range(saves):
                save(store, 1 + (clerk + turn) % FAMILIES, tally)
        except BaseException as fault:
            faults.append(fault)
            raise
        finally:
            store.close()

    threads = [threading.Thread(target=work, args=(clerk,)) for clerk in range(clerks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    return tally


def opened(office: Workspace) -> Store:
    """Open the office, as often as the line breaks meanwhile."""
    while True:
        try:
            return open_store(office.settings, office.paths, office.vault)
        except UnreachableError:
            continue


def counted(office: Workspace) -> int:
    with office.store.read() as uow:
        return sum(int(notes) for (notes,) in uow.session.execute(text("select notes from household")))


def save_with_version(store: Store, family: int, tally: Tally) -> None:
    """Read, add one, save; after a conflict or a broken line do as a clerk does: look again and repeat."""
    while True:
        try:
            with store.read() as uow:
                household = uow.session.get_one(Household, family)
            mine = household.notes = str(int(household.notes) + 1)
            with store.write() as uow:
                uow.beneficiaries.save(household)
            return
        except ChangedMeanwhileError as told:
            for conflict in told.conflicts:  # none where both typed the same
                assert (conflict.kind, conflict.field, conflict.mine) == ("household", "notes", mine)
                assert int(str(conflict.theirs)) > int(mine)
            tally.conflict()
        except UnreachableError:
            tally.cut()


def save_without_version(store: Store, family: int, tally: Tally) -> None:
    """Do the same as programs do that never look who saved meanwhile."""
    with store.read() as uow:
        household = uow.session.get_one(Household, family)
    with store.write() as uow:
        values = update(Household).where(Household.id == family).values(notes=str(int(household.notes) + 1))
        uow.session.connection().execute(values)


def test_no_save_of_eight_clerks_is_lost(office: Workspace) -> None:
    tally = race(office, 8, 40, save_with_version)
    assert counted(office) == 8 * 40
    assert tally.conflicts > 0


def test_without_the_version_saves_are_lost(office: Workspace) -> None:
    """The control: were this to pass the other way, the race would prove nothing."""
    race(office, 8, 40, save_without_version)
    assert counted(office) < 8 * 40


@pytest.fixture
def cutter(office: Workspace, on_server: Databases) -> Iterator[None]:
    """End two lines of the office every fifth of a second, as a bad network does."""
    over = threading.Event()

    def cut() -> None:
        while not over.wait(0.2):
            server().cut_lines(on_server.name_of(office), most=2)

    thread = threading.Thread(target=cut)
    thread.start()
    yield
    over.set()
    thread.join()


@pytest.mark.long
def test_no_save_of_twenty_clerks_is_lost_while_lines_are_cut(office: Workspace, cutter: None) -> None:
    tally = race(office, LONG_CLERKS, LONG_SAVES, save_with_version)
    saves = LONG_CLERKS * LONG_SAVES
    print(f"\n{saves:,} saves, {tally.conflicts} conflicts shown, {tally.cuts} broken lines told, 0 lost")
    assert counted(office) == saves
    assert tally.cuts > 0


@pytest.mark.long
def test_without_the_version_twenty_clerks_lose_saves(office: Workspace) -> None:
    """The control at full size."""
    race(office, LONG_CLERKS, LONG_SAVES, save_without_version)
    saves = LONG_CLERKS * LONG_SAVES
    lost = saves - counted(office)
    print(f"\n{saves:,} saves without the version, {lost:,} lost")
    assert lost > 0


def test_twenty_clerks_get_numbers_without_gaps_and_the_chain_holds(office: Workspace) -> None:
    given: list[str] = []

    def take(store: Store, _: int, __: Tally) -> None:
        with store.write() as uow:
            number = uow.offices.next_number("memorandum", 2026)
            note(uow, office, Action.READ, "household", number)
        given.append(number)

    race(office, 20, 10, take)
    assert sorted(given, key=lambda one: int(one.split("/")[1])) == [f"2026/{n}" for n in range(1, 201)]
    with office.store.read() as uow:
        entries = uow.journal.head()[0]
        assert uow.session.scalar(text("select count(*) from journal_entry")) == entries
        assert uow.session.scalar(text("select max(n) from journal_entry")) == entries


def test_a_conflict_names_both_values_the_person_and_the_moment(office: Workspace) -> None:
    checker = as_checker(office)
    with office.store.read() as uow:
        mine = uow.session.get_one(Household, 1)
    address = mine.address
    with checker.store.write() as uow:
        same = uow.session.get_one(Household, 1)
        same.place, same.address = "نفيشة", "شارع البحر"
        same.touch(checker.now(), author(checker))
        uow.beneficiaries.save(same)
    mine.place = "فايد"
    with (
        pytest.raises(ChangedMeanwhileError, match="هدى إبراهيم مصطفى") as caught,
        office.store.write() as uow,
    ):
        uow.beneficiaries.save(mine)
    found = {one.field: (one.theirs, one.mine) for one in caught.value.conflicts}
    assert found == {"place": ("نفيشة", "فايد"), "address": ("شارع البحر", address)}
    assert caught.value.values["moment"] == checker.now()
