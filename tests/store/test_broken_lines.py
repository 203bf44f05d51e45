"""The line to a server breaks, falls silent or loses an answer: nothing acknowledged is lost, and the clerk is told."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import BadInputError, RefusedError, UnreachableError
from desktop.models.beneficiary import Household
from desktop.models.journal import Action
from desktop.operations.authorship import note
from desktop.operations.databases import open_store
from desktop.store import ending
from desktop.store import server as opening
from desktop.store.server import open_server
from desktop.store.store import Store
from desktop.workspace import Workspace
from tests.databases import Databases
from tests.factories import make_office
from tests.families import add_families
from tests.proxies import Proxy
from tests.servers import PASSWORD, server


@pytest.fixture
def database_kind() -> None:
    """Take the place of the run on both databases: a file has no line that could break."""


@pytest.fixture
def office(on_server: Databases, tmp_path: Path) -> Workspace:
    made = make_office(tmp_path)
    add_families(made, 1)
    return made


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[Proxy]:
    made = Proxy(tmp_path / "proxy", server().folder)
    yield made
    made.close()


@pytest.fixture
def far(office: Workspace, proxy: Proxy, tmp_path: Path) -> Iterator[Store]:
    """Give the office's store through the proxy."""
    address = office.settings.database.replace(str(server().folder), str(tmp_path / "proxy"))
    store = open_store(replace(office.settings, database=address), office.paths, office.vault)
    yield store
    store.close()


def move_to(store: Store, place: str) -> None:
    with store.write() as uow:
        household = uow.session.get_one(Household, 1)
        household.place = place
        uow.beneficiaries.save(household)


def place_in(office: Workspace) -> str:
    with office.store.read() as uow:
        return uow.session.get_one(Household, 1).place


def test_a_server_that_was_restarted_is_not_noticed(office: Workspace) -> None:
    move_to(office.store, "فايد")
    server().stop()
    server().start()
    assert place_in(office) == "فايد"
    move_to(office.store, "نفيشة")
    assert place_in(office) == "نفيشة"


def test_a_server_that_is_away_is_told_and_found_again(office: Workspace) -> None:
    server().stop()
    try:
        with pytest.raises(UnreachableError, match="cannot be reached") as caught:
            move_to(office.store, "فايد")
    finally:
        server().start()
    assert caught.value.code == "E_SERVER"
    move_to(office.store, "فايد")
    assert place_in(office) == "فايد"


def test_a_line_cut_in_the_middle_of_a_save_saves_nothing_and_says_so(
    office: Workspace, on_server: Databases
) -> None:
    undone: list[str] = []

    def save() -> None:
        with office.store.write() as uow:
            uow.undo_later(lambda: undone.append("file"))
            uow.session.get_one(Household, 1).place = "فايد"
            uow.session.flush()
            server().cut_lines(on_server.name_of(office))
            uow.session.get_one(Household, 1).place = "نفيشة"

    with pytest.raises(UnreachableError):
        save()
    assert undone == ["file"]
    assert place_in(office) == "القصاصين"


def test_a_line_cut_in_the_middle_of_a_reading_is_told(office: Workspace, on_server: Databases) -> None:
    def look() -> None:
        with office.store.read() as uow:
            uow.offices.own()
            server().cut_lines(on_server.name_of(office))
            uow.users.everyone()

    with pytest.raises(UnreachableError):
        look()
    assert place_in(office) == "القصاصين"


def test_a_commit_whose_answer_was_lost_counts_once(office: Workspace, far: Store, proxy: Proxy) -> None:
    heard: list[frozenset[str]] = []
    followed, undone = list[str](), list[str]()
    far.listen(heard.append)
    proxy.loses_answer_to_commit = True
    with far.write() as uow:
        uow.undo_later(lambda: undone.append("x"))
        uow.do_after(lambda: followed.append("x"))
        household = uow.session.get_one(Household, 1)
        household.place = "فايد"
        uow.beneficiaries.save(household)
        note(uow, office, Action.CORRECTED, "household", household.uid)
    assert (followed, undone) == (["x"], [])
    assert heard == [frozenset({"household", "journal_entry"})]
    assert place_in(office) == "فايد"
    assert not proxy.loses_answer_to_commit


def test_a_commit_that_never_arrived_is_told_as_not_saved(
    office: Workspace, far: Store, proxy: Proxy
) -> None:
    proxy.loses_commit = True
    with pytest.raises(UnreachableError) as caught:
        move_to(far, "فايد")
    assert caught.value.code == "E_SERVER"
    assert place_in(office) == "القصاصين"
    move_to(far, "فايد")
    assert place_in(office) == "فايد"


def test_a_commit_that_nobody_can_be_asked_about_is_told_as_open(
    office: Workspace, far: Store, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ending, "LOOK_FOR_S", 0.6)
    monkeypatch.setattr(ending, "LOOK_EVERY_S", 0.1)
    proxy.loses_answer_to_commit = proxy.stays_away_after = True
    touched: list[str] = []

    def save() -> None:
        with far.write() as uow:
            uow.undo_later(lambda: touched.append("undone"))
            uow.do_after(lambda: touched.append("followed"))
            uow.session.get_one(Household, 1).place = "فايد"

    with pytest.raises(UnreachableError, match="not known") as caught:
        save()
    assert caught.value.code == "E_IN_DOUBT"
    assert (
        touched == []
    )  # as after a crash: whoever opens the office next finishes or takes away what lies about
    assert place_in(office) == "فايد"


def test_a_silent_server_keeps_no_window_waiting(
    far: Store, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "WINDOW_PATIENCE_S", 0.3)
    monkeypatch.setattr(opening, "_SESSION", {**opening._SESSION, "connect_timeout": 1})
    opening.wait_briefly(far.engine)
    with far.read() as uow:
        uow.offices.own()
    proxy.is_silent = True
    begin = time.monotonic()
    with pytest.raises(UnreachableError), far.read() as uow:
        uow.offices.own()
    assert time.monotonic() - begin < opening.ANSWER_S + 5
    proxy.is_silent = False
    with far.read() as uow:
        uow.offices.own()
    opening._patient().window = None  # type: ignore[attr-defined]  # our own class


def test_a_statement_that_lasts_too_long_is_stopped(office: Workspace) -> None:
    slow = "set local statement_timeout = 100; select pg_sleep(20)"
    with pytest.raises(UnreachableError) as caught, office.store.read() as uow:
        uow.session.connection().exec_driver_sql(slow)
    assert caught.value.code == "E_SLOW"


def test_who_waits_too_long_for_a_colleagues_work_is_told(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = opening._SESSION["options"]
    quick = str(words).replace("lock_timeout=30s", "lock_timeout=200ms")
    monkeypatch.setitem(opening._SESSION, "options", quick)
    other = open_store(office.settings, office.paths, office.vault)
    with office.store.write() as first:
        first.offices.own()
        with pytest.raises(RefusedError, match="colleague") as caught, other.write():
            pass
        assert caught.value.code == "E_BUSY"
        with other.write(only_notes=True) as uow:
            note(uow, office, Action.READ, "household", "x")
    other.close()


def test_threads_share_the_lines_of_a_store(office: Workspace) -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(place_in(office))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 12


def test_the_server_says_who_may_come_in(office: Workspace, tmp_path: Path) -> None:
    address = office.settings.database
    with pytest.raises(UnreachableError) as caught:
        open_server(address, "another password", tmp_path)
    assert caught.value.code == "E_NOT_LET_IN"
    with pytest.raises(UnreachableError) as caught:
        open_server(address.replace("/@/", "/@/no_").replace("@/office", "@/no_office"), PASSWORD, tmp_path)
    assert caught.value.code == "E_NO_DATABASE"
    with pytest.raises(RefusedError) as refused:
        open_server(address.replace("wasl_office@", "postgres@"), "", tmp_path)
    assert refused.value.code == "E_SUPERUSER"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://wasl:secret@db.example/wasl",
        "postgresql://wasl@db.example/wasl?password=secret",
        "postgresql://wasl@db.example/wasl?sslmode=require",
        "postgresql://wasl@db.example/wasl?passfile=x",
        "postgresql://db.example/wasl",
        "postgresql://wasl@db.example",
        "postgresql://wasl@db.example/wasl?nonsense=1",
        "mysql://wasl@db.example/wasl",
        "postgresql://wasl@:::/x",
    ],
)
def test_an_address_without_protection_or_with_a_secret_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        open_server(address, "", tmp_path)


def test_over_a_network_the_server_has_to_prove_who_it_is(tmp_path: Path) -> None:
    from desktop.store.server_address import connection_words

    words = connection_words("postgresql://wasl@db.example/wasl?sslrootcert=office-ca.pem", tmp_path)
    assert words["sslmode"] == "verify-full"
    assert words["sslrootcert"] == str(tmp_path / "office-ca.pem")
    assert connection_words("postgresql://wasl@db.example/wasl", tmp_path)["sslrootcert"] == "system"
    assert "sslmode" not in connection_words("postgresql://wasl@localhost/wasl", tmp_path)
