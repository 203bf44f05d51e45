"""The scenes of the door: waiting for a password, and a refusal."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.ui.sign_in.window import SignInWindow
from tests.factories import plan
from tests.ui.desks import country_of, language
from tests.ui.gallery import Scene


def door(*, needs_passphrase: bool = True) -> SignInWindow:
    """Return the door of the sample office."""
    name = plan(country_of(language())).name
    return SignInWindow(Path(), office=name, needs_passphrase=needs_passphrase, is_synthetic=True)


def refused() -> QWidget:
    """Return the door after a wrong password."""
    made = door(needs_passphrase=False)
    made.name.setText("clerk")
    made.show_refusal(
        RefusedError(
            N_(
                "The name or the password is wrong. Check the keyboard language and Caps Lock, then try again."
            )
        )
    )
    return made


def scenes() -> Iterator[Scene]:
    """Yield every scene of the door."""
    yield Scene("sign-in", door)
    yield Scene("sign-in-refused", refused)
