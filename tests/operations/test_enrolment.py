"""Other computers join an office on a server: clerks without exchange keys, key-holders with the recovery paper."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop import settings as office_settings
from desktop.errors import BadInputError, DamagedError, RefusedError, UnreachableError, UserError
from desktop.exchange.paper_key import seal_to_paper
from desktop.operations.databases import Place
from desktop.operations.enrolment import invite, join, join_as_key_holder, renew_password
from desktop.operations.new_keys import make_keys
from desktop.operations.offices import Unlock, create_office, open_office
from desktop.operations.recovery import exchange_keys
from desktop.operations.users import sign_in
from desktop.store.migrate import SCRIPTS
from desktop.vault import Secret
from desktop.workspace import Workspace
from tests.databases import Databases
from tests.factories import as_checker, make_office
from tests.plans import NOW, PASSPHRASE, plan, typed_back
from tests.plans import PASSWORD as SIGN_IN
from tests.servers import PASSWORD


@pytest.fixture
def database_kind() -> None:
    """Take the place of the run on both databases: only an office on a server has several computers."""


@pytest.fixture
def office(on_server: Databases, tmp_path: Path) -> Workspace:
    return as_checker(make_office(tmp_path / "first"))


def opened(databases: Databases, folder: Path) -> Workspace:
    workspace = databases.keep(open_office(folder, Unlock(passphrase=PASSPHRASE), lambda: NOW))
    return sign_in(workspace, "checker", SIGN_IN)


def test_an_invited_computer_works_without_exchange_keys(
    office: Workspace, on_server: Databases, tmp_path: Path
) -> None:
    code = invite(office, tmp_path / "invitation")
    join(tmp_path / "second", tmp_path / "invitation", code, PASSWORD, passphrase=PASSPHRASE)
    second = opened(on_server, tmp_path / "second")
    assert second.settings.database == office.settings.database
    assert second.vault.get(Secret.MARK_KEY) == office.vault.get(Secret.MARK_KEY)
    with pytest.raises(DamagedError, match="key-holder") as caught:
        exchange_keys(second.vault)
    assert caught.value.code == "E_NO_KEYS"


def test_the_certificate_of_the_server_travels_along(
    office: Workspace, on_server: Databases, tmp_path: Path
) -> None:
    address = f"{office.settings.database}&sslrootcert=office-ca.pem"
    secured = replace(office, settings=replace(office.settings, database=address))
    (office.paths.folder / "office-ca.pem").write_text("certificate")
    code = invite(secured, tmp_path / "invitation")
    join(tmp_path / "second", tmp_path / "invitation", code, PASSWORD, passphrase=PASSPHRASE)
    assert (tmp_path / "second" / "office-ca.pem").read_text() == "certificate"
    assert opened(on_server, tmp_path / "second").settings.database == address


def test_the_invitation_holds_nothing_in_clear_and_no_keys(office: Workspace, tmp_path: Path) -> None:
    invite(office, tmp_path / "invitation")
    content = (tmp_path / "invitation").read_bytes()
    assert content.startswith(b"age-encryption.org/v1")
    assert b"postgresql" not in content


def test_a_wrong_text_or_password_leaves_no_folder(office: Workspace, tmp_path: Path) -> None:
    code = invite(office, tmp_path / "invitation")
    other = make_keys().recovery
    with pytest.raises(BadInputError):
        join(tmp_path / "second", tmp_path / "invitation", other, PASSWORD, passphrase=PASSPHRASE)
    with pytest.raises(UnreachableError) as caught:
        join(tmp_path / "second", tmp_path / "invitation", code, "wrong", passphrase=PASSPHRASE)
    assert caught.value.code == "E_NOT_LET_IN"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "invitation"]


def test_a_file_that_is_no_invitation_is_named(office: Workspace, tmp_path: Path) -> None:
    code = make_keys().recovery
    for content in (b"[]", b"{}", b"x", b'{"secrets": {"a": 1}}'):
        (tmp_path / "invitation").write_bytes(seal_to_paper(content, code))
        assert refusal(tmp_path, code) == "E_NO_INVITATION"
    (tmp_path / "invitation").write_bytes(b"dear colleague")
    assert refusal(tmp_path, code) == "E_INVITATION"


def test_a_database_of_another_office_a_newer_program_or_nobody_is_named(
    office: Workspace, on_server: Databases, tmp_path: Path
) -> None:
    code = invite(office, tmp_path / "invitation")
    with office.store.write() as uow:
        uow.session.execute(text("update alembic_version set version_num = '9999'"))
    assert refusal(tmp_path, code) == "E_NEWER"
    elsewhere = replace(office.settings, code="another")
    code = invite(replace(office, settings=elsewhere), tmp_path / "invitation")
    with office.store.write() as uow:
        newest = sorted((SCRIPTS / "versions").glob("0*.py"))[-1].name[:4]
        uow.session.execute(text(f"update alembic_version set version_num = '{newest}'"))
    assert refusal(tmp_path, code) == "E_ANOTHER_OFFICE"
    office_settings.write(office.paths.folder, elsewhere)  # as somebody who edits the file by hand
    with pytest.raises(DamagedError) as caught:
        open_office(office.paths.folder, Unlock())
    assert caught.value.code == "E_ANOTHER_OFFICE"
    empty = replace(office.settings, database=on_server.new_address())
    code = invite(replace(office, settings=empty), tmp_path / "invitation")
    assert refusal(tmp_path, code) == "E_FOREIGN"
    assert not (tmp_path / "second").exists()


def refusal(place: Path, code: str) -> str:
    """Return the code of the sentence with which an invitation is refused."""
    with pytest.raises(UserError) as caught:
        join(place / "second", place / "invitation", code, PASSWORD, passphrase=PASSPHRASE)
    return caught.value.code


def test_a_key_holders_computer_joins_by_the_recovery_paper(on_server: Databases, tmp_path: Path) -> None:
    keys = make_keys()
    place = Place(address=on_server.new_address(), password=PASSWORD)
    first = create_office(
        tmp_path / "first",
        plan(),
        keys,
        typed_back(keys),
        passphrase=PASSPHRASE,
        place=place,
        now=lambda: NOW,
    )
    first.store.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    for name in ("office.toml", "recovery.age"):
        shutil.copy(tmp_path / "first" / name, stick)
    join_as_key_holder(tmp_path / "second", stick, keys.recovery, "", passphrase=PASSPHRASE)
    second = opened(on_server, tmp_path / "second")
    assert exchange_keys(second.vault).card.text == exchange_keys(first.vault).card.text


def test_an_office_in_a_file_invites_nobody(on_server: Databases, tmp_path: Path) -> None:
    on_server.kind = "file"
    alone = as_checker(make_office(tmp_path))
    with pytest.raises(RefusedError, match="server first"):
        invite(alone, tmp_path / "invitation")


def test_a_failed_birth_leaves_the_servers_database_empty(
    on_server: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = make_keys()
    place = Place(address=on_server.new_address(), password=PASSWORD)

    def full(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("desktop.operations.offices._move", full)
    with pytest.raises(OSError, match="no room"):
        create_office(
            tmp_path / "first",
            plan(),
            keys,
            typed_back(keys),
            passphrase=PASSPHRASE,
            place=place,
            now=lambda: NOW,
        )
    monkeypatch.undo()
    create_office(
        tmp_path / "first",
        plan(),
        keys,
        typed_back(keys),
        passphrase=PASSPHRASE,
        place=place,
        now=lambda: NOW,
    ).store.close()


def test_a_new_password_of_the_server_is_kept_once_the_server_takes_it(
    office: Workspace, on_server: Databases, tmp_path: Path
) -> None:
    code = invite(office, tmp_path / "invitation")
    join(tmp_path / "second", tmp_path / "invitation", code, PASSWORD, passphrase=PASSPHRASE)
    with pytest.raises(UnreachableError):
        renew_password(tmp_path / "second", "another", passphrase=PASSPHRASE)
    renew_password(tmp_path / "second", PASSWORD, passphrase=PASSPHRASE)
    assert opened(on_server, tmp_path / "second").actor is not None
