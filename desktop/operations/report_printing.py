"""Gives reports out: as a numbered paper with places to sign, or as a workbook; both are journalled."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from desktop.documents import report as paper_of_report
from desktop.documents.seen_list import write_seen
from desktop.errors import BadInputError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.journal import Action
from desktop.models.paper import Stamp
from desktop.models.report import Cell, ReportQuestion, ReportTable
from desktop.models.report_paper import ReportPaper
from desktop.models.report_words import BLANKS, copy_words, facts, headings, row_words, title, total_words
from desktop.operations.authorship import note
from desktop.operations.numbering import give_number
from desktop.operations.printing import letterhead, made_and_headed, new_paper, paper_tongue
from desktop.operations.reports import KIND, answered
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def print_report(
    workspace: Workspace,
    question: ReportQuestion,
    language: str,
    numerals: str,
    out: Path,
    *,
    is_public: bool = True,
    progress: Progress | None = None,
) -> Path:
    """Print a report under a number of its own.

    Raises:
        BadInputError: The period ends before it begins.
        RefusedError: The person may not print, or may give out public copies only.
    """
    actor = require(workspace, Right.PRINT)
    if not is_public:
        require(workspace, Right.FULL_REPORTS)
    with new_paper(out, workspace) as (uow, beside):
        table = answered(uow, workspace, question, language, is_public=is_public)
        words = paper_tongue(language, numerals)
        paper = _paper(uow, workspace, table, actor.full_name, words)
        paper_of_report.render(paper, words, beside, progress or Progress())
        note(
            uow, workspace, Action.PRINTED, KIND,
            number=paper.stamp.number, form=question.kind.value, is_public=is_public, rows=len(table.rows),
        )  # fmt: skip
    return out


def export_report(
    workspace: Workspace,
    question: ReportQuestion,
    language: str,
    numerals: str,
    out: Path,
    *,
    is_public: bool = True,
    progress: Progress | None = None,
) -> int:
    """Write a report as a workbook with numbers in its cells, and return how many lines it has.

    Raises:
        BadInputError: The period ends before it begins, or the file cannot be written.
        RefusedError: The person may give out public copies only.
    """
    require(workspace, Right.SEE_REPORTS if is_public else Right.FULL_REPORTS)
    words = paper_tongue(language, numerals)
    with workspace.store.read() as uow:
        table = answered(uow, workspace, question, language, is_public=is_public)
        office = letterhead(uow).lines
    try:
        write_seen(
            out, title(words, question), headings(words, table), _lines(workspace, table, words, office),
            is_rtl=words.is_rtl,
        )  # fmt: skip
    except OSError as fault:
        raise BadInputError(
            N_("The file {file} could not be written. Close it in other programs, or choose another place."),
            file=out.name,
        ) from fault
    with workspace.store.write() as uow:
        uow.undo_later(partial(out.unlink, missing_ok=True))  # nothing leaves without standing in the journal
        note(
            uow, workspace, Action.EXPORTED, KIND,
            form=question.kind.value, is_public=is_public, rows=len(table.rows),
        )  # fmt: skip
    return len(table.rows)


def _paper(
    uow: UnitOfWork, workspace: Workspace, table: ReportTable, printed_by: str, words: Tongue
) -> ReportPaper:
    return ReportPaper(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=give_number(uow, workspace, KIND),
            journal_head=uow.journal.head()[1],
            is_synthetic=workspace.settings.is_synthetic,
        ),
        at=workspace.now(),
        printed_by=printed_by,
        table=table,
        signatures=made_and_headed(uow, workspace.today(), words, printed_by),
    )


def _lines(
    workspace: Workspace, table: ReportTable, words: Tongue, office: tuple[str, ...]
) -> Iterator[list[object]]:
    """Yield the lines, the sums, and below them what every copy has to say."""
    for row in table.rows:
        yield [*row_words(words, table, row), *(_value(words, cell) for cell in row.cells)]
    if table.total:
        names = total_words(words, table)[: len(table.heads)]
        yield [*names, *(_value(words, cell) for cell in table.total)]
    yield []
    for sentence in (*office, copy_words(words, table), *facts(words, table)):
        yield [sentence]
    yield [words.text(N_("Date: {day}"), day=workspace.today())]


def _value(words: Tongue, cell: Cell) -> object:
    return cell if isinstance(cell, int) else words.text(BLANKS[cell])
