"""The catalogue of programmes, and lists made of their members."""

from pathlib import Path

import pytest

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.models.beneficiary import Household
from desktop.models.list_plan import Criteria
from desktop.operations import approved_lists, memberships, programmes
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families, run_sql
from tests.operations.test_approved_lists import plan


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 4)
    programmes.add_programme(workspace, code="karama", name="تكافل وكرامة", aid_kind="cash_monthly")
    return workspace


def uids(workspace: Workspace) -> list[str]:
    with workspace.store.read() as uow:
        return [household.uid for household in uow.session.query(Household).order_by(Household.id)]


def test_a_programme_is_added_renamed_and_closed(office: Workspace) -> None:
    programmes.rename_programme(office, "karama", "تكافل و كرامة")
    assert [one.name for one in programmes.programmes(office)] == ["تكافل و كرامة"]
    programmes.close_programme(office, "karama")
    assert programmes.programmes(office) == []
    assert len(programmes.programmes(office, with_closed=True)) == 1
    with pytest.raises(RefusedError, match="closed"):
        memberships.enrol(office, "karama", uids(office))


def test_a_code_is_taken_once(office: Workspace) -> None:
    with pytest.raises(BadInputError, match="taken"):
        programmes.add_programme(office, code="karama", name="كرامة")
    with pytest.raises(BadInputError, match="code and a name"):
        programmes.add_programme(office, code=" ", name="كرامة")
    with pytest.raises(BadInputError, match="name is missing"):
        programmes.rename_programme(office, "karama", " ")


def test_families_join_once_and_a_list_holds_the_members(office: Workspace) -> None:
    families = uids(office)
    assert memberships.enrol(office, "karama", families[:3]) == 3
    assert memberships.enrol(office, "karama", families) == 1
    memberships.leave(office, "karama", families[0], "تحسنت الحالة")
    of_members = plan(criteria=Criteria(programme="karama"))
    assert approved_lists.list_preview(office, of_members).families == 3
    assert memberships.enrol(office, "karama", families) == 1


def test_a_family_leaves_with_a_reason(office: Workspace) -> None:
    families = uids(office)
    memberships.enrol(office, "karama", families[:1])
    with pytest.raises(BadInputError, match="reason"):
        memberships.leave(office, "karama", families[0], "")
    with pytest.raises(NotFoundError, match="does not belong"):
        memberships.leave(office, "karama", families[1], "انتقلت")


def test_a_whole_import_joins_at_once(office: Workspace) -> None:
    run_sql(office, "update household set import_uid = 'I' where id > 2")
    assert memberships.enrol_import(office, "karama", "I") == 2
