"""The verbs on the journal: `check` tells each finding in a sentence, `journal` shows entries and prints the report."""

import json
from pathlib import Path

import pytest

from desktop.cli.main import main
from desktop.workspace import Workspace
from tests.factories import PASSWORD, make_office
from tests.operations.journals import tamper


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office whose password lies in a file."""
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    return make_office(tmp_path)


def _run(office: Workspace, *words: str) -> int:
    folder = office.paths.folder
    password = str(folder.parent / "password")
    return main([*words, "--office", str(folder), "--user", "checker", "--password-file", password])


def test_a_whole_office_is_said_to_be_whole(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(office, "check") == 0
    assert "journal entries" in capsys.readouterr().out


def test_a_finding_is_a_sentence_and_status_one(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(office, "update journal_entry set subject = 'x' where n = 2")
    assert _run(office, "check") == 1
    said = capsys.readouterr()
    assert "Entry 2 of the journal does not hold" in said.out
    assert "journal 2" in said.err


def test_the_last_entries_are_shown_in_words(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(office, "journal", "--last", "3") == 0
    assert "Signed in" in capsys.readouterr().out
    assert _run(office, "journal", "--last", "1", "--json") == 0
    assert json.loads(capsys.readouterr().out)["entries"][0]["action"] == "signed_in"


def test_a_report_is_printed(office: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    assert _run(office, "journal", "--from", "2026-03-01", "--to", "2030-03-31", "--out", str(out)) == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_a_day_that_is_none_is_wrong_usage(office: Workspace) -> None:
    with pytest.raises(SystemExit) as fault:
        _run(office, "journal", "--from", "yesterday")
    assert fault.value.code == 2
