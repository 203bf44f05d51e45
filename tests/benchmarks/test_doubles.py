"""How long the own list is searched for doubles, stopped, continued and searched again, and what typing waits for.

    WASL_BENCHMARK_ROWS=1000000 pytest tests/benchmarks/test_doubles.py -m benchmark -s

On the encrypted file, as the job of the window does it. Seconds are those of the processor: the machine is often
shared.
"""

import os
import random
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from desktop.errors import CancelledError
from desktop.models.beneficiary import Relation
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.operations import beneficiaries
from desktop.operations.pair_judging import possible_doubles
from desktop.operations.pair_search import Searched, search
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.benchmarks.finding_figures import HEAD, measured, row, say
from tests.benchmarks.finding_list import correct_a_tenth, fill
from tests.factories import NOW, make_office

ROWS = int(os.environ.get("WASL_BENCHMARK_ROWS", "100000"))
TRIES = 100
MOST_MIB = 2500
MOST_TO_A_SEARCH = 1.0  # of the work of finding the same name in the list
MOST_FOUND = 0.9


@pytest.mark.benchmark
def test_the_own_list_is_searched_stopped_continued_and_typed_into(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    say(f"{ROWS} persons put in within {fill(office, ROWS):.0f} s")
    correct_a_tenth(office, ROWS)

    with pytest.raises(CancelledError):
        _told("stopped half way", partial(search, office, progress=_stopping_at(0.5)))
    office = replace(office, now=lambda: NOW + timedelta(hours=1))
    _told("continued to its end", partial(search, office))
    whole = _told("searched anew", partial(search, office, anew=True))
    again = _told("searched again, nothing changed", partial(search, office))
    say(HEAD)
    drafts = _drafts(office)
    sought = measured(partial(_found, office, draft) for draft in drafts)
    say(row("the same name sought in the list", sought))
    typed = measured(partial(_hints, office, draft) for draft in drafts)
    say(row("doubles of a typed head", typed))

    assert whole.is_whole
    assert whole.persons == ROWS
    assert not again.is_whole
    assert _peak_mib() < MOST_MIB
    assert typed.median < MOST_TO_A_SEARCH * sought.median
    assert typed.found > MOST_FOUND


def _told(what: str, work: Callable[[], Searched]) -> Searched:
    begin = time.process_time()
    try:
        done = work()
    finally:
        say(f"{what}: {time.process_time() - begin:.1f} s of work, at most {_peak_mib()} MiB so far")
    say(f"{done.persons} persons, {done.pairs} pairs, {[count for _, count in done.notes]} not compared")
    return done


def _peak_mib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _stopping_at(share: float) -> Progress:
    """Return a progress that stops the work when so much of the comparing is done."""
    reached = False

    def step(told: object) -> None:
        nonlocal reached
        done, total = getattr(told, "done", 0), getattr(told, "total", 0)
        reached = reached or ("Comparing persons" in getattr(told, "words", "") and done > share * total)

    return Progress(step, lambda: reached)


def _drafts(office: Workspace) -> list[FamilyDraft]:
    """Return what the form asks about while the head of a family is typed who stands in the list already."""
    drawn = random.Random(19)
    with office.store.read() as uow:
        ids = [drawn.randrange(ROWS) // 4 * 4 + 1 for _ in range(TRIES)]
        known = [one for one in uow.beneficiaries.rows(ids) if one is not None]
    heads = (MemberDraft(name=one.name, relation=Relation.HEAD, phone=one.phone) for one in known)
    return [FamilyDraft(members=(head,)) for head in heads]


def _hints(office: Workspace, draft: FamilyDraft) -> int:
    return len(possible_doubles(office, draft))


def _found(office: Workspace, draft: FamilyDraft) -> int:
    return len(beneficiaries.find(office, draft.members[0].name))
