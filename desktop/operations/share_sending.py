"""What a package about a share carries: a round's families to the agency that hands out, its results back to the owner."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.errors import BadInputError, DamagedError, RefusedError
from desktop.exchange.manifest import PackageType
from desktop.exchange.records import PERSONS, RESULTS, SHARE
from desktop.exchange.schema import Table
from desktop.marking import N_
from desktop.models.agency import Agency
from desktop.models.approved_list import ApprovedList
from desktop.models.correction import Fate
from desktop.models.distribution import Distribution, DistributionState
from desktop.models.memorandum import Terms
from desktop.models.package import Package
from desktop.models.share import SHARE_PURPOSE, ShareFacts, ShareReport
from desktop.operations.authorship import author
from desktop.operations.eligibility import refuse_outdated
from desktop.operations.list_proof import verify_digest
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

Heads = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What a package is about: its type and columns, what heads its rows, and the records it carries on."""

    type: PackageType = PackageType.BENEFICIARY_LIST
    table: Table = field(default_factory=lambda: PERSONS.table("persons"))
    heads: Heads = field(default_factory=dict)  # rows of the tables before it
    title: str = ""  # empty: the memorandum's
    purpose: str = ""  # empty: the memorandum's
    given: Mapping[str, str] = field(default_factory=dict)  # cells that are the same in every row
    in_reply_to: str | None = None
    rounds: tuple[Distribution, ...] = ()
    edition: ApprovedList | None = None  # a partner's list whose results these are


def share_matter(
    uow: UnitOfWork, workspace: Workspace, round_uid: str, agency: Agency, terms: Terms
) -> Matter:
    """Return the share of a round, as the agency that hands it out gets it.

    Raises:
        RefusedError: It is another agency's, was printed or sent already, or nothing could come back.
        DamagedError: The list or a row is not what was approved.
    """
    planned = uow.distributions.get(round_uid)
    _refuse_wrong_way(uow, workspace, planned, agency, terms)
    if planned.state != DistributionState.PLANNED or planned.prints:
        raise RefusedError(
            N_(
                "Round {number} was printed or sent already, so it cannot be sent. Void it and plan it again."
            ),
            number=planned.number,
        )
    edition = _proven(uow, planned)
    refuse_outdated(uow, workspace, planned, edition)
    return Matter(
        table=SHARE.table("lines"),
        heads={"share": (_facts(planned, edition).cells(),)},
        title=planned.campaign,
        purpose=SHARE_PURPOSE,
        given={
            "programme": edition.programme,
            "period_from": edition.period_from.isoformat(),
            "period_to": edition.period_to.isoformat(),
        },
        rounds=(planned,),
    )


def _refuse_wrong_way(
    uow: UnitOfWork, workspace: Workspace, planned: Distribution, agency: Agency, terms: Terms
) -> None:
    """Refuse a share that is another agency's, or whose results could not come back."""
    if planned.share != agency.code:
        names = uow.agencies.names()
        whose = planned.share or workspace.settings.code
        raise RefusedError(
            N_("This round is the share of {agency}. Choose a memorandum with it."),
            agency=names.get(whose, whose),
        )
    if not terms.allows(agency.code, workspace.settings.code):
        raise RefusedError(
            N_(
                "Memorandum {memorandum} lets nothing come back from {agency}, so its results could not come. "
                "Agree on a new edition first."
            ),
            memorandum=terms.number,
            agency=agency.name,
            code="E_MOU_DIRECTION",
        )


def _proven(uow: UnitOfWork, planned: Distribution) -> ApprovedList:
    """Return the list of a round after proving that both are what was approved."""
    edition = uow.approved_lists.with_id(planned.list_id)
    verify_digest(uow, edition)
    if uow.distributions.altered(planned):
        raise DamagedError(
            N_(
                "The rows of sheet {number} are not those of the approved list. "
                "It is not sent. Restore the last backup, or void the sheet and plan the round again."
            ),
            number=planned.number,
            code="E_SHEET_ALTERED",
        )
    return edition


def _facts(planned: Distribution, edition: ApprovedList) -> ShareFacts:
    return ShareFacts(
        list_digest=edition.seal,
        list_number=edition.number or "",
        edition=edition.edition,
        round=planned.number,
        campaign=planned.campaign,
        aid_kind=planned.aid_kind,
        unit=planned.unit,
        place=planned.place,
        day=planned.day,
        period_from=edition.period_from,
        period_to=edition.period_to,
    )


def results_matter(uow: UnitOfWork, list_uid: str, agency: Agency) -> Matter:
    """Return what became of a partner's share in the rounds that were closed and not reported yet.

    Raises:
        RefusedError: The list came from somebody else, or is the office's own.
        BadInputError: No round of it is closed.
    """
    edition = uow.approved_lists.get(list_uid)
    came = uow.packages.with_uid(edition.came_in or "")
    if came is None or came.sender != agency.code:
        raise RefusedError(N_("This list did not come from {agency}. Choose a memorandum with its sender."),
                           agency=agency.name)  # fmt: skip
    rounds = tuple(uow.shares.rounds_to_report(edition.id))
    if not rounds:
        raise BadInputError(
            N_("No round of this share is closed. Hand out, enter the results and close first.")
        )
    return Matter(
        type=PackageType.DISTRIBUTION_RESULT,
        table=RESULTS.table("results"),
        heads={"report": (_report(uow, came, rounds).cells(),)},
        title=edition.title,
        purpose=PackageType.DISTRIBUTION_RESULT.value,
        in_reply_to=came.uid,
        rounds=rounds,
        edition=edition,
    )


def _report(uow: UnitOfWork, came: Package, rounds: tuple[Distribution, ...]) -> ShareReport:
    rests = [uow.corrections.rest(one) for one in rounds]
    returned, damaged, missing = (
        sum(rest[fate] for rest in rests) for fate in (Fate.RETURNED, Fate.DAMAGED, Fate.MISSING)
    )
    return ShareReport(
        list_digest=ShareFacts.of_record(came.facts).list_digest,
        received=sum(one.received for one in rounds),
        returned=returned,
        damaged=damaged,
        missing=missing,
    )


def note_on_its_way(uow: UnitOfWork, workspace: Workspace, matter: Matter, package: Package) -> None:
    """Let rounds know the package that carried them: to the agency that hands out, or their results home."""
    for one in matter.rounds:
        if matter.edition is not None:
            one.reported_in = package.uid
        else:
            one.sent_in, one.state = package.uid, DistributionState.OPEN.value
        one.touch(workspace.now(), author(workspace))
        uow.distributions.save(one)
