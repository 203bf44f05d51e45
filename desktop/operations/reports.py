"""Answers reports: a public copy for everybody who works here, the full one for who may see it."""

from dataclasses import replace

from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.country import FACTS
from desktop.models.disclosure import public_copy
from desktop.models.journal import Action
from desktop.models.report import ReportQuestion, ReportTable
from desktop.operations.readings import note_reading
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store.stopping import stoppable
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "report"


def public_report(
    workspace: Workspace, question: ReportQuestion, language: str = "", progress: Progress | None = None
) -> ReportTable:
    """Return a report without small numbers; the reading is journalled.

    Raises:
        BadInputError: The period ends before it begins.
    """
    require(workspace, Right.SEE_REPORTS)
    table = _read(workspace, question, language, progress, is_public=True)
    note_reading(workspace, Action.READ, KIND, form=question.kind.value, is_public=True)
    return table


def full_report(
    workspace: Workspace, question: ReportQuestion, language: str = "", progress: Progress | None = None
) -> ReportTable:
    """Return a report with every number, which stays in the office; the reading is journalled.

    Raises:
        BadInputError: The period ends before it begins.
        RefusedError: The person may see public copies only.
    """
    require(workspace, Right.FULL_REPORTS)
    table = _read(workspace, question, language, progress, is_public=False)
    note_reading(workspace, Action.READ, KIND, form=question.kind.value, is_public=False)
    return table


def report_areas(workspace: Workspace, progress: Progress | None = None) -> list[tuple[str, str]]:
    """Return the areas that a report can be about, by code and path: all below the office's own or the person's."""
    require(workspace, Right.SEE_REPORTS)
    with workspace.store.read() as uow:
        roots = uow.reach.areas or (uow.offices.own().area_code,)
        found = [pair for root in roots for pair in uow.areas.tree_below(root)]
    return [(code, path) for code, path in found if len(roots) > 1 or code != roots[0]]


def answered(
    uow: UnitOfWork, workspace: Workspace, question: ReportQuestion, language: str, *, is_public: bool
) -> ReportTable:
    """Return a report inside an operation that asked for the right; a public copy has lost its small numbers.

    Raises:
        BadInputError: The period ends before it begins.
    """
    if question.last < question.first:
        raise BadInputError(N_("The last day lies before the first. Correct the days."))
    language = language or FACTS[workspace.country].language
    may_see = may(workspace.actor, Right.SEE_SENSITIVE)
    table = uow.reports.answer(question, language, may_see=may_see, is_public=is_public)
    table = replace(table, area=uow.reports.area_name(question, language))
    return public_copy(table) if is_public else table


def _read(
    workspace: Workspace,
    question: ReportQuestion,
    language: str,
    progress: Progress | None,
    *,
    is_public: bool,
) -> ReportTable:
    with workspace.store.read() as uow, stoppable(uow.session, progress):
        return answered(uow, workspace, question, language, is_public=is_public)
