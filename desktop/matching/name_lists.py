"""The names in common use: a letter apart they are still two names, and some are borne by many."""

import csv
from collections.abc import Mapping
from functools import cache

from desktop.models.names import key
from desktop.resources import resource

_SHARE_OF_FIRST = 0.25  # of ranks without a count
_FILES = {"ar": "names_ar_eg.csv", "fa": "names_fa_ir.csv"}


@cache
def known_names(language: str) -> frozenset[str]:
    """Return the folded names in common use where a language is spoken."""
    file = _FILES.get(language)
    if file is None:
        return frozenset()
    with resource("reference", file).open(encoding="utf-8", newline="") as lines:
        return frozenset(key(row["name"], language) for row in csv.DictReader(lines))


@cache
def names_in_use() -> frozenset[str]:
    """Return the folded names in common use in either language."""
    return frozenset().union(*map(known_names, _FILES))


@cache
def usual_shares() -> Mapping[str, float]:
    """Return how large a share of people bears each common name; of use where a list is too short to tell."""
    shares: dict[str, float] = {}
    for language, file in _FILES.items():
        with resource("reference", file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                name = key(row["name"], language)
                share = float(row.get("weight_per_10000") or 0) / 10_000 or _SHARE_OF_FIRST / (
                    int(row["rank"]) + 4
                )
                shares[name] = max(shares.get(name, 0.0), share)
    return shares
