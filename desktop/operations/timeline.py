"""Shows the timeline of a family: everything it received, asked and was told of, from all agencies."""

from collections.abc import Sequence

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.beneficiary import Household
from desktop.models.country import FACTS
from desktop.models.journal import Action
from desktop.models.timeline import EVERYTHING, TimelineEvent, TimelineFilter
from desktop.operations.readings import note_reading
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "timeline"


def event_ids(
    workspace: Workspace,
    household_uid: str,
    wanted: TimelineFilter = EVERYTHING,
    progress: Progress | None = None,
) -> list[int]:
    """Return the numbers of a family's events, the newest first; the reading is journalled.

    Raises:
        NotFoundError: There is no such family.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        found = uow.timeline.ids(known(uow, household_uid), wanted)
    note_reading(workspace, Action.READ, KIND, household_uid, entries=len(found))
    return found


def agencies(workspace: Workspace, household_uid: str, progress: Progress | None = None) -> list[str]:
    """Return the names of the agencies that a family's events come from.

    Raises:
        NotFoundError: There is no such family.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.timeline.agencies(known(uow, household_uid))


def events(
    workspace: Workspace, household_uid: str, ids: Sequence[int], language: str = ""
) -> list[TimelineEvent | None]:
    """Return these events in the same order; what is sensitive only to who may see it."""
    require(workspace, Right.SEE_BENEFICIARIES)
    may_see = may(workspace.actor, Right.SEE_SENSITIVE)
    with workspace.store.read() as uow:
        household = known(uow, household_uid)
        language = language or FACTS[workspace.country].language
        return uow.timeline.events(household, ids, language, may_see=may_see)


def known(uow: UnitOfWork, uid: str) -> Household:
    """Return a family with its members.

    Raises:
        NotFoundError: There is no such family.
    """
    household = uow.beneficiaries.household(uid)
    if household is None:
        raise NotFoundError(N_("This family is not in the list any more. Load the page again."))
    return household
