"""The bad day from a terminal: backup, restore by two persons, another computer, dump, and the paper tried before."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.operations.new_keys import make_keys
from desktop.operations.offices import create_office
from tests.plans import PASSPHRASE, PASSWORD, plan, typed_back
from tests.verbs import answered

Run = Callable[..., dict[str, object]]


class Bench:
    """An office in a folder, its paper in a file, and a terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = folder / "office"
        keys = make_keys()
        create_office(self.office, plan(), keys, typed_back(keys), passphrase=PASSPHRASE).store.close()
        for name, text in (("paper", keys.recovery), ("passphrase", PASSPHRASE), ("password", PASSWORD)):
            (folder / name).write_text(f"{text}\n", encoding="utf-8")
        (folder / "stick").mkdir()

    def run(self, *arguments: object, status: int = 0) -> dict[str, object]:
        """Run a verb and return what it printed for machines."""
        return answered(*arguments, status=status)

    def on_office(
        self, verb: str, *arguments: object, user: str = "clerk", status: int = 0
    ) -> dict[str, object]:
        """Run a verb on the office for a person."""
        keys = ("--passphrase-file", self.folder / "passphrase", "--password-file", self.folder / "password")
        return self.run(verb, *arguments, "--office", self.office, "--user", user, *keys, status=status)

    def back_up(self) -> Path:
        """Write a backup to the stick and return it."""
        outcome = self.on_office("backup", "--into", self.folder / "stick")["outcome"]
        assert isinstance(outcome, dict)
        return Path(outcome["path"])


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Give an office and a terminal."""
    return Bench(tmp_path)


def test_restore_waits_for_a_second_person_and_comes_in_at_the_next_opening(bench: Bench) -> None:
    backup = bench.back_up()
    asked = bench.on_office("restore", backup, status=1)
    assert set(asked) >= {"request", "lost", "timeline"}
    bench.on_office("approve", asked["request"], user="checker")
    assert bench.on_office("check", user="checker")
    assert not (bench.office / "backups" / "restoring").exists()
    assert (bench.office / "backups" / "set-aside.db").exists()


def test_the_office_stands_again_in_another_folder_from_the_paper(bench: Bench) -> None:
    backup = bench.back_up()
    there = bench.folder / "there"
    paper, passphrase = bench.folder / "paper", bench.folder / "passphrase"
    bench.run("restore", backup, "--into", there, "--recovery-file", paper, "--passphrase-file", passphrase)
    bench.office = there
    assert bench.on_office("check", user="checker")


def test_a_mistyped_group_is_named(bench: Bench) -> None:
    backup, paper = bench.back_up(), bench.folder / "paper"
    key = paper.read_text(encoding="utf-8").strip()
    wrong = "P" if key[30] != "P" else "Q"
    paper.write_text(key[:30] + wrong + key[31:], encoding="utf-8")
    said = bench.run("restore", backup, "--into", bench.folder / "there", "--recovery-file", paper, status=1)
    assert said["error"] == "E_RECOVERY"
    assert "group 3" in str(said["message"])


def test_the_paper_can_be_tried_before_it_is_needed(bench: Bench) -> None:
    backup = bench.back_up()
    said = bench.on_office("unlock-test", backup, "--recovery-file", bench.folder / "paper")
    assert said["outcome"] == {"is_paper_on_record": True, "opens_office": True, "opens_backup": True}


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_every_table_can_be_taken_out(bench: Bench, form: str) -> None:
    into = bench.folder / "tables"
    bench.on_office("dump", "--into", into, "--form", form, user="checker")
    names = {path.name for path in into.iterdir()}
    assert {f"office.{form}", f"person.{form}", f"journal_entry.{form}"} <= names
    accounts = (into / f"user_account.{form}").read_text(encoding="utf-8")
    assert "clerk" in accounts
    assert "argon2" not in accounts


def test_a_clerk_does_not_take_every_table_out(bench: Bench) -> None:
    assert bench.on_office("dump", "--into", bench.folder / "x", status=1)["error"] == "E_RIGHT"
    assert not (bench.folder / "x").exists()


def test_with_stock_age_and_dump_the_data_is_read_without_an_office(bench: Bench) -> None:
    backup, paper = bench.back_up(), bench.folder / "paper"
    opened = bench.folder / "opened.tar"
    subprocess.run(["age", "-d", "-i", str(paper), "-o", str(opened), str(backup)], check=True)
    bench.run("dump", opened, "--into", bench.folder / "by-age")
    bench.run("dump", backup, "--into", bench.folder / "by-paper", "--recovery-file", paper)
    by_age, by_paper = (
        {path.name: path.read_bytes() for path in (bench.folder / name).iterdir()}
        for name in ("by-age", "by-paper")
    )
    assert by_age == by_paper
    office = json.loads(by_age["office.jsonl"])
    assert office["code"] == "ismailia"
    assert not list(bench.folder.glob(".*"))
