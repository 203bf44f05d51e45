"""Searches the own list for doubles: a job that can be stopped and continued, and whose result is always recomputed."""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.matching.blocking import Candidates
from desktop.matching.fields import Field
from desktop.matching.linker import Link, Linker, Plan
from desktop.matching.packing import packed_reasons, packed_weights, unpacked_weights
from desktop.matching.reading import TableBuilder
from desktop.matching.table import Table
from desktop.matching.verdicts import Opinion
from desktop.matching.weights import Weights
from desktop.models.country import FACTS
from desktop.models.duplicate import WHOLE, DuplicateRun
from desktop.models.family import is_temporary
from desktop.models.journal import Action
from desktop.operations.authorship import born, note
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.pair_finding import FoundPair, ListedPerson, PairFinding
from desktop.workspace import Workspace

if TYPE_CHECKING:
    from desktop.matching.arrays import Array

KIND = "duplicate_pair"
_BATCH = 5000
_CHUNK = 100_000  # candidates between two commits: what a stop can lose
_MARGIN = timedelta(minutes=10)  # clocks of two computers on one server differ
_MOST_CHANGED = 0.2  # of the list; with more, all of it is compared again
_LONG_AGO = datetime(1970, 1, 2, tzinfo=UTC)
_READING = N_("Reading the list of persons")
_CROWDED = N_(
    "Persons not compared, because many bear the same name and little is said beside it: {n}."
    " Add birth dates, phones or villages and search again."
)
_SILENT = N_("Persons not compared, because their names hold no letters and they have no ID: {n}.")
_NUMBERLESS = N_("Nobody has a national ID: persons were compared by names, births, phones and places alone.")
_FAMILY_NUMBERS = N_("One national ID stands beside many names: IDs were taken for numbers of families.")
_PLACEHOLDERS = {
    "number": N_("Persons whose ID was taken as missing, because more than thirty share it: {n}."),
    "phone": N_("Persons whose phone was taken as missing, because more than thirty share it: {n}."),
}


@dataclass(frozen=True, kw_only=True)
class Searched:
    """What a search did."""

    persons: int
    pairs: int
    is_whole: bool
    notes: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class _Begin:
    """Where a search begins: behind a person, or with what was changed since a moment."""

    is_whole: bool
    behind: int
    since: datetime
    weights: Weights | None


@dataclass
class _List:
    """The list as arrays, with the row number of each person."""

    table: Table
    ids: "Array"
    is_changed: "Array"


def search(workspace: Workspace, *, anew: bool = False, progress: Progress | None = None) -> Searched:
    """Compare all persons with each other, or those that were changed since the last search with all.

    Args:
        workspace: Who asks; the search itself sees the whole office.
        anew: Compare everything and learn anew, whatever earlier searches found.
        progress: Told the steps; what was compared before a stop stays, and the next search goes on behind it.

    Raises:
        RefusedError: There is nothing to compare.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    progress = progress or Progress()
    return _Search(workspace, progress).run(anew=anew)


class _Search:
    def __init__(self, workspace: Workspace, progress: Progress) -> None:
        self._workspace, self._progress = workspace, progress
        self._run = DuplicateRun(**born(workspace), read_at=workspace.now())

    def run(self, *, anew: bool) -> Searched:
        begin = self._begin(anew=anew)
        people = self._read(begin.since)
        if len(people.ids) < 2:
            raise RefusedError(
                N_(
                    "There is nothing to compare: the list holds fewer than two persons. Enter families first."
                )
            )
        linker = Linker(people.table, self._progress)
        if begin.weights is None or people.is_changed.mean() > _MOST_CHANGED:
            begin = _Begin(True, begin.behind if begin.is_whole else 0, begin.since, begin.weights)
        plan = linker.plan(begin.weights)
        self._note_begin(begin, people, plan)
        wanted = _wanted(plan, people, begin)
        self._compare(linker, wanted, people, begin)
        return self._end(people, begin)

    def _begin(self, *, anew: bool) -> _Begin:
        with self._workspace.store.read() as uow:
            last, done = uow.duplicates.last_run(), uow.duplicates.last_finished()
        if anew or last is None or (done is None and not last.learnt):
            return _Begin(True, 0, _LONG_AGO, None)
        weights = unpacked_weights(last.learnt)
        if last.finished_at is None and last.is_whole:
            return _Begin(True, last.done_up_to, last.read_at - _MARGIN, weights)
        since = done.read_at - _MARGIN if done is not None else _LONG_AGO
        return _Begin(False, 0, since, weights)

    def _read(self, since: datetime) -> _List:
        import numpy as np

        builder = TableBuilder(FACTS[self._workspace.country].language)
        ids, changed = array("q"), bytearray()
        with self._workspace.store.read() as uow:
            finding = PairFinding(uow.session, set(), "", self._workspace.now())
            for batch in finding.persons(since, _BATCH):
                builder.add(columns_of(batch))
                ids.extend(one.id for one in batch)
                changed.extend(bool(one.is_changed) for one in batch)
                self._progress.advance(len(ids), 0, _READING)
        people = np.frombuffer(ids, dtype=np.int64) if ids else np.zeros(0, np.int64)
        return _List(builder.table(), people, np.frombuffer(bytes(changed), dtype=bool))

    def _note_begin(self, begin: _Begin, people: _List, plan: Plan) -> None:
        run = self._run
        run.is_whole, run.done_up_to = begin.is_whole, begin.behind
        run.persons, run.learnt = len(people.ids), packed_weights(plan.weights)
        if begin.is_whole and begin.behind:  # what was changed before the stop still counts as changed
            run.read_at = begin.since + _MARGIN
        run.notes = json.dumps(list(_notes(people.table, plan.found.crowded_rows)))
        with self._workspace.store.write() as uow:
            uow.duplicates.add(run)

    def _compare(self, linker: Linker, wanted: Plan, people: _List, begin: _Begin) -> None:
        low, total = begin.behind, len(wanted.found.left)
        for done, some in _chunks(wanted.found):
            found = [_pair(link, people.ids) for link in linker.links(Plan(some, wanted.weights))]
            high = int(people.ids[some.left[-1]])
            self._keep(found, low, high if begin.is_whole else low)
            low = max(low, high)
            self._progress.advance(done, total, N_("Comparing persons"))

    def _keep(self, found: Sequence[FoundPair], low: int, high: int) -> None:
        """Write what a stretch of the list holds, in one transaction."""
        run = self._run
        with self._workspace.store.write() as uow:
            finding = PairFinding(uow.session, uow.touched, run.uid, self._workspace.now())
            for start in range(0, len(found), _BATCH):
                finding.keep(found[start : start + _BATCH])
            if high > low:
                finding.drop_between(low, high)
                run.done_up_to = high
            run.pairs += len(found)
            uow.duplicates.save(run)

    def _end(self, people: _List, begin: _Begin) -> Searched:
        run = self._run
        changed = people.ids[people.is_changed].tolist() if not begin.is_whole or begin.behind else []
        with self._workspace.store.write() as uow:
            finding = PairFinding(uow.session, uow.touched, run.uid, self._workspace.now())
            if begin.is_whole:
                finding.drop_between(run.done_up_to, 2**62)
            finding.drop_of(changed)
            finding.settle_disputes()
            run.finished_at = self._workspace.now()
            uow.duplicates.save(run)
            note(
                uow, self._workspace, Action.CHECKED, KIND, run.uid,
                persons=run.persons, pairs=run.pairs, is_whole=run.is_whole,
            )  # fmt: skip
        notes = tuple((message, n) for message, n in json.loads(run.notes))
        return Searched(persons=run.persons, pairs=run.pairs, is_whole=run.is_whole, notes=notes)


def columns_of(batch: Sequence[ListedPerson]) -> dict[Field, list[str]]:
    """Return persons of the list as the columns that linkage reads."""
    return {
        Field.NAME: [one.name for one in batch],
        Field.FATHER_NAME: [one.father_name for one in batch],
        Field.MOTHER_NAME: [one.mother_name for one in batch],
        Field.NATIONAL_ID: ["" if is_temporary(one.national_id) else one.national_id for one in batch],
        Field.BIRTH_DATE: [day_text(one.birth_date, one.birth_precision) for one in batch],
        Field.SEX: [one.sex or "" for one in batch],
        Field.PHONE: [one.phone for one in batch],
        Field.PLACE: [one.place for one in batch],
        Field.ADDRESS: [one.address for one in batch],
        Field.REGION: [one.area_code or "" for one in batch],
    }


def day_text(day: object, precision: str) -> str:
    """Return a birth date as linkage reads it: whole, or the year alone."""
    return "" if day is None else str(day) if precision == "day" else str(day)[:4]


def _notes(table: Table, crowded: int) -> Iterator[tuple[str, int]]:
    """Yield a sentence and a count for everything that was left out of account."""
    if crowded:
        yield _CROWDED, crowded
    if table.silent_rows:
        yield _SILENT, table.silent_rows
    if table.has_family_numbers:
        yield _FAMILY_NUMBERS, 0
    elif "number" not in table.placeholders and not table.number.any():
        yield _NUMBERLESS, 0
    for name, rows in table.placeholders.items():
        yield _PLACEHOLDERS[name], rows


def _wanted(plan: Plan, people: _List, begin: _Begin) -> Plan:
    """Leave out the candidates that an earlier search has compared and nobody has changed since."""
    if begin.is_whole and not begin.behind:
        return plan
    left, right = plan.found.left, plan.found.right
    is_new = people.is_changed[left] | people.is_changed[right]
    if begin.is_whole:
        is_new |= people.ids[left] > begin.behind
    return Plan(Candidates(left[is_new], right[is_new], plan.found.crowded_rows), plan.weights)


def _chunks(found: Candidates) -> Iterator[tuple[int, Candidates]]:
    """Yield the candidates in stretches that end with a person, and how many were yielded then."""
    import numpy as np

    start, total = 0, len(found.left)
    while start < total:
        last = found.left[min(start + _CHUNK, total) - 1]
        end = int(np.searchsorted(found.left, last, side="right"))
        yield end, Candidates(found.left[start:end], found.right[start:end], 0)
        start = end


def _pair(link: Link, ids: "Array") -> FoundPair:
    low, high = sorted((int(ids[link.left]), int(ids[link.right])))
    return found_pair(low, high, link)


def found_pair(low: int, high: int, link: Link) -> FoundPair:
    """Return a judged pair as it is kept; one number under two names stands before all likeness."""
    score = round(link.score * WHOLE)
    rank = WHOLE + 1 + score if link.opinion is Opinion.CONFLICT else score
    return FoundPair(low, high, score, rank, link.opinion.name.lower(), packed_reasons(link.reasons))
