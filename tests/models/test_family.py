"""Drafts of families: the rules they must keep before anything is saved."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.beneficiary import Household, Person, Relation, Sex
from desktop.models.country import Country
from desktop.models.family import Departure, FamilyDraft, MemberDraft, check_family, id_state_of
from desktop.models.family_record import clean_phone, cleaned, code_values, person_values
from desktop.models.importing import ImportChoice, ImportPlan
from desktop.models.problem import Problem, Severity

TODAY = date(2026, 3, 1)
ID, WARNED = "27503081901311", "27503081901312"
HEAD = MemberDraft(name="أحمد محمود", relation=Relation.HEAD)


def _check(draft: FamilyDraft) -> list[Problem]:
    return check_family(draft, Country.EGYPT, TODAY)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (FamilyDraft(members=()), "members"),
        (FamilyDraft(members=(HEAD, HEAD)), "members"),
        (FamilyDraft(members=(HEAD,), members_declared=61), "members_declared"),
        (FamilyDraft(members=(replace(HEAD, name=" "),)), "members.0.name"),
        (FamilyDraft(members=(replace(HEAD, birth_date=date(2027, 1, 1)),)), "members.0.birth_date"),
        (FamilyDraft(members=(replace(HEAD, national_id="123"),)), "members.0.national_id"),
        (
            FamilyDraft(members=(replace(HEAD, national_id=ID), MemberDraft(name="ب", national_id=ID))),
            "members.1.national_id",
        ),
        (FamilyDraft(members=(HEAD,), postal_code="57199833441"), "postal_code"),
        (FamilyDraft(members=(HEAD,), leaving={"X": Departure(reason=" ")}), "members"),
    ],
)
def test_a_broken_rule_is_told_beside_its_field(draft: FamilyDraft, field: str) -> None:
    assert [(one.severity, one.field) for one in _check(draft)] == [(Severity.ERROR, field)]


@pytest.mark.parametrize(("typed", "is_right"), [("", True), ("۵۷۱۹۹۸۳۳۴۴", True), ("41511", False)])
def test_a_postal_code_has_the_digits_of_its_country(typed: str, is_right: bool) -> None:
    draft, _ = cleaned(FamilyDraft(members=(HEAD,), postal_code=typed), Country.IRAN, TODAY)
    told = check_family(draft, Country.IRAN, TODAY)
    assert [(one.severity, one.field) for one in told] == [(Severity.WARNING, "postal_code")] * (not is_right)


def test_a_sound_family_has_no_problem() -> None:
    wife = MemberDraft(name="سعاد علي", relation=Relation.SPOUSE, national_id="T")
    draft = FamilyDraft(members=(replace(HEAD, national_id=ID), wife, replace(wife, name="ج")))
    assert _check(draft) == []
    assert draft.head.national_id == ID


def test_a_warning_is_silent_once_the_clerk_confirmed_it() -> None:
    draft = FamilyDraft(members=(replace(HEAD, national_id=WARNED),))
    (warning,) = _check(draft)
    assert warning.severity is Severity.WARNING
    assert _check(replace(draft, confirmed=frozenset({warning.message}))) == []


@pytest.mark.parametrize(
    ("number", "taken", "state"),
    [
        *(("", False, "none"), ("T-x-1", False, "temporary"), (ID, False, "ok")),
        *((WARNED, False, "warned"), (ID, True, "disputed")),
    ],
)  # fmt: skip
def test_the_state_of_a_number(number: str, taken: bool, state: str) -> None:
    assert id_state_of(number, Country.EGYPT, TODAY, lambda _: taken).value == state


def test_an_id_fills_what_the_form_left_open_and_nothing_else() -> None:
    draft = FamilyDraft(members=(replace(HEAD, national_id="٢٧٥٠٣٠٨١٩٠١٣١١", phone="+20 100"), HEAD))
    (head, bare), findings = (
        cleaned(draft, Country.EGYPT, TODAY)[0].members,
        cleaned(draft, Country.EGYPT, TODAY)[1],
    )
    assert (head.national_id, head.sex, head.birth_date, head.birth_area) == (
        ID,
        Sex.MALE,
        date(1975, 3, 8),
        "19",
    )
    assert (bare.sex, bare.birth_date, head.phone, findings) == (None, None, "+20100", [])
    told = replace(HEAD, national_id=ID, birth_date=date(1975, 1, 1), birth_precision="year")
    kept = cleaned(FamilyDraft(members=(told,)), Country.EGYPT, TODAY)[0].head
    assert (kept.birth_date, kept.birth_precision) == (date(1975, 1, 1), "year")


def test_a_file_number_is_kept_in_one_set_of_digits() -> None:
    draft = FamilyDraft(members=(HEAD,), code="ق/١١")
    assert cleaned(draft, Country.EGYPT, TODAY)[0].code == "ق/11"


def test_temporary_numbers_keep_their_shape() -> None:
    members = tuple(replace(HEAD, national_id=number) for number in ("t", "t-Ismailia-7"))
    kept = cleaned(FamilyDraft(members=members), Country.EGYPT, TODAY)[0].members
    assert [one.national_id for one in kept] == ["T", "T-ismailia-7"]


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("٠١٠-٠", "eg", "0100"),
        ("+٩٨ ۹۱۴", "ir", "+98914"),
        ("x", "eg", ""),
        ("2" * 30, "eg", "2" * 20),
        ("+" + "2" * 30, "eg", "+" + "2" * 19),
        ("1012345678", "eg", "01012345678"),
        ("9141234567", "ir", "09141234567"),
        ("643345678", "eg", "643345678"),
    ],
)
def test_a_phone_is_digits_and_gets_its_lost_zero_back(typed: str, country: str, kept: str) -> None:
    assert clean_phone(typed, Country(country)) == kept


def test_a_household_counts_its_live_members_and_knows_its_head() -> None:
    birth = {"uid": "U", "origin": "o", "created_at": TODAY, "created_by": "-"}
    values = person_values(HEAD, 0, "none", Country.EGYPT)
    alive = Person(**birth, **values)  # type: ignore[arg-type]  # values of columns
    gone = Person(**birth, **{**values, "relation": "son", "deceased_on": TODAY})  # type: ignore[arg-type]  # as above
    household = Household(**birth, **code_values("1"), members=[gone, alive])  # type: ignore[arg-type]  # as above
    assert (household.size, household.head) == (1, alive)
    household.members_declared = 4
    assert household.size == 4


def test_a_plan_says_whether_it_is_cut_and_whether_it_has_news() -> None:
    choice = ImportChoice(sheet="", header_row=1, columns=())
    plan = ImportPlan(file_name="f", file_digest="d", choice=choice, outcomes=(), rows=1, unchanged=1)
    assert (plan.is_cut, plan.has_news) == (True, False)
    assert replace(plan, rows=0, added=1).has_news
