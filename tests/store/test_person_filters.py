"""Filters of the list: each condition, how they hold together, and what nobody learns by filtering."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from desktop.models.base import new_uid
from desktop.models.beneficiary import CategoryAssignment
from desktop.models.country import Country
from desktop.models.disability import Disability
from desktop.models.family_paper import FamilyPaper
from desktop.models.family_record import place_values
from desktop.models.filtering import Condition, Field
from desktop.models.listing import Listing, Order, Reader, Scope
from desktop.models.need import Need
from desktop.models.programme import Benefit
from desktop.workspace import Workspace
from tests.factories import NOW, make_office
from tests.families import add_families

COUNT = 12
TODAY = date(2026, 7, 1)
_MOVE = "update household set place = :place, place_key = :place_key, place_sort = :place_sort where id = :id"
ONE = range(1, COUNT + 1)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give twelve families of one person, of whom some have what filters look for."""
    made = make_office(tmp_path)
    add_families(made, COUNT)
    with made.store.write() as uow:
        run = uow.session.execute
        run(text("update person set name_parts = 'احمد محمود', name_key = 'احمدمحمود' where id = 1"))
        run(text("update person set sex = 'female', birth_date = '2016-07-01' where id <= 3"))
        run(text("update person set birth_date = '2016-07-02' where id = 3"))
        run(text("update person set phone = '01001234567' where id = 4"))
        run(text("update person set marital_state = 'widowed', created_by = 'X' where id in (5, 6)"))
        run(text("update household set members_declared = id, area_code = 'EG1901' where id > 8"))
        run(
            text(
                "update household set utilities = 'water', assets = 'car land', housing_state = 'unfit' where id = 6"
            )
        )
        run(text("update household set utilities = 'water_tank', review_on = '2026-08-01' where id = 7"))
        for id_, place in ((1, "پل القنطرة"), (2, "چرگر"), (3, "گنبد"), (4, "تل"), (5, "جبل")):
            values = place_values(place, Country.IRAN)
            run(text(_MOVE), {**values, "id": id_})
        _give(uow.session, made)
    return made


def _give(session: Any, office: Workspace) -> None:
    common: dict[str, Any] = {"origin": "ismailia", "created_at": NOW, "created_by": "-"}

    def born() -> dict[str, Any]:
        return {"uid": new_uid(NOW), **common}

    session.add_all(
        [
            CategoryAssignment(**born(), household_id=1, code="poor_family", valid_from=TODAY),
            CategoryAssignment(**born(), household_id=2, code="survivor_violence", valid_from=TODAY),
            Disability(**born(), person_id=7, type_code="eg_visual"),
            Need(**born(), household_id=8, kind="food", noted_on=TODAY),
            FamilyPaper(**born(), household_id=9, kind="lease", seen_on=TODAY, seen_by="-"),
            Benefit(
                **born(), household_id=10, agency_code="ismailia", period_from=TODAY, source="s", source_line="1",
                aid_kind="food_carton", given_on=TODAY - timedelta(days=40),
            ),
        ]
    )  # fmt: skip


def _met(office: Workspace, *conditions: Condition, **wish: Any) -> list[int]:
    may_see = wish.pop("may_see", True)
    listing = Listing(conditions=conditions, **wish)
    with office.store.read() as uow:
        return [int(one) for one in uow.beneficiaries.ids(listing, Reader("fa", TODAY, UTC, may_see)).ids]


def test_every_field_finds_whom_it_means(office: Workspace) -> None:
    cases: list[tuple[Condition, set[int]]] = [
        (Condition(field=Field.SEX, values=("female",)), {1, 2, 3}),
        (Condition(field=Field.SEX, values=("female",), is_not=True), set(ONE) - {1, 2, 3}),
        (Condition(field=Field.AGE, least=10, most=10), {1, 2}),
        (Condition(field=Field.AGE, most=9), {3}),
        (Condition(field=Field.PHONE), {4}),
        (Condition(field=Field.MARITAL), {5, 6}),
        (Condition(field=Field.CREATED_BY, values=("X",)), {5, 6}),
        (Condition(field=Field.AREA, values=("EG19",)), {9, 10, 11, 12}),
        (Condition(field=Field.MEMBERS, least=10, most=11), {10, 11}),
        (Condition(field=Field.PLACE, values=("پل",)), {1}),
        (Condition(field=Field.CATEGORY, values=("poor_family",)), {1}),
        (Condition(field=Field.CATEGORY), {1, 2}),
        (Condition(field=Field.DISABILITY), {7}),
        (Condition(field=Field.NEED, values=("food",)), {8}),
        (Condition(field=Field.UTILITY, values=("water",)), {6}),
        (Condition(field=Field.UTILITY), {6, 7}),
        (Condition(field=Field.ASSET, values=("land", "tractor")), {6}),
        (Condition(field=Field.ASSET, is_not=True), set(ONE) - {6}),
        (Condition(field=Field.HOUSING_STATE, values=("unfit",)), {6}),
        (Condition(field=Field.REVIEW_ON, until=date(2026, 8, 1)), {7}),
        (Condition(field=Field.PAPER_MISSING, values=("lease",)), set(ONE) - {9}),
        (Condition(field=Field.RECEIVED, since=date(2026, 5, 1), until=date(2026, 5, 31)), {10}),
        (Condition(field=Field.RECEIVED, since=date(2026, 6, 1), is_not=True), set(ONE)),
        (Condition(field=Field.STATE, values=("confirmed",)), set(ONE)),
        (Condition(field=Field.UPDATED_ON, since=TODAY), set()),
        (Condition(field=Field.CREATED_ON, until=datetime.max.date() - timedelta(days=9)), set(ONE)),
    ]
    for scope in (Scope.HEADS, Scope.LIVE):
        for condition, wanted in cases:
            assert set(_met(office, condition, scope=scope)) == wanted, (scope, condition)


def test_conditions_hold_together_or_one_is_enough(office: Workspace) -> None:
    women = Condition(field=Field.SEX, values=("female",))
    poor = Condition(field=Field.CATEGORY, values=("poor_family",))
    phone = Condition(field=Field.PHONE)
    assert _met(office, women, poor) == [1]
    assert set(_met(office, poor, phone, is_any=True)) == {1, 4}
    assert _met(office, women, text="أحمد") == [1]  # a search within the filter
    backwards = _met(office, women, order=Order.NAME, descending=True)
    assert backwards == _met(office, women)[::-1]


def test_who_may_not_see_a_thing_learns_nothing_by_filtering(office: Workspace) -> None:
    for scope in (Scope.HEADS, Scope.LIVE):
        assert _met(office, Condition(field=Field.CATEGORY), may_see=False, scope=scope) == [1]
        hidden = Condition(field=Field.CATEGORY, values=("survivor_violence",))
        assert _met(office, hidden, may_see=False, scope=scope) == []
        assert _met(office, Condition(field=Field.DISABILITY), may_see=False, scope=scope) == []


def test_villages_stand_in_the_order_of_the_alphabet(office: Workspace) -> None:
    order = [one for one in _met(office, order=Order.PLACE) if one <= 5]
    assert order == [1, 4, 5, 2, 3]  # پ before ت, ج before چ, گ last


def test_a_village_is_found_in_the_same_box_as_a_name(office: Workspace) -> None:
    assert _met(office, text="پل") == [1]
    assert _met(office, text="القنطره پل") == []
    assert _met(office, text="احمد پل القن") == [1]
    with office.store.write() as uow:
        moved = place_values("سرابیوم", Country.IRAN)
        uow.session.execute(text("update household set place_key = :place_key where id = 1"), moved)
    assert _met(office, text="پل") == []
    assert _met(office, text="سرابیو احمد") == [1]


def test_a_name_that_was_typed_wrong_finds_those_that_resemble_it(office: Workspace) -> None:
    with office.store.write() as uow:
        run = uow.session.execute
        run(
            text(
                "update person set name_parts = 'مصطفي عبدالرحمن خليل', name_key = 'مصطفيعبدالرحمنخليل' where id = 7"
            )
        )
        run(
            text(
                "update person set name_parts = 'مصطفي عبدالرحيم خالد', name_key = 'مصطفيعبدالرحيمخالد' where id = 8"
            )
        )
    for typed in ("مصطقي خليل", "مصطفي عبدالرحمان خليل", "خلبل مصطفى", "مصطفي الرحمن"):
        with office.store.read() as uow:
            hits = uow.beneficiaries.ids(Listing(text=typed), Reader("ar"))
        assert hits.ids[0] == 7, typed
        assert hits.alike == len(hits.ids)
    assert _met(office, text="زقزوق") == []


def test_a_village_that_was_typed_wrong_finds_those_who_live_there(office: Workspace) -> None:
    with office.store.write() as uow:
        for id_ in (5, 6):
            values = place_values("القصاصين", Country.EGYPT)
            uow.session.execute(text(_MOVE), {**values, "id": id_})
        named = "update person set name_parts = 'سعاد خليل', name_key = 'سعادخليل' where id in (6, 7)"
        uow.session.execute(text(named))
    for typed, wanted in (("القصاسين", [5, 6]), ("سعاد القصاسين", [6]), ("القصامين خلبل", [6])):
        with office.store.read() as uow:
            hits = uow.beneficiaries.ids(Listing(text=typed), Reader("ar"))
        assert sorted(hits.ids) == wanted, typed
        assert hits.alike == len(hits.ids)
