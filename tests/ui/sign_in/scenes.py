"""The scenes of the door: waiting for a password, hints, a refusal, an own password, and the lock."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.errors import RefusedError, UserError
from desktop.marking import N_
from desktop.store.faults import unreachable
from desktop.ui.changes import Changes
from desktop.ui.jobs.runner import ChildRunner, Jobs
from desktop.ui.sign_in.server_password import ServerPasswordDialog
from desktop.ui.sign_in.window import Absent, SignInWindow
from desktop.ui.widgets.new_password import own_password
from tests.factories import plan
from tests.ui.desks import country_of, language
from tests.ui.gallery import Scene

_KEPT: list[QWidget] = []  # the door behind the dialog must outlive the function that made both


def no_children() -> ChildRunner:
    """Refuse to run anything in a child."""
    raise NotImplementedError


def door(*, needs_passphrase: bool = True, absent: Absent | None = None) -> SignInWindow:
    """Return the door of the sample office."""
    name = plan(country_of(language())).name
    return SignInWindow(
        Path(),
        office=name,
        needs_passphrase=needs_passphrase,
        own_form=own_password,
        is_synthetic=True,
        absent=absent,
    )


def refused(error: UserError) -> QWidget:
    """Return the door after a refusal."""
    made = door(needs_passphrase=False)
    made.name.setText("clerk")
    made.show_refusal(error)
    return made


def wrong() -> QWidget:
    """Return the door after a wrong password."""
    message = N_(
        "The name or the password is wrong. Check the keyboard language and Caps Lock, then try again."
    )
    return refused(RefusedError(message))


def waiting() -> QWidget:
    """Return the door while the next try has to wait."""
    message = N_("A wrong password was typed before. Seconds to wait before the next try: {seconds}.")
    return refused(RefusedError(message, seconds=64))


def not_let_in() -> QWidget:
    """Return the door of a shared office whose server has another password by now."""
    return refused(unreachable("password authentication failed"))


def server_password() -> QWidget:
    """Return the question for that password."""
    made = door(needs_passphrase=False)
    changes = Changes(made)
    dialog = ServerPasswordDialog(Jobs(changes, no_children, made), Path(), None, made)
    dialog.setParent(made, dialog.windowFlags())
    _KEPT.append(made)
    return dialog


def hints() -> QWidget:
    """Return the door while a password is typed in Arabic letters with Caps Lock on, and looked at."""
    made = door(needs_passphrase=False)
    made.name.setText("clerk")
    made.password.setText("قطة")
    made.password._is_caps = True
    made.password._note_letters()
    made.password.hinted.emit()
    made.password.eye.setChecked(True)
    return made


def own_wanted() -> QWidget:
    """Return the door that asks for an own password in place of a given one."""
    made = door(needs_passphrase=False)
    made.ask_own_password()
    return made


def locked(*, needs_passphrase: bool) -> QWidget:
    """Return what covers a locked program."""
    clerk = plan(country_of(language())).clerk
    return door(needs_passphrase=needs_passphrase, absent=Absent(clerk.name, clerk.full_name))


def scenes() -> Iterator[Scene]:
    """Yield every scene of the door."""
    yield Scene("sign-in-server", not_let_in)
    yield Scene("sign-in-server-password", server_password, keeps_its_size=True)
    yield Scene("sign-in", door)
    yield Scene("sign-in-refused", wrong)
    yield Scene("sign-in-delayed", waiting)
    yield Scene("sign-in-hints", hints)
    yield Scene("sign-in-own-password", own_wanted)
    yield Scene("sign-in-locked", lambda: locked(needs_passphrase=False))
    yield Scene("sign-in-locked-vault", lambda: locked(needs_passphrase=True))
