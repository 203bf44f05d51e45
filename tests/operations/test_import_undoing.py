"""Taking a whole import back, and what stands in its way."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.errors import CancelledError, NotFoundError, RefusedError
from desktop.models.importing import Pasted
from desktop.operations import beneficiaries, import_undoing, imports, memberships, programmes
from desktop.progress import Progress, Step
from desktop.store import import_removal
from desktop.workspace import Workspace
from tests.factories import NOW, make_office

HEAD = ("الاسم", "الرقم القومي", "رقم الملف", "صلة القرابة", "القرية", "الدخل", "الفئة")
AHMED, MONA = "27503081901311", "28803121902321"


def _list(*rows: tuple[str, ...]) -> Pasted:
    return Pasted("لصق", "\n".join("\t".join(row) for row in (HEAD, *rows)))


FIRST = _list(("أحمد محمود السيد", AHMED, "ق/1", "رب الأسرة", "فايد", "100", ""))
SECOND = _list(
    ("أحمد محمود السيّد", AHMED, "ق/1", "رب الأسرة", "نفيشة", "250", "مسن"),
    ("منى حسن علي", MONA, "ق/1", "زوجة", "", "", ""),
    ("سعاد علي حسن", "", "ق/2", "رب الأسرة", "فايد", "", "مسن"),
)


def _later(workspace: Workspace, minutes: int) -> Workspace:
    return replace(workspace, now=lambda: NOW + timedelta(minutes=minutes))


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office with one family, in which a second list was taken in."""
    workspace = make_office(tmp_path)
    imports.take_in(workspace, FIRST)
    return workspace


def _family(office: Workspace) -> tuple[object, ...]:
    household = beneficiaries.card(office, beneficiaries.household_of(office, 1)).household
    return (
        household.place,
        household.place_key,
        household.income_total,
        [(one.name, one.relation) for one in household.members],
    )


def test_an_import_is_taken_back_in_one_step(office: Workspace) -> None:
    before = _family(office)
    uid = imports.take_in(_later(office, 1), SECOND).uid
    assert (_family(office)[2], beneficiaries.counts(office).persons) == (25_000, 3)
    assert import_undoing.in_the_way(office, uid) == {}
    undone = import_undoing.take_back(_later(office, 2), uid)
    assert (undone.families, undone.persons, undone.changed) == (1, 2, 2)
    assert _family(office) == before
    card = beneficiaries.card(office, beneficiaries.household_of(office, 1))
    assert (list(card.categories), list(beneficiaries.find(office, "سعاد"))) == ([], [])
    assert [one.is_undone for one in import_undoing.latest(office)] == [True, False]
    with pytest.raises(RefusedError, match="taken back already"):
        import_undoing.take_back(office, uid)
    assert imports.preview(office, SECOND).taken_before is None
    assert imports.take_in(_later(office, 3), SECOND).joined == 1


def test_an_import_goes_in_blocks_and_tells_how_far_it_is(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_removal, "_BLOCK", 1)
    before = _family(office)
    uid = imports.take_in(_later(office, 1), SECOND).uid
    told: list[Step] = []
    back = import_undoing.take_back(_later(office, 2), uid, Progress(told.append))
    assert (back.families, back.persons, back.changed) == (1, 2, 2)
    assert _family(office) == before
    went = dict.fromkeys(
        (one.done, one.total) for one in told if one.total
    )  # a stretch of the history may hold none
    assert list(went) == [(done, 6) for done in range(1, 7)]


@pytest.mark.parametrize("steps", [1, 3, 5])
def test_cancel_in_the_middle_leaves_the_import_as_it_was(
    office: Workspace, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    monkeypatch.setattr(import_removal, "_BLOCK", 1)
    uid = imports.take_in(_later(office, 1), SECOND).uid
    after = _family(office)
    told: list[Step] = []
    progress = Progress(told.append, lambda: len(told) == steps)
    with pytest.raises(CancelledError):
        import_undoing.take_back(_later(office, 2), uid, progress)
    assert (_family(office), beneficiaries.counts(office).persons) == (after, 3)
    assert [len(list(beneficiaries.find(office, name))) for name in ("سعاد", "منى", "أحمد")] == [1, 1, 1]
    assert import_undoing.in_the_way(office, uid) == {}


def test_what_was_built_on_an_import_stands_in_the_way(office: Workspace) -> None:
    uid = imports.take_in(_later(office, 1), SECOND).uid
    second = beneficiaries.find(office, "سعاد علي")[0].household_uid
    programmes.add_programme(office, code="r", name="كرتونة رمضان")
    memberships.enrol_import(_later(office, 2), "r", uid)
    assert import_undoing.in_the_way(office, uid) == {"programme_membership": 1}
    beneficiaries.close_file(_later(office, 3), second, 1, "انتقال")
    assert import_undoing.in_the_way(office, uid)["edits"] >= 1
    with pytest.raises(RefusedError, match="cannot be taken back"):
        import_undoing.take_back(office, uid)
    assert beneficiaries.counts(office).persons == 2


def test_an_import_nobody_knows_is_refused(office: Workspace) -> None:
    with pytest.raises(NotFoundError):
        import_undoing.in_the_way(office, "0" * 26)
