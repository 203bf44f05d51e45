"""The words of an import: what a column may hold, what becomes of a row, and its tone."""

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.importing import Field, Verdict
from desktop.ui.widgets.tone import Tone

FIELDS = {
    Field.NAME: N_("Full name"),
    Field.FIRST_NAME: N_("First name"),
    Field.FAMILY_NAME: N_("Family name"),
    Field.NATIONAL_ID: N_("National ID"),
    Field.FATHER_NAME: N_("Father's name"),
    Field.MOTHER_NAME: N_("Mother's name"),
    Field.SEX: N_("Sex"),
    Field.BIRTH_DATE: N_("Date of birth"),
    Field.PHONE: N_("Phone"),
    Field.PLACE: N_("Village or quarter"),
    Field.ADDRESS: N_("Address"),
    Field.MEMBERS: N_("Number of members"),
    Field.CATEGORY: N_("Category"),
    Field.CODE: N_("File number"),
    Field.NOTES: N_("Notes"),
    Field.SERIAL: N_("Serial number of the row"),
}
VERDICTS = {
    Verdict.ADDED: (N_("new"), Tone.OK),
    Verdict.CHANGED: (N_("changes"), Tone.ACCENT),
    Verdict.UNCHANGED: (N_("unchanged"), Tone.NEUTRAL),
    Verdict.HELD: (N_("to decide"), Tone.WARN),
    Verdict.REFUSED: (N_("refused"), Tone.ERROR),
    Verdict.SKIPPED: (N_("no row of the list"), Tone.NEUTRAL),
}
_STORED = {
    "members_declared": Field.MEMBERS,
    "household_code": Field.CODE,
    "birth_precision": Field.BIRTH_DATE,
    "categories": Field.CATEGORY,
}


def field_word(name: str) -> str:
    """Return the label of a field; one without a label keeps its name."""
    field = _STORED.get(name)
    if field is None and name in set(Field):
        field = Field(name)
    return _(FIELDS[field]) if field is not None else name


def verdict_word(verdict: Verdict) -> str:
    """Return what becomes of a row, in a word."""
    return _(VERDICTS[verdict][0])


def verdict_tone(verdict: Verdict) -> Tone:
    """Return the tone of a verdict."""
    return VERDICTS[verdict][1]
