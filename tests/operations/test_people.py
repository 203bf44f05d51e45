"""Accounts: nobody gives himself a right alone, and the office never stands without who could mend it."""

from functools import partial
from pathlib import Path

import pytest

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.models.user import Role
from desktop.operations.approvals import refuse
from desktop.operations.beneficiaries import counts
from desktop.operations.decisions import grant
from desktop.operations.people import (
    Account,
    accounts,
    add_user,
    areas_to_give,
    ask_change,
    close_account,
    reset_password,
)
from desktop.operations.rights import Right, may
from desktop.operations.users import as_person, make_account, sign_in
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import PASSWORD, as_checker, as_clerk, make_office

CLERK = frozenset({Role.CLERK})


def named(workspace: Workspace, name: str) -> Account:
    return next(one for one in accounts(as_checker(workspace)) if one.name == name)


def signed_in(workspace: Workspace, name: str) -> Workspace:
    with workspace.store.read() as uow:
        user = uow.users.named(name)
    assert user is not None
    return as_person(workspace, user)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office of four: clerk, checker (who also looks after accounts), second checker, administrator."""
    workspace = make_office(tmp_path)
    with workspace.store.write() as uow:
        for name, role in (
            ("second", Role.CHECKER),
            ("admin", Role.ADMINISTRATOR),
            ("auditor", Role.AUDITOR),
        ):
            make_account(
                uow, workspace, name=name, full_name=name, roles=frozenset({role}), password=PASSWORD
            )
    return workspace


def new_clerk(office: Workspace, **changes: object) -> str:
    answers = {"name": "new", "full_name": "سعاد", "roles": frozenset({Role.CLERK}), "password": PASSWORD}
    return add_user(signed_in(office, "admin"), **(answers | changes)).number  # type: ignore[arg-type]  # one wrong answer at a time


def test_a_new_account_does_nothing_before_a_second_person_agreed(office: Workspace) -> None:
    number = new_clerk(office)
    with pytest.raises(RefusedError) as caught:
        sign_in(office, "new", PASSWORD)
    assert caught.value.code == "E_NO_ROLE"
    grant(as_checker(office), number, Progress())
    came = sign_in(office, "new", PASSWORD)
    assert came.actor is not None
    assert came.actor.must_change
    assert came.actor.roles == {Role.CLERK}


def test_who_asks_for_a_role_does_not_give_it(office: Workspace) -> None:
    number = ask_change(as_checker(office), named(office, "clerk").uid, roles=frozenset({Role.AUDITOR}))
    with pytest.raises(RefusedError) as caught:
        grant(as_checker(office), number, Progress())
    assert caught.value.code == "E_SAME_PERSON"
    grant(signed_in(office, "second"), number, Progress())
    assert named(office, "clerk").roles == {Role.AUDITOR}


def test_a_role_changed_while_its_holder_works_counts_at_the_next_operation(office: Workspace) -> None:
    clerk = as_clerk(office)
    assert counts(clerk).families == 0
    number = ask_change(
        signed_in(office, "admin"), named(office, "clerk").uid, roles=frozenset({Role.AUDITOR})
    )
    assert counts(clerk).families == 0  # asked is not granted
    grant(as_checker(office), number, Progress())
    with pytest.raises(RefusedError, match="changed while you worked") as caught:
        counts(clerk)
    assert caught.value.code == "E_STANDING"
    again = as_clerk(office)
    assert may(again.actor, Right.SEE_JOURNAL)
    with pytest.raises(RefusedError) as caught:
        counts(again)
    assert caught.value.code == "E_RIGHT"


def test_a_closed_account_is_out_at_the_next_operation_and_comes_back_by_two(office: Workspace) -> None:
    clerk, uid = as_clerk(office), named(office, "clerk").uid
    close_account(signed_in(office, "admin"), uid)
    with pytest.raises(RefusedError, match="changed while you worked"):
        counts(clerk)
    with pytest.raises(RefusedError, match="wrong"):
        sign_in(office, "clerk", PASSWORD)
    number = ask_change(signed_in(office, "admin"), uid, roles=frozenset({Role.CLERK}))
    assert named(office, "clerk").waits_for == number
    grant(as_checker(office), number, Progress())
    assert not named(office, "clerk").is_closed


@pytest.mark.parametrize("kind", ["close", "roles"])
def test_the_last_administrator_and_the_last_checker_stay(tmp_path: Path, kind: str) -> None:
    workspace = make_office(tmp_path)
    uid = named(workspace, "checker").uid
    with workspace.store.write() as uow:
        make_account(
            uow,
            workspace,
            name="admin",
            full_name="admin",
            roles=frozenset({Role.ADMINISTRATOR}),
            password=PASSWORD,
        )
    admin = signed_in(workspace, "admin")
    lose = (
        partial(close_account, admin, uid)
        if kind == "close"
        else partial(ask_change, admin, uid, roles=CLERK)
    )
    with pytest.raises(RefusedError, match="last checker") as caught:
        lose()
    assert caught.value.code == "E_LAST"


def test_a_request_made_before_the_account_changed_is_void(office: Workspace) -> None:
    admin, uid = signed_in(office, "admin"), named(office, "clerk").uid
    number = ask_change(admin, uid, roles=frozenset({Role.AUDITOR}))
    close_account(admin, uid)
    with pytest.raises(RefusedError) as caught:
        grant(as_checker(office), number, Progress())
    assert caught.value.code == "E_CHANGED_SINCE"


def test_a_last_checker_is_not_lost_between_two_requests(office: Workspace) -> None:
    admin = signed_in(office, "admin")
    one = ask_change(admin, named(office, "second").uid, roles=frozenset({Role.AUDITOR}))
    other = ask_change(admin, named(office, "checker").uid, roles=frozenset({Role.ADMINISTRATOR}))
    grant(as_checker(office), one, Progress())
    with pytest.raises(RefusedError) as caught:
        grant(as_checker(office), other, Progress())
    assert caught.value.code in {"E_LAST", "E_SAME_PERSON"}


def test_a_refused_request_leaves_the_account_as_it_was(office: Workspace) -> None:
    number = ask_change(
        signed_in(office, "admin"), named(office, "clerk").uid, roles=frozenset({Role.AUDITOR})
    )
    refuse(as_checker(office), number, "not now")
    assert named(office, "clerk").roles == {Role.CLERK}
    assert not named(office, "clerk").waits_for


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "short"}, "too short"),
        ({"name": "clerk"}, "taken"),
        ({"name": "n" * 61}, "too long"),
        ({"roles": frozenset({Role.CLERK, Role.CHECKER})}, "exclude"),
        ({"roles": frozenset()}, "no role"),
        ({"full_name": ""}, "full name"),
    ],
)
def test_an_account_that_must_not_be_is_refused(
    office: Workspace, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(BadInputError, match=words):
        new_clerk(office, **changes)


def test_an_unknown_area_and_no_change_at_all_are_refused(office: Workspace) -> None:
    admin, uid = signed_in(office, "admin"), named(office, "clerk").uid
    with pytest.raises(NotFoundError, match="no area"):
        ask_change(admin, uid, roles=frozenset({Role.CLERK}), areas=("nowhere",))
    with pytest.raises(RefusedError, match="Nothing was changed"):
        ask_change(admin, uid, roles=frozenset({Role.CLERK}))


def test_nobody_closes_or_resets_himself(office: Workspace) -> None:
    admin = signed_in(office, "admin")
    uid = named(office, "admin").uid
    with pytest.raises(RefusedError, match="your own account"):
        close_account(admin, uid)
    with pytest.raises(RefusedError, match="Settings"):
        reset_password(admin, uid)


def test_an_administrator_sees_accounts_and_no_person_of_the_list(office: Workspace) -> None:
    admin = signed_in(office, "admin")
    assert {one.name for one in accounts(admin)} == {"admin", "auditor", "checker", "clerk", "second"}
    with pytest.raises(RefusedError) as caught:
        counts(admin)
    assert caught.value.code == "E_RIGHT"


def test_the_areas_to_give_are_those_of_the_office(office: Workspace) -> None:
    given = areas_to_give(signed_in(office, "admin"))
    assert given[0].code == "EG19"
    assert len(given) > 3
    assert all(one.code.startswith("EG19") for one in given)
