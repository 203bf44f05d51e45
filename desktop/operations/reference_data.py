"""Reads the areas and code lists that ship with the program into a new office."""

import csv
from collections.abc import Iterator

from desktop.models.code_list import CodeListName
from desktop.models.country import FACTS, Country
from desktop.models.names import fold
from desktop.resources import resource
from desktop.store.unit_of_work import UnitOfWork

_CODE_FILES = {
    CodeListName.CATEGORY: "categories.csv",
    CodeListName.AID_KIND: "aid_kinds.csv",
    CodeListName.DISABILITY: "disability_types.csv",
    CodeListName.NEED: "needs.csv",
    CodeListName.PAPER: "paper_kinds.csv",
    CodeListName.INCOME_BAND: "income_bands.csv",
    CodeListName.UTILITY: "utilities.csv",
    CodeListName.ASSET: "assets.csv",
}


def load_reference_data(uow: UnitOfWork, country: Country) -> None:
    """Fill a new database with the areas of its country and with every code list."""
    uow.areas.load(_areas(country))
    for name, file in _CODE_FILES.items():
        uow.code_lists.load(_codes(name, file))


def governorates(country: Country) -> list[tuple[str, str, str]]:
    """Return P-code, local name and English name of each governorate or province, by P-code."""
    local = "name_ar" if country is Country.EGYPT else "name_fa"
    rows = _rows(FACTS[country].area_file)
    return sorted((row["pcode"], row[local], row["name_en"]) for row in rows if row["pcode"])


def _areas(country: Country) -> Iterator[dict[str, object]]:
    kind = "governorate" if country is Country.EGYPT else "province"
    known = set()
    for code, name, name_en in governorates(country):
        known.add(code)
        yield _area(code, None, kind, name, name_en)
    for row in _rows("districts_pilot.csv"):
        if row["parent_pcode"] in known:
            code = row["pcode"] or f"{row['parent_pcode']}-{fold(row['name_en']).replace(' ', '-')}"[:20]
            yield _area(code, row["parent_pcode"], row["kind"], row["name_local"], row["name_en"])


def _area(code: str, parent: str | None, kind: str, name: str, name_en: str) -> dict[str, object]:
    return {
        "code": code,
        "parent_code": parent,
        "kind": kind,
        "name": name,
        "name_en": name_en,
        "name_key": fold(name),
        "is_closed": False,
    }


def _codes(name: CodeListName, file: str) -> Iterator[dict[str, object]]:
    for row in _rows(file):
        yield {
            "list_name": name.value,
            "code": row["code"],
            "ar": row["ar"],
            "fa": row["fa"],
            "en": row["en"],
            "group": row.get("group") or row.get("scheme") or "",
            "unit": row.get("unit", ""),
            "level": row.get("level", ""),
            "evidence": row.get("evidence", ""),
            "sensitivity": row.get("sensitivity")
            or ("sensitive" if name is CodeListName.DISABILITY else "none"),
            "is_closed": False,
        }


def _rows(file: str) -> Iterator[dict[str, str]]:
    with resource("reference", file).open(encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)
