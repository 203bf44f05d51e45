"""A locked office holds no key in this process; it comes back for the same person as it was."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from desktop import settings as office_settings
from desktop.errors import BadInputError, RefusedError
from desktop.models.listing import Listing
from desktop.models.user import Role
from desktop.operations import beneficiaries, listings
from desktop.operations.keyed_hashes import value_key
from desktop.operations.locking import come_back, let_go
from desktop.operations.new_keys import make_keys
from desktop.operations.offices import Unlock, create_office
from desktop.operations.users import sign_in
from desktop.vault import Secret
from desktop.workspace import Workspace
from tests.factories import PASSPHRASE, PASSWORD, make_office
from tests.plans import plan, typed_back


def holders(secrets: tuple[bytes, ...]) -> list[str]:
    """Return what in this process still refers to a secret, as bytes or as the hex that opens a file."""
    spelled = [*secrets, *(secret.hex() for secret in secrets)]
    gc.collect()
    return [
        type(holder).__name__
        for holder in gc.get_objects()
        if holder is not spelled and holder is not secrets
        for one in gc.get_referents(holder)
        if isinstance(one, bytes | str) and len(one) in (32, 64) and one in spelled
    ]


def test_a_locked_office_refuses_everything(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    let_go(office)
    for call in (
        lambda: beneficiaries.counts(office),
        lambda: office.vault.get(Secret.SIGNING_SEED),
        lambda: office.vault.raise_lane_mark("a", 1, "0" * 64),
    ):
        with pytest.raises(RefusedError) as caught:
            call()
        assert caught.value.code == "E_LOCKED"


def test_the_same_person_goes_on_with_the_same_workspace(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    seen = office.store.within(("EG19",))
    told: list[frozenset[str]] = []
    office.store.listen(told.append)
    let_go(office)
    back = come_back(office, "clerk", PASSWORD, Unlock())
    assert back is office
    assert beneficiaries.counts(office).families == 0
    assert list(listings.look(replace(office, store=seen), Listing()).ids) == []
    with office.store.write() as uow:
        uow.touched.add("household")
    assert told[-1] == {"household"}


def test_another_person_gets_a_workspace_of_his_own(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    let_go(office)
    came = come_back(office, "checker", PASSWORD, Unlock())
    assert came.actor is not None
    assert Role.CHECKER in came.actor.roles
    assert beneficiaries.counts(came).families == 0
    with pytest.raises(RefusedError, match="locked"):
        beneficiaries.counts(office)
    came.store.close()


def test_roles_changed_meanwhile_are_another_person(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with office.store.write() as uow:
        user = uow.users.named("clerk")
        assert user is not None
        user.standing += 1
    let_go(office)
    came = come_back(office, "clerk", PASSWORD, Unlock())
    assert came is not office
    came.store.close()


def test_a_wrong_password_leaves_it_locked(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    let_go(office)
    with pytest.raises(RefusedError, match="wrong"):
        come_back(office, "clerk", "not the password", Unlock())
    with pytest.raises(RefusedError, match="locked"):
        beneficiaries.counts(office)


def test_an_operation_in_mid_way_comes_to_its_end(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with office.store.write() as uow:
        let_go(office)
        user = uow.users.named("clerk")
        assert user is not None
        user.full_name = "changed meanwhile"
    come_back(office, "clerk", PASSWORD, Unlock())
    with office.store.read() as uow:
        assert "changed meanwhile" in uow.users.full_names().values()


@pytest.mark.on_file
def test_no_key_stays_in_the_memory_of_a_locked_program(tmp_path: Path) -> None:
    keys = make_keys()
    folder = tmp_path / "office"
    office = create_office(folder, plan(), keys, typed_back(keys), passphrase=PASSPHRASE)
    del keys
    office = sign_in(office, "clerk", PASSWORD)
    value_key(office)
    secrets = tuple(office.vault.get(secret) for secret in (Secret.DATABASE_KEY, Secret.MARK_KEY))
    assert holders(secrets)  # while the program is open they are there, or this test could not fail
    let_go(office)
    assert holders(secrets) == []
    with pytest.raises(BadInputError, match="passphrase"):
        come_back(office, "clerk", PASSWORD, Unlock(passphrase="another passphrase"))
    assert come_back(office, "clerk", PASSWORD, Unlock(passphrase=PASSPHRASE)) is office
    assert office_settings.read(folder).key_keeper == "vault"
    office.store.close()


def test_what_is_left_open_is_one_workspace(tmp_path: Path) -> None:
    office: Workspace = make_office(tmp_path)
    let_go(office)
    let_go(office)
    assert come_back(office, "clerk", PASSWORD, Unlock()) is office
