"""Says whether an edition and its families may be served today; asked when a round is planned and first printed."""

from desktop.models.approved_list import ApprovedList
from desktop.operations.double_benefit import recently
from desktop.store.barred_lines import Bar
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def bar_today(uow: UnitOfWork, workspace: Workspace, edition: ApprovedList) -> Bar:
    """Return what keeps families of an edition from receiving today."""
    return Bar(edition, workspace.today(), recently(uow, edition.plan(), edition.number))


def newer_edition(uow: UnitOfWork, edition: ApprovedList) -> int | None:
    """Return the edition that took the place of an approved one."""
    assert edition.number is not None  # noqa: S101 (an approved list has one)
    newest = uow.approved_lists.numbered(edition.number).edition
    return newest if newest != edition.edition else None
