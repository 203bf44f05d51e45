"""Where the journal ends is signed each day, in the office's name, and stock OpenSSH checks it."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from desktop.operations.checkpoints import FOLDER, MARK, SIGNERS, close_journal, open_journal
from desktop.operations.journal_check import check_journal
from desktop.workspace import Workspace
from tests.exchange.stock_tools import run, succeed
from tests.factories import NOW, as_checker, make_office
from tests.operations.journals import fill


def _verify(office: Workspace, day: str, given: bytes | None = None) -> bytes:
    folder = office.paths.folder / FOLDER
    words = ("-Y", "verify", "-f", SIGNERS, "-I", office.settings.code, "-n", "wasl-audit-v1")
    document = (folder / f"{day}.json").read_bytes() if given is None else given
    return succeed("ssh-keygen", *words, "-s", f"{day}.json.sig", cwd=folder, given=document)


def test_stock_tools_verify_a_checkpoint(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    assert b"Good" in _verify(office, "2026-03-01")
    document = json.loads((office.paths.folder / FOLDER / "2026-03-01.json").read_bytes())
    with office.store.read() as uow:
        assert document["head"] == uow.journal.hash_of(document["n"])
    assert (document["office"], document["date"]) == ("ismailia", "2026-03-01")


def test_stock_tools_refuse_an_altered_checkpoint(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    folder = office.paths.folder / FOLDER
    words = ("-Y", "verify", "-f", SIGNERS, "-I", "ismailia", "-n", "wasl-audit-v1")
    altered = (folder / "2026-03-01.json").read_bytes().replace(b"2026-03-01", b"2026-03-02")
    done = run("ssh-keygen", *words, "-s", "2026-03-01.json.sig", cwd=folder, given=altered)
    assert done.returncode != 0


def test_one_checkpoint_a_day_and_one_more_the_next(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    open_journal(office)
    fill(office, 5)
    open_journal(office)
    open_journal(replace(office, now=lambda: NOW + timedelta(days=1)))
    with office.store.read() as uow:
        one, other = uow.journal.checkpoints()
        assert uow.journal.last_checkpoint() == other
    assert (one.day.isoformat(), other.day.isoformat()) == ("2026-03-01", "2026-03-02")
    assert other.n == one.n + 5


def test_a_lost_copy_is_laid_out_again(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    shutil.rmtree(office.paths.folder / FOLDER)
    open_journal(office)
    assert b"Good" in _verify(office, "2026-03-01")
    assert check_journal(as_checker(office)).is_whole


def test_an_unwritable_folder_holds_nobody_up(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    shutil.rmtree(office.paths.folder / FOLDER)
    (office.paths.folder / FOLDER).write_bytes(b"in the way")
    open_journal(office)
    assert (office.paths.folder / FOLDER).is_file()


def test_closing_remembers_the_end_and_no_personal_data_lies_about(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    fill(office, 3)
    close_journal(office)
    with office.store.read() as uow:
        assert office.vault.lane_mark(MARK) == uow.journal.head()
    names = {path.name for path in (office.paths.folder / FOLDER).iterdir()}
    assert names == {SIGNERS, "2026-03-01.json", "2026-03-01.json.sig"}
