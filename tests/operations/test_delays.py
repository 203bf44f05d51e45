"""An office of one person: a day of waiting and a posted notice stand in for the second person."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.errors import RefusedError
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.journal import Action
from desktop.models.list_plan import ListPlan
from desktop.models.user import Role
from desktop.operations import approved_lists
from desktop.operations.approvals import ask, mine, settle, withdraw
from desktop.operations.authorship import note
from desktop.operations.decisions import grant
from desktop.operations.delays import begin
from desktop.operations.notices import print_notice
from desktop.operations.rights import Right
from desktop.progress import Progress
from desktop.running import Running
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace
from tests.factories import NOW, make_office
from tests.families import add_families
from tests.sole_office import make_sole_office

pytestmark = pytest.mark.on_file  # about clocks

DIGEST = "a" * 64
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def _same(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    return DIGEST


def _done(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> str:
    return "done"


def at(
    workspace: Workspace, wall: datetime, running: timedelta | None = None, start: str = "one"
) -> Workspace:
    """Return the office with both clocks showing something; the honest case when only one is given."""
    ran = int((wall - NOW if running is None else running).total_seconds())
    return replace(workspace, now=lambda: wall, running=lambda: Running(start, 1000 + ran))


def _posted(workspace: Workspace) -> str:
    """Ask, and let the day of waiting begin as the print of the notice does."""
    with workspace.store.write() as uow:
        approval = ask(uow, workspace, ApprovalKind.LIST, "01SUBJECT", "قائمة", DIGEST)
        note(uow, workspace, Action.PRINTED, "approval", approval.uid)
        begin(uow, workspace, approval)
        return approval.number


def _grant(workspace: Workspace, number: str) -> object:
    return settle(workspace, number, _same, _done, Progress(), Right.MAKE_LISTS)


def _refusal(workspace: Workspace, number: str) -> str:
    with pytest.raises(RefusedError) as caught:
        _grant(workspace, number)
    return caught.value.code


def plan_of_list() -> ListPlan:
    """Return a list of food boxes for everybody."""
    return ListPlan(
        title="قائمة رمضان", aid_kind="food_box", unit="carton",
        period_from=date(2026, 2, 18), period_to=date(2026, 3, 19),
    )  # fmt: skip


def _enter(workspace: Workspace) -> None:
    """Do something that the journal notes, such as a search."""
    with workspace.store.write() as uow:
        note(uow, workspace, Action.SEARCHED, "person")


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return at(make_sole_office(tmp_path), NOW)


def test_after_a_day_the_same_person_carries_out_and_the_journal_says_so(office: Workspace) -> None:
    number = _posted(office)
    assert _refusal(at(office, NOW + 23 * HOUR), number) == "E_WAIT"
    assert _grant(at(office, NOW + DAY), number) == "done"
    with office.store.read() as uow:
        last = uow.journal.latest(1)[0]
    assert last.action == "granted"
    assert '"after_waiting":true' in last.details
    (row,) = mine(office)
    assert (row.state, row.decided_by, row.is_delayed) == ("done", row.asked_by, True)


def test_the_wait_begins_with_the_notice_and_not_with_the_request(office: Workspace) -> None:
    with office.store.write() as uow:
        number = ask(uow, office, ApprovalKind.LIST, "01SUBJECT", "قائمة", DIGEST).number
    assert _refusal(at(office, NOW + 2 * DAY), number) == "E_NOTICE"


def test_a_clock_set_forward_by_a_day_does_not_shorten_the_wait(office: Workspace) -> None:
    number = _posted(office)
    assert _refusal(at(office, NOW + DAY, running=HOUR), number) == "E_CLOCK"


@pytest.mark.parametrize("jump", [timedelta(days=4), timedelta(days=5)])
def test_a_long_silence_proves_nothing_even_after_a_restart(office: Workspace, jump: timedelta) -> None:
    number = _posted(office)
    assert _refusal(at(office, NOW + jump, start="two"), number) == "E_CLOCK"


def test_years_forward_and_back_do_not_shorten_the_wait(office: Workspace) -> None:
    number = _posted(office)
    _enter(at(office, NOW + timedelta(days=900), running=HOUR, start="two"))
    assert _refusal(at(office, NOW + DAY, start="three"), number) == "E_CLOCK"
    _enter(at(office, NOW + 2 * HOUR, start="three"))
    assert _refusal(at(office, NOW + DAY, start="three"), number) == "E_CLOCK"


def test_a_clock_behind_the_journal_is_told_and_once_set_right_the_wait_is_over(office: Workspace) -> None:
    number = _posted(office)
    _enter(at(office, NOW + DAY))
    assert _refusal(at(office, NOW + DAY - HOUR, running=DAY + HOUR), number) == "E_CLOCK"
    assert _grant(at(office, NOW + DAY + HOUR), number) == "done"


def test_a_new_notice_begins_a_new_day_after_the_clock_was_set(office: Workspace) -> None:
    number = _posted(office)
    jumped = at(office, NOW + DAY, running=HOUR)
    assert _refusal(jumped, number) == "E_CLOCK"
    with jumped.store.write() as uow:
        approval = uow.approvals.held(number)
        assert approval is not None
        note(uow, jumped, Action.PRINTED, "approval", approval.uid)
        begin(uow, jumped, approval)
    assert _refusal(at(office, NOW + DAY + 23 * HOUR, running=DAY), number) == "E_WAIT"
    assert _grant(at(office, NOW + 2 * DAY, running=DAY + HOUR), number) == "done"


def test_a_restarted_computer_and_a_weekend_do_not_spoil_the_wait(office: Workspace) -> None:
    number = _posted(office)
    assert _grant(at(office, NOW + timedelta(hours=66), start="two"), number) == "done"


def test_a_second_person_who_can_decide_ends_the_office_of_one(office: Workspace) -> None:
    number = _posted(office)
    with office.store.write() as uow:
        user = uow.users.named("clerk")
        assert user is not None
        values = {"u": "01" + "C" * 24, "n": "second", "r": Role.CHECKER.value, "h": user.password_hash}
        columns = [
            column.name
            for column in user.__table__.columns
            if column.name not in ("id", "uid", "name", "roles")
        ]
        same = ", ".join(columns)
        uow.session.execute(
            text(
                f"insert into user_account (uid, name, roles, {same}) "
                f"select :u, :n, :r, {same} from user_account where name = 'clerk'"
            ),
            values,
        )
    assert _refusal(at(office, NOW + DAY), number) == "E_SAME_PERSON"
    with office.store.write() as uow:
        asked = ask(uow, office, ApprovalKind.LIST, "01OTHER", "قائمة أخرى", DIGEST)
        assert not asked.is_delayed


def test_a_request_of_one_person_can_be_withdrawn(office: Workspace) -> None:
    number = _posted(office)
    withdraw(office, number)
    assert [row.state for row in mine(office)] == ["withdrawn"]


@pytest.mark.parametrize(
    "change",
    [
        "decided_by = created_by, state = 'done'",
        "decided_by = created_by, state = 'done', is_delayed = true, decided_at = '2026-03-01 10:00:00.000000'",
        "due_at = '2026-01-01 00:00:00.000000'",
    ],
)
def test_the_database_allows_a_maker_who_checks_only_after_the_wait(office: Workspace, change: str) -> None:
    with office.store.write() as uow:
        ask(uow, office, ApprovalKind.LIST, "01SUBJECT", "قائمة", DIGEST)
        uow.session.execute(text("update approval set is_delayed = false"))
    with pytest.raises(Exception, match=r"CHECK|check"), office.store.write() as uow:
        uow.session.execute(text(f"update approval set {change}"))


def test_the_first_print_of_the_notice_begins_the_wait_and_a_copy_does_not(
    office: Workspace, tmp_path: Path
) -> None:
    add_families(office, 3)
    drafted = approved_lists.draft_list(office, plan_of_list())
    number = approved_lists.ask_approval(office, drafted.uid)
    out = tmp_path / "notice.pdf"
    print_notice(office, number, out)
    assert out.is_file()
    (row,) = mine(office)
    assert row.due_at == NOW + DAY
    later = at(office, NOW + HOUR)
    print_notice(later, number, tmp_path / "again.pdf")
    assert mine(later)[0].due_at == NOW + DAY
    jumped = at(office, NOW + DAY, running=HOUR)
    with pytest.raises(RefusedError, match="new day of waiting"):
        grant(jumped, number, Progress())
    print_notice(jumped, number, tmp_path / "anew.pdf")
    assert mine(jumped)[0].due_at == NOW + 2 * DAY
    made = grant(at(office, NOW + 2 * DAY, running=DAY + HOUR), number, Progress())
    assert made == "2026/1"
    assert approved_lists.find_list(office, "2026/1").is_delayed


def test_an_office_of_two_needs_no_notice(tmp_path: Path) -> None:
    workspace = make_office(tmp_path)
    with workspace.store.write() as uow:
        number = ask(uow, workspace, ApprovalKind.LIST, "01SUBJECT", "قائمة", DIGEST).number
    with pytest.raises(RefusedError, match="needs no notice"):
        print_notice(workspace, number, tmp_path / "notice.pdf")
    assert not (tmp_path / "notice.pdf").exists()
