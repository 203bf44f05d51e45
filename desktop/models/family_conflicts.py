"""Where the typing of one clerk differs from what another one saved meanwhile: both values of each field."""

from collections.abc import Iterator

from desktop.errors import Conflict
from desktop.models.beneficiary import Household, Person
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.family_record import HOUSEHOLD_COLUMNS, MEMBER_COLUMNS, UNRECORDED, plain

_HOUSEHOLD = HOUSEHOLD_COLUMNS
_MEMBER = ("name", *(name for name in MEMBER_COLUMNS if name not in UNRECORDED))


def conflicts(stored: Household, typed: FamilyDraft) -> tuple[Conflict, ...]:
    """Return every field that reads differently; an empty field and none are the same."""
    return tuple(_differences(stored, typed))


def _differences(stored: Household, typed: FamilyDraft) -> Iterator[Conflict]:
    yield from _of("household", stored, stored.uid, typed, _HOUSEHOLD)
    persons = {person.uid: person for person in stored.members}
    for member in typed.members:
        if member.uid in persons:
            yield from _of("person", persons[member.uid], member.uid, member, _MEMBER)
        else:
            yield Conflict("person", member.uid or "", "name", None, member.name)
    known = {member.uid for member in typed.members} | set(typed.leaving)
    for person in stored.members:
        if person.is_live and person.uid not in known:  # somebody added a member
            yield Conflict("person", person.uid, "name", person.name, None)


def _of(
    kind: str, stored: Household | Person, uid: str, typed: FamilyDraft | MemberDraft, fields: tuple[str, ...]
) -> Iterator[Conflict]:
    for name in fields:
        theirs, mine = getattr(stored, name) or None, plain(getattr(typed, name)) or None
        if theirs != mine:
            yield Conflict(kind, uid, name, theirs, mine)
