"""The scenes of the page Staff: accounts of every state, the dialogs, a password that is shown once."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import keyring
from PySide6.QtWidgets import QWidget

from desktop.models.user import Role
from desktop.operations import people
from desktop.operations.decisions import grant
from desktop.operations.people import Account
from desktop.operations.users import as_person
from desktop.progress import Progress
from desktop.ui.people.account_dialog import AccountDialog
from desktop.ui.people.given_password import GivenPassword
from desktop.ui.people.page import StaffPage
from desktop.workspace import Workspace
from tests.conftest import MemoryKeyring
from tests.factories import PASSWORD, as_checker, make_office
from tests.ui.desks import country_of, keep, language, make_desk
from tests.ui.gallery import Scene

NAMES = {
    "eg": ("سعاد محمود عبد الله", "أحمد فتحي سالم", "نجلاء حسين عمر", "كريم عادل منصور"),
    "ir": ("زهرا کریمی", "علی موسوی", "مریم احمدی", "حسین رضایی"),
}


@cache
def staffed(country: str) -> Workspace:
    """Return an office with a second checker, a limited clerk, an account that waits and a closed one."""
    if not isinstance(keyring.get_keyring(), MemoryKeyring):
        keyring.set_keyring(MemoryKeyring())
    folder = Path(tempfile.mkdtemp(prefix="wasl-staff-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    office = make_office(folder, country, "urmia" if country == "ir" else "ismailia")
    chief = as_checker(office)
    areas = [one.code for one in people.areas_to_give(chief)][1:3]
    second, limited, closed, waiting = NAMES[country]
    added = people.add_user(
        chief, name="second", full_name=second, roles=frozenset({Role.CHECKER}), password=PASSWORD
    )
    give_role(office, added.uid, "checker")
    for name, full_name, limits in (("limited", limited, areas), ("gone", closed, [])):
        one = people.add_user(
            chief,
            name=name,
            full_name=full_name,
            roles=frozenset({Role.CLERK}),
            areas=limits,
            password=PASSWORD,
        )
        grant(named(office, "second"), one.number, Progress())
    people.close_account(chief, one.uid)
    people.add_user(chief, name="new", full_name=waiting, roles=frozenset({Role.AUDITOR}), password=PASSWORD)
    return office


def give_role(office: Workspace, uid: str, role: str) -> None:
    """Give a first role by hand: the office of the tests has nobody else yet who could agree."""
    with office.store.write() as uow:
        user = uow.users.with_uid(uid)
        assert user is not None
        user.roles, user.must_change = role, False
        for request in uow.approvals.waiting(office.now().replace(year=2000)):
            waiting = uow.approvals.numbered(request.number)
            assert waiting is not None
            waiting.state = "withdrawn"


def named(office: Workspace, name: str) -> Workspace:
    """Return the office with a person at work."""
    with office.store.read() as uow:
        user = uow.users.named(name)
    assert user is not None
    return as_person(office, user)


def page(chosen: str = "limited") -> StaffPage:
    """Return the page as the administrator sees it, with somebody chosen."""
    desk = make_desk(as_checker(staffed(country_of(language()))))
    made = StaffPage(desk)
    keep(desk, made)
    rows = people.accounts(desk.workspace)
    made.people.selectRow(next(n for n, row in enumerate(rows) if row.name == chosen))
    return made


def account(name: str) -> Account:
    """Return an account."""
    rows = people.accounts(as_checker(staffed(country_of(language()))))
    return next(row for row in rows if row.name == name)


def dialog(name: str = "") -> QWidget:
    """Return the form of a new account, or of another role."""
    desk = make_desk(as_checker(staffed(country_of(language()))))
    made = AccountDialog(desk, None, account(name) if name else None)
    keep(desk, made)
    return made


def scenes() -> Iterator[Scene]:
    """Yield every scene of the page."""
    yield Scene("staff", page)
    yield Scene("staff-waiting", lambda: page("new"))
    yield Scene("staff-closed", lambda: page("gone"))
    yield Scene("staff-new-person", dialog, keeps_its_size=True)
    yield Scene("staff-roles", lambda: dialog("limited"), keeps_its_size=True)
    yield Scene(
        "staff-password",
        lambda: GivenPassword(None, account("limited").full_name, "kvd-mtr-hxa-pne"),
        keeps_its_size=True,
    )
