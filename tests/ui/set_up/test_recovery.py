"""Restoring on another computer from the window: the slip named by its group, the office standing again."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.key_paper import recovery_groups
from desktop.operations.backups import back_up
from desktop.operations.offices import is_office
from desktop.operations.recovering import Recovered
from tests.factories import PASSPHRASE, make_office
from tests.saved import paper, register_family, with_paper
from tests.ui.set_up.scenes import window


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    office = with_paper(make_office(tmp_path))
    register_family(office, "سعاد محمود")
    stick = tmp_path / "stick"
    stick.mkdir()
    made = back_up(office, stick).path
    office.store.close()
    shutil.rmtree(office.paths.folder)
    return made


def test_an_office_comes_back_with_backup_and_paper(qtbot: QtBot, backup: Path, tmp_path: Path) -> None:
    made = window(home=tmp_path)
    qtbot.addWidget(made)
    dialog = made.begin_recovery()
    groups = list(recovery_groups(paper()))
    slip = groups.copy()
    slip[4] = ("P" if slip[4][0] != "P" else "Q") + slip[4][1:]
    folder = tmp_path / "again"
    dialog.form.set_values(
        {"folder": str(folder), "paper": " ".join(slip), "passphrase": PASSPHRASE, "again": PASSPHRASE}
    )
    dialog.take_file(str(backup))
    dialog.accept()
    assert not is_office(folder)
    assert [problem.values for problem in dialog.problems()] == [{"groups": "5"}]
    dialog.form.set_values(dialog.form.values() | {"paper": " ".join(groups)})
    heard: list[Recovered] = []
    dialog.recovered.connect(heard.append)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.accept()
    assert heard[0].families == 1
    assert is_office(folder)


def test_two_passphrases_have_to_be_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    made = window(home=tmp_path)
    qtbot.addWidget(made)
    dialog = made.begin_recovery()
    dialog.form.set_values(
        {
            "file": "x",
            "folder": str(tmp_path / "again"),
            "paper": " ".join(recovery_groups(paper())),
            "passphrase": PASSPHRASE,
            "again": "other words",
        }
    )
    assert [problem.field for problem in dialog.problems()] == ["again"]
    dialog.reject()
