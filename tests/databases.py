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
from desktop.operations.offices import create_office
from desktop.vault import SERVICE, Secret
from desktop.workspace import Workspace
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

    def copy_office(self, folder: Path, country: str, code: str) -> None:
        """Put an office that was made once a run into a folder, with its keys and a database of its own."""
        template = _template(self.kind, country, code)
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


class _Template:
    """A finished office: its folder, its secrets by name, and its database where that is on the server."""

    def __init__(self, folder: Path, entries: dict[str, str], database: str) -> None:
        self.folder, self.entries, self.database = folder, entries, database


@cache
def _template(kind: str, country: str, code: str) -> _Template:
    folder = Path(tempfile.mkdtemp(prefix="wasl-template-")) / code
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    name = server().new_database() if kind == SERVER else ""
    place = Place(address=server().address(name), password=PASSWORD) if name else None
    keys = make_keys()
    create_office(
        folder, plan(country, code), keys, typed_back(keys), passphrase=None, place=place, now=lambda: NOW
    ).store.close()
    vault_id = office_settings.read(folder).vault_id
    held = {one.value: keyring.get_password(SERVICE, f"{vault_id}/{one.value}") for one in Secret}
    return _Template(folder, {secret: value for secret, value in held.items() if value is not None}, name)


def leave_to_files(items: list[pytest.Item]) -> None:
    """Keep tests that are marked `on_file` off the server."""
    items[:] = [one for one in items if not (_is_for_server(one) and one.get_closest_marker("on_file"))]


def _is_for_server(item: pytest.Item) -> bool:
    call = getattr(item, "callspec", None)
    return call is not None and call.params.get("database_kind") == SERVER
