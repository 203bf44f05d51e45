"""The scenes before there is an office: the ways in, and each step of the wizard."""

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import current
from desktop.models.key_paper import recovery_groups
from desktop.store.faults import unreachable
from desktop.ui.changes import Changes
from desktop.ui.jobs.runner import ChildRunner, Jobs
from desktop.ui.set_up.window import SetUpWindow
from desktop.ui.set_up.wizard import SetUpWizard
from tests.factories import PASSPHRASE, PASSWORD, plan
from tests.ui.gallery import Scene

PAPER = (
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"  # of the age specification
)
_KEPT: list[QWidget] = []  # the window behind the dialog must outlive the function that made both
STEPS = ("country", "office", "signatories", "persons", "data", "keys", "paper")


def window(*, has_keyring: bool = False, home: Path | None = None) -> SetUpWindow:
    """Return the window with workers of its own."""
    changes = Changes()
    jobs = Jobs(changes, _no_children)
    made = SetUpWindow(jobs, has_keyring=has_keyring, home=home or Path(tempfile.gettempdir()) / "offices")
    changes.setParent(made)
    jobs.setParent(made)
    return made


def fill(wizard: SetUpWizard, step: str) -> None:
    """Answer one step as a careful clerk does."""
    answers = plan("ir" if current().language == "fa" else "eg")
    if step == "country":
        wizard.country.form.set_values({"country": answers.country})
    elif step == "office":
        wizard.office.form.set_values(
            {
                "name": answers.name,
                "code": answers.code,
                "area_code": answers.area_code,
                "address": answers.address,
            }
        )
        lines = {f"line{number}": line for number, line in enumerate(answers.letterhead, start=1)}
        wizard.office.letterhead_form.set_values(lines)
    elif step == "persons":
        for form, person in (
            (wizard.persons.clerk, answers.clerk),
            (wizard.persons.checker, answers.checker),
        ):
            if person is None:
                continue
            form.set_values(
                {"full_name": person.full_name, "name": person.name, "password": PASSWORD, "again": PASSWORD}
            )
    elif step == "keys":
        wizard.keys.secret.set_values({"passphrase": PASSPHRASE, "again": PASSPHRASE})
    elif step == "paper":
        wizard.paper.allow_typing()


def at_step(name: str) -> QWidget:
    """Return the wizard at a step, the earlier ones answered."""
    made = window()
    made.start.new_wished.emit()
    wizard = made.wizard
    assert wizard is not None
    for step in STEPS[: STEPS.index(name)]:
        fill(wizard, step)
        wizard.steps.try_on()
    fill(wizard, name)
    return made


def alone() -> QWidget:
    """Return the step of the persons, in an office of one."""
    made = at_step("persons")
    assert isinstance(made, SetUpWindow)
    assert made.wizard is not None
    made.wizard.persons.alone.setChecked(True)
    return made


def recovery() -> QWidget:
    """Return the way back from a backup, one group mistyped."""
    made = window()
    dialog = made.begin_recovery()
    groups = list(recovery_groups(PAPER))
    groups[3] = "Q" + groups[3][1:]
    typed = {"file": "/media/stick/ismailia.backup.age", "paper": " ".join(groups)}
    dialog.form.set_values(dialog.form.values() | typed)
    dialog.accept()
    dialog.setParent(made, dialog.windowFlags())
    _KEPT.append(made)
    return dialog


def on_server() -> QWidget:
    """Return the step of the data, with a server whose certificate is not the office's."""
    made = at_step("data")
    assert isinstance(made, SetUpWindow)
    assert made.wizard is not None
    view = made.wizard.data
    view.choice.set_values({"place": "server"})
    view.choice.changed.emit()
    view.server.form.set_values(
        {
            "server": "db.office.example",
            "database": "wasl",
            "account": "wasl_office",
            "password": PASSWORD,
            "certificate": "/media/stick/server-ca.pem",
        }
    )
    view.refused.emit(unreachable("certificate verify failed"))
    return made


def join(way: str) -> QWidget:
    """Return the way into a shared office, one group mistyped."""
    made = window()
    dialog = made.begin_joining()
    dialog.way.set_values({"way": way})
    dialog.way.changed.emit()
    groups = list(recovery_groups(PAPER))
    groups[3] = "Q" + groups[3][1:]
    source = "/media/stick/ismailia.invitation" if way == "invited" else "/media/stick/ismailia"
    typed = {"file": source, "key": " ".join(groups), "password": PASSWORD}
    typed |= {"passphrase": PASSPHRASE, "again": PASSPHRASE}
    dialog.form.set_values(dialog.form.values() | typed)
    dialog.accept()
    dialog.setParent(made, dialog.windowFlags())
    _KEPT.append(made)
    return dialog


def scenes() -> Iterator[Scene]:
    """Yield every scene of set-up."""
    build: Callable[[], QWidget] = window
    yield Scene("set-up-start", build)
    yield Scene("set-up-recovery", recovery, keeps_its_size=True)
    for step in STEPS:
        yield Scene(f"set-up-{step}", partial(at_step, step))
    yield Scene("set-up-alone", alone)
    yield Scene("set-up-server", on_server)
    for way in ("invited", "holder"):
        yield Scene(f"set-up-join-{way}", partial(join, way), keeps_its_size=True)


def _no_children() -> ChildRunner:
    raise NotImplementedError
