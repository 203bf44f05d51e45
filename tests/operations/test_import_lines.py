"""Lists that tell of needs and disabilities: taken in with their families, found again, taken back whole."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.models.import_words import fold_label
from desktop.models.importing import Field, Meaning, Pasted
from desktop.models.need import NeedState, Urgency
from desktop.operations import beneficiaries, import_undoing, imports
from desktop.operations.rights import TABLE, Right
from desktop.workspace import Workspace
from tests.factories import NOW, make_office

HEAD = (
    "الاسم",
    "رقم الملف",
    "صلة القرابة",
    "الفئة",
    "الاحتياجات",
    "نوع الإعاقة",
    "درجة الإعاقة",
    "رقم بطاقة الخدمات",
    "المرافق",
)
ROWS = (
    ("أحمد محمود السيد", "ق/1", "رب الأسرة", "مسن", "غذاء، علاج", "لا يوجد", "-", "", "مياه - كهرباء / صرف"),
    ("منى حسن علي", "ق/1", "زوجة", "", "كرسي متحرك", "حركية", "شديدة", "77/12", ""),
)  # fmt: skip


def _list(*rows: tuple[str, ...]) -> Pasted:
    return Pasted("لصق", "\n".join("\t".join(row) for row in (HEAD, *rows)))


def _later(workspace: Workspace, minutes: int) -> Workspace:
    return replace(workspace, now=lambda: NOW + timedelta(minutes=minutes))


def _lines(workspace: Workspace) -> tuple[set[tuple[str, int | None]], dict[int, tuple[str, str, str]]]:
    """Return the needs of the first family with whose they are, and its disabilities, by person."""
    with workspace.store.read() as uow:
        needs = {
            (one.kind, one.person_id)
            for one in uow.family_lines.needs(1)
            if (one.urgency, one.state) == (Urgency.SOON, NeedState.OPEN)
        }
        disabled = uow.family_lines.disabilities([1, 2])
        return needs, {
            id_: (one.type_code, one.severity_code, one.card_number) for id_, one in disabled.items()
        }


def _categories(workspace: Workspace) -> set[tuple[str, int | None]]:
    with workspace.store.read() as uow:
        return {(one.code, one.person_id) for one in uow.family_lines.open_categories(1)}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an Egyptian office with its clerk at work."""
    return make_office(tmp_path)


def test_needs_and_disabilities_come_in_with_their_family(workspace: Workspace) -> None:
    plan = imports.preview(workspace, _list(*ROWS))
    assert (plan.added, plan.joined, [one.text for one in plan.unknown_words]) == (1, 1, ["مياه - كهرباء"])
    assert imports.word_choices(workspace, "ar")[Field.DISABILITY_SEVERITY][0][1] == "المستوى الأول: بسيطة"
    imports.take_in(workspace, _list(*ROWS))
    assert _lines(workspace) == (
        {("food", None), ("treatment", None), ("device", 2)},
        {2: ("eg_mobility", "sev_eg_3", "77/12")},
    )
    assert (
        beneficiaries.card(workspace, beneficiaries.household_of(workspace, 1)).household.utilities
        == "sewage"
    )
    again = imports.preview(workspace, _list(*ROWS))
    assert (again.unchanged, again.has_news) == (2, False)


def test_what_a_list_adds_to_a_known_family_is_taken_back_alone(workspace: Workspace) -> None:
    imports.take_in(workspace, _list(*ROWS))
    before = _lines(workspace)
    more = _list(
        (*ROWS[0][:3], "مسن", "ملابس", "كفيف", "", "", ""),
        (*ROWS[1][:3], "أرمل", "", "حركية", "متوسطة", "", ""),
    )
    plan = imports.preview(workspace, more)
    assert [one.changes for one in plan.outcomes] == [
        (("disability_type_code", "", "eg_visual"), ("need", "", "clothes")),
        (("disability_severity_code", "sev_eg_3", "sev_eg_2"),),
    ]
    taken = imports.take_in(_later(workspace, 1), more)
    assert _lines(workspace) == (
        before[0] | {("clothes", None)},
        {1: ("eg_visual", "", ""), 2: ("eg_mobility", "sev_eg_2", "77/12")},
    )
    assert import_undoing.in_the_way(workspace, taken.uid) == {}
    import_undoing.take_back(_later(workspace, 2), taken.uid)
    assert _lines(workspace) == before


def test_what_is_said_of_a_person_is_not_said_of_the_family(workspace: Workspace) -> None:
    rows = (
        ("أحمد محمود السيد", "ق/1", "رب الأسرة", "مسن، الأسر الأكثر احتياجًا", *[""] * 5),
        (*ROWS[1][:3], "أرملة", *[""] * 5),
    )
    imports.take_in(workspace, _list(*rows))
    kept = {("elderly", 1), ("poor_family", None), ("widow", 2)}
    assert _categories(workspace) == kept
    assert not imports.preview(workspace, _list(*rows)).has_news
    more = _list((*rows[0][:3], "مسن، عمالة غير منتظمة", *[""] * 5), rows[1])
    assert imports.preview(workspace, more).outcomes[0].changes == (("category", "", "irregular_worker"),)
    uid = imports.take_in(_later(workspace, 1), more).uid
    assert _categories(workspace) == kept | {("irregular_worker", 1)}
    import_undoing.take_back(_later(workspace, 2), uid)
    assert _categories(workspace) == kept


def test_a_list_of_families_says_every_category_of_the_family(workspace: Workspace) -> None:
    imports.take_in(workspace, Pasted("لصق", "الاسم\tرقم الملف\tالفئة\nأحمد محمود السيد\tق/1\tيتيم"))
    assert _categories(workspace) == {("orphan", None)}


def test_a_family_goes_with_its_lines_unless_they_were_changed_since(workspace: Workspace) -> None:
    uid = imports.take_in(workspace, _list(*ROWS)).uid
    with workspace.store.write() as uow:
        need = uow.family_lines.needs(1)[0]
        need.urgency = Urgency.URGENT.value
        need.touch(workspace.now(), "-")
        uow.beneficiaries.save(need)
    assert import_undoing.in_the_way(workspace, uid) == {"edits": 1}
    with workspace.store.write() as uow:
        need.version = 1
        uow.beneficiaries.save(need)
    import_undoing.take_back(workspace, uid)
    assert _lines(workspace) == (set(), {})


def test_who_may_not_see_sensitive_data_does_not_take_it_in(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TABLE, Right.SEE_SENSITIVE, frozenset())
    plan = imports.preview(workspace, _list(*ROWS))
    assert {one.text for one in plan.unknown_words} >= {"علاج", "كرسي متحرك"}
    assert imports.word_choices(workspace, "ar")[Field.DISABILITY] == []
    imports.take_in(workspace, _list(*ROWS))
    assert _lines(workspace) == ({("food", None)}, {})


def test_the_senders_word_for_a_disability_is_remembered(workspace: Workspace) -> None:
    row = (*ROWS[1][:2], "رب الأسرة", "", "", "رجل خشبية", "", "", "")
    choice = imports.preview(workspace, _list(row)).choice
    meaning = Meaning(Field.DISABILITY, fold_label("رجل خشبية"), "eg_mobility")
    plan = imports.preview(workspace, _list(row), replace(choice, sender="الجمعية", meanings=(meaning,)))
    assert plan.unknown_words == ()
    imports.take_in(workspace, _list(row), plan.choice)
    seen = imports.look(workspace, _list(row), sender="الجمعية")
    assert seen.choice.meanings == (meaning,)
    assert _lines(workspace)[1] == {1: ("eg_mobility", "", "")}
