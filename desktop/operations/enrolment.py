"""Lets another computer into an office on a server: a clerk's by an invitation, a key-holder's by the recovery paper.

The keys that sign and open packages travel on the recovery paper alone; an invitation never holds them.
"""

import json
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from desktop import settings as office_settings
from desktop import vault as vaults
from desktop.errors import BadInputError, DamagedError, RefusedError
from desktop.exchange.paper_key import new_paper_key, open_with_paper, seal_to_paper
from desktop.marking import N_
from desktop.models.journal import Action
from desktop.models.vault_file import to_bytes, to_text
from desktop.operations.authorship import note
from desktop.operations.databases import open_store, require_own
from desktop.operations.recovery import RECOVERY_FILE, opened_secrets, seal_again
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.settings import OfficePaths, Settings
from desktop.store.migrate import is_current, is_empty
from desktop.store.server_address import certificate_file
from desktop.vault import Secret, Vault
from desktop.whole_file import write_whole
from desktop.workspace import Workspace

SHARED = (Secret.DATABASE_KEY, Secret.MARK_KEY)
"""What every computer of an office needs: row marks and keyed hashes have to be the same on all of them."""


def invite(workspace: Workspace, out: Path, progress: Progress | None = None) -> str:
    """Write an invitation for another computer and return the text that opens it, to be carried apart.

    Raises:
        RefusedError: The office lies in a file, which one computer holds alone.
    """
    require(workspace, Right.MANAGE_OFFICE)
    if not workspace.settings.is_on_server:
        raise RefusedError(
            N_(
                "This office lies in a file of this computer. Move it to a server first; then others can join."
            )
        )
    code = new_paper_key()
    held = {secret.value: to_text(workspace.vault.get(secret)) for secret in SHARED}
    certificate = certificate_file(workspace.settings.database, workspace.paths.folder)
    plain = json.dumps(
        {
            "settings": asdict(workspace.settings),
            "secrets": held,
            "certificate": None if certificate is None else to_text(_read(certificate)),
        }
    )
    with workspace.store.write() as uow:
        note(uow, workspace, Action.INVITED, "office", uow.offices.own().uid)
        write_whole(out, seal_to_paper(plain.encode(), code))
        uow.undo_later(lambda: out.unlink(missing_ok=True))
    return code


def join(
    folder: Path,
    invitation: Path,
    code: str,
    database_password: str,
    *,
    passphrase: str | None,
    progress: Progress | None = None,
) -> Settings:
    """Make the folder of an office that this computer was invited into, for work without exchange keys.

    Raises:
        BadInputError: The text does not open the invitation, or the passphrase is too short.
        UnreachableError: The server does not let the account in.
        RefusedError: The folder is taken, or this computer has no secret service.
        DamagedError: The file is no invitation.
    """
    settings, values, certificate = _opened(_read(invitation), code)
    return _join(folder, settings, values, database_password, passphrase, certificate)


def _opened(sealed: bytes, code: str) -> tuple[Settings, dict[Secret, bytes], bytes | None]:
    """Return what an invitation holds: settings, secrets, and the server's certificate where it has one."""
    try:
        content = json.loads(open_with_paper(sealed, code))
        values = {Secret(name): to_bytes(text) for name, text in content["secrets"].items()}
        certificate = None if content["certificate"] is None else to_bytes(content["certificate"])
        return Settings(**content["settings"]), values, certificate
    except BadInputError as fault:
        raise BadInputError(
            N_(
                "These groups do not open this invitation. Compare both: each invitation has groups of its own. "
                "If they are lost, ask for a new one."
            ),
            code="E_INVITATION",
        ) from fault
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise DamagedError(
            N_("This file is no invitation, or a newer program wrote it. Ask for a new one."),
            code="E_NO_INVITATION",
        ) from fault


def join_as_key_holder(
    folder: Path,
    source: Path,
    paper: str,
    database_password: str,
    *,
    passphrase: str | None,
    progress: Progress | None = None,
) -> Settings:
    """Make the folder of an office on a server with all its keys, from the recovery paper.

    Args:
        folder: Where the office shall live on this computer.
        source: A folder with `office.toml`, `recovery.age` and the server's certificate, where the address
            names one, copied from a computer of the office.
        paper: The text of the recovery paper.
        database_password: Of the account on the server; "" for the one that was sealed to the paper.
        passphrase: Of the vault file; None keeps the keys in the system's secret service.
        progress: For callers that show one; this is over in a moment.

    Raises:
        BadInputError: The paper is not of this office, or the passphrase is too short.
        RefusedError: The office lies in a file, or the folder is taken.
    """
    settings = office_settings.read(source)
    if not settings.is_on_server:
        raise RefusedError(N_("This office does not lie on a server. Restore it from a backup instead."))
    sealed = _read(source / RECOVERY_FILE)
    certificate = certificate_file(settings.database, source)
    content = None if certificate is None else _read(certificate)
    values = opened_secrets(sealed, paper)
    database_password = database_password or values.get(Secret.DATABASE_PASSWORD, b"").decode()
    wanted = _join(folder, settings, values, database_password, passphrase, content)
    write_whole(folder / RECOVERY_FILE, sealed)
    return wanted


def renew_password(
    folder: Path, database_password: str, *, passphrase: str | None, progress: Progress | None = None
) -> None:
    """Keep a new password of the account on the server, once the server has taken it.

    Args:
        folder: Of the office on this computer.
        database_password: The new one.
        passphrase: Of the vault file; None where the system's secret service keeps the keys.
        progress: For callers that show one; this is over in a moment.

    Raises:
        UnreachableError: The server does not take it.
        RefusedError: The office lies in a file.
    """
    settings = office_settings.read(folder)
    if not settings.is_on_server:
        raise RefusedError(N_("This office lies in a file of this computer already."))
    tried = vaults.keep_in_memory({Secret.DATABASE_PASSWORD: database_password.encode()})
    recipient = _prove(settings, OfficePaths(folder), tried)
    is_file = passphrase is not None
    vault = vaults.open_file(folder, passphrase or "") if is_file else vaults.open_keyring(settings.vault_id)
    vault.put(Secret.DATABASE_PASSWORD, database_password.encode())
    seal_again(folder, vault, recipient, is_on_server=True)


def _join(
    folder: Path,
    settings: Settings,
    values: Mapping[Secret, bytes],
    database_password: str,
    passphrase: str | None,
    certificate: bytes | None,
) -> Settings:
    """Prove that keys and password open the office, and only then make its folder, whole or not at all."""
    if folder.exists() and any(folder.iterdir()):
        raise RefusedError(N_("The folder {folder} is not empty. Choose a new folder."), folder=str(folder))
    building = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    held = {**values, Secret.DATABASE_PASSWORD: database_password.encode()}
    own = replace(
        settings,
        vault_id=secrets.token_hex(8),
        key_keeper="keyring" if passphrase is None else vaults.FILE,
    )
    try:
        OfficePaths(building).make()
        place = certificate_file(own.database, building)
        if place is not None and certificate is not None:
            write_whole(place, certificate)
        _prove(own, OfficePaths(building), vaults.keep_in_memory(held))
        if passphrase is None:
            vaults.keep_in_keyring(own.vault_id, held)
        else:
            vaults.keep_in_file(building, passphrase, held)
        office_settings.write(building, own)
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return own


def _prove(settings: Settings, paths: OfficePaths, vault: Vault) -> str:
    """Refuse a database that is not this office's, or of a newer program; return to which paper backups are sealed."""
    store = open_store(settings, paths, vault)
    try:
        if is_empty(store.engine):
            raise DamagedError(
                N_("The database at this address holds no office. Check the address with the administrator."),
                code="E_FOREIGN",
            )
        is_current(store.engine)
        require_own(store, settings)
        with store.read() as uow:
            plan = uow.backups.plan()
    finally:
        store.close()
    return plan.recipient if plan else ""


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise DamagedError(N_("The file {path} cannot be read."), path=str(path)) from fault
