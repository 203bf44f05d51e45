"""A second person's word: asked once, given by another person, on exactly the thing that was asked for."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text

from desktop.errors import BadInputError, NotFoundError, RefusedError, UserError
from desktop.models.approval import Approval, ApprovalKind
from desktop.operations.approvals import ask, history, mine, refuse, settle, waiting, withdraw
from desktop.operations.journal_check import check_journal
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace
from tests.factories import NOW, as_checker, make_office
from tests.operations.journals import tamper

DIGEST = "a" * 64


def _asked(workspace: Workspace) -> str:
    with workspace.store.write() as uow:
        return ask(uow, workspace, ApprovalKind.LIST, "01SUBJECT", "قائمة رمضان", DIGEST).number


def _same(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    return DIGEST


def _done(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> str:
    return f"carried out {approval.number}"


def test_another_person_grants_and_it_is_carried_out_once(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    number = _asked(workspace)
    assert [row.number for row in waiting(workspace)] == [number]
    checker = as_checker(workspace)
    assert settle(checker, number, _same, _done, Progress()) == f"carried out {number}"
    assert waiting(workspace) == []
    with pytest.raises(RefusedError, match="already decided"):
        settle(checker, number, _same, _done, Progress())


def test_who_asked_cannot_grant_even_with_the_right(tmp_path: Path) -> None:
    checker = as_checker(make_office(tmp_path))
    number = _asked(checker)
    with pytest.raises(RefusedError) as caught:
        settle(checker, number, _same, _done, Progress())
    assert caught.value.code == "E_SAME_PERSON"


def test_the_database_itself_refuses_a_maker_who_checks(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    _asked(workspace)
    with pytest.raises(Exception, match="maker_is_not_checker"), workspace.store.write() as uow:
        uow.session.execute(text("update approval set decided_by = created_by, state = 'done'"))


def test_a_clerk_may_not_decide(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    number = _asked(as_checker(workspace))
    with pytest.raises(RefusedError) as caught:
        settle(workspace, number, _same, _done, Progress())
    assert caught.value.code == "E_RIGHT"


def test_a_thing_changed_since_is_not_granted(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    number = _asked(workspace)
    with pytest.raises(RefusedError) as caught:
        settle(as_checker(workspace), number, lambda *_: "b" * 64, _done, Progress())
    assert caught.value.code == "E_CHANGED_SINCE"
    assert [row.number for row in waiting(workspace)] == [number]


def test_what_fails_while_it_is_carried_out_is_not_granted(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    number = _asked(workspace)
    made = tmp_path / "made.pdf"

    def fails(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> None:
        made.write_text("half")
        uow.undo_later(made.unlink)
        raise BadInputError("the stick was pulled")

    with pytest.raises(BadInputError, match="pulled"):
        settle(as_checker(workspace), number, _same, fails, Progress())
    assert not made.exists()
    assert [row.number for row in waiting(workspace)] == [number]


def test_the_same_thing_is_not_asked_twice(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    _asked(workspace)
    with pytest.raises(RefusedError, match="already waiting"):
        _asked(workspace)


def test_a_refusal_needs_a_reason_and_ends_the_request(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    number = _asked(workspace)
    checker = as_checker(workspace)
    with pytest.raises(BadInputError, match="reason"):
        refuse(checker, number, "  ")
    refuse(checker, number, "ناقص")
    assert waiting(workspace) == []


def test_an_old_request_expires(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    number = _asked(workspace)
    later = replace(as_checker(workspace), now=lambda: NOW + timedelta(days=15))
    assert waiting(later) == []
    with pytest.raises(RefusedError, match="too old"):
        settle(later, number, _same, _done, Progress())


def test_what_expired_can_be_asked_for_again(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    _asked(workspace)
    later = replace(workspace, now=lambda: NOW + timedelta(days=15))
    assert [row.number for row in waiting(later)] == []
    number = _asked(later)
    assert [row.number for row in waiting(later)] == [number]


def test_an_unknown_number_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no request"):
        refuse(as_checker(make_office(tmp_path)), "2026/99", "لا")


def test_who_asked_withdraws_and_may_ask_again(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    number = _asked(workspace)
    with pytest.raises(RefusedError, match="who asked"):
        withdraw(as_checker(workspace), number)
    withdraw(workspace, number)
    assert waiting(workspace) == []
    assert [row.state for row in mine(workspace)] == ["withdrawn"]
    with pytest.raises(RefusedError, match="withdrawn"):
        settle(as_checker(workspace), number, _same, _done, Progress())
    assert _asked(workspace) == "2026/2"


def test_who_asked_reads_what_became_of_it(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    first = _asked(workspace)
    refuse(as_checker(workspace), first, "ناقص")
    second = _asked(workspace)
    settle(as_checker(workspace), second, _same, _done, Progress())
    told = {row.number: (row.state, row.reason, row.decided_by_name) for row in mine(workspace)}
    checker = as_checker(workspace).actor
    assert checker is not None
    assert told == {first: ("refused", "ناقص", checker.full_name), second: ("done", "", checker.full_name)}
    assert mine(as_checker(workspace)) == []


def test_the_history_is_filtered_and_names_what_expired(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    refused = _asked(workspace)
    refuse(as_checker(workspace), refused, "ناقص")
    done = _asked(workspace)
    settle(as_checker(workspace), done, _same, _done, Progress())
    old = _asked(workspace)
    assert [row.number for row in history(workspace)] == [done, refused]
    later = replace(workspace, now=lambda: NOW + timedelta(days=15))
    assert next((row.number, row.state) for row in history(later)) == (old, "expired")
    assert [row.number for row in history(later, states=["refused"])] == [refused]
    assert [row.number for row in history(later, states=["expired"])] == [old]
    assert [row.number for row in history(later, states=["expired", "done"])] == [old, done]
    assert history(later, kinds=["card"]) == []
    assert len(history(later, words="رمضان")) == 3
    assert history(later, words="100%") == []


def test_of_two_who_grant_at_once_one_wins(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    number = _asked(workspace)
    checker, start = as_checker(workspace), Barrier(4)
    carried: list[str] = []

    def count(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> None:
        carried.append(approval.number)

    def grant(_: int) -> str:
        start.wait()
        try:
            settle(checker, number, _same, count, Progress())
        except UserError as fault:
            return str(fault)
        return "granted"

    with ThreadPoolExecutor(4) as people:
        said = sorted(people.map(grant, range(4)))
    assert said.count("granted") == 1
    assert carried == [number]
    assert [row.state for row in history(workspace)] == ["done"]


def test_of_two_who_ask_at_once_one_wins(tmp_path: Path) -> None:
    workspace, start = make_office(tmp_path), Barrier(3)

    def asking(_: int) -> str:
        start.wait()
        try:
            return _asked(workspace)
        except UserError:
            return "refused"

    with ThreadPoolExecutor(3) as people:
        assert sorted(people.map(asking, range(3))) == ["2026/1", "refused", "refused"]


def test_a_role_changed_while_its_holder_works_is_asked_anew_at_the_grant(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    number = _asked(workspace)
    checker = as_checker(workspace)
    with workspace.store.write() as uow:
        uow.session.execute(text("update user_account set roles = 'auditor' where name = 'checker'"))
    with pytest.raises(RefusedError) as caught:
        settle(checker, number, _same, _done, Progress())
    assert caught.value.code == "E_RIGHT"
    assert [row.number for row in waiting(workspace)] == [number]


def test_the_database_refuses_a_refusal_without_a_person(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    _asked(workspace)
    with pytest.raises(Exception, match="decided_by_somebody"), workspace.store.write() as uow:
        uow.session.execute(text("update approval set state = 'done'"))


def test_numbers_have_no_gaps_after_a_failed_request(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    assert _asked(workspace) == "2026/1"
    with pytest.raises(RefusedError):
        _asked(workspace)
    with workspace.store.write() as uow:
        assert ask(uow, workspace, ApprovalKind.CARD, "01OTHER", "بطاقة", DIGEST).number == "2026/2"


def test_the_journal_notes_each_step_and_shows_the_first_broken_entry(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    _asked(workspace)
    checker = as_checker(workspace)
    assert check_journal(checker).is_whole
    tamper(workspace, "update journal_entry set subject = 'x' where n = 2")
    assert check_journal(checker).first_broken == 2
