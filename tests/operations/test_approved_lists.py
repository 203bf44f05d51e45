"""Lists as clerk and checker meet them: drafted, approved by the other person, frozen and proven."""

from datetime import date
from pathlib import Path

import pytest

from desktop.errors import BadInputError, DamagedError, RefusedError, UserError
from desktop.models.approved_list import ListState
from desktop.models.list_plan import Criteria, Exclusion, ListPlan, Portion, PortionRule
from desktop.operations import approvals, approved_lists
from desktop.operations.list_proof import altered_lists, verify_digest
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.families import PLACES, add_families, give_category, run_sql


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return make_office(tmp_path)


def plan(**changes: object) -> ListPlan:
    values: dict[str, object] = {
        "title": "كراتين شهر رمضان", "aid_kind": "food_box", "unit": "box",
        "period_from": date(2026, 2, 18), "period_to": date(2026, 3, 19),
    }  # fmt: skip
    return ListPlan(**(values | changes))  # type: ignore[arg-type]  # the table holds the plan's own fields


def approve(workspace: Workspace, uid: str) -> str:
    number = approved_lists.ask_approval(workspace, uid)
    return str(
        approvals.settle(
            as_checker(workspace),
            number,
            approved_lists.approval_digest,
            approved_lists.carry_out,
            Progress(),
        )
    )


def test_a_list_holds_the_families_that_fit_by_place_and_name(office: Workspace) -> None:
    add_families(office, 9)
    drafted = approved_lists.draft_list(office, plan(criteria=Criteria(places=PLACES[:2])))
    rows = approved_lists.lines(office, drafted.uid)
    assert drafted.families == 6
    assert [row.position for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row.place for row in rows] == [PLACES[1]] * 3 + [PLACES[0]] * 3
    assert {row.members for row in rows} == {3}


def test_the_preview_counts_what_the_draft_then_holds(office: Workspace) -> None:
    add_families(office, 5)
    add_families(office, 2, id_state="disputed")
    by_member = plan(portion=Portion(each=2, rule=PortionRule.MEMBER))
    preview = approved_lists.list_preview(office, by_member)
    drafted = approved_lists.draft_list(office, by_member)
    assert (preview.families, preview.quantity) == (drafted.families, drafted.quantity) == (5, 30)
    assert preview.excluded == drafted.excluded == ((Exclusion.DISPUTED_ID, 2),)
    assert [family.reason for family in approved_lists.excluded_families(office, by_member)] == (
        [Exclusion.DISPUTED_ID] * 2
    )


def test_families_are_left_out_for_the_first_reason_that_applies(office: Workspace) -> None:
    codes = add_families(office, 6)
    run_sql(office, f"update household set state = 'suspended' where code = '{codes[0]}'")
    run_sql(office, f"update household set state = 'draft' where code = '{codes[1]}'")
    run_sql(
        office, f"update household set state = 'closed', closed_reason = 'moved' where code = '{codes[2]}'"
    )
    run_sql(office, "update person set deceased_on = '2026-01-01' where household_id = 4")
    preview = approved_lists.list_preview(office, plan())
    assert preview.families == 2
    assert dict(preview.excluded) == {
        Exclusion.SUSPENDED: 1, Exclusion.NOT_CONFIRMED: 1, Exclusion.NO_HEAD: 1
    }  # fmt: skip


def test_a_disputed_member_keeps_the_whole_family_out(office: Workspace) -> None:
    add_families(office, 2)
    add_families(office, 1)
    run_sql(
        office,
        "update person set household_id = 1, relation = 'son', id_state = 'disputed' where household_id = 3",
    )
    assert dict(approved_lists.list_preview(office, plan()).excluded)[Exclusion.DISPUTED_ID] == 1


def test_categories_and_sizes_choose(office: Workspace) -> None:
    codes = add_families(office, 4)
    give_category(office, codes[2], "widow")
    run_sql(office, "update household set members_declared = 7 where id = 1")
    assert approved_lists.list_preview(office, plan(criteria=Criteria(categories=("widow",)))).families == 1
    assert approved_lists.list_preview(office, plan(criteria=Criteria(size_from=4))).families == 1
    assert approved_lists.list_preview(office, plan(criteria=Criteria(size_to=3))).families == 3


def test_an_area_brings_everything_below_it(office: Workspace) -> None:
    add_families(office, 3)
    run_sql(
        office, "update household set area_code = (select code from area where parent_code = 'EG19' limit 1)"
    )
    assert approved_lists.list_preview(office, plan(criteria=Criteria(area_codes=("EG19",)))).families == 3
    assert approved_lists.list_preview(office, plan(criteria=Criteria(area_codes=("EG01",)))).families == 0


def test_a_list_nobody_fits_is_refused_and_leaves_nothing(office: Workspace) -> None:
    with pytest.raises(BadInputError, match="No family fits"):
        approved_lists.draft_list(office, plan())
    assert approved_lists.lists(office) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": "  "}, "title is missing"),
        ({"period_to": date(2026, 1, 1)}, "ends before it begins"),
        ({"portion": Portion(each=0)}, "whole number"),
        ({"criteria": Criteria(size_from=5, size_to=2)}, "Swap"),
        ({"aid_kind": "gold"}, "no kind of aid"),
        ({"criteria": Criteria(categories=("gold",))}, "no category"),
        ({"programme": "gold"}, "no programme"),
    ],
)
def test_a_wrong_plan_is_refused(office: Workspace, changes: dict[str, object], sentence: str) -> None:
    add_families(office, 1)
    with pytest.raises(UserError, match=sentence):
        approved_lists.draft_list(office, plan(**changes))


def test_approval_numbers_and_seals_the_list(office: Workspace) -> None:
    add_families(office, 3)
    drafted = approved_lists.draft_list(office, plan())
    assert approve(office, drafted.uid) == "2026/1"
    approved = approved_lists.open_list(office, drafted.uid)
    assert (approved.state, approved.edition, len(approved.digest)) == (ListState.APPROVED, 1, 64)
    assert approved.asked_by != approved.approved_by
    with office.store.read() as uow:
        verify_digest(uow, approved)
        assert approved.digest in uow.journal.latest(1)[0].details
    assert approved_lists.find_list(office, "2026/1").uid == drafted.uid


def test_the_maker_cannot_approve(office: Workspace) -> None:
    checker = as_checker(office)
    add_families(office, 1)
    drafted = approved_lists.draft_list(checker, plan())
    with pytest.raises(RefusedError, match="may not also approve"):
        approve(checker, drafted.uid)


@pytest.mark.parametrize(
    "edit",
    [
        "update list_line set quantity = 2 where position = 2",
        "update list_line set name = 'x' where position = 1",
        "update list_line set national_id = '1' where position = 1",
        "delete from list_line where position = 3",
        "update list_line set position = 10 where position = 1",
        "update list_line set household_id = 4 where position = 3",
        "update approved_list set period_to = '2027-01-01'",
    ],
)
def test_one_edited_line_is_found(office: Workspace, edit: str) -> None:
    add_families(office, 3)
    drafted = approved_lists.draft_list(office, plan())
    approve(office, drafted.uid)
    add_families(office, 1)
    run_sql(office, edit)
    with office.store.read() as uow:
        with pytest.raises(DamagedError, match="not what was approved"):
            verify_digest(uow, uow.approved_lists.get(drafted.uid))
        assert altered_lists(uow) == [drafted.uid]


def test_a_draft_changed_after_the_request_is_not_approved(office: Workspace) -> None:
    add_families(office, 2)
    drafted = approved_lists.draft_list(office, plan())
    number = approved_lists.ask_approval(office, drafted.uid)
    run_sql(office, "update list_line set quantity = 9 where position = 1")
    with pytest.raises(RefusedError, match="changed after"):
        approvals.settle(
            as_checker(office), number, approved_lists.approval_digest, approved_lists.carry_out, Progress()
        )


def test_a_family_disputed_since_the_draft_stops_the_approval(office: Workspace) -> None:
    add_families(office, 2)
    drafted = approved_lists.draft_list(office, plan())
    run_sql(office, "update person set id_state = 'disputed' where household_id = 1")
    with pytest.raises(RefusedError, match="may stand on it no more"):
        approve(office, drafted.uid)
    assert approved_lists.open_list(office, drafted.uid).state == ListState.ASKED


def test_a_refused_list_shows_why_and_may_be_asked_again(office: Workspace) -> None:
    add_families(office, 1)
    drafted = approved_lists.draft_list(office, plan())
    approvals.refuse(as_checker(office), approved_lists.ask_approval(office, drafted.uid), "الكمية ناقصة")
    assert approved_lists.lists(office)[0].refused_reason == "الكمية ناقصة"
    assert approve(office, drafted.uid) == "2026/1"


def test_a_new_edition_shows_added_removed_and_changed(office: Workspace) -> None:
    add_families(office, 4)
    drafted = approved_lists.draft_list(office, plan(portion=Portion(rule=PortionRule.MEMBER)))
    approve(office, drafted.uid)
    add_families(office, 2)
    run_sql(office, "update household set state = 'suspended' where id = 1")
    run_sql(office, "update household set members_declared = 9 where id = 2")
    second = approved_lists.new_edition(office, drafted.uid)
    changes = approved_lists.differences(office, second.uid)
    assert (changes.added, changes.removed, changes.changed) == (2, 1, 1)
    assert {(row.quantity_before, row.quantity_now) for row in changes.rows} == {(0, 3), (3, 0), (3, 9)}
    with pytest.raises(RefusedError, match="still being made"):
        approved_lists.new_edition(office, drafted.uid)
    assert approve(office, second.uid) == "2026/1"
    assert approved_lists.find_list(office, "2026/1").edition == 2


def test_a_cancelled_edition_keeps_its_place(office: Workspace) -> None:
    add_families(office, 1)
    drafted = approved_lists.draft_list(office, plan())
    approve(office, drafted.uid)
    second = approved_lists.new_edition(office, drafted.uid)
    with pytest.raises(BadInputError):
        approved_lists.cancel_draft(office, second.uid, " ")
    approved_lists.cancel_draft(office, second.uid, "خطأ")
    third = approved_lists.new_edition(office, drafted.uid)
    assert approved_lists.open_list(office, third.uid).edition == 3
    with pytest.raises(RefusedError, match="Only a draft"):
        approved_lists.cancel_draft(office, drafted.uid, "خطأ")


def test_numbers_in_iran_follow_the_jalali_year(tmp_path: Path) -> None:
    office = make_office(tmp_path, "ir", "urmia")
    add_families(office, 1)
    assert approve(office, approved_lists.draft_list(office, plan()).uid) == "1404/1"
