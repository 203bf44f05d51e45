"""The names in common use, which two letters apart are still two names."""

import csv
from functools import cache

from desktop.models.names import key
from desktop.resources import resource

_FILES = {"ar": "names_ar_eg.csv", "fa": "names_fa_ir.csv"}


@cache
def known_names(language: str) -> frozenset[str]:
    """Return the folded names in common use where a language is spoken."""
    file = _FILES.get(language)
    if file is None:
        return frozenset()
    with resource("reference", file).open(encoding="utf-8", newline="") as lines:
        return frozenset(key(row["name"], language) for row in csv.DictReader(lines))
