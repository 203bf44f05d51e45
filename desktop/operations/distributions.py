"""Rounds of distribution: planned from an approved list, and printed as the sheet that families sign."""

from dataclasses import dataclass
from pathlib import Path

from desktop.documents import distribution_sheet
from desktop.errors import BadInputError, RefusedError
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList, ListState
from desktop.models.distribution import (
    Distribution,
    DistributionState,
    Result,
    RoundPlan,
    SheetOptions,
    check_round,
)
from desktop.models.handover import DistributionRow, RowView, Totals
from desktop.models.journal import Action
from desktop.models.list_plan import Exclusion, Selection
from desktop.models.package import PackageState
from desktop.models.paper import Stamp
from desktop.models.problem import refuse_errors
from desktop.models.stock import NOT_NAMED, StockIn
from desktop.operations.authorship import author, born, note
from desktop.operations.eligibility import bar_today, newer_edition
from desktop.operations.list_proof import verify_digest
from desktop.operations.numbering import give_number
from desktop.operations.page_keeping import drop_unheld
from desktop.operations.printing import (
    drawn_beside,
    recorded,
    tongue_of,
)
from desktop.operations.rights import Right, require
from desktop.operations.sheets import check_print, sheet_record
from desktop.operations.stock_receipts import add_receipt
from desktop.progress import Progress
from desktop.store.stopping import stoppable
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "distribution"


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A round that was just planned; `left_out` families of the list stand in other rounds of it.

    Those who may receive nothing now are counted by reason; they stay on the list.
    """

    uid: str
    number: str
    families: int
    quantity: int
    left_out: int
    barred: tuple[tuple[Exclusion, int], ...] = ()


def plan(workspace: Workspace, wish: RoundPlan, progress: Progress | None = None) -> Planned:
    """Plan a round from an approved list.

    A family that stands in another round of the list is left out, and so is whoever may receive nothing today.

    Raises:
        BadInputError: The plan is wrong, or no family is left.
        RefusedError: The list is not approved, or a newer edition is.
        DamagedError: The list is not what was approved.
    """
    require(workspace, Right.MAKE_LISTS)
    refuse_errors(check_round(wish, workspace.today()))
    with workspace.store.write() as uow:
        edition = uow.approved_lists.get(wish.list_uid)
        verify_digest(uow, edition, progress)
        _refuse_outdated(uow, edition)
        bar = bar_today(uow, workspace, edition)
        with stoppable(uow.session, progress):
            barred = uow.barred_lines.counts(bar, wish.chosen)
            out = sum(count for _reason, count in barred)
            choice = (edition, wish.chosen, bar if out else None)
            families, quantity = uow.distributions.free_sums(*choice)
        if families == 0:
            raise _nobody_left(edition, out)
        wanted = uow.approved_lists.count(edition, wish.chosen) - out
        planned = _new_round(uow, workspace, wish, edition, families, quantity)
        with stoppable(uow.session, progress):
            uow.distributions.fill(planned, *choice)
        note(
            uow, workspace, Action.DRAFTED, KIND, planned.uid, number=planned.number, list=edition.uid,
            families=families, quantity=quantity, left_out=out,
        )  # fmt: skip
        return Planned(
            uid=planned.uid, number=planned.number, families=families, quantity=quantity, barred=barred,
            left_out=max(0, min(wanted, wish.chosen.most or wanted) - families),
        )  # fmt: skip


def _nobody_left(edition: ApprovedList, barred: int) -> BadInputError:
    placed = N_("Every family of list {number} already stands in a round. Nobody is left to plan for.")
    others = N_(
        "Nobody of list {number} is left to plan for: {n} families may receive nothing now, the others stand "
        "in a round. See who and why on the page Approved lists, Left out."
    )
    return BadInputError(others if barred else placed, number=edition.number, n=barred)


def _refuse_outdated(uow: UnitOfWork, edition: ApprovedList) -> None:
    newer = newer_edition(uow, edition)
    if newer is not None:
        raise RefusedError(
            N_("Edition {edition} of list {number} is newer. Plan the round from it."),
            edition=newer,
            number=edition.number,
        )


def _new_round(
    uow: UnitOfWork,
    workspace: Workspace,
    wish: RoundPlan,
    edition: ApprovedList,
    families: int,
    quantity: int,
) -> Distribution:
    planned = Distribution(
        **born(workspace),
        number=give_number(uow, workspace, "distribution"),
        list_id=edition.id,
        campaign=wish.campaign.strip(),
        aid_kind=edition.aid_kind,
        unit=edition.unit,
        place=wish.place.strip(),
        day=wish.day,
        last_day=wish.last_day if wish.last_day != wish.day else None,
        families=families,
        quantity=quantity,
        received=wish.received,
        received_from=wish.received_from.strip(),
        committee=wish.committee.strip(),
        share=wish.chosen.share,
        reserve_reason=wish.reason.strip() if wish.chosen.is_reserve else "",
    )
    uow.distributions.add(planned)
    if wish.received:
        giver = wish.received_from.strip() or NOT_NAMED
        add_receipt(uow, workspace, planned, StockIn(quantity=wish.received, giver=giver))
    return planned


def print_sheet(
    workspace: Workspace, uid: str, options: SheetOptions, out: Path, progress: Progress | None = None
) -> Path:
    """Draw the sheet of a round and note the print; the first is the original, later ones are copies.

    The paper is drawn from one reading of the database and appears under its name together with its record.

    Raises:
        DamagedError: The list or a row is not what was approved.
        RefusedError: The round is closed or void, an older edition is still open, or a copy came first.
    """
    require(workspace, Right.PRINT)
    with drawn_beside(out) as beside:
        with workspace.store.read() as uow:
            printed = uow.distributions.get(uid)
            edition = uow.approved_lists.with_id(printed.list_id)
            check_print(uow, workspace, printed, edition, options, progress)
            sheet = sheet_record(uow, workspace, printed, edition, options)
            words = tongue_of(options)
            distribution_sheet.render(sheet, words, beside, progress or Progress())
        with recorded(beside, out, workspace) as uow:
            note_print(uow, workspace, printed, sheet.stamp, options)
    return out


def note_print(
    uow: UnitOfWork,
    workspace: Workspace,
    printed: Distribution,
    stamp: Stamp,
    options: SheetOptions,
    villages: int = 0,
) -> None:
    """Note a print of a sheet, or of so many villages' parts of it; the first one opens the round."""
    printed.prints += 1
    if printed.state == DistributionState.PLANNED:
        printed.state, printed.language = DistributionState.OPEN.value, options.language
        printed.is_by_village = villages > 0
    printed.touch(workspace.now(), author(workspace))
    uow.distributions.save(printed)
    parts = {"villages": villages} if villages else {}
    note(
        uow, workspace, Action.PRINTED, KIND, printed.uid, number=printed.number, copy=stamp.copy,
        digest=stamp.digest, journal_head=stamp.journal_head, is_masked=options.is_masked, **parts,
    )  # fmt: skip


def void(workspace: Workspace, uid: str, reason: str) -> None:
    """Let a sheet count no more, with the reason; its families are free for another round.

    Raises:
        BadInputError: The reason is missing.
        RefusedError: The round is closed, or a row of it was already entered.
    """
    require(workspace, Right.MAKE_LISTS)
    if not reason.strip():
        raise BadInputError(N_("The reason is missing. Write why the sheet is voided."))
    with workspace.store.write() as uow:
        voided = uow.distributions.get(uid)
        if voided.state not in (DistributionState.PLANNED, DistributionState.OPEN):
            raise RefusedError(N_("Only an open round can be voided."))
        _refuse_under_way(uow, voided)
        if uow.handovers.totals(voided).families_with(Result.PENDING) != voided.families:
            raise RefusedError(
                N_("Results of this sheet were already entered. Finish and close the round instead.")
            )
        voided.state, voided.voided_reason = DistributionState.VOIDED.value, reason.strip()
        voided.touch(workspace.now(), author(workspace))
        uow.distributions.save(voided)
        drop_unheld(uow, workspace, voided)
        note(uow, workspace, Action.CLOSED, KIND, voided.uid, number=voided.number, is_void=True)


def _refuse_under_way(uow: UnitOfWork, voided: Distribution) -> None:
    """Refuse to free families whom a partner may be serving at this moment."""
    sent = uow.packages.with_uid(voided.sent_in or "")
    if sent is not None and not (sent.state == PackageState.DECIDED and sent.taken == 0):
        names = uow.agencies.names()
        raise RefusedError(
            N_(
                "Round {number} is in the hands of {agency}, which may be serving its families. "
                "Wait for its results, or for a receipt that refuses every row."
            ),
            number=voided.number,
            agency=names.get(sent.recipient, sent.recipient),
        )


def distributions(workspace: Workspace, limit: int = 500) -> list[DistributionRow]:
    """Return the rounds, newest first."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.distributions.rows(limit)


def open_distribution(workspace: Workspace, uid: str) -> Distribution:
    """Return one round without its rows."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.distributions.get(uid)


def find_distribution(workspace: Workspace, number: str) -> Distribution:
    """Return a round by the number on its sheet."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.distributions.numbered(number)


def rows(
    workspace: Workspace, uid: str, first: int = 1, count: int = 200, result: Result | None = None
) -> list[RowView]:
    """Return rows of a round from a position on; with a result, only those that ended so."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.distributions.page(uow.distributions.get(uid).id, first, count, result)


def totals(workspace: Workspace, uid: str) -> Totals:
    """Return the sums of a round."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.handovers.totals(uow.distributions.get(uid))


def plannable(workspace: Workspace) -> list[ApprovedList]:
    """Return the newest approved edition of every list, newest list first."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        newest: dict[str, ApprovedList] = {}
        for edition in uow.approved_lists.approved():
            assert edition.number is not None and edition.state == ListState.APPROVED  # noqa: PT018, S101
            newest[edition.number] = edition
        return sorted(newest.values(), key=lambda edition: edition.id, reverse=True)


def list_places(workspace: Workspace, list_uid: str) -> list[tuple[str, int]]:
    """Return the villages of a list with the number of their families."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.approved_lists.places(uow.approved_lists.get(list_uid).id)


def free_sums(workspace: Workspace, list_uid: str, chosen: Selection) -> tuple[int, int]:
    """Count the families of a list, and their units, that stand in no round of it yet."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.distributions.free_sums(uow.approved_lists.get(list_uid), chosen)
