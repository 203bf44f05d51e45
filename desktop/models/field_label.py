"""What people call the columns of the record schema; codes travel, labels are shown and printed."""

from desktop.marking import N_

FIELD_LABELS = {
    "uid": N_("Record identity"),
    "name": N_("Full name"),
    "id_number": N_("Identity number"),
    "id_kind": N_("Kind of identity number"),
    "area_code": N_("Area code"),
    "area_name": N_("Village or quarter"),
    "programme": N_("Programme"),
    "period_from": N_("Help from"),
    "period_to": N_("Help until"),
    "household_uid": N_("Household identity"),
    "household_code": N_("File number"),
    "relation": N_("Relation to the head of the household"),
    "sex": N_("Sex"),
    "birth_date": N_("Date of birth"),
    "birth_precision": N_("How exact the date of birth is"),
    "father_name": N_("Father's name"),
    "mother_name": N_("Mother's name"),
    "phone": N_("Telephone"),
    "place": N_("Place"),
    "address": N_("Address"),
    "members": N_("Number of members"),
    "categories": N_("Categories"),
}


def field_label(name: str) -> str:
    """Return the label of a column, a marked sentence; a column without one is called by its name."""
    return FIELD_LABELS.get(name, name)
