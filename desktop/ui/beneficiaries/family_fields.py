"""The fields of the family form, and the way between what they hold and a draft."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.i18n.calendars import Precision, ReadDate
from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.beneficiary import Person, Relation, Sex
from desktop.models.country import Country
from desktop.models.family import MemberDraft
from desktop.models.family_card import FamilyCard
from desktop.ui.beneficiaries.id_reading import MemberIdField
from desktop.ui.beneficiaries.words import RELATIONS, SEXES
from desktop.ui.widgets.check_list import CheckList
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.fields import Field, FieldKind

Values = Mapping[str, object]


def household_fields(areas: Options, categories: Options, *, is_new: bool) -> tuple[Field, ...]:
    """Return the fields of the household, in the order in which a paper form asks them."""

    def marks(parent: QWidget) -> QWidget:
        marked = CheckList(parent)
        marked.set_options([(str(code), words) for code, words in categories])
        return marked

    def districts(parent: QWidget) -> QWidget:
        choice = Choice(areas, parent)
        choice.setMinimumContentsLength(8)
        choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return choice

    return (
        Field(
            name="code",
            label=N_("File number"),
            kind=FieldKind.LATIN,
            help=N_("Empty: the office's next number") if is_new else "",
        ),
        Field(name="area_code", label=N_("District"), make=districts),
        Field(name="place", label=N_("Village or quarter")),
        Field(name="address", label=N_("Address")),
        Field(
            name="members_declared",
            label=N_("Number of members"),
            kind=FieldKind.NUMBER,
            minimum=1,
            maximum=60,
            help=N_("Where not every member is entered"),
        ),
        Field(name="categories", label=N_("Categories"), make=marks),
        Field(name="notes", label=N_("Notes"), kind=FieldKind.NOTES),
    )


def identity_fields(country: Country, today: date) -> tuple[Field, ...]:
    """Return who a member is."""
    return (
        Field(name="name", label=N_("Full name"), is_required=True),
        Field(name="national_id", label=N_("National ID"), make=partial(MemberIdField, country, today)),
        Field(name="birth_date", label=N_("Date of birth"), kind=FieldKind.DATE),
    )


def further_fields() -> tuple[Field, ...]:
    """Return what else is asked of a member."""
    relations = tuple((relation.value, _(words)) for relation, words in RELATIONS.items())
    sexes = tuple((sex.value, _(words)) for sex, words in SEXES.items())
    return (
        Field(
            name="relation",
            label=N_("Relation"),
            kind=FieldKind.CHOICE,
            options=relations,
            is_required=True,
        ),
        Field(name="sex", label=N_("Sex"), kind=FieldKind.CHOICE, options=sexes),
        Field(name="phone", label=N_("Phone"), kind=FieldKind.LATIN),
        Field(name="father_name", label=N_("Father's name")),
    )


def member_draft(values: Values, uid: str | None, kept: Values) -> MemberDraft:
    """Return a member as typed; `kept` holds what the form does not ask."""
    born = values["birth_date"] if isinstance(values["birth_date"], ReadDate) else None
    return MemberDraft(
        uid=uid,
        name=str(values["name"]),
        relation=Relation(str(values["relation"] or Relation.OTHER.value)),
        sex=Sex(str(values["sex"])) if values["sex"] else None,
        national_id=str(values["national_id"]),
        birth_date=born.date if born else None,
        birth_precision=born.precision.value if born else Precision.DAY.value,
        father_name=str(values["father_name"]),
        mother_name=str(kept.get("mother_name", "")),
        phone=str(values["phone"]),
    )


def household_values(card: FamilyCard) -> dict[str, object]:
    """Return a stored household as the form holds it."""
    household = card.household
    return {
        "code": household.code,
        "area_code": household.area_code,
        "place": household.place,
        "address": household.address,
        "members_declared": household.members_declared,
        "categories": tuple(
            line.code for line in card.categories if line.valid_to is None and line.person_uid is None
        ),
        "notes": household.notes,
    }


def member_values(person: Person) -> dict[str, object]:
    """Return a stored member as the form holds him."""
    born = person.birth_date
    return {
        "name": person.name,
        "relation": person.relation,
        "sex": person.sex,
        "national_id": person.national_id,
        "birth_date": None if born is None else ReadDate(born, Precision(person.birth_precision)),
        "father_name": person.father_name,
        "mother_name": person.mother_name,
        "phone": person.phone,
    }
