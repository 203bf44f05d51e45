"""An office moves from its file to a server and back: nothing is lost on the way, and a broken move changes nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop import settings as office_settings
from desktop.errors import DamagedError, RefusedError, UnreachableError
from desktop.operations import beneficiaries, moving
from desktop.operations.checks import check_office
from desktop.operations.databases import Place, open_store
from desktop.operations.locking import come_back, let_go
from desktop.operations.offices import Unlock, open_office
from desktop.operations.users import sign_in
from desktop.progress import Progress
from desktop.store import tables
from desktop.vault import Secret
from desktop.workspace import Workspace
from tests.databases import Databases
from tests.factories import NOW, as_checker, as_clerk, make_office
from tests.families import add_families
from tests.plans import PASSWORD as SIGN_IN
from tests.saved import paper, register_family, with_paper
from tests.servers import PASSWORD, server

FAMILIES = 30


@pytest.fixture
def database_kind() -> None:
    """Take the place of the run on both databases: a move needs both at once."""


@pytest.fixture
def office(tmp_path: Path, on_server: Databases) -> Workspace:
    """Give an office in a file, with its administrator at work."""
    on_server.kind = "file"
    made = make_office(tmp_path)
    add_families(made, FAMILIES)
    on_server.kind = "server"
    return as_checker(made)


def on_server_place(address: str) -> Place:
    return Place(address=address, password=PASSWORD)


def opened(office: Workspace) -> Workspace:
    """Open the office where its settings say it is."""
    workspace = open_office(office.paths.folder, Unlock(), lambda: NOW)
    return sign_in(workspace, "checker", SIGN_IN)


def contents(office: Workspace) -> list[tables.Content]:
    with office.store.read() as uow:
        connection = uow.session.connection()
        return [tables.content_of(connection, table) for table in tables.all_tables(connection)]


def test_an_office_moves_to_a_server_and_back(office: Workspace, on_server: Databases) -> None:
    address = on_server.new_address()
    moved = moving.move_to_server(office, on_server_place(address))
    assert moved.rows > FAMILIES * 2
    assert moved.kept is not None
    assert moved.kept.exists()
    assert not office.paths.database.exists()
    there = on_server.keep(opened(office))
    assert there.settings.database == address
    assert beneficiaries.counts(there).persons == FAMILIES
    assert [row.name for row in beneficiaries.find(there, "سعاد")]
    with there.store.write() as uow:
        assert uow.offices.next_number("file", 2026).startswith("2026/")
    assert check_office(there, Progress()).is_whole
    before = contents(there)
    back = moving.move_to_file(there)
    here = on_server.keep(opened(office))
    assert here.settings.database == "office.db"
    assert {one.table: one.rows for one in back.tables}["household"] == FAMILIES
    untouched = {one.table for one in before} - {
        "journal_entry",
        "journal_head",
        "user_account",
        "sign_in_try",
    }
    assert [one for one in contents(here) if one.table in untouched] == [
        one for one in before if one.table in untouched
    ]
    assert check_office(here, Progress()).is_whole


def test_new_records_go_on_behind_the_moved_ones(office: Workspace, on_server: Databases) -> None:
    moving.move_to_server(office, on_server_place(on_server.new_address()))
    there = on_server.keep(opened(office))
    add_families(there, 2)
    with there.store.read() as uow:
        numbers = list(uow.session.scalars(text("select id from household order by id")))
    assert numbers == list(range(1, FAMILIES + 3))


def test_the_old_file_takes_no_changes_and_says_so(office: Workspace, on_server: Databases) -> None:
    moved = moving.move_to_server(office, on_server_place(on_server.new_address()))
    assert moved.kept is not None
    office_settings.write(office.paths.folder, office.settings)
    moved.kept.rename(office.paths.database)
    with pytest.raises(RefusedError) as caught:
        opened(office)
    assert caught.value.code == "E_MOVED"


def test_a_window_that_has_the_old_file_open_saves_nothing_into_it(
    office: Workspace, on_server: Databases
) -> None:
    other = on_server.keep(opened(office))
    with other.store.engine.connect() as reading:
        reading.exec_driver_sql("select count(*) from person").scalar()
        moved = moving.move_to_server(office, on_server_place(on_server.new_address()))
    assert moved.kept is None  # the other window holds it
    with pytest.raises(RefusedError) as caught:
        register_family(as_clerk(other), "سعاد محمود")
    assert caught.value.code == "E_MOVED"
    let_go(other)
    there = on_server.keep(come_back(other, "checker", SIGN_IN, Unlock()))
    assert there is not other  # so new windows are made
    assert beneficiaries.counts(there).persons == FAMILIES
    assert [path.name for path in office.paths.folder.glob("*.db")] == [f"moved-{NOW.date()}.db"]


def test_the_paper_alone_opens_the_office_on_its_server_and_back_in_its_file(
    office: Workspace, on_server: Databases
) -> None:
    with_paper(office)
    moving.move_to_server(office, on_server_place(on_server.new_address()))
    there = on_server.keep(open_office(office.paths.folder, Unlock(recovery=paper()), lambda: NOW))
    moving.move_to_file(sign_in(there, "checker", SIGN_IN))
    here = open_office(office.paths.folder, Unlock(recovery=paper()), lambda: NOW)
    assert here.vault.find(Secret.DATABASE_PASSWORD) is None
    here.store.close()


def test_colleagues_on_the_server_are_told_that_the_office_moved(
    office: Workspace, on_server: Databases
) -> None:
    moving.move_to_server(office, on_server_place(on_server.new_address()))
    there = on_server.keep(opened(office))
    colleague = open_store(there.settings, there.paths, there.vault)
    with colleague.read() as uow:
        uow.offices.own()
    moving.move_to_file(there)
    with pytest.raises(RefusedError, match="moved") as caught, colleague.write() as uow:
        uow.offices.next_number("file", 2026)
    assert caught.value.code == "E_MOVED"
    colleague.close()


def test_a_copy_that_differs_changes_nothing(
    office: Workspace, on_server: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = on_server.new_address()
    whole = tables.content_of
    monkeypatch.setattr(
        tables,
        "content_of",
        lambda connection, table: replace_digest(whole(connection, table), connection.dialect.name),
    )
    before = contents(office)
    with pytest.raises(DamagedError, match="did not arrive"):
        moving.move_to_server(office, on_server_place(address))
    assert contents(office) == before
    assert office_settings.read(office.paths.folder) == office.settings
    monkeypatch.undo()
    moving.move_to_server(office, on_server_place(address))  # the server's database is empty again


def replace_digest(content: tables.Content, database: str) -> tables.Content:
    is_spoilt = database == "postgresql" and content.table == "person"
    return content._replace(digest="0" * 64) if is_spoilt else content


def test_settings_that_cannot_be_written_change_nothing(
    office: Workspace, on_server: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no room")

    before = contents(office)
    monkeypatch.setattr(office_settings, "write", full)
    with pytest.raises(OSError, match="no room"):
        moving.move_to_server(office, on_server_place(on_server.new_address()))
    monkeypatch.undo()
    assert contents(office) == before
    assert office.paths.database.exists()


def test_a_server_that_goes_away_on_the_way_changes_nothing(office: Workspace, on_server: Databases) -> None:
    before = contents(office)
    address = on_server.new_address()

    def cut(step: object) -> None:
        server().cut_lines(
            on_server.name_of(replace(office, settings=replace(office.settings, database=address)))
        )

    with pytest.raises(UnreachableError):
        moving.move_to_server(office, on_server_place(address), Progress(cut))
    assert contents(office) == before
    assert office_settings.read(office.paths.folder) == office.settings


def test_a_database_in_use_and_the_wrong_way_are_refused(office: Workspace, on_server: Databases) -> None:
    used = on_server.new_address()
    moving.move_to_server(office, on_server_place(used))
    there = on_server.keep(opened(office))
    with pytest.raises(RefusedError, match="already"):
        moving.move_to_server(there, on_server_place(on_server.new_address()))
    moving.move_to_file(there)
    here = on_server.keep(opened(office))
    with pytest.raises(RefusedError, match="already"):
        moving.move_to_file(here)
    with pytest.raises(RefusedError) as caught:
        moving.move_to_server(here, on_server_place(used))
    assert caught.value.code == "E_NOT_EMPTY"


def test_a_clerk_may_not_move_the_office(tmp_path: Path, on_server: Databases) -> None:
    on_server.kind = "file"
    clerk = make_office(tmp_path)
    with pytest.raises(RefusedError) as caught:
        moving.move_to_server(clerk, on_server_place("postgresql://x@/y"))
    assert caught.value.code == "E_RIGHT"
