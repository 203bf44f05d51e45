"""Runs the tools that every Debian has; a missing one fails the test with the line that installs it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGES = {
    "age": "age",
    "tar": "tar",
    "ssh-keygen": "openssh-client",
    "sha256sum": "coreutils",
    "jq": "jq",
    "zcat": "gzip",
}


def run(
    name: str, *words: str | Path, cwd: Path, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a tool and return what it did; its exit status is for the test to judge."""
    if name == "frictionless":
        command = [sys.executable, "-m", "frictionless"]
    else:
        found = shutil.which(name)
        if found is None:
            pytest.fail(f"{name} is missing: apt-get install {PACKAGES[name]}", pytrace=False)
        command = [found]
    return subprocess.run([*command, *words], cwd=cwd, input=given, capture_output=True, check=False)


def succeed(name: str, *words: str | Path, cwd: Path, given: bytes | None = None) -> bytes:
    """Run a tool that must do its work, and return what it printed."""
    done = run(name, *words, cwd=cwd, given=given)
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")
    return done.stdout
