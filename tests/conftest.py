"""What every test stands on: an account of its own with no screen, no real keyring and no known locale."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from hypothesis import settings
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError
from sqlalchemy import Connection, Dialect, Engine, event
from sqlalchemy.util import LRUCache

from desktop.i18n.catalogue import use
from desktop.i18n.tongue import tongue
from desktop.models.vault_file import STRETCHING

ROOT = Path(__file__).resolve().parent.parent

os.umask(0o077)
# Before Qt is imported anywhere, and for every process that a test starts.
os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    PYTHONUTF8="1",
    PYTHONPATH=str(ROOT),
    PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
    LC_ALL="C.UTF-8",
    TZ="Africa/Cairo",
)
# A process that may not keep what it compiled compiles the program at each start: two seconds instead of one.
for name in (
    *("LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"),
    "PYTHONDONTWRITEBYTECODE",
):
    os.environ.pop(name, None)

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own name is made there for each run

# Shared machines are slow now and then: no deadline. What failed is printed so that it can be repeated.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")

# A run makes much and keeps it; looking through all of it every 700 objects costs a tenth of the run.
gc.set_threshold(20_000, 10, 10)


SHIPPED_STRETCHING = dict(STRETCHING)


class MemoryKeyring(KeyringBackend):
    """A secret service that forgets everything when its test ends."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring is half typed
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return the secret, or None."""
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the secret."""
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget the secret."""
        if self.secrets.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


MemoryKeyring.__module__ = "keyring.backends.SecretService.memory"  # the vault trusts backends by this name


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    """Give each test an empty keyring in place of the account's own."""
    before, memory = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


_compiled: dict[tuple[str, str | None], tuple[Dialect, LRUCache[Any, Any]]] = {}


@event.listens_for(Engine, "engine_connect")
def _share_compiled(connection: Connection) -> None:
    """Let a statement be compiled once a run: each test opens an office, and so an engine, of its own."""
    engine = connection.engine
    kind = (engine.dialect.name, engine.dialect.default_schema_name)
    dialect, cache = _compiled.setdefault(kind, (engine.dialect, LRUCache(3000)))
    engine.dialect = dialect
    engine.update_execution_options(compiled_cache=cache)


@pytest.fixture(autouse=True)
def _quick_stretching(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a password cost little to prove; in e2e, which starts the program itself, what it costs outside."""
    if "tests/e2e/" not in request.node.nodeid:
        monkeypatch.setitem(STRETCHING, "memory_cost", 256)


@pytest.fixture(autouse=True)
def _english() -> None:
    """Speak English at the start of each test, whatever the one before spoke."""
    use(tongue("en"))


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Collect what a test of the window left before another test's threads may; then as usual again."""
    yield
    if not gc.isenabled():
        gc.collect(1)
        gc.enable()


@pytest.fixture(autouse=True, scope="session")
def _own_account() -> Iterator[None]:
    """Keep what the program stores for a person (state, caches) out of the account that runs the tests."""
    with tempfile.TemporaryDirectory(prefix="wasl-account-") as account:
        for place in ("CONFIG", "DATA", "STATE", "CACHE", "RUNTIME"):
            folder = Path(account, place.lower())
            folder.mkdir()
            os.environ[f"XDG_{place}_{'DIR' if place == 'RUNTIME' else 'HOME'}"] = str(folder)
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the checks of the house begin first: the type check is the longest single test."""
    items.sort(key=lambda item: "test_house" not in item.nodeid)


def pytest_collection_finish() -> None:
    """Let the collector leave alone what was imported and collected: it stays to the end, and is most of the heap."""
    gc.collect()
    gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    """Write to memory, which others on the machine do not slow down; what measures writes where an office does."""
    if config.option.markexpr == "benchmark" or "TMPDIR" in os.environ:
        return
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 4 << 30:
        tempfile.tempdir = os.environ["TMPDIR"] = str(MEMORY)
