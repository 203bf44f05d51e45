"""Gathers, for each field that is kept as a code, the words by which an office may call each code."""

from datetime import date

from desktop.models.code_list import CodeListName
from desktop.models.import_words import CODED, fold_label, known_words, shown_words
from desktop.models.importing import Field
from desktop.store.unit_of_work import UnitOfWork

_LISTS = {Field.CATEGORY: CodeListName.CATEGORY, Field.INCOME_BAND: CodeListName.INCOME_BAND}


def labels_of(uow: UnitOfWork, day: date) -> dict[Field, dict[str, str]]:
    """Return the code behind each folded word: our own words, the labels of the code lists, the names of areas."""
    labels = known_words()
    for field, name in _LISTS.items():
        labels[field] = _codes(uow, name, day)
    labels[Field.AREA] = _areas(uow, day)
    for words in labels.values():
        words.pop("", None)
    return labels


def _codes(uow: UnitOfWork, name: CodeListName, day: date) -> dict[str, str]:
    """Return the entries that may be given, by label and code; what was merged means what it went into."""
    found: dict[str, str] = {}
    successors = uow.code_lists.successors(name)
    entries = uow.code_lists.whole(name)
    may_be_given = {entry.code for entry in entries if not entry.is_closed(day)}
    for entry in sorted(
        entries, key=lambda one: one.is_closed(day)
    ):  # a label that two bear means the open one
        code = successors.get(entry.code, entry.code)
        if code in may_be_given:
            for label in (
                entry.ar,
                entry.fa,
                entry.en,
                entry.code,
                *entry.ar.split("/"),
                *entry.fa.split("/"),
            ):
                found.setdefault(fold_label(label), code)
    return found


def _areas(uow: UnitOfWork, day: date) -> dict[str, str]:
    """Return the areas a person works in by name, spelling and code; a name that two of them bear means neither."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    limits = uow.reach.areas
    successors = uow.areas.successors()
    areas = uow.areas.all_below(limits) if limits else uow.areas.whole()
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


def choices_of(uow: UnitOfWork, day: date, language: str) -> dict[Field, list[tuple[str, str]]]:
    """Return, for each coded field, the codes that may be given with the words to show."""
    found: dict[Field, list[tuple[str, str]]] = {}
    for field in CODED:
        if field in _LISTS:
            entries = uow.code_lists.entries(_LISTS[field], day)
            found[field] = [(entry.code, getattr(entry, language)) for entry in entries]
        elif field is Field.AREA:
            limits = uow.reach.areas
            areas = uow.areas.all_below(limits) if limits else uow.areas.whole()
            found[field] = [(area.code, area.name) for area in areas if not area.is_closed(day)]
        else:
            found[field] = list(shown_words(field, language).items())
    return found
