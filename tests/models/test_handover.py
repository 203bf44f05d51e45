"""Sums of a round, and what an agent must say of himself."""

from datetime import date

import pytest

from desktop.models.country import Country
from desktop.models.distribution import Result
from desktop.models.handover import Agent, ResultSum, Totals, check_agent
from desktop.models.problem import has_errors

TODAY = date(2026, 3, 1)
SUMS = Totals(
    10, 20, 25,
    (ResultSum(Result.PENDING, 3, 6), ResultSum(Result.RECEIVED, 4, 8), ResultSum(Result.BY_AGENT, 1, 2)),
)  # fmt: skip


def test_totals_count_what_left_the_store() -> None:
    assert (SUMS.handed_over, SUMS.pending, SUMS.families_with(Result.ABSENT)) == (10, 3, 0)


def test_a_round_balances_when_nothing_is_unaccounted_for() -> None:
    assert SUMS.balance(returned=12, damaged=2, missing=1).difference == 0
    assert SUMS.balance(returned=12, damaged=2, missing=0).difference == 1


@pytest.mark.parametrize("agent", [None, Agent(name="  ")])
def test_an_agent_without_a_name_is_refused(agent: Agent | None) -> None:
    assert has_errors(check_agent(agent, Country.EGYPT, TODAY))


def test_an_agent_may_leave_the_number_out_but_not_give_a_wrong_one() -> None:
    assert check_agent(Agent(name="سيد علي"), Country.EGYPT, TODAY) == []
    problems = check_agent(Agent(name="سيد علي", national_id="123"), Country.EGYPT, TODAY)
    assert [problem.field for problem in problems] == ["national_id"]
