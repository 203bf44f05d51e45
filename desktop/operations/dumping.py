"""Writes every table of an office, or of a backup, as plain files for whoever holds the key: nobody is locked in.

This is the one place where the whole list leaves in clear, into the folder the person named; on an open
office it is journalled. What opens nothing but this program (password hashes) stays out.
"""

import csv
import json
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from desktop.errors import DamagedError
from desktop.exchange.archive import DATABASE, OpenArchive, opened_archive, opened_container
from desktop.marking import N_
from desktop.models.journal import Action
from desktop.operations.authorship import note
from desktop.operations.backup_place import work_folder
from desktop.operations.examining import prove, require_known, unreadable
from desktop.operations.gauge import Gauge
from desktop.operations.offices import refuse_taken
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.backup import copy_database, opened_copy
from desktop.store.plain_rows import plain_rows, table_names
from desktop.whole_file import sync_folder
from desktop.workspace import Workspace


class DumpForm(StrEnum):
    """How the rows are written."""

    JSONL = "jsonl"  # a JSON object a line
    CSV = "csv"


@dataclass(frozen=True, kw_only=True)
class Dumped:
    """What was written."""

    folder: Path
    tables: int
    rows: int


def dump_office(
    workspace: Workspace, into: Path, form: DumpForm = DumpForm.JSONL, progress: Progress | None = None
) -> Dumped:
    """Write every table of the open office into a new folder.

    Raises:
        RefusedError: The person may not, or the folder is not empty.
    """
    require(workspace, Right.MANAGE_OFFICE)
    require(workspace, Right.SEE_SENSITIVE)
    refuse_taken(into)
    tell, key = progress or Progress(), secrets.token_bytes(32)
    with work_folder(workspace.paths, workspace.now()) as work:
        gauge = Gauge(tell, 2)
        gauge.stage(0, 1 << 30, N_("Copying the database"))
        copy_database(workspace.store.engine, work / DATABASE, key, gauge.reach)
        dumped = _dump_copy(work / DATABASE, key, into, form, tell)
    with workspace.store.write() as uow:
        note(uow, workspace, Action.EXPORTED, "dump", tables=dumped.tables, rows=dumped.rows, form=form.value)
    return dumped


def dump_backup(
    file: Path,
    into: Path,
    paper: str | None,
    form: DumpForm = DumpForm.JSONL,
    progress: Progress | None = None,
) -> Dumped:
    """Write every table of a backup into a new folder, without an office.

    Args:
        file: The backup, or what stock `age -d` made of it.
        into: The new folder.
        paper: The key as typed from the recovery paper; None where `file` is opened already.
        form: How the rows are written.
        progress: Told the steps.

    Raises:
        BadInputError: The paper does not open this backup, or it is not whole.
        RefusedError: The folder is not empty.
    """
    refuse_taken(into)
    into.parent.mkdir(parents=True, exist_ok=True)
    taken = into.with_name(f".{into.name}.{secrets.token_hex(4)}.db")
    tell = progress or Progress()
    try:
        with _opened(file, paper) as archive:
            manifest = archive.head.manifest
            require_known(manifest)
            gauge = Gauge(tell, 1)
            gauge.stage(0, manifest.database.size, N_("Opening the backup"))
            archive.take(lambda one: taken if one.name == DATABASE else None, gauge.advance)
        key = bytes.fromhex(manifest.database_key)
        with opened_copy(taken, key) as engine:
            prove(engine, manifest)
        return _dump_copy(taken, key, into, form, tell)
    finally:
        for left in into.parent.glob(f"{taken.name}*"):
            left.unlink(missing_ok=True)


@contextmanager
def _opened(file: Path, paper: str | None) -> Iterator[OpenArchive]:
    try:
        source: IO[bytes] = file.open("rb")
    except OSError as fault:
        raise unreadable(file) from fault
    with source, opened_container(source) if paper is None else opened_archive(source, (paper,)) as archive:
        yield archive


def _dump_copy(database: Path, key: bytes, into: Path, form: DumpForm, progress: Progress) -> Dumped:
    building = into.with_name(f".{into.name}.{secrets.token_hex(4)}")
    try:
        building.mkdir(mode=0o700, parents=True)
        rows = 0
        with opened_copy(database, key) as engine:
            tables = table_names(engine)
            for number, table in enumerate(tables):
                progress.advance(number, len(tables), N_("Writing the tables"))
                columns, records = plain_rows(engine, table)
                with (building / f"{table}.{form}").open("w", encoding="utf-8", newline="") as out:
                    rows += _WRITERS[form](out, columns, records)
        if into.exists():
            into.rmdir()
        building.rename(into)
        sync_folder(into.parent)
    except OSError as fault:
        raise DamagedError(
            N_("The tables could not be written to {folder}. Free some room or choose another folder."),
            folder=str(into),
            code="E_UNWRITTEN",
        ) from fault
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return Dumped(folder=into, tables=len(tables), rows=rows)


Rows = Iterator[Sequence[object]]


def _write_jsonl(out: IO[str], columns: Sequence[str], rows: Rows) -> int:
    count = 0
    for row in rows:
        out.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")
        count += 1
    return count


def _write_csv(out: IO[str], columns: Sequence[str], rows: Rows) -> int:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    return count


_WRITERS: dict[DumpForm, Callable[[IO[str], Sequence[str], Rows], int]] = {
    DumpForm.JSONL: _write_jsonl,
    DumpForm.CSV: _write_csv,
}
