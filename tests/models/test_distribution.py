"""Rounds: what leaves the store, and which plans are refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.models.distribution import Result, RoundPlan, check_round
from desktop.models.problem import has_errors

TODAY = date(2026, 3, 1)
GOOD = RoundPlan(list_uid="U", campaign="قافلة الخير", place="القصاصين", day=date(2026, 3, 5), received=0)
A_YEAR, A_DAY = timedelta(days=366), timedelta(days=1)


def test_goods_leave_the_store_by_hand_or_by_agent_only() -> None:
    assert [one for one in Result if one.is_handed_over] == [Result.RECEIVED, Result.BY_AGENT]


def test_a_round_needs_a_name_a_place_and_no_negative_stock() -> None:
    assert check_round(GOOD, TODAY) == []
    bad = replace(GOOD, campaign=" ", place="", received=-1)
    assert [problem.field for problem in check_round(bad, TODAY)] == ["campaign", "place", "received"]
    assert has_errors(check_round(bad, TODAY))


@pytest.mark.parametrize(
    ("day", "lasts", "wrong"),
    [
        (TODAY - A_YEAR, None, []),
        (TODAY + A_YEAR, 60, []),
        (TODAY - A_YEAR - A_DAY, None, ["day"]),
        (TODAY + A_YEAR + A_DAY, 2, ["day"]),
        (date(1900, 1, 1), None, ["day"]),
        (TODAY, 0, []),
        (TODAY, 61, ["last_day"]),
        (TODAY, -1, ["last_day"]),
    ],
)
def test_a_round_lies_near_today_and_ends_after_it_began(
    day: date, lasts: int | None, wrong: list[str]
) -> None:
    last = None if lasts is None else day + timedelta(days=lasts)
    assert [one.field for one in check_round(replace(GOOD, day=day, last_day=last), TODAY)] == wrong
