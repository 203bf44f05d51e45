"""Plans of lists: what may be asked, and conditions that read back as they were spelled."""

from datetime import date

import pytest

from desktop.models.list_plan import (
    Criteria,
    Exclusion,
    ListPlan,
    ListPreview,
    Portion,
    PortionRule,
    check_plan,
)

FULL = Criteria(
    area_codes=("EG1901",),
    places=("القصاصين",),
    categories=("widow",),
    size_from=2,
    size_to=9,
    programme="karama",
)


def plan(**changes: object) -> ListPlan:
    values: dict[str, object] = {
        "title": "كراتين",
        "aid_kind": "food_box",
        "unit": "box",
        "period_from": date(2026, 2, 1),
        "period_to": date(2026, 2, 28),
    }
    return ListPlan(**(values | changes))  # type: ignore[arg-type]  # the table holds the plan's own fields


@pytest.mark.parametrize("criteria", [Criteria(), FULL])
def test_conditions_read_back_as_they_were_spelled(criteria: Criteria) -> None:
    assert Criteria.read(criteria.spelled()) == criteria


def test_a_condition_of_a_later_program_is_passed_over() -> None:
    assert Criteria.read('{"moon":"full","size_from":3}') == Criteria(size_from=3)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"period_to": date(2026, 1, 1)}, "period_to"),
        ({"portion": Portion(each=0)}, "each"),
        ({"portion": Portion(each=1_000_001, rule=PortionRule.MEMBER)}, "each"),
        ({"criteria": Criteria(size_from=5, size_to=4)}, "size_to"),
    ],
)
def test_a_wrong_plan_names_its_field(changes: dict[str, object], field: str) -> None:
    assert [problem.field for problem in check_plan(plan(**changes))] == [field]


@pytest.mark.parametrize("criteria", [Criteria(), Criteria(size_from=5), Criteria(size_to=4), FULL])
def test_a_sound_plan_has_no_problem(criteria: Criteria) -> None:
    assert check_plan(plan(criteria=criteria)) == []


def test_a_preview_adds_up_whom_it_leaves_out() -> None:
    preview = ListPreview(5, 10, ((Exclusion.SUSPENDED, 2), (Exclusion.DISPUTED_ID, 1)))
    assert preview.left_out == 3
