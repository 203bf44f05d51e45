"""Gathers, for each field that is kept as a code, the words by which an office may call each code."""

from desktop.models.code_list import CodeListName
from desktop.models.import_words import fold_label, known_words
from desktop.models.importing import Field
from desktop.store.unit_of_work import UnitOfWork

_LISTS = {Field.CATEGORY: CodeListName.CATEGORY, Field.INCOME_BAND: CodeListName.INCOME_BAND}


def labels_of(uow: UnitOfWork) -> dict[Field, dict[str, str]]:
    """Return the code behind each folded word: our own words, the labels of the code lists, the names of areas."""
    labels = known_words()
    for field, name in _LISTS.items():
        found: dict[str, str] = {}
        for code in uow.code_lists.entries(name):
            for label in (code.ar, code.fa, code.en, code.code, *code.ar.split("/"), *code.fa.split("/")):
                found.setdefault(fold_label(label), code.code)
        labels[field] = found
    labels[Field.AREA] = _areas(uow)
    for words in labels.values():
        words.pop("", None)
    return labels


def _areas(uow: UnitOfWork) -> dict[str, str]:
    """Return the areas a person works in by name and code; a name that two of them bear means neither."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    limits = uow.reach.areas
    known = {one.code: one.name for one in uow.areas.all_below(limits)} if limits else uow.areas.names()
    for code, name in known.items():
        for folded in {fold_label(name), fold_label(name.removeprefix("مركز ").removeprefix("قسم "))}:
            if folded in found and found[folded] != code:
                doubtful.add(folded)
            found.setdefault(folded, code)
        found[fold_label(code)] = code
    return {folded: code for folded, code in found.items() if folded not in doubtful}
