"""Windows hear what others saved on the server, go on hearing after it was restarted, and close without a trace."""

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models.beneficiary import Household
from desktop.operations.databases import open_store
from desktop.store import hearing
from desktop.store.store import Store
from desktop.workspace import Workspace
from tests.databases import Databases
from tests.factories import make_office
from tests.families import add_families
from tests.servers import server

WAIT_S = 20
News = queue.SimpleQueue[frozenset[str]]


@pytest.fixture
def database_kind() -> None:
    """Take the place of the run on both databases: a file has one window."""


@pytest.fixture
def office(on_server: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(hearing, "RETRY_S", 0.1)
    made = make_office(tmp_path)
    add_families(made, 1)
    return made


@pytest.fixture
def other(office: Workspace) -> Iterator[Store]:
    """Give the store of a colleague's window."""
    store = open_store(office.settings, office.paths, office.vault)
    yield store
    store.close()


@pytest.fixture
def news(office: Workspace) -> News:
    """Give what the office's window hears, once it listens."""
    heard: News = queue.SimpleQueue()
    office.store.listen(heard.put)
    office.store.serve_window()
    assert office.store._line.hearing is not None
    assert office.store._line.hearing.is_hearing.wait(WAIT_S)
    return heard


def save(store: Store, place: str) -> None:
    with store.write() as uow:
        household = uow.session.get_one(Household, 1)
        household.place = place
        uow.beneficiaries.save(household)


def test_a_save_elsewhere_is_heard(office: Workspace, other: Store, news: News) -> None:
    save(other, "فايد")
    assert news.get(timeout=WAIT_S) == frozenset({"household"})


def test_an_own_save_is_heard_once(office: Workspace, other: Store, news: News) -> None:
    save(office.store, "فايد")
    save(other, "نفيشة")
    assert [news.get(timeout=WAIT_S) for _ in range(2)] == [frozenset({"household"})] * 2
    assert news.empty()


def test_what_was_rolled_back_is_not_heard(office: Workspace, other: Store, news: News) -> None:
    def fail() -> None:
        with other.write() as uow:
            uow.session.get_one(Household, 1).place = "فايد"
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    save(other, "نفيشة")
    assert news.get(timeout=WAIT_S) == frozenset({"household"})
    assert news.empty()


def test_after_a_restart_everything_is_loaded_anew(office: Workspace, other: Store, news: News) -> None:
    server().stop()
    server().start()
    assert {"household", "person", "journal_entry"} <= news.get(timeout=WAIT_S)
    save(other, "فايد")
    assert news.get(timeout=WAIT_S) == frozenset({"household"})


@pytest.mark.usefixtures("news")
def test_closing_leaves_no_thread_and_no_line(office: Workspace, on_server: Databases) -> None:
    office.store.close()
    assert [one.name for one in threading.enumerate() if one.name == "hearing"] == []
    assert server().cut_lines(on_server.name_of(office)) == 0


def test_closing_does_not_wait_for_a_server_that_is_away(office: Workspace, news: News) -> None:
    server().stop()
    try:
        office.store.close()
    finally:
        server().start()
    assert [one.name for one in threading.enumerate() if one.name == "hearing"] == []
