"""The words for what a person or a family is: relations, sexes, states, states of an ID, and names of fields."""

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.beneficiary import Relation, Sex, State
from desktop.models.national_id import IdState
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
FIELDS = {
    "name": N_("Full name"),
    "relation": N_("Relation"),
    "sex": N_("Sex"),
    "national_id": N_("National ID"),
    "birth_date": N_("Date of birth"),
    "birth_precision": N_("Date of birth"),
    "birth_area": N_("Governorate of birth"),
    "father_name": N_("Father's name"),
    "mother_name": N_("Mother's name"),
    "phone": N_("Phone"),
    "state": N_("State"),
    "closed_reason": N_("Reason for closing"),
    "added": N_("Member added"),
    "code": N_("File number"),
    "area_code": N_("District"),
    "place": N_("Village or quarter"),
    "address": N_("Address"),
    "members_declared": N_("Number of members"),
    "members": N_("Number of members"),
    "category": N_("Category"),
    "categories": N_("Categories"),
    "notes": N_("Notes"),
    "latin_name": N_("Name in Latin letters"),
    "phone_owner": N_("Whose phone"),
    "second_phone": N_("Second phone"),
    "second_phone_owner": N_("Whose second phone"),
    "marital_state": N_("Marital state"),
    "education": N_("Schooling"),
    "school_state": N_("At school"),
    "work_state": N_("Work"),
    "occupation": N_("Occupation"),
    "income_band": N_("Income"),
    "joined_on": N_("In this family since"),
    "deceased_on": N_("Date of death"),
    "closed_kind": N_("Kind of leaving"),
    "closed_on": N_("Closed on"),
    "household": N_("Moved to file"),
    "moved_out": N_("Left for another family"),
    "leaving_reason": N_("Reason for leaving"),
    "landmark": N_("Landmark"),
    "postal_code": N_("Postal code"),
    "housing_kind": N_("Dwelling"),
    "housing_state": N_("State of the dwelling"),
    "utilities": N_("Connected to"),
    "assets": N_("Owns"),
    "income_total": N_("Income of a month"),
    "researched_on": N_("Last research"),
    "review_on": N_("Next review"),
    "category_evidence": N_("Proof of a category"),
    "need": N_("Need"),
    "needs": N_("Needs"),
    "paper": N_("Paper"),
    "papers": N_("Papers"),
    "programme": N_("Programme"),
    "memberships": N_("Programmes"),
    "disability_type_code": N_("Disability"),
    "disability_second_type_code": N_("Second disability"),
    "disability_severity_code": N_("Severity"),
    "disability_device": N_("Device needed"),
    "disability_report_number": N_("Number of the report"),
    "disability_report_on": N_("Date of the report"),
    "disability_card_number": N_("Number of the card"),
    "disability_card_expires_on": N_("Card valid until"),
    "disability_seeing": N_("Difficulty seeing"),
    "disability_hearing": N_("Difficulty hearing"),
    "disability_walking": N_("Difficulty walking"),
    "disability_remembering": N_("Difficulty remembering"),
    "disability_self_care": N_("Difficulty with self-care"),
    "disability_communicating": N_("Difficulty communicating"),
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
