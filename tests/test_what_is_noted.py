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

FOLDER = Path(__file__).resolve().parents[1] / "desktop" / "operations"
A = Action

# What is noted, by module and operation; a sentence says why nothing is.
COUNTS = "shows counts, names of things or settings, and no card of a person"
ROWS = "shows a page of a list: names as they pass; cards, searches, exports and prints of it are noted"
PART = "a step of an operation that notes"
SELF = "reads the journal itself; its checks, exports and prints are noted"
KEYS = "handles keys or connections; no data is shown or changed"
DRAFT = "judges what is being typed; saving it is noted"

NOTED: dict[str, dict[str, Action | str]] = {
    "activation": {"compare_digits": A.ASKED},
    "agencies": {
        "agencies": COUNTS,
        "agency": COUNTS,
        "add_agency": A.REGISTERED,
        "correct_agency": A.CORRECTED,
    },
    "approvals": {
        "waiting": COUNTS,
        "mine": COUNTS,
        "history": COUNTS,
        "refuse": A.REFUSED,
        "withdraw": A.WITHDRAWN,
        "settle": A.GRANTED,
    },
    "approved_lists": {
        "list_preview": COUNTS,
        "excluded_families": A.READ,
        "draft_list": A.DRAFTED,
        "new_edition": A.DRAFTED,
        "ask_approval": A.ASKED,
        "cancel_draft": A.CLOSED,
        "lists": COUNTS,
        "open_list": COUNTS,
        "find_list": COUNTS,
        "lines": A.READ,
        "differences": ROWS,
    },
    "areas": {"choices": COUNTS},
    "authors": {"agency_authors": COUNTS, "distribution_authors": COUNTS},
    "authorship": {"born": PART, "author": PART},
    "backups": {
        "back_up": A.BACKED_UP,
        "own_folder": COUNTS,
        "reminder": COUNTS,
        "backups": COUNTS,
        "remind_after": A.CORRECTED,
        "source_of": PART,
    },
    "beneficiaries": {
        "ids": "a search is noted when the clerk has settled on it (readings.searched)",
        "rows": ROWS,
        "find": A.SEARCHED,
        "counts": COUNTS,
        "card": A.READ,
        "household_of": PART,
        "categories": COUNTS,
        "alike": DRAFT,
        "check": DRAFT,
        "register": A.REGISTERED,
        "correct": A.CORRECTED,
        "close_file": A.CLOSED,
    },
    "cards": {"export_card": A.EXPORTED, "receive_card": A.CARD_RECEIVED, "type_digits": A.ASKED},
    "checkpoints": {"open_journal": A.BEHIND, "close_journal": KEYS},
    "checks": {"check_office": A.CHECKED},
    "child": {"call_of": KEYS},
    "decisions": {"grant": A.GRANTED, "request_sheet": COUNTS},
    "delays": {"is_own_delayed": COUNTS},
    "distributions": {
        "plan": A.DRAFTED,
        "print_sheet": A.PRINTED,
        "void": A.CLOSED,
        "distributions": COUNTS,
        "open_distribution": COUNTS,
        "find_distribution": COUNTS,
        "rows": ROWS,
        "totals": COUNTS,
        "plannable": COUNTS,
        "list_places": COUNTS,
        "free_sums": COUNTS,
    },
    "dumping": {"dump_office": A.EXPORTED},
    "enrolment": {"invite": A.INVITED},
    "examining": {"examine": COUNTS, "read_backup": PART, "require_file_office": PART},
    "handovers": {
        "look_up": ROWS,
        "record_results": A.RECORDED,
        "take_back": A.CORRECTED,
        "close": A.CLOSED,
    },
    "imports": {
        "look": "reads a file of the clerk's own, before anything is taken in",
        "preview": "compares a file of the clerk's own; taking it in is noted",
        "take_in": A.IMPORTED,
    },
    "journal_check": {"check_journal": A.CHECKED, "entry_with_digits": SELF},
    "journal_printing": {"print_report": A.PRINTED},
    "journals": {
        "entries": SELF,
        "numbers": SELF,
        "rows": SELF,
        "facts": SELF,
        "choices": SELF,
        "export_entries": A.EXPORTED,
    },
    "keyed_hashes": {"value_key": KEYS, "waiting_key": KEYS, "forget_keys": KEYS, "hashed_words": PART},
    "lanes": {
        "keys_of": KEYS,
        "finish_hand_over": PART,
        "raise_mark": KEYS,
        "role_id": PART,
        "two_roles": PART,
    },
    "list_card": {"list_card": COUNTS},
    "list_choices": {"list_choices": COUNTS, "aid_labels": COUNTS},
    "list_printing": {"print_list": A.PRINTED},
    "listing_export": {"export_refusals": A.EXPORTED, "export_seen": A.EXPORTED},
    "locking": {"let_go": KEYS, "come_back": KEYS},
    "look_up": {"our_side": PART},
    "moving": {"move_to_server": A.MOVED, "move_to_file": A.MOVED},
    "memoranda": {
        "memoranda": COUNTS,
        "memorandum": COUNTS,
        "find_memorandum": COUNTS,
        "draft_again": DRAFT,
        "draft_memorandum": A.DRAFTED,
        "correct_memorandum": A.CORRECTED,
        "new_edition": A.DRAFTED,
        "problems_of": DRAFT,
    },
    "memorandum_choices": {"memorandum_choices": COUNTS},
    "memorandum_printing": {
        "print_memorandum": A.PRINTED,
        "preview_memorandum": "a memorandum names no beneficiary; printing it is noted",
        "print_card": A.PRINTED,
    },
    "notices": {"print_notice": A.PRINTED},
    "offices": {"close_office": KEYS},
    "packages": {"inspect": A.RECEIVED, "accept_gap": A.RECEIVED, "desk": COUNTS, "outcomes": COUNTS},
    "people": {
        "accounts": COUNTS,
        "areas_to_give": COUNTS,
        "add_user": A.REGISTERED,
        "ask_change": A.ASKED,
        "close_account": A.CLOSED,
        "reset_password": A.CORRECTED,
    },
    "programmes": {
        "programmes": COUNTS,
        "add_programme": A.REGISTERED,
        "rename_programme": A.CORRECTED,
        "close_programme": A.CLOSED,
        "enrol": A.REGISTERED,
        "enrol_import": A.REGISTERED,
        "leave": A.CLOSED,
    },
    "readings": {
        "note_reading": PART,
        "settle": PART,
        "searched": A.SEARCHED,
        "note_search": A.SEARCHED,
    },
    "receiving": {"check_file": A.RECEIVED, "incoming_record": PART},
    "restoring": {"ask_restore": A.ASKED},
    "reviewing": {
        "review": A.READ,
        "row_numbers": ROWS,
        "rows": ROWS,
        "decide_rule": A.RECORDED,
        "decide_row": A.RECORDED,
        "ask_accept": A.ASKED,
    },
    "rights": {"require": KEYS, "refuse_former": KEYS, "whole_office": KEYS},
    "send_options": {"send_options": COUNTS},
    "sending": {
        "preview_send": "shows what a request will send; asking for it and sending it are noted",
        "ask_send": A.ASKED,
    },
    "terms_exchange": {"send_terms": A.SENT},
    "today": {"morning": COUNTS, "can_decide": COUNTS},
    "unlocking": {"try_paper": KEYS},
    "upgrading": {"bring_up_to_date": A.UPGRADED},
    "users": {"sign_in": A.SIGNED_IN, "change_password": A.CORRECTED, "as_person": KEYS},
    "waiting_notes": {"keep": PART, "waiting": PART, "opened": PART},
}
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
