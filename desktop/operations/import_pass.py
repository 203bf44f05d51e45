"""Goes once over a list and judges every row; the dry run and the taking-in make the same pass."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from desktop.documents.workbook import Workbook
from desktop.marking import N_
from desktop.models import names
from desktop.models.country import FACTS
from desktop.models.import_match import Match, is_sound, match
from desktop.models.import_row import RowReader, Skipped, fold_label
from desktop.models.importing import Cell, ImportChoice, Known, ReadRow, Verdict
from desktop.models.problem import Problem, Severity
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

BATCH = 1000
_TWICE_ID = N_("The same ID stands in row {row} of this list. Keep one of the two rows.")
_TWICE_CODE = N_("The same file number stands in row {row} of this list. Keep one of the two rows.")
_TWICE_NAME = N_("The same person without ID stands in row {row} of this list. Keep one row, or add IDs.")
_CLOSED = N_("The file {file} is closed here. Correct the file number, or leave the row out.")
_ELSEWHERE = N_(
    "This family lives outside the areas you work in. Ask a colleague of its area to take the row in."
)
_READING = N_("Reading the list")


@contextmanager
def rare_collection() -> Iterator[None]:
    """Let the collector of cycles look seldom: rows make none, and its rounds cost a sixth of an import."""
    before = gc.get_threshold()
    gc.set_threshold(500_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Judged(NamedTuple):
    """A row with what it means; `parts` is its folded name."""

    row: ReadRow
    parts: str
    match: Match
    new_categories: tuple[str, ...] = ()


_Answer = tuple[int, ReadRow, str, Match]


class ImportPass:
    """One pass; it remembers what stood in the file before, so that nobody is taken twice."""

    def __init__(
        self,
        uow: UnitOfWork,
        workspace: Workspace,
        book: Workbook,
        choice: ImportChoice,
        import_uid: str = "",
    ) -> None:
        self._uow = uow
        self._book = book
        self._choice = choice
        self._import_uid = import_uid
        self._language = FACTS[workspace.country].language
        self._reader = RowReader(choice, workspace.country, workspace.today(), _labels(uow))
        self._has_persons = uow.imports.has_persons()
        self._seen: dict[tuple[str, str], int] = {}

    def batches(self, progress: Progress) -> Iterator[list[Judged]]:
        """Yield the judged rows in order, some thousands at a time."""
        total = self._book.height(self._choice.sheet)
        numbered = enumerate(self._book.rows(self._choice.sheet), start=1)
        below = islice(numbered, self._choice.header_row, None)
        while some := list(islice(below, BATCH)):
            yield self._judge(some)
            progress.advance(some[-1][0], total, _READING)
        progress.advance(total, total, _READING)

    def _judge(self, some: Sequence[tuple[int, Sequence[Cell]]]) -> list[Judged]:
        judged: list[Judged] = []
        waiting: list[tuple[int, ReadRow, str]] = []
        for number, cells in some:
            try:
                row = self._reader.read(number, cells)
            except Skipped as skipped:
                if skipped.problem is not None:
                    row = ReadRow(number=number, name="", problems=(skipped.problem,))
                    judged.append(Judged(row, "", Match(Verdict.SKIPPED)))
                continue
            parts = names.fold(row.name, self._language)
            verdict = self._alone(row, parts)
            if verdict is None:
                waiting.append((len(judged), row, parts))
                verdict = Match(Verdict.ADDED)
            judged.append(Judged(row, parts, verdict))
        if self._has_persons and waiting:
            for place, answer in self._compared(waiting):
                judged[place] = answer
        return judged

    def _alone(self, row: ReadRow, parts: str) -> Match | None:
        """Judge what the file alone tells; None when the row has to be compared with the own list."""
        if not is_sound(row):
            return Match(Verdict.REFUSED)
        marks: list[tuple[str, str, str]] = []
        if row.national_id:
            marks.append(("id", row.national_id, _TWICE_ID))
        if row.code:
            marks.append(("code", row.code, _TWICE_CODE))
        if not marks:
            marks.append(("name", f"{parts}\n{row.phone}\n{row.place}\n{row.father_name}", _TWICE_NAME))
        for kind, value, message in marks:
            earlier = self._seen.get((kind, value))
            if earlier is not None:
                problem = Problem(Severity.ERROR, message, {"row": earlier}, kind)
                return Match(Verdict.REFUSED, problem=problem)
        for kind, value, _ in marks:
            self._seen[kind, value] = row.number
        return None

    def _compared(self, waiting: Sequence[tuple[int, ReadRow, str]]) -> Iterator[tuple[int, Judged]]:
        found = _Found(self._uow, [(row, parts) for _, row, parts in waiting], self._import_uid)
        matches = []
        for place, row, parts in waiting:
            key = parts.replace(" ", "")
            by_id = found.by_id.get(row.national_id, ())
            by_code, by_name = found.by_code.get(row.code), found.by_name.get(key, ())
            answer = match(row, key, by_id, by_code, by_name, self._language)
            if answer.verdict is Verdict.ADDED and row.code in found.codes_taken:
                problem = Problem(Severity.ERROR, _CLOSED, {"file": row.code}, "code")
                answer = Match(Verdict.REFUSED, problem=problem)
            matches.append((place, row, parts, answer))
        matches = self._without_others(matches)
        held = self._uow.imports.categories_held(
            {answer.known.household_id for _, row, _, answer in matches if row.categories and answer.known}
        )
        for place, row, parts, answer in matches:
            yield place, _with_categories(row, parts, answer, held)

    def _without_others(self, matches: list[_Answer]) -> list[_Answer]:
        """Refuse rows that mean a family outside the areas of who takes the list in, and say nothing of it."""
        known = {answer.known.household_id for *_, answer in matches if answer.known is not None}
        others = self._uow.imports.elsewhere(known)
        refused = Match(Verdict.REFUSED, problem=Problem(Severity.ERROR, _ELSEWHERE))
        return [
            (place, row, parts, refused if answer.known and answer.known.household_id in others else answer)
            for place, row, parts, answer in matches
        ]


class _Found:
    """Whom a batch of rows may mean, fetched in a few questions."""

    def __init__(self, uow: UnitOfWork, rows: Sequence[tuple[ReadRow, str]], import_uid: str) -> None:
        self._import_uid = import_uid
        self.by_id: dict[str, list[Known]] = {}
        self.by_name: dict[str, list[Known]] = {}
        for one in self._older(uow.imports.by_number({row.national_id for row, _ in rows} - {""})):
            self.by_id.setdefault(one.national_id, []).append(one)
        codes = {row.code for row, _ in rows if row.code}
        self.by_code = {one.code: one for one in self._older(uow.imports.by_code(codes))}
        self.codes_taken = uow.imports.codes_taken(codes - self.by_code.keys())
        unknown = {
            parts.replace(" ", "")
            for row, parts in rows
            if row.national_id not in self.by_id and row.code not in self.by_code
        }
        for one in self._older(uow.imports.by_name(unknown)):
            self.by_name.setdefault(one.name_key, []).append(one)

    def _older(self, found: Sequence[Known]) -> list[Known]:
        """Leave out whom this very import has just added: rows of one file were compared among themselves."""
        return [one for one in found if not self._import_uid or one.import_uid != self._import_uid]


def _with_categories(row: ReadRow, parts: str, answer: Match, held: set[tuple[int, str]]) -> Judged:
    known = answer.known
    if known is None or answer.verdict is Verdict.HELD:
        return Judged(row, parts, answer)
    missing = tuple(code for code in row.categories if (known.household_id, code) not in held)
    if missing and answer.verdict is Verdict.UNCHANGED:
        answer = answer._replace(verdict=Verdict.CHANGED)
    return Judged(row, parts, answer, missing)


def _labels(uow: UnitOfWork) -> dict[str, str]:
    """Return the code of each category by its labels in every language and by itself."""
    labels: dict[str, str] = {}
    for code in uow.beneficiaries.category_codes():
        for label in (code.ar, code.fa, code.en, code.code, *code.ar.split("/"), *code.fa.split("/")):
            labels.setdefault(fold_label(label), code.code)
    labels.pop("", None)
    return labels
