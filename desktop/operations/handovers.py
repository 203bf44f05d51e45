"""What became of each row on the day: entered at the counter, corrected with a reason, and closed when it balances."""

from collections.abc import Sequence

from desktop.errors import BadInputError, RefusedError
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList
from desktop.models.clean_text import clean
from desktop.models.committee import check_head, head_of
from desktop.models.distribution import Distribution, DistributionState, Result
from desktop.models.handover import (
    ResultEntry,
    RowView,
    Totals,
)
from desktop.models.history import TYPED
from desktop.models.journal import Action
from desktop.models.problem import refuse_errors
from desktop.models.share import Rest
from desktop.operations.authorship import author, note
from desktop.operations.distributions import KIND
from desktop.operations.histories import History
from desktop.operations.numbering import give_number
from desktop.operations.page_keeping import drop_unheld
from desktop.operations.printing import signatures
from desktop.operations.rights import Right, require
from desktop.operations.row_entering import agreed_agents, check_result, enter_row, write_result
from desktop.operations.row_finding import rows_named
from desktop.progress import Progress
from desktop.store.handovers import ENTERING, Entry
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def look_up(workspace: Workspace, uid: str, typed: str) -> list[RowView]:
    """Return the row that a number or a mark names, else the rows with that ID, file number or name.

    Raises:
        BadInputError: It is a mark, but of another sheet, or it does not check.
        NotFoundError: The sheet has no row of that number.
    """
    require(workspace, Right.RECORD_RESULTS)
    with workspace.store.read() as uow:
        return rows_named(uow, workspace, *opened_round(uow, uid), typed)


def record_results(
    workspace: Workspace,
    uid: str,
    entries: Sequence[ResultEntry] = (),
    rest: Result | None = None,
    progress: Progress | None = None,
) -> Totals:
    """Enter what became of rows, and with `rest` of all others at once; return the new sums.

    Raises:
        RefusedError: The round takes no results, or a row was already handed over.
        BadInputError: A mark does not check, or an agent is not named.
    """
    require(workspace, Right.RECORD_RESULTS)
    with workspace.store.write() as uow:
        opened, edition = opened_round(uow, uid)
        progress, history = progress or Progress(), History(workspace, TYPED)
        for done, entry in enumerate(entries):
            progress.advance(done, len(entries), ENTERING)
            enter_row(uow, workspace, history, opened, edition, entry)
        others = 0
        if rest is not None:
            check_result(rest, None, workspace)
            every = range(1, opened.families + 1)
            said = Entry(rest, workspace.now(), author(workspace))
            others = uow.handovers.enter_pending(opened.id, every, said, progress)
        note(
            uow, workspace, Action.RECORDED, KIND, uid,
            rows=len(entries), others=others, agreed=agreed_agents(entries), **history.seal(uow),
        )  # fmt: skip
        return uow.handovers.totals(uow.distributions.get(uid))


def take_back(workspace: Workspace, uid: str, row: int, reason: str) -> Totals:
    """Undo the entry of one row before the round is closed, with the reason; the old entry stays in the history.

    Raises:
        BadInputError: The reason is missing.
        RefusedError: Nothing was entered for the row.
    """
    require(workspace, Right.RECORD_RESULTS)
    if not reason.strip():
        raise BadInputError(N_("The reason is missing. Write why the entry was wrong."))
    with workspace.store.write() as uow:
        opened, _ = opened_round(uow, uid)
        history = History(workspace, TYPED)
        put_back(uow, workspace, history, opened, row, reason.strip())
        note(uow, workspace, Action.CORRECTED, KIND, uid, row=row, **history.seal(uow))
        return uow.handovers.totals(opened)


def put_back(
    uow: UnitOfWork, workspace: Workspace, history: History, opened: Distribution, row: int, reason: str
) -> None:
    """Let a row wait for its result again; what was entered goes into the history with the reason.

    Raises:
        RefusedError: Nothing was entered for the row.
    """
    line = uow.handovers.line(opened.id, row)
    if line.result == Result.PENDING:
        raise RefusedError(N_("Nothing was entered for row {row}."), row=row)
    history.note("distribution_line", line.uid, "result", line.result, Result.PENDING.value)
    history.note("distribution_line", line.uid, "reason", "", reason)
    write_result(line, Result.PENDING, None, workspace)
    uow.distributions.save(line)


def close(
    workspace: Workspace,
    uid: str,
    *,
    returned: int,
    damaged: int,
    missing: int,
    head: str = "",
    progress: Progress | None = None,
) -> Totals:
    """Close a round that balances, and write what each served family received into its timeline.

    Args:
        workspace: Whose round it is.
        uid: Of the round.
        returned: What came back of the goods.
        damaged: What cannot be given any more.
        missing: What nobody can find.
        head: Of the committee, who closes it; empty: whom the round or the signatories name as that.
        progress: Told the steps.

    Raises:
        BadInputError: Nobody is known to lead the committee, or somebody else is named.
        RefusedError: Rows are still to be entered, or received is not handed over + returned + damaged + missing.
    """
    require(workspace, Right.RECORD_RESULTS)
    with workspace.store.write() as uow:
        closing, _ = opened_round(uow, uid)
        signing = signatures(uow, closing.ends_on)
        named = clean(head).text or head_of(closing.committee, signing)
        refuse_errors(check_head(named, closing.committee, signing))
        closing.closed_head = named
        return close_round(uow, workspace, closing, Rest(returned, damaged, missing), progress)


def close_round(
    uow: UnitOfWork, workspace: Workspace, closing: Distribution, rest: Rest, progress: Progress | None = None
) -> Totals:
    """Close a round that balances; part of an operation that asked for the right.

    Raises:
        RefusedError: Rows are still to be entered, or received is not handed over + returned + damaged + missing.
    """
    sums = uow.handovers.totals(closing)
    _check_balance(sums, rest)
    closing.returned, closing.damaged, closing.missing = rest
    closing.state, closing.closed_at = DistributionState.CLOSED.value, workspace.now()
    closing.minutes_number = give_number(uow, workspace, "minutes")
    closing.touch(workspace.now(), author(workspace))
    uow.distributions.save(closing)
    served = uow.handovers.write_benefits(
        closing,
        uow.approved_lists.with_id(closing.list_id),
        agency=closing.share or workspace.settings.code,
        by=author(workspace),
        at=workspace.now(),
        progress=progress or Progress(),
    )
    drop_unheld(uow, workspace, closing)
    uow.merges.bring_home()  # of rows whose family was merged since the list was approved
    note(
        uow, workspace, Action.CLOSED, KIND, closing.uid, number=closing.number, families=closing.families,
        served=served, received=closing.received, **rest._asdict(),
    )  # fmt: skip
    return sums


def _check_balance(sums: Totals, rest: Rest) -> None:
    if min(rest) < 0:
        raise BadInputError(N_("Quantities cannot be below zero. Correct them."))
    if sums.pending:
        raise RefusedError(N_("{n} rows are still to be entered. Enter them, then close."), n=sums.pending)
    difference = sums.balance(*rest).difference
    if difference:
        short = N_(
            "Received {received}, handed over {handed_over}, returned {returned}, damaged {damaged}, "
            "missing {missing}: {difference} are not accounted for. Count again."
        )
        over = N_(
            "Received {received}, handed over {handed_over}, returned {returned}, damaged {damaged}, missing {missing}: "
            "that is {difference} more than came in. Count again, or write down first what else was delivered."
        )
        raise RefusedError(
            short if difference > 0 else over,
            received=sums.received, handed_over=sums.handed_over, **rest._asdict(),
            difference=abs(difference), code="E_BALANCE",
        )  # fmt: skip


def opened_round(uow: UnitOfWork, uid: str) -> tuple[Distribution, ApprovedList]:
    """Return a round that takes results, with its list.

    Raises:
        RefusedError: It was not printed yet, is closed, or is void.
    """
    opened = uow.distributions.get(uid)
    sentences = {
        DistributionState.PLANNED: N_(
            "Print the sheet {number} first; its results are entered from the paper."
        ),
        DistributionState.CLOSED: N_("Round {number} is closed. Its results stand."),
        DistributionState.VOIDED: N_("Sheet {number} was voided; its rows do not count. Use the new sheet."),
    }
    sentence = sentences.get(DistributionState(opened.state))
    if sentence is not None:
        raise RefusedError(sentence, number=opened.number)
    return opened, uow.approved_lists.with_id(opened.list_id)
