"""Double benefit, families left out or taken in by hand, parts of distributors, and the reserve."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.errors import BadInputError, NotFoundError, RefusedError, UserError
from desktop.i18n.tongue import tongue
from desktop.models.distribution import Result
from desktop.models.handover import ResultEntry
from desktop.models.list_plan import Criteria, Division, Exclusion, Part, Selection
from desktop.operations import agencies, approved_lists, decisions, distributions, handovers, list_changes
from desktop.operations.agencies import AgencyDraft
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.families import PLACES, add_families, give_category
from tests.operations.test_approved_lists import approve, plan
from tests.rounds import ARABIC, wish

APART = Criteria(days_apart=30)
JUST_AFTER_MIDNIGHT = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)  # in Cairo, where it is the second of March


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    return workspace


def served_first_two(office: Workspace, folder: Path) -> str:
    """Hand a round out to two of six families, and return the list's number."""
    drafted = approved_lists.draft_list(office, plan())
    number = approve(office, drafted.uid)
    planned = distributions.plan(office, wish(drafted.uid, received=2, chosen=Selection(most=2)))
    distributions.print_sheet(office, planned.uid, ARABIC, folder / "sheet.pdf")
    handovers.record_results(office, planned.uid, rest=Result.RECEIVED)
    handovers.close(office, planned.uid, returned=0, damaged=0, missing=0)
    return number


def test_who_received_lately_is_left_out_for_that_reason(office: Workspace, tmp_path: Path) -> None:
    served_first_two(office, tmp_path)
    again = approved_lists.draft_list(office, plan(criteria=APART))
    assert (again.families, again.excluded) == (4, ((Exclusion.ALREADY_SERVED, 2),))
    assert approved_lists.list_preview(office, plan(criteria=APART)).families == 4
    cash = plan(criteria=APART, aid_kind="cash_once", unit="EGP")
    assert approved_lists.list_preview(office, cash).families == 6  # another group of aid
    later = plan(criteria=APART, period_from=date(2026, 5, 1), period_to=date(2026, 5, 30))
    assert approved_lists.list_preview(office, later).families == 6


def test_a_list_without_a_rule_says_who_was_served_in_its_period(office: Workspace, tmp_path: Path) -> None:
    served_first_two(office, tmp_path)
    preview = approved_lists.list_preview(office, plan())
    assert (preview.families, preview.quantity, preview.served, preview.excluded) == (6, 6, 2, ())
    assert approved_lists.list_preview(office, plan(criteria=APART)).served == 0
    again = approved_lists.draft_list(office, plan())
    sheet = decisions.request_sheet(
        as_checker(office), approved_lists.ask_approval(office, again.uid), tongue("en")
    )
    assert ("Got or stand for such help in the period", "2") in sheet.parts[0].lines


def test_who_stands_in_an_open_round_is_left_out_too(office: Workspace, tmp_path: Path) -> None:
    drafted = approved_lists.draft_list(office, plan())
    approve(office, drafted.uid)
    planned = distributions.plan(office, wish(drafted.uid, received=6, chosen=Selection(most=5)))
    assert approved_lists.list_preview(office, plan(criteria=APART)).families == 1
    distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")
    handovers.record_results(office, planned.uid, [ResultEntry(row=1, result=Result.ABSENT)])
    assert approved_lists.list_preview(office, plan(criteria=APART)).families == 2


def test_a_new_edition_keeps_those_whom_the_list_itself_served(office: Workspace, tmp_path: Path) -> None:
    drafted = approved_lists.draft_list(office, plan(criteria=APART))
    approve(office, drafted.uid)
    planned = distributions.plan(office, wish(drafted.uid, received=6))
    distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")
    handovers.record_results(office, planned.uid, rest=Result.RECEIVED)
    handovers.close(office, planned.uid, returned=0, damaged=0, missing=0)
    assert approved_lists.new_edition(office, drafted.uid).families == 6


def test_a_double_benefit_takes_a_reason_and_a_second_person(office: Workspace, tmp_path: Path) -> None:
    served_first_two(office, tmp_path)
    again = approved_lists.draft_list(office, plan(criteria=APART))
    family = list_changes.left_out(office, again.uid)[0]
    with pytest.raises(BadInputError):
        list_changes.take_in(office, again.uid, family.household_uid, " ")
    draft = list_changes.take_in(office, again.uid, family.household_uid, "فقدت ما استلمته في حريق")
    assert (draft.families, draft.quantity) == (5, 5)
    told = list_changes.left_out(office, again.uid)
    assert [(one.is_taken, one.words) for one in told] == [(True, "فقدت ما استلمته في حريق"), (False, "")]
    assert approve(office, again.uid)
    with pytest.raises(RefusedError):
        list_changes.leave_out(office, again.uid, 1, "x")


def test_a_new_edition_keeps_what_was_decided_by_hand(office: Workspace, tmp_path: Path) -> None:
    served_first_two(office, tmp_path)
    agencies.add_agency(office, AgencyDraft(code="bank", name="بنك الطعام"))
    again = approved_lists.draft_list(office, plan(criteria=APART))
    family = list_changes.left_out(office, again.uid)[0]
    list_changes.take_in(office, again.uid, family.household_uid, "فقدت ما استلمته في حريق")
    list_changes.leave_out(office, again.uid, 2, "انتقلت إلى محافظة أخرى")
    list_changes.divide(office, again.uid, Division(parts=(Part(agency="bank", count=1),), reserve=1))
    approve(office, again.uid)
    told = list_changes.left_out(office, again.uid)
    add_families(office, 1)
    second = approved_lists.new_edition(office, again.uid)
    changes = approved_lists.differences(office, second.uid)
    assert (changes.added, changes.removed, changes.changed) == (1, 0, 0)
    assert list_changes.left_out(office, second.uid) == told
    edition = approved_lists.open_list(office, second.uid)
    assert (edition.families, edition.reserve_from) == (5, 5)
    assert list_changes.shares(office, second.uid) == [("", 4, 4), ("bank", 1, 1)]
    checker = as_checker(office)
    sheet = decisions.request_sheet(checker, approved_lists.ask_approval(office, second.uid), tongue("en"))
    assert [words for _family, words in sheet.parts[-1].lines] == ["فقدت ما استلمته في حريق"]


def test_who_overruled_the_rule_does_not_approve_the_list(office: Workspace, tmp_path: Path) -> None:
    served_first_two(office, tmp_path)
    again = approved_lists.draft_list(office, plan(criteria=APART))
    family = list_changes.left_out(office, again.uid)[0]
    checker = as_checker(office)
    list_changes.take_in(checker, again.uid, family.household_uid, "فقدت ما استلمته في حريق")
    number = approved_lists.ask_approval(office, again.uid)
    shown = decisions.request_sheet(checker, number, tongue("en")).parts[-1]
    assert [reason for _family, reason in shown.lines] == ["فقدت ما استلمته في حريق"]
    with pytest.raises(RefusedError, match="decided by hand") as refused:
        decisions.grant(checker, number, Progress())
    assert refused.value.code == "E_SAME_PERSON"


def test_who_drafted_a_list_does_not_approve_it_for_another(office: Workspace) -> None:
    drafted = approved_lists.draft_list(as_checker(office), plan())
    with pytest.raises(RefusedError, match="drafted this list"):
        approve(office, drafted.uid)


def test_who_is_served_between_draft_and_approval_stops_it(office: Workspace, tmp_path: Path) -> None:
    waiting = approved_lists.draft_list(office, plan(criteria=APART))
    served_first_two(office, tmp_path)
    with pytest.raises(RefusedError, match="served meanwhile"):
        approve(office, waiting.uid)


def test_a_family_left_out_by_hand_is_told_why_and_may_come_back(office: Workspace) -> None:
    drafted = approved_lists.draft_list(office, plan())
    before = [line.name for line in approved_lists.lines(office, drafted.uid)]
    with pytest.raises(BadInputError):
        list_changes.leave_out(office, drafted.uid, 2, "")
    draft = list_changes.leave_out(office, drafted.uid, 2, "انتقلت إلى محافظة أخرى")
    lines = approved_lists.lines(office, drafted.uid)
    assert draft.families == 5
    assert [line.position for line in lines] == [1, 2, 3, 4, 5]
    assert [line.name for line in lines] == [before[0], *before[2:]]
    (told,) = list_changes.left_out(office, drafted.uid)
    assert (told.reason, told.words, told.name) == (Exclusion.BY_HAND, "انتقلت إلى محافظة أخرى", before[1])
    list_changes.take_in(office, drafted.uid, told.household_uid, "عادت")
    assert list_changes.left_out(office, drafted.uid) == []
    assert [line.name for line in approved_lists.lines(office, drafted.uid)][-1] == before[1]
    with pytest.raises(NotFoundError):
        list_changes.leave_out(office, drafted.uid, 99, "x")


@pytest.fixture
def cairo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the computer stand in Cairo, two hours before Greenwich."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "EET-2")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("cairo")
def test_who_fits_is_asked_on_the_day_of_the_office_and_not_of_greenwich(tmp_path: Path) -> None:
    office = make_office(tmp_path, now=lambda: JUST_AFTER_MIDNIGHT)
    for code in add_families(office, 2):
        give_category(office, code, "elderly")  # from the second of March on
    drafted = approved_lists.draft_list(office, plan(criteria=Criteria(categories=("elderly",))))
    list_changes.leave_out(office, drafted.uid, 1, "انتقلت")
    (told,) = list_changes.left_out(office, drafted.uid)
    assert list_changes.take_in(office, drafted.uid, told.household_uid, "عادت").families == 2


def test_a_list_is_divided_and_each_part_has_its_round(office: Workspace, tmp_path: Path) -> None:
    agencies.add_agency(office, AgencyDraft(code="bank", name="بنك الطعام"))
    drafted = approved_lists.draft_list(office, plan())
    division = Division(parts=(Part(agency="bank", count=2),), reserve=1)
    list_changes.divide(office, drafted.uid, division)
    assert list_changes.shares(office, drafted.uid) == [("", 4, 4), ("bank", 2, 2)]
    approve(office, drafted.uid)
    theirs = distributions.plan(office, wish(drafted.uid, received=2, chosen=Selection(share="bank")))
    ours = distributions.plan(office, wish(drafted.uid, received=3, chosen=Selection(share="")))
    assert (theirs.families, ours.families) == (2, 3)
    with pytest.raises(BadInputError):
        distributions.plan(office, wish(drafted.uid, received=1))  # nobody is left but the reserve
    with pytest.raises(BadInputError):
        distributions.plan(office, wish(drafted.uid, received=1, chosen=Selection(is_reserve=True)))
    called = wish(drafted.uid, received=1, chosen=Selection(is_reserve=True), reason="محضر 4/2026")
    assert distributions.plan(office, called).families == 1
    distributions.print_sheet(office, theirs.uid, ARABIC, tmp_path / "theirs.pdf")
    handovers.record_results(office, theirs.uid, rest=Result.RECEIVED)
    handovers.close(office, theirs.uid, returned=0, damaged=0, missing=0)


@pytest.mark.on_file
@pytest.mark.parametrize(
    "division",
    [
        Division(parts=(Part(agency="nobody", count=1),)),
        Division(parts=(Part(agency="", count=1), Part(agency="", count=1))),
        Division(parts=(Part(agency="", count=7),)),
        Division(reserve=6),
        Division(reserve=-1),
    ],
)
def test_a_division_that_cannot_be_is_refused(office: Workspace, division: Division) -> None:
    drafted = approved_lists.draft_list(office, plan())
    with pytest.raises(UserError):
        list_changes.divide(office, drafted.uid, division)


@pytest.mark.on_file
def test_one_family_goes_to_another_distributor_and_stands_in_one_part_alone(office: Workspace) -> None:
    agencies.add_agency(office, AgencyDraft(code="bank", name="بنك الطعام"))
    drafted = approved_lists.draft_list(office, plan())
    list_changes.give(office, drafted.uid, 3, "bank")
    assert list_changes.shares(office, drafted.uid) == [("", 5, 5), ("bank", 1, 1)]
    list_changes.give(office, drafted.uid, 3, "")
    assert list_changes.shares(office, drafted.uid) == [("", 6, 6)]
    with pytest.raises(BadInputError, match="no agency nobody"):
        list_changes.give(office, drafted.uid, 3, "nobody")
    with pytest.raises(NotFoundError, match="no row 99"):
        list_changes.give(office, drafted.uid, 99, "bank")


@pytest.mark.on_file
def test_a_division_by_village_names_the_rest_ours(office: Workspace) -> None:
    agencies.add_agency(office, AgencyDraft(code="bank", name="بنك الطعام"))
    drafted = approved_lists.draft_list(office, plan())
    list_changes.divide(office, drafted.uid, Division(parts=(Part(agency="bank", places=PLACES[:1]),)))
    shares = {line.place: line.share for line in approved_lists.lines(office, drafted.uid)}
    assert {place for place, share in shares.items() if share == "bank"} == set(PLACES[:1])
    list_changes.divide(office, drafted.uid, replace(Division(), reserve=2))
    assert list_changes.shares(office, drafted.uid) == [("", 6, 6)]
