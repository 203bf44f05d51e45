"""Who stands on an approved list and may receive nothing today: no round takes them, no sheet is printed for them."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.errors import BadInputError, RefusedError
from desktop.models.base import new_uid
from desktop.models.beneficiary import Household, State
from desktop.models.distribution import Result
from desktop.models.list_plan import Criteria, Exclusion
from desktop.models.merge import Merge, MergedRecord
from desktop.operations import approved_lists, distributions, handovers, list_changes, memberships, programmes
from desktop.operations.authorship import born
from desktop.operations.distributions import Planned
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families, run_sql
from tests.operations.test_approved_lists import approve, plan
from tests.rounds import ARABIC, approved, wish


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    return workspace


def planned_for(office: Workspace, list_uid: str) -> Planned:
    return distributions.plan(office, wish(list_uid))


def merge(office: Workspace, goes: int, stays: int) -> None:
    """Let one family's file go into another's, as a merge leaves it."""
    with office.store.write() as uow:
        gone, survivor = (uow.session.get_one(Household, home) for home in (goes, stays))
        one = Merge(
            **born(office), survivor_uid=new_uid(office.now()), merged_uid=new_uid(office.now()),
            survivor_household=survivor.uid, merged_household=gone.uid, is_family=True,
        )  # fmt: skip
        uow.session.add(one)
        uow.session.flush()
        uids = {"merged_uid": gone.uid, "survivor_uid": survivor.uid}
        uow.session.add(MergedRecord(merge_id=one.id, kind="household", is_undone=False, **uids))
        gone.state, gone.closed_reason = State.CLOSED, "ملف مكرر"


def test_a_round_leaves_out_whose_file_was_suspended_or_closed_since_the_approval(office: Workspace) -> None:
    list_uid = approved(office)
    run_sql(office, "update household set state = 'suspended' where id = 2")
    run_sql(office, "update household set state = 'closed', closed_reason = 'x' where id = 3")
    run_sql(office, "update person set id_state = 'disputed' where household_id = 4")
    run_sql(office, "update person set deceased_on = '2026-02-20' where household_id = 5")  # an heir receives
    planned = planned_for(office, list_uid)
    assert (planned.families, planned.left_out) == (3, 0)
    assert dict(planned.barred) == dict.fromkeys(
        (Exclusion.SUSPENDED, Exclusion.CLOSED, Exclusion.DISPUTED_ID), 1
    )
    told = list_changes.left_out(office, list_uid)
    assert {one.reason for one in told if one.is_barred} == set(dict(planned.barred))
    run_sql(office, "update household set state = 'confirmed' where id = 2")
    assert planned_for(office, list_uid).families == 1  # who may receive again gets a round of the same list


def test_two_lists_that_were_approved_together_serve_a_family_once(office: Workspace) -> None:
    apart = plan(criteria=Criteria(days_apart=30))
    first, second = (approved_lists.draft_list(office, apart).uid for _ in range(2))
    approve(office, first)
    approve(office, second)
    assert planned_for(office, first).families == 6
    with pytest.raises(BadInputError, match="6 families may receive nothing now"):
        planned_for(office, second)
    assert {one.reason for one in list_changes.left_out(office, second)} == {Exclusion.ALREADY_SERVED}


@pytest.mark.on_file
def test_what_is_promised_until_the_last_day_of_a_round_is_no_free_day(office: Workspace) -> None:
    distributions.plan(office, wish(approved(office), day=date(2026, 2, 10), last_day=date(2026, 2, 18)))
    found = [
        approved_lists.list_preview(office, plan(criteria=Criteria(days_apart=0), period_from=since)).families
        for since in (date(2026, 2, 18), date(2026, 2, 19))
    ]
    assert found == [0, 6]


@pytest.mark.on_file
def test_what_two_persons_overruled_stays_overruled(office: Workspace) -> None:
    first = approved_lists.draft_list(office, plan()).uid
    list_changes.leave_out(office, first, 1, "انتقلت")
    approve(office, first)
    planned_for(office, first)
    second = approved_lists.draft_list(office, plan(criteria=Criteria(days_apart=30)))
    assert second.families == 1
    taken = list_changes.left_out(office, second.uid)[0]
    list_changes.take_in(office, second.uid, taken.household_uid, "احترق ما استلمته")
    approve(office, second.uid)
    assert planned_for(office, second.uid).families == 2


@pytest.mark.on_file
def test_who_left_the_programme_since_the_approval_gets_nothing_from_its_list(office: Workspace) -> None:
    programmes.add_programme(office, code="karama", name="كرامة")
    with office.store.read() as uow:
        uids = list(uow.session.scalars(select(Household.uid).order_by(Household.id)))
    memberships.enrol(office, "karama", uids)
    drafted = approved_lists.draft_list(office, plan(criteria=Criteria(programme="karama")))
    approve(office, drafted.uid)
    memberships.leave(office, "karama", uids[0], "انتقلت")
    assert planned_for(office, drafted.uid).barred == ((Exclusion.LEFT_PROGRAMME, 1),)


def test_two_files_that_became_one_family_get_one_row(office: Workspace) -> None:
    list_uid = approved(office)
    merge(office, goes=2, stays=1)
    planned = planned_for(office, list_uid)
    assert (planned.families, planned.barred) == (5, ((Exclusion.MERGED, 1),))


def test_a_file_that_went_into_one_beside_the_list_keeps_its_row(office: Workspace) -> None:
    list_uid = approved(office)
    add_families(office, 1)
    merge(office, goes=2, stays=7)
    assert planned_for(office, list_uid).families == 6
    second = approved_lists.new_edition(office, list_uid)  # names the family by its new file
    approve(office, second.uid)
    with pytest.raises(BadInputError, match="1 families may receive nothing"):
        planned_for(office, second.uid)


def test_a_sheet_is_not_printed_for_who_was_suspended_since_it_was_planned(
    office: Workspace, tmp_path: Path
) -> None:
    list_uid = approved(office)
    planned = planned_for(office, list_uid)
    run_sql(office, "update household set state = 'suspended' where id = 2")
    with pytest.raises(RefusedError, match="1 families of sheet 2026/1") as refused:
        distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")
    assert refused.value.code == "E_BARRED"
    distributions.void(office, planned.uid, "أسرة موقوفة")
    again = planned_for(office, list_uid)
    distributions.print_sheet(office, again.uid, ARABIC, tmp_path / "sheet.pdf")
    run_sql(office, "update household set state = 'suspended' where id = 1")
    distributions.print_sheet(office, again.uid, ARABIC, tmp_path / "copy.pdf")  # of what was signed
    sums = handovers.record_results(office, again.uid, rest=Result.RECEIVED)
    assert sums.handed_over == 5  # what the paper says is entered


@pytest.mark.on_file
def test_a_sheet_of_an_edition_that_was_replaced_is_not_printed_for_signature(
    office: Workspace, tmp_path: Path
) -> None:
    first = approved(office)
    planned = planned_for(office, first)
    approve(office, approved_lists.new_edition(office, first).uid)
    with pytest.raises(RefusedError, match="Edition 2 of list 2026/1 is newer than sheet 2026/1"):
        distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")
