"""The fields of the family form, in the order in which a paper form asks them; what is rarely asked is folded away."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.country import FACTS, Country
from desktop.models.disability import QUESTIONS
from desktop.operations.family_choices import FamilyChoices
from desktop.ui.beneficiaries.circumstance_words import (
    EDUCATIONS,
    HOUSING_KINDS,
    MARITAL_STATES,
    SCHOOL_STATES,
    WORK_STATES,
)
from desktop.ui.beneficiaries.id_reading import MemberIdField
from desktop.ui.beneficiaries.line_words import DIFFICULTIES, HOUSING_STATES, PHONE_OWNERS
from desktop.ui.beneficiaries.words import RELATIONS, SEXES
from desktop.ui.widgets.check_list import CheckList
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.fields import Field, FieldKind

_Word = TypeVar("_Word", bound=Enum)
_DECIMALS = {Country.EGYPT: 2, Country.IRAN: 0}  # of the smallest unit: piastres of a pound, rials
_QUESTIONS = {
    "seeing": N_("Difficulty seeing"),
    "hearing": N_("Difficulty hearing"),
    "walking": N_("Difficulty walking"),
    "remembering": N_("Difficulty remembering"),
    "self_care": N_("Difficulty with self-care"),
    "communicating": N_("Difficulty communicating"),
}


def household_fields(choices: FamilyChoices, *, is_new: bool) -> tuple[Field, ...]:
    """Return what every family is asked."""
    return (
        Field(
            name="code",
            label=N_("File number"),
            kind=FieldKind.LATIN,
            help=N_("Empty: the next number") if is_new else "",
        ),
        Field(name="area_code", label=N_("District or village"), make=partial(narrow_choice, choices.areas)),
        Field(name="place", label=N_("Village or quarter")),
        Field(name="address", label=N_("Address")),
    )


def living_fields(choices: FamilyChoices, country: Country) -> tuple[Field, ...]:
    """Return what else is known of a family, and how it lives."""
    return (
        Field(name="landmark", label=N_("Landmark")),
        Field(name="postal_code", label=N_("Postal code"), kind=FieldKind.LATIN),
        Field(
            name="members_declared",
            label=N_("Number of members"),
            kind=FieldKind.NUMBER,
            minimum=1,
            maximum=60,
        ),
        _choice("housing_kind", N_("Dwelling"), words_of(HOUSING_KINDS)),
        _choice("housing_state", N_("State of the dwelling"), words_of(HOUSING_STATES)),
        Field(
            name="income_total",
            label=N_("Income of a month"),
            kind=FieldKind.NUMBER,
            decimals=_DECIMALS[country],
        ),
        Field(name="researched_on", label=N_("Last research"), kind=FieldKind.DATE),
        Field(name="review_on", label=N_("Next review"), kind=FieldKind.DATE),
        Field(name="utilities", label=N_("Connected to"), make=partial(_marks, choices.utilities)),
        Field(name="assets", label=N_("Owns"), make=partial(_marks, choices.assets)),
        Field(name="notes", label=N_("Notes"), kind=FieldKind.NOTES),
    )


def member_fields(country: Country, today: date) -> tuple[Field, ...]:
    """Return what is asked of every member, in one row."""
    return (
        Field(name="name", label=N_("Full name"), is_required=True),
        Field(name="national_id", label=N_("National ID"), make=partial(MemberIdField, country, today)),
        _choice("relation", N_("Relation"), words_of(RELATIONS)),
        Field(name="birth_date", label=N_("Date of birth"), make=partial(_row_date, country, today)),
        _choice("sex", N_("Sex"), words_of(SEXES)),
        Field(name="phone", label=N_("Phone"), kind=FieldKind.LATIN),
    )


def further_fields(choices: FamilyChoices) -> tuple[Field, ...]:
    """Return what is asked of some members."""
    fields = [
        Field(name="father_name", label=N_("Father's name")),
        Field(name="mother_name", label=N_("Mother's name")),
        _choice("marital_state", N_("Marital state"), words_of(MARITAL_STATES)),
        _choice("phone_owner", N_("Whose phone"), words_of(PHONE_OWNERS)),
        Field(name="second_phone", label=N_("Second phone"), kind=FieldKind.LATIN),
        _choice("second_phone_owner", N_("Whose second phone"), words_of(PHONE_OWNERS)),
        _choice("education", N_("Schooling"), words_of(EDUCATIONS)),
        _choice("school_state", N_("At school"), words_of(SCHOOL_STATES)),
        _choice("work_state", N_("Work status"), words_of(WORK_STATES)),
        Field(name="occupation", label=N_("Occupation")),
        _choice("income_band", N_("Income"), choices.income_bands),
        Field(name="latin_name", label=N_("Name in Latin letters"), kind=FieldKind.LATIN),
        Field(name="joined_on", label=N_("In this family since"), kind=FieldKind.DATE),
    ]
    if choices.birth_areas:
        fields.insert(3, _choice("birth_area", N_("Governorate of birth"), choices.birth_areas))
    return tuple(fields)


def disability_fields(choices: FamilyChoices) -> tuple[Field, ...]:
    """Return what the commission's paper says, and the six questions on functioning."""
    return (
        _choice("type_code", N_("Disability"), choices.disabilities),
        _choice("second_type_code", N_("Second disability"), choices.disabilities),
        _choice("severity_code", N_("Severity"), choices.severities),
        Field(name="device", label=N_("Device needed")),
        Field(name="report_number", label=N_("Number of the report"), kind=FieldKind.LATIN),
        Field(name="report_on", label=N_("Date of the report"), kind=FieldKind.DATE),
        Field(name="card_number", label=N_("Number of the card"), kind=FieldKind.LATIN),
        Field(name="card_expires_on", label=N_("Card valid until"), kind=FieldKind.DATE),
        *(_choice(name, _QUESTIONS[name], words_of(DIFFICULTIES)) for name in QUESTIONS),
    )


def words_of(words: Mapping[_Word, str]) -> Options:
    """Return options of the words of an enumeration."""
    return tuple((one.value, _(said)) for one, said in words.items())


def narrow_choice(options: Options, parent: QWidget) -> QWidget:
    """Return a choice that is no wider than its column."""
    choice = Choice(options, parent)
    choice.setMinimumContentsLength(4)
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return choice


class RowDateField(DateField):
    """A date in a row of many: it says itself in words only while the clerk types it."""

    def told(self) -> str:
        """Return the day in words, so that a slip of a digit is seen."""
        return super().told() if self.isModified() else ""


def _row_date(country: Country, today: date, parent: QWidget) -> QWidget:
    return RowDateField(parent, today=today, weekend=FACTS[country].weekend)


def _choice(name: str, label: str, options: Options) -> Field:
    return Field(name=name, label=label, make=partial(narrow_choice, options))


def _marks(options: Iterable[tuple[str, str]], parent: QWidget) -> QWidget:
    marked = CheckList(parent)
    marked.set_options(options)
    return marked
