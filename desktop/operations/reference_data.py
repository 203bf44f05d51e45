"""Brings the areas and code lists that ship with the program into an office, and never over what the office changed."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from desktop.models.area import AREA_FIELDS, Area
from desktop.models.code_list import CODE_FIELDS, Code, CodeListName
from desktop.models.country import FACTS, Country
from desktop.models.names import fold
from desktop.models.uid_series import UidSeries
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
    CodeListName.REASON: "reasons.csv",
}
_AREA_FILES = ("governorates_eg.csv", "provinces_ir.csv", "districts_pilot.csv")
Row = dict[str, object]


class Stamp(NamedTuple):
    """What every record of the program's own says of its making."""

    origin: str
    by: str
    at: datetime


def load_reference_data(uow: UnitOfWork, country: Country, stamp: Stamp) -> None:
    """Fill a new database with the areas of its country and with every code list."""
    uow.areas.load(_new(_areas(country), stamp))
    for name in _CODE_FILES:
        uow.code_lists.load(_new(_codes(name), stamp))


def renew_reference_data(uow: UnitOfWork, country: Country, stamp: Stamp) -> int:
    """Bring in what a newer program ships; return how many entries and areas were added or changed.

    A value that the office gave stays: only what still reads as the program shipped it takes the new one.
    """
    count = 0
    for name in _CODE_FILES:
        held = {entry.code: entry for entry in uow.code_lists.whole(name)}
        count += _renew(held, _codes(name), stamp, uow.code_lists.load)
    known = {area.code: area for area in uow.areas.whole()}
    count += _renew(known, _areas(country), stamp, uow.areas.load)
    office = uow.offices.own()
    office.reference_digest = reference_digest()
    uow.offices.save(office)
    return count


def reference_digest() -> str:
    """Return one hash over the files, so that an office knows whether it has seen them."""
    total = sha256()
    for file in (*_CODE_FILES.values(), *_AREA_FILES):
        total.update(resource("reference", file).read_bytes())
    return total.hexdigest()


def shipped_labels(name: CodeListName, language: str) -> dict[str, str]:
    """Return what each entry of a list is called as it ships, by code."""
    return {str(row["code"]): str(row[language]) for row in _codes(name)}


def governorates(country: Country) -> list[tuple[str, str, str]]:
    """Return P-code, local name and English name of each governorate or province, by P-code."""
    local = "name_ar" if country is Country.EGYPT else "name_fa"
    rows = _rows(FACTS[country].area_file)
    return sorted((row["pcode"], row[local], row["name_en"]) for row in rows if row["pcode"])


def _renew(
    held: Mapping[str, Code] | Mapping[str, Area],
    rows: Iterable[Row],
    stamp: Stamp,
    load: Callable[[Iterable[Row]], None],
) -> int:
    new, changed = [], 0
    for row in rows:
        entry = held.get(str(row["code"]))
        if entry is None:
            new.append(row)
        elif entry.shipped != row["shipped"]:
            changed += 1
            _take_over(entry, row, stamp)
    if new:
        load(_new(new, stamp))
    return len(new) + changed


def _take_over(entry: Code | Area, row: Row, stamp: Stamp) -> None:
    before = json.loads(entry.shipped or "{}")
    for field in CODE_FIELDS if isinstance(entry, Code) else AREA_FIELDS:
        if getattr(entry, field) == before.get(field):
            setattr(entry, field, row[field])
    if isinstance(entry, Area):
        entry.name_key = fold(entry.name)
    entry.shipped = str(row["shipped"])
    entry.touch(stamp.at, stamp.by)


def _new(rows: Iterable[Row], stamp: Stamp) -> Iterator[Row]:
    """Yield rows with what each record of the office has."""
    uids = UidSeries(stamp.at)
    for row in rows:
        yield {
            **row, "uid": uids.next(), "origin": stamp.origin, "created_at": stamp.at, "created_by": stamp.by,
            "version": 1, "closed_on": None,
        }  # fmt: skip


def _areas(country: Country) -> Iterator[Row]:
    kind = "governorate" if country is Country.EGYPT else "province"
    known = set()
    for code, name, name_en in governorates(country):
        known.add(code)
        yield _area(code, None, kind, name, name_en)
    for row in _rows("districts_pilot.csv"):
        if row["parent_pcode"] in known:
            code = row["pcode"] or f"{row['parent_pcode']}-{fold(row['name_en']).replace(' ', '-')}"[:20]
            yield _area(code, row["parent_pcode"], row["kind"], row["name_local"], row["name_en"])


def _area(code: str, parent: str | None, kind: str, name: str, name_en: str) -> Row:
    said = {"name": name, "name_en": name_en, "kind": kind}
    return {
        **said, "code": code, "parent_code": parent, "name_key": fold(name), "merged_into": None,
        "shipped": json.dumps(said, ensure_ascii=False),
    }  # fmt: skip


def _codes(name: CodeListName) -> Iterator[Row]:
    for position, row in enumerate(_rows(_CODE_FILES[name])):
        said = {
            "ar": row["ar"],
            "fa": row["fa"],
            "en": row["en"],
            "group": row.get("group") or row.get("scheme") or "",
            "unit": row.get("unit", ""),
            "level": row.get("level", ""),
            "evidence": row.get("evidence", ""),
            "sensitivity": row.get("sensitivity")
            or ("sensitive" if name is CodeListName.DISABILITY else "none"),
        }
        yield {
            **said, "list_name": name.value, "code": row["code"], "position": position, "merged_into": "",
            "shipped": json.dumps(said, ensure_ascii=False),
        }  # fmt: skip


def _rows(file: str) -> Iterator[dict[str, str]]:
    with resource("reference", file).open(encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)
