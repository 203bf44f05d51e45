"""When a backup is due, which old ones may go, and what a manifest must be."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import BadInputError
from desktop.models.backup import SUFFIX, KeptBackup, file_name, is_due, superfluous
from desktop.models.backup_manifest import BackupManifest, Content, Timeline, parse_manifest, timeline
from desktop.models.restore import agreed_digest, losses

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
ZEROS = "0" * 64


def manifest(**changes: object) -> BackupManifest:
    """Return a manifest that holds."""
    values: dict[str, object] = {
        "office_uid": "01J",
        "office_code": "ismailia",
        "office_name": "مديرية",
        "taken_at": NOW.isoformat(),
        "program": "Wasl",
        "schema": "0008",
        "journal_n": 5,
        "journal_head": "a" * 64,
        "counts": {"person": 3},
        "last_ids": {"person": 3},
        "settings": {"code": "ismailia", "is_synthetic": False},
        "database": Content(name="office.db", size=9, sha256=ZEROS),
        "database_key": "b" * 64,
        "files": (Content(name="inbox/a.wasl", size=1, sha256=ZEROS),),
    }
    return BackupManifest(**(values | changes))  # type: ignore[arg-type]  # a test's own values


def _kept(*days: int) -> list[KeptBackup]:
    return [KeptBackup(file_name=f"{day}", made_at=NOW - timedelta(days=day)) for day in days]


def test_a_backup_is_due_when_there_is_none_when_it_is_old_and_when_the_clock_went_back() -> None:
    assert is_due(None, 7, NOW)
    assert is_due(NOW - timedelta(days=7), 7, NOW)
    assert not is_due(NOW - timedelta(days=6, hours=23), 7, NOW)
    assert is_due(NOW + timedelta(days=1), 7, NOW)


def test_seven_days_four_weeks_and_twelve_months_stay() -> None:
    gone = {one.file_name for one in superfluous(_kept(*range(800)))}
    stay = [day for day in range(800) if str(day) not in gone]
    assert stay[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len(stay) <= 7 + 4 + 12
    months = {(NOW - timedelta(days=day)).strftime("%Y-%m") for day in stay}
    assert len(months) == 12


def test_of_one_day_only_the_last_stays_once_two_days_have_passed() -> None:
    backups = [KeptBackup(file_name=str(hour), made_at=NOW + timedelta(hours=hour)) for hour in range(5)]
    assert superfluous(backups) == []
    backups.append(KeptBackup(file_name="later", made_at=NOW + timedelta(days=3)))
    assert {one.file_name for one in superfluous(backups)} == {"0", "1", "2", "3"}


@given(st.lists(st.integers(0, 2000), max_size=60))
def test_the_newest_always_stays(days: list[int]) -> None:
    backups = _kept(*set(days))
    gone = superfluous(backups)
    assert not backups or min(set(days)) not in {int(one.file_name) for one in gone}
    assert superfluous([one for one in backups if one not in gone]) == []


def test_a_name_tells_office_and_moment() -> None:
    assert (
        file_name("ismailia", NOW, "01KJMA0FM0B7APV6CEX62NQ6QK") == f"ismailia-2026-03-01-0900-q6qk{SUFFIX}"
    )


def test_a_manifest_comes_back_as_it_was() -> None:
    assert parse_manifest(manifest().to_bytes()) == manifest()
    assert "b" * 64 not in repr(manifest())


@pytest.mark.parametrize(
    "change",
    [
        {"journal_head": "x"},
        {"database_key": "b"},
        {"counts": {"person": -1}},
        {"taken_at": "yesterday"},
        {"taken_at": "2026-03-01T09:00:00"},
        {"settings": []},
        {"schema": 7},
        {"files": [{"name": "../../etc/passwd", "size": 1, "sha256": ZEROS}]},
        {"files": [{"name": "inbox/../office.toml", "size": 1, "sha256": ZEROS}]},
        {"files": [{"name": "inbox/.hidden", "size": 1, "sha256": ZEROS}]},
        {"files": [{"name": "inbox/a", "size": "1", "sha256": ZEROS}]},
        {"database": {"name": "office.db"}},
        {"more": 1},
    ],
)
def test_a_manifest_that_does_not_hold_is_refused(change: dict[str, object]) -> None:
    said = json.loads(manifest().to_bytes()) | change
    with pytest.raises(BadInputError) as caught:
        parse_manifest(json.dumps(said).encode())
    assert caught.value.code == "E_BACKUP_DAMAGED"


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"{}", b'{"format":"zip"}', b'{"format":7}'])
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(BadInputError) as caught:
        parse_manifest(data)
    assert caught.value.code == "E_BACKUP_DAMAGED"


def test_a_manifest_of_a_newer_program_is_told() -> None:
    said = json.loads(manifest().to_bytes()) | {"format": "wasl-backup-2"}
    with pytest.raises(BadInputError) as caught:
        parse_manifest(json.dumps(said).encode())
    assert caught.value.code == "E_NEWER"


def test_the_journal_tells_how_a_backup_stands_to_the_office() -> None:
    assert timeline(manifest(), 9, "a" * 64) is Timeline.EARLIER
    assert timeline(manifest(), 5, "a" * 64) is Timeline.SAME
    assert timeline(manifest(), 9, "c" * 64) is Timeline.PARTED
    assert timeline(manifest(), 3, None) is Timeline.LATER


def test_where_the_courses_parted_everything_here_counts_as_lost() -> None:
    since, totals = {"household": 2, "person": 3, "journal_entry": 8}, {"household": 9, "person": 12}
    lost = losses(Timeline.EARLIER, since, totals, (4, 5))
    assert (lost.families, lost.persons, lost.receipts, lost.corrected, lost.entries) == (2, 3, 4, 5, 8)
    assert losses(Timeline.PARTED, since, totals, (0, 0)).families == 9
    assert not lost.is_nothing
    assert losses(Timeline.SAME, {}, totals, (0, 0)).is_nothing


def test_what_two_persons_agree_to_changes_with_the_file_and_with_the_losses_alone() -> None:
    since = {"household": 2, "journal_entry": 8}
    lost = losses(Timeline.EARLIER, since, {}, (0, 0))
    more_entries = losses(Timeline.EARLIER, since | {"journal_entry": 9}, {}, (0, 0))
    more_families = losses(Timeline.EARLIER, since | {"household": 3}, {}, (0, 0))
    assert agreed_digest(ZEROS, lost) == agreed_digest(ZEROS, more_entries)
    assert agreed_digest(ZEROS, lost) != agreed_digest(ZEROS, more_families)
    assert agreed_digest(ZEROS, lost) != agreed_digest("1" * 64, lost)
