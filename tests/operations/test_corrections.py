"""Rows of closed rounds corrected: agreed to by a second person, in the sums and in the family's timeline."""

from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.errors import BadInputError, RefusedError
from desktop.models.correction import Fate, check_correction
from desktop.models.distribution import Result
from desktop.models.handover import ResultEntry
from desktop.models.list_plan import Criteria
from desktop.models.problem import has_errors
from desktop.operations import approvals, approved_lists, corrections, decisions, distributions, handovers
from desktop.operations.round_card import round_card
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.families import add_families
from tests.operations.test_approved_lists import plan
from tests.operations.test_eligibility import merge
from tests.rounds import printed


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    return workspace


def closed(office: Workspace, folder: Path) -> str:
    """Close a round of six: row 2 was absent, its box came back."""
    uid = printed(office, folder).uid
    absent = [ResultEntry(row=2, result=Result.ABSENT)]
    handovers.record_results(office, uid, absent, rest=Result.RECEIVED)
    handovers.close(office, uid, returned=1, damaged=0, missing=0)
    return uid


def given(office: Workspace) -> list[int]:
    with office.store.read() as uow:
        rows = uow.session.execute(text("select quantity from benefit order by id"))
        return [row[0] for row in rows]


def correct(office: Workspace, uid: str, row: int, becomes: Result, fate: Fate | None) -> object:
    number = corrections.ask_correction(office, uid, row, becomes, "راجعنا الكشف الموقّع", fate)
    return decisions.grant(as_checker(office), number, Progress())


def test_a_box_that_was_not_handed_over_leaves_the_timeline(office: Workspace, tmp_path: Path) -> None:
    uid = closed(office, tmp_path)
    assert correct(office, uid, 1, Result.REFUSED, Fate.RETURNED)
    assert given(office) == [1, 1, 1, 1, 1, -1]
    assert corrections.row_now(office, uid, 1).result is Result.REFUSED
    assert distributions.rows(office, uid)[0].result is Result.RECEIVED  # the day itself stays readable
    assert [(one.row, one.was, one.becomes) for one in round_card(office, uid).corrected] == [
        (1, Result.RECEIVED, Result.REFUSED)
    ]
    apart = plan(criteria=Criteria(days_apart=30))
    assert approved_lists.list_preview(office, apart).families == 2  # it may be served again, like row 2


@pytest.mark.on_file
def test_a_correction_of_a_family_that_was_merged_counts_for_the_survivor(
    office: Workspace, tmp_path: Path
) -> None:
    uid = closed(office, tmp_path)
    first, _second, third = distributions.rows(office, uid)[:3]
    goes, stays = (int(row.household_code.removeprefix("F-")) for row in (first, third))
    merge(office, goes, stays)
    with office.store.write() as uow:
        uow.merges.bring_home()
    correct(office, uid, first.position, Result.ABSENT, Fate.RETURNED)
    with office.store.read() as uow:
        query = text("select sum(quantity) from benefit where household_id = :home")
        assert [uow.session.scalar(query, {"home": home}) for home in (stays, goes)] == [1, None]


def test_a_box_handed_over_after_all_comes_out_of_what_was_counted(office: Workspace, tmp_path: Path) -> None:
    uid = closed(office, tmp_path)
    with pytest.raises(RefusedError, match="not counted there"):
        corrections.ask_correction(office, uid, 2, Result.RECEIVED, "استلمت مساءً", Fate.MISSING)
    correct(office, uid, 2, Result.RECEIVED, Fate.RETURNED)
    assert given(office) == [1] * 6
    with office.store.read() as uow:
        assert uow.corrections.rest(uow.distributions.get(uid))[Fate.RETURNED] == 0
    correct(office, uid, 2, Result.ABSENT, Fate.RETURNED)  # and back
    assert sum(given(office)) == 5


def test_a_correction_of_words_moves_no_goods(office: Workspace, tmp_path: Path) -> None:
    uid = closed(office, tmp_path)
    correct(office, uid, 2, Result.DECEASED, None)
    assert given(office) == [1] * 5
    assert corrections.row_now(office, uid, 2).result is Result.DECEASED


def test_nobody_corrects_alone_and_a_refused_one_counts_nothing(office: Workspace, tmp_path: Path) -> None:
    uid = closed(office, tmp_path)
    number = corrections.ask_correction(office, uid, 1, Result.ABSENT, "x", Fate.RETURNED)
    with pytest.raises(RefusedError):
        decisions.grant(office, number, Progress())
    approvals.refuse(as_checker(office), number, "لا دليل")
    assert corrections.row_now(office, uid, 1).result is Result.RECEIVED
    assert given(office) == [1] * 5


def test_the_second_of_two_requests_for_one_row_is_void(office: Workspace, tmp_path: Path) -> None:
    uid = closed(office, tmp_path)
    first = corrections.ask_correction(office, uid, 1, Result.ABSENT, "x", Fate.RETURNED)
    second = corrections.ask_correction(office, uid, 1, Result.MOVED, "y", Fate.RETURNED)
    decisions.grant(as_checker(office), first, Progress())
    with pytest.raises(RefusedError):
        decisions.grant(as_checker(office), second, Progress())
    assert given(office) == [1, 1, 1, 1, 1, -1]


@pytest.mark.on_file
def test_only_closed_rounds_are_corrected_so(office: Workspace, tmp_path: Path) -> None:
    uid = printed(office, tmp_path).uid
    with pytest.raises(RefusedError, match="Only a closed round"):
        corrections.ask_correction(office, uid, 1, Result.ABSENT, "x", None)


@pytest.mark.on_file
def test_a_correction_without_a_reason_is_refused(office: Workspace, tmp_path: Path) -> None:
    uid = closed(office, tmp_path)
    with pytest.raises(BadInputError):
        corrections.ask_correction(office, uid, 2, Result.REFUSED, " \u200f ", None)


@pytest.mark.parametrize(
    ("was", "becomes", "fate", "is_right"),
    [
        (Result.RECEIVED, Result.ABSENT, Fate.RETURNED, True),
        (Result.RECEIVED, Result.ABSENT, None, False),
        (Result.ABSENT, Result.ABSENT, None, False),
        (Result.ABSENT, Result.MOVED, None, True),
        (Result.ABSENT, Result.PENDING, None, False),
        (Result.BY_AGENT, Result.RECEIVED, None, True),
        (Result.ABSENT, Result.BY_AGENT, Fate.RETURNED, False),
    ],
)
def test_what_a_correction_may_say(was: Result, becomes: Result, fate: Fate | None, is_right: bool) -> None:
    assert has_errors(check_correction(was, becomes, fate, "because")) is not is_right
