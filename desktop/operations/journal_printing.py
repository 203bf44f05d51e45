"""Prints the report of a period of the journal: the check is run first, and the paper tells its result."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.documents import journal_report
from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.journal import Action
from desktop.models.journal_paper import CheckpointLine, JournalReport, TallyLine
from desktop.models.journal_view import ChainOutcome
from desktop.models.paper import Stamp
from desktop.operations.authorship import note
from desktop.operations.journal_check import check_journal
from desktop.operations.journals import Wanted, question
from desktop.operations.numbering import give_number
from desktop.operations.printing import letterhead, made_and_headed, new_paper, paper_tongue
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def print_report(
    workspace: Workspace,
    first: date,
    last: date,
    language: str,
    numerals: str,
    out: Path,
    progress: Progress | None = None,
) -> Path:
    """Check the journal, draw the report of a period, and note the print.

    Raises:
        BadInputError: The period ends before it begins.
        RefusedError: The person may not see the journal.
    """
    actor = require(workspace, Right.SEE_JOURNAL)
    if last < first:
        raise BadInputError(N_("The last day lies before the first. Correct the days."))
    progress = progress or Progress()
    outcome = check_journal(workspace, progress)
    with new_paper(out, workspace) as (uow, beside):
        number = give_number(uow, workspace, "journal")
        words = paper_tongue(language, numerals)
        report = replace(
            _report(uow, workspace, first, last, outcome, number, actor.full_name),
            signatures=made_and_headed(uow, workspace.today(), words, actor.full_name, N_("Auditor")),
        )
        journal_report.render(report, words, beside, progress)
        note(
            uow, workspace, Action.PRINTED, "journal", number=number,
            first=report.first_entry, last=report.last_entry, findings=len(outcome.findings),
        )  # fmt: skip
    return out


def _report(
    uow: UnitOfWork,
    workspace: Workspace,
    first: date,
    last: date,
    outcome: ChainOutcome,
    number: str,
    printed_by: str,
) -> JournalReport:
    asked = question(uow, workspace, Wanted(first=first, last=last))
    first_entry, last_entry = uow.journal.bounds(asked)
    names = uow.users.full_names()
    tallies = sorted(
        TallyLine(names.get(one.by, ""), one.action, one.kind, one.times)
        for one in uow.journal.tallies(asked)
    )
    return JournalReport(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=number,
            journal_head=uow.journal.head()[1],
            is_synthetic=workspace.settings.is_synthetic,
        ),
        at=workspace.now(),
        printed_by=printed_by,
        first_day=first,
        last_day=last,
        first_entry=first_entry,
        last_entry=last_entry,
        entries=sum(one.times for one in tallies),
        tallies=tuple(tallies),
        checkpoints=tuple(
            CheckpointLine(one.day, one.n, one.head) for one in uow.journal.checkpoints(first, last)
        ),
        proven=outcome.entries,
        proven_head=outcome.head,
        findings=outcome.findings,
    )
