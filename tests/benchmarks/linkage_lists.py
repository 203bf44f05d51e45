"""Writes lists of invented persons with doubles inside, and the truth beside them, for the linkage benchmark."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from desktop.models.country import Country
from tests.benchmarks.linkage_corruption import Row, corrupted, plain
from tests.benchmarks.linkage_population import Citizen, Registry

HEADINGS = ["row", "name", "father", "birth_date", "national_id", "phone", "village", "sex"]
COPIES = 0.10


class Truth(NamedTuple):
    """Who stands in each row, and what the copies suffered; rows are counted from 1."""

    entities: list[int]
    suffered: dict[int, frozenset[str]]  # of copies, by row

    def pairs(self) -> set[tuple[int, int]]:
        """Return every two rows of one person, the smaller first."""
        rows: dict[int, list[int]] = {}
        for row, entity in enumerate(self.entities, start=1):
            rows.setdefault(entity, []).append(row)
        return {
            (a, b) for found in rows.values() for place, a in enumerate(found) for b in found[place + 1 :]
        }


def rows_of(
    country: Country, count: int, seed: int, *, factor: float = 1.0, has_ids: bool = True
) -> list[Row]:
    """Return `count` lines in random order, one in ten of them a corrupted copy of another."""
    random = Random(seed)
    originals = round(count * (1 - COPIES))
    citizens: list[Citizen] = list(islice(Registry(country, random).citizens(), originals))
    villages = sorted({citizen.village for citizen in citizens})
    rows = [plain(citizen) for citizen in citizens]
    rows += [corrupted(random.choice(citizens), random, villages, factor) for _ in range(count - originals)]
    if not has_ids:
        for row in rows:
            row.number = ""
    random.shuffle(rows)
    return rows


def mixed_rows(count: int, seed: int, *, factor: float = 1.0, has_ids: bool = True) -> list[Row]:
    """Return seven Egyptian lines for every three Iranian ones, in random order."""
    persian = round(count * 0.3)
    rows = rows_of(Country.EGYPT, count - persian, seed, factor=factor, has_ids=has_ids)
    for row in rows_of(Country.IRAN, persian, seed + 1, factor=factor, has_ids=has_ids):
        row.entity += count
        rows.append(row)
    Random(seed + 2).shuffle(rows)
    return rows


def write(rows: list[Row], path: Path) -> Truth:
    """Write the lines as a list and return the truth."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(_cells(rows))
    suffered = {place: frozenset(row.suffered) for place, row in enumerate(rows, start=1) if row.suffered}
    return Truth([row.entity for row in rows], suffered)


def _cells(rows: list[Row]) -> Iterator[list[str]]:
    for place, row in enumerate(rows, start=1):
        yield [str(place), row.name, row.father, row.birth, row.number, row.phone, row.village, row.sex]
