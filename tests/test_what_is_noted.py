"""A table of every operation and what the journal hears of it; a new operation fails here until it has its line."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from desktop.models.approval import ApprovalKind
from desktop.models.journal import Action
from desktop.models.journal_details import _TECHNICAL, LABELS
from desktop.models.journal_words import ACTIONS, KINDS, SENTENCES
from tests.noted_operations import NOTED, A

FOLDER = Path(__file__).resolve().parents[1] / "desktop" / "operations"
CALLS = ("note", "note_reading")


@cache
def _functions() -> dict[str, list[tuple[str, ast.FunctionDef]]]:
    """Return every function of the operations, methods too, by name."""
    found = defaultdict(list)
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                found[node.name].append((path.stem, node))
    return found


def _calls(function: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(function) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _actions(call: ast.Call) -> set[Action]:
    named = (part for part in ast.walk(call) if isinstance(part, ast.Attribute))
    return {
        Action[part.attr] for part in named if isinstance(part.value, ast.Name) and part.value.id == "Action"
    }


def _reached(name: str, seen: set[str]) -> set[Action]:
    """Return what a function can note, itself or through what it calls or hands on by name."""
    if name in seen or name not in _functions():
        return set()
    seen.add(name)
    found: set[Action] = set()
    for _module, function in _functions()[name]:
        for call in _calls(function):
            if _called(call) in (*CALLS, "_note"):
                found |= _actions(call)
        words = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
        for word in words | {_called(call) for call in _calls(function)}:
            found |= _reached(word, seen)
    return found


def _public() -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if node.args.args and node.args.args[0].arg == "workspace":
                yield path.stem, node.name


def test_every_operation_has_its_line() -> None:
    listed = {(module, name) for module, lines in NOTED.items() for name in lines}
    assert set(_public()) == listed


@pytest.mark.parametrize("module", NOTED)
def test_an_operation_notes_what_its_line_says(module: str) -> None:
    for name, action in NOTED[module].items():
        if isinstance(action, Action):
            reached = {
                found
                for place, function in _functions()[name]
                if place == module
                for found in _of(function, name)
            }
            assert action in reached, f"{module}.{name} does not note {action}"


def _of(function: ast.FunctionDef, name: str) -> set[Action]:
    own = {action for call in _calls(function) if _called(call) in CALLS for action in _actions(call)}
    words = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    words |= {_called(call) for call in _calls(function)}
    seen = {name}
    return own.union(*(_reached(word, seen) for word in words))


def _notes() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(FOLDER.glob("*.py")):
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            if _called(call) in CALLS:
                yield path.stem, call


def test_every_entry_can_be_said_in_words() -> None:
    requests = {kind.value for kind in ApprovalKind}
    assert set(ACTIONS) == set(Action)
    assert {kind for _, kind in SENTENCES} | requests <= set(KINDS)
    for action in (A.ASKED, A.GRANTED, A.REFUSED, A.WITHDRAWN):
        assert all((action, kind) in SENTENCES for kind in requests)
    for module, call in _notes():
        kind = next((part.value for part in call.args if isinstance(part, ast.Constant)), None)
        for action in _actions(call):
            if isinstance(kind, str):
                assert (action, kind) in SENTENCES, f"{module}: {action} {kind}"


def test_every_detail_has_a_label() -> None:
    for module, call in _notes():
        for keyword in call.keywords:
            known = keyword.arg is None or keyword.arg in LABELS or keyword.arg in _TECHNICAL
            assert known, f"{module}: {keyword.arg}"
