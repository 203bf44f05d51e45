"""What a source of the timeline is, and what every source needs to tell its events: names of people and agencies."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.agency import Agency
from desktop.models.beneficiary import Household
from desktop.models.code_list import Code, CodeListName, Sensitivity
from desktop.models.timeline import EventKind, TimelineEvent
from desktop.models.user import User
from desktop.store.reach import Reach

_LISTS = (CodeListName.AID_KIND.value, CodeListName.NEED.value)


class Key(NamedTuple):
    """One event as it is ordered: by its day, and within a day by the moment at which the office learnt of it."""

    day: date
    kind: EventKind
    id: int
    told_at: datetime | None

    @property
    def order(self) -> tuple[date, float, int]:
        """What sorts events by time."""
        return self.day, self.told_at.timestamp() if self.told_at else 0.0, self.id


class Word(NamedTuple):
    """A code in the reader's words; none where he may not see it."""

    label: str
    is_hidden: bool


class Reader:
    """Who reads: by what names he knows people, agencies and aid, how far he sees, and whether what is sensitive."""

    def __init__(
        self, session: Session, household: Household, language: str, *, reach: Reach, may_see: bool
    ) -> None:
        self.session = session
        self.household = household
        self.reach = reach
        self.may_see = may_see
        self._language = language

    @cached_property
    def _people(self) -> dict[str, str]:
        return {uid: name for uid, name in self.session.execute(select(User.uid, User.full_name))}

    @cached_property
    def _agencies(self) -> dict[str, str]:
        return {code: name for code, name in self.session.execute(select(Agency.code, Agency.name))}

    @cached_property
    def own(self) -> str:
        """The name of the office."""
        return self.session.scalar(select(Agency.name).where(Agency.is_own)) or ""

    def person(self, uid: str | None) -> str:
        """Return a colleague's full name; the program itself has none."""
        return self._people.get(uid or "", "")

    def agency(self, code: str) -> str:
        """Return an agency's name, or its code where the office does not keep it."""
        return self._agencies.get(code, code)

    @cached_property
    def _words(self) -> dict[tuple[str, str], Word]:
        label = {"ar": Code.ar, "fa": Code.fa}.get(self._language, Code.en)
        query = select(Code.list_name, Code.code, label, Code.sensitivity)
        found = {}
        for name, code, words, level in self.session.execute(query.where(Code.list_name.in_(_LISTS))):
            is_hidden = level != Sensitivity.NONE and not self.may_see
            found[name, code] = Word("" if is_hidden else words or code, is_hidden)
        return found

    def word(self, list_name: CodeListName, code: str) -> Word:
        """Return a code's words; a code that stands in no list any more may have been a sensitive one."""
        unknown = Word(code if self.may_see or not code else "", is_hidden=bool(code) and not self.may_see)
        return self._words.get((list_name.value, code), unknown)

    def aid(self, code: str) -> Word:
        """Return a kind of aid."""
        return self.word(CodeListName.AID_KIND, code)


def day_of(moment: date | datetime) -> date:
    """Return the day on which something happened, as the clocks of this office show it."""
    return moment.astimezone().date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True)
class Source:
    """One table that tells of families.

    Args:
        keys: Returns day, kind and row of every event of a family.
        events: Returns the events of some rows, in any order.
    """

    keys: Callable[[Session, Household], Iterator[Key]]
    events: Callable[[Reader, Sequence[int]], Iterator[TimelineEvent]]
