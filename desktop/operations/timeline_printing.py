"""Prints the timeline of a family as a paper that an official hands over or signs."""

from dataclasses import replace
from pathlib import Path

from desktop.documents import family_timeline
from desktop.models.beneficiary import Household, Person, Relation
from desktop.models.journal import Action
from desktop.models.paper import Stamp
from desktop.models.timeline import EVERYTHING, TimelineEvent, TimelineFilter
from desktop.models.timeline_paper import FamilyTimeline
from desktop.operations.authorship import note
from desktop.operations.numbering import give_number
from desktop.operations.printing import letterhead, made_and_headed, new_paper, paper_tongue
from desktop.operations.rights import Right, require
from desktop.operations.timeline import KIND, known
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def print_timeline(
    workspace: Workspace,
    household_uid: str,
    language: str,
    numerals: str,
    out: Path,
    wanted: TimelineFilter = EVERYTHING,
    *,
    with_sensitive: bool = False,
    progress: Progress | None = None,
) -> Path:
    """Print what happened to a family; the print is journalled.

    `wanted` says which events stand on it, usually all; `with_sensitive` asks for their sensitive words.

    Raises:
        NotFoundError: There is no such family.
        RefusedError: The person may not print, or may not see what is sensitive.
    """
    actor = require(workspace, Right.PRINT)
    if with_sensitive:
        require(workspace, Right.SEE_SENSITIVE)
    with new_paper(out, workspace) as (uow, beside):
        household = known(uow, household_uid)
        events = _events(uow, household, wanted, language, may_see=with_sensitive)
        words = paper_tongue(language, numerals)
        paper = replace(
            _paper(uow, workspace, household, events),
            printed_by=actor.full_name,
            is_whole=wanted.is_whole,
            signatures=made_and_headed(uow, workspace.today(), words, actor.full_name),
        )
        family_timeline.render(paper, words, beside, progress or Progress())
        note(
            uow, workspace, Action.PRINTED, KIND, household_uid,
            number=paper.stamp.number, entries=len(events), is_sensitive=with_sensitive,
        )  # fmt: skip
    return out


def _paper(
    uow: UnitOfWork, workspace: Workspace, household: Household, events: tuple[TimelineEvent, ...]
) -> FamilyTimeline:
    head = _head(household)
    return FamilyTimeline(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=give_number(uow, workspace, KIND),
            journal_head=uow.journal.head()[1],
            is_synthetic=workspace.settings.is_synthetic,
        ),
        at=workspace.now(),
        head=head.name,
        national_id=head.national_id,
        code=household.code,
        place=household.place,
        members=household.size,
        events=events,
    )


def _events(
    uow: UnitOfWork, household: Household, wanted: TimelineFilter, language: str, *, may_see: bool
) -> tuple[TimelineEvent, ...]:
    ids = uow.timeline.ids(household, wanted)
    found = uow.timeline.events(household, ids, language, may_see=may_see)
    return tuple(event for event in found if event is not None)


def _head(household: Household) -> Person:
    heads = [one for one in household.members if one.relation == Relation.HEAD]
    return next((one for one in heads if one.is_live), (heads or household.members)[0])
