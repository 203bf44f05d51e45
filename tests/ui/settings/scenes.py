"""The scenes of the settings."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.password_dialog import PasswordDialog
from tests.factories import as_checker
from tests.ui.desks import country_of, filled_office, keep, language, make_desk
from tests.ui.gallery import Scene
from tests.ui.today.scenes import fill


def page() -> SettingsPage:
    """Return the settings as the checker sees them."""
    desk = make_desk(as_checker(filled_office(country_of(language()), fill)))
    made = SettingsPage(desk)
    keep(desk, made)
    return made


def password() -> QWidget:
    """Return the form of another password."""
    desk = make_desk(as_checker(filled_office(country_of(language()), fill)))
    made = PasswordDialog(desk, None)
    keep(desk, made)
    return made


def scenes() -> Iterator[Scene]:
    """Yield every scene of the page."""
    yield Scene("settings", page)
    yield Scene("settings-password", password, keeps_its_size=True)
