"""The papers beside the receipt sheet: tally, families not served, minutes of the rest, mandate, device."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from desktop.documents import device_delivery, mandate, rest_minutes, tally_list, unserved_list
from desktop.errors import BadInputError, RefusedError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models import kit
from desktop.models.approved_list import ApprovedList
from desktop.models.distribution import Distribution, DistributionState, Result, SheetOptions
from desktop.models.handover import Agent, RowView, check_agent
from desktop.models.journal import Action
from desktop.models.minutes_paper import Member, members_of
from desktop.models.paper import Stamp
from desktop.models.problem import refuse_errors
from desktop.models.round_paper import (
    DEVICE,
    MANDATE,
    TALLY,
    UNSERVED,
    DeviceDelivery,
    Mandate,
    RestMinutes,
    RoundHead,
    TallyList,
    TallyRow,
    UnservedList,
)
from desktop.operations.authorship import author, note
from desktop.operations.distributions import KIND
from desktop.operations.list_proof import verify_digest
from desktop.operations.printing import drawn_beside, item_label, letterhead, recorded, signatures, tongue_of
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

ANNEX_ROWS = 200
"""Families that the minutes name themselves; further ones stand on the list of families not served."""

Draw = Callable[[UnitOfWork, Distribution, ApprovedList, Tongue, Path], None]


@dataclass(frozen=True, kw_only=True)
class DeviceFacts:
    """What is known of a device that is handed over."""

    serial: str
    condition: str = ""
    remarks: str = ""


def print_tally(
    workspace: Workspace, uid: str, options: SheetOptions, out: Path, progress: Progress | None = None
) -> Path:
    """Draw the list that is ticked at the gate; it names nobody.

    Raises:
        RefusedError: The sheet is void.
        DamagedError: The list is not what was approved.
    """

    def draw(
        uow: UnitOfWork, chosen: Distribution, edition: ApprovedList, words: Tongue, beside: Path
    ) -> None:
        head = _head(uow, workspace, chosen, edition, options, TALLY)
        tally = TallyList(head=head, rows=_tally_rows(uow, chosen), count=chosen.families)
        tally_list.render(tally, words, beside, progress or Progress())

    return _printed(workspace, uid, options, out, "tally", draw, progress)


def print_unserved(
    workspace: Workspace, uid: str, options: SheetOptions, out: Path, progress: Progress | None = None
) -> Path:
    """Draw the list of families that received nothing, for a second day.

    Raises:
        RefusedError: Rows are still to be entered, or every family was served.
    """

    def draw(
        uow: UnitOfWork, chosen: Distribution, edition: ApprovedList, words: Tongue, beside: Path
    ) -> None:
        sums = uow.handovers.totals(chosen)
        served = sums.families_with(Result.RECEIVED) + sums.families_with(Result.BY_AGENT)
        if sums.pending:
            raise RefusedError(
                N_("{n} rows are still to be entered. Enter them, then print this list."), n=sums.pending
            )
        if served == chosen.families:
            raise RefusedError(N_("Every family of this round received. There is nobody to list."))
        unserved = UnservedList(
            head=_head(uow, workspace, chosen, edition, options, UNSERVED),
            rows=uow.handovers.unserved(chosen.id),
            count=chosen.families - served,
            is_masked=options.is_masked,
        )
        unserved_list.render(unserved, words, beside, progress or Progress())

    return _printed(workspace, uid, options, out, "unserved", draw, progress)


def print_rest_minutes(
    workspace: Workspace, uid: str, options: SheetOptions, out: Path, progress: Progress | None = None
) -> Path:
    """Draw the minutes of what came back from a closed round; the first print is the original.

    Raises:
        RefusedError: The round is not closed.
    """

    def draw(
        uow: UnitOfWork, chosen: Distribution, edition: ApprovedList, words: Tongue, beside: Path
    ) -> None:
        if chosen.state != DistributionState.CLOSED:
            raise RefusedError(N_("Close the round first; these minutes say how it ended."))
        minutes = _rest(uow, workspace, chosen, edition, options)
        rest_minutes.render(minutes, words, beside, progress or Progress())

    return _printed(workspace, uid, options, out, "rest", draw, progress)


def print_mandate(
    workspace: Workspace,
    uid: str,
    row: int,
    options: SheetOptions,
    out: Path,
    agent: Agent | None = None,
    progress: Progress | None = None,
) -> Path:
    """Draw the word of a family that somebody else collects for it; without an agent a form to fill in.

    Raises:
        BadInputError: The agent is not named, or the ID cannot be.
        NotFoundError: The sheet has no such row.
    """
    require(workspace, Right.PRINT)
    if agent is not None:
        refuse_errors(check_agent(agent, workspace.country, workspace.today()))

    def draw(
        uow: UnitOfWork, chosen: Distribution, edition: ApprovedList, words: Tongue, beside: Path
    ) -> None:
        view = uow.distributions.view(chosen.id, row)
        paper = Mandate(
            head=_head(uow, workspace, chosen, edition, options, MANDATE),
            row=row,
            giver=_bearer(view),
            quantity=view.quantity,
            agent=Member(name=agent.name, post="", national_id=agent.national_id) if agent else None,
            relation=agent.relation if agent else "",
        )
        mandate.render(paper, words, beside, progress or Progress())

    return _printed(workspace, uid, options, out, "mandate", draw, progress, row=row)


def print_device_delivery(
    workspace: Workspace,
    uid: str,
    row: int,
    device: DeviceFacts,
    options: SheetOptions,
    out: Path,
    progress: Progress | None = None,
) -> Path:
    """Draw the paper by which a beneficiary takes over a device.

    Raises:
        BadInputError: The serial number is missing.
        NotFoundError: The sheet has no such row.
    """
    require(workspace, Right.PRINT)
    if not device.serial.strip():
        raise BadInputError(N_("The serial number is missing. Read it from the device."))

    def draw(
        uow: UnitOfWork, chosen: Distribution, edition: ApprovedList, words: Tongue, beside: Path
    ) -> None:
        view = uow.distributions.view(chosen.id, row)
        paper = DeviceDelivery(
            head=_head(uow, workspace, chosen, edition, options, DEVICE),
            row=row,
            receiver=_bearer(view),
            quantity=view.quantity,
            serial=device.serial.strip(),
            condition=device.condition.strip(),
            remarks=device.remarks.strip(),
        )
        device_delivery.render(paper, words, beside, progress or Progress())

    return _printed(workspace, uid, options, out, "device", draw, progress, row=row)


def _printed(
    workspace: Workspace,
    uid: str,
    options: SheetOptions,
    out: Path,
    form: str,
    draw: Draw,
    progress: Progress | None,
    **details: int,
) -> Path:
    """Draw a paper from one reading of the database; it appears under its name together with its record."""
    require(workspace, Right.PRINT)
    with drawn_beside(out) as beside:
        with workspace.store.read() as uow:
            chosen = uow.distributions.get(uid)
            if chosen.state == DistributionState.VOIDED:
                raise RefusedError(N_("Sheet {number} was voided. Plan a new round."), number=chosen.number)
            edition = uow.approved_lists.with_id(chosen.list_id)
            verify_digest(uow, edition, progress)
            draw(uow, chosen, edition, tongue_of(options), beside)
        with recorded(beside, out, workspace) as uow:
            if form == "rest":
                chosen.minutes_prints += 1
                chosen.touch(workspace.now(), author(workspace))
                uow.distributions.save(chosen)
            note(uow, workspace, Action.PRINTED, KIND, uid, number=chosen.number, form=form, **details)
    return out


def _head(
    uow: UnitOfWork,
    workspace: Workspace,
    chosen: Distribution,
    edition: ApprovedList,
    options: SheetOptions,
    paper: str,
) -> RoundHead:
    return RoundHead(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=chosen.number,
            edition=edition.edition,
            digest=edition.digest,
            journal_head=uow.journal.head()[1],
            is_synthetic=workspace.settings.is_synthetic,
            paper=paper,
            size=options.size,
        ),
        campaign=chosen.campaign,
        item=item_label(uow, chosen.aid_kind, options.language),
        unit=chosen.unit,
        place=chosen.place,
        day=chosen.day,
        last_day=chosen.last_day,
        signatures=signatures(uow, chosen.ends_on),
        kit=kit.read(edition.kit),
    )


def _rest(
    uow: UnitOfWork, workspace: Workspace, chosen: Distribution, edition: ApprovedList, options: SheetOptions
) -> RestMinutes:
    sums = uow.handovers.totals(chosen)
    head = _head(uow, workspace, chosen, edition, options, "")
    stamp = Stamp(
        number=chosen.minutes_number,
        journal_head=head.stamp.journal_head,
        copy=chosen.minutes_prints,
        is_synthetic=head.stamp.is_synthetic,
        size=options.size,
    )
    unserved = tuple(islice(uow.handovers.unserved(chosen.id), ANNEX_ROWS))
    handed = sums.families_with(Result.RECEIVED) + sums.families_with(Result.BY_AGENT)
    return RestMinutes(
        head=replace(head, stamp=stamp),
        sheet=chosen.number,
        at=(chosen.closed_at or workspace.now()).astimezone(),
        balance=sums.balance(chosen.returned, chosen.damaged, chosen.missing),
        families=chosen.families,
        results=tuple((one.result, one.families) for one in sums.results),
        unserved=unserved,
        left_out=chosen.families - handed - len(unserved),
        committee=members_of(chosen.committee),
        closed_by=chosen.closed_head,
    )


def _tally_rows(uow: UnitOfWork, chosen: Distribution) -> Iterator[TallyRow]:
    for line in uow.distributions.sheet_lines(chosen):
        yield TallyRow(household_code=line.household_code, members=line.members, quantity=line.quantity)


def _bearer(view: RowView) -> Member:
    return Member(name=view.name, post="", national_id=view.national_id)
