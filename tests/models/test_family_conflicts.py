"""Both values of every field that two clerks gave different values; nothing else."""

from datetime import UTC, datetime
from typing import Any

from desktop.models.beneficiary import Household, Person, Relation
from desktop.models.family import Departure, FamilyDraft, MemberDraft
from desktop.models.family_conflicts import conflicts

BORN: dict[str, Any] = {"origin": "x", "created_at": datetime(2026, 1, 1, tzinfo=UTC), "created_by": "-"}


def person(uid: str, name: str, **values: Any) -> Person:
    return Person(uid=uid, name=name, name_key=name, sort_key=b"", **BORN, **values)


def stored() -> Household:
    members = [person("p1", "منى", phone="010"), person("p2", "علي", relation=Relation.SON.value)]
    return Household(uid="h", code="1", code_sort=b"", place="فايد", members=members, **BORN)


def typed(**changes: Any) -> FamilyDraft:
    members = (
        MemberDraft(uid="p1", name="منى", relation=Relation.HEAD, phone="010"),
        MemberDraft(uid="p2", name="علي", relation=Relation.SON),
    )
    return FamilyDraft(**{"members": members, "place": "فايد", **changes})


def found(draft: FamilyDraft) -> set[tuple[str, str, object, object]]:
    return {(one.uid, one.field, one.theirs, one.mine) for one in conflicts(stored(), draft)}


def test_the_same_values_are_no_conflict() -> None:
    assert found(typed()) == set()


def test_fields_of_family_and_member_are_named_with_both_values() -> None:
    members = (MemberDraft(uid="p1", name="منى", relation=Relation.HEAD, phone="011"), typed().members[1])
    draft = typed(place="نفيشة", members=members)
    assert found(draft) == {("h", "place", "فايد", "نفيشة"), ("p1", "phone", "010", "011")}


def test_members_that_only_one_of_both_has_are_named() -> None:
    draft = typed(members=(typed().members[0], MemberDraft(name="سعاد")))
    assert found(draft) == {("", "name", None, "سعاد"), ("p2", "name", "علي", None)}


def test_a_member_taken_out_on_purpose_is_no_conflict() -> None:
    assert found(typed(members=typed().members[:1], leaving={"p2": Departure(reason="moved")})) == set()
