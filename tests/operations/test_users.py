"""Signing in tells a guesser nothing, slows him down, and never locks anybody out for ever."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from desktop.errors import BadInputError, RefusedError
from desktop.models.user import Role, SignInTry, User
from desktop.models.vault_file import STRETCHING
from desktop.operations.beneficiaries import counts
from desktop.operations.people import reset_password
from desktop.operations.users import change_password, sign_in
from desktop.store.users import KEPT_TRIES
from desktop.workspace import Workspace
from tests.conftest import SHIPPED_STRETCHING
from tests.factories import NOW, PASSWORD, as_checker, make_office

WRONG = "not the password"


class Clock:
    """A calendar the test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Return the moment the test chose."""
        return self.now


def account(workspace: Workspace, name: str) -> User:
    with workspace.store.read() as uow:
        user = uow.users.named(name)
    assert user is not None
    return user


def refusal(workspace: Workspace, name: str, password: str = WRONG) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        sign_in(workspace, name, password)
    return caught.value


def test_the_right_password_brings_the_person(tmp_path: Path) -> None:
    workspace = sign_in(make_office(tmp_path), "checker", PASSWORD)
    assert workspace.actor is not None
    assert workspace.actor.roles == {Role.CHECKER, Role.KEY_HOLDER, Role.ADMINISTRATOR}
    assert account(workspace, "checker").signed_in_at == NOW


def test_a_password_is_the_same_however_its_letters_are_composed(tmp_path: Path) -> None:
    composed, apart = "pass phrase caf\u00e9", "pass phrase cafe\u0301"
    workspace = change_password(make_office(tmp_path), PASSWORD, composed)
    assert sign_in(workspace, "clerk", apart).actor is not None


def test_digits_of_another_script_are_other_digits(tmp_path: Path) -> None:
    workspace = change_password(make_office(tmp_path), PASSWORD, "house 1234 garden")
    assert refusal(workspace, "clerk", "house ١٢٣٤ garden").code == "E_PASSWORD"


def test_unknown_closed_and_known_names_get_the_same_answers(tmp_path: Path) -> None:
    clock = Clock()
    workspace = make_office(tmp_path, now=clock)
    with workspace.store.write() as uow:
        closed = uow.users.named("checker")
        assert closed is not None
        closed.is_closed = True
    answers = []
    for name in ("clerk", "checker", "nobody"):
        clock.now = NOW
        told = []
        for seconds in (0, 0, 2, 0):  # wrong, too early, wrong again, too early again
            clock.now += timedelta(seconds=seconds)
            told.append(str(refusal(workspace, name)))
        answers.append(told)
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][1].startswith("A wrong password was typed before")


def test_each_wrong_try_doubles_the_wait_up_to_five_minutes(tmp_path: Path) -> None:
    clock = Clock()
    workspace = make_office(tmp_path, now=clock)
    waits = []
    for _ in range(11):
        assert refusal(workspace, "clerk").code == "E_PASSWORD"
        waits.append(int(str(refusal(workspace, "clerk", PASSWORD).values["seconds"])))
        clock.now += timedelta(seconds=waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert sign_in(workspace, "clerk", PASSWORD).actor is not None
    assert refusal(workspace, "clerk").code == "E_PASSWORD"
    assert refusal(workspace, "clerk").values["seconds"] == 1


def test_a_try_counts_before_it_is_judged(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    seen = []

    class Looking:
        def __call__(self) -> datetime:
            return NOW

    looking = replace(workspace, now=Looking())
    refusal(looking, "clerk")
    seen.append(refusal(looking, "clerk", PASSWORD).code)
    assert seen == ["E_WAIT"]


@pytest.mark.parametrize("years", [-30, 30])
def test_a_clock_that_jumps_by_years_locks_nobody_for_years(tmp_path: Path, years: int) -> None:
    clock = Clock()
    workspace = make_office(tmp_path, now=clock)
    refusal(workspace, "clerk")
    clock.now += timedelta(days=365 * years)
    if years < 0:
        assert refusal(workspace, "clerk", PASSWORD).values["seconds"] == 1  # the delay begins anew, once
        clock.now += timedelta(seconds=1)
    assert sign_in(workspace, "clerk", PASSWORD).actor is not None


def test_guessing_many_names_never_fills_the_database(tmp_path: Path) -> None:
    clock = Clock()
    workspace = make_office(tmp_path, now=clock)
    with workspace.store.write() as uow:
        for number in range(KEPT_TRIES + 5):
            tries = uow.users.tries(f"{number}")
            assert tries is None
            uow.session.add(_try(f"{number}", clock.now))
        uow.users.forget_old_tries(clock.now)
    assert _try_count(workspace) == KEPT_TRIES
    clock.now += timedelta(days=2)
    refusal(workspace, "clerk")
    assert _try_count(workspace) == 1


def _try(name: str, at: datetime) -> object:
    return SignInTry(name_hash=name, failures=1, tried_at=at)


def _try_count(workspace: Workspace) -> int:
    with workspace.store.read() as uow:
        return int(uow.session.connection().exec_driver_sql("select count(*) from sign_in_try").scalar_one())


def test_what_was_typed_as_a_name_is_not_kept(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    refusal(workspace, "my secret password")
    with workspace.store.read() as uow:
        rows = uow.session.connection().exec_driver_sql("select name_hash from sign_in_try").all()
    assert [len(row[0]) for row in rows] == [12]


def test_a_hash_of_former_parameters_is_renewed_at_the_next_sign_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(STRETCHING, "memory_cost", SHIPPED_STRETCHING["memory_cost"])
    workspace = make_office(tmp_path)
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    with workspace.store.write() as uow:
        user = uow.users.named("clerk")
        assert user is not None
        user.password_hash = weak
    sign_in(workspace, "clerk", PASSWORD)
    renewed = account(workspace, "clerk").password_hash
    assert "m=65536,t=3,p=4" in renewed
    assert sign_in(workspace, "clerk", PASSWORD).actor is not None


def test_a_given_password_lets_nobody_do_anything_but_choose_an_own_one(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    given = reset_password(as_checker(workspace), account(workspace, "clerk").uid)
    assert refusal(workspace, "clerk", PASSWORD).code == "E_PASSWORD"
    clock = Clock()
    clock.now += timedelta(seconds=5)
    came = sign_in(replace(workspace, now=clock), "clerk", given)
    with pytest.raises(RefusedError) as caught:
        counts(came)
    assert caught.value.code == "E_OWN_PASSWORD"
    own = change_password(came, given, "a password of my own")
    assert counts(own).families == 0
    assert counts(sign_in(own, "clerk", "a password of my own")).families == 0


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("short", "too short"),
        ("aaaaaaaaaaaa", "same few"),
        (PASSWORD, "present password"),
        ("ab cd" * 200, "long"),
    ],
)
def test_a_password_that_must_not_be_is_refused(tmp_path: Path, wanted: str, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        change_password(make_office(tmp_path), PASSWORD, wanted)


def test_guessing_the_present_password_of_a_window_left_open_is_slowed_down(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    for code in ("E_PASSWORD", "E_WAIT"):
        with pytest.raises(RefusedError) as caught:
            change_password(workspace, "not the password", "a password of my own")
        assert caught.value.code == code
