"""Invented offices: whole families whose numbers are well formed, and a list that is taken in without a question."""

from pathlib import Path

import pytest

from desktop.models.beneficiary import Relation
from desktop.models.country import Country
from desktop.operations import beneficiaries, imports, pair_search
from desktop.operations.invented_homes import invent_home
from desktop.operations.invented_list import PARTNER_SERIAL, write_invented_list
from desktop.operations.population import Names, invent
from desktop.progress import Progress
from tests.factories import make_office

pytestmark = pytest.mark.on_file  # imports have tests of their own on a server
YOUNG = {Relation.SON, Relation.DAUGHTER, Relation.GRANDCHILD}


@pytest.mark.parametrize("country", list(Country))
def test_families_are_whole_and_no_two_persons_share_a_number(country: Country) -> None:
    names = Names(country)
    families = [*invent(country, 600, 1), *invent(country, 600, 2, PARTNER_SERIAL)]
    numbers: list[str] = []
    for family in families:
        home = invent_home(country, family, names)
        assert home == invent_home(country, family, names)
        head, *others = home.persons
        assert (head.kin.relation, head.national_id, len(home.persons)) == (
            Relation.HEAD,
            family.national_id,
            family.members,
        )
        eldest = min(one.kin.birth_date.year for one in home.persons if one.kin.relation not in YOUNG)
        assert all(one.kin.birth_date.year > eldest + 17 for one in others if one.kin.relation in YOUNG)
        numbers += [one.national_id for one in home.persons if one.national_id]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("country", list(Country))
def test_the_list_is_taken_in_without_a_question(tmp_path: Path, country: Country) -> None:
    office = make_office(tmp_path, country)
    listed = write_invented_list(tmp_path / "families.xlsx", country, 25, 7, Progress())
    plan = imports.preview(office, listed)
    persons = sum(family.members for family in invent(country, 25, 7))
    assert (plan.added, plan.joined, plan.held, plan.refused) == (25, persons - 25, 0, 0)
    assert plan.unknown_words == ()
    assert [problem for row in plan.outcomes for problem in row.problems] == []
    imports.take_in(office, listed)
    home = beneficiaries.card(office, beneficiaries.household_of(office, 1))
    assert home.household.area_code
    assert home.household.head.birth_date
    assert home.household.head.sex


@pytest.mark.parametrize("country", list(Country))
def test_heads_written_again_are_found_by_the_search(tmp_path: Path, country: Country) -> None:
    office = make_office(tmp_path, country)
    listed = write_invented_list(tmp_path / "families.xlsx", country, 50, 7, Progress(), has_doubles=True)
    assert imports.take_in(office, listed).added == 52
    assert pair_search.search(office).pairs >= 2
