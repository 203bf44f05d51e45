"""Writes the events of a timeline for window and paper: kind, both dates, and the particulars as short phrases."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop.i18n.calendars import to_hijri
from desktop.i18n.months import Calendar
from desktop.i18n.quantities import quantity
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.circumstances import LEAVING_WORDS
from desktop.models.contact_note import Outcome
from desktop.models.distribution import Result
from desktop.models.journal_details import field_words
from desktop.models.list_plan import EXCLUSION_WORDS
from desktop.models.need import NeedState, Urgency
from desktop.models.package import RefusalReason
from desktop.models.timeline import EventKind, TimelineEvent

KINDS = {
    EventKind.OPENED: N_("file opened"),
    EventKind.CLOSED: N_("file closed"),
    EventKind.IMPORTED: N_("from a list"),
    EventKind.CORRECTED: N_("corrected"),
    EventKind.VISITED: N_("visited"),
    EventKind.ASKED: N_("asked"),
    EventKind.PHONED: N_("telephoned"),
    EventKind.COMPLAINED: N_("complained"),
    EventKind.REFERRED: N_("referred"),
    EventKind.LISTED: N_("listed"),
    EventKind.EXCLUDED: N_("left out"),
    EventKind.RECEIVED: N_("received"),
    EventKind.NOT_RECEIVED: N_("not received"),
    EventKind.TOLD: N_("told by a partner"),
    EventKind.SENT: N_("sent to a partner"),
    EventKind.NEEDED: N_("need noted"),
    EventKind.SETTLED: N_("need settled"),
    EventKind.JOINED: N_("joined"),
    EventKind.LEFT: N_("left"),
}
CONTACT_OUTCOMES = {
    Outcome.OPEN: N_("still open"),
    Outcome.DONE: N_("settled"),
    Outcome.REFUSED: N_("refused"),
    Outcome.NOT_MET: N_("nobody was met"),
}
_OUTCOMES = {
    EventKind.CLOSED: {kind.value: words for kind, words in LEAVING_WORDS.items()},
    EventKind.NOT_RECEIVED: {
        Result.ABSENT.value: N_("was absent"),
        Result.REFUSED.value: N_("refused to take it"),
        Result.DECEASED.value: N_("had died"),
        Result.MOVED.value: N_("had moved away"),
    },
    EventKind.EXCLUDED: {reason.value: words for reason, words in EXCLUSION_WORDS.items()},
    EventKind.NEEDED: {
        Urgency.URGENT.value: N_("urgent"),
        Urgency.SOON.value: N_("soon"),
        Urgency.CAN_WAIT.value: N_("can wait"),
    },
    EventKind.SETTLED: {NeedState.MET.value: N_("met"), NeedState.WITHDRAWN.value: N_("withdrawn")},
    EventKind.SENT: {
        "": N_("no answer yet"),
        RefusalReason.OTHER_PERSON.value: N_("Another person"),
        RefusalReason.ALREADY_SERVED.value: N_("Already served"),
        RefusalReason.OUTSIDE_AREA.value: N_("Outside our area"),
        RefusalReason.INCOMPLETE.value: N_("Data are incomplete"),
        RefusalReason.NOT_ELIGIBLE.value: N_("Not eligible"),
        RefusalReason.OTHER.value: N_("Other reason"),
    },
}
_SOURCES = {
    EventKind.RECEIVED: N_("receipt sheet {number}"),
    EventKind.NOT_RECEIVED: N_("receipt sheet {number}"),
    EventKind.LISTED: N_("list {number}"),
    EventKind.EXCLUDED: N_("list {number}"),
    EventKind.TOLD: N_("package {number}"),
    EventKind.SENT: N_("package {number}"),
}
HIDDEN = N_("seeing the words needs a right")


def kind_words(tongue: Tongue, kind: EventKind) -> str:
    """Return what happened, in a word or two."""
    return tongue.text(KINDS[kind])


def second_date(tongue: Tongue, day: date) -> str:
    """Return the day by the other calendar that people here live by; nothing where its tables end."""
    other = Calendar.HIJRI if tongue.calendar is Calendar.GREGORIAN else Calendar.GREGORIAN
    if other is Calendar.HIJRI and to_hijri(day) is None:
        return ""
    return replace(tongue, calendar=other).date(day)


def second_calendar(tongue: Tongue) -> str:
    """Return the marked name of that calendar, for the head of its column."""
    return N_("Hijri date") if tongue.calendar is Calendar.GREGORIAN else N_("Gregorian date")


def from_whom(event: TimelineEvent) -> str:
    """Return the agency and the person behind an event."""
    return " – ".join(filter(None, dict.fromkeys((event.agency, event.by))))


def particulars(tongue: Tongue, event: TimelineEvent) -> str:
    """Return all else that is known of an event."""
    return " · ".join(_phrases(tongue, event))


def _phrases(tongue: Tongue, event: TimelineEvent) -> Iterator[str]:
    if event.is_hidden:
        yield tongue.text(HIDDEN)
    if event.what:
        yield _what(tongue, event)
    if event.quantity is not None:
        yield quantity(tongue, event.quantity, event.unit)
    yield from _outcome(tongue, event)
    if event.text:
        yield isolated(event.text)
    if event.fields:
        yield tongue.text(N_("changed: {fields}"), fields=" – ".join(field_words(tongue, event.fields)))
    if event.until is not None and event.until != event.day:
        yield tongue.text(N_("until {day}"), day=event.until)
    yield from _source(tongue, event)
    if event.struck_reason:
        yield tongue.text(N_("struck out: {reason}"), reason=isolated(event.struck_reason))


def _what(tongue: Tongue, event: TimelineEvent) -> str:
    if event.kind is EventKind.REFERRED:
        return tongue.text(N_("to {agency}"), agency=isolated(event.what))
    return isolated(event.what)


def _outcome(tongue: Tongue, event: TimelineEvent) -> Iterator[str]:
    if event.uid and event.outcome:
        yield tongue.text(CONTACT_OUTCOMES[Outcome(event.outcome)])
    elif event.kind in _OUTCOMES:
        words = _OUTCOMES[event.kind].get(event.outcome)
        if words:
            yield tongue.text(words)


def _source(tongue: Tongue, event: TimelineEvent) -> Iterator[str]:
    if event.source and event.kind in _SOURCES:
        yield tongue.text(_SOURCES[event.kind], number=tongue.code(event.source))
    elif event.source:
        yield tongue.text(N_("list {name}"), name=isolated(event.source))
    if event.kind is EventKind.TOLD and event.told_at is not None:
        yield tongue.text(N_("told on {day}"), day=event.told_at.astimezone().date())
