"""The set-up file, run as a person runs it: in a checkout of its own, with a PATH and packages of its own."""

import importlib.util
import os
import shutil
import subprocess
import sys
from copy import copy
from pathlib import Path
from types import ModuleType

import pytest

START = Path(__file__).resolve().parents[2] / "installer" / "start.py"
ECHO = """import locale, os, sys
locale.setlocale(locale.LC_ALL, "")
codeset = locale.nl_langinfo(locale.CODESET)
print(sys.argv[1:], codeset, sys.flags.utf8_mode, os.environ.get("LANG"), os.getcwd())
"""
HASHES = "# nothing to install\n"
APT = """#!/bin/sh
echo "apt-get $*" >> "{log}"
if [ "$1" = install ]; then
    for tool in {brings}; do printf '#!/bin/sh\\n' > "{bin}/$tool"; /bin/chmod +x "{bin}/$tool"; done
fi
exit {status}
"""


class Checkout:
    """A copy of the set-up file with lock files that ask for nothing and a program that echoes its words."""

    def __init__(self, root: Path) -> None:
        self.root, self.bin, self.log = root, root.parent / "bin", root.parent / "apt.log"
        for folder in (root / "installer", root / "desktop", root / "tests", self.bin):
            folder.mkdir(parents=True)
        shutil.copy(START, root / "installer")
        for name in ("run", "test"):
            (root / "installer" / f"{name}.lock").write_text(HASHES)
        (root / "desktop" / "__main__.py").write_text(ECHO)

    def with_path(self, folder: Path) -> "Checkout":
        """Return the same checkout as it is started with another folder on the PATH."""
        other = copy(self)
        other.bin, other.log = folder / "bin", folder / "apt.log"
        other.bin.mkdir()
        return other

    def apt(self, brings: str = "", status: int = 0) -> None:
        """Put an apt-get on the PATH that writes down its words and brings the named tools."""
        script = self.bin / "apt-get"
        script.write_text(APT.format(log=self.log, bin=self.bin, brings=brings, status=status))
        script.chmod(0o755)

    def start(self, *words: str, **changes: str) -> subprocess.CompletedProcess[str]:
        """Run the file with the base Python and with nothing on the PATH but our own folder."""
        settings = {"PATH": str(self.bin), "HOME": str(self.root.parent), "PIP_NO_INDEX": "1", **changes}
        python = getattr(sys, "_base_executable", sys.executable)
        command = [python, str(self.root / "installer" / "start.py"), *words]
        return subprocess.run(command, env=settings, capture_output=True, text=True, check=False)

    def asked(self) -> list[str]:
        """Return the calls of apt-get so far."""
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "checkout")


@pytest.fixture(scope="module")
def unstarted(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return Checkout(tmp_path_factory.mktemp("ready") / "checkout")


@pytest.fixture(scope="module")
def first_start(unstarted: Checkout) -> subprocess.CompletedProcess[str]:
    return unstarted.start("find", "محمد", "--office", "x")


@pytest.fixture(scope="module")
def ready(unstarted: Checkout, first_start: subprocess.CompletedProcess[str]) -> Checkout:
    """Return a checkout that was started before; shared, because an environment takes seconds to make."""
    assert first_start.returncode == 0
    return unstarted


@pytest.fixture
def start() -> ModuleType:
    """Return the set-up file as a module, for what a machine that has everything cannot show."""
    spec = importlib.util.spec_from_file_location("start_file", START)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_first_start_makes_the_environment_and_runs(
    unstarted: Checkout, first_start: subprocess.CompletedProcess[str]
) -> None:
    assert first_start.returncode == 0, first_start.stderr
    assert first_start.stdout.startswith("['find', 'محمد', '--office', 'x']")
    assert (unstarted.root / ".venv" / "run.stamp").exists()


def test_a_verb_runs_where_the_person_stands(
    ready: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ready.start("check").stdout.endswith(f" {tmp_path}\n")


def test_with_no_screen_and_no_verb_the_demo_runs(ready: Checkout) -> None:
    (ready.root / "build" / "demo").mkdir(parents=True, exist_ok=True)
    done = ready.start()
    assert f"['demo', '--into', '{ready.root}/build/demo-2']" in done.stdout
    assert "no screen" in done.stderr


def test_with_a_screen_and_no_verb_the_window_opens(ready: Checkout) -> None:
    assert ready.start(DISPLAY=":99").stdout.startswith("[] ")


@pytest.mark.parametrize("name", ["LANG", "LC_ALL"])
def test_a_machine_without_a_locale_gets_utf_8(ready: Checkout, name: str) -> None:
    assert "['check'] UTF-8 1" in ready.start("check").stdout
    assert "['check'] UTF-8 1" in ready.start("check", **{name: "POSIX"}).stdout


def test_the_persons_own_language_is_left_alone(ready: Checkout) -> None:
    assert " ar_EG.UTF-8 " in ready.start("check", LANG="ar_EG.UTF-8", LC_ALL="C.UTF-8").stdout


def test_the_second_start_sets_nothing_up(ready: Checkout) -> None:
    ready.start("check")
    before = sorted((file, file.stat().st_mtime_ns) for file in (ready.root / ".venv").rglob("*"))
    assert ready.start("check").stderr == ""
    assert sorted((file, file.stat().st_mtime_ns) for file in (ready.root / ".venv").rglob("*")) == before


def test_a_changed_lock_is_installed_again(ready: Checkout) -> None:
    with (ready.root / "installer" / "run.lock").open("a") as lock:
        lock.write("# more\n")
    assert "Installing the packages of installer/run.lock" in ready.start("check").stderr
    assert ready.start("check").stderr == ""


def test_a_moved_checkout_gets_a_new_environment(ready: Checkout, tmp_path: Path) -> None:
    moved = copy(ready)
    moved.root = Path(shutil.copytree(ready.root, tmp_path / "moved", symlinks=True))
    assert "Making a virtual environment" in moved.start("check").stderr


def test_a_package_without_its_hash_is_refused(ready: Checkout) -> None:
    lock = ready.root / "installer" / "run.lock"
    before = lock.read_text()
    lock.write_text("hijridate==2.6.0\n")
    done = ready.start("check")
    lock.write_text(before)
    assert done.returncode == 1
    assert "README" in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(os.geteuid() != 0, reason="installs as root")
def test_the_tests_ask_debian_for_their_tools(ready: Checkout, tmp_path: Path) -> None:
    checkout = ready.with_path(tmp_path)
    checkout.apt(brings="age ssh-keygen pdftotext jq Xvfb xauth xdotool initdb")
    checkout.start("test")
    asked = [call for call in checkout.asked() if " install " in call][-1]
    for package in ("age", "jq", "openssh-client", "poppler-utils", "xauth", "xdotool", "xvfb"):
        assert f" {package}" in asked
    assert "--no-install-recommends" in asked


@pytest.mark.skipif(os.geteuid() != 0, reason="installs as root")
def test_a_tool_that_cannot_be_had_stops_the_tests_with_the_line_to_run(checkout: Checkout) -> None:
    checkout.apt(status=100)
    done = checkout.start("test")
    assert done.returncode == 1
    assert "apt-get update && apt-get install --no-install-recommends age jq" in done.stderr
    assert not (checkout.root / ".venv").exists()


def test_another_distribution_is_told_what_is_missing(checkout: Checkout) -> None:
    done = checkout.start("test")
    assert done.returncode == 1
    assert "age, ssh-keygen, pdftotext, jq" in done.stderr
    assert "README" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="installs as root")
def test_without_postgresql_the_run_says_so_last(ready: Checkout, tmp_path: Path) -> None:
    checkout = ready.with_path(tmp_path)
    checkout.apt(brings="age ssh-keygen pdftotext jq Xvfb xauth xdotool")
    done = checkout.start("test", "--without", "postgresql", "-q")
    assert "postgresql" not in "".join(checkout.asked())
    assert done.stdout.splitlines()[-1].startswith("PostgreSQL was left out")
    assert done.returncode != 0  # there is no pytest in this environment: a status is never hidden


def test_only_postgresql_can_be_left_out(checkout: Checkout) -> None:
    done = checkout.start("test", "--without", "age")
    assert done.returncode == 2
    assert "usage:" in done.stderr


def test_a_person_without_root_is_given_the_line(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", os.defpath)
    monkeypatch.setattr(shutil, "which", lambda name, **_: f"/usr/bin/{name}" if name == "apt-get" else None)
    with pytest.raises(start.SetUpError, match="apt-get install --no-install-recommends libnothing1"):
        start.provide({"libnothing.so.1": "libnothing1"}, {})


def test_sudo_keeps_the_proxy(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert "https_proxy" in " ".join(start.root_leader())


def test_a_library_that_loads_is_not_asked_for(start: ModuleType) -> None:
    wanted = {"libc.so.6": "libc6", "libnothing.so.1": "libnothing1"}
    assert start.missing_libraries(wanted) == {"libnothing.so.1": "libnothing1"}
