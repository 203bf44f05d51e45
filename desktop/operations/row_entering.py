"""Enters what became of one row, as a part of other operations; nobody dead receives, and no agent of half the village."""

from collections.abc import Sequence

from desktop.errors import BadInputError, RefusedError
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList
from desktop.models.clean_text import clean
from desktop.models.country import FACTS
from desktop.models.distribution import Distribution, DistributionLine, Result
from desktop.models.handover import MOST_FAMILIES, Agent, ResultEntry, check_agent
from desktop.models.problem import refuse_errors
from desktop.models.row_mark import read_mark
from desktop.operations.authorship import author
from desktop.operations.histories import History
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret
from desktop.workspace import Workspace


def enter_row(
    uow: UnitOfWork,
    workspace: Workspace,
    history: History,
    opened: Distribution,
    edition: ApprovedList,
    entry: ResultEntry,
) -> None:
    """Enter one result; part of an operation that asked for the right. What stood there goes into the history.

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
    check_result(entry.result, entry.agent, workspace)
    line = uow.handovers.line(opened.id, row)
    if Result(line.result).is_handed_over:
        raise RefusedError(
            N_("Row {row} was already handed over. Do not hand over again; look at the entry."),
            row=row,
            code="E_SECOND_HANDOVER",
        )
    _check_taker(uow, workspace, opened, line, entry)
    if line.result not in (Result.PENDING, entry.result):
        history.note("distribution_line", line.uid, "result", line.result, entry.result.value)
    write_result(line, entry.result, entry.agent, workspace)
    uow.distributions.save(line)


def _check_taker(
    uow: UnitOfWork, workspace: Workspace, opened: Distribution, line: DistributionLine, entry: ResultEntry
) -> None:
    """Refuse what a dead person is said to have received."""
    if entry.result is Result.BY_AGENT and entry.agent is not None:
        _check_agent(uow, workspace, opened, entry.agent)
    if entry.result is Result.RECEIVED and (died := uow.handovers.death_of_head(line, opened.day)):
        raise RefusedError(
            N_(
                "Whom row {row} names is registered as deceased since {day}. Record who received for the family."
            ),
            row=line.position,
            day=died,
            code="E_DECEASED",
        )


def _check_agent(uow: UnitOfWork, workspace: Workspace, opened: Distribution, agent: Agent) -> None:
    """Refuse a dead agent, and one of half the village."""
    name, number = clean(agent.name).text, fold_digits(agent.national_id).strip()
    if number and (died := uow.handovers.death_of_bearer(number, opened.day)):
        raise RefusedError(
            N_(
                "{name}, who is said to have received, is registered as deceased since {day}. "
                "Look at the paper and the ID again, and record who received."
            ),
            name=name,
            day=died,
            code="E_DECEASED",
        )
    families = uow.handovers.collected_by(opened.id, name, number, FACTS[workspace.country].language)
    if families >= MOST_FAMILIES and not agent.is_agreed:
        raise RefusedError(
            N_(
                "{name} has received for {n} families of this round already. "
                "Ask the committee; if it agrees, say so beside the name."
            ),
            name=name,
            n=families,
            code="E_MANY_FAMILIES",
        )


def check_result(result: Result, agent: Agent | None, workspace: Workspace) -> None:
    """Refuse what is no result, and an agent who is not named."""
    if result is Result.PENDING:
        raise BadInputError(N_("Say what became of the row: received, absent, refused, deceased or moved."))
    if result is Result.BY_AGENT:
        refuse_errors(check_agent(agent, workspace.country, workspace.today()))


def write_result(line: DistributionLine, result: Result, agent: Agent | None, workspace: Workspace) -> None:
    """Write a result on a row, with who entered it and when."""
    taker = agent if result is Result.BY_AGENT and agent is not None else Agent(name="")
    line.result = result.value
    line.agent_name = clean(taker.name).text
    line.agent_relation = clean(taker.relation).text
    line.agent_id = fold_digits(taker.national_id).strip()
    line.given_on = None  # a partner's day goes with the partner's result
    line.entered_at, line.entered_by = workspace.now(), author(workspace)


def agreed_agents(entries: Sequence[ResultEntry]) -> int:
    """Count the entries of agents to whom the committee agreed although they receive for many."""
    return sum(1 for entry in entries if entry.agent is not None and entry.agent.is_agreed)
