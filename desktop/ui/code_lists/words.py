"""The words for code lists, their fields and the kinds of areas."""

from datetime import date

from desktop.i18n.catalogue import _, current
from desktop.i18n.nouns import NOUNS
from desktop.marking import N_
from desktop.models.area import AreaKind
from desktop.models.code_list import CodeListName, Sensitivity
from desktop.ui.widgets.columns import write
from desktop.ui.widgets.tone import Tone

LISTS = {
    CodeListName.CATEGORY: N_("Categories of families"),
    CodeListName.AID_KIND: N_("Kinds of aid"),
    CodeListName.NEED: N_("Needs"),
    CodeListName.DISABILITY: N_("Types of disability"),
    CodeListName.PAPER: N_("Papers that families show"),
    CodeListName.REASON: N_("Reasons"),
    CodeListName.INCOME_BAND: N_("Bands of income"),
    CodeListName.UTILITY: N_("Connections of the dwelling"),
    CodeListName.ASSET: N_("Belongings"),
}
SENSITIVITIES = {
    Sensitivity.NONE.value: N_("Everybody at work"),
    Sensitivity.SENSITIVE.value: N_("Sensitive: who has the right"),
    Sensitivity.RESTRICTED.value: N_("Restricted: who has the right, on no receipt list"),
}
SHORT_SENSITIVITIES = {
    Sensitivity.NONE.value: N_("everybody"),
    Sensitivity.SENSITIVE.value: N_("sensitive"),
    Sensitivity.RESTRICTED.value: N_("restricted"),
}
LEVELS = {"hh": N_("Families"), "person": N_("Single persons"), "both": N_("Families and persons")}
AREA_KINDS = {
    AreaKind.GOVERNORATE: N_("Governorate"),
    AreaKind.MARKAZ: N_("Markaz"),
    AreaKind.QISM: N_("Qism"),
    AreaKind.LOCAL_UNIT: N_("Local unit"),
    AreaKind.VILLAGE: N_("Village"),
    AreaKind.QUARTER: N_("Quarter"),
    AreaKind.HAMLET: N_("Hamlet"),
    AreaKind.PROVINCE: N_("Province"),
    AreaKind.COUNTY: N_("County"),
    AreaKind.DISTRICT: N_("District of a county"),
    AreaKind.RURAL_DISTRICT: N_("Rural district"),
    AreaKind.TOWN: N_("Town"),
}
GROUPS = {
    CodeListName.AID_KIND: {
        "cash": N_("Cash"),
        "food": N_("Food"),
        "in_kind": N_("Goods"),
        "medical": N_("Medical help"),
        "device": N_("Devices"),
        "housing": N_("Housing"),
        "economic": N_("Work and income"),
        "service": N_("Services"),
    },
    CodeListName.NEED: {
        "food": N_("Food"),
        "money": N_("Money"),
        "goods": N_("Goods"),
        "health": N_("Health"),
        "housing": N_("Housing"),
        "papers": N_("Papers"),
        "protection": N_("Protection"),
        "schooling": N_("Schooling"),
        "transport": N_("Transport"),
        "work": N_("Work and income"),
        "other": N_("Other"),
    },
    CodeListName.REASON: {"suspension": N_("Suspension"), "exit": N_("Leaving a programme")},
    CodeListName.DISABILITY: {
        "EG": N_("Types, Egypt"),
        "EG-severity": N_("Severity, Egypt"),
        "IR": N_("Types, Iran"),
        "IR-severity": N_("Severity, Iran"),
        "WG-SS": N_("Washington Group"),
    },
    CodeListName.INCOME_BAND: {"EG": N_("Egypt"), "IR": N_("Iran")},
}
MONEY = "EGP;IRR"
_UNITS = (
    "carton", "bag", "food_bag", "sack", "box", "pack", "tin", "kg", "ton", "litre", "piece", "pair", "set", "meal",
    "blanket", "device", "card", "case", "course", "session", "visit", "place", "unit",
)  # fmt: skip
_FIELDS = {
    "ar": N_("Arabic"),
    "fa": N_("Persian"),
    "en": N_("English"),
    "group": N_("Group"),
    "unit": N_("Unit"),
    "level": N_("Is said of"),
    "evidence": N_("Paper that proves it"),
    "sensitivity": N_("Who may see it"),
    "closed_on": N_("Closed from"),
    "kit": N_("Parts"),
    "name": N_("Name"),
    "name_en": N_("English name"),
    "kind": N_("Kind"),
    "parent_code": N_("Lies in"),
    "spellings": N_("Other spellings"),
}


def group_word(name: CodeListName, group: str) -> str:
    """Return the word for a group of a list; one that the office added is its own word."""
    words = GROUPS.get(name, {})
    return _(words[group]) if group in words else group


def unit_word(unit: str) -> str:
    """Return the word for a unit; one that the office added is its own word."""
    if unit == MONEY:
        return _("money")
    if unit not in NOUNS:
        return unit
    noun, language = NOUNS[unit], current().language
    return {"ar": noun.ar.singular, "fa": noun.fa}.get(language, noun.en[0])


def unit_options() -> list[tuple[object, str]]:
    """Return the units to choose from."""
    return [(unit, unit_word(unit)) for unit in (*_UNITS, MONEY)]


def area_kind(kind: str) -> str:
    """Return the word for a kind of area."""
    return _(AREA_KINDS[AreaKind(kind)]) if kind in set(AreaKind) else kind


def field_word(field: str) -> str:
    """Return what a field is called in the history."""
    return _(_FIELDS[field]) if field in _FIELDS else field


def state_word(closed_on: date | None, *, is_closed: bool, merged_into: str) -> str:
    """Return how an entry stands."""
    if merged_into:
        return _("merged")
    if is_closed:
        return _("closed")
    return _("closes") if closed_on is not None else _("open")


def state_tone(closed_on: date | None, *, is_closed: bool) -> Tone:
    """Return how that word looks."""
    if is_closed:
        return Tone.NEUTRAL
    return Tone.WARN if closed_on is not None else Tone.OK


def history_lines(names: tuple[tuple[date, str, str, str], ...]) -> list[tuple[str, str]]:
    """Return what an entry said before, the latest change first."""
    return [
        (
            str(write(day)),
            _("{field} was “{old}” · {person}", field=field_word(field), old=old or "–", person=by),
        )
        for day, field, old, by in names[:8]
    ]
