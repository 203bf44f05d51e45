"""Everything around a family on a real database: its lines, who may see them, and members who go to other families."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.models.beneficiary import Relation, Sex
from desktop.models.circumstances import Education, HousingKind, Leaving, MaritalState, PhoneOwner
from desktop.models.family import NEW_FAMILY, Departure, FamilyDraft, MemberDraft
from desktop.models.family_card import FamilyCard
from desktop.models.family_lines import (
    CategoryDraft,
    DisabilityDraft,
    MembershipDraft,
    NeedDraft,
    PaperDraft,
)
from desktop.models.need import NeedState, Urgency
from desktop.models.user import Role
from desktop.operations import beneficiaries, programmes
from desktop.operations.beneficiaries import Saved
from desktop.operations.rights import TABLE, Right
from desktop.workspace import Workspace
from tests.factories import make_office

FATHER, SON = "28407031901457", "31205081901437"


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office with its clerk at work and one programme."""
    made = make_office(tmp_path)
    programmes.add_programme(made, code="takaful", name="تكافل")
    return made


def _family() -> FamilyDraft:
    head = MemberDraft(
        name="مصطفى إبراهيم خليل",
        relation=Relation.HEAD,
        national_id=FATHER,
        phone_owner=PhoneOwner.OWN,
        second_phone="٠١٠٠١٢٣٤٥٦٧",
        marital_state=MaritalState.MARRIED,
        education=Education.PRIMARY,
        disability=DisabilityDraft(type_code="eg_mobility", severity_code="sev_eg_2", walking=3),
    )
    wife = MemberDraft(name="فاطمة حسين علي", relation=Relation.SPOUSE, sex=Sex.FEMALE)
    son = MemberDraft(name="يوسف مصطفى إبراهيم", relation=Relation.SON, national_id=SON)
    return FamilyDraft(
        members=(head, wife, son),
        place="القصاصين",
        landmark="خلف المدرسة",
        housing_kind=HousingKind.RENTED,
        assets=("television", "refrigerator"),
        income_total=150_000,
        categories=(
            CategoryDraft(code="poor_family", evidence="بحث اجتماعي", is_seen=True),
            CategoryDraft(code="disabled", member=0),
        ),
        needs=(
            NeedDraft(kind="medicine", member=0, urgency=Urgency.URGENT),
            NeedDraft(kind="house_repair", provider="جمعية الخير"),
        ),
        papers=(
            PaperDraft(kind="id_card", member=0, is_seen=True),
            PaperDraft(kind="residence", number="٧٧"),
        ),
        memberships=(MembershipDraft(programme="takaful", card_digits="١٢٣٤"),),
    )


def _saved(office: Workspace, draft: FamilyDraft | None = None) -> tuple[Saved, FamilyCard]:
    saved = beneficiaries.register(office, draft or _family())
    return saved, beneficiaries.card(office, saved.uid)


def _again(card: FamilyCard, **changes: object) -> FamilyDraft:
    """Return the stored family as its form would hold it."""
    given = _family()
    members = tuple(
        replace(member, uid=stored.uid)
        for member, stored in zip(given.members, card.household.members, strict=True)
    )
    needs = tuple(
        NeedDraft(kind=one.kind, uid=one.uid, urgency=Urgency(one.urgency), provider=one.provider)
        for one in card.lines.needs
    )
    return replace(given, members=members, needs=needs, **changes)  # type: ignore[arg-type]  # fields of the draft


def _told(card: FamilyCard, field: str) -> list[tuple[str, str]]:
    return [(one.old, one.new) for saving in card.history for one in saving.lines if one.field == field]


def test_a_family_comes_back_with_every_line(office: Workspace) -> None:
    _, card = _saved(office)
    household, lines = card.household, card.lines
    head = household.head
    assert (household.landmark, household.housing_kind, household.assets) == (
        "خلف المدرسة",
        "rented",
        "refrigerator television",
    )
    assert (household.income_total, household.income_currency) == (150_000, "EGP")
    assert (head.second_phone, head.phone_owner, head.marital_state) == ("01001234567", "own", "married")
    assert (lines.disabilities[head.id].type_code, lines.disabilities[head.id].walking) == ("eg_mobility", 3)
    assert {(one.kind, one.person_id) for one in lines.needs} == {
        ("medicine", head.id),
        ("house_repair", None),
    }
    assert {(one.kind, one.is_seen, one.number) for one in lines.papers} == {
        ("id_card", True, ""),
        ("residence", False, "77"),
    }
    assert [(one.programme_code, one.card_digits) for one in lines.memberships] == [("takaful", "1234")]
    seen = {one.code: (one.evidence, bool(one.seen_by), one.person_id) for one in lines.categories}
    assert seen == {"poor_family": ("بحث اجتماعي", True, None), "disabled": ("", False, head.id)}


def test_a_need_that_is_met_stays_with_its_day_and_its_history(office: Workspace) -> None:
    saved, card = _saved(office)
    draft = _again(card)
    needs = tuple(
        replace(one, state=NeedState.MET) if one.kind == "house_repair" else one for one in draft.needs
    )
    beneficiaries.correct(office, saved.uid, saved.version, replace(draft, needs=needs))
    after = beneficiaries.card(office, saved.uid)
    met = next(one for one in after.lines.needs if one.kind == "house_repair")
    assert (met.state, met.settled_on) == ("met", office.today())
    ((old, new),) = _told(after, "need")
    assert ("open" in old, "met" in new) == (True, True)


def test_lines_that_a_draft_does_not_name_stay_but_a_category_taken_out_ends(office: Workspace) -> None:
    saved, card = _saved(office)
    bare = replace(_again(card), needs=(), papers=(), memberships=(), categories=())
    beneficiaries.correct(office, saved.uid, saved.version, bare)
    lines = beneficiaries.card(office, saved.uid).lines
    assert (len(lines.needs), len(lines.papers), len(lines.memberships), lines.categories) == (2, 2, 1, ())


def test_without_the_right_nothing_sensitive_is_seen_or_changed(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved, _ = _saved(office)
    monkeypatch.setitem(TABLE, Right.SEE_SENSITIVE, frozenset({Role.CHECKER}))
    seen = beneficiaries.card(office, saved.uid)
    assert (seen.lines.disabilities, seen.lines.hidden) == ({}, 2)  # the disability and the need of medicine
    assert [one.kind for one in seen.lines.needs] == ["house_repair"]
    draft = _again(seen, categories=())
    head = replace(draft.members[0], disability=DisabilityDraft())
    beneficiaries.correct(
        office, saved.uid, saved.version, replace(draft, members=(head, *draft.members[1:]))
    )
    hidden = beneficiaries.card(office, saved.uid)
    assert all(
        line.is_hidden for one in hidden.history for line in one.lines if line.field.startswith("disab")
    )
    monkeypatch.undo()
    whole = beneficiaries.card(office, saved.uid)
    assert len(whole.lines.disabilities) == 1
    assert [one.code for one in whole.lines.categories] == ["disabled"]


def test_a_code_that_is_on_no_list_is_refused(office: Workspace) -> None:
    for wrong in (
        {"categories": (CategoryDraft(code="gold"),)},
        {"needs": (NeedDraft(kind="gold"),)},
        {"papers": (PaperDraft(kind="gold"),)},
    ):
        with pytest.raises(BadInputError):
            beneficiaries.register(office, replace(_family(), **wrong))
    with pytest.raises(NotFoundError):
        beneficiaries.register(office, replace(_family(), memberships=(MembershipDraft(programme="gold"),)))


def test_a_member_who_died_is_closed_with_the_day(office: Workspace) -> None:
    saved, card = _saved(office)
    draft = _again(card)
    gone = draft.members[1].uid or ""
    died = Departure(reason="توفيت", kind=Leaving.DIED, day=date(2026, 2, 1))
    rest = (draft.members[0], draft.members[2])
    beneficiaries.correct(
        office, saved.uid, saved.version, replace(draft, members=rest, leaving={gone: died})
    )
    members = beneficiaries.card(office, saved.uid).household.members
    (wife,) = [one for one in members if one.uid == gone]
    assert (wife.state, wife.closed_kind, wife.closed_on, wife.deceased_on) == (
        "closed",
        "died",
        date(2026, 2, 1),
        date(2026, 2, 1),
    )


def test_mother_and_son_found_a_family_of_their_own_and_take_their_lines_along(office: Workspace) -> None:
    saved, card = _saved(office)
    draft = _again(card)
    wife, son = draft.members[1], draft.members[2]
    of_son = replace(draft, needs=(*draft.needs, NeedDraft(kind="school_costs", member=2)))
    saved = beneficiaries.correct(office, saved.uid, saved.version, of_son)
    leaves = Departure(reason="انفصال", to=NEW_FAMILY)
    alone = replace(
        _again(card), members=draft.members[:1], leaving={wife.uid or "": leaves, son.uid or "": leaves}
    )
    saved = beneficiaries.correct(office, saved.uid, saved.version, alone)
    (row,) = beneficiaries.find(office, saved.founded_code)[:1]
    new = beneficiaries.card(office, row.household_uid)
    assert {(one.name, one.relation) for one in new.household.members} == {
        (wife.name, "mother"),
        (son.name, "head"),
    }
    assert [one.kind for one in new.lines.needs] == ["school_costs"]
    assert (new.household.place, new.household.split_from_id) == ("القصاصين", card.household.id)
    assert len(beneficiaries.card(office, saved.uid).household.members) == 1


def test_a_member_moves_to_another_family_by_its_file_number(office: Workspace) -> None:
    other, _ = _saved(office, FamilyDraft(members=(MemberDraft(name="سعاد علي", relation=Relation.HEAD),)))
    saved, card = _saved(office)
    draft = _again(card)
    wife = draft.members[1].uid or ""
    rest = (draft.members[0], draft.members[2])

    def move(to: str) -> Saved:
        leaving = {wife: Departure(reason="انتقلت", to=to)}
        return beneficiaries.correct(
            office, saved.uid, saved.version, replace(draft, members=rest, leaving=leaving)
        )

    with pytest.raises(BadInputError):
        move("9999/1")
    with pytest.raises(RefusedError):  # a household loop: the family it leaves is the one it goes to
        move(saved.code)
    move(other.code)
    arrived = beneficiaries.card(office, other.uid).household
    assert [one.uid for one in arrived.members if one.relation == "other"] == [wife]
    assert arrived.version > other.version


@pytest.mark.parametrize(
    "statement",
    [
        "update household set split_from_id = id",
        "update household set income_total = -1",
        "update household set income_currency = ''",
        "update household set housing_kind = 'castle'",
        "update household set review_on = '2020-01-01', researched_on = '2021-01-01'",
        "update person set marital_state = 'unknown'",
        "update person set deceased_on = '1900-01-01'",
        "update person set closed_kind = 'lost'",
        "update disability set walking = 5",
        "update disability set type_code = '', second_type_code = 'eg_visual'",
        "update need set state = 'met'",
        "update need set urgency = 'now'",
        "update family_paper set seen_by = ''",
        "update category_assignment set valid_to = '1990-01-01'",
        "update category_assignment set evidence = ''",
        "update category_assignment set code = 'poor_family', person_id = null",
        "update programme_membership set card_digits = '12'",
    ],
)
def test_the_database_keeps_the_rules_by_itself(office: Workspace, statement: str) -> None:
    _saved(office)
    with pytest.raises(IntegrityError), office.store.write() as uow:
        uow.session.execute(text(statement))
