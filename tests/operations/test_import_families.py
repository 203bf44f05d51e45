"""Lists with a row a person: families are put together, and never get a second head."""

import csv
from pathlib import Path

import pytest

from desktop.models.importing import (
    NO_HEADING,
    Field,
    Fix,
    ImportChoice,
    ImportPlan,
    Meaning,
    Pasted,
    Ruling,
    Verdict,
)
from desktop.operations import beneficiaries, imports
from desktop.workspace import Workspace
from tests.factories import make_office

HEAD = ("الاسم", "الرقم القومي", "صلة القرابة", "رقم الملف", "الحالة الاجتماعية", "الفئة")
AHMED, MONA, OMAR, SARA = "27503081901311", "28803121902321", "31001011900011", "29207031902781"
FAMILY = (
    ("أحمد محمود السيد", AHMED, "رب الأسرة", "ق/1", "متزوج", ""),
    ("منى حسن علي", MONA, "زوجة", "ق/1", "متزوجة", ""),
    ("عمر أحمد محمود", "", "ابن", "ق/1", "", "مسن"),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an Egyptian office with its clerk at work."""
    return make_office(tmp_path)


def _list(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Pasted:
    return Pasted("لصق", "\n".join("\t".join(row) for row in (head, *rows)))


def _verdicts(plan: ImportPlan) -> list[str]:
    return [one.verdict.value for one in sorted(plan.outcomes, key=lambda one: one.number)]


def _why(plan: ImportPlan, number: int) -> str:
    return " ".join(
        problem.message for one in plan.outcomes if one.number == number for problem in one.problems
    )


def test_rows_of_one_file_number_become_one_family(workspace: Workspace) -> None:
    plan = imports.preview(workspace, _list(*FAMILY))
    assert (plan.added, plan.joined, plan.refused) == (1, 2, 0)
    imports.take_in(workspace, _list(*FAMILY), plan.choice, plan.file_digest)
    card = beneficiaries.card(workspace, beneficiaries.household_of(workspace, 1))
    assert [(one.relation, one.marital_state) for one in card.household.members] == [
        ("head", "married"),
        ("spouse", "married"),
        ("son", None),
    ]
    again = imports.preview(workspace, _list(*FAMILY))
    assert (_verdicts(again), again.has_news) == (["unchanged"] * 3, False)


def test_members_may_stand_above_their_head_and_name_him_by_his_id(workspace: Workspace) -> None:
    head = ("الاسم", "الرقم القومي", "صلة القرابة", "الرقم القومي لرب الأسرة")
    rows = (("منى حسن علي", MONA, "زوجة", AHMED), ("أحمد محمود السيد", AHMED, "رب الأسرة", ""))
    taken = imports.take_in(workspace, _list(*rows, head=head))
    assert (taken.added, taken.joined) == (1, 1)
    more = _list(("سارة أحمد محمود", SARA, "بنت", AHMED), head=head)  # the head is known to the office alone
    assert imports.take_in(workspace, more).joined == 1
    assert beneficiaries.counts(workspace).persons == 3


def test_who_names_no_family_belongs_to_the_head_above(workspace: Workspace) -> None:
    rows = (FAMILY[0][:3], FAMILY[1][:3], ("سعاد علي", "", "ربة أسرة"), ("كريم علي", "", "ابن"))
    taken = imports.take_in(workspace, _list(*rows, head=HEAD[:3]))
    assert (taken.added, taken.joined) == (2, 2)
    second = beneficiaries.card(workspace, beneficiaries.household_of(workspace, 2)).household
    assert [one.name for one in second.members] == ["سعاد علي", "كريم علي"]


def test_a_family_never_gets_a_second_head(workspace: Workspace) -> None:
    second = ("منى حسن علي", MONA, "رب الأسرة", "ق/1", "", "")
    plan = imports.preview(workspace, _list(FAMILY[0], second))
    assert _verdicts(plan) == ["added", "refused"]
    assert "has a head in row" in _why(plan, 3)
    imports.take_in(workspace, _list(*FAMILY))
    assert _verdicts(imports.preview(workspace, _list(second))) == ["held"]


def test_a_loop_of_heads_and_a_missing_head_are_refused(workspace: Workspace) -> None:
    head = ("الاسم", "الرقم القومي", "صلة القرابة", "الرقم القومي لرب الأسرة")
    rows = (("منى حسن علي", MONA, "زوجة", AHMED), ("أحمد محمود السيد", AHMED, "زوج", MONA))
    plan = imports.preview(workspace, _list(*rows, head=head))
    assert (plan.refused, plan.has_news) == (2, False)
    assert "neither in the list" in _why(plan, 2)


def test_who_belongs_to_a_head_that_stays_out_stays_out(workspace: Workspace) -> None:
    bad = ("أحمد محمود السيد", "2.98E+13", "رب الأسرة", "ق/1", "", "")
    plan = imports.preview(workspace, _list(bad, *FAMILY[1:]))
    assert _verdicts(plan) == ["refused"] * 3
    assert "stays out" in _why(plan, 3)


def test_a_member_known_in_another_family_is_held(workspace: Workspace) -> None:
    imports.take_in(workspace, _list(*FAMILY))
    other = (("سعاد علي حسن", SARA, "رب الأسرة", "ق/2", "", ""), ("منى حسن علي", MONA, "أخت", "ق/2", "", ""))
    plan = imports.preview(workspace, _list(*other))
    assert _verdicts(plan) == ["added", "held"]


def test_a_cell_corrected_in_the_wizard_counts_for_plan_and_taking_in(workspace: Workspace) -> None:
    rows = _list(("أحمد محمود السيد", "2.98E+13", "", "", "", ""))
    plan = imports.preview(workspace, rows)
    assert dict(plan.outcomes[0].texts)[Field.NATIONAL_ID] == "2.98E+13"
    choice = _with(plan.choice, fixes=(Fix(2, Field.NATIONAL_ID, AHMED), Fix(2, Field.PHONE, "٠١٠٠١٢٣٤٥٦٧")))
    assert imports.preview(workspace, rows, choice).added == 1
    imports.take_in(workspace, rows, choice)
    assert beneficiaries.find(workspace, AHMED)[0].phone == "01001234567"


def test_a_person_decides_of_namesakes(workspace: Workspace) -> None:
    head = ("الاسم", "القرية", "التليفون")
    imports.take_in(workspace, _list(("سعاد علي حسن", "فايد", "01001234567"), head=head))
    rows = _list(("سعاد على حسن", "فايد", "01112345678"), head=head)
    plan = imports.preview(workspace, rows)
    assert _verdicts(plan) == ["held"]
    for ruling, verdict in (
        (Ruling.SAME, Verdict.CHANGED),
        (Ruling.ANOTHER, Verdict.ADDED),
        (Ruling.LEFT_OUT, Verdict.REFUSED),
    ):
        choice = _with(plan.choice, rulings=((2, ruling),))
        assert _verdicts(imports.preview(workspace, rows, choice)) == [verdict.value]


def test_headings_and_words_of_a_sender_are_remembered(workspace: Workspace, tmp_path: Path) -> None:
    head = ("من نحن", "بطاقة", "حالته")
    rows = _list(("أحمد محمود السيد", AHMED, "حالة ب"), head=head)
    sender = "جمعية الخير"
    first = imports.look(workspace, rows, header_row=1, sender=sender)
    assert not first.was_recognised
    columns = (Field.NAME, Field.NATIONAL_ID, Field.MARITAL_STATE)
    plan = imports.preview(workspace, rows, _with(first.choice, columns=columns))
    assert [(one.field, one.text, one.rows) for one in plan.unknown_words] == [
        (Field.MARITAL_STATE, "حالة ب", 1)
    ]
    meaning = Meaning(Field.MARITAL_STATE, "حالهب", "widowed")
    imports.take_in(workspace, rows, _with(plan.choice, meanings=(meaning,)))
    assert sender in imports.senders(workspace)
    again = imports.look(workspace, rows, sender=" جمعية  الخير")
    assert (again.choice.columns, again.was_recognised, again.remembered) == (columns, True, 3)
    assert imports.preview(workspace, rows, again.choice).unknown_words == ()
    assert not imports.look(workspace, rows, sender="غيرها").was_recognised


def test_the_lists_own_totals_are_compared(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as text:
        rows = [("الاسم", "عدد الأفراد"), ("سعاد علي", "٤"), ("هبة كمال", "5"), ("الإجمالي", "١٠")]
        csv.writer(text).writerows(rows)
    plan = imports.preview(workspace, path)
    assert (plan.members_listed, plan.members_claimed) == (9, 10)


def _with(choice: ImportChoice, **values: object) -> ImportChoice:
    return ImportChoice(**{**vars(choice), **values})


def test_pasted_rows_without_headings_are_understood_by_what_stands_in_them(workspace: Workspace) -> None:
    rows = Pasted("لصق", f"أحمد محمود السيد\t{AHMED}\t01001234567\nمنى حسن علي\t{MONA}\t\n")
    look = imports.look(workspace, rows)
    assert (look.choice.header_row, look.was_recognised) == (NO_HEADING, True)
    assert look.choice.columns == (Field.NAME, Field.NATIONAL_ID, Field.PHONE)
    assert imports.preview(workspace, rows, look.choice).added == 2
    wanted = imports.look(workspace, rows, header_row=1)
    assert imports.look(workspace, rows, header_row=NO_HEADING).choice == look.choice
    assert wanted.choice.header_row == 1


def test_changes_are_told_as_lists_tell_them(workspace: Workspace) -> None:
    head = ("الاسم", "الرقم القومي", "الدخل", "الحالة الاجتماعية")
    imports.take_in(workspace, _list(("أحمد محمود السيد", AHMED, "100", "متزوج"), head=head))
    plan = imports.preview(workspace, _list(("أحمد محمود السيد", AHMED, "250", "أرمل"), head=head))
    assert plan.outcomes[0].changes == (
        ("marital_state", "married", "widowed"),
        ("income_total", "100", "250"),
    )
    assert imports.word_choices(workspace, "fa")[Field.MARITAL_STATE][0] == ("single", "مجرد")


def test_a_review_before_the_research_that_is_stored_waits_for_a_person(workspace: Workspace) -> None:
    head = ("الاسم", "الرقم القومي", "صاحب الهاتف الآخر", "تاريخ البحث", "تاريخ المراجعة")
    row = ("أحمد محمود السيد", AHMED, "جار", "5/3/2024", "5/3/2025")
    imports.take_in(workspace, _list(row, head=head))
    assert imports.preview(workspace, _list(row, head=head)).unchanged == 1
    back = imports.preview(workspace, _list((*row[:3], "", "4/3/2024"), head=head))
    assert (back.held, back.outcomes[0].problems[-1].field) == (1, "review_on")
    later = imports.preview(workspace, _list((*row[:3], "6/3/2024", ""), head=head))
    assert later.outcomes[0].changes == (("researched_on", "2024-03-05", "2024-03-06"),)
