"""Finding persons in a list of some size: by beginnings, by parts, by numbers, and after corrections."""

from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import select, text

from desktop.models.beneficiary import Person
from desktop.models.country import Country
from desktop.models.family_record import name_values
from desktop.models.filtering import Condition, Field
from desktop.models.listing import MOST_ALIKE, MOST_HITS, Listing, Order, Reader, Scope
from desktop.store import beneficiaries, first_pages, person_listing, person_search
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import PLACES, add_families

COUNT = 1200


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an office with many families of four names."""
    made = make_office(tmp_path)
    add_families(made, COUNT)
    return made


def _ids(workspace: Workspace, **wish: object) -> list[int]:
    with workspace.store.read() as uow:
        return [int(one) for one in uow.beneficiaries.ids(Listing(**wish), Reader("ar")).ids]  # type: ignore[arg-type]  # fields


def test_the_whole_list_comes_as_one_vector_in_order(workspace: Workspace) -> None:
    ids = _ids(workspace)
    with workspace.store.read() as uow:
        names = [row.name for row in uow.beneficiaries.rows(ids[:500]) if row]
    assert len(ids) == COUNT
    assert names == sorted(names, key=lambda name: name_values(name, Country.EGYPT)["sort_key"])  # type: ignore[arg-type, return-value]  # bytes


def test_every_order_has_all_rows_and_its_reverse(workspace: Workspace) -> None:
    for order in Order:
        upwards, downwards = _ids(workspace, order=order), _ids(workspace, order=order, descending=True)
        assert sorted(upwards) == sorted(downwards)
        assert upwards == downwards[::-1]
    assert _ids(workspace, order=Order.NEWEST)[0] == max(_ids(workspace))


def test_blanks_stand_first_and_a_first_page_begins_as_the_whole_list_does(workspace: Workspace) -> None:
    with workspace.store.write() as uow:
        for statement in (
            "update person set birth_date = '1990-01-01' where id % 3 = 0",
            "update person set birth_date = '1950-05-05' where id % 7 = 0",
            "update person set updated_at = '2026-01-02 00:00:00' where id % 5 = 0",
            "update household set place_sort = null where id % 4 = 0",
            "update person set state = 'closed', closed_reason = 'x' where id = 9",
        ):
            uow.session.execute(text(statement))
        undated = set(uow.session.scalars(text("select id from person where birth_date is null and id <> 9")))
    for order, is_down in product(Order, (False, True)):
        for scope in (Scope.LIVE, Scope.HEADS):
            listing = Listing(order=order, descending=is_down, scope=scope)
            with workspace.store.read() as uow:
                first = uow.beneficiaries.first_ids(listing, Reader("ar"), 150)
                assert first == list(uow.beneficiaries.ids(listing, Reader("ar")).ids[:150]), listing
    assert set(_ids(workspace, order=Order.BIRTH)[: len(undated)]) == undated


def test_a_first_page_is_the_beginning_of_the_list_where_few_rows_are_looked_at(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_pages, "_BEYOND", 25)
    with workspace.store.write() as uow:
        area, other = uow.session.scalars(text("select code from area order by code desc limit 2"))
        for statement in (
            "update person set relation = 'son', birth_date = '2020-01-01' where id % 2 = 0",
            "update person set birth_date = '1960-01-01' where id % 4 = 1",
            "update person set updated_at = '2026-01-02 00:00:00' where id % 5 = 0",
            f"update household set area_code = '{area}' where id % 3 = 0",
            f"update household set area_code = '{other}' where id % 3 > 0",
        ):
            uow.session.execute(text(statement))
    known = 0
    for order, is_down, scope in product(Order, (False, True), (Scope.LIVE, Scope.HEADS)):
        listing = Listing(order=order, descending=is_down, scope=scope)
        for store in (workspace.store, workspace.store.within((area,))):
            with store.read() as uow:
                first = uow.beneficiaries.first_ids(listing, Reader("ar"), 20)
                whole = list(uow.beneficiaries.ids(listing, Reader("ar")).ids)
            assert first is None or first == whole[: len(first)], (listing, store.reach)
            known += first is not None and len(first) == 20
    assert known > len(Order) * 6  # of eight each


def test_the_first_of_a_search_stay_where_they_stand_when_all_come(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (person_search, beneficiaries):
        monkeypatch.setattr(module, "FIRST_HITS", 5)
    with workspace.store.read() as uow:
        (somebody,) = uow.beneficiaries.rows([7])
    assert somebody is not None
    own, father, *_, last = somebody.name.split()
    many = 0
    for words in (own[:1], own, father, last, f"{father} {own}", f"{last} {own[:2]}", PLACES[0], "زقزوقة"):
        listing = Listing(text=words)
        with workspace.store.read() as uow:
            first = uow.beneficiaries.first_ids(listing, Reader("ar"), 150)
            whole = uow.beneficiaries.ids(listing, Reader("ar"))
        fitting = list(whole.ids)[: len(whole.ids) - whole.alike]
        assert first == (fitting[:5] if len(fitting) >= 5 else None), words
        many += len(fitting) > 5
    assert many > 1


def test_a_filter_keeps_every_order(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    some = (Condition(field=Field.PLACE, values=(PLACES[0],)),)
    with workspace.store.write() as uow:
        uow.session.execute(text(f"update household set place_key = '{PLACES[0]}' where id % 3 = 1"))
    for order, few in product(Order, (0, 10_000)):  # by the index of all, and by the rows of those who fit
        monkeypatch.setattr(person_listing, "_FEW", few)
        every, fitting = _ids(workspace, order=order), _ids(workspace, order=order, conditions=some)
        assert fitting == [one for one in every if one % 3 == 1], order


def test_many_rows_enter_the_index_together_and_single_ones_after_them(workspace: Workspace) -> None:
    with workspace.store.write() as uow:
        table = Person.metadata.tables["person"]
        rows = uow.session.execute(select(table).where(table.c.id <= 400)).mappings()
        number = uow.imports.next_person_id()
        common = {"relation": "son", "national_id": "", "id_state": "none", "name_parts": "زعفران نادر"}
        news = [{**row, **common, "id": number + n, "uid": f"N{n:025d}"} for n, row in enumerate(rows)]
        uow.imports.add_rows(Person, news)
        uow.beneficiaries.gather_words()
        assert not uow.beneficiaries.has_scattered_words()
        uow.session.execute(text(f"update person set name_parts = 'كركم' where id = {number}"))
    assert sorted(_ids(workspace, text="نادر زعف")) == [number + n for n in range(1, 400)]
    assert _ids(workspace, text="كركم") == [number]


def test_a_common_name_gives_its_first_hits_and_no_more(workspace: Workspace) -> None:
    with workspace.store.write() as uow:
        for name in ("أحمد", "فاطمة", "مصطفى", "سعاد"):
            values = name_values(name, Country.EGYPT)
            uow.session.execute(
                text("update person set name_key = :key, name_parts = :parts where name like :like"),
                {"key": values["name_key"], "parts": values["name_parts"], "like": f"{name}%"},
            )
        uow.session.execute(text("update person set name_key = 'احمد', name_parts = 'احمد'"))
    assert len(_ids(workspace, text="أحم")) == MOST_HITS
    assert _ids(workspace, text="فاطمة") == []


def test_the_index_follows_names_that_change_and_rows_that_go(workspace: Workspace) -> None:
    with workspace.store.write() as uow:
        uow.session.execute(text("update person set name_parts = 'نادر اسم' where id = 7"))
        uow.session.execute(text("delete from person where id = 8"))
    assert _ids(workspace, text="اسم نادر") == [7]
    with workspace.store.read() as uow:
        assert uow.beneficiaries.rows([8, 7])[0] is None


def test_the_same_is_found_before_the_words_of_all_names_are_read_as_afterwards(workspace: Workspace) -> None:
    with workspace.store.write() as uow:
        for number, last in enumerate(
            ["زعفراني", "زعفران", "زعفور", *(f"زعفر{n}" for n in range(300))], start=1
        ):
            parts = f"نادر عبدالله {last}"
            row = f"update person set name_parts = '{parts}', name_key = '{parts.replace(' ', '')}' where id = {number}"
            uow.session.execute(text(row))
    typed = [
        "زعفران نادر",
        "زعفر ناد",
        "زعف",
        "عبد الله زعفراني",
        "زعفراني بركات",
        "عبد نجار",
        "%",
    ]
    found = []
    for _ in range(2):
        with workspace.store.read() as uow:
            found.append(
                [uow.beneficiaries.find_ids(Listing(text=words), Reader("ar"), 1000) for words in typed]
            )
            uow.beneficiaries.learn_words()
    assert found[0] == found[1]
    assert [len(some) for some in found[0]] == [2, 302, 303, 1, 0, 0, 0]


def test_the_nearest_of_many_that_resemble_are_shown_wherever_they_stand(workspace: Workspace) -> None:
    with workspace.store.write() as uow:
        uow.session.execute(text("update person set name_parts = 'سعيد بركاوي', name_key = 'سعيدبركاوي'"))
        near = f"update person set name_parts = 'سعيد بركات', name_key = 'سعيدبركات' where id > {COUNT - 3}"
        uow.session.execute(text(near))
    found = _ids(workspace, text="سعيد بركاات")
    assert sorted(found[:3]) == [COUNT - 2, COUNT - 1, COUNT]
    assert len(found) == MOST_ALIKE


@pytest.mark.on_file
def test_the_index_lies_in_pieces_that_fit_into_a_page(workspace: Workspace) -> None:
    with workspace.store.write() as uow:
        uow.beneficiaries.gather_words()
        largest = uow.session.scalar(text("select max(length(block)) from person_search_data"))
    assert 500 < largest < 1100


@pytest.mark.on_file
def test_a_row_that_goes_leaves_the_index(workspace: Workspace) -> None:
    with workspace.store.write() as uow:
        uow.session.execute(text("delete from person where id = 8"))
    with workspace.store.read() as uow:
        assert uow.session.scalar(text("select count(*) from person_search")) == COUNT - 1


def test_signs_of_the_query_language_are_plain_text(workspace: Workspace) -> None:
    for typed in ('"', "*", "أ AND", "NEAR(أ)", "parts:x", "(", "-"):
        assert isinstance(_ids(workspace, text=typed), list)


def test_closed_persons_are_found_only_where_they_are_asked_for(workspace: Workspace) -> None:
    with workspace.store.write() as uow:
        uow.session.execute(text("update person set state = 'closed', closed_reason = 'x' where id <= 10"))
    assert len(_ids(workspace)) == COUNT - 10
    assert len(_ids(workspace, scope=Scope.CLOSED)) == 10
    assert len(_ids(workspace, scope=Scope.HEADS)) == COUNT - 10


def test_a_closed_person_is_found_by_a_part_of_the_name_among_many_live_ones(workspace: Workspace) -> None:
    with workspace.store.write() as uow:
        uow.session.execute(text("update person set name_parts = 'احمد نادر'"))
        last = f"update person set state = 'closed', closed_reason = 'x' where id = {COUNT}"
        uow.session.execute(text(last))
        found = uow.beneficiaries.find_ids(Listing(text="نادر", scope=Scope.CLOSED), Reader("ar"), 5)
    assert found == [COUNT]


def test_a_list_of_nobody_is_empty(tmp_path: Path) -> None:
    empty = make_office(tmp_path / "empty")
    assert _ids(empty) == []
    assert _ids(empty, text="أحمد") == []
