"""The catalogue of programmes, and lists made of their members."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.i18n.months import Calendar
from desktop.i18n.tongue import tongue
from desktop.models.beneficiary import Household
from desktop.models.list_plan import Criteria
from desktop.models.listing import Listing, Scope
from desktop.models.membership_step import MOST_FAMILIES, MembershipStep, StepKind
from desktop.models.period import month_of
from desktop.models.programme import NoticeWay, ProgrammeKind, StageKind
from desktop.models.programme_draft import ProgrammeDraft, StageDraft
from desktop.operations import (
    approved_lists,
    beneficiaries,
    listings,
    membership_steps,
    memberships,
    programmes,
)
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families, run_sql
from tests.operations.test_approved_lists import approve, plan


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 4)
    programmes.add_programme(workspace, code="karama", name="تكافل وكرامة", aid_kind="cash_monthly")
    return workspace


def uids(workspace: Workspace) -> list[str]:
    with workspace.store.read() as uow:
        return [household.uid for household in uow.session.query(Household).order_by(Household.id)]


def test_a_programme_is_added_renamed_and_closed(office: Workspace) -> None:
    programmes.rename_programme(office, "karama", "تكافل و كرامة")
    assert [one.name for one in programmes.programmes(office)] == ["تكافل و كرامة"]
    programmes.close_programme(office, "karama")
    assert programmes.programmes(office) == []
    assert len(programmes.programmes(office, with_closed=True)) == 1
    with pytest.raises(RefusedError, match="closed"):
        memberships.enrol(office, "karama", uids(office))


def test_one_step_changes_the_families_it_fits_and_is_taken_back_exactly(office: Workspace) -> None:
    memberships.enrol(office, "karama", uids(office)[:3], date(2026, 1, 1))
    persons = listings.look(office, Listing(scope=Scope.LIVE)).ids
    step = MembershipStep(
        kind=StepKind.SUSPEND, programme="karama", day=date(2026, 2, 1), reason="مستندات ناقصة"
    )
    assert membership_steps.preview_step(office, step, persons) == (4, 3)
    with pytest.raises(BadInputError, match="reason"):
        membership_steps.take_step(office, replace(step, reason=" "), persons)
    done = membership_steps.take_step(office, step, persons)
    assert (done.families, done.others, done.programme) == (3, 1, "تكافل وكرامة")
    assert _states(office) == ["suspended"] * 3
    first = memberships.member_rows(office, memberships.member_ids(office, "karama"))[0]
    assert first is not None
    memberships.resume(office, first.uid)  # a colleague was quicker: that one stays as he left it
    assert membership_steps.take_back(office, done) == 1
    assert _states(office) == ["active"] * 3
    assert len(beneficiaries.card(office, uids(office)[2]).history) == 3  # opened, suspended, taken back


def test_families_that_joined_by_one_step_are_taken_out_again(office: Workspace) -> None:
    memberships.enrol(office, "karama", uids(office)[:1], date(2026, 1, 1))
    persons = listings.look(office, Listing(scope=Scope.LIVE)).ids
    step = MembershipStep(kind=StepKind.JOIN, programme="karama", day=date(2026, 2, 1))
    done = membership_steps.take_step(office, step, persons)
    assert (done.families, len(_states(office))) == (3, 4)
    assert membership_steps.take_back(office, done) == 0
    assert len(_states(office)) == 1
    with pytest.raises(RefusedError, match="at most"):
        membership_steps.take_step(office, step, range(MOST_FAMILIES + 1))


def _states(workspace: Workspace) -> list[str]:
    rows = memberships.member_rows(workspace, memberships.member_ids(workspace, "karama"))
    return [row.state for row in rows if row is not None]


def test_a_code_is_taken_once(office: Workspace) -> None:
    with pytest.raises(BadInputError, match="taken"):
        programmes.add_programme(office, code="karama", name="كرامة")
    with pytest.raises(BadInputError, match="code and a name"):
        programmes.add_programme(office, code=" ", name="كرامة")
    with pytest.raises(BadInputError, match="name is missing"):
        programmes.rename_programme(office, "karama", " ")


def test_families_join_once_and_a_list_holds_the_members(office: Workspace) -> None:
    families = uids(office)
    assert memberships.enrol(office, "karama", families[:3]) == 3
    assert memberships.enrol(office, "karama", families) == 1
    memberships.leave(office, "karama", families[0], "تحسنت الحالة")
    of_members = plan(criteria=Criteria(programme="karama"))
    assert approved_lists.list_preview(office, of_members).families == 3
    assert memberships.enrol(office, "karama", families) == 1


def test_a_family_leaves_with_a_reason(office: Workspace) -> None:
    families = uids(office)
    memberships.enrol(office, "karama", families[:1])
    with pytest.raises(BadInputError, match="reason"):
        memberships.leave(office, "karama", families[0], "")
    with pytest.raises(NotFoundError, match="does not belong"):
        memberships.leave(office, "karama", families[1], "انتقلت")


def test_a_whole_import_joins_at_once(office: Workspace) -> None:
    run_sql(office, "update household set import_uid = 'I' where id > 2")
    assert memberships.enrol_import(office, "karama", "I") == 2


def test_a_campaign_has_its_target_phases_and_periods(office: Workspace) -> None:
    draft = ProgrammeDraft(
        code="ramadan", name="كرتونة رمضان", kind=ProgrammeKind.CAMPAIGN, target=500,
        starts_on=date(2026, 2, 18), ends_on=date(2026, 3, 19),
    )  # fmt: skip
    programmes.register_programme(office, draft)
    row = next(one for one in programmes.catalogue(office) if one.code == "ramadan")
    assert row.draft == draft
    stage = StageDraft(
        name="رمضان", starts_on=date(2026, 2, 18), ends_on=date(2026, 3, 19), kind=StageKind.PERIOD
    )
    uid = programmes.put_stage(office, "ramadan", stage)
    programmes.put_stage(office, "ramadan", replace(stage, name="رمضان ١٤٤٧", uid=uid))
    assert [one.name for one in programmes.stages(office, "ramadan")] == ["رمضان ١٤٤٧"]
    programmes.close_stage(office, "ramadan", uid)
    assert programmes.stages(office, "ramadan") == []
    programmes.change_programme(office, replace(draft, target=None), row.version)
    with pytest.raises(RefusedError, match="meanwhile"):
        programmes.change_programme(office, draft, row.version)
    with pytest.raises(BadInputError, match="before the beginning"):
        programmes.change_programme(office, replace(draft, ends_on=date(2026, 1, 1)))


def test_a_suspended_family_is_told_goes_on_and_leaves(office: Workspace) -> None:
    family = uids(office)[0]
    memberships.enrol(office, "karama", [family], date(2026, 1, 1))
    member = memberships.member_rows(office, memberships.member_ids(office, "karama"))[0]
    assert member is not None
    with pytest.raises(BadInputError, match="told"):
        memberships.suspend(office, member.uid, " ", office.today())
    with pytest.raises(BadInputError, match="before the family joined"):
        memberships.suspend(office, member.uid, "مستندات ناقصة", date(2025, 1, 1))
    memberships.suspend(office, member.uid, "مستندات ناقصة", date(2026, 2, 1))
    assert next(one for one in programmes.catalogue(office)).suspended == 1
    memberships.note_told(office, member.uid, date(2026, 2, 3), NoticeWay.LETTER)
    member = memberships.member_rows(office, memberships.member_ids(office, "karama", ("suspended",)))[0]
    assert member is not None
    assert (member.told_on, member.told_how, member.reason) == (date(2026, 2, 3), "letter", "مستندات ناقصة")
    memberships.resume(office, member.uid)
    with pytest.raises(RefusedError, match="not suspended"):
        memberships.resume(office, member.uid)
    memberships.leave(office, "karama", family, "استغناء الأسرة عن البرنامج", date(2026, 3, 1))
    assert memberships.member_ids(office, "karama") == []


def test_a_phase_lies_in_its_campaign_and_periods_do_not_overlap(office: Workspace) -> None:
    month, next_month = (month_of(1447, 11 + n, Calendar.HIJRI) for n in (1, 2))  # over the turn of the year
    draft = ProgrammeDraft(
        code="hajj", name="حملة", kind=ProgrammeKind.CAMPAIGN, starts_on=month.first, ends_on=next_month.last
    )
    programmes.register_programme(office, draft)

    def put(first: date, last: date, kind: StageKind = StageKind.PERIOD, uid: str = "") -> str:
        stage = StageDraft(name="مرحلة", starts_on=first, ends_on=last, kind=kind, uid=uid)
        return programmes.put_stage(office, "hajj", stage)

    uid = put(*month)
    assert put(*next_month)
    assert put(*month, uid=uid) == uid
    assert put(month.first, next_month.last, StageKind.PHASE)
    with pytest.raises(BadInputError, match="once in a period"):
        put(month.last, next_month.first)
    with pytest.raises(BadInputError, match="begins before"):
        put(date(2020, 1, 1), month.last, StageKind.PHASE)
    with pytest.raises(BadInputError, match="ends after"):
        put(month.first, date(2030, 1, 1), StageKind.PHASE)


def test_what_ends_in_the_future_is_entered_when_it_ends(office: Workspace) -> None:
    memberships.enrol(office, "karama", uids(office)[:1], date(2026, 1, 1))
    with pytest.raises(BadInputError, match="future"):
        memberships.leave(office, "karama", uids(office)[0], "انتقلت", date(2031, 1, 1))
    persons = listings.look(office, Listing(scope=Scope.LIVE)).ids
    step = MembershipStep(kind=StepKind.LEAVE, programme="karama", day=date(2031, 1, 1), reason="انتقلت")
    with pytest.raises(BadInputError, match="future"):
        membership_steps.take_step(office, step, persons)


def test_what_is_not_in_the_catalogue_is_called_by_its_code(office: Workspace) -> None:
    with pytest.raises(NotFoundError) as refused:
        memberships.enrol(office, "nowhere", uids(office))
    assert "nowhere" in tongue("ar").told(refused.value)


def test_a_member_suspended_between_draft_and_approval_stops_it(office: Workspace) -> None:
    memberships.enrol(office, "karama", uids(office))
    drafted = approved_lists.draft_list(office, plan(criteria=Criteria(programme="karama")))
    first = memberships.member_rows(office, memberships.member_ids(office, "karama"))[0]
    assert first is not None
    memberships.suspend(office, first.uid, "مستندات ناقصة", office.today())
    with pytest.raises(RefusedError, match="left the programme"):
        approve(office, drafted.uid)


def test_everybody_a_view_shows_joins_at_once(office: Workspace) -> None:
    everybody = Listing(scope=Scope.HEADS)
    memberships.enrol(office, "karama", uids(office)[:1])
    assert memberships.preview_enrolment(office, "karama", everybody) == (4, 3)
    assert memberships.enrol_seen(office, "karama", everybody) == 3
    assert len(memberships.member_ids(office, "karama")) == 4
    assert len(memberships.member_ids(office, "karama", words="F-000002")) == 1
