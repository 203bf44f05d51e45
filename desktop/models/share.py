"""A partner's share of a distribution: what travels with its families, what comes back, and how a result is judged."""

import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from desktop.marking import N_
from desktop.models.canonical import canonical_bytes

SHARE_PURPOSE = "distribution-share"
"""The purpose of a list of persons that is a partner's share of a distribution, with its own columns."""
RESULTS = "distribution-result"
"""The type of a package of results, and its purpose as well."""


def is_share(kind: str, purpose: str) -> bool:
    """Return whether a package is a share, by its type and purpose; a partner may write any purpose on any package."""
    return kind == "beneficiary-list" and purpose == SHARE_PURPOSE


class ShareState(StrEnum):
    """Where a round stands that another agency hands out."""

    WAITING = "waiting"  # sent; the agency's results have not come
    REPORTED = "reported"  # the agency's results were taken in


def share_state(sent_in: str | None, reported_in: str | None) -> ShareState | None:
    """Return where a round stands by the packages that carried it; None where it was not sent."""
    if sent_in is None:
        return None
    return ShareState.WAITING if reported_in is None else ShareState.REPORTED


SHARE_WORDS = {
    ShareState.WAITING: N_("waiting for the partner"),
    ShareState.REPORTED: N_("reported by the partner"),
}


class _Heading(ABC):
    """The one row of a package's first table, which says what the rows behind it are about."""

    def cells(self) -> tuple[str, ...]:
        """Return the row that travels."""
        return tuple(str(value) for value in vars(self).values())

    @classmethod
    @abstractmethod
    def read(cls, cells: Sequence[str]) -> Self:
        """Return what a row says that already kept every rule of its table."""

    def spelled(self) -> str:
        """Return the row as canonical JSON, for the record of the package."""
        return canonical_bytes(list(self.cells())).decode()

    @classmethod
    def of_record(cls, spelled: str) -> Self:
        """Return what `spelled` once said."""
        return cls.read(json.loads(spelled))


@dataclass(frozen=True, kw_only=True)
class ShareFacts(_Heading):
    """What heads the families of a share; the columns of its first table, in their order."""

    list_digest: str
    list_number: str
    edition: int
    round: str  # the sender's sheet number
    campaign: str
    aid_kind: str
    unit: str
    place: str
    day: date
    period_from: date
    period_to: date

    @classmethod
    def read(cls, cells: Sequence[str]) -> Self:
        """Return the facts of a row."""
        said = dict(zip((field.name for field in fields(cls)), cells, strict=True))
        days = {name: date.fromisoformat(said.pop(name)) for name in ("day", "period_from", "period_to")}
        return cls(edition=int(said.pop("edition")), **days, **said)  # type: ignore[arg-type]  # the columns are the fields


@dataclass(frozen=True, kw_only=True)
class ShareReport(_Heading):
    """What heads the results of a share: the list they belong to, and where the goods are."""

    list_digest: str
    received: int = 0
    returned: int = 0
    damaged: int = 0
    missing: int = 0

    @classmethod
    def read(cls, cells: Sequence[str]) -> Self:
        """Return the report of a row."""
        digest, received, returned, damaged, missing = cells
        return cls(
            list_digest=digest,
            received=int(received),
            returned=int(returned),
            damaged=int(damaged),
            missing=int(missing),
        )

    def difference(self, handed_over: int) -> int:
        """Return how many units are not accounted for."""
        return self.received - handed_over - self.returned - self.damaged - self.missing


class Rest(NamedTuple):
    """What was not handed over of the goods of a share, by an agency's count."""

    returned: int = 0
    damaged: int = 0
    missing: int = 0


def rest_of(reports: Sequence[ShareReport]) -> Rest:
    """Return what the reports on one share say together."""
    return Rest(*(sum(getattr(report, name) for report in reports) for name in Rest._fields))


class Reported(NamedTuple):
    """What an agency says became of one line of its share."""

    line_uid: str
    result: str
    quantity: int
    day: date


class ShareLine(NamedTuple):
    """One line of a round that was sent, as the office knows it."""

    id: int
    line_uid: str
    person_uid: str
    person_id: int | None
    name: str
    national_id: str
    quantity: int
    result: str
    given_on: date | None
