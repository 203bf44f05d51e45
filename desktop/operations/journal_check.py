"""Proves the journal: every link, everything that remembers its end, and the history it vouches for."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.history import BatchProof, line_proof
from desktop.models.journal import FIRST_HASH, Action
from desktop.models.journal_view import ChainOutcome, Finding
from desktop.models.paper import SHOWN_DIGITS, decimal_of
from desktop.operations.authorship import note_check
from desktop.operations.checkpoints import Witness, explained_up_to, witnesses
from desktop.operations.keyed_hashes import value_key
from desktop.operations.readings import settle
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.chain import BrokenError, Link, hashes, proven
from desktop.store.histories import ProofLine
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_CHECKING = N_("Checking the journal")
_MOST = 20  # findings of one sort that are told

_BROKEN = N_("Entry {n} of the journal does not hold: it was changed, taken out or put in.")
_CUT = N_("The journal ends at entry {n}, but its own count says {said}: entries were taken off its end.")
_SHORT = N_(
    "This computer remembers entry {n} of the journal, which ends at {last} now: entries were taken off its end."
)
_REWRITTEN = N_("Entry {n} is not the one this computer remembers: the journal was written anew.")
_CHECKPOINT = N_("The signed checkpoint of {day} does not fit entry {n}: the journal was written anew.")
_FORGED = N_("The checkpoint of {day} does not carry the office's signature.")
_BEHIND = N_("On {day} the office was opened with a journal that had lost its end; see entry {n}.")
_HISTORY = N_("The old and new values that belong to entry {n} were changed after they were saved.")
_STRANGE = N_("The history of records has {count} lines that no entry of the journal vouches for.")


def check_journal(workspace: Workspace, progress: Progress | None = None) -> ChainOutcome:
    """Check everything that can be proven of the journal and note the outcome in it.

    Raises:
        RefusedError: The person may not see the journal.
    """
    require(workspace, Right.SEE_JOURNAL)
    settle(workspace)
    with workspace.store.read() as uow:
        outcome = proven_journal(uow, workspace, progress or Progress())
    note_check(
        workspace,
        "journal",
        entries=outcome.entries,
        first_broken=outcome.first_broken or 0,
        findings=len(outcome.findings),
    )
    return outcome


def entry_with_digits(workspace: Workspace, typed: str, progress: Progress | None = None) -> int | None:
    """Return the entry whose twenty digits stand on a paper or in a partner's package; None where no entry has them."""
    require(workspace, Right.SEE_JOURNAL)
    wanted = "".join(character for character in fold_digits(typed) if character.isdigit())
    if len(wanted) != SHOWN_DIGITS:
        return None
    progress = progress or Progress()
    with workspace.store.read() as uow:
        total = uow.journal.head()[0]
        for block in hashes(uow.session):
            progress.advance(block[-1][0], total, _CHECKING)
            for n, digest in block:
                if decimal_of(digest)[:SHOWN_DIGITS] == wanted:
                    return n
    return None


def proven_journal(uow: UnitOfWork, workspace: Workspace, progress: Progress) -> ChainOutcome:
    """Check inside a reading."""
    return _Check(uow, workspace, progress).run()


class _Check:
    """One walk along the chain, with what is compared on the way."""

    def __init__(self, uow: UnitOfWork, workspace: Workspace, progress: Progress) -> None:
        self._uow, self._workspace, self._progress = uow, workspace, progress
        self._key = value_key(workspace)
        self._total, self._said = uow.journal.head()
        self._remembered = list(witnesses(uow, workspace))
        self._wanted = {one.n for one in self._remembered}
        self._found: dict[int, str] = {}  # hash by number, of the entries somebody remembers
        self._vouched: list[tuple[int, str, str]] = []  # entry, batch, proof
        self._lines = 0
        self._history: list[Finding] = []

    def run(self) -> ChainOutcome:
        """Return what holds and what does not."""
        last, head, broken = 0, FIRST_HASH, None
        try:
            for block in proven(self._uow.session):
                last, head = block[-1][0], block[-1][-1]
                self._look_at(block)
                self._progress.advance(last, max(last, self._total), _CHECKING)
        except BrokenError as fault:
            broken = fault.n
        self._prove_history()
        findings = [*self._of_chain(last, head, broken), *self._of_witnesses(last, broken)]
        if broken is None:  # behind a break nobody can say what is missing
            findings += self._history + self._strangers()
        return ChainOutcome(
            entries=last,
            head=head,
            first_broken=broken,
            findings=tuple(findings),
            checkpoints=sum(one.day is not None for one in self._remembered),
            lines=self._lines,
        )

    def _look_at(self, block: list[Link]) -> None:
        for n, *_, details, digest in block:
            if n in self._wanted:
                self._found[n] = digest
            if '"batch":' in details:
                told = json.loads(details)
                self._vouched.append((n, told["batch"], told["proof"]))
        if len(self._vouched) > 5000:
            self._prove_history()

    def _of_chain(self, last: int, head: str, broken: int | None) -> Iterator[Finding]:
        if broken is not None:
            yield Finding(_BROKEN, {"n": broken})
        elif (last, head) != (self._total, self._said):
            yield Finding(_CUT, {"n": last, "said": self._total})

    def _of_witnesses(self, last: int, broken: int | None) -> Iterator[Finding]:
        explained = explained_up_to(self._uow)
        for one in self._remembered:
            if not one.is_signed:
                yield Finding(_FORGED, {"day": one.day})
            elif (
                self._found.get(one.n) != one.head
                and one.n > explained
                and (broken is None or one.n < broken)
            ):
                yield _difference(one, last)
        for entry in self._uow.journal.with_action(Action.BEHIND.value):
            if int(json.loads(entry.details).get("n", explained + 1)) > explained:
                yield Finding(_BEHIND, {"n": entry.n, "day": entry.at.astimezone().date()})

    def _prove_history(self) -> None:
        """Compare the lines of the batches met so far with what their entries vouch for."""
        proofs = dict.fromkeys((batch for _, batch, _ in self._vouched), BatchProof().hexdigest())
        forged: set[str] = set()
        lines = self._uow.histories.in_batches(list(proofs))
        for batch, some in groupby(lines, key=attrgetter("batch")):
            proofs[batch] = self._proof_of(some, forged)
        for n, batch, proof in self._vouched:
            if (proofs[batch] != proof or batch in forged) and len(self._history) < _MOST:
                self._history.append(Finding(_HISTORY, {"n": n}))
        self._vouched.clear()

    def _proof_of(self, lines: Iterable[ProofLine], forged: set[str]) -> str:
        total = BatchProof()
        for line in lines:
            self._lines += 1
            total.add(line.proof)
            columns = line._asdict()
            proof, erased_at = columns.pop("proof"), columns.pop("erased_at")
            if erased_at is None and line_proof(self._key, **columns) != proof:
                forged.add(line.batch)
        return total.hexdigest()

    def _strangers(self) -> list[Finding]:
        count = self._uow.histories.count() - self._lines
        return [Finding(_STRANGE, {"count": count})] if count > 0 else []


def _difference(one: Witness, last: int) -> Finding:
    if one.day is not None:
        return Finding(_CHECKPOINT, {"day": one.day, "n": one.n})
    return Finding(_SHORT, {"n": one.n, "last": last}) if one.n > last else Finding(_REWRITTEN, {"n": one.n})
