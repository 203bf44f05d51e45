"""The disk gets full, is protected or is pulled at each write: no half file bears a name, and the clerk gets a sentence."""

import errno
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop import settings as office_settings
from desktop import vault as vaults
from desktop.errors import UserError
from desktop.models.list_plan import ListPlan
from desktop.models.listing import Listing
from desktop.operations import approved_lists, cards, packages
from desktop.operations.approvals import waiting
from desktop.operations.decisions import grant
from desktop.operations.listing_export import export_seen
from desktop.operations.memorandum_printing import print_card
from desktop.operations.new_keys import make_keys
from desktop.operations.offices import create_office
from desktop.operations.sending import ask_send
from desktop.progress import Progress
from desktop.vault import Secret
from desktop.whole_file import write_whole
from tests.exchanging import choice, pair, populate
from tests.factories import as_checker, make_office, plan, typed_back
from tests.families import add_families
from tests.faulty_disk import FaultyDisk

FAULTS = [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EIO]
Write = Callable[[], object]


def _files(folder: Path) -> dict[str, bytes]:
    """Return what lies in a folder but the database, which looks after itself."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("office.db"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def _at_each_write(
    folder: Path, write: Write, number: int, *, whole: Callable[[dict[str, bytes]], bool]
) -> int:
    """Let each call in turn fail; return how many there were.

    After every fault the folder holds what it held before, or the whole of what was to be written.
    """
    before, n = _files(folder), 0
    while True:
        n += 1
        with FaultyDisk(folder, n, number).mounted() as disk:
            try:
                write()
            except UserError:  # anything else fails the test
                pass
            else:
                assert disk.calls < n, "a fault was swallowed"
                return n - 1
        after = _files(folder)
        assert after == before or whole(after), (n, sorted(after))
        if after != before:
            for name in set(after) - set(before):
                (folder / name).unlink()
            for name, content in before.items():
                (folder / name).write_bytes(content)


@pytest.mark.parametrize("number", FAULTS)
def test_a_small_file_is_whole_or_not_there(tmp_path: Path, number: int) -> None:
    path = tmp_path / "a.txt"
    assert _at_each_write(
        tmp_path, lambda: write_whole(path, b"all of it"), number, whole=lambda now: now == {"a.txt": b"all of it"}
    ) >= 5  # fmt: skip


@pytest.mark.parametrize("number", FAULTS)
def test_settings_stay_the_former_or_become_the_new(tmp_path: Path, number: int) -> None:
    office = make_office(tmp_path)
    folder = office.paths.folder
    new = replace(office.settings, name="اسم جديد")
    office_settings.write(tmp_path, new)
    content = (tmp_path / office_settings.FILE).read_bytes()
    (tmp_path / office_settings.FILE).unlink()
    _at_each_write(
        folder, lambda: office_settings.write(folder, new), number, whole=lambda now: now["office.toml"] == content
    )  # fmt: skip
    assert office_settings.read(folder).name == "اسم جديد"


def test_a_vault_keeps_its_secrets_whatever_fails(tmp_path: Path) -> None:
    words = "four words in a row"
    vault = vaults.keep_in_file(tmp_path, words, {Secret.DATABASE_KEY: b"k" * 32})

    def opens(_now: dict[str, bytes]) -> bool:
        return vaults.open_file(tmp_path, words).get(Secret.DATABASE_KEY) == b"k" * 32

    _at_each_write(tmp_path, lambda: vault.put(Secret.MARK_KEY, b"m" * 32), errno.ENOSPC, whole=opens)
    assert vaults.open_file(tmp_path, words).get(Secret.MARK_KEY) == b"m" * 32


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("what", ["card file", "card paper", "workbook"])
def test_what_goes_to_a_stick_is_whole_or_not_there(tmp_path: Path, what: str, number: int) -> None:
    office = make_office(tmp_path)
    add_families(office, 3)
    stick = tmp_path / "stick"
    stick.mkdir()
    verbs: dict[str, Write] = {
        "card file": lambda: cards.export_card(office, stick),
        "card paper": lambda: print_card(office, stick / "card.pdf"),
        "workbook": lambda: export_seen(
            office, Listing(), {"name": "الاسم"}, {}, "القائمة", stick / "seen.xlsx"
        ),
    }
    ends = {"card paper": b"%%EOF", "workbook": b"PK\x05\x06"}
    whole = lambda now: all(ends.get(what, b"") in content for content in now.values())  # noqa: E731
    assert _at_each_write(stick, verbs[what], number, whole=whole) >= 5
    assert len(_files(stick)) == 1


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_package_is_sent_whole_or_waits_still(tmp_path: Path, number: int) -> None:
    both = pair(tmp_path)
    populate(both.a, 3)
    outbox = both.a.paths.outbox
    n = 0
    while True:
        n += 1
        request = waiting(both.a)[0].number if waiting(both.a) else ask_send(both.a, choice(both))
        before = _files(outbox)
        with FaultyDisk(outbox, n, number).mounted() as disk:
            with suppress(UserError):  # anything else fails the test
                grant(as_checker(both.a), request, Progress())
            if disk.calls < n:
                break
        new = {Path(name) for name in set(_files(outbox)) - set(before)}
        assert not [path for path in new if path.name.startswith(".")]
        if waiting(both.a):  # not sent: nothing lies where a courier looks
            assert {path.parent.name for path in new} <= {".making"}
    for row in packages.desk(both.a).sent:  # the desk itself finishes the move that a fault interrupted
        assert row.path is not None
        assert row.path.is_file()
    assert n > 10


def test_an_approved_list_is_not_lost_when_its_paper_cannot_be_written(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    add_families(office, 3)
    wanted = ListPlan(
        title="قائمة", aid_kind="food_box", unit="carton",
        period_from=date(2026, 2, 18), period_to=date(2026, 3, 19),
    )  # fmt: skip
    uid = approved_lists.draft_list(office, wanted).uid
    grant(as_checker(office), approved_lists.ask_approval(office, uid), Progress())
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.rmtree(stick)  # pulled
    with pytest.raises(UserError, match="not there any more"):
        print_card(office, stick / "card.pdf")
    assert not stick.exists()


def test_an_office_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    keys, n = make_keys(), 0
    while True:
        n += 1
        folder = tmp_path / f"office{n}"
        with FaultyDisk(tmp_path, n).mounted() as disk:
            with suppress(UserError):  # anything else fails the test
                create_office(folder, plan(), keys, typed_back(keys), passphrase=None).store.close()
            if disk.calls < n:
                break
        assert not folder.exists()
        assert [path.name for path in tmp_path.iterdir()] == []
    assert n > 5
    assert (folder / "office.toml").is_file()


def test_a_place_that_is_no_folder_is_named(tmp_path: Path) -> None:
    keys, place = make_keys(), tmp_path / "file"
    place.write_text("here is something else")
    with pytest.raises(UserError, match="not there any more"):
        create_office(place / "office", plan(), keys, typed_back(keys), passphrase="four words in a row")
