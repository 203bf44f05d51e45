"""What came back from the day: entries row by row, and the sums that a round closes on."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop.marking import N_
from desktop.models.country import Country
from desktop.models.distribution import Balance, DistributionState, Result
from desktop.models.national_id import check_id
from desktop.models.problem import Problem, Severity
from desktop.models.share import ShareState

RESULT_WORDS = {
    Result.PENDING: N_("not entered"),
    Result.RECEIVED: N_("received"),
    Result.BY_AGENT: N_("received by agent"),
    Result.ABSENT: N_("absent"),
    Result.REFUSED: N_("refused by the family"),
    Result.DECEASED: N_("deceased"),
    Result.MOVED: N_("moved away"),
}


MOST_FAMILIES = 5
"""Of one round, for which one agent receives before the committee is asked."""


@dataclass(frozen=True, kw_only=True)
class Agent:
    """Who took the goods in the family's place, as the sheet says it."""

    name: str
    relation: str = ""
    national_id: str = ""
    is_agreed: bool = False  # the committee knows that he receives for many families


@dataclass(frozen=True, kw_only=True)
class ResultEntry:
    """What became of one row; the row is named by its number or by the mark beside it."""

    result: Result
    row: int | None = None
    mark: str = ""
    agent: Agent | None = None


def check_agent(agent: Agent | None, country: Country, today: date) -> list[Problem]:
    """Return what is wrong with the agent of a row that was received by one."""
    if agent is None or not agent.name.strip():
        return [
            Problem(Severity.ERROR, N_("The agent's name is missing. Type it as on the sheet."), field="name")
        ]
    if not agent.national_id.strip():
        return []
    problems = check_id(agent.national_id, country, today=today).problems
    return [Problem(p.severity, p.message, p.values, "national_id") for p in problems]


class RowView(NamedTuple):
    """One row of a round as the counter sees it."""

    position: int
    name: str
    national_id: str
    household_code: str
    members: int
    place: str
    quantity: int
    result: Result
    agent_name: str


class DistributionRow(NamedTuple):
    """One round as tables show it."""

    uid: str
    number: str
    list_number: str
    edition: int
    campaign: str
    aid_kind: str
    unit: str
    place: str
    day: date
    last_day: date | None
    families: int
    quantity: int
    prints: int
    state: DistributionState
    share: str | None  # code of the agency that hands out; empty is the office itself
    share_state: ShareState | None


class ResultSum(NamedTuple):
    """How many rows ended in one way, and the units that stand on them."""

    result: Result
    families: int
    quantity: int


class Totals(NamedTuple):
    """The sums of a round."""

    families: int
    quantity: int
    received: int
    results: tuple[ResultSum, ...]

    def families_with(self, result: Result) -> int:
        """Return how many rows ended so."""
        return sum(one.families for one in self.results if one.result is result)

    @property
    def pending(self) -> int:
        """Return how many rows nobody has entered."""
        return self.families_with(Result.PENDING)

    @property
    def handed_over(self) -> int:
        """Return how many units left the store."""
        return sum(one.quantity for one in self.results if one.result.is_handed_over)

    def balance(self, returned: int, damaged: int, missing: int) -> Balance:
        """Return the closing test for what the storekeeper brings back."""
        return Balance(
            received=self.received,
            handed_over=self.handed_over,
            returned=returned,
            damaged=damaged,
            missing=missing,
        )
