"""Packages of every released format stay readable for ever."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.exchange.card import OfficeKeys
from desktop.exchange.trust import Agreement
from desktop.models.memorandum import terms_of
from tests.exchange.workshop import Known, Office, check

FORMATS = Path(__file__).parent.parent / "data" / "packages"
SAMPLES = sorted(FORMATS.glob("format-*/*.wasl"))


def facts(folder: Path) -> dict[str, Any]:
    """Return what stands beside the packages of a format."""
    found: dict[str, Any] = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    return found


def office(folder: Path, code: str) -> Office:
    """Return an office of the time."""
    keys = facts(folder)["offices"][code]
    return Office(code, OfficeKeys(signing_seed=bytes.fromhex(keys["seed"]), age_identity=keys["age"]))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_package_of_a_released_format_is_let_through(path: Path) -> None:
    known = facts(path.parent)
    terms = terms_of(known["terms"])
    package = check(
        path,
        Known(
            partners=[office(path.parent, "sender").partner()],
            agreements=[Agreement(terms=terms, is_active=True)],
        ),
        office=office(path.parent, "recipient"),
        now=datetime.fromisoformat(known["now"]),
    )
    expected = known["packages"][path.stem]
    assert package.manifest_sha256 == expected["manifest_sha256"]
    assert package.manifest.rows == expected["rows"]


def test_there_is_a_sample_of_every_type() -> None:
    names = {path.stem for path in SAMPLES}
    assert names == {"beneficiary-list", "distribution-share", "distribution-result", "receipt", "memorandum"}
