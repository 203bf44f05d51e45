"""The scenes of the settings."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.operations.moving import Moved
from desktop.store.faults import unreachable
from desktop.store.tables import Content
from desktop.ui.desk import Desk
from desktop.ui.settings.invitation_dialog import InvitationDialog
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.password_dialog import PasswordDialog
from desktop.ui.widgets.dialog import Dialog
from tests.factories import PASSWORD, as_checker
from tests.ui.desks import country_of, filled_office, keep, language, make_desk
from tests.ui.gallery import Scene
from tests.ui.set_up.scenes import PAPER
from tests.ui.today.scenes import fill

_KEPT: list[QWidget] = []  # the page behind a dialog must outlive the function that made both


def page() -> SettingsPage:
    """Return the settings as the checker sees them."""
    desk = make_desk(as_checker(filled_office(country_of(language()), fill)))
    made = SettingsPage(desk)
    keep(desk, made)
    return made


def alone() -> QWidget:
    """Return the question whether nobody else is left."""
    made = page()
    made._question_alone()
    dialog = made.findChildren(Dialog)[-1]
    dialog.setParent(made, dialog.windowFlags())
    _KEPT.append(made)
    return dialog


def password() -> QWidget:
    """Return the form of another password."""
    desk = make_desk(as_checker(filled_office(country_of(language()), fill)))
    made = PasswordDialog(desk, None)
    keep(desk, made)
    return made


def on_server() -> Desk:
    """Return a desk of an office whose settings name a server; nothing asks it."""
    desk = make_desk(as_checker(filled_office(country_of(language()), fill)))
    address = "postgresql://wasl_office@db.office.example/wasl?sslrootcert=server-ca.pem"
    settings = replace(desk.workspace.settings, database=address)
    return replace(desk, workspace=replace(desk.workspace, settings=settings))


def shared() -> SettingsPage:
    """Return the settings of a shared office."""
    desk = on_server()
    made = SettingsPage(desk)
    keep(desk, made)
    return made


def move(step: str) -> QWidget:
    """Return the move to a server: asked for, refused, or done."""
    desk = make_desk(as_checker(filled_office(country_of(language()), fill)))
    page = SettingsPage(desk)
    keep(desk, page)
    dialog = page.data.move_to_server()
    typed = {
        "server": "db.office.example",
        "database": "wasl",
        "account": "wasl_office",
        "password": PASSWORD,
    }
    dialog.server.form.set_values(typed)
    if step == "refused":
        dialog.show_fault(unreachable("password authentication failed"))
    elif step == "done":
        counts = {"household": 1204, "person": 5310, "approved_list": 6, "distribution": 9, "agency": 4,
                  "package": 17, "journal_entry": 20418}  # fmt: skip
        tables = tuple(Content(name, rows, "0" * 64) for name, rows in counts.items())
        dialog.show_moved(Moved(database="", tables=tables, kept=Path("moved-2026-03-01.db")))
        dialog._has_moved = False  # nothing is left for
    dialog.setParent(page, dialog.windowFlags())
    _KEPT.append(page)
    return dialog


def back() -> QWidget:
    """Return the question before a shared office becomes a file again."""
    desk = on_server()
    page = SettingsPage(desk)
    keep(desk, page)
    dialog = page.data.move_to_file()
    dialog.setParent(page, dialog.windowFlags())
    _KEPT.append(page)
    return dialog


def invitation() -> QWidget:
    """Return the groups that open an invitation."""
    return InvitationDialog(None, Path("/media/stick/ismailia.invitation"), PAPER)


def scenes() -> Iterator[Scene]:
    """Yield every scene of the page."""
    yield Scene("settings", page)
    yield Scene("settings-password", password, keeps_its_size=True)
    yield Scene("settings-alone", alone, keeps_its_size=True)
    yield Scene("settings-shared", shared)
    for step in ("asked", "refused", "done"):
        yield Scene(f"settings-move-{step}", partial(move, step), keeps_its_size=True)
    yield Scene("settings-move-back", back, keeps_its_size=True)
    yield Scene("settings-invitation", invitation, keeps_its_size=True)
