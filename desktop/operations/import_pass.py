"""Goes once over a list and judges every row; the dry run and the taking-in make the same pass."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count, islice

from desktop.documents.workbook import Workbook
from desktop.marking import N_
from desktop.models import names
from desktop.models.country import FACTS, Country
from desktop.models.import_match import Judged, Match, Waiting, is_sound
from desktop.models.import_records import ReadRow
from desktop.models.import_row import RowReader, Skipped
from desktop.models.importing import DISABILITY_FIELDS, Cell, Field, ImportChoice, Verdict
from desktop.models.problem import Problem, Severity
from desktop.operations.import_families import Families
from desktop.operations.import_labels import labels_of
from desktop.operations.import_marks import RowMarks
from desktop.operations.import_whom import Whom
from desktop.operations.rights import Right, may
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

BATCH = 1000
_TIDIED = 10  # batches between two looks for what the questions left
_TWICE = {
    "id": N_("The same ID stands in row {row} of this list. Keep one of the two rows."),
    "code": N_("The same file number stands in row {row} of this list. Keep one of the two rows."),
    "name": N_("The same person without ID stands in row {row} of this list. Keep one row, or add IDs."),
}
_READING = N_("Reading the list")


@contextmanager
def rare_collection() -> Iterator[None]:
    """Let the collector of cycles look seldom: rows make none, and its rounds cost a sixth of an import.

    The few that questions to the database leave are heavy and never reach the threshold: `batches` has them
    collected now and then, or a million rows would hold hundreds of MiB of them.
    """
    before = gc.get_threshold()
    gc.set_threshold(500_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _number(one: Judged) -> int:
    return one.row.number


def _without_sensitive(choice: ImportChoice) -> ImportChoice:
    """Return how a list is read by somebody who may not see sensitive data: what it says of those stays out."""
    hidden = set(DISABILITY_FIELDS)
    columns = tuple(None if field in hidden else field for field in choice.columns)
    fixes = tuple(fix for fix in choice.fixes if fix.field not in hidden)
    return replace(choice, columns=columns, fixes=fixes)


class ImportPass:
    """One pass; it remembers what stood in the file before, so that nobody is taken twice."""

    def __init__(
        self,
        uow: UnitOfWork,
        workspace: Workspace,
        book: Workbook,
        choice: ImportChoice,
        import_uid: str = "",
        *,
        keeps_cells: bool = False,
    ) -> None:
        self._book = book
        self._smallest = 1 if workspace.country is Country.IRAN else 100  # units of an amount that lists tell
        may_see = may(workspace.actor, Right.SEE_SENSITIVE)
        self._choice = choice if may_see else _without_sensitive(choice)
        self._language = FACTS[workspace.country].language
        self.reader = RowReader(
            self._choice,
            workspace.country,
            workspace.today(),
            labels_of(uow, workspace.country, workspace.today(), may_see=may_see),
        )
        self.members_claimed: int | None = None
        self.cells: dict[int, Sequence[Cell]] = {}  # of the running batch, where `keeps_cells`
        self._keeps_cells = keeps_cells
        self._whom = Whom(uow, choice, self._language, import_uid)
        self._marks = RowMarks()
        self._families = Families(self._whom) if choice.is_by_person else None

    def batches(self, progress: Progress) -> Iterator[list[Judged]]:
        """Yield the judged rows, some thousands at a time, in order except for members who stand above their head."""
        total = self._book.height(self._choice.sheet)
        if self._families is not None:
            self._learn_families(self._families)
        below = self._below_heading()
        counted = count(1)
        while some := list(islice(below, BATCH)):
            yield self._judge(some)
            self._marks.settle()
            if next(counted) % _TIDIED == 0:
                gc.collect(1)
            progress.advance(some[-1][0], total, _READING)
        if self._families is not None and (rest := self._families.rest()):
            yield rest
        progress.advance(total, total, _READING)

    def written(self, field: str, value: object) -> str:
        """Return a value as a list would tell it."""
        if field == Field.INCOME_TOTAL and isinstance(value, int):
            return str(value // self._smallest)
        return "" if value is None else str(value)

    def _below_heading(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        numbered = enumerate(self._book.rows(self._choice.sheet), start=1)
        return islice(numbered, max(self._choice.header_row, 0), None)

    def _learn_families(self, families: Families) -> None:
        """Find the heads first: members may stand above them."""
        for number, cells in self._below_heading():
            families.learn(self.reader.claim(number, cells))
        families.settle()

    def _judge(self, some: Sequence[tuple[int, Sequence[Cell]]]) -> list[Judged]:
        judged: list[Judged] = []
        read = self._read(some, judged)
        recalled = self._marks.recall([mark for _, _, marks in read for mark in marks.values()])
        heads: list[Waiting] = []
        members: list[Waiting] = []
        refused: list[Judged] = []  # heads among them take their families along
        for row, parts, marks in read:
            is_head = self._families is None or self._families.is_head(row)
            verdict = self._alone(row, marks, recalled)
            if verdict is None:
                (heads if is_head else members).append(Waiting(row, parts))
            else:
                (refused if is_head else judged).append(Judged(row, parts, verdict))
        answers = [*self._whom.heads(heads), *refused]
        judged += answers
        if self._families is not None:
            judged += self._families.members(answers, members)
        judged.sort(key=_number)
        return judged

    def _read(
        self, some: Sequence[tuple[int, Sequence[Cell]]], judged: list[Judged]
    ) -> list[tuple[ReadRow, str, dict[str, int]]]:
        """Read a batch; rows that are none of the list are judged at once."""
        read: list[tuple[ReadRow, str, dict[str, int]]] = []
        if self._keeps_cells:
            self.cells = dict(some)
        for number, cells in some:
            try:
                row = self.reader.read(number, cells)
            except Skipped as skipped:
                self.members_claimed = skipped.members_claimed or self.members_claimed
                if skipped.problem is not None:
                    row = ReadRow(number=number, name="", problems=(skipped.problem,))
                    judged.append(Judged(row, "", Match(Verdict.SKIPPED)))
                continue
            parts = names.fold(row.name, self._language)
            read.append((row, parts, self._marks_of(row, parts)))
        return read

    def _marks_of(self, row: ReadRow, parts: str) -> dict[str, int]:
        """Return what no other row of the list may bear."""
        if self._families is not None:
            return self._families.marks_of(row, parts)
        marks: dict[str, int] = {}
        if row.national_id:
            marks["id"] = hash(row.national_id)
        if row.code:
            marks["code"] = hash(("code", row.code))
        if not marks:
            marks["name"] = hash(f"{parts}\n{row.phone}\n{row.place}\n{row.father_name}")
        return marks

    def _alone(self, row: ReadRow, marks: dict[str, int], recalled: Mapping[int, int]) -> Match | None:
        """Judge what the file alone tells; None when the row has to be compared with the own list."""
        if row.problems and not is_sound(row):
            return Match(Verdict.REFUSED)
        if self._families is not None and (problem := self._families.against(row)):
            return Match(Verdict.REFUSED, problem=problem)
        for kind, mark in marks.items():
            earlier = self._marks.row_of(mark, recalled)
            if earlier:
                problem = Problem(Severity.ERROR, _TWICE[kind], {"row": earlier}, kind)
                return Match(Verdict.REFUSED, problem=problem)
        self._marks.add(marks.values(), row.number)
        return None
