"""Anybody can open and check a package with the tools of every Debian, and what they make passes ours."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.exchange import signing
from desktop.exchange.build import BuiltPackage
from desktop.exchange.container import MANIFEST, SIGNATURE, ending, member
from tests.exchange.correspondence import (
    memorandum_package,
    receipt_package,
    results_package,
    share_package,
)
from tests.exchange.forge import Forgery
from tests.exchange.stock_tools import run, succeed
from tests.exchange.workshop import RECIPIENT, ROWS, SENDER, STRANGER, check, honest

HASHES = r'.resources[]|(.hash|ltrimstr("sha256:"))+"  "+.path'
PLAIN_HASHES = r'.resources[]|(.uncompressed.hash|ltrimstr("sha256:"))+"  "+.path'


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """Open an honest package with `age` and `tar`."""
    return unpack(honest(tmp_path).path, tmp_path)


def unpack(path: Path, folder: Path) -> Path:
    """Open a package as a third party does, and return the folder."""
    inside = folder / "inside"
    inside.mkdir()
    (folder / "office.key").write_text(RECIPIENT.keys.age_identity + "\n")
    succeed("age", "-d", "-i", folder / "office.key", "-o", inside / "p.tar", path, cwd=folder)
    succeed("tar", "xf", "p.tar", cwd=inside)
    (inside / "allowed_signers").write_text(signing.allowed_signers_line("sender", SENDER.keys.card))
    return inside


def verified(folder: Path, *words: str | Path, office: str = "sender") -> int:
    """Return the exit status of OpenSSH's own check."""
    command = [
        "-Y",
        "verify",
        "-f",
        "allowed_signers",
        "-I",
        office,
        "-n",
        "wasl-package-v1",
        "-s",
        SIGNATURE,
    ]
    return run("ssh-keygen", *command, *words, cwd=folder, given=(folder / MANIFEST).read_bytes()).returncode


def test_openssh_accepts_our_signature(unpacked: Path) -> None:
    assert verified(unpacked) == 0


def test_openssh_refuses_an_altered_manifest(unpacked: Path) -> None:
    (unpacked / MANIFEST).write_bytes((unpacked / MANIFEST).read_bytes() + b" ")
    assert verified(unpacked) != 0


def test_openssh_refuses_another_office(unpacked: Path) -> None:
    assert verified(unpacked, office="stranger") != 0


def test_openssh_refuses_a_revoked_key(unpacked: Path) -> None:
    (unpacked / "revoked").write_text(signing.revoked_keys_line(SENDER.keys.card))
    assert verified(unpacked, "-r", unpacked / "revoked") != 0


def test_hashes_agree_packed_and_unpacked(unpacked: Path) -> None:
    listed = succeed("jq", "-r", HASHES, MANIFEST, cwd=unpacked)
    assert succeed("sha256sum", "-c", cwd=unpacked, given=listed) == b"data/persons.csv.gz: OK\n"
    plain = succeed("jq", "-r", PLAIN_HASHES, MANIFEST, cwd=unpacked).split()[0]
    rows = succeed("zcat", "data/persons.csv.gz", cwd=unpacked)
    assert succeed("sha256sum", cwd=unpacked, given=rows).split()[0] == plain


def test_the_rows_can_be_read_with_zcat(unpacked: Path) -> None:
    text = succeed("zcat", "data/persons.csv.gz", cwd=unpacked).decode()
    assert ROWS[0][1] in text
    assert text.count("\n") == 3


@pytest.mark.parametrize(
    "maker", [honest, memorandum_package, receipt_package, share_package, results_package]
)
def test_frictionless_finds_every_type_of_package_valid(
    maker: Callable[[Path], BuiltPackage], tmp_path: Path
) -> None:
    inside = unpack(maker(tmp_path).path, tmp_path)
    report = json.loads(run("frictionless", "validate", "--json", MANIFEST, cwd=inside).stdout)
    assert report["valid"], report


def test_frictionless_finds_an_altered_table(unpacked: Path) -> None:
    table = unpacked / "data/persons.csv.gz"
    table.write_bytes(table.read_bytes()[:9] + b"\x07" + table.read_bytes()[10:])
    assert run("frictionless", "validate", MANIFEST, cwd=unpacked).returncode != 0


def test_gnu_tar_writes_the_very_same_container(unpacked: Path) -> None:
    words = [
        "--format=ustar",
        "--owner=:0",
        "--group=:0",
        "--numeric-owner",
        "--mtime=@0",
        "--mode=0644",
        "-b1",
        "-cf",
    ]
    succeed("tar", *words, "again.tar", MANIFEST, SIGNATURE, "data/persons.csv.gz", cwd=unpacked)
    assert (unpacked / "again.tar").read_bytes() == (unpacked / "p.tar").read_bytes()


def test_a_package_made_with_stock_tools_passes_our_check(unpacked: Path, tmp_path: Path) -> None:
    """OpenSSH signs, tar packs and age seals; only the key file is ours."""
    (unpacked / SIGNATURE).unlink()
    write_openssh_key(unpacked / "key")
    succeed("ssh-keygen", "-Y", "sign", "-f", "key", "-n", "wasl-package-v1", MANIFEST, cwd=unpacked)
    words = [
        "--format=ustar",
        "--owner=:0",
        "--group=:0",
        "--numeric-owner",
        "--mtime=@0",
        "--mode=0644",
        "-b1",
        "-cf",
    ]
    succeed("tar", *words, "again.tar", MANIFEST, SIGNATURE, "data/persons.csv.gz", cwd=unpacked)
    sealed = tmp_path / "by-hand.wasl"
    succeed("age", "-r", RECIPIENT.keys.card.age_recipient, "-o", sealed, "again.tar", cwd=unpacked)
    assert check(sealed).manifest.rows == 2


def write_openssh_key(path: Path) -> None:
    """Write the sender's signing key as OpenSSH keeps keys."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    secret = Ed25519PrivateKey.from_private_bytes(SENDER.keys.signing_seed)
    text = secret.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
    )
    path.touch(0o600)
    path.write_bytes(text)


def test_age_armors_a_copy_that_we_refuse(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"".join(member(MANIFEST, 2, [b"{}"])) + ending())
    recipient = RECIPIENT.keys.card.age_recipient
    armored = succeed("age", "-a", "-r", recipient, plain, cwd=tmp_path)
    path = Forgery(seal=lambda _: armored).write(tmp_path)
    with pytest.raises(Exception, match="E_NOT_AGE"):
        check(path)


def test_a_stranger_cannot_open_a_package(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(STRANGER.keys.age_identity + "\n")
    path = honest(tmp_path).path
    assert run("age", "-d", "-i", "key", path, cwd=tmp_path).returncode != 0
    assert os.stat(path).st_mode & 0o777 == 0o600
