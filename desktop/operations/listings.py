"""What a clerk sees of the beneficiary list: searched, filtered, ordered, counted later, and never more than he may."""

from collections.abc import Iterator, Sequence
from datetime import UTC

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.code_list import Sensitivity
from desktop.models.country import FACTS
from desktop.models.filtering import CODE_LISTS, SENSITIVE, Condition, Field
from desktop.models.journal import Action
from desktop.models.listing import Hits, Listing, PersonRow, Reader
from desktop.operations.areas import choices as area_choices
from desktop.operations.authorship import note
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store.stopping import stoppable
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

PAGE = 200  # rows that are fetched at once
_BLOCK = 500

Choices = list[tuple[str, str]]
"""Values with their words."""


def look(workspace: Workspace, listing: Listing, progress: Progress | None = None) -> Hits:
    """Return whom a view shows, in its order; `progress` may end a long search for another one.

    Raises:
        RefusedError: A condition looks at what the person may not see.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow, stoppable(uow.session, progress):
        return _hits(uow, workspace, listing)


def first_page(workspace: Workspace, listing: Listing, progress: Progress | None = None) -> list[int] | None:
    """Return the first ids of a view or search where they are known at once; None where all come as soon."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow, stoppable(uow.session, progress):
        if _is_held_back(uow, listing):
            return None
        return uow.beneficiaries.first_ids(listing, _reader(workspace), PAGE)


def get_ready(workspace: Workspace, progress: Progress | None = None) -> None:
    """Read what makes the next searches fast; it ends at once when somebody searches meanwhile."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow, stoppable(uow.session, progress):
        uow.beneficiaries.learn_words()


def rows(workspace: Workspace, wanted: Sequence[int], columns: Sequence[str] = ()) -> list[PersonRow | None]:
    """Return the lines of these persons in the same order; None for one that is gone.

    Args:
        workspace: Who looks.
        wanted: The ids of one page.
        columns: What is shown; what is rarely looked at is read only for who looks at it.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return _rows(uow, workspace, wanted, columns)


def seen_rows(
    uow: UnitOfWork, workspace: Workspace, listing: Listing, columns: Sequence[str], progress: Progress
) -> tuple[int, Iterator[PersonRow]]:
    """Return how many persons a view shows, and their lines one after the other: what is exported and printed.

    Raises:
        RefusedError: As `look` does, or nobody was looked for where the office shows nobody unasked.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    hits = _hits(uow, workspace, listing)
    if hits.is_held_back:
        raise RefusedError(
            N_("This office shows nobody unasked. Search for somebody or set a filter, then try again.")
        )
    return len(hits.ids), _streamed(uow, workspace, hits.ids, columns, progress)


def fields(workspace: Workspace) -> list[Field]:
    """Return what this person may filter by."""
    require(workspace, Right.SEE_BENEFICIARIES)
    may_see = may(workspace.actor, Right.SEE_SENSITIVE)
    return [field for field in Field if may_see or field not in SENSITIVE]


def choices(workspace: Workspace, field: Field, language: str) -> Choices:
    """Return the values that a condition on a field offers, where the office keeps them; the window knows the rest."""
    require(workspace, Right.SEE_BENEFICIARIES)
    if field is Field.AREA:
        return [(one.code, one.label(language)) for one in area_choices(workspace)]
    with workspace.store.read() as uow:
        if field in CODE_LISTS:
            may_see = may(workspace.actor, Right.SEE_SENSITIVE)
            entries = uow.code_lists.whole(CODE_LISTS[field])
            return [
                (one.code, one.label(language))
                for one in entries
                if may_see or not _is_sensitive(one.sensitivity)
            ]
        if field is Field.PROGRAMME:
            return [(one.code, one.name) for one in uow.programmes.all(with_closed=True)]
        if field is Field.ORIGIN:
            return sorted(uow.agencies.names().items(), key=lambda pair: pair[1])
        if field in (Field.CREATED_BY, Field.UPDATED_BY):
            return sorted(uow.users.full_names().items(), key=lambda pair: pair[1])
    return []


def is_search_first(workspace: Workspace) -> bool:
    """Return whether the list stays empty until somebody is looked for."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.offices.own().is_search_first


def set_search_first(workspace: Workspace, *, is_wanted: bool) -> None:
    """Let the list show nobody unasked, or let it show all again."""
    require(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        office = uow.offices.own()
        office.is_search_first = is_wanted
        uow.offices.save(office)
        note(uow, workspace, Action.CORRECTED, "office", office.uid, search_first=is_wanted)


def _hits(uow: UnitOfWork, workspace: Workspace, listing: Listing) -> Hits:
    if not may(workspace.actor, Right.SEE_SENSITIVE):
        _refuse_sensitive(uow, listing.conditions)
    if _is_held_back(uow, listing):
        return Hits([], is_held_back=True)
    return uow.beneficiaries.ids(listing, _reader(workspace))


def _reader(workspace: Workspace) -> Reader:
    now = workspace.now().astimezone()
    may_see = may(workspace.actor, Right.SEE_SENSITIVE)
    return Reader(FACTS[workspace.country].language, now.date(), now.tzinfo or UTC, may_see)


def _is_held_back(uow: UnitOfWork, listing: Listing) -> bool:
    return not listing.is_asking and uow.offices.own().is_search_first


def _refuse_sensitive(uow: UnitOfWork, conditions: Sequence[Condition]) -> None:
    """Refuse to filter by what the person may not see: whoever is left in the list would tell it."""
    for condition in conditions:
        codes = CODE_LISTS.get(condition.field)
        is_hidden = codes is not None and bool(set(condition.values) - uow.beneficiaries.open_codes(codes))
        if condition.field in SENSITIVE or is_hidden:
            raise RefusedError(
                N_("This filter looks at something that needs a right to be seen. Take that condition away."),
                code="E_RIGHT",
            )


def _is_sensitive(sensitivity: str) -> bool:
    return sensitivity != Sensitivity.NONE


def _rows(
    uow: UnitOfWork, workspace: Workspace, wanted: Sequence[int], columns: Sequence[str]
) -> list[PersonRow | None]:
    return uow.beneficiaries.rows(wanted, columns, may_see=may(workspace.actor, Right.SEE_SENSITIVE))


def _streamed(
    uow: UnitOfWork, workspace: Workspace, ids: Sequence[int], columns: Sequence[str], progress: Progress
) -> Iterator[PersonRow]:
    for start in range(0, len(ids), _BLOCK):
        progress.advance(start, len(ids))
        for row in _rows(uow, workspace, ids[start : start + _BLOCK], columns):
            if row is not None:
                yield row
