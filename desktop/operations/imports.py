"""What a clerk does with a list from outside: look at it, see what it would do, take it in whole or not at all."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TypedDict

from desktop.documents.workbook import Workbook, open_workbook
from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.import_match import Judged
from desktop.models.import_run import ImportRun
from desktop.models.importing import (
    MOST_SHOWN,
    Field,
    ImportChoice,
    ImportPlan,
    Pasted,
    RowOutcome,
    SheetLook,
    TakenIn,
    Verdict,
)
from desktop.models.journal import Action
from desktop.operations.authorship import author, born, note
from desktop.operations.histories import Sealed
from desktop.operations.import_labels import choices_of
from desktop.operations.import_looks import best_look, headings_heard, sender_key
from desktop.operations.import_outcomes import is_shown, outcome_of
from desktop.operations.import_pass import ImportPass, rare_collection
from desktop.operations.import_writing import ImportWriting
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store.settling import MANY, settle
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_TAKEN = (Verdict.ADDED, Verdict.JOINED, Verdict.CHANGED, Verdict.UNCHANGED)


def senders(workspace: Workspace) -> list[str]:
    """Return who may have sent a list: the senders of earlier ones, then the agencies the office knows."""
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        known = uow.imports.senders()
        agencies = [name for code, name in uow.agencies.names().items() if code != workspace.settings.code]
    return list(dict.fromkeys([*known, *agencies]))


def word_choices(workspace: Workspace, language: str) -> dict[Field, list[tuple[str, str]]]:
    """Return what a word that no list knows may mean: of each coded field the codes, with their words."""
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        return choices_of(
            uow,
            workspace.country,
            workspace.today(),
            language,
            may_see=may(workspace.actor, Right.SEE_SENSITIVE),
        )


def look(
    workspace: Workspace,
    file: Path | Pasted,
    sheet: str = "",
    header_row: int = 0,
    sender: str = "",
    progress: Progress | None = None,
) -> SheetLook:
    """Return what a file looks like: its sheets, where its heading seems to be, what its columns seem to mean.

    Args:
        workspace: Who looks.
        file: A workbook, a text file with separators, or what was pasted.
        sheet: One of its sheets; the first with a heading when empty.
        header_row: The row of the heading, from 1, where the clerk knows better; `NO_HEADING` where there is none.
        sender: Who sent it; his columns and words mean what they meant the last time.
        progress: Not told: the first rows are read at once.

    Raises:
        BadInputError: It cannot be read as a list.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    book = open_workbook(file)
    with workspace.store.read() as uow:
        habits = uow.imports.habits(sender_key(sender)) if sender else {}
    return best_look(book, (sheet,) if sheet else book.sheets, header_row, sender, habits)


def preview(
    workspace: Workspace,
    file: Path | Pasted,
    choice: ImportChoice | None = None,
    progress: Progress | None = None,
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
        way = ImportPass(uow, workspace, book, choice, keeps_cells=True)
        for batch in way.batches(progress):
            _count(tally, batch)
            for one in batch:
                if is_shown(one, len(outcomes)):
                    outcomes.append(outcome_of(one, way))
    return ImportPlan(
        file_name=_name(file),
        file_digest=digest,
        choice=choice,
        outcomes=tuple(outcomes),
        taken_before=before.created_at.astimezone().date() if before else None,
        members_claimed=way.members_claimed,
        unknown_words=way.reader.codes.unknown_words(),
        **tally,
    )


def take_in(
    workspace: Workspace,
    file: Path | Pasted,
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
    book, choice = _opened(file, choice)
    digest = _digest(file)
    _refuse_another(file, digest, expected_digest)
    tally: Counter[str] = Counter()
    left_out: list[RowOutcome] = []
    identity = born(workspace)
    with workspace.store.write() as uow, rare_collection():
        uid = identity["uid"]
        writing = ImportWriting(uow, workspace, choice, uid, identity["created_at"])
        way = ImportPass(uow, workspace, book, choice, uid)
        for batch in way.batches(progress or Progress()):
            _count(tally, batch)
            writing.take(batch)
            if len(left_out) < MOST_SHOWN:
                left_out += [outcome_of(one, way) for one in batch if one.match.verdict.stays_out]
        run = ImportRun(**identity, **_run(file, digest, choice, tally))
        _learn(uow, workspace, book, choice)
        _close_run(uow, workspace, run, writing.seal())
        _make_quick(uow, workspace, tally.total())
        return TakenIn(uid=uid, file_name=_name(file), left_out=left_out, **tally)


def _make_quick(uow: UnitOfWork, workspace: Workspace, rows: int) -> None:
    """Let the next search find its way through what came in."""
    uow.beneficiaries.gather_words()
    if rows >= MANY:
        uow.do_after(partial(settle, workspace.store.engine))


def _refuse_another(file: Path | Pasted, digest: str, expected: str) -> None:
    if expected not in ("", digest):
        raise BadInputError(
            N_("The file {file} changed since it was previewed. Look at the preview again."), file=_name(file)
        )


class _Run(TypedDict):
    """What the record of an import holds beside its identity."""

    file_name: str
    file_digest: str
    sheet: str
    sender: str
    rows: int
    added: int
    joined: int
    changed: int
    unchanged: int
    held: int
    refused: int


def _run(file: Path | Pasted, digest: str, choice: ImportChoice, tally: "Counter[str]") -> _Run:
    return _Run(
        file_name=_name(file),
        file_digest=digest,
        sheet=choice.sheet,
        sender=choice.sender,
        rows=tally["rows"],
        added=tally["added"],
        joined=tally["joined"],
        changed=tally["changed"],
        unchanged=tally["unchanged"],
        held=tally["held"],
        refused=tally["refused"],
    )


def _learn(uow: UnitOfWork, workspace: Workspace, book: Workbook, choice: ImportChoice) -> None:
    """Remember what the sender's headings and words mean; a list without a sender teaches nothing."""
    if not choice.sender.strip():
        return
    heard = {(one.field.value, one.heard): one.code for one in choice.meanings}
    with suppress(BadInputError):
        seen = best_look(book, (choice.sheet,), choice.header_row, "", {})
        heard |= headings_heard(seen, choice.columns)
    uow.imports.learn(sender_key(choice.sender), heard, workspace.now(), author(workspace))


def _close_run(uow: UnitOfWork, workspace: Workspace, run: ImportRun, sealed: Sealed) -> None:
    """Keep the record of an import and note it in the journal, in counts only."""
    uow.imports.add(run)
    names = ("rows", "added", "joined", "changed", "unchanged", "held", "refused")
    counts = {name: getattr(run, name) for name in names}
    note(uow, workspace, Action.IMPORTED, "household", run.uid, digest=run.file_digest, **counts, **sealed)


def _opened(file: Path | Pasted, choice: ImportChoice | None) -> tuple[Workbook, ImportChoice]:
    book = open_workbook(file)
    if choice is None:
        found = best_look(book, book.sheets, 0, "", {})
        if not found.was_recognised:
            raise BadInputError(
                N_(
                    "No heading was recognised in {file}: a list needs a column with the name and, if possible, "
                    "the national ID. Write headings above the columns, or choose the columns in the import window."
                ),
                code="E_NO_HEADING",
                file=_name(file),
            )
        choice = found.choice
    if Field.NAME not in choice.columns and Field.FAMILY_NAME not in choice.columns:
        raise BadInputError(
            N_("No column holds the name. Choose the column of the name; without it no row can be taken."),
            code="E_NO_NAME",
        )
    return book, choice


def _name(file: Path | Pasted) -> str:
    return file.name


def _digest(file: Path | Pasted) -> str:
    if isinstance(file, Pasted):
        return sha256(file.text.encode()).hexdigest()
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def _count(tally: "Counter[str]", batch: Iterable[Judged]) -> None:
    for one in batch:
        row, verdict = one.row, one.match.verdict
        tally[verdict.value] += 1
        if verdict is Verdict.SKIPPED:
            continue
        tally["rows"] += 1
        tally["members_listed"] += row.members or 0
        if verdict in _TAKEN:
            tally["members"] += row.members or 1
            tally["with_id" if row.national_id else "without_id"] += 1
