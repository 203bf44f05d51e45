"""Prepares the same normalised columns for every peer: names folded, dates and numbers in one form."""

import csv
from pathlib import Path

from desktop.matching.values import read_day, read_number, read_phone, read_place
from desktop.models.names import fold, guess_language

POPULATION = (
    "row", "given", "second", "last", "rest", "whole", "father", "birth", "number", "phone", "place", "sex",
)  # fmt: skip
FEBRL = (
    "row",
    "given",
    "surname",
    "birth",
    "number",
    "address",
    "place",
    "postcode",
    "street_number",
    "state",
)
_FEBRL_FROM = dict(
    given="given_name", surname="surname", address="address_1", place="suburb", postcode="postcode",
    street_number="street_number", state="state", birth="date_of_birth", number="soc_sec_id",
)  # fmt: skip


def population(path: Path, out: Path) -> Path:
    """Write a list of the generator as its normalised columns."""
    with path.open(encoding="utf-8", newline="") as rows, out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(POPULATION)
        for row in csv.DictReader(rows):
            writer.writerow(_cells(row))
    return out


def _cells(row: dict[str, str]) -> list[object]:
    language = guess_language(row["name"] + row["village"])
    parts = fold(row["name"], language).split()
    year, month, day = read_day(row["birth_date"]) if row["birth_date"] else (0, 0, 0)
    return [
        row["row"],
        parts[0] if parts else "",
        parts[1] if len(parts) > 1 else "",
        parts[-1] if parts else "",
        " ".join(parts[1:]),
        "".join(parts),
        fold(row["father"], language).replace(" ", ""),
        f"{year:04d}-{month:02d}-{day:02d}" if year else "",
        read_number(row["national_id"]) or "",
        read_phone(row["phone"]) or "",
        read_place(row["village"]),
        row["sex"],
    ]


def febrl(path: Path, out: Path) -> Path:
    """Write a FEBRL list with the names of its columns shortened and white space trimmed."""
    with path.open(encoding="utf-8", newline="") as rows, out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FEBRL)
        for place, raw in enumerate(csv.DictReader(rows, skipinitialspace=True), start=1):
            row = {name.strip(): (value or "").strip() for name, value in raw.items()}
            writer.writerow([place, *(row[_FEBRL_FROM[name]] for name in FEBRL[1:])])
    return out
