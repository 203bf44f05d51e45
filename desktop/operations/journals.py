"""Reading the journal: views by filter, one page of entries at a time, and a workbook of what is seen."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from desktop.documents.seen_list import write_seen
from desktop.i18n.digits import Numerals, fold_digits
from desktop.i18n.tongue import Tongue, tongue
from desktop.marking import N_
from desktop.models.journal import Action, JournalEntry
from desktop.models.journal_details import entry_sentence
from desktop.models.journal_view import EntryRow, Facts, Question
from desktop.models.journal_words import action_word, kind_word
from desktop.operations import waiting_notes
from desktop.operations.authorship import SYSTEM, note
from desktop.operations.readings import settle
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store.journal_names import names_of, uids_like
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_BLOCK = 500
_WRITING = N_("Writing the workbook")
_HEADINGS = (N_("Entry"), N_("Day and time"), N_("Person"), N_("Kind of action"), N_("What happened"))


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What an auditor asks for, as the page collects it."""

    words: str = ""  # a colleague, a paper's number, a partner
    by: str = ""
    action: str = ""
    kind: str = ""
    subject: str = ""  # the uid of one record
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the filters offer: only what occurs."""

    persons: Mapping[str, str] = field(default_factory=dict)
    actions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def entries(workspace: Workspace, limit: int = 100, before: int | None = None) -> list[JournalEntry]:
    """Return the latest entries below number `before`, newest first."""
    require(workspace, Right.SEE_JOURNAL)
    with workspace.store.read() as uow:
        return uow.journal.latest(limit, before)


def numbers(workspace: Workspace, wanted: Wanted, progress: Progress | None = None) -> Sequence[int]:
    """Return the numbers of the entries asked for, the newest first."""
    require(workspace, Right.SEE_JOURNAL)
    settle(workspace)
    with workspace.store.read() as uow:
        return uow.journal.numbers(question(uow, workspace, wanted))


def rows(workspace: Workspace, wanted: Sequence[int]) -> list[EntryRow | None]:
    """Return the lines of these entries in the same order; None for one that is gone."""
    require(workspace, Right.SEE_JOURNAL)
    with workspace.store.read() as uow:
        return shown(uow, workspace, wanted)


def facts(workspace: Workspace, progress: Progress | None = None) -> Facts:
    """Return how the journal stands."""
    require(workspace, Right.SEE_JOURNAL)
    with workspace.store.read() as uow:
        n, head = uow.journal.head()
        last = uow.journal.last_checkpoint()
        return Facts(
            n=n,
            head=head,
            last_checkpoint=None if last is None else last.day,
            waiting=len(waiting_notes.waiting(workspace)),
            persons=uow.users.full_names(),
        )


def choices(workspace: Workspace, progress: Progress | None = None) -> Choices:
    """Return the persons, actions and kinds that occur."""
    require(workspace, Right.SEE_JOURNAL)
    with workspace.store.read() as uow:
        persons, actions, kinds = uow.journal.used()
        names = uow.users.full_names()
        return Choices(
            persons={uid: names.get(uid, uid) for uid in persons if uid != SYSTEM},
            actions=tuple(actions),
            kinds=tuple(kinds),
        )


def export_entries(
    workspace: Workspace,
    wanted: Wanted,
    language: str,
    numerals: str,
    out: Path,
    progress: Progress | None = None,
) -> int:
    """Write the entries of a view as a workbook, in words, and return how many they are; it is journalled.

    Raises:
        RefusedError: The person may not see the journal.
    """
    require(workspace, Right.SEE_JOURNAL)
    words, progress = tongue(language, Numerals(numerals) if numerals else None), progress or Progress()
    settle(workspace)
    with workspace.store.read() as uow:
        found = uow.journal.numbers(question(uow, workspace, wanted))
        lines = _lines(uow, workspace, found, words, progress)
        headings = [words.text(heading) for heading in _HEADINGS]
        write_seen(out, words.text(N_("Journal")), headings, lines, is_rtl=words.is_rtl)
    with workspace.store.write() as uow:
        uow.undo_later(partial(out.unlink, missing_ok=True))
        note(uow, workspace, Action.EXPORTED, "journal", rows=len(found))
    return len(found)


def question(uow: UnitOfWork, workspace: Workspace, wanted: Wanted) -> Question:
    """Return what is asked of the database: words become records, local days become moments."""
    subjects: tuple[str, ...] | None = (wanted.subject,) if wanted.subject else None
    by = wanted.by
    typed = fold_digits(wanted.words.strip())
    if typed and subjects is None:
        may_see = may(workspace.actor, Right.SEE_BENEFICIARIES)
        subjects = uids_like(uow.session, typed, with_families=may_see)
    return Question(
        by=by,
        action=wanted.action,
        kind=wanted.kind,
        subjects=subjects,
        since=_moment(wanted.first),
        until=_moment(wanted.last, days=1),
    )


def shown(uow: UnitOfWork, workspace: Workspace, wanted: Sequence[int]) -> list[EntryRow | None]:
    """Return lines with names for people; nothing of a beneficiary stands in them."""
    found = uow.journal.entries(wanted)
    persons = uow.users.full_names()
    may_see = may(workspace.actor, Right.SEE_BENEFICIARIES)
    named = names_of(uow.session, {entry.subject for entry in found.values()}, with_lists=may_see)
    return [_row(found.get(int(n)), persons, named) for n in wanted]


def _row(entry: JournalEntry | None, persons: Mapping[str, str], named: Mapping[str, str]) -> EntryRow | None:
    if entry is None:
        return None
    return EntryRow(
        n=entry.n,
        at=entry.at,
        by=persons.get(entry.by, "" if entry.by == SYSTEM else entry.by),
        by_uid=entry.by,
        action=entry.action,
        kind=entry.kind,
        subject=entry.subject,
        named=named.get(entry.subject, ""),
        details=_details(entry.details),
        digest=entry.hash,
    )


def _details(text: str) -> Mapping[str, object]:
    """Return the details of an entry; what somebody broke shows nothing here and is named by the check."""
    try:
        details = json.loads(text)
    except ValueError:
        return {}
    return details if isinstance(details, dict) else {}


def _lines(
    uow: UnitOfWork, workspace: Workspace, found: Sequence[int], words: Tongue, progress: Progress
) -> Iterator[list[object]]:
    for start in range(0, len(found), _BLOCK):
        progress.advance(start, len(found), _WRITING)
        for row in shown(uow, workspace, found[start : start + _BLOCK]):
            if row is not None:
                yield [
                    row.n,
                    words.moment(row.at),
                    row.by,
                    f"{words.text(action_word(row.action))} – {words.text(kind_word(row.kind))}",
                    entry_sentence(words, row),
                ]


def _moment(day: date | None, days: int = 0) -> datetime | None:
    """Return when a day of this machine's zone begins."""
    return (
        None if day is None else datetime.combine(day + timedelta(days=days), time()).astimezone()
    )  # the zone's own midnight, whatever the season
