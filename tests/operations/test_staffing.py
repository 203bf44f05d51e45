"""People come and go: a password that was given does not make two persons of one, and offices of two shrink and grow."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import RefusedError
from desktop.models.approval import ApprovalKind
from desktop.models.journal import Action
from desktop.models.user import ONE_PERSON_FOR, SOLE_ROLES, Role, User
from desktop.operations.approvals import ask, refuse, settle, waiting, withdraw
from desktop.operations.authorship import note
from desktop.operations.decisions import grant
from desktop.operations.journals import entries
from desktop.operations.notices import print_notice
from desktop.operations.people import accounts, add_user, ask_change, close_account, reset_password
from desktop.operations.rights import Right, may
from desktop.operations.staffing import ask_alone, may_ask_alone
from desktop.operations.today import can_decide
from desktop.operations.users import as_person, change_password, sign_in
from desktop.progress import Progress
from desktop.running import Running
from desktop.workspace import Workspace
from tests.factories import NOW, PASSWORD, as_checker, as_clerk, make_office
from tests.operations.test_delays import _done, _same
from tests.sole_office import make_sole_office

pytestmark = pytest.mark.on_file  # no query of its own
OWN = "کلمه عبور خودم ۱۲۳"
DIGEST = "a" * 64


def later(office: Workspace, wait: timedelta) -> Workspace:
    """Return the office some time later, by both clocks, with an entry of the journal each day."""
    now = office.now() + wait
    passing = office.now()
    while passing + timedelta(days=1) < now:
        passing += timedelta(days=1)
        _at(office, passing)
    return _at(office, now)


def _at(office: Workspace, moment: datetime) -> Workspace:
    ran = int((moment - NOW).total_seconds())
    there = replace(office, now=lambda: moment, running=lambda: Running("one", 1000 + ran))
    with there.store.write() as uow:
        note(uow, there, Action.SEARCHED, "person")
    return there


def _user(office: Workspace, name: str) -> User:
    with office.store.read() as uow:
        user = uow.users.named(name)
    assert user is not None
    return user


def uid_of(office: Workspace, name: str) -> str:
    return _user(office, name).uid


def asked(office: Workspace) -> str:
    with office.store.write() as uow:
        return ask(uow, office, ApprovalKind.LIST, "01SUBJECT", "قائمة", DIGEST).number


def take_over(admin: Workspace, name: str) -> Workspace:
    """Give somebody a password and sign in with it, as an administrator could."""
    given = reset_password(admin, uid_of(admin, name))
    return change_password(sign_in(admin, name, given), given, OWN)


def refusal(office: Workspace, number: str) -> str:
    with pytest.raises(RefusedError) as caught:
        settle(office, number, _same, _done, Progress())
    return caught.value.code


def test_who_gave_a_password_is_not_a_second_person_for_its_bearer(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    before = asked(replace(office, now=lambda: NOW - timedelta(hours=1)))
    clerk = take_over(as_checker(office), "clerk")
    assert (
        settle(as_checker(office), before, _same, _done, Progress()) == "done"
    )  # asked by the clerk himself
    number = asked(clerk)
    assert refusal(as_checker(office), number) == "E_GIVEN"
    (given,) = [one for one in accounts(as_checker(office)) if one.name == "clerk"]
    assert given.given_by == _user(office, "checker").full_name
    assert can_decide(as_checker(office), waiting(clerk)[0])  # the button is there, and says why not
    still = later(as_checker(office), ONE_PERSON_FOR - timedelta(minutes=1))
    assert refusal(still, number) == "E_GIVEN"
    free = later(as_checker(office), ONE_PERSON_FOR + timedelta(minutes=1))
    assert settle(free, number, _same, _done, Progress()) == "done"
    assert not any(one.given_by for one in accounts(free))


def test_a_checker_who_was_given_a_password_decides_nothing_of_the_giver(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with office.store.write() as uow:
        admin_too = uow.users.named("clerk")
        assert admin_too is not None
        admin_too.roles = "administrator clerk"
    admin = as_clerk(office)
    checker = take_over(admin, "checker")
    assert refusal(checker, asked(admin)) == "E_GIVEN"


def test_a_chain_of_given_passwords_is_one_person(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    admin = as_checker(office)
    number = add_user(
        admin, name="third", full_name="سعاد", roles=frozenset({Role.ADMINISTRATOR}), password=PASSWORD
    ).number
    grant(as_clerk(office), number, Progress())  # in an office of two the clerk agrees to accounts
    third = change_password(sign_in(office, "third", PASSWORD), PASSWORD, OWN)
    clerk = take_over(third, "clerk")
    assert refusal(admin, asked(clerk)) == "E_GIVEN"


def test_in_an_office_of_two_a_colleague_agrees_to_accounts_and_to_nothing_else(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    number = ask_change(as_checker(office), uid_of(office, "clerk"), roles=frozenset({Role.AUDITOR}))
    (row,) = waiting(office)
    assert can_decide(as_clerk(office), row)
    refuse(as_clerk(office), number, "لا أريد")
    with pytest.raises(RefusedError) as caught:
        refuse(as_clerk(office), asked(as_checker(office)), "لا")
    assert caught.value.code == "E_RIGHT"
    (row,) = waiting(office)
    assert not can_decide(as_clerk(office), row)


@pytest.mark.parametrize("who", ["clerk", "checker"])
def test_who_is_left_goes_on_alone_after_a_week_of_notice(tmp_path: Path, who: str) -> None:
    office = make_office(tmp_path)
    left = as_person(office, _user(office, who))
    if who == "checker":
        close_account(left, uid_of(office, "clerk"))
    assert may_ask_alone(left)
    number = ask_alone(left)
    print_notice(left, number, tmp_path / "notice.pdf")
    for days in (1, 5):
        left = later(left, timedelta(days=days))
        with pytest.raises(RefusedError) as caught:
            grant(left, number, Progress())
        assert caught.value.code == "E_WAIT"
    grant(later(left, timedelta(days=1, minutes=1)), number, Progress())
    alone = as_person(office, _user(office, who))
    assert alone.actor is not None
    assert alone.actor.roles == SOLE_ROLES
    assert may(alone.actor, Right.SEE_JOURNAL)
    assert entries(alone)
    assert [one.is_closed for one in accounts(alone) if one.name != who] == [True]
    assert not may_ask_alone(alone)
    with office.store.read() as uow:
        assert uow.offices.own().is_one_person


def test_who_leaves_agrees_at_once_and_who_stays_may_be_refused(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    number = ask_alone(as_clerk(office))
    with pytest.raises(RefusedError):
        grant(as_clerk(office), number, Progress())
    refuse(as_checker(office), number, "ما زلت أعمل هنا")
    number = ask_alone(as_clerk(office))
    grant(as_checker(office), number, Progress())
    assert _user(office, "checker").is_closed


def test_a_third_colleague_voids_the_request(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    number = ask_alone(as_clerk(office))
    joined = add_user(
        as_checker(office), name="third", full_name="سعاد", roles=frozenset({Role.CLERK}), password=PASSWORD
    )
    with pytest.raises(RefusedError, match="changed"):
        grant(as_checker(office), number, Progress())
    withdraw(as_clerk(office), number)
    with pytest.raises(RefusedError, match="More than one"):
        ask_alone(as_clerk(office))
    assert joined.number


def test_a_checker_who_joins_ends_the_office_of_one(tmp_path: Path) -> None:
    alone = make_sole_office(tmp_path)
    sole = as_clerk(alone)
    assert may(sole.actor, Right.SEE_JOURNAL)
    number = add_user(
        sole, name="checker", full_name="هدى", roles=frozenset({Role.CHECKER}), password=PASSWORD
    ).number
    print_notice(sole, number, tmp_path / "notice.pdf")
    grant(later(sole, timedelta(days=1, minutes=1)), number, Progress())
    with alone.store.read() as uow:
        assert not uow.offices.own().is_one_person
    assert not may(as_clerk(alone).actor, Right.SEE_JOURNAL)
    with pytest.raises(RefusedError, match="last"):
        close_account(as_clerk(alone), uid_of(alone, "checker"))
