"""What the form is told of possible doubles: the true one among many namesakes, whatever slip was made, and quickly."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from desktop.models.beneficiary import Relation
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.operations.pair_judging import possible_doubles
from desktop.store.likely_persons import Marks, likely
from desktop.store.reach import EVERYWHERE
from desktop.workspace import Workspace
from tests.doubles import family
from tests.factories import make_office

COMMON, PHONE = "محمد أحمد محمود علي", "01000000001"
BORN, PLACE = date(1971, 5, 1), "نفيشة"


def _fill(office: Workspace) -> None:
    """Register seventy namesakes who share a phone, then the one who is meant."""
    for _ in range(2):
        namesakes = (MemberDraft(name=COMMON, phone=PHONE),) * 34
        family(office, COMMON, *namesakes, phone=PHONE)
    family(office, COMMON, birth_date=BORN, place=PLACE)
    family(office, "صابر عوض الله بشارة جرجس", national_id="28407031901457", place=PLACE)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office with many namesakes."""
    return make_office(tmp_path, fill=_fill)


def _typed(name: str, place: str = "", **values: object) -> FamilyDraft:
    head = MemberDraft(name=name, relation=Relation.HEAD, **values)  # type: ignore[arg-type]  # fields of a draft
    return FamilyDraft(members=(head,), place=place)


@pytest.mark.parametrize("name", [COMMON, "محمد أحمد محمود", "محمد احمد محمود على شعبان"])
def test_namesakes_do_not_hide_who_was_born_on_the_same_day(office: Workspace, name: str) -> None:
    found = possible_doubles(office, _typed(name, PLACE, birth_date=BORN, phone=PHONE))
    assert (found[0].side.birth_date, found[0].side.place) == (BORN, PLACE)


def test_a_village_tells_namesakes_apart(office: Workspace) -> None:
    with office.store.read() as uow:
        marks = Marks(phone=PHONE, name_parts="محمد احمد محمود عليوه", place_key="نفيشه")
        assert likely(uow.session, marks, EVERYWHERE)[0].place == PLACE


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("صابر عوض الله بشاره", ""),
        ("صابر بشارة جرجس", ""),
        ("صابر عوض الله بشارة جورجي", ""),
        ("صابر عوض الله بشارةجرجس", ""),
        ("صابر عوضين بشير جرجس", "28407031901475"),
    ],
)
def test_no_single_slip_hides_a_double(office: Workspace, name: str, number: str) -> None:
    found = possible_doubles(office, _typed(name, PLACE, national_id=number))
    assert [one.side.national_id for one in found] == ["28407031901457"]


def test_what_was_not_typed_finds_nobody(office: Workspace) -> None:
    with office.store.read() as uow:
        assert likely(uow.session, Marks(), EVERYWHERE) == []
        assert likely(uow.session, Marks(birth_date=BORN, place_key="نفيشه"), EVERYWHERE) == []


@pytest.mark.parametrize(
    "name", ['"', "' \\ \" *", "1", "و", "a" * 600 + " b' c", "AND OR NOT", "(x) -y ^z:*"]
)
def test_strange_names_are_asked_like_any_other(office: Workspace, name: str) -> None:
    assert possible_doubles(office, _typed(name)) == []


def test_a_person_costs_one_question(office: Workspace) -> None:
    asked: list[str] = []
    with office.store.read() as uow:
        engine = uow.session.get_bind().engine
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    members = tuple(MemberDraft(name=name) for name in (COMMON, "هدى سعيد فرج", "سامي فهمي عوض"))
    assert possible_doubles(office, FamilyDraft(members=members))
    assert sum("name_key =" in query for query in asked) == len(members)
    assert (
        sum("FROM person" in query for query in asked) == len(members) + 2
    )  # how many there are; those shown
