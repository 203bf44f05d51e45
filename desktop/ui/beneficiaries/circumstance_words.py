"""The words for how a person and a family live: marital state, schooling, work, housing."""

from desktop.marking import N_
from desktop.models.circumstances import Education, HousingKind, MaritalState, SchoolState, WorkState

MARITAL_STATES = {
    MaritalState.SINGLE: N_("single"),
    MaritalState.MARRIED: N_("married"),
    MaritalState.WIDOWED: N_("widowed"),
    MaritalState.DIVORCED: N_("divorced"),
    MaritalState.ABANDONED: N_("abandoned by the spouse"),
}
EDUCATIONS = {
    Education.NONE: N_("neither reads nor writes"),
    Education.LITERATE: N_("reads and writes"),
    Education.PRIMARY: N_("primary school"),
    Education.LOWER_SECONDARY: N_("lower secondary school"),
    Education.SECONDARY: N_("secondary school"),
    Education.DIPLOMA: N_("diploma"),
    Education.UNIVERSITY: N_("university"),
}
SCHOOL_STATES = {
    SchoolState.ATTENDING: N_("attends school"),
    SchoolState.LEFT: N_("left school early"),
    SchoolState.NEVER: N_("never went to school"),
    SchoolState.FINISHED: N_("finished school"),
}
WORK_STATES = {
    WorkState.EMPLOYED: N_("employed"),
    WorkState.OWN_WORK: N_("self-employed"),
    WorkState.CASUAL: N_("casual work"),
    WorkState.UNEMPLOYED: N_("without work"),
    WorkState.UNABLE: N_("unable to work"),
    WorkState.HOMEMAKER: N_("keeps the household"),
    WorkState.STUDENT: N_("student"),
    WorkState.RETIRED: N_("retired"),
}
HOUSING_KINDS = {
    HousingKind.OWNED: N_("own dwelling"),
    HousingKind.RENTED: N_("rented dwelling"),
    HousingKind.WITH_RELATIVES: N_("lives with relatives"),
    HousingKind.LENT: N_("dwelling lent free of charge"),
    HousingKind.INFORMAL: N_("informal dwelling"),
    HousingKind.NONE: N_("without a dwelling"),
}
