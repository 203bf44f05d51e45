"""The timeline of one family: its events in order as numbers, and a page of them at a time as words.

An event's number is its row's number times sixteen plus the place of its source, so that thousands of events
are ordered without reading more of them than a date each.
"""

from collections import defaultdict
from collections.abc import Sequence

from desktop.models.beneficiary import Household
from desktop.models.timeline import EVERYTHING, TimelineEvent, TimelineFilter
from desktop.store.collection import Collection
from desktop.store.timeline_sources import Reader
from desktop.store.timeline_tables import SOURCES

_PLACES = 16
_BLOCK = 400


class Timeline(Collection):
    """What happened to a family, the newest first."""

    def ids(self, household: Household, wanted: TimelineFilter = EVERYTHING) -> list[int]:
        """Return the numbers of the events asked for, the newest first; who they came from is read only if asked."""
        found = [
            (key.order, key.id * _PLACES + place)
            for place, source in enumerate(SOURCES)
            for key in source.keys(self._session, household)
            if wanted.meets(key.day, key.kind)
        ]
        ids = [number for _, number in sorted(found, reverse=True)]
        if not wanted.agency:
            return ids
        events = self.events(household, ids, "", may_see=False)
        return [
            one for one, event in zip(ids, events, strict=True) if event and event.agency == wanted.agency
        ]

    def agencies(self, household: Household) -> list[str]:
        """Return the names of the agencies that the events come from."""
        events = self.events(household, self.ids(household), "", may_see=False)
        return sorted({event.agency for event in events if event is not None and event.agency})

    def events(
        self, household: Household, ids: Sequence[int], language: str, *, may_see: bool
    ) -> list[TimelineEvent | None]:
        """Return these events in the same order; None for one that is gone."""
        by_source: defaultdict[int, list[int]] = defaultdict(list)
        for number in ids:
            row, place = divmod(int(number), _PLACES)
            by_source[place].append(row)
        reader = Reader(self._session, household, language, reach=self._reach, may_see=may_see)
        found: dict[int, TimelineEvent] = {}
        for place, rows in by_source.items():
            for start in range(0, len(rows), _BLOCK):
                for event in SOURCES[place].events(reader, rows[start : start + _BLOCK]):
                    found[event.id * _PLACES + place] = event
        return [found.get(int(number)) for number in ids]
