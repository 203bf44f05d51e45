"""What leaves the office: whole, agreed, row by row fit to travel, and never in clear on a disk."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import CancelledError
from desktop.exchange.build import Consignment, build_package, tables_of
from desktop.exchange.errors import REFUSALS, PackageError
from desktop.exchange.manifest import MemorandumRef, Party
from desktop.exchange.rules import RowRules
from desktop.exchange.trust import Agreement
from desktop.models.memorandum import Profile, Terms
from desktop.progress import Progress, Step
from tests.exchange.workshop import (
    FIELDS,
    NOW,
    RECIPIENT,
    ROW,
    ROWS,
    STRANGER,
    TERMS,
    Known,
    check,
    consignment,
    honest,
    plan,
    uid,
)


def refused(goods: Consignment, folder: Path) -> PackageError:
    """Return why a package cannot be built; nothing may be left of it."""
    with pytest.raises(PackageError) as caught:
        build_package(goods, folder)
    assert list(folder.iterdir()) == []
    assert "{" not in str(caught.value)
    return caught.value


def under(terms: Terms, *, is_active: bool = True, **changes: Any) -> Consignment:
    """Return an honest consignment under other terms."""
    mou = MemorandumRef(id=terms.number, sha256=terms.digest, annex=terms.edition)
    return replace(consignment(mou=mou), agreement=Agreement(terms=terms, is_active=is_active), **changes)


def test_the_file_is_named_for_people_and_for_its_owner_only(tmp_path: Path) -> None:
    built = honest(tmp_path, seq=7, prev="ab" * 32)
    assert built.path == tmp_path / "sender_recipient_M-2026-0001_7.wasl"
    assert built.path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [built.path]


def test_the_moment_is_written_in_utc_to_the_second(tmp_path: Path) -> None:
    created = (NOW - timedelta(days=1)).replace(microsecond=5).astimezone()
    built = honest(tmp_path, created=created)
    assert built.manifest.plan.created == created.replace(microsecond=0)
    assert b"2026-11-21T09:30:00Z" in built.manifest.text()


def test_the_same_rows_pack_the_same(tmp_path: Path) -> None:
    first, second = (honest(tmp_path / name, package_id=uid(1)) for name in made(tmp_path, "a", "b"))
    assert first.manifest_sha256 == second.manifest_sha256


def made(folder: Path, *names: str) -> tuple[str, ...]:
    """Make folders and return their names."""
    for name in names:
        (folder / name).mkdir()
    return names


def test_two_packages_at_once_do_not_share_a_file(tmp_path: Path) -> None:
    def rows() -> Any:
        yield ROW
        honest(tmp_path, seq=2, prev="ab" * 32)  # a second export in the middle of the first
        yield ROWS[1]

    built = build_package(consignment(rows()), tmp_path)
    assert check(built.path).manifest.rows == 2
    assert len(list(tmp_path.iterdir())) == 2


def test_a_cancelled_package_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        build_package(consignment(), tmp_path, Progress(is_cancelled=lambda: True))
    assert list(tmp_path.iterdir()) == []


def test_the_progress_counts_the_rows(tmp_path: Path) -> None:
    steps: list[Step] = []
    rows = [(uid(number), *ROW[1:]) for number in range(1_200)]
    build_package(replace(consignment(rows), total=1_200), tmp_path, Progress(steps.append))
    assert [(step.done, step.total) for step in steps] == [(0, 1_200), (500, 1_200), (1_000, 1_200)]


def test_no_name_stands_on_the_disk_while_a_package_is_made(tmp_path: Path) -> None:
    """Every file of this process that is still open is searched when half the rows have passed."""
    found: list[bytes] = []

    def rows() -> Any:
        for number in range(20_000):
            yield (uid(number), ROW[1], str(pow(3, number + 99, 10**20)), *ROW[3:])
        for name in os.listdir("/proc/self/fd"):
            file = Path("/proc/self/fd", name)
            if file.exists() and str(file.readlink()).startswith(str(tmp_path)):
                found.append(file.read_bytes())

    build_package(consignment(rows()), tmp_path)
    assert found
    assert any(found), "the spool was empty: nothing was tried"
    for content in found:
        assert ROW[1].encode() not in content
        assert b"persons" not in content
        assert not content.startswith(b"\x1f\x8b")


def test_a_full_disk_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PackageError) as caught:
        build_package(consignment(), tmp_path / "gone")
    assert caught.value.message == REFUSALS["E_DISK/full"].sentence


def test_a_fault_in_the_making_of_rows_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    def rows() -> Any:
        yield ROW
        raise FileNotFoundError

    with pytest.raises(RuntimeError):
        build_package(consignment(rows()), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_for_the_own_archive_opens_with_the_own_key(tmp_path: Path) -> None:
    goods = replace(consignment(), archive=STRANGER.keys.card.age_recipient)
    built = build_package(goods, tmp_path)
    assert check(built.path).manifest.rows == 2
    with pytest.raises(PackageError, match="E_RECIPIENT"):  # it opens, and is seen to be for another
        check(built.path, office=STRANGER)


@pytest.mark.parametrize(
    ("goods", "key"),
    [
        (under(TERMS, is_active=False), "E_MOU_INACTIVE/sending"),
        (replace(consignment(), agreement=None), "E_MOU_INACTIVE/sending"),
        (under(replace(TERMS, valid_to=date(2026, 11, 20))), "E_MOU_INACTIVE/sending"),
        (under(replace(TERMS, directions=())), "E_MOU_DIRECTION/sending"),
        (under(replace(TERMS, fields=("name",))), "E_MOU_FIELDS/sending"),
        (under(replace(TERMS, profile=Profile.P1)), "E_MOU_FIELDS/sending"),
        (under(TERMS, fields=("name", "id_number")), "E_MOU_FIELDS/sending"),
        (under(replace(TERMS, row_cap=1)), "E_MOU_ROWS/sending"),
    ],
)
def test_what_the_memorandum_does_not_allow_does_not_leave(
    goods: Consignment, key: str, tmp_path: Path
) -> None:
    error = refused(goods, tmp_path)
    assert (error.code, error.message) == (key.partition("/")[0], REFUSALS[key].sentence)


@pytest.mark.parametrize(
    ("hour", "first", "last"),
    [
        (datetime(2026, 11, 21, 22, 30, tzinfo=UTC), date(2026, 11, 22), date(2026, 12, 31)),
        (datetime(2026, 11, 22, 21, 30, tzinfo=UTC), date(2026, 1, 1), date(2026, 11, 22)),
    ],
)
def test_a_term_runs_from_midnight_to_midnight_of_the_office(
    hour: datetime, first: date, last: date, tmp_path: Path
) -> None:
    """Cairo is two hours ahead: its first day begins while the day before goes on in UTC."""
    terms = replace(TERMS, valid_from=first, valid_to=last)
    mou = MemorandumRef(id=terms.number, sha256=terms.digest, annex=terms.edition)
    agreement = Agreement(terms=terms, is_active=True)
    goods = replace(consignment(mou=mou, created=hour), agreement=agreement)
    built = build_package(goods, tmp_path)
    known = Known(agreements=[agreement])
    assert check(built.path, known, now=hour + timedelta(minutes=5)).manifest.rows == 2
    outside = hour - timedelta(hours=1) if first.month == 11 else hour + timedelta(hours=1)
    with pytest.raises(PackageError, match="E_MOU_INACTIVE"):
        check(built.path, known, now=outside)


def test_a_household_file_travels_under_its_profile_only(tmp_path: Path) -> None:
    fields = (*FIELDS, "household_uid", "phone", "categories")
    wide = replace(TERMS, profile=Profile.P3, fields=fields)
    row = (*ROW, uid(9), "01012345678", "female_head;chronic_illness")
    goods = under(wide, fields=fields, rows={"persons": [row]})
    built = build_package(goods, tmp_path)
    known = Agreement(terms=wide, is_active=True)
    assert check(built.path, Known(agreements=[known])).profile is Profile.P3


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("name", "=1+1", "E_FORMULA"),
        ("name", "محمد\u202e", "E_CHAR"),
        ("name", "ا\u0653", "E_CHAR"),
        ("name", "سطر\nثان", "E_CHAR"),
        ("name", "م" * 201, "E_FIELD_SIZE"),
        ("name", "", "E_TYPE"),
        ("name", "\ud800", "E_CHAR"),
        ("id_number", "٢٩٠", "E_TYPE"),
        ("period_to", "2026-13-01", "E_TYPE"),
        ("area_code", "EG0101", "E_MOU_ROWS"),
        ("programme", "forsa", "E_MOU_ROWS"),
    ],
)
def test_a_row_that_a_partner_would_refuse_does_not_leave(
    column: str, cell: str, code: str, tmp_path: Path
) -> None:
    row = list(ROW)
    row[FIELDS.index(column)] = cell
    error = refused(consignment([tuple(row)]), tmp_path)
    assert (error.code, error.values["row"], error.values["column"]) == (code, 1, column)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((ROW, ROW), "E_UNIQUE"),
        (ROWS[::-1], "E_UNIQUE"),
        ((ROW[:-1],), "E_COLUMNS"),
        (((*ROW[:1], "م" * 60_000, *ROW[2:]),), "E_ROW_SIZE"),
    ],
)
def test_rows_that_do_not_fit_together_do_not_leave(
    rows: tuple[tuple[str, ...], ...], code: str, tmp_path: Path
) -> None:
    assert refused(consignment(rows), tmp_path).code == code


def test_the_preview_holds_back_exactly_the_rows_that_would_be_refused() -> None:
    (table,) = tables_of(plan(), FIELDS)
    rules = RowRules(table, TERMS)
    formula = (*ROW[:1], "=1", *ROW[2:])
    assert rules.full_finding(ROW) is None
    found = rules.full_finding(formula)
    assert found is not None
    assert (found.code, found.column) == ("E_FORMULA", "name")


def test_every_column_of_the_family_can_be_chosen() -> None:
    (table,) = tables_of(plan())
    assert len(table.fields) == 22
    assert tables_of(plan(), table.names) == (table,)


@pytest.mark.parametrize(
    "goods",
    [
        replace(consignment(), keys=STRANGER.keys),
        replace(consignment(), recipient=STRANGER.keys.card),
        consignment(sender=STRANGER.party()),
        consignment(recipient=Party(office="recipient", card=RECIPIENT.keys.card.fingerprint, age="age1x")),
        consignment(mou=MemorandumRef(id=TERMS.number, sha256="ab" * 32, annex=1)),
    ],
)
def test_a_mix_up_of_keys_or_terms_is_a_fault_of_ours(goods: Consignment, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the plan names other"):
        build_package(goods, tmp_path)


def test_a_manifest_that_a_partner_would_refuse_does_not_leave(tmp_path: Path) -> None:
    error = refused(consignment(not_after=date(2027, 11, 1)), tmp_path)
    assert error.code == "E_MANIFEST"
