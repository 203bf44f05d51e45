"""Every operation asks for its right: the table and the code agree, and none can be forgotten."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import desktop.operations
from desktop.errors import RefusedError
from desktop.models.user import Role
from desktop.operations.needed_rights import NEEDED, UNASKED
from desktop.operations.rights import TABLE, Right, may, require, whole_office
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office


def operations() -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield every public function of the operations that takes a workspace first."""
    for module in pkgutil.iter_modules(desktop.operations.__path__):
        found = importlib.import_module(f"desktop.operations.{module.name}")
        for name, function in vars(found).items():
            is_own = inspect.isfunction(function) and function.__module__ == found.__name__
            if is_own and not name.startswith("_") and parameters(function)[:1] == ["workspace"]:
                yield f"{module.name}.{name}", function


def parameters(function: Callable[..., object]) -> list[str]:
    """Return the names of what a function takes and cannot do without."""
    declared = inspect.signature(function).parameters
    return [name for name, one in declared.items() if one.default is one.empty]


OPERATIONS = dict(operations())
ASKING = {name: right for right, names in NEEDED.items() for name in names}


def refusal_of(function: Callable[..., object], workspace: Workspace) -> tuple[str, object]:
    """Call an operation with nothing but the workspace: the right is asked before anything is looked at."""
    try:
        answer = function(workspace, **dict.fromkeys(parameters(function)[1:]))
        if inspect.isgenerator(answer):
            next(answer)
    except RefusedError as refused:
        return refused.code, refused.values.get("right")
    except (TypeError, AttributeError, KeyError) as fault:
        return f"it looked at its arguments first: {fault}", None
    return "it asked for no right", None


def test_every_operation_stands_in_the_table_or_says_why_not() -> None:
    assert sorted(OPERATIONS.keys() - ASKING.keys() - UNASKED.keys()) == []
    assert sorted((ASKING.keys() | UNASKED.keys()) - OPERATIONS.keys()) == []
    assert not ASKING.keys() & UNASKED.keys()
    assert all(len(reason) > 10 for reason in UNASKED.values())


@pytest.mark.on_file
def test_every_operation_asks_for_the_right_of_the_table(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    assert office.actor is not None
    roleless = replace(office, actor=replace(office.actor, roles=frozenset()))
    answers = {name: refusal_of(OPERATIONS[name], roleless) for name in ASKING}
    assert answers == {name: ("E_RIGHT", right.value) for name, right in ASKING.items()}


@pytest.mark.on_file
def test_every_operation_is_for_persons_who_signed_in(tmp_path: Path) -> None:
    nobody = replace(make_office(tmp_path), actor=None)
    answers = {name: refusal_of(OPERATIONS[name], nobody)[0] for name in ASKING}
    assert answers == dict.fromkeys(ASKING, "E_SIGN_IN")


@pytest.mark.on_file
def test_every_operation_looks_at_the_account_anew(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with office.store.write() as uow:
        user = uow.users.named("clerk")
        assert user is not None
        user.standing += 1
    answers = {name: refusal_of(OPERATIONS[name], office)[0] for name in ASKING}
    assert answers == dict.fromkeys(ASKING, "E_STANDING")


def test_every_right_has_its_roles_and_its_operations() -> None:
    assert set(TABLE) == set(Right)
    assert all(TABLE.values())
    used = {right for right, names in NEEDED.items() if names}
    assert set(Right) - used == {Right.SEE_SENSITIVE}  # asked inside the card and the choices, beside another


def test_an_administrator_and_an_auditor_see_no_families() -> None:
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        for right in (Right.SEE_BENEFICIARIES, Right.EDIT_BENEFICIARIES, Right.SEE_SENSITIVE, Right.PRINT):
            assert role not in TABLE[right]


def test_a_person_limited_to_areas_does_nothing_for_the_whole_office(tmp_path: Path) -> None:
    office = as_checker(make_office(tmp_path))
    assert office.actor is not None
    limited = replace(office, actor=replace(office.actor, areas=("EG1901",)))
    assert require(limited, Right.EXCHANGE)
    with pytest.raises(RefusedError) as caught:
        whole_office(limited, Right.EXCHANGE)
    assert caught.value.code == "E_AREAS"
    assert not may(None, Right.SEE_BENEFICIARIES)
