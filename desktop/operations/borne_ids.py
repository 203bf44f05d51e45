"""Tells the clerk, before a family is saved, that somebody else bears one of its numbers already."""

from desktop.marking import N_
from desktop.models.family import ID_FIELD, FamilyDraft, is_temporary
from desktop.models.problem import Problem, Severity
from desktop.store.unit_of_work import UnitOfWork

_BORNE = N_(
    "{name}, file {file}, has this ID already. Compare both cards. If you save again, the ID is kept as disputed."
)


def borne_by_others(uow: UnitOfWork, draft: FamilyDraft) -> list[Problem]:
    """Return a warning for each member whose number another live person bears, unless it was confirmed."""
    if _BORNE in draft.confirmed:
        return []
    numbers = {
        one.national_id for one in draft.members if one.national_id and not is_temporary(one.national_id)
    }
    members = {one.uid for one in draft.members if one.uid}
    bearers = uow.imports.by_number(numbers)
    told_before = {one.national_id for one in bearers if one.uid in members}
    others = {one.national_id: one for one in bearers if one.uid not in members}
    return [
        Problem(
            Severity.WARNING,
            _BORNE,
            {"name": others[one.national_id].name, "file": others[one.national_id].code},
            f"members.{index}.{ID_FIELD}",
        )
        for index, one in enumerate(draft.members)
        if one.national_id in others.keys() - told_before
    ]
