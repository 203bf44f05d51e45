"""Signing in tells a guesser nothing, slows him down, and never locks anybody out for ever."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import BadInputError, RefusedError
from desktop.models.user import Role
from desktop.operations.rights import TABLE, Right, may, require
from desktop.operations.users import add_user, sign_in
from tests.factories import NOW, PASSWORD, as_checker, make_office


class Clock:
    """A calendar the test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Return the moment the test chose."""
        return self.now


def test_the_right_password_brings_the_person(tmp_path: Path) -> None:
    workspace = sign_in(make_office(tmp_path), "checker", PASSWORD)
    assert workspace.actor is not None
    assert workspace.actor.roles == {Role.CHECKER, Role.KEY_HOLDER, Role.ADMINISTRATOR}


def test_an_unknown_name_gets_the_same_answer_as_a_wrong_password(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    sentences = set()
    for name in ("clerk", "nobody"):
        with pytest.raises(RefusedError) as caught:
            sign_in(workspace, name, "not the password")
        sentences.add(str(caught.value))
    assert len(sentences) == 1


def test_each_wrong_try_doubles_the_wait_up_to_five_minutes(tmp_path: Path) -> None:
    clock = Clock()
    workspace = make_office(tmp_path, now=clock)
    waits = []
    for _ in range(10):
        with pytest.raises(RefusedError, match="wrong"):
            sign_in(workspace, "clerk", "not the password")
        with workspace.store.read() as uow:
            user = uow.users.named("clerk")
        assert user is not None
        assert user.wait_until is not None
        waits.append(int((user.wait_until - clock.now).total_seconds()))
        clock.now = user.wait_until
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert sign_in(workspace, "clerk", PASSWORD).actor is not None


def test_while_waiting_even_the_right_password_is_refused(tmp_path: Path) -> None:
    clock = Clock()
    workspace = make_office(tmp_path, now=clock)
    for _ in range(2):
        with pytest.raises(RefusedError):
            sign_in(workspace, "clerk", "not the password")
        clock.now += timedelta(milliseconds=1200)
    with pytest.raises(RefusedError, match="Wait"):
        sign_in(workspace, "clerk", PASSWORD)


def test_a_new_account_signs_in_with_its_password(tmp_path: Path) -> None:
    workspace = as_checker(make_office(tmp_path))
    add_user(workspace, name="auditor", full_name="سعاد", roles=frozenset({Role.AUDITOR}), password=PASSWORD)
    signed_in = sign_in(workspace, "auditor", PASSWORD)
    assert may(signed_in.actor, Right.SEE_JOURNAL)
    assert not may(signed_in.actor, Right.SEE_BENEFICIARIES)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "short"}, "too short"),
        ({"name": "clerk"}, "taken"),
        ({"roles": frozenset({Role.CLERK, Role.CHECKER})}, "exclude"),
        ({"roles": frozenset()}, "no role"),
        ({"full_name": ""}, "full name"),
    ],
)
def test_an_account_that_must_not_be_is_refused(
    tmp_path: Path, changes: dict[str, object], words: str
) -> None:
    answers = {
        "name": "new",
        "full_name": "سعاد",
        "roles": frozenset({Role.CLERK}),
        "password": PASSWORD,
    } | changes
    with pytest.raises(BadInputError, match=words):
        add_user(as_checker(make_office(tmp_path)), **answers)  # type: ignore[arg-type]  # one wrong answer at a time


def test_nobody_and_the_wrong_role_may_do_nothing(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    with pytest.raises(RefusedError) as caught:
        require(workspace, Right.DECIDE)
    assert caught.value.code == "E_RIGHT"
    assert not may(None, Right.SEE_BENEFICIARIES)
    assert set(TABLE) == set(Right)
