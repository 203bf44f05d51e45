"""What one member's fields say about another's: names that run on, relations, who heads the family."""

from collections.abc import Sequence
from datetime import date

from desktop.models.beneficiary import Relation, Sex
from desktop.models.circumstances import MaritalState
from desktop.models.country import Country
from desktop.models.family_head import seen_from, sex_of
from desktop.models.name_chain import child_name, father_of, sibling_name
from desktop.models.relation_guess import guess_relation
from desktop.ui.beneficiaries.member_form import MemberForm

_CHILDREN = (Relation.SON, Relation.DAUGHTER)
_OTHER_SEX = {Sex.MALE: Sex.FEMALE, Sex.FEMALE: Sex.MALE}
_LAST = date.max


def complete_name(member: MemberForm, members: Sequence[MemberForm], country: Country) -> None:
    """Let a child's own name run on as the father's does; what has several parts is full already."""
    own, known = member.row.text("name"), member.known()
    if member.is_head or not own or known.relation not in (None, *_CHILDREN):
        return
    father = _father(members)
    siblings = [one.known() for one in members if one is not member]
    like = next((one.name for one in reversed(siblings) if one.relation in _CHILDREN), "")
    full = child_name(own, father, country) if father else sibling_name(own, like, country)
    if full != own:
        member.row.editor("name").set_value(full)  # type: ignore[attr-defined]  # a line of words


def guess(member: MemberForm, members: Sequence[MemberForm], country: Country, today: date) -> None:
    """Fill in the likeliest relation, and what it says in turn."""
    head = _head(members)
    if head is None or head is member:
        return
    others = [one.known() for one in members if one is not member]
    found = guess_relation(head.known(), member.known(), others, country, today)
    if found is not None:
        member.tell("relation", found.value)
        follow_relation(member, members, country)


def follow_relation(member: MemberForm, members: Sequence[MemberForm], country: Country) -> None:
    """Fill in what a relation says: sex, that a couple is married, the father's name of a child."""
    relation, head = member.known().relation, _head(members)
    if relation is None or head is None:
        return
    if sex := sex_of(relation):
        member.tell("sex", sex.value)
    if relation is Relation.SPOUSE:
        of_head = head.known().sex
        member.tell("sex", _OTHER_SEX[of_head].value if of_head else None)
        for one in (head, member):
            one.tell("marital_state", MaritalState.MARRIED.value)
    if relation in _CHILDREN:
        complete_name(member, members, country)
        member.tell("father_name", father_of(_father(members), country))


def give_headship(member: MemberForm, members: Sequence[MemberForm], was: Relation) -> None:
    """Let a member head the family, and write every other relation as seen from there.

    Args:
        member: The new head.
        members: All who stay.
        was: What the member was to the former head, who may be gone already.
    """
    for other in members:
        if other is not member and not other.is_blank:
            known = other.known()
            relation = seen_from(was, known.relation or Relation.OTHER, known.sex)
            other.row.editor("relation").set_value(relation.value)  # type: ignore[attr-defined]  # a choice
    member.row.editor("relation").set_value(Relation.HEAD.value)  # type: ignore[attr-defined]  # as above


def heir(members: Sequence[MemberForm]) -> MemberForm | None:
    """Return who heads a family whose head leaves: the spouse, else the eldest."""
    known = [(one, one.known()) for one in members if not one.is_blank]
    spouses = [one for one, facts in known if facts.relation is Relation.SPOUSE]
    if spouses:
        return spouses[0]
    return min(known, key=lambda pair: pair[1].born or _LAST)[0] if known else None


def _head(members: Sequence[MemberForm]) -> MemberForm | None:
    return next((one for one in members if one.is_head), None)


def _father(members: Sequence[MemberForm]) -> str:
    """Return the name of the children's father as far as he is in the family."""
    parents = [one.known() for one in members if one.known().relation in (Relation.HEAD, Relation.SPOUSE)]
    return next((one.name for one in parents if one.sex is Sex.MALE), "")
