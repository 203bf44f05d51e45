"""The log rotates, holds our own words and no others, and reports faults without their values."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import log_file
from desktop.log_file import FILE, FaultWatch, forget_log, keep_log

NEEDLE = "سلمى فتّاح 28407032101453"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    level = logging.getLogger().level
    keep_log(tmp_path)
    yield tmp_path
    forget_log()
    logging.getLogger().setLevel(level)


def _written(folder: Path) -> str:
    return (folder / FILE).read_text(encoding="utf-8")


def test_our_own_words_are_written_and_of_others_only_that_they_spoke(folder: Path) -> None:
    logging.getLogger("wasl").info("package %s: %d rows", "01ABC", 12)
    logging.getLogger("keyring.backend").warning("no item for %s", NEEDLE)
    logging.getLogger("sqlalchemy.engine").info("select %s", NEEDLE)
    assert "INFO wasl package 01ABC: 12 rows" in _written(folder)
    assert "WARNING keyring.backend test_log_file:" in _written(folder)
    assert NEEDLE not in _written(folder)
    assert "sqlalchemy" not in _written(folder)


def test_a_fault_is_written_with_its_places_and_without_its_message(folder: Path) -> None:
    try:
        raise KeyError(NEEDLE)
    except KeyError:
        logging.getLogger("desktop.operations").exception("it fell")
    assert "it fell" in _written(folder)
    assert "KeyError" in _written(folder)
    assert NEEDLE not in _written(folder)


def test_it_rotates_and_keeps_few_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST_BYTES", 2000)
    keep_log(folder)
    for n in range(400):
        logging.getLogger("wasl").info("entry %d", n)
    files = sorted(folder.glob("wasl.log*"))
    assert len(files) == 1 + log_file.KEPT_FILES
    assert all(file.stat().st_size <= 2000 for file in files)
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_a_new_office_closes_the_log_of_the_former(folder: Path, tmp_path: Path) -> None:
    keep_log(tmp_path / "other")
    logging.getLogger("wasl").info("here")
    assert "here" not in _written(folder)
    assert "here" in _written(tmp_path / "other")


def test_the_watch_for_falls_puts_a_long_file_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST_BYTES", 10)
    (tmp_path / log_file.FAULT_FILE).write_text("x" * 11)
    FaultWatch(tmp_path).end()
    assert (tmp_path / "fault.log.1").read_text() == "x" * 11
    assert (tmp_path / log_file.FAULT_FILE).read_text() == ""
