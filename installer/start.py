#!/usr/bin/env python3
"""Set up what Wasl needs, then start it or its tests; it must never need more than Python itself.

python3 installer/start.py              the window; where there is no screen, the demo
python3 installer/start.py VERB ...     the same operations without a window: `python -m desktop VERB ...`
python3 installer/start.py test ...     every check and test; further words go to pytest
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST_PYTHON = (3, 11)

# The Qt wheels link to these and do not carry them: library -> Debian package.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# Qt's message names libxcb-cursor0 whichever of these is missing, so all of them are asked for.
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2",
}
# Stock tools that the tests hand our files to, or drive the window with: command -> Debian package.
TEST_TOOLS = {
    "age": "age",
    "ssh-keygen": "openssh-client",
    "pdftotext": "poppler-utils",
    "jq": "jq",
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
}
POSTGRESQL = {"initdb": "postgresql"}  # Debian keeps the command outside PATH


class SetUpError(Exception):
    """Set-up cannot go on; the text says which one line mends it."""


def main(words: list[str]) -> int:
    """Set up, then run what the words ask for.

    Returns:
        The exit status: of what was run, 1 when set-up failed, 2 for wrong usage.
    """
    if sys.version_info < OLDEST_PYTHON:
        return complain(f"Wasl needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    try:
        return test(words[1:]) if words[:1] == ["test"] else start(words)
    except SetUpError as error:
        return complain(str(error))
    except KeyboardInterrupt:
        return 130


def start(words: list[str]) -> int:
    """Run the window, the verb that the words name or, with no screen and no words, the demo."""
    needed = LIBRARIES | WINDOW_LIBRARIES if has_screen() else LIBRARIES
    provide(needed, {})
    install_packages("run")
    if not words and not has_screen():
        words = ["demo", "--into", str(free_folder(ROOT / "build" / "demo"))]
        say(f"There is no screen here, so the demo runs: {' '.join(words)}")
    return hand_over([str(PYTHON), "-P", "-m", "desktop", *words], environment())


def test(words: list[str]) -> int:
    """Run every check and test, or those that the words name to pytest."""
    words, is_without_postgresql = split_without(words)
    tools = TEST_TOOLS if is_without_postgresql else TEST_TOOLS | POSTGRESQL
    provide(LIBRARIES | WINDOW_LIBRARIES, tools)
    install_packages("test")
    settings = environment() | {"QT_QPA_PLATFORM": "offscreen"}
    settings.pop("PYTHONDONTWRITEBYTECODE", None)  # every worker and child would compile all of it anew
    settings["WASL_WITHOUT"] = "postgresql" if is_without_postgresql else ""
    # Worker processes pay only for the whole run; worksteal lets the others pass the one that type-checks.
    words = words or ["-n", "auto", "--dist", "worksteal"]
    status = subprocess.call([str(PYTHON), "-m", "pytest", *words], cwd=ROOT, env=settings)
    if is_without_postgresql:
        print("PostgreSQL was left out (--without postgresql): nothing was tested on it.", flush=True)
    return status


def split_without(words: list[str]) -> tuple[list[str], bool]:
    """Take `--without postgresql` out of the words for pytest."""
    if "--without" not in words:
        return words, False
    at = words.index("--without")
    if words[at + 1 : at + 2] != ["postgresql"]:
        say("usage: python3 installer/start.py test [--without postgresql] [pytest arguments]")
        raise SystemExit(2)
    return words[:at] + words[at + 2 :], True


def missing_libraries(needed: dict[str, str]) -> dict[str, str]:
    """Return the libraries that do not load here, with their Debian packages."""
    return {library: package for library, package in needed.items() if not loads(library)}


def loads(library: str) -> bool:
    """Tell whether the system finds the library and all that it needs itself."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_tools(needed: dict[str, str]) -> dict[str, str]:
    """Return the commands that are not here, with their Debian packages."""
    servers = [str(folder) for folder in Path("/usr/lib/postgresql").glob("*/bin")]
    places = os.pathsep.join([os.environ.get("PATH", os.defpath), *servers])
    return {tool: package for tool, package in needed.items() if not shutil.which(tool, path=places)}


def provide(libraries: dict[str, str], tools: dict[str, str]) -> None:
    """Install the Debian packages of what is missing, or stop with the line that does.

    Raises:
        SetUpError: They could not be installed from here.
    """
    missing = missing_here(libraries, tools)
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise SetUpError(
            f"Missing here: {', '.join(missing)}. On Debian these are in {' '.join(missing.values())}; "
            "install what your system calls them (README, “If it fails”), then start again."
        )
    packages = sorted(set(missing.values()))
    say(f"Installing from Debian: {' '.join(packages)}")
    if not apt_install(packages) or missing_here(libraries, tools):
        raise SetUpError(f"Run this line as root, then start again:\n    {install_line(packages)}")


def missing_here(libraries: dict[str, str], tools: dict[str, str]) -> dict[str, str]:
    """Return all that is not here, with its Debian package; elsewhere the wheels bring what they need."""
    if not sys.platform.startswith("linux"):
        return {}
    importlib.invalidate_caches()
    missing = missing_libraries(libraries) | missing_tools(tools)
    if not has_venv() and importlib.util.find_spec("ensurepip") is None:
        missing["ensurepip"] = "python{}.{}-venv".format(*sys.version_info)
    return missing


def install_line(packages: list[str]) -> str:
    """Return the one line that installs the packages."""
    return f"apt-get update && apt-get install --no-install-recommends {' '.join(packages)}"


def apt_install(packages: list[str]) -> bool:
    """Try to install the packages as root or through sudo; renew the package lists only where needed."""
    leader = root_leader()
    if leader is None:
        return False
    install = [*leader, "apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    has_lists = any(Path("/var/lib/apt/lists").glob("*_Packages*"))
    if has_lists and run(install) == 0:
        return True
    return run([*leader, "apt-get", "update", "-q"]) == 0 and run(install) == 0


def root_leader() -> list[str] | None:
    """Return the words that make a command run as root; None when there is no way."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    return ["sudo", "--preserve-env=DEBIAN_FRONTEND,http_proxy,https_proxy,no_proxy"]


def install_packages(name: str) -> None:
    """Bring the virtual environment to what the lock file `run` or `test` says, unless it is.

    Raises:
        SetUpError: The environment could not be made or a package not be fetched.
    """
    lock = ROOT / "installer" / f"{name}.lock"
    stamp, wanted = VENV / f"{name}.stamp", hashlib.sha256(lock.read_bytes()).hexdigest()
    if not has_venv():
        make_venv()
    if reads(stamp) == wanted:
        return
    say(f"Installing the packages of installer/{lock.name}; the first time this fetches much")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    if run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)]) != 0:
        raise SetUpError("The packages could not be fetched; README, “If it fails”, says what to try.")
    stamp.write_text(wanted, encoding="utf-8")


def has_venv() -> bool:
    """Tell whether the virtual environment is whole, in this place and of this Python."""
    return reads(VENV / "home.stamp") == f"{sys.version}\n{VENV}"


def make_venv() -> None:
    """Make the virtual environment anew, with the Python that lies under this one.

    Raises:
        SetUpError: Python could not make it.
    """
    say(f"Making a virtual environment in {VENV}")
    python = getattr(sys, "_base_executable", None) or sys.executable
    if run([python, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise SetUpError(f"No virtual environment could be made in {VENV}; is the folder yours to write?")
    (VENV / "home.stamp").write_text(f"{sys.version}\n{VENV}", encoding="utf-8")


def environment() -> dict[str, str]:
    """Return this environment, proxies and all, with our code in it and UTF-8 where there is no locale."""
    settings = dict(os.environ, PYTHONUTF8="1")
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    settings["PYTHONPATH"] = os.pathsep.join(paths)
    locale = next((settings[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if settings.get(name)), "C")
    if sys.platform.startswith("linux") and locale in {"C", "POSIX"}:
        settings["LC_ALL"] = settings["LANG"] = "C.UTF-8"
    return settings


def has_screen() -> bool:
    """Tell whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def free_folder(wanted: Path) -> Path:
    """Return the wanted folder or, where it exists, the first of `wanted-2`, `wanted-3` that does not."""
    folder, number = wanted, 1
    while folder.exists():
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    return folder


def reads(path: Path) -> str:
    """Return the text of the file; nothing where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def run(command: list[str]) -> int:
    """Run a set-up step: in view on a terminal, else heard only when it fails; never on stdout."""
    settings = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    if sys.stderr.isatty():
        return subprocess.call(command, stdout=sys.stderr.fileno(), env=settings)
    step = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=settings, check=False
    )
    if step.returncode != 0:
        say(step.stdout.decode(errors="replace"))
    return step.returncode


def hand_over(command: list[str], settings: dict[str, str]) -> int:
    """Become the program; where the system cannot do that, wait for it."""
    if os.name == "posix":
        os.execve(command[0], command, settings)  # noqa: S606 (no shell is wanted)
    return subprocess.call(command, env=settings)


def say(text: str) -> None:
    """Tell the person what happens."""
    print(text, file=sys.stderr, flush=True)


def complain(text: str) -> int:
    """Tell why it cannot go on."""
    say(text)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
