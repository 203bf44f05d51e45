"""The main job for two offices, as the technician starts it; stock tools open what one sent the other."""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.cli.demo import SECRETS
from desktop.i18n.calendars import in_calendar
from desktop.i18n.months import Calendar
from desktop.operations.offices import Unlock, open_office
from desktop.operations.recovery import exchange_keys
from desktop.vault import Secret
from tests.verbs import run_verb

ROOT = Path(__file__).resolve().parents[2]
HOUSEHOLDS = 30
SIDES = {"eg": ("ismailia", "khayr"), "ir": ("urmia", "mehr")}


@pytest.fixture(scope="module", params=["eg", "ir"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the demo once for each country and give its folder."""
    country = str(request.param)
    into = tmp_path_factory.mktemp(country) / country
    words = ["demo", "--into", str(into), "--country", country, "--households", str(HOUSEHOLDS)]
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for line in done.stdout.splitlines():
        if line.startswith("/"):
            assert Path(line).is_file(), line
    for name, secret in SECRETS.items():
        (into / name).write_text(secret, encoding="utf-8")
    return into


def _as(demo: Path, office: str, person: str) -> Sequence[str | Path]:
    return (
        "--office", demo / office, "--user", person, "--password-file", demo / person,
        "--passphrase-file", demo / "passphrase",
    )  # fmt: skip


def _package(demo: Path) -> Path:
    here, there = SIDES[demo.name]
    (package,) = (
        path
        for path in (demo / "stick" / f"{here}-to-{there}").glob(f"{here}_{there}_*.wasl")
        if "_-_" not in path.name
    )
    return package


def test_stock_tools_open_the_package_that_was_sent(demo: Path, tmp_path: Path) -> None:
    here, there = SIDES[demo.name]
    receiver = open_office(demo / there, Unlock(passphrase=SECRETS["passphrase"]))
    identity = tmp_path / "office.key"
    identity.write_bytes(receiver.vault.get(Secret.AGE_IDENTITY) + b"\n")
    sender = open_office(demo / here, Unlock(passphrase=SECRETS["passphrase"]))
    signers = tmp_path / "allowed_signers"
    signers.write_text(f"{here} {exchange_keys(sender.vault).card.ssh_key}\n", encoding="ascii")
    script = f"""
        set -e
        age -d -i office.key -o p.tar '{_package(demo)}'
        tar xf p.tar
        ssh-keygen -Y verify -f allowed_signers -I {here} -n wasl-package-v1 \\
            -s datapackage.json.sig < datapackage.json
        jq -r '.resources[]|(.hash|ltrimstr("sha256:"))+"  "+.path' datapackage.json | sha256sum -c
    """
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Good" in done.stdout
    frictionless = Path(sys.executable).with_name("frictionless")
    valid = subprocess.run(
        [frictionless, "validate", "--json", "datapackage.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert valid.returncode == 0, valid.stdout
    manifest = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert manifest["exchange"]["sender"]["office"] == here
    assert manifest["resources"][0]["uncompressed"]["rows"] == HOUSEHOLDS


def test_both_offices_are_whole_afterwards(demo: Path) -> None:
    for office in SIDES[demo.name]:
        checked = run_verb("check", *_as(demo, office, "checker"), "--json")
        assert checked.returncode == 0, checked.stderr
        assert json.loads(checked.stdout)["outcome"]["first_broken_entry"] is None


def test_every_paper_says_that_it_is_synthetic(demo: Path) -> None:
    notice = {"eg": "تجريبية", "ir": "آزمایشی"}[demo.name]
    papers = sorted(demo.glob("*-files/*.pdf"))
    assert len(papers) >= 6
    for paper in papers:
        document = pypdfium2.PdfDocument(paper)
        for page in document:
            text = page.get_textpage()
            assert notice in text.get_text_range(), paper.name
            text.close()
            page.close()
        document.close()


def test_a_package_cannot_be_taken_twice_nor_altered_nor_cut_nor_by_another(
    demo: Path, tmp_path: Path
) -> None:
    here, there = SIDES[demo.name]
    content = _package(demo).read_bytes()
    altered, cut = tmp_path / "altered.wasl", tmp_path / "cut.wasl"
    altered.write_bytes(content[:-40] + bytes([content[-40] ^ 1]) + content[-39:])
    cut.write_bytes(content[: len(content) // 2])
    attempts = (
        (_package(demo), there, {"E_ALREADY"}),
        (altered, there, {"E_DAMAGED"}),
        (cut, there, {"E_TRUNCATED", "E_DAMAGED"}),  # a small package is one chunk, whose end is its seal
        (_package(demo), here, {"E_NOT_FOR_US"}),
    )
    before = _families(demo)
    for file, office, codes in attempts:
        done = run_verb("package", "inspect", file, *_as(demo, office, "clerk"), "--language", "ar")
        assert done.returncode == 1
        assert any(f"[{code}]" in done.stderr for code in codes), (done.stderr, codes)
    assert _families(demo) == before


def _families(demo: Path) -> list[str]:
    return [
        run_verb("find", "محمد", *_as(demo, office, "clerk"), "--json").stdout for office in SIDES[demo.name]
    ]


def test_a_wrong_key_and_a_damaged_database_are_refused(demo: Path, tmp_path: Path) -> None:
    here, _ = SIDES[demo.name]
    wrong = tmp_path / "wrong"
    wrong.write_text("not the passphrase at all", encoding="utf-8")
    refused = run_verb(
        "find", "a", "--office", demo / here, "--user", "clerk", "--password-file", demo / "clerk",
        "--passphrase-file", wrong, "--language", "fa",
    )  # fmt: skip
    assert refused.returncode == 1
    assert "[E_PASSPHRASE]" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_minutes_of_the_round_are_printed_by_the_number_of_its_sheet(demo: Path, tmp_path: Path) -> None:
    here, _ = SIDES[demo.name]
    calendar = Calendar.JALALI if demo.name == "ir" else Calendar.GREGORIAN
    number = f"{in_calendar(date.today(), calendar).year}/1"
    out = tmp_path / "minutes.pdf"
    done = run_verb("minutes", *_as(demo, here, "clerk"), "--number", number, "--out", out)
    assert (done.returncode, done.stdout.strip()) == (0, str(out)), done.stderr


def test_wrong_usage_is_status_two() -> None:
    assert run_verb("sheet").returncode == 2
    assert run_verb("nonsense").returncode == 2


def test_a_demo_into_a_full_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = run_verb("demo", "--into", tmp_path)
    assert done.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
