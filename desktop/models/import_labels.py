"""How people call the fields of an import and what becomes of a row; on the screen and in workbooks for senders."""

from desktop.marking import N_
from desktop.models.importing import Field, Verdict

FIELDS = {
    Field.NAME: N_("Full name"),
    Field.FIRST_NAME: N_("First name"),
    Field.FAMILY_NAME: N_("Family name"),
    Field.NATIONAL_ID: N_("National ID"),
    Field.RELATION: N_("Relation to the head of the household"),
    Field.HEAD_ID: N_("National ID of the head"),
    Field.CODE: N_("File number"),
    Field.SEX: N_("Sex"),
    Field.BIRTH_DATE: N_("Date of birth"),
    Field.FATHER_NAME: N_("Father's name"),
    Field.MOTHER_NAME: N_("Mother's name"),
    Field.LATIN_NAME: N_("Name in Latin letters"),
    Field.PHONE: N_("Phone"),
    Field.SECOND_PHONE: N_("Second phone"),
    Field.PLACE: N_("Village or quarter"),
    Field.AREA: N_("District"),
    Field.ADDRESS: N_("Address"),
    Field.LANDMARK: N_("Landmark"),
    Field.POSTAL_CODE: N_("Postal code"),
    Field.MEMBERS: N_("Number of members"),
    Field.CATEGORY: N_("Category"),
    Field.MARITAL_STATE: N_("Marital state"),
    Field.EDUCATION: N_("Education"),
    Field.SCHOOL_STATE: N_("Schooling"),
    Field.WORK_STATE: N_("Work status"),
    Field.OCCUPATION: N_("Occupation"),
    Field.INCOME_BAND: N_("Income band"),
    Field.INCOME_TOTAL: N_("Monthly income of the family"),
    Field.HOUSING_KIND: N_("Housing"),
    Field.HOUSING_STATE: N_("State of the housing"),
    Field.UTILITIES: N_("Connected to"),
    Field.ASSETS: N_("Owns"),
    Field.PHONE_OWNER: N_("Whose phone"),
    Field.SECOND_PHONE_OWNER: N_("Whose second phone"),
    Field.RESEARCHED_ON: N_("Last research"),
    Field.REVIEW_ON: N_("Next review"),
    Field.NEED: N_("Needs"),
    Field.DISABILITY: N_("Disability"),
    Field.DISABILITY_SEVERITY: N_("Severity of the disability"),
    Field.DISABILITY_CARD: N_("Number of the disability card"),
    Field.DISABILITY_DEVICE: N_("Device needed"),
    Field.NOTES: N_("Notes"),
    Field.SERIAL: N_("Serial number of the row"),
}
VERDICTS = {
    Verdict.ADDED: N_("new"),
    Verdict.JOINED: N_("member"),
    Verdict.CHANGED: N_("changes"),
    Verdict.UNCHANGED: N_("unchanged"),
    Verdict.HELD: N_("to decide"),
    Verdict.REFUSED: N_("refused"),
    Verdict.SKIPPED: N_("no row of the list"),
}
_STORED = {
    "members_declared": Field.MEMBERS,
    "household_code": Field.CODE,
    "birth_precision": Field.BIRTH_DATE,
    "categories": Field.CATEGORY,
    "id": Field.NATIONAL_ID,
}


def field_label(name: str) -> str:
    """Return the marked label of a field; one without a label keeps its name."""
    field = _STORED.get(name)
    if field is None and name in set(Field):
        field = Field(name)
    return FIELDS[field] if field is not None else name
