"""Somebody else bears the number already: the clerk hears it before the family is saved."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.beneficiary import Relation
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.operations import beneficiaries
from desktop.workspace import Workspace
from tests.factories import make_office

FATHER = MemberDraft(
    name="مصطفى إبراهيم عبد الرحمن خليل", relation=Relation.HEAD, national_id="28407031901457"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an office with its clerk at work."""
    return make_office(tmp_path)


def test_a_number_that_somebody_bears_already_is_said_before_saving(workspace: Workspace) -> None:
    saved = beneficiaries.register(workspace, FamilyDraft(members=(FATHER,)))
    other = MemberDraft(name="سعاد محمود علي", relation=Relation.HEAD, national_id=FATHER.national_id)
    draft = FamilyDraft(members=(other,))
    (problem,) = (one for one in beneficiaries.check(workspace, draft) if "file" in one.values)
    assert problem.field == "members.0.national_id"
    assert problem.values == {"name": FATHER.name, "file": saved.code}
    confirmed = replace(draft, confirmed=frozenset({problem.message}))
    uid = beneficiaries.card(workspace, saved.uid).household.members[0].uid
    stored = FamilyDraft(members=(replace(FATHER, uid=uid),))
    for silent in (confirmed, stored):
        assert problem.message not in {one.message for one in beneficiaries.check(workspace, silent)}
