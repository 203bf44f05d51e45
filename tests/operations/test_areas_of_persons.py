"""Who is limited to areas sees, changes, takes in, lists and counts the families of those alone."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from desktop.errors import NotFoundError, RefusedError
from desktop.i18n.tongue import tongue
from desktop.models.beneficiary import Relation, Sex
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.list_plan import Criteria, ListPlan, Portion, PortionRule
from desktop.models.listing import Listing, Order, Scope
from desktop.models.office import Office
from desktop.operations import (
    approved_lists,
    areas,
    beneficiaries,
    distributions,
    imports,
    list_choices,
    listings,
)
from desktop.operations.decisions import grant, request_sheet
from desktop.operations.pair_judging import possible_doubles
from desktop.operations.users import as_person
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office

HERE, THERE = "EG1901", "EG1902"
NEAR, FAR = "سعاد محمود عبد الله", "نجلاء حسين عمر"


def draft(name: str, area: str | None, national_id: str = "") -> FamilyDraft:
    head = MemberDraft(name=name, relation=Relation.HEAD, sex=Sex.FEMALE, national_id=national_id)
    return FamilyDraft(members=(head,), place="القرية", area_code=area)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office with a family here and a family there."""
    workspace = make_office(tmp_path)
    beneficiaries.register(workspace, draft(NEAR, HERE, "28806121901185"))
    beneficiaries.register(workspace, draft(FAR, THERE, "29001011900023"))
    return workspace


def limited(office: Workspace, name: str = "clerk", *codes: str) -> Workspace:
    """Return the office with a person at work who is limited to areas."""
    with office.store.write() as uow:
        user = uow.users.named(name)
        assert user is not None
        user.areas = " ".join(codes or (HERE,))
        return as_person(office, user)


def uid_of(office: Workspace, name: str) -> str:
    (row,) = beneficiaries.find(office, name)
    return beneficiaries.household_of(office, row.id)


@pytest.mark.parametrize("order", list(Order))
def test_lists_searches_and_counts_hold_the_own_families_alone(office: Workspace, order: Order) -> None:
    clerk = limited(office)
    everyone = list(listings.look(office, Listing(order=order, scope=Scope.LIVE)).ids)
    own = list(listings.look(clerk, Listing(order=order, scope=Scope.LIVE)).ids)
    assert len(everyone) == 2
    assert [row.name for row in listings.rows(clerk, own) if row] == [NEAR]
    assert listings.rows(clerk, everyone).count(None) == 1
    assert beneficiaries.counts(clerk).families == 1
    assert beneficiaries.counts(clerk).persons == 1


@pytest.mark.parametrize("typed", [FAR, "نجلاء", "حسين", "29001011900023", "29001011900032"])
def test_no_way_of_searching_finds_others(office: Workspace, typed: str) -> None:
    assert [row.name for row in beneficiaries.find(office, typed)] == [FAR]
    assert beneficiaries.find(limited(office), typed) == []


def test_no_card_and_no_hint_shows_others(office: Workspace) -> None:
    far = uid_of(office, FAR)
    clerk = limited(office)
    for call in (beneficiaries.card, lambda space, uid: beneficiaries.close_file(space, uid, 1, "moved")):
        with pytest.raises(NotFoundError):
            call(clerk, far)
    again = draft(FAR, HERE, "29001011900023")
    assert possible_doubles(clerk, again) == []
    assert [double.side.name for double in possible_doubles(office, again)] == [FAR]


def test_an_area_holds_all_below_it(office: Workspace) -> None:
    assert beneficiaries.counts(limited(office, "clerk", "EG19")).families == 2
    assert beneficiaries.counts(limited(office, "clerk", HERE, THERE)).families == 2


def test_a_family_without_a_district_lands_in_the_home_area(office: Workspace) -> None:
    clerk = limited(office)
    saved = beneficiaries.register(clerk, draft("كريم عادل منصور", None))
    assert beneficiaries.card(clerk, saved.uid).household.area_code == HERE


def test_nobody_enters_or_moves_a_family_elsewhere(office: Workspace) -> None:
    clerk = limited(office)
    with pytest.raises(RefusedError) as caught:
        beneficiaries.register(clerk, draft("كريم عادل منصور", THERE))
    assert caught.value.code == "E_AREAS"
    near = beneficiaries.card(clerk, uid_of(clerk, NEAR)).household
    moved = FamilyDraft(
        members=(
            MemberDraft(
                uid=near.members[0].uid, name=NEAR, relation=Relation.HEAD, sex=Sex.FEMALE,
                national_id="28806121901185",
            ),
        ),
        place="القرية", area_code=THERE, code=near.code,
    )  # fmt: skip
    with pytest.raises(RefusedError) as caught:
        beneficiaries.correct(clerk, near.uid, near.version, moved)
    assert caught.value.code == "E_AREAS"
    assert beneficiaries.counts(clerk).families == 1


def test_the_form_offers_the_own_districts_alone(office: Workspace) -> None:
    assert {one.code for one in areas.choices(limited(office))} == {HERE}
    assert len(areas.choices(office)) > 3


def test_an_office_without_listed_districts_offers_itself_and_no_other_province(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with office.store.write() as uow:
        uow.session.execute(update(Office).values(area_code="EG01"))
    assert [one.code for one in areas.choices(office)] == ["EG01"]


def test_correcting_a_family_of_elsewhere_keeps_its_area(office: Workspace) -> None:
    assert "EG01" not in {one.code for one in areas.choices(office)}
    assert "EG01" in {one.code for one in areas.choices(office, "EG01")}


def test_an_import_refuses_rows_of_others_and_says_nothing_of_them(office: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "الاسم,الرقم القومي,القرية\n"
        f"{FAR},29001011900023,قرية أخرى\n{NEAR},28806121901185,قرية جديدة\nكريم عادل منصور,,القرية\n",
        encoding="utf-8",
    )
    clerk = limited(office)
    outcome = imports.take_in(clerk, file, progress=Progress())
    assert (outcome.added, outcome.changed, outcome.refused) == (1, 1, 1)
    assert beneficiaries.counts(clerk).families == 2
    with office.store.read() as uow:
        far = uow.beneficiaries.household(uid_of(office, FAR))
    assert far is not None
    assert far.place == "القرية"


def plan(area: str = "") -> ListPlan:
    return ListPlan(
        title="كرتونة", aid_kind="food_box", unit="carton", programme="",
        period_from=date(2026, 3, 1), period_to=date(2026, 3, 31),
        criteria=Criteria(area_codes=(area,) if area else ()),
        portion=Portion(each=1, rule=PortionRule.FAMILY),
    )  # fmt: skip


def test_a_list_of_a_limited_clerk_holds_the_own_families_and_others_do_not_see_it(office: Workspace) -> None:
    clerk = limited(office)
    assert approved_lists.list_preview(clerk, plan()).families == 1
    assert approved_lists.list_preview(office, plan()).families == 2
    made = approved_lists.draft_list(clerk, plan())
    assert made.families == 1
    whole = approved_lists.draft_list(office, plan())
    assert [row.uid for row in approved_lists.lists(clerk)] == [made.uid]
    with pytest.raises(NotFoundError):
        approved_lists.lines(clerk, whole.uid)
    assert approved_lists.lists(limited(office, "clerk", THERE)) == []
    assert len(approved_lists.lists(limited(office, "clerk", "EG19"))) == 1
    assert {code for code, _ in list_choices.list_choices(clerk, "ar").areas} == {HERE, "EG19", "EG"} & {
        code for code, _ in list_choices.list_choices(office, "ar").areas
    }


def test_a_list_for_an_area_is_seen_by_who_works_there(office: Workspace) -> None:
    made = approved_lists.draft_list(office, plan(HERE))
    assert [row.uid for row in approved_lists.lists(limited(office))] == [made.uid]


def test_the_second_person_decides_on_what_the_first_saw(office: Workspace) -> None:
    clerk = limited(office)
    number = approved_lists.ask_approval(clerk, approved_lists.draft_list(clerk, plan()).uid)
    grant(as_checker(office), number, Progress())
    assert distributions.plannable(clerk)


def test_a_limited_second_person_decides_on_nothing_beyond(office: Workspace) -> None:
    number = approved_lists.ask_approval(office, approved_lists.draft_list(office, plan()).uid)
    checker = limited(office, "checker", HERE)
    with pytest.raises(RefusedError) as caught:
        grant(checker, number, Progress())
    assert caught.value.code == "E_AREAS"
    with pytest.raises(RefusedError) as caught:
        request_sheet(checker, number, tongue("en"))
    assert caught.value.code == "E_AREAS"


def test_areas_reach_a_child_process(office: Workspace) -> None:
    from desktop.operations.child import call_of, run

    clerk = limited(office)
    call = call_of(clerk, beneficiaries.counts)
    assert run(call, Progress(), lambda _kinds: None).families == 1  # type: ignore[attr-defined]  # it is Counts
