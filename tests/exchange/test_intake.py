"""A file is copied off the stick whole, or not at all."""

import io
import os
from pathlib import Path

import pytest

from desktop.exchange.errors import REFUSALS, PackageError
from desktop.exchange.intake import take_in
from tests.exchange.workshop import check, honest


def test_the_file_is_copied_off_the_stick_first(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    built = honest(tmp_path)
    copy = take_in(built.path, inbox)
    built.path.unlink()
    assert check(copy).manifest.rows == 2
    assert copy.stat().st_mode & 0o777 == 0o600


def test_two_files_of_one_name_do_not_meet_in_the_inbox(tmp_path: Path) -> None:
    path = honest(tmp_path).path
    assert take_in(path, tmp_path) != take_in(path, tmp_path)


@pytest.mark.parametrize(
    ("content", "free", "code"), [(b"", 1000, "E_SIZE"), (b"x" * 400, 1199, "E_DISK"), (None, 1000, "E_READ")]
)
def test_a_file_that_cannot_be_copied_leaves_nothing(
    content: bytes | None, free: int, code: str, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    path = tmp_path / "file.wasl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PackageError) as caught:
        take_in(path, inbox, free_bytes=lambda _: free)
    assert caught.value.code == code
    assert list(inbox.iterdir()) == []


def test_a_stick_that_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    holder = os.open(tmp_path / "pipe", os.O_RDWR)
    try:
        with pytest.raises(PackageError, match="E_READ"):
            take_in(tmp_path / "pipe", tmp_path)
    finally:
        os.close(holder)


def test_a_full_disk_on_copying_says_so(tmp_path: Path) -> None:
    with pytest.raises(PackageError) as caught:
        take_in(honest(tmp_path).path, tmp_path / "gone", free_bytes=lambda _: 1 << 30)
    assert caught.value.message == REFUSALS["E_DISK/full"].sentence


@pytest.mark.parametrize("size", [10, -10])
def test_a_file_that_changes_while_it_is_copied_is_refused(size: int, tmp_path: Path) -> None:
    path = honest(tmp_path).path

    def free(_: Path) -> int:  # called between the look at the size and the copying
        os.truncate(path, path.stat().st_size + size)
        return 1 << 30

    with pytest.raises(PackageError, match="E_READ"):
        take_in(path, tmp_path, free_bytes=free)


def test_a_stick_that_is_pulled_while_copying_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = honest(tmp_path).path

    class Pulled(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", lambda self, mode: Pulled(self))
    with pytest.raises(PackageError, match="E_READ"):
        take_in(path, tmp_path)
    assert list(tmp_path.iterdir()) == [path]
