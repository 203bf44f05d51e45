"""The words for what a person or a family is: relations, sexes, states, states of an ID, and names of fields."""

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.beneficiary import Relation, Sex, State
from desktop.models.national_id import IdState
from desktop.models.record_words import FIELDS
from desktop.ui.widgets.tone import Tone

RELATIONS = {
    Relation.HEAD: N_("head of household"),
    Relation.SPOUSE: N_("spouse"),
    Relation.SON: N_("son"),
    Relation.DAUGHTER: N_("daughter"),
    Relation.FATHER: N_("father"),
    Relation.MOTHER: N_("mother"),
    Relation.BROTHER: N_("brother"),
    Relation.SISTER: N_("sister"),
    Relation.GRANDCHILD: N_("grandchild"),
    Relation.OTHER: N_("other relation"),
}
SEXES = {Sex.MALE: N_("male"), Sex.FEMALE: N_("female")}
STATES = {
    State.DRAFT: (N_("draft"), Tone.NEUTRAL),
    State.RESEARCHED: (N_("researched"), Tone.ACCENT),
    State.CONFIRMED: (N_("active"), Tone.OK),
    State.SUSPENDED: (N_("suspended"), Tone.WARN),
    State.CLOSED: (N_("closed"), Tone.ERROR),
}
ID_STATES = {
    IdState.WARNED: N_("check digit differs"),
    IdState.DISPUTED: N_("also borne by somebody else"),
    IdState.TEMPORARY: N_("temporary number"),
    IdState.NONE: N_("no national ID"),
}


def relation_word(relation: str) -> str:
    """Return what a person is to the head, in words."""
    return _(RELATIONS[Relation(relation)])


def state_word(state: str) -> str:
    """Return where a file stands, in words."""
    return _(STATES[State(state)][0])


def state_tone(state: str) -> Tone:
    """Return the tone of a state."""
    return STATES[State(state)][1]


def field_word(field: str) -> str:
    """Return the label of a stored field; one without a label keeps its name."""
    label = FIELDS.get(field)
    return _(label) if label else field
