"""How a condition of the filter is called, and what may be chosen in it."""

from collections.abc import Collection

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.beneficiary import State
from desktop.models.filtering import Condition, Field, Shape, shape_of
from desktop.models.national_id import IdState
from desktop.operations import listings
from desktop.ui.beneficiaries.circumstance_words import (
    EDUCATIONS,
    HOUSING_KINDS,
    MARITAL_STATES,
    SCHOOL_STATES,
    WORK_STATES,
)
from desktop.ui.beneficiaries.line_words import HOUSING_STATES
from desktop.ui.beneficiaries.words import ID_STATES, RELATIONS, SEXES, STATES
from desktop.workspace import Workspace

FIELDS = {
    Field.SEX: N_("Sex"),
    Field.AGE: N_("Age"),
    Field.AREA: N_("District"),
    Field.PLACE: N_("Village or quarter"),
    Field.CATEGORY: N_("Category"),
    Field.MARITAL: N_("Marital state"),
    Field.DISABILITY: N_("Disability"),
    Field.NEED: N_("Open need"),
    Field.PAPER_MISSING: N_("Missing document"),
    Field.ID_STATE: N_("State of the national ID"),
    Field.MEMBERS: N_("Number of members"),
    Field.STATE: N_("State of the file"),
    Field.RELATION: N_("Relation"),
    Field.PROGRAMME: N_("Programme"),
    Field.RECEIVED: N_("Received help"),
    Field.EDUCATION: N_("Schooling"),
    Field.SCHOOL: N_("School attendance"),
    Field.WORK: N_("Work status"),
    Field.HOUSING: N_("Housing"),
    Field.HOUSING_STATE: N_("State of the dwelling"),
    Field.UTILITY: N_("Connected to"),
    Field.ASSET: N_("Owns"),
    Field.REVIEW_ON: N_("Next review"),
    Field.PHONE: N_("Phone number"),
    Field.ORIGIN: N_("Source agency"),
    Field.CREATED_BY: N_("Entered by"),
    Field.CREATED_ON: N_("Entered on"),
    Field.UPDATED_BY: N_("Changed last by"),
    Field.UPDATED_ON: N_("Changed last on"),
}
_WORDS: dict[Field, Collection[tuple[str, str]]] = {
    Field.SEX: SEXES.items(),
    Field.MARITAL: MARITAL_STATES.items(),
    Field.EDUCATION: EDUCATIONS.items(),
    Field.SCHOOL: SCHOOL_STATES.items(),
    Field.WORK: WORK_STATES.items(),
    Field.HOUSING: HOUSING_KINDS.items(),
    Field.HOUSING_STATE: HOUSING_STATES.items(),
    Field.RELATION: RELATIONS.items(),
    Field.STATE: [(state, words) for state, (words, _tone) in STATES.items() if state is not State.CLOSED],
    Field.ID_STATE: [(IdState.OK, N_("in order")), *ID_STATES.items()],
}


class FieldChoices:
    """The values of each field with their words, read once where the office keeps them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._read: dict[Field, list[tuple[str, str]]] = {}

    def of(self, field: Field) -> list[tuple[str, str]]:
        """Return what may be chosen in a field."""
        if field in _WORDS:
            return [(str(value), _(words)) for value, words in _WORDS[field]]
        if field not in self._read:
            self._read[field] = listings.choices(self._workspace, field, current().language)
        return self._read[field]

    def words(self, field: Field, values: tuple[str, ...]) -> str:
        """Return chosen values in words; one that is not offered any more keeps its code."""
        known = dict(self.of(field)) if shape_of(field) is not Shape.TEXT else {}
        return ("، " if current().is_rtl else ", ").join(known.get(value, value) for value in values)


def condition_words(condition: Condition, choices: FieldChoices) -> str:
    """Return a condition as its chip says it."""
    field = _(FIELDS[condition.field])
    said = _said(condition, choices)
    if condition.is_not:
        return (
            _("{field}: not {values}", field=field, values=said) if said else _("{field}: none", field=field)
        )
    return _("{field}: {values}", field=field, values=said or _("any"))


def _said(condition: Condition, choices: FieldChoices) -> str:
    shape = shape_of(condition.field)
    if shape is Shape.NUMBER:
        return _span(condition.least, condition.most)
    if shape is Shape.PERIOD:
        return _span(condition.since, condition.until)
    values = choices.words(condition.field, condition.values)
    if shape is not Shape.CHOICE_IN_PERIOD:
        return values
    period = _span(condition.since, condition.until)
    return " · ".join(filter(None, (values, period)))


def _span(least: object, most: object) -> str:
    """Return a span of numbers or days in words; either end may be open."""
    if least is None and most is None:
        return ""
    if least == most:
        return _("{one} exactly", one=least)
    if most is None:
        return _("from {least}", least=least)
    if least is None:
        return _("up to {most}", most=most)
    return _("{least} to {most}", least=least, most=most)
