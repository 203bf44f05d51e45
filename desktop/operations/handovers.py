"""What became of each row on the day: entered at the counter, corrected with a reason, and closed when it balances."""

from collections.abc import Sequence

from desktop.errors import BadInputError, RefusedError
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList
from desktop.models.clean_text import clean
from desktop.models.distribution import Distribution, DistributionLine, DistributionState, Result
from desktop.models.handover import (
    MOST_FAMILIES,
    Agent,
    ResultEntry,
    RowView,
    Totals,
    check_agent,
)
from desktop.models.history import TYPED
from desktop.models.journal import Action
from desktop.models.problem import refuse_errors
from desktop.models.row_mark import read_mark
from desktop.models.share import Rest
from desktop.operations.authorship import author, note
from desktop.operations.distributions import KIND
from desktop.operations.histories import History
from desktop.operations.numbering import give_number
from desktop.operations.page_keeping import drop_unheld
from desktop.operations.rights import Right, require
from desktop.operations.row_finding import rows_named
from desktop.progress import Progress
from desktop.store.handovers import ENTERING, Entry
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret
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
        progress = progress or Progress()
        for done, entry in enumerate(entries):
            progress.advance(done, len(entries), ENTERING)
            enter_row(uow, workspace, opened, edition, entry)
        others = 0
        if rest is not None:
            _check_result(workspace, rest, None)
            every = range(1, opened.families + 1)
            said = Entry(rest, workspace.now(), author(workspace))
            others = uow.handovers.enter_pending(opened.id, every, said, progress)
        agreed = sum(1 for entry in entries if entry.agent is not None and entry.agent.is_agreed)
        note(uow, workspace, Action.RECORDED, KIND, uid, rows=len(entries), others=others, agreed=agreed)
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
    _write(workspace, line, Result.PENDING, None)
    uow.distributions.save(line)


def close(
    workspace: Workspace,
    uid: str,
    *,
    returned: int,
    damaged: int,
    missing: int,
    progress: Progress | None = None,
) -> Totals:
    """Close a round that balances, and write what each served family received into its timeline.

    Raises:
        RefusedError: Rows are still to be entered, or received is not handed over + returned + damaged + missing.
    """
    require(workspace, Right.RECORD_RESULTS)
    with workspace.store.write() as uow:
        closing, _ = opened_round(uow, uid)
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
        raise RefusedError(
            N_(
                "Received {received}, handed over {handed_over}, returned {returned}, damaged {damaged}, "
                "missing {missing}: {difference} are not accounted for. Count again."
            ),
            received=sums.received, handed_over=sums.handed_over, **rest._asdict(),
            difference=difference, code="E_BALANCE",
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


def enter_row(
    uow: UnitOfWork, workspace: Workspace, opened: Distribution, edition: ApprovedList, entry: ResultEntry
) -> None:
    """Enter one result; part of an operation that asked for the right.

    Raises:
        RefusedError: The row was already handed over.
        BadInputError: The row or the agent is not named, or the mark does not check.
    """
    row = entry.row
    if entry.mark:
        key = workspace.vault.get(Secret.MARK_KEY)
        row = read_mark(key, entry.mark, opened.number, edition.edition)
    if row is None:
        raise BadInputError(N_("The row is missing. Type its number or the digits beside it."))
    _check_result(workspace, entry.result, entry.agent)
    line = uow.handovers.line(opened.id, row)
    if Result(line.result).is_handed_over:
        raise RefusedError(
            N_("Row {row} was already handed over. Do not hand over again; look at the entry."),
            row=row,
            code="E_SECOND_HANDOVER",
        )
    _check_taker(uow, opened, line, entry)
    _write(workspace, line, entry.result, entry.agent)
    uow.distributions.save(line)


def _check_taker(uow: UnitOfWork, opened: Distribution, line: DistributionLine, entry: ResultEntry) -> None:
    """Refuse what a dead person is said to have received, and an agent of half the village."""
    if entry.result is Result.RECEIVED and (died := uow.handovers.death_of_head(line)) is not None:
        raise RefusedError(
            N_(
                "Whom row {row} names is registered as deceased since {day}. Record who received for the family."
            ),
            row=line.position,
            day=died,
            code="E_DECEASED",
        )
    agent = entry.agent
    if entry.result is not Result.BY_AGENT or agent is None or agent.is_agreed:
        return
    name, number = clean(agent.name).text, fold_digits(agent.national_id).strip()
    families = uow.handovers.collected_by(opened.id, name, number)
    if families >= MOST_FAMILIES:
        raise RefusedError(
            N_(
                "{name} has received for {n} families of this round already. "
                "Ask the committee; if it agrees, say so beside the name."
            ),
            name=name,
            n=families,
            code="E_MANY_FAMILIES",
        )


def _check_result(workspace: Workspace, result: Result, agent: Agent | None) -> None:
    if result is Result.PENDING:
        raise BadInputError(N_("Say what became of the row: received, absent, refused, deceased or moved."))
    if result is Result.BY_AGENT:
        refuse_errors(check_agent(agent, workspace.country, workspace.today()))


def _write(workspace: Workspace, line: DistributionLine, result: Result, agent: Agent | None) -> None:
    taker = agent if result is Result.BY_AGENT and agent is not None else Agent(name="")
    line.result = result.value
    line.agent_name = clean(taker.name).text
    line.agent_relation = clean(taker.relation).text
    line.agent_id = fold_digits(taker.national_id).strip()
    line.given_on = None  # a partner's day goes with the partner's result
    line.entered_at, line.entered_by = workspace.now(), author(workspace)
