"""What may stand in the repository: known folders, a licence, nothing of the machine it was made on."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {".ci", "desktop", "installer", "resources", "tests"}
FILES = {".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml"}
# Made by tools, by Git or by the start file; see .gitignore.
NOT_OURS = {
    ".git",
    ".venv",
    "__pycache__",
    "build",
    "dist",
    ".hypothesis",
    ".benchmarks",
    ".coverage",
    "uv.lock",
}
# Written in halves, so that this file does not find itself.
REGISTRIES = ("pypi" + ".org", "python" + "hosted", "deb." + "debian", "registry." + "npmjs")
MACHINE_PATHS = re.compile("(?<![\\w.])/" + "(work|opt|root)/" + r"\w|\b[A-Z]:\\Users")


def ours() -> Iterator[Path]:
    """Yield every file that belongs to the repository or could be added to it."""
    for path in sorted(ROOT.rglob("*")):
        inner = path.relative_to(ROOT).parts
        if path.is_file() and not NOT_OURS & set(inner) and not inner[0].endswith("_cache"):
            yield path


def texts() -> Iterator[tuple[str, str]]:
    """Yield name and text of every file that is text."""
    for path in ours():
        content = path.read_bytes()
        if b"\0" not in content:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8", errors="replace")


def test_the_tree_has_no_other_rooms() -> None:
    tops = {path.relative_to(ROOT).parts for path in ours()}
    assert {inner[0] for inner in tops if len(inner) > 1} <= FOLDERS
    assert {inner[0] for inner in tops if len(inner) == 1} <= FILES


def test_the_licence_is_there() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    faults = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if any(registry in line for registry in REGISTRIES) or MACHINE_PATHS.search(line)
    ]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def stated() -> dict[Path, str]:
    """Return the digest that a SOURCES.md states for each shipped file."""
    digests = {}
    for sources in (ROOT / "resources").rglob("SOURCES.md"):
        for line in sources.read_text(encoding="utf-8").splitlines():
            digest = re.search(r"\b[0-9a-f]{64}\b", line)
            name = re.search(r"[\w-]+(\.[\w-]+)*\.(ttf|svg|csv|txt|LICENSE)\b", line)
            if digest and name:
                digests[next(sources.parent.rglob(name[0]))] = digest[0]
    return digests


def test_shipped_files_are_the_bytes_their_sources_state() -> None:
    digests = stated()
    assert digests
    assert [
        path for path, digest in digests.items() if hashlib.sha256(path.read_bytes()).hexdigest() != digest
    ] == []


@pytest.mark.parametrize("folder", ["fonts", "icons", "reference"])
def test_every_file_of_others_is_accounted_for(folder: str) -> None:
    files = {path for path in (ROOT / "resources" / folder).rglob("*") if path.is_file()}
    assert {path for path in files - set(stated()) if path.name != "SOURCES.md"} == set()


def test_the_readme_shows_the_commands_that_are_run() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 installer/start.py test" in readme
    assert "python3 installer/start.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme)
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []


@pytest.mark.parametrize("page", ["README.md", "desktop/README.md"])
def test_every_cell_of_the_grid_is_a_file(page: str) -> None:
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith("| noun |"))
    layers = [re.findall(r"`(\w+)/`", cell) for cell in lines[begin].split("|")]
    absent = []
    for line in lines[begin + 2 :]:
        if not line.startswith("|"):
            break
        for layer, cell in zip(layers, line.split("|"), strict=True):
            for name in re.findall(r"`(\w+)/?`", cell) if layer else ():
                places = [ROOT / "desktop" / layer[0] / name, ROOT / "desktop" / layer[0] / f"{name}.py"]
                if not any(place.exists() for place in [*places, ROOT / "desktop" / name]):
                    absent.append(f"{layer[0]}/{name}")
    assert absent == []
