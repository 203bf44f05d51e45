"""Terms, results and receipts: packages that carry something other than a list of persons."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.exchange.answers import Outcome
from desktop.exchange.errors import REFUSALS
from desktop.exchange.manifest import ZEROS, Lane, MemorandumRef, PackageType
from desktop.exchange.records import RECEIPT
from tests.exchange.correspondence import (
    ANSWER,
    CODES,
    memorandum_package,
    receipt_package,
    results_package,
)
from tests.exchange.forge import Forgery
from tests.exchange.refusing import agreed, refused
from tests.exchange.workshop import (
    RECIPIENT,
    SENDER,
    STRANGER,
    TERMS,
    Known,
    check,
    rows_of,
    terms_between,
    uid,
)


def test_a_memorandum_travels_before_it_is_known(tmp_path: Path) -> None:
    known = Known(agreements=[])
    package = check(memorandum_package(tmp_path).path, known)
    assert package.terms == TERMS
    assert package.agreement is None
    assert known.asked == [Lane("sender", "recipient", "-")]


def test_results_travel_under_the_memorandum(tmp_path: Path) -> None:
    path = results_package(tmp_path).path
    assert [row[1] for row in rows_of(path)[1:]] == ["received", "absent"]
    assert refused(path, agreed(is_active=False)).code == "E_MOU_INACTIVE"


def test_a_receipt_tells_what_became_of_a_package(tmp_path: Path) -> None:
    seen: list[tuple[str, ...]] = []

    def sink(batch: Any) -> None:
        if batch.table.name == "rows":
            seen.extend(tuple(row) for row in batch.rows)

    known = agreed(is_active=False)  # the memorandum may have ended meanwhile
    package = check(receipt_package(tmp_path).path, known, sink=sink)
    assert package.answer == ANSWER
    assert package.manifest.plan.in_reply_to == uid(77)
    assert seen == list(CODES)
    assert known.asked == [Lane("sender", "recipient", "M-2026-0001")]


def test_a_receipt_needs_no_direction_but_the_same_terms(tmp_path: Path) -> None:
    path = receipt_package(tmp_path).path
    assert refused(path, agreed(directions=())).code == "E_MOU_HASH"
    assert refused(path, Known(agreements=[])).code == "E_MOU_UNKNOWN"


def test_a_receipt_for_a_memorandum_runs_in_the_lane_without_one(tmp_path: Path) -> None:
    known = Known(agreements=[])
    answer = replace(ANSWER, package_id="", outcome=Outcome.REFUSED, counts={"E_JSON": 1})
    built = receipt_package(tmp_path, answer, (), mou=MemorandumRef(), in_reply_to=None)
    package = check(built.path, known)
    assert package.answer == answer
    assert package.lane == Lane("sender", "recipient", "-")
    assert package.manifest.plan.prev == ZEROS
    assert built.path.name == "sender_recipient_-_1.wasl"


def test_a_receipt_without_its_answer_is_refused(tmp_path: Path) -> None:
    class Silent:
        def tables(self, codes: object) -> dict[str, list[tuple[str, ...]]]:
            return {"answer": [], "counts": [], "rows": []}

    path = receipt_package(tmp_path, Silent()).path  # type: ignore[arg-type]  # what no program of ours makes
    assert refused(path).code == "E_ROWS"


def test_a_receipt_or_a_memorandum_of_endless_rows_is_refused(tmp_path: Path) -> None:
    rows = [(f"/clauses/c{number:05d}", '"x"') for number in range(5_001)]
    assert refused(memorandum_package(tmp_path, rows=rows).path).code == "E_MANIFEST"


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        (terms_between(SENDER, STRANGER), "E_MOU_DIRECTION/party"),
        (terms_between(STRANGER, RECIPIENT), "E_MOU_DIRECTION/party"),
    ],
)
def test_a_memorandum_names_both_offices_with_their_cards(terms: Any, sentence: str, tmp_path: Path) -> None:
    error = refused(memorandum_package(tmp_path, terms).path)
    assert error.message == REFUSALS[sentence].sentence


def test_a_memorandum_under_another_hash_number_or_edition_is_refused(tmp_path: Path) -> None:
    for mou in (
        MemorandumRef(id=TERMS.number, sha256="ab" * 32, annex=1),
        MemorandumRef(id="M-2", sha256=TERMS.digest, annex=1),
        MemorandumRef(id=TERMS.number, sha256=TERMS.digest, annex=2),
    ):
        path = memorandum_package(tmp_path, mou=mou).path
        assert refused(path).code == "E_MOU_HASH"


def test_a_memorandum_that_spells_no_terms_is_refused(tmp_path: Path) -> None:
    path = memorandum_package(tmp_path, rows=[("/number", '"x"')]).path
    assert refused(path).code == "E_SCHEMA"


def test_types_of_later_issues_are_known_by_name(tmp_path: Path) -> None:
    about_trust = {kind for kind in PackageType if kind.is_about_trust}
    assert about_trust == {PackageType.MEMORANDUM, PackageType.KEY_ROTATION, PackageType.REVOCATION}


def test_a_receipt_without_one_of_its_tables_is_refused(tmp_path: Path) -> None:
    """The forger's package holds one table under the name of a family with three."""

    def edit(manifest: Any) -> None:
        table = RECEIPT.table("rows")
        manifest["exchange"] |= {
            "type": "receipt",
            "schema_id": RECEIPT.id,
            "schema_sha256": RECEIPT.sha256,
            "in_reply_to": uid(77),
        }
        manifest["resources"][0] |= {"name": "rows", "schema": table.descriptor()}

    assert refused(Forgery(edit=edit).write(tmp_path)).code == "E_SCHEMA"


def test_a_lane_names_its_offices_and_memorandum() -> None:
    assert str(Lane("sender", "recipient", "-")) == "sender:recipient:-"
