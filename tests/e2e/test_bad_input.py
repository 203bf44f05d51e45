"""Bad lists at the command line: a sentence in the clerk's language, status 1, and nothing changed."""

import json
from pathlib import Path

import pytest

from desktop.operations.new_keys import make_keys
from desktop.operations.offices import create_office
from tests.factories import PASSPHRASE, PASSWORD, plan, typed_back
from tests.verbs import Done, run_verb

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "tests" / "data" / "workbooks"
BAD_LISTS = (
    "not-a-workbook.xlsx",
    "protected.xlsx",
    "empty.xlsx",
    "nothing.xlsx",
    "unknown-columns.xlsx",
    "cut-short.xlsx",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an office whose keys lie in a vault, as on a computer without a secret service."""
    home = tmp_path_factory.mktemp("bad")
    keys = make_keys()
    create_office(home / "office", plan(), keys, typed_back(keys), passphrase=PASSPHRASE).store.close()
    (home / "password").write_text(PASSWORD, encoding="utf-8")
    (home / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    return home


def _import(home: Path, file: Path, *options: str) -> Done:
    return run_verb(
        "import", file, "--office", home / "office", "--user", "clerk",
        "--password-file", home / "password", "--passphrase-file", home / "passphrase", *options,
    )  # fmt: skip


@pytest.mark.parametrize("name", BAD_LISTS)
def test_a_bad_list_is_refused_with_its_reason(office: Path, name: str) -> None:
    done = _import(office, LISTS / name, "--language", "ar")
    assert done.returncode == 1
    assert any("\u0600" <= letter <= "\u06ff" for letter in done.stderr), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_good_list_goes_in_whole_after_the_bad_ones(office: Path) -> None:
    planned = json.loads(_import(office, LISTS / "eg-form.xlsx", "--dry-run", "--json").stdout)
    dry = planned["outcome"]
    done = _import(office, LISTS / "eg-form.xlsx", "--json")
    assert done.returncode == 0, done.stderr
    outcome, left_out = json.loads(done.stdout).values()
    assert outcome["added"] == dry["added"] > 0
    assert outcome["refused"] == dry["refused"] == len(left_out) > 0
    assert all(one["reasons"][0]["sentence"] for one in left_out)
    assert {one["row"] for one in left_out} <= {one["row"] for one in planned["rows"]}
    again = json.loads(_import(office, LISTS / "eg-form.xlsx", "--json").stdout)["outcome"]
    assert again["added"] == again["changed"] == 0
