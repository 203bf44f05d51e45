"""The birth of an office, and opening it again."""

import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop import settings as office_settings
from desktop import vault as vaults
from desktop.disk_faults import told
from desktop.errors import BadInputError, RefusedError
from desktop.exchange.paper_key import recipient_of
from desktop.marking import N_
from desktop.models.agency import Agency, AgencyKind, CardState
from desktop.models.country import FACTS
from desktop.models.journal import Action
from desktop.models.office import Office, Signatory
from desktop.models.office_plan import FirstPerson, OfficePlan, check_plan
from desktop.models.problem import refuse_errors
from desktop.models.user import CHECKER_ROLES, CLERK_ROLES, SOLE_ROLES, Role
from desktop.operations.authorship import SYSTEM, born, note
from desktop.operations.checkpoints import close_journal, open_journal
from desktop.operations.databases import Place, open_store, require_own
from desktop.operations.moving import set_aside
from desktop.operations.new_keys import NewKeys, check_typed_groups
from desktop.operations.recovery import NewSecrets, open_recovery, seal_recovery
from desktop.operations.reference_data import Stamp, load_reference_data, reference_digest
from desktop.operations.swapping import finish_restore
from desktop.operations.upgrading import bring_up_to_date, renew_lists
from desktop.operations.users import make_account
from desktop.progress import Progress
from desktop.settings import OfficePaths, Settings
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret, Vault
from desktop.whole_file import sweep_all
from desktop.workspace import Workspace

Clock = Callable[[], datetime]


@dataclass(frozen=True, kw_only=True)
class Unlock:
    """How the office's keys are reached; exactly one way, or none for the system's secret service."""

    passphrase: str | None = None
    recovery: str | None = None  # text of the recovery paper


def utc_now() -> datetime:
    """Return the present moment, aware."""
    return datetime.now(UTC)


def create_office(
    folder: Path,
    plan: OfficePlan,
    keys: NewKeys,
    typed: Mapping[int, str],
    *,
    passphrase: str | None,
    place: Place | None = None,
    now: Clock = utc_now,
    progress: Progress | None = None,
) -> Workspace:
    """Make an office folder, whole or not at all, and return it open with nobody signed in.

    Args:
        folder: Where the office shall live; it must not exist or be empty.
        plan: The answers of the wizard.
        keys: From `make_keys`, after the recovery paper was printed.
        typed: The recovery groups typed back, by their number.
        passphrase: Of the vault file; None keeps the keys in the system's secret service.
        place: Where the data shall lie; a file in the folder where nothing is said.
        now: The clock.
        progress: Told the steps.

    Raises:
        BadInputError: An answer or a typed group is wrong.
        RefusedError: The folder is not empty.
    """
    tell, place = progress or Progress(), place or Place()
    _refuse_unready(folder, plan, keys, typed)
    building = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    with _whole_or_nothing(building, place):
        tell.advance(0, 3, N_("Making the database"))
        settings = _build(building, plan, keys, passphrase, now, place)
        tell.advance(2, 3, N_("Moving the office into its place"))
        _move(building, folder)
    return _workspace(folder, settings, _open_vault(folder, settings, Unlock(passphrase=passphrase)), now)


@contextmanager
def _whole_or_nothing(building: Path, place: Place) -> Iterator[None]:
    """Take everything back when an office is not born, and say of a disk what it cannot do."""
    try:
        yield
    except BaseException as fault:
        place.take_back()
        shutil.rmtree(building, ignore_errors=True)
        if isinstance(fault, OSError) and (sentence := told(fault, building.parent)) is not fault:
            raise sentence from fault
        raise


def _refuse_unready(folder: Path, plan: OfficePlan, keys: NewKeys, typed: Mapping[int, str]) -> None:
    refuse_errors(check_plan(plan))
    check_typed_groups(keys, typed)
    refuse_taken(folder)


def _move(building: Path, folder: Path) -> None:
    if folder.exists():
        folder.rmdir()
    building.rename(folder)


def refuse_taken(folder: Path) -> None:
    """Refuse a folder that holds anything.

    Raises:
        RefusedError: Something is in it.
    """
    if folder.exists() and any(folder.iterdir()):
        raise RefusedError(N_("The folder {folder} is not empty. Choose a new folder."), folder=str(folder))


def open_office(folder: Path, unlock: Unlock, now: Clock = utc_now) -> Workspace:
    """Open an office with nobody signed in; `users.sign_in` comes next.

    Raises:
        NotFoundError: There is no office in the folder.
        DamagedError: Settings, keys or database do not hold.
        BadInputError: Passphrase or recovery text is wrong.
        RefusedError: The secret service cannot be reached.
    """
    settings = office_settings.read(folder)
    workspace = _workspace(folder, settings, _open_vault(folder, settings, unlock), now)
    sweep_all(workspace.paths.parts, workspace.now().timestamp())
    open_journal(workspace)
    return workspace


def reopen(settings: Settings, paths: OfficePaths, unlock: Unlock, now: Clock) -> Workspace:
    """Open an office that this program has open already, as after a lock: nothing is looked through again.

    Raises:
        UserError: As `open_office` does.
    """
    vault = _open_vault(paths.folder, settings, unlock)
    return Workspace(
        store=open_store(settings, paths, vault), vault=vault, settings=settings, paths=paths, now=now
    )


def is_office(folder: Path) -> bool:
    """Return whether a folder holds an office."""
    return (folder / office_settings.FILE).is_file()


def has_secret_service() -> bool:
    """Return whether this computer's secret service can keep the keys."""
    return vaults.is_keyring_usable()


def needs_passphrase(folder: Path) -> bool:
    """Return whether the keys of an office lie in a passphrase vault.

    Raises:
        NotFoundError: There is no office in the folder.
    """
    return office_settings.read(folder).key_keeper == vaults.FILE


def close_office(workspace: Workspace) -> None:
    """Let go of the database; the workspace is of no use afterwards."""
    close_journal(workspace)
    workspace.store.close()


def _open_vault(folder: Path, settings: Settings, unlock: Unlock) -> Vault:
    if unlock.recovery is not None:
        return open_recovery(folder, unlock.recovery)
    if settings.key_keeper != vaults.FILE:
        return vaults.open_keyring(settings.vault_id)
    if unlock.passphrase is None:
        raise BadInputError(
            N_("The keys of this office lie in a vault. Give its passphrase."), code="E_PASSPHRASE"
        )
    return vaults.open_file(folder, unlock.passphrase)


def _workspace(folder: Path, settings: Settings, vault: Vault, now: Clock) -> Workspace:
    paths = OfficePaths(folder)
    if settings.is_on_server:
        set_aside(paths, lambda: vault.get(Secret.DATABASE_KEY), now().astimezone().date())
    else:
        finish_restore(paths, lambda: vault.get(Secret.DATABASE_KEY))
    store = open_store(settings, paths, vault)
    workspace = Workspace(store=store, vault=vault, settings=settings, paths=paths, now=now)
    bring_up_to_date(workspace)
    require_own(store, settings)
    renew_lists(workspace)
    return workspace


def _build(
    folder: Path, plan: OfficePlan, keys: NewKeys, passphrase: str | None, now: Clock, place: Place
) -> Settings:
    paths = OfficePaths(folder)
    paths.make()
    facts = FACTS[plan.country]
    vault_id = secrets.token_hex(8)
    settings = Settings(
        code=plan.code,
        country=plan.country.value,
        language=plan.language or facts.language,
        numerals=plan.numerals,
        key_keeper="keyring" if passphrase is None else vaults.FILE,
        vault_id=vault_id,
        name=plan.name.strip(),
        database=place.address,
        is_synthetic=plan.is_synthetic,
    )
    values = {**keys.secrets.values, **place.secrets()}
    vault = (
        vaults.keep_in_keyring(vault_id, values)
        if passphrase is None
        else vaults.keep_in_file(folder, passphrase, values)
    )
    seal_recovery(folder, NewSecrets(values, keys.recovery))
    store = place.new_store(paths, values[Secret.DATABASE_KEY])
    workspace = Workspace(store=store, vault=vault, settings=settings, paths=paths, now=now)
    with workspace.store.write() as uow:
        _fill(uow, workspace, plan, keys)
    workspace.store.close()
    office_settings.write(folder, settings)
    return settings


def _fill(uow: UnitOfWork, workspace: Workspace, plan: OfficePlan, keys: NewKeys) -> None:
    load_reference_data(uow, plan.country, Stamp(plan.code, SYSTEM, workspace.now()))
    card = keys.exchange.card
    office = Office(
        **born(workspace),
        code=plan.code,
        country=plan.country.value,
        name=plan.name.strip(),
        area_code=plan.area_code,
        letterhead="\n".join(line.strip() for line in plan.letterhead),
        address=plan.address.strip(),
        card=card.text,
        is_synthetic=plan.is_synthetic,
        is_one_person=plan.checker is None,
        key_keeper=workspace.vault.keeper_name,
        reference_digest=reference_digest(),
    )
    uow.offices.add(office)
    uow.backups.seal_to(recipient_of(keys.recovery))
    for position, (post, person) in enumerate(plan.signatories):
        uow.offices.add(
            Signatory(
                **born(workspace), position=position, post=post, person=person, valid_from=workspace.today()
            )
        )
    _add_own_agency(uow, workspace, plan, keys)
    _add_person(uow, workspace, plan.clerk, CLERK_ROLES if plan.checker else SOLE_ROLES)
    if plan.checker is not None:
        _add_person(uow, workspace, plan.checker, CHECKER_ROLES)
    note(uow, workspace, Action.OFFICE_CREATED, "office", office.uid, fingerprint=card.fingerprint)


def _add_own_agency(uow: UnitOfWork, workspace: Workspace, plan: OfficePlan, keys: NewKeys) -> None:
    card = keys.exchange.card
    post, person = plan.signatories[-1]
    uow.agencies.add(
        Agency(
            **born(workspace),
            code=plan.code,
            name=plan.name.strip(),
            kind=AgencyKind.DIRECTORATE.value,
            is_own=True,
            address=plan.address.strip(),
            representative=person,
            post=post,
            card=card.text,
            fingerprint=card.fingerprint,
            card_state=CardState.VERIFIED.value,
            typed_by=SYSTEM,
            verified_at=workspace.now(),
        )
    )


def _add_person(uow: UnitOfWork, workspace: Workspace, person: FirstPerson, roles: frozenset[Role]) -> None:
    make_account(
        uow, workspace, name=person.name, full_name=person.full_name, roles=roles, password=person.password
    )
