"""The lock files: hashes for everything, no address of any registry, and one version of each package."""

import re
import tomllib
from pathlib import Path

import pytest

INSTALLER = Path(__file__).resolve().parents[2] / "installer"


def pins(name: str) -> set[str]:
    """Return the `package==version` lines of a lock file."""
    text = (INSTALLER / name).read_text(encoding="utf-8")
    return {line.split()[0] for line in text.splitlines() if re.match(r"[a-z0-9]", line)}


@pytest.mark.parametrize("name", ["run.lock", "test.lock"])
def test_a_lock_names_no_address(name: str) -> None:
    text = (INSTALLER / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("name", ["run.lock", "test.lock"])
def test_every_package_of_a_lock_has_its_hashes(name: str) -> None:
    text = (INSTALLER / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_tests_run_with_the_versions_that_run() -> None:
    assert pins("run.lock") <= pins("test.lock")


def test_a_lock_was_made_with_relative_names() -> None:
    headers = [
        (INSTALLER / name).read_text(encoding="utf-8").splitlines()[1] for name in ("run.lock", "test.lock")
    ]
    assert [header for header in headers if " /" in header] == []
    assert all("--universal --generate-hashes" in header for header in headers)


@pytest.mark.parametrize("name", ["run.lock", "test.lock"])
def test_the_lock_holds_what_the_project_asks_for(name: str) -> None:
    project = tomllib.loads((INSTALLER.parent / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    wanted += project["dependency-groups"]["test"] if name == "test.lock" else []
    names = {re.split(r"[=<>;\[ ]", requirement)[0].lower().replace("_", "-") for requirement in wanted}
    assert names <= {pin.split("==")[0] for pin in pins(name)}
