"""Accounts from a terminal: asked for by one person, agreed to by another, used by a third."""

from pathlib import Path

import pytest

from tests.factories import PASSWORD, make_office
from tests.verbs import answered


class Terminal:
    """Runs verbs on one office as whom the test says."""

    def __init__(self, folder: Path) -> None:
        self.office = make_office(folder).paths.folder
        self._folder = folder

    def file(self, text: str) -> Path:
        """Return a file that holds a secret."""
        path = self._folder / f"{abs(hash(text))}"
        path.write_text(f"{text}\n", encoding="utf-8")
        return path

    def run(self, user: str, *words: object, status: int = 0, password: str = PASSWORD) -> dict[str, object]:
        """Run a verb as a person and return what it said to machines."""
        who = ("--office", self.office, "--user", user, "--password-file", self.file(password))
        return answered(*words, *who, status=status)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def names(terminal: Terminal) -> dict[str, tuple[object, object, object]]:
    accounts = terminal.run("checker", "user", "list")["accounts"]
    assert isinstance(accounts, list)
    return {one["name"]: (one["roles"], one["waits_for"], one["is_closed"]) for one in accounts}


def test_an_account_waits_for_another_person(terminal: Terminal) -> None:
    new = ("user", "add", "new", "--full-name", "سعاد", "--role", "auditor")
    refused = terminal.run("checker", *new, "--first-password-file", terminal.file(PASSWORD), status=1)
    assert refused["error"] == "E_APPROVAL"
    assert "2026/1" in str(refused["message"]) or "/1" in str(refused["message"])
    roles, number, _ = names(terminal)["new"]
    assert roles == []
    assert terminal.run("checker", "approve", number, status=1)["error"] == "E_SAME_PERSON"
    assert terminal.run("new", "user", "list", status=1)["error"] == "E_NO_ROLE"


def test_a_given_password_is_exchanged_for_an_own_one(terminal: Terminal) -> None:
    given = str(terminal.run("checker", "user", "password", "clerk")["password"])
    assert terminal.run("clerk", "find", "x", status=1, password=given)["error"] == "E_OWN_PASSWORD"
    own = terminal.file("a password of my own")
    terminal.run("clerk", "user", "password", "--new-password-file", own, password=given)
    assert terminal.run("clerk", "find", "x", password="a password of my own")["rows"] == []


def test_a_closed_person_comes_in_no_more(terminal: Terminal) -> None:
    terminal.run("checker", "user", "close", "clerk")
    assert names(terminal)["clerk"] == (["clerk"], "", True)
    assert terminal.run("clerk", "find", "x", status=1)["error"] == "E_PASSWORD"


def test_an_unknown_name_and_the_wrong_role_are_refused(terminal: Terminal) -> None:
    assert "nobody" in str(terminal.run("checker", "user", "close", "nobody", status=1)["message"])
    assert terminal.run("clerk", "user", "list", status=1)["error"] == "E_RIGHT"
