"""One step for many families of a programme: what is wished, whom it would change, and what takes it back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

MOST_FAMILIES = 5000  # in one step; more are meant by a saved view, on the page of programmes


class StepKind(StrEnum):
    """What happens to the memberships."""

    JOIN = "join"
    SUSPEND = "suspend"
    RESUME = "resume"
    LEAVE = "leave"


NEEDS_REASON = frozenset({StepKind.SUSPEND, StepKind.LEAVE})


@dataclass(frozen=True, kw_only=True)
class MembershipStep:
    """The wish of one clerk."""

    kind: StepKind
    programme: str
    day: date
    reason: str = ""


class StepPreview(NamedTuple):
    """Whom a step would change."""

    families: int
    fitting: int


class Former(NamedTuple):
    """A membership as the step left it, and the columns it had before; none for one that began with it."""

    uid: str
    version: int
    values: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class StepDone:
    """What became of a step."""

    step: MembershipStep
    programme: str  # its name
    others: int  # families chosen that it did not fit
    former: tuple[Former, ...] = field(repr=False)

    @property
    def families(self) -> int:
        """Return how many families it changed."""
        return len(self.former)
