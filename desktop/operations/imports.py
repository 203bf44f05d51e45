"""What a clerk does with a list from outside: look at it, see what it would do, take it in whole or not at all."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import TypedDict

from desktop.documents.workbook import Workbook, open_workbook
from desktop.documents.workbook_faults import EMPTY
from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.headings import columns_of, recognise
from desktop.models.import_row import text_of
from desktop.models.import_run import ImportRun
from desktop.models.importing import (
    MOST_COLUMNS,
    MOST_PLAIN,
    MOST_SHOWN,
    Cell,
    Field,
    ImportChoice,
    ImportPlan,
    RowOutcome,
    SheetLook,
    TakenIn,
    Verdict,
)
from desktop.models.journal import Action
from desktop.operations.authorship import born, note
from desktop.operations.histories import Sealed
from desktop.operations.import_pass import ImportPass, Judged, rare_collection
from desktop.operations.import_writing import ImportWriting
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

HEAD_ROWS = 60  # a heading stands among the first rows
SAMPLE_ROWS = 8
MOST_SHEETS = 20


def look(
    workspace: Workspace,
    file: Path,
    sheet: str = "",
    header_row: int = 0,
    progress: Progress | None = None,
) -> SheetLook:
    """Return what a file looks like: its sheets, where its heading seems to be, what its columns seem to mean.

    Args:
        workspace: Who looks.
        file: A workbook or a text file with separators.
        sheet: One of its sheets; the first with a heading when empty.
        header_row: The row of the heading, from 1, where the clerk knows better.
        progress: Not told: the first rows are read at once.

    Raises:
        BadInputError: It cannot be read as a list.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    book = open_workbook(file)
    return _best_look(book, (sheet,) if sheet else book.sheets, header_row)


def preview(
    workspace: Workspace, file: Path, choice: ImportChoice | None = None, progress: Progress | None = None
) -> ImportPlan:
    """Return what taking the file in would do, row by row; nothing is changed.

    Raises:
        BadInputError: The file cannot be read, or no heading with a name is in it.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    progress = progress or Progress()
    book, choice = _opened(file, choice)
    digest = _digest(file)
    tally: Counter[str] = Counter()
    outcomes: list[RowOutcome] = []
    with workspace.store.read() as uow, rare_collection():
        before = uow.imports.with_digest(digest)
        for batch in ImportPass(uow, workspace, book, choice).batches(progress):
            _count(tally, batch)
            for one in batch:
                if _is_shown(one, len(outcomes)):
                    outcomes.append(_outcome(one))
    return ImportPlan(
        file_name=file.name,
        file_digest=digest,
        choice=choice,
        outcomes=tuple(outcomes),
        taken_before=before.created_at.astimezone().date() if before else None,
        **tally,
    )


def take_in(
    workspace: Workspace,
    file: Path,
    choice: ImportChoice | None = None,
    expected_digest: str = "",
    progress: Progress | None = None,
) -> TakenIn:
    """Take every sound row of the file in, all in one transaction; what was refused or held stays out.

    Args:
        workspace: Who takes it in.
        file: The file that was previewed.
        choice: How it is read; recognised when not given.
        expected_digest: The digest of the plan the clerk saw; another file is refused.
        progress: Told of every batch; a cancelled import leaves no row.

    Raises:
        BadInputError: The file cannot be read, or changed since it was previewed.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    progress = progress or Progress()
    book, choice = _opened(file, choice)
    digest = _digest(file)
    if expected_digest not in ("", digest):
        raise BadInputError(
            N_("The file {file} changed since it was previewed. Look at the preview again."), file=file.name
        )
    tally: Counter[str] = Counter()
    identity = born(workspace)
    with workspace.store.write() as uow, rare_collection():
        writing = ImportWriting(uow, workspace, identity["uid"])
        for batch in ImportPass(uow, workspace, book, choice, identity["uid"]).batches(progress):
            _count(tally, batch)
            writing.take(batch)
        run = ImportRun(**identity, **_run(file, digest, choice, tally))
        _close_run(uow, workspace, run, writing.seal())
        return TakenIn(uid=identity["uid"], file_name=file.name, **tally)


class _Run(TypedDict):
    """What the record of an import holds beside its identity."""

    file_name: str
    file_digest: str
    sheet: str
    rows: int
    added: int
    changed: int
    unchanged: int
    held: int
    refused: int


def _run(file: Path, digest: str, choice: ImportChoice, tally: "Counter[str]") -> _Run:
    return _Run(
        file_name=file.name,
        file_digest=digest,
        sheet=choice.sheet,
        rows=tally["rows"],
        added=tally["added"],
        changed=tally["changed"],
        unchanged=tally["unchanged"],
        held=tally["held"],
        refused=tally["refused"],
    )


def _close_run(uow: UnitOfWork, workspace: Workspace, run: ImportRun, sealed: Sealed) -> None:
    """Keep the record of an import and note it in the journal, in counts only."""
    uow.imports.add(run)
    names = ("rows", "added", "changed", "unchanged", "held", "refused")
    counts = {name: getattr(run, name) for name in names}
    note(uow, workspace, Action.IMPORTED, "household", run.uid, digest=run.file_digest, **counts, **sealed)


def _opened(file: Path, choice: ImportChoice | None) -> tuple[Workbook, ImportChoice]:
    book = open_workbook(file)
    if choice is None:
        found = _best_look(book, book.sheets, 0)
        if not found.was_recognised:
            raise BadInputError(
                N_(
                    "No heading was recognised in {file}: a list needs a column with the name and, if possible, "
                    "the national ID. Write headings above the columns, or choose the columns in the import window."
                ),
                code="E_NO_HEADING",
                file=file.name,
            )
        choice = found.choice
    if Field.NAME not in choice.columns and Field.FAMILY_NAME not in choice.columns:
        raise BadInputError(
            N_("No column holds the name. Choose the column of the name; without it no row can be taken."),
            code="E_NO_NAME",
        )
    return book, choice


def _best_look(book: Workbook, sheets: Sequence[str], header_row: int) -> SheetLook:
    """Return the first sheet with a heading, else the first with any row."""
    looks: list[SheetLook] = []
    for sheet in sheets[:MOST_SHEETS]:
        try:
            looks.append(_look(book, sheet, header_row))
        except BadInputError as fault:
            if fault.code != EMPTY or len(sheets) == 1 or (sheet == sheets[-1] and not looks):
                raise
    return next((one for one in looks if one.was_recognised), looks[0])


def _look(book: Workbook, sheet: str, header_row: int) -> SheetLook:
    rows = list(islice(book.rows(sheet), max(HEAD_ROWS, header_row + SAMPLE_ROWS)))
    header = None if header_row else recognise(rows[:HEAD_ROWS])
    line = header_row - 1 if header_row else (header.line if header else 0)
    heading = rows[line] if line < len(rows) else []
    columns = header.columns if header else columns_of(heading)
    below = [row for row in rows[line + 1 :] if any(cell not in ("", None) for cell in row)]
    return SheetLook(
        sheets=book.sheets,
        choice=ImportChoice(sheet=sheet, header_row=line + 1, columns=columns[:MOST_COLUMNS]),
        headings=_texts(heading),
        sample=tuple(_texts(row) for row in below[:SAMPLE_ROWS]),
        first_rows=tuple(_texts(row) for row in rows[:20]),
        was_recognised=bool(header and header.is_usable),
    )


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(text_of(cell)[:200] for cell in row[:MOST_COLUMNS])


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def _count(tally: "Counter[str]", batch: Iterable[Judged]) -> None:
    for row, _, match, _ in batch:
        tally[match.verdict.value] += 1
        if match.verdict is Verdict.SKIPPED:
            continue
        tally["rows"] += 1
        if match.verdict in (Verdict.ADDED, Verdict.CHANGED, Verdict.UNCHANGED):
            tally["members"] += row.members or 1
            tally["with_id" if row.national_id else "without_id"] += 1


def _is_shown(one: Judged, listed: int) -> bool:
    """Return whether a row stands in the list of rows: all that need a look, and the first of the plain ones."""
    is_plain = one.match.verdict in (Verdict.ADDED, Verdict.UNCHANGED) and not one.row.problems
    return listed < (MOST_PLAIN if is_plain else MOST_SHOWN)


def _outcome(one: Judged) -> RowOutcome:
    found = one.match.problem
    categories = tuple(("category", "", code) for code in one.new_categories)
    return RowOutcome(
        number=one.row.number,
        verdict=one.match.verdict,
        name=one.row.name,
        national_id=one.row.national_id,
        problems=(*one.row.problems, found) if found else one.row.problems,
        changes=tuple((name, _word(old), _word(new)) for name, old, new in one.match.changes) + categories,
    )


def _word(value: object) -> str:
    return "" if value is None else str(value)
