"""Gathers, for each field that is kept as a code, the words by which an office may call each code."""

from datetime import date

from desktop.models.area import Area
from desktop.models.code_list import Code, CodeListName, Sensitivity
from desktop.models.country import Country
from desktop.models.import_listed_words import listed_words
from desktop.models.import_words import CODED, fold_label, known_words, shown_words
from desktop.models.importing import DISABILITY_FIELDS, Field
from desktop.store.unit_of_work import UnitOfWork

_LISTS = {
    Field.CATEGORY: CodeListName.CATEGORY,
    Field.INCOME_BAND: CodeListName.INCOME_BAND,
    Field.NEED: CodeListName.NEED,
    Field.DISABILITY: CodeListName.DISABILITY,
    Field.DISABILITY_SEVERITY: CodeListName.DISABILITY,
    Field.UTILITIES: CodeListName.UTILITY,
    Field.ASSETS: CodeListName.ASSET,
}


def labels_of(uow: UnitOfWork, country: Country, day: date, *, may_see: bool) -> dict[Field, dict[str, str]]:
    """Return the code behind each folded word: our own words, the labels of the code lists, the names of areas.

    Who may not see sensitive data does not take them in either: their words are unknown ones.
    """
    labels = known_words()
    for field in _LISTS:
        labels[field] = _codes(uow, field, country, day, may_see=may_see)
    labels[Field.AREA] = _areas(uow, day)
    for words in labels.values():
        words.pop("", None)
    return labels


def choices_of(
    uow: UnitOfWork, country: Country, day: date, language: str, *, may_see: bool
) -> dict[Field, list[tuple[str, str]]]:
    """Return, for each coded field, the codes that may be given with the words to show."""
    found: dict[Field, list[tuple[str, str]]] = {}
    for field in CODED:
        if field in _LISTS:
            entries = uow.code_lists.entries(_LISTS[field], day)
            found[field] = [
                (entry.code, entry.label(language))
                for entry in entries
                if _is_for(field, entry, country, may_see=may_see)
            ]
        elif field is Field.AREA:
            found[field] = [
                (area.code, area.name) for area in _areas_worked_in(uow) if not area.is_closed(day)
            ]
        else:
            found[field] = list(shown_words(field, language).items())
    return found


def _is_for(field: Field, entry: Code, country: Country, *, may_see: bool) -> bool:
    """Return whether a field takes an entry of its list in this country."""
    if not may_see and (field in DISABILITY_FIELDS or entry.sensitivity != Sensitivity.NONE):
        return False
    if field in DISABILITY_FIELDS:
        is_severity = "severity" in entry.group
        return entry.is_of(country) and is_severity is (field is Field.DISABILITY_SEVERITY)
    return field is not Field.INCOME_BAND or entry.is_of(country)


def _codes(uow: UnitOfWork, field: Field, country: Country, day: date, *, may_see: bool) -> dict[str, str]:
    """Return the entries that may be given, by label and code; what was merged means what it went into."""
    found: dict[str, str] = {}
    successors = uow.code_lists.successors(_LISTS[field])
    entries = [
        entry
        for entry in uow.code_lists.whole(_LISTS[field])
        if _is_for(field, entry, country, may_see=may_see)
    ]
    may_be_given = {entry.code for entry in entries if not entry.is_closed(day)}
    for entry in sorted(
        entries, key=lambda one: one.is_closed(day)
    ):  # a label that two bear means the open one
        code = successors.get(entry.code, entry.code)
        if code in may_be_given:
            labels = (entry.ar, entry.fa, entry.en, entry.code)
            for label in (*labels, *entry.ar.split("/"), *entry.fa.split("/")):
                found.setdefault(fold_label(label), code)
    for heard, meant in listed_words(field).items():
        code = successors.get(meant, meant)
        if not code or code in may_be_given:
            found.setdefault(heard, code)
    return found


def _areas_worked_in(uow: UnitOfWork) -> list[Area]:
    limits = uow.reach.areas
    return uow.areas.all_below(limits) if limits else uow.areas.whole()


def _areas(uow: UnitOfWork, day: date) -> dict[str, str]:
    """Return the areas a person works in by name, spelling and code; a name that two of them bear means neither."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    successors = uow.areas.successors()
    areas = _areas_worked_in(uow)
    open_codes = {area.code for area in areas if not area.is_closed(day)}
    spellings = uow.areas.spellings()
    for area in areas:
        code = successors.get(area.code, area.code)
        if code not in open_codes:
            continue
        short = area.name.removeprefix("مركز ").removeprefix("قسم ")
        for folded in {fold_label(name) for name in (area.name, short, *spellings.get(area.code, ()))}:
            if folded in found and found[folded] != code:
                doubtful.add(folded)
            found.setdefault(folded, code)
        found[fold_label(area.code)] = code
    return {folded: code for folded, code in found.items() if folded not in doubtful}
