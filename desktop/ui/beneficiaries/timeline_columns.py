"""The columns of a family's timeline: both dates, what happened, the particulars, and from whom."""

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.timeline import EventKind, TimelineEvent
from desktop.models.timeline_words import KINDS, from_whom, particulars, second_calendar, second_date
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.tone import Tone

_TONES = {
    EventKind.RECEIVED: Tone.OK,
    EventKind.SETTLED: Tone.OK,
    EventKind.CLOSED: Tone.ERROR,
    EventKind.EXCLUDED: Tone.ERROR,
    EventKind.NOT_RECEIVED: Tone.ERROR,
    EventKind.COMPLAINED: Tone.WARN,
    EventKind.NEEDED: Tone.WARN,
    EventKind.TOLD: Tone.ACCENT,
    EventKind.SENT: Tone.ACCENT,
    EventKind.REFERRED: Tone.ACCENT,
}


def timeline_columns() -> tuple[Column[TimelineEvent], ...]:
    """Return the columns for this reader, whose second calendar heads one of them."""
    return (
        Column(key="day", heading=N_("Date"), kind=ColumnKind.DATE, value=_day, is_sortable=False),
        Column(
            key="second",
            heading=second_calendar(current()),
            kind=ColumnKind.TEXT,
            value=_second,
            sample="28/08/2028",
            is_sortable=False,
        ),
        Column(
            key="kind",
            heading=N_("Event"),
            kind=ColumnKind.STATE,
            value=_kind,
            tone=_tone,
            sample="أُرسل إلى شريك",
            is_sortable=False,
        ),
        Column(
            key="particulars",
            heading=N_("Particulars"),
            kind=ColumnKind.NAME,
            value=_particulars,
            sample="كرتونة مواد غذائية جافة · كشف استلام ٢٠٢٦/٤",
            is_sortable=False,
        ),
        Column(
            key="from",
            heading=N_("From whom"),
            kind=ColumnKind.NAME,
            value=_from,
            sample="مديرية التضامن – منى حسن",
            is_sortable=False,
        ),
    )


def _day(event: TimelineEvent) -> object:
    return event.day


def _second(event: TimelineEvent) -> object:
    return second_date(current(), event.day)


def _kind(event: TimelineEvent) -> object:
    return _(KINDS[event.kind])


def _tone(event: TimelineEvent) -> Tone:
    return _TONES.get(event.kind, Tone.NEUTRAL)


def _particulars(event: TimelineEvent) -> object:
    return particulars(current(), event)


def _from(event: TimelineEvent) -> object:
    return from_whom(event)
