"""What members are to each other when another person heads the family."""

from desktop.models.beneficiary import Relation, Sex

_MALE = frozenset({Relation.SON, Relation.FATHER, Relation.BROTHER})
_FEMALE = frozenset({Relation.DAUGHTER, Relation.MOTHER, Relation.SISTER})
_Kin = tuple[Relation, Relation]  # for a man, for a woman
_SPOUSE: _Kin = (Relation.SPOUSE, Relation.SPOUSE)
_CHILD: _Kin = (Relation.SON, Relation.DAUGHTER)
_PARENT: _Kin = (Relation.FATHER, Relation.MOTHER)
_SIBLING: _Kin = (Relation.BROTHER, Relation.SISTER)
_GRANDCHILD: _Kin = (Relation.GRANDCHILD, Relation.GRANDCHILD)
_HEAD: _Kin = (Relation.HEAD, Relation.HEAD)
_KINDS = (_SPOUSE, _CHILD, _PARENT, _SIBLING, _GRANDCHILD, _HEAD)
_BECOMES: dict[tuple[_Kin, _Kin], _Kin] = {  # by what the new head and the member were to the former one
    (_SPOUSE, _HEAD): _SPOUSE,
    (_SPOUSE, _CHILD): _CHILD,
    (_SPOUSE, _GRANDCHILD): _GRANDCHILD,
    (_CHILD, _HEAD): _PARENT,
    (_CHILD, _SPOUSE): _PARENT,
    (_CHILD, _CHILD): _SIBLING,
    (_CHILD, _GRANDCHILD): _CHILD,
    (_PARENT, _HEAD): _CHILD,
    (_PARENT, _CHILD): _GRANDCHILD,
    (_PARENT, _SIBLING): _CHILD,
    (_PARENT, _PARENT): _SPOUSE,
    (_SIBLING, _HEAD): _SIBLING,
    (_SIBLING, _SIBLING): _SIBLING,
    (_SIBLING, _PARENT): _PARENT,
}


def sex_of(relation: Relation) -> Sex | None:
    """Return the sex that a relation says by itself."""
    if relation in _MALE:
        return Sex.MALE
    return Sex.FEMALE if relation in _FEMALE else None


def seen_from(new_head: Relation, member: Relation, sex: Sex | None) -> Relation:
    """Return what a member is to a new head, both given as they were to the former one.

    Where the papers do not tell it is another relation, which the clerk sees and corrects.
    """
    kin = _BECOMES.get((_kind(new_head), _kind(member)))
    sex = sex or sex_of(member)
    if kin is None or (sex is None and kin[0] is not kin[1]):
        return Relation.OTHER
    return kin[0] if sex is Sex.MALE else kin[1]


def _kind(relation: Relation) -> _Kin:
    return next((kin for kin in _KINDS if relation in kin), (Relation.OTHER, Relation.OTHER))
