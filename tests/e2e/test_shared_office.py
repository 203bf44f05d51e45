"""A technician moves an office to a server, lets a second computer in, and moves the office back, from the terminal."""

from pathlib import Path

import pytest

from desktop.operations.new_keys import make_keys
from desktop.operations.offices import create_office
from tests.databases import Databases, on_server
from tests.factories import PASSPHRASE, PASSWORD, plan, typed_back
from tests.servers import PASSWORD as SERVER_PASSWORD
from tests.verbs import answered

__all__ = ["on_server"]


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, Path]:
    """Give the files from which the verbs read what is secret."""
    texts = {"password": PASSWORD, "passphrase": PASSPHRASE, "server": SERVER_PASSWORD}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return {name: tmp_path / name for name in texts}


def test_an_office_is_shared_and_taken_back(
    on_server: Databases, tmp_path: Path, papers: dict[str, Path]
) -> None:
    keys = make_keys()
    office = tmp_path / "office"
    create_office(office, plan(), keys, typed_back(keys), passphrase=PASSPHRASE).store.close()
    person = (
        "--user",
        "checker",
        "--password-file",
        papers["password"],
        "--passphrase-file",
        papers["passphrase"],
    )
    address = on_server.new_address()
    secret = ("--database-password-file", papers["server"])
    moved = answered("move", "--to-server", address, *secret, "--office", office, *person)["moved"]
    assert isinstance(moved, dict)
    assert moved["database"] == address
    code = answered("invite", "--out", tmp_path / "invitation", "--office", office, *person)["code"]
    (tmp_path / "code").write_text(str(code))
    second = tmp_path / "second"
    invitation = ("--invitation", tmp_path / "invitation", "--code-file", tmp_path / "code")
    answered("join", "--into", second, *invitation, *secret, "--passphrase-file", papers["passphrase"])
    assert answered("check", "--office", second, *person)
    refused = answered("move", "--to-file", "--office", second, *person, status=1)
    assert refused["error"] == "E_NO_KEYS"
    answered("move", "--to-file", "--office", office, *person)
    assert answered("check", "--office", office, *person)
    assert answered("check", "--office", second, *person, status=1)["error"] == "E_MOVED"
