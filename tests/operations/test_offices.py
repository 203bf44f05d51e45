"""An office is born whole or not at all, and opens with its keys alone."""

import subprocess
from pathlib import Path

import pytest

from desktop.errors import BadInputError, DamagedError, NotFoundError, RefusedError
from desktop.operations.new_keys import make_keys
from desktop.operations.offices import Unlock, create_office, needs_passphrase, open_office
from desktop.operations.recovery import RECOVERY_FILE, exchange_keys
from desktop.operations.users import sign_in
from tests.factories import NOW, PASSPHRASE, PASSWORD, make_office, plan, typed_back


def _born(folder: Path, passphrase: str | None = PASSPHRASE) -> str:
    keys = make_keys()
    create_office(
        folder, plan(), keys, typed_back(keys), passphrase=passphrase, now=lambda: NOW
    ).store.close()
    return keys.recovery


def test_an_office_opens_with_the_passphrase_of_its_vault(tmp_path: Path) -> None:
    _born(tmp_path / "office")
    assert needs_passphrase(tmp_path / "office")
    workspace = open_office(tmp_path / "office", Unlock(passphrase=PASSPHRASE))
    with workspace.store.read() as uow:
        office = uow.offices.own()
    assert office.name == plan().name
    assert office.head().lines == plan().letterhead
    assert exchange_keys(workspace.vault).card.text == office.card


def test_an_office_opens_with_the_secret_service(tmp_path: Path) -> None:
    _born(tmp_path / "office", passphrase=None)
    assert not needs_passphrase(tmp_path / "office")
    workspace = open_office(tmp_path / "office", Unlock())
    assert sign_in(workspace, "clerk", PASSWORD).actor is not None


def test_an_office_opens_with_the_recovery_paper_alone(tmp_path: Path) -> None:
    recovery = _born(tmp_path / "office")
    (tmp_path / "office" / "vault").unlink()
    workspace = open_office(tmp_path / "office", Unlock(recovery=recovery.lower()))
    assert sign_in(workspace, "checker", PASSWORD).actor is not None


def test_stock_age_opens_the_recovery_file(tmp_path: Path) -> None:
    recovery = _born(tmp_path / "office")
    paper = tmp_path / "paper.txt"
    paper.write_text(recovery + "\n")
    done = subprocess.run(
        ["age", "-d", "-i", str(paper), str(tmp_path / "office" / RECOVERY_FILE)],
        capture_output=True,
        check=True,
    )
    assert b"database-key" in done.stdout


def test_a_wrong_passphrase_is_refused(tmp_path: Path) -> None:
    _born(tmp_path / "office")
    with pytest.raises(BadInputError) as caught:
        open_office(tmp_path / "office", Unlock(passphrase="not the passphrase"))
    assert caught.value.code == "E_PASSPHRASE"


def test_a_recovery_paper_of_another_office_is_refused(tmp_path: Path) -> None:
    _born(tmp_path / "office")
    with pytest.raises(BadInputError, match="does not open"):
        open_office(tmp_path / "office", Unlock(recovery=make_keys().recovery))
    with pytest.raises(BadInputError, match="not a recovery key"):
        open_office(tmp_path / "office", Unlock(recovery="AGE-SECRET-KEY-1WRONG"))


@pytest.mark.parametrize("content", ["", "{}", '{"format": "other"}', "not json"])
def test_a_damaged_vault_is_named(tmp_path: Path, content: str) -> None:
    _born(tmp_path / "office")
    (tmp_path / "office" / "vault").write_text(content)
    with pytest.raises(DamagedError, match="vault file is damaged"):
        open_office(tmp_path / "office", Unlock(passphrase=PASSPHRASE))


def test_set_up_does_not_end_before_the_paper_was_read_back(tmp_path: Path) -> None:
    keys = make_keys()
    typed = typed_back(keys)
    typed[keys.asked_groups[1]] = "WRONG1"
    with pytest.raises(BadInputError, match="Group"):
        create_office(tmp_path / "office", plan(), keys, typed, passphrase=PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


def test_a_set_up_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    keys = make_keys()
    with pytest.raises(BadInputError, match="passphrase is too short"):
        create_office(tmp_path / "office", plan(), keys, typed_back(keys), passphrase="short")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    keys = make_keys()
    with pytest.raises(RefusedError, match="not empty"):
        create_office(tmp_path, plan(), keys, typed_back(keys), passphrase=PASSPHRASE)
    assert (tmp_path / "letter.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "UPPER"},
        {"code": "x"},
        {"letterhead": ()},
        {"letterhead": ("1",) * 6},
        {"signatories": ()},
        {"name": " "},
    ],
)
def test_an_answer_that_cannot_be_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    keys = make_keys()
    answers = {"code": "ismailia"} | changes
    with pytest.raises(BadInputError):
        create_office(tmp_path / "office", plan(**answers), keys, typed_back(keys), passphrase=PASSPHRASE)  # type: ignore[arg-type]  # any field of the plan
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_an_office_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no office"):
        open_office(tmp_path, Unlock())


def test_settings_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    workspace.paths.settings.write_text("code = ")
    with pytest.raises(DamagedError, match="settings"):
        open_office(workspace.paths.folder, Unlock())


def test_no_secret_and_no_name_stands_in_clear_in_the_folder(tmp_path: Path) -> None:
    recovery = _born(tmp_path / "office")
    content = b"".join(path.read_bytes() for path in (tmp_path / "office").rglob("*") if path.is_file())
    for needle in (recovery, plan().clerk.full_name, plan().signatories[0][1], PASSWORD):
        assert needle.encode() not in content
