"""The vault keeps secrets where it may, says which of its keepers failed, and trusts no keyring but those it knows."""

import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.errors import KeyringLocked
from secretstorage.exceptions import LockedException, SecretServiceNotAvailableException

from desktop import vault as vaults
from desktop.errors import BadInputError, DamagedError, RefusedError, UserError
from desktop.models.vault_file import to_text
from desktop.vault import Secret, Vault
from tests.conftest import SHIPPED_STRETCHING, MemoryKeyring

PASSPHRASE = "أربع كلمات طويلة جدا"
VALUES = {
    Secret.DATABASE_KEY: bytes(range(32)),
    Secret.SIGNING_SEED: b"\xff" * 32,
    Secret.AGE_IDENTITY: b"AGE-SECRET-KEY-1X",
    Secret.MARK_KEY: b"\0" * 32,
    Secret.DATABASE_PASSWORD: "رمز الخادم".encode(),
}


class Wallet(MemoryKeyring):
    """A second trusted service."""


class Leaky(MemoryKeyring):
    """A keyring that is not on the list."""


Wallet.__module__ = "keyring.backends.kwallet"
Leaky.__module__ = "keyrings.alt.file"


class Chain(ChainerBackend):
    """Several services, as keyring joins them."""

    backends: list[object] = []  # noqa: RUF012 (as the class it stands for)


@pytest.fixture
def file_vault(tmp_path: Path) -> Vault:
    """A vault in a file."""
    return vaults.keep_in_file(tmp_path, PASSPHRASE, VALUES)


@pytest.fixture
def chain(memory_keyring: MemoryKeyring) -> Iterator[list[object]]:
    """Put a chain of services in place and return its list."""
    found: list[object] = []
    Chain.backends = found
    keyring.set_keyring(Chain())  # type: ignore[no-untyped-call]  # keyring is half typed
    yield found
    Chain.backends = []


def refused(folder: Path, passphrase: str = PASSPHRASE) -> UserError:
    """Return why the vault of a folder does not open."""
    with pytest.raises(UserError) as caught:
        vaults.open_file(folder, passphrase)
    return caught.value


@pytest.mark.parametrize("secret", Secret)
def test_secrets_come_back_from_every_keeper(secret: Secret, tmp_path: Path) -> None:
    for vault in (
        vaults.keep_in_file(tmp_path, PASSPHRASE, VALUES),
        vaults.open_file(tmp_path, PASSPHRASE),
        vaults.keep_in_keyring("office-1", VALUES),
        vaults.open_keyring("office-1"),
        vaults.keep_in_memory(VALUES),
    ):
        assert vault.get(secret) == VALUES[secret]


def test_each_keeper_is_named(file_vault: Vault) -> None:
    assert file_vault.keeper_name == "vault"
    assert vaults.keep_in_memory({}).keeper_name == "paper"
    assert vaults.open_keyring("x").keeper_name == "keyring.backends.SecretService.memory.MemoryKeyring"


def test_two_offices_of_one_account_do_not_mix() -> None:
    vaults.keep_in_keyring("one", VALUES)
    with pytest.raises(DamagedError, match="not on this computer"):
        vaults.open_keyring("two").get(Secret.DATABASE_KEY)


def test_lane_marks_only_rise(file_vault: Vault, tmp_path: Path) -> None:
    assert file_vault.lane_mark("a:b:-") == (0, "0" * 64)
    file_vault.raise_lane_mark("a:b:-", 3, "ab" * 32)
    file_vault.raise_lane_mark("a:b:-", 2, "cd" * 32)
    assert vaults.open_file(tmp_path, PASSPHRASE).lane_mark("a:b:-") == (3, "ab" * 32)
    assert file_vault.lane_mark("a:b:m") == (0, "0" * 64)


def test_the_file_is_for_its_owner_only_and_shows_no_secret(file_vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / vaults.FILE
    assert path.stat().st_mode & 0o777 == 0o600
    content = path.read_text()
    assert to_text(VALUES[Secret.SIGNING_SEED]) not in content
    assert "AGE" not in content
    assert list(tmp_path.iterdir()) == [path]


def test_each_writing_uses_another_nonce(file_vault: Vault, tmp_path: Path) -> None:
    nonces = set()
    for _ in range(3):
        file_vault.put(Secret.MARK_KEY, b"same")
        nonces.add(json.loads((tmp_path / vaults.FILE).read_text())["nonce"])
    assert len(nonces) == 3


def test_two_programs_at_one_file_see_each_other(file_vault: Vault, tmp_path: Path) -> None:
    other = vaults.open_file(tmp_path, PASSPHRASE)
    other.raise_lane_mark("a:b:-", 1, "ab" * 32)
    file_vault.put(Secret.MARK_KEY, b"new")
    assert other.get(Secret.MARK_KEY) == b"new"
    assert file_vault.lane_mark("a:b:-")[0] == 1


def test_a_wrong_passphrase_is_told_from_a_damaged_file(file_vault: Vault, tmp_path: Path) -> None:
    assert refused(tmp_path, PASSPHRASE + "x").code == "E_PASSPHRASE"
    path = tmp_path / vaults.FILE
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert isinstance(refused(tmp_path), DamagedError)
    path.write_bytes(whole)
    assert vaults.open_file(tmp_path, PASSPHRASE)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"\xff", b'{"format":"wasl-vault-2"}', b"x" * 9]
)
def test_a_file_of_another_kind_is_damaged(content: bytes, tmp_path: Path) -> None:
    (tmp_path / vaults.FILE).write_bytes(content)
    assert "damaged" in refused(tmp_path).message


def test_a_missing_file_says_where_help_is(tmp_path: Path) -> None:
    assert "recovery paper" in refused(tmp_path).message


def test_a_passphrase_is_the_same_however_the_keyboard_composes_it(tmp_path: Path) -> None:
    vaults.keep_in_file(tmp_path, "\u0622بادانی قدیمی", VALUES)
    assert vaults.open_file(tmp_path, "\u0627\u0653بادانی قدیمی")


def test_digits_of_another_script_are_another_passphrase(tmp_path: Path) -> None:
    vaults.keep_in_file(tmp_path, "passphrase 123", VALUES)
    assert refused(tmp_path, "passphrase ١٢٣").code == "E_PASSPHRASE"


def test_a_short_passphrase_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="too short"):
        vaults.keep_in_file(tmp_path, "short", VALUES)
    assert list(tmp_path.iterdir()) == []


def test_without_a_secret_service_a_vault_file_is_offered() -> None:
    keyring.set_keyring(FailKeyring())  # type: ignore[no-untyped-call]  # keyring is half typed
    assert not vaults.is_keyring_usable()
    with pytest.raises(RefusedError) as caught:
        vaults.keep_in_keyring("x", VALUES)
    assert caught.value.code == "E_NO_KEYRING"


@pytest.mark.parametrize(
    "name", ["keyrings.alt.file", "keyrings.cryptfile.cryptfile", "keyring.backends.null"]
)
def test_no_keyring_is_trusted_but_those_on_the_list(name: str) -> None:
    stranger = type("Keyring", (MemoryKeyring,), {"__module__": name, "priority": 99})()
    keyring.set_keyring(stranger)
    assert not vaults.is_keyring_usable()
    with pytest.raises(RefusedError):
        vaults.keep_in_keyring("x", VALUES)
    assert stranger.secrets == {}


def test_a_name_that_only_begins_alike_is_not_trusted() -> None:
    keyring.set_keyring(
        type("Keyring", (MemoryKeyring,), {"__module__": "keyring.backends.SecretServiceX"})()
    )
    assert not vaults.is_keyring_usable()


def test_in_a_chain_the_untrusted_links_get_nothing(chain: list[object]) -> None:
    leaky, service = Leaky(), MemoryKeyring()
    chain.extend([leaky, service])
    vaults.keep_in_keyring("x", VALUES)
    assert leaky.secrets == {}
    assert len(service.secrets) == len(VALUES)


def test_after_a_change_of_desktop_the_service_that_has_the_keys_is_found(chain: list[object]) -> None:
    chain.append(Wallet())
    vaults.keep_in_keyring("x", VALUES)
    chain.insert(0, MemoryKeyring())  # the new desktop's own service comes first now
    vault = vaults.open_keyring("x")
    assert vault.get(Secret.DATABASE_KEY) == VALUES[Secret.DATABASE_KEY]
    assert vault.keeper_name == "keyring.backends.kwallet.Wallet"


def test_a_new_office_goes_to_the_service_that_comes_first(chain: list[object]) -> None:
    first, second = MemoryKeyring(), Wallet()
    chain.extend([first, second])
    vaults.keep_in_keyring("x", VALUES)
    assert second.secrets == {}
    assert first.secrets


def test_a_locked_service_is_something_to_mend(memory_keyring: MemoryKeyring) -> None:
    class Locked(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            raise KeyringLocked("locked")

    Locked.__module__ = MemoryKeyring.__module__
    keyring.set_keyring(Locked())
    with pytest.raises(RefusedError) as caught:
        vaults.open_keyring("x").get(Secret.DATABASE_KEY)
    assert caught.value.code == "E_KEYRING"


@pytest.mark.parametrize(
    "fault",
    [SecretServiceNotAvailableException("gone"), LockedException("shut"), ConnectionResetError("bus")],
)
def test_what_a_service_raises_past_keyring_is_something_to_mend(fault: Exception) -> None:
    class Broken(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            raise fault

    Broken.__module__ = MemoryKeyring.__module__
    keyring.set_keyring(Broken())
    with pytest.raises(RefusedError) as caught:
        vaults.open_keyring("x").get(Secret.DATABASE_KEY)
    assert caught.value.code == "E_KEYRING"


def test_an_entry_that_somebody_else_wrote_is_not_a_key(memory_keyring: MemoryKeyring) -> None:
    memory_keyring.set_password(vaults.SERVICE, "x/database-key", "not base64!")
    with pytest.raises(DamagedError):
        vaults.open_keyring("x").get(Secret.DATABASE_KEY)


def test_a_passphrase_costs_a_guesser_what_the_standard_asks() -> None:
    assert SHIPPED_STRETCHING == {
        "time_cost": 3,
        "memory_cost": 65_536,
        "parallelism": 4,
    }  # RFC 9106, section 4
