"""The backup file: what opens it, what is refused, and by which sentence."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import BadInputError, CancelledError
from desktop.exchange import archive
from desktop.exchange.archive import DATABASE, MANIFEST, NAMESPACE, RECOVERY, SIGNATURE, describe, member_name
from desktop.exchange.card import OfficeKeys
from desktop.exchange.paper_key import (
    new_paper_key,
    open_with_paper,
    paper_identity,
    recipient_of,
    seal_to_recipient,
)
from desktop.exchange.signing import sign
from desktop.models.backup_manifest import BackupManifest
from tests.models.test_backup import manifest as invented

PAPER = new_paper_key()
KEYS = OfficeKeys.generate()


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Give a database and a sealed file."""
    database, package = tmp_path / "office.db", tmp_path / "a.wasl"
    database.write_bytes(b"d" * 3_000_000)
    package.write_bytes(b"p")
    return database, package


def described(files: tuple[Path, Path]) -> BackupManifest:
    """Return the manifest of the two files."""
    return replace(
        invented(), database=describe(DATABASE, files[0]), files=(describe("inbox/a.wasl", files[1]),)
    )


def sealed(files: tuple[Path, Path], manifest: BackupManifest, *, namespace: str = NAMESPACE) -> io.BytesIO:
    """Return an archive as an office makes it, or somebody who knows its recipients."""
    out, written = io.BytesIO(), manifest.to_bytes()
    small = ((MANIFEST, written), (SIGNATURE, sign(written, KEYS, namespace)), (RECOVERY, b"sealed"))
    large = ((DATABASE, files[0], manifest.database), (member_name(1), files[1], manifest.files[0]))
    archive.write_archive(out, (recipient_of(PAPER), KEYS.card.age_recipient), small, large, lambda _n: None)
    out.seek(0)
    return out


def code_of(file: io.BytesIO, into: Path | None = None, identity: str = PAPER) -> str:
    """Read an archive to its end and return how it was refused."""
    with (
        pytest.raises(BadInputError) as caught,
        archive.opened_archive(file, (identity,)) as opened,
    ):
        opened.take(lambda one: into if one.name == DATABASE else None, lambda _n: None)
    return caught.value.code


def test_paper_and_office_open_it(files: tuple[Path, Path], tmp_path: Path) -> None:
    manifest = described(files)
    for number, identity in enumerate((PAPER, KEYS.age_identity)):
        out = tmp_path / str(number)
        with archive.opened_archive(sealed(files, manifest), (identity,)) as opened:
            assert opened.head.manifest == manifest
            assert opened.head.signer == KEYS.card.signing_key
            opened.take(lambda one, out=out: out if one.name == DATABASE else None, lambda _n: None)  # type: ignore[misc]
        assert out.read_bytes() == files[0].read_bytes()


def test_a_stranger_does_not(files: tuple[Path, Path]) -> None:
    assert code_of(sealed(files, described(files)), identity=new_paper_key()) == "E_BACKUP_NOT_FOR_US"


def test_a_signature_for_another_purpose_is_refused(files: tuple[Path, Path]) -> None:
    assert code_of(sealed(files, described(files), namespace="wasl-package-v1")) == "E_BACKUP_FORGED"


def test_a_signature_of_another_manifest_is_refused(files: tuple[Path, Path]) -> None:
    manifest = described(files)
    out = io.BytesIO()
    other = sign(replace(manifest, journal_n=99).to_bytes(), KEYS, NAMESPACE)
    small = ((MANIFEST, manifest.to_bytes()), (SIGNATURE, other), (RECOVERY, b""))
    archive.write_archive(out, (recipient_of(PAPER),), small, (), lambda _n: None)
    out.seek(0)
    assert code_of(out) == "E_BACKUP_FORGED"


def test_a_database_other_than_the_signed_one_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    manifest = described(files)
    files[0].write_bytes(b"x" * 3_000_000)
    assert code_of(sealed(files, manifest), tmp_path / "out") == "E_BACKUP_DAMAGED"


@pytest.mark.parametrize("cut", [0, 10, 200, 5000, 2_000_000, -1])
def test_every_cut_is_found(files: tuple[Path, Path], cut: int) -> None:
    content = sealed(files, described(files)).getvalue()[:cut]
    assert code_of(io.BytesIO(content)) in {"E_BACKUP_NOT_AGE", "E_BACKUP_TRUNCATED", "E_BACKUP_DAMAGED"}


def test_what_comes_behind_the_end_is_found(files: tuple[Path, Path]) -> None:
    content = sealed(files, described(files)).getvalue()
    assert code_of(io.BytesIO(content + b"x")) == "E_BACKUP_DAMAGED"


def test_the_wish_to_stop_stops_sealing(files: tuple[Path, Path]) -> None:
    manifest = described(files)

    def stop(_count: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        archive.write_archive(
            io.BytesIO(), (recipient_of(PAPER),), (), ((DATABASE, files[0], manifest.database),), stop
        )


def test_what_stock_age_opened_is_read_as_well(files: tuple[Path, Path]) -> None:
    import pyrage

    identity = pyrage.x25519.Identity.from_str(PAPER)
    manifest = described(files)
    plain = pyrage.decrypt(sealed(files, manifest).getvalue(), [identity])
    with archive.opened_container(io.BytesIO(plain)) as opened:
        assert opened.head.manifest == manifest
        opened.take(lambda _one: None, lambda _n: None)
    with pytest.raises(BadInputError), archive.opened_container(io.BytesIO(b"manifest.json")):
        pass


def test_the_public_half_seals_what_the_paper_opens() -> None:
    assert open_with_paper(seal_to_recipient(b"secrets", recipient_of(PAPER)), PAPER.lower()) == b"secrets"
    assert paper_identity(f" {PAPER[:20]} {PAPER[20:]}\n".lower()) == PAPER
