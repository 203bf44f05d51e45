"""The list as somebody may see it: nobody unasked, nothing by filtering, views under names, what stands in the journal."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from desktop.errors import BadInputError, CancelledError, NotFoundError, RefusedError
from desktop.models.base import new_uid
from desktop.models.disability import Disability
from desktop.models.filtering import Condition, Field, as_plain, from_plain
from desktop.models.journal import Action
from desktop.models.listing import Column, Listing, Order, Scope
from desktop.models.listing_text import View, read, written
from desktop.models.need import Need
from desktop.models.user import Role
from desktop.operations import listings, saved_views
from desktop.operations.listing_export import export_seen
from desktop.operations.readings import searched
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace
from tests.factories import NOW, as_checker, make_office
from tests.families import add_families, give_category

WOMEN = Condition(field=Field.SEX, values=("female",))
VIEW = View(
    Listing(scope=Scope.LIVE, order=Order.PLACE, descending=True, conditions=(WOMEN,), is_any=True),
    (Column.NAME.value, Column.AGE.value),
)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give three families, of whom one holds a category that not everybody may see."""
    made = make_office(tmp_path)
    codes = add_families(made, 3, sex="female")
    give_category(made, codes[0], "survivor_violence")
    give_category(made, codes[1], "poor_family")
    return made


def without_sight(office: Workspace) -> Workspace:
    assert office.actor is not None
    return replace(office, actor=replace(office.actor, roles=frozenset({Role.KEY_HOLDER})))


def noted(office: Workspace, action: Action) -> list[tuple[str, str]]:
    def entries(uow: UnitOfWork) -> list[tuple[str, str]]:
        return [(one.kind, one.details) for one in uow.journal.with_action(action.value)]

    with office.store.read() as uow:
        return entries(uow)


def test_an_office_may_show_nobody_unasked(office: Workspace, tmp_path: Path) -> None:
    assert len(listings.look(office, Listing()).ids) == 3
    with pytest.raises(RefusedError):
        listings.set_search_first(office, is_wanted=True)
    listings.set_search_first(as_checker(office), is_wanted=True)
    assert listings.is_search_first(office)
    assert noted(office, Action.CORRECTED)[-1] == ("office", '{"search_first":true}')
    for unasked in (Listing(), Listing(text="أح"), Listing(scope=Scope.CLOSED)):
        hits = listings.look(office, unasked)
        assert hits.is_held_back
        assert not hits.ids
        assert listings.first_page(office, unasked) is None
    with pytest.raises(RefusedError):
        export_seen(office, Listing(), {"name": "Name"}, {}, "x", tmp_path / "x.xlsx")
    assert len(listings.look(office, Listing(conditions=(WOMEN,))).ids) == 3
    assert not listings.look(office, Listing(text="زقزوق")).is_held_back


def test_nobody_filters_or_reads_by_what_he_may_not_see(office: Workspace, tmp_path: Path) -> None:
    blind = without_sight(office)
    hidden = Condition(field=Field.CATEGORY, values=("survivor_violence",))
    for condition in (
        hidden,
        Condition(field=Field.DISABILITY),
        Condition(field=Field.DISABILITY, is_not=True),
    ):
        wanted = Listing(conditions=(condition,))
        listings.look(office, wanted)
        with pytest.raises(RefusedError):
            listings.look(blind, wanted)
        with pytest.raises(RefusedError):
            export_seen(blind, wanted, {"name": "Name"}, {}, "x", tmp_path / "x.xlsx")
    assert Field.DISABILITY not in listings.fields(blind)
    assert "survivor_violence" not in dict(listings.choices(blind, Field.CATEGORY, "en"))
    ids = listings.look(office, Listing(order=Order.NEWEST, descending=True)).ids
    columns = (Column.CATEGORIES.value,)

    def held(reader: Workspace) -> list[object]:
        return [row.value(Column.CATEGORIES) for row in listings.rows(reader, ids, columns) if row]

    assert held(office) == [("survivor_violence",), ("poor_family",), ()]
    assert held(blind) == [(), ("poor_family",), ()]
    assert [row.details for row in listings.rows(office, ids) if row] == [{}, {}, {}]  # nobody looks at them


def test_the_list_shows_how_a_family_lives_and_what_is_sensitive_only_to_some(office: Workspace) -> None:
    with office.store.write() as uow:
        run = uow.session.execute
        run(text("update household set utilities = 'power water', housing_state = 'unfit'"))
        run(text("update person set second_phone_owner = 'neighbour', work_state = 'casual'"))
        common: dict[str, Any] = {"origin": "ismailia", "created_at": NOW, "created_by": "-"}
        for kind in ("food", "medicine"):
            uow.session.add(Need(uid=new_uid(NOW), household_id=1, kind=kind, noted_on=NOW.date(), **common))
        uow.session.add(Disability(uid=new_uid(NOW), person_id=1, type_code="eg_visual", **common))
    columns = [column.value for column in Column]
    (seen,), (hidden,) = (listings.rows(one, [1], columns) for one in (office, without_sight(office)))
    assert seen is not None
    assert hidden is not None
    plain = {Column.UTILITIES: ("power", "water"), Column.HOUSING_STATE: "unfit", Column.WORK: "casual"}
    assert plain.items() <= seen.details.items()
    assert plain.items() <= hidden.details.items()
    assert seen.value("second_phone_owner") == "neighbour"
    assert (seen.value("needs"), seen.value("disability")) == (("food", "medicine"), ("eg_visual",))
    assert (hidden.value("needs"), hidden.value("disability")) == (("food",), None)


def test_a_view_is_kept_for_oneself_or_shared_and_taken_away(office: Workspace) -> None:
    checker = as_checker(office)
    mine = saved_views.keep_view(office, "  أرامل   القرية ", VIEW, is_shared=False)
    assert saved_views.open_view(office, mine) == VIEW
    assert saved_views.views(checker) == []
    with pytest.raises(NotFoundError):
        saved_views.open_view(checker, mine)
    again = saved_views.keep_view(office, "أرامل القرية", VIEW._replace(columns=()), is_shared=True)
    assert again == mine
    (row,) = saved_views.views(checker)
    assert (row.name, row.is_own, row.is_shared) == ("أرامل القرية", False, True)
    theirs = saved_views.keep_view(checker, "أرامل القرية", VIEW, is_shared=True)
    with pytest.raises(RefusedError):
        saved_views.take_away(office, theirs)
    saved_views.take_away(checker, mine)  # who manages the office tidies up
    assert [one.uid for one in saved_views.views(office)] == [theirs]
    kinds = [
        kind
        for action in (Action.REGISTERED, Action.CORRECTED, Action.CLOSED)
        for kind, _ in noted(office, action)
    ]
    assert kinds.count("saved_view") == 4


@pytest.mark.parametrize("name", ["", "   ", "ا" * 61])
def test_a_view_needs_a_name_of_some_letters(office: Workspace, name: str) -> None:
    with pytest.raises(BadInputError):
        saved_views.keep_view(office, name, VIEW, is_shared=False)


def test_a_view_of_another_program_is_refused_with_a_sentence() -> None:
    assert read(written(VIEW)) == VIEW
    for kept in ("", "{}", written(VIEW).replace("female", "").replace('"sex"', '"moon"')):
        with pytest.raises(BadInputError):
            read(kept)
    assert from_plain(as_plain(WOMEN)) == WOMEN


def test_the_journal_hears_of_filters_by_their_fields_alone(office: Workspace) -> None:
    searched(office, words="", hits=2, fields=["sex", "category"])
    searched(office, words="", hits=2)
    assert noted(office, Action.SEARCHED) == [("person", '{"fields":["category","sex"],"hits":2}')]


@pytest.mark.on_file
def test_a_question_that_nobody_waits_for_ends(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    add_families(office, 400)
    wanted = Listing(conditions=(Condition(field=Field.MEMBERS, least=2),) * 8)
    assert len(listings.look(office, wanted, Progress()).ids) == 400
    with pytest.raises(CancelledError):
        listings.look(office, wanted, Progress(is_cancelled=lambda: True))
    assert len(listings.look(office, wanted).ids) == 400  # the connection works on
