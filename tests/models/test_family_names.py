"""Names that run on in a family, relations guessed and seen from another head."""

from datetime import date

import pytest

from desktop.models.beneficiary import Relation, Sex
from desktop.models.country import Country
from desktop.models.family_head import seen_from
from desktop.models.name_chain import child_name, father_of, given_names, is_named_after, sibling_name
from desktop.models.relation_guess import Known, guess_relation

EG, IR = Country.EGYPT, Country.IRAN
TODAY = date(2026, 3, 1)
HEAD = Known(name="مصطفى عبد الرحمن خليل علي", sex=Sex.MALE, born=date(1980, 1, 1), relation=Relation.HEAD)
WIDOW = Known(name="سعاد حسن علي", sex=Sex.FEMALE, born=date(1980, 1, 1), relation=Relation.HEAD)


@pytest.mark.parametrize(
    ("name", "country", "parts"),
    [
        ("مصطفى عبد الرحمن خليل", EG, ("مصطفى", "عبد الرحمن", "خليل")),
        ("نور الدين أبو زيد", EG, ("نور الدين", "أبو زيد")),
        ("سید علی محمدی", IR, ("سید علی", "محمدی")),
        ("زهرا محمدی نژاد", IR, ("زهرا", "محمدی نژاد")),
        ("", EG, ()),
    ],
)
def test_a_compound_is_one_name(name: str, country: Country, parts: tuple[str, ...]) -> None:
    assert given_names(name, country) == parts


@pytest.mark.parametrize(
    ("own", "father", "country", "full"),
    [
        ("يوسف", "مصطفى عبد الرحمن خليل علي", EG, "يوسف مصطفى عبد الرحمن خليل"),
        ("عبد الله", "مصطفى خليل", EG, "عبد الله مصطفى خليل"),
        ("يوسف أحمد", "مصطفى خليل", EG, "يوسف أحمد"),
        ("يوسف", "", EG, "يوسف"),
        ("گلناز", "علی‌رضا کریمی", IR, "گلناز کریمی"),
        ("گلناز", "علی", IR, "گلناز"),
    ],
)
def test_a_child_bears_the_fathers_names(own: str, father: str, country: Country, full: str) -> None:
    assert child_name(own, father, country) == full


def test_a_sibling_tells_the_names_where_the_father_is_not_in_the_family() -> None:
    assert sibling_name("منى", "يوسف مصطفى خليل علي", EG) == "منى مصطفى خليل علي"
    assert sibling_name("منى", "يوسف", EG) == "منى"
    assert sibling_name("منى أحمد", "يوسف مصطفى", EG) == "منى أحمد"
    assert sibling_name("گلناز", "علی کریمی", IR) == "گلناز کریمی"
    assert (father_of("علی‌رضا کریمی", IR), father_of("مصطفى خليل", EG)) == ("علی‌رضا", "")


@pytest.mark.parametrize(
    ("head", "name", "sex", "born", "relation"),
    [
        (HEAD, "يوسف مصطفى عبد الرحمن", Sex.MALE, None, Relation.SON),
        (HEAD, "منى مصطفي عبدالرحمن", Sex.FEMALE, 2010, Relation.DAUGHTER),
        (HEAD, "فاطمة حسين علي", Sex.FEMALE, 1985, Relation.SPOUSE),
        (HEAD, "فاطمة حسين علي", Sex.FEMALE, 2015, Relation.DAUGHTER),
        (HEAD, "محمود عبد الرحمن خليل", Sex.MALE, 1978, Relation.BROTHER),
        (HEAD, "عبد الرحمن خليل علي", Sex.MALE, 1950, Relation.FATHER),
        (HEAD, "زينب علي", Sex.FEMALE, 1955, Relation.MOTHER),
        (HEAD, "سعيد علي", Sex.MALE, 1982, None),
        (HEAD, "سعيد علي", Sex.MALE, None, None),
        (HEAD, "سعيد علي", None, 1982, None),
        (WIDOW, "يوسف مصطفى خليل", Sex.MALE, 2010, Relation.SON),
        (WIDOW, "مصطفى خليل", Sex.MALE, 1975, Relation.SPOUSE),
    ],
)
def test_a_relation_is_guessed_from_name_sex_and_years(
    head: Known, name: str, sex: Sex | None, born: int | None, relation: Relation | None
) -> None:
    member = Known(name=name, sex=sex, born=date(born, 1, 1) if born else None)
    assert guess_relation(head, member, [], EG, TODAY) is relation


def test_a_woman_has_one_husband_and_nobody_marries_a_head_without_sex() -> None:
    husband = Known(name="مصطفى خليل", sex=Sex.MALE, born=date(1975, 1, 1))
    married = [Known(relation=Relation.SPOUSE)]
    assert guess_relation(WIDOW, husband, married, EG, TODAY) is None
    assert guess_relation(Known(name="س"), husband, [], EG, TODAY) is None


def test_a_name_says_whose_child_one_is_in_egypt_alone() -> None:
    assert not is_named_after("علی کریمی", "رضا کریمی", IR)
    assert not is_named_after("يوسف", "مصطفى", EG)


@pytest.mark.parametrize(
    ("head_was", "member_was", "sex", "is_now"),
    [
        (Relation.SPOUSE, Relation.HEAD, Sex.MALE, Relation.SPOUSE),
        (Relation.SPOUSE, Relation.SON, None, Relation.SON),
        (Relation.SON, Relation.HEAD, Sex.FEMALE, Relation.MOTHER),
        (Relation.SON, Relation.SPOUSE, Sex.FEMALE, Relation.MOTHER),
        (Relation.SON, Relation.DAUGHTER, None, Relation.SISTER),
        (Relation.SON, Relation.GRANDCHILD, None, Relation.OTHER),
        (Relation.FATHER, Relation.SON, None, Relation.GRANDCHILD),
        (Relation.BROTHER, Relation.MOTHER, None, Relation.MOTHER),
        (Relation.OTHER, Relation.HEAD, Sex.MALE, Relation.OTHER),
    ],
)
def test_relations_are_seen_from_the_new_head(
    head_was: Relation, member_was: Relation, sex: Sex | None, is_now: Relation
) -> None:
    assert seen_from(head_was, member_was, sex) is is_now
