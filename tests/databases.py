"""Where the offices of a test keep their data: in a file, or in a database of a real server."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

import keyring
import pytest

from desktop import settings as office_settings
from desktop.operations.databases import Place
from desktop.operations.new_keys import make_keys
from desktop.operations.offices import Unlock, close_office, create_office, open_office
from desktop.vault import SERVICE
from desktop.workspace import Workspace
from tests.conftest import MemoryKeyring
from tests.plans import NOW, plan, typed_back
from tests.servers import PASSWORD, is_left_out, server

FILE, SERVER = "file", "server"
BOTH = [FILE] if is_left_out() else [FILE, SERVER]


class Databases:
    """The databases of the running test."""

    def __init__(self) -> None:
        self.kind = FILE
        self._made: list[str] = []
        self._opened: list[Workspace] = []

    def copy(self, template: "Template", folder: Path) -> None:
        """Put an office that was made once a run into a folder, with its keys and a database of its own."""
        shutil.copytree(template.folder, folder)
        settings = replace(office_settings.read(folder), vault_id=token_hex(8))
        for name, value in template.entries.items():
            keyring.get_keyring().set_password(SERVICE, f"{settings.vault_id}/{name}", value)
        if template.database:
            settings = replace(settings, database=self.new_address(template.database))
        office_settings.write(folder, settings)

    def new_address(self, template: str = "template0") -> str:
        """Return the address of a new database on the server, gone after the test."""
        self._made.append(server().new_database(template))
        return server().address(self._made[-1])

    def name_of(self, workspace: Workspace) -> str:
        """Return the name of an office's database on the server."""
        return urlsplit(workspace.settings.database).path.removeprefix("/")

    def keep(self, workspace: Workspace) -> Workspace:
        """Remember an open office on the server, to be closed after the test."""
        if self.kind == SERVER:
            self._opened.append(workspace)
        return workspace

    def as_template(self, workspace: Workspace) -> "Template":
        """Close an office and keep it for the whole run, to be copied."""
        database = self.name_of(workspace) if self.kind == SERVER else ""
        if database:
            self._made.remove(database)
            self._opened = [one for one in self._opened if one.store is not workspace.store]
        workspace.store.close()
        return Template(workspace.paths.folder, _held(workspace.settings.vault_id), database)

    def forget(self) -> None:
        """Close the offices and drop the databases of the test that ends."""
        for workspace in self._opened:
            workspace.store.close()
        for name in self._made:
            server().drop(name)
        self.kind, self._made, self._opened = FILE, [], []


databases = Databases()


@pytest.fixture(autouse=True, params=BOTH)
def database_kind(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run the test once with offices in files and once with offices on the server."""
    databases.kind = request.param
    yield request.param
    databases.forget()


@pytest.fixture
def on_server() -> Iterator[Databases]:
    """Run the test with offices on the server alone."""
    if is_left_out():
        pytest.skip("left out: --without postgresql")
    databases.kind = SERVER
    yield databases
    databases.forget()


class Template:
    """A finished office: its folder, its secrets by name, and its database where that is on the server."""

    def __init__(self, folder: Path, entries: dict[str, str], database: str) -> None:
        self.folder, self.entries, self.database = folder, entries, database


def kept_folder() -> Path:
    """Return a new folder that lasts as long as the run."""
    folder = Path(tempfile.mkdtemp(prefix="wasl-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def new_office(kind: str, country: str, code: str) -> Template:
    """Return an office as the wizard leaves it."""
    folder = kept_folder() / code
    name = server().new_database() if kind == SERVER else ""
    place = Place(address=server().address(name), password=PASSWORD) if name else None
    keys = make_keys()
    create_office(
        folder, plan(country, code), keys, typed_back(keys), passphrase=None, place=place, now=lambda: NOW
    ).store.close()
    close_office(open_office(folder, Unlock(), lambda: NOW))  # the day's first opening has its own work
    return Template(folder, _held(office_settings.read(folder).vault_id), name)


def _held(vault_id: str) -> dict[str, str]:
    """Return what the keyring holds of an office: secrets and marks of lanes."""
    held = keyring.get_keyring()
    assert isinstance(held, MemoryKeyring)
    names = (name for service, name in held.secrets if service == SERVICE)
    return {
        name.removeprefix(f"{vault_id}/"): held.secrets[SERVICE, name]
        for name in names
        if name.startswith(f"{vault_id}/")
    }


def leave_to_files(items: list[pytest.Item]) -> None:
    """Keep tests that are marked `on_file` off the server."""
    items[:] = [one for one in items if not (_is_for_server(one) and one.get_closest_marker("on_file"))]


def _is_for_server(item: pytest.Item) -> bool:
    call = getattr(item, "callspec", None)
    return call is not None and call.params.get("database_kind") == SERVER
