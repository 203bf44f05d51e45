"""Says whether an edition and its families may be served today; asked when a round is planned and first printed."""

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList
from desktop.models.distribution import Distribution
from desktop.models.list_plan import Exclusion
from desktop.operations.double_benefit import in_period, recently
from desktop.store.barred_lines import Bar
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def bar_today(uow: UnitOfWork, workspace: Workspace, edition: ApprovedList) -> Bar:
    """Return what keeps families of an edition from receiving today."""
    return Bar(edition, workspace.today(), recently(uow, edition.plan(), edition.number))


def served_in_period(uow: UnitOfWork, workspace: Workspace, edition: ApprovedList) -> int:
    """Count the families of an edition without a rule who got, or stand for, such help in its period."""
    period = in_period(uow, edition.plan(), edition.number)
    if period is None:
        return 0
    barred = dict(uow.barred_lines.counts(Bar(edition, workspace.today(), period)))
    return barred.get(Exclusion.ALREADY_SERVED, 0)


def newer_edition(uow: UnitOfWork, edition: ApprovedList) -> int | None:
    """Return the edition that took the place of an approved one."""
    assert edition.number is not None  # noqa: S101 (an approved list has one)
    newest = uow.approved_lists.numbered(edition.number).edition
    return newest if newest != edition.edition else None


def refuse_outdated(
    uow: UnitOfWork, workspace: Workspace, planned: Distribution, edition: ApprovedList
) -> None:
    """Refuse a round that is out of date before it is printed for signature or sent: it is easily replaced then.

    Raises:
        RefusedError: Another edition stands in the way, or a family on it may receive nothing today.
    """
    newer = newer_edition(uow, edition)
    if newer is not None:
        raise RefusedError(
            N_(
                "Edition {edition} of list {list} is newer than sheet {number}. "
                "Void the sheet and plan the round from that edition."
            ),
            edition=newer,
            list=edition.number,
            number=planned.number,
        )
    unfinished = uow.distributions.unfinished_below(edition)
    if unfinished:
        raise RefusedError(
            N_("Sheet {number} of an older edition is still open. Close or void it first."),
            number=unfinished[0],
        )
    barred = uow.barred_lines.in_round(planned, bar_today(uow, workspace, edition))
    if barred:
        raise RefusedError(
            N_(
                "{n} families of sheet {number} may receive nothing any more: their file was closed or suspended, an ID "
                "is disputed, they left the programme, or were served elsewhere. Void the sheet and plan the round again; "
                "it leaves them out."
            ),
            n=barred,
            number=planned.number,
            code="E_BARRED",
        )
