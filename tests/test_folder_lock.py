"""One window a folder: the lock holds against other processes and falls with its own, however that ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.folder_lock import FILE, FolderLock, is_open

HOLD = """
import pathlib, sys
from desktop.folder_lock import FolderLock
lock = FolderLock(pathlib.Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


def _holder(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def test_a_second_process_is_kept_out_until_the_first_is_killed(tmp_path: Path) -> None:
    with _holder(tmp_path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        assert is_open(tmp_path)
        assert not FolderLock(tmp_path).take()
        holder.kill()
        holder.wait()
        lock = FolderLock(tmp_path)
        assert lock.take()
        lock.let_go()
    assert not is_open(tmp_path)


def test_it_can_be_taken_again_after_it_was_let_go_and_asked_for_twice(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    assert lock.take()
    assert lock.take()
    assert is_open(tmp_path)
    lock.let_go()
    lock.let_go()
    assert not is_open(tmp_path)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_a_folder_that_is_gone_is_a_fault_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FolderLock(tmp_path / "gone").take()
