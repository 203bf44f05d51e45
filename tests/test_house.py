"""The rules of the house that a machine can judge: tools, floors, sizes, and what may be imported where."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CATCH_ALL = {
    *("desktop/app.py", "desktop/cli/main.py"),
    *("desktop/operations/packages.py", "desktop/ui/jobs/runner.py"),
}
HEAVY = {
    "PIL",
    "argon2",
    "cryptography",
    "keyring",
    "numpy",
    "openpyxl",
    "pypdfium2",
    "pyrage",
    "python_calamine",
    "rapidfuzz",
    "reportlab",
    "uharfbuzz",
    "zxingcpp",
}
DATABASE = {"sqlalchemy", "alembic", "sqlcipher3", "psycopg"}
# What the door does not show; each took a part of the time until it was painted.
AFTER_THE_DOOR = {"desktop.log_file", "_hashlib", "ctypes"} | {
    f"desktop.ui.widgets.{name}" for name in ("form", "fields")
}
CALENDARS = {"hijridate", "persiantools"}
# Where the program starts, the floors below are loaded behind the painted window or for the verb asked for.
STARTS = {
    "desktop/__main__.py",
    "desktop/app.py",
    "desktop/cli/main.py",
    "desktop/late.py",
    "desktop/ui/jobs/process.py",
}
OURS_TOO = {"desktop", "PySide6"}
# Each of these libraries has one door; the import contracts cannot say so of a single file.
DOORS = {
    "keyring": ("desktop/vault.py",),
    "uharfbuzz": tuple(f"desktop/documents/{name}.py" for name in ("typography", "shaping", "embedding")),
    "sqlalchemy": ("desktop/models/", "desktop/store/"),
    "sqlcipher3": ("desktop/store/",),
    "psycopg": ("desktop/store/",),
    "pyrage": ("desktop/exchange/", "desktop/vault.py", "desktop/operations/recovery.py"),
}
CLOCKS = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}
MAY_ASK_THE_TIME = ("desktop/app.py", "desktop/ui/", "desktop/cli/", "desktop/operations/offices.py")


def sources(*folders: str) -> list[Path]:
    """Return the Python files of the folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def teardown_module() -> None:
    """Let go of a million and a half objects, which would slow down every test after these."""
    tree.cache_clear()


def place(path: Path, node: ast.AST | None = None) -> str:
    """Name the file, and the line where there is one, as editors understand it."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{node.lineno}" if isinstance(node, ast.stmt | ast.expr | ast.excepthandler) else name


def imported(node: ast.AST) -> list[str]:
    """Return the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    return []


def called(call: ast.Call) -> str:
    """Return the name that is called; nothing where it is no plain name, which takes long to spell."""
    names, part = list[str](), call.func
    while isinstance(part, ast.Attribute):
        names.append(part.attr)
        part = part.value
    return ".".join(reversed([*names, part.id])) if isinstance(part, ast.Name) else ""


def at_start(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements that run when the module is imported."""
    for statement in body:
        yield statement
        if isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.unparse(statement.test):
            yield from at_start(statement.orelse)
        elif isinstance(statement, ast.If | ast.Try | ast.With | ast.ClassDef):
            inner = [part for part in ast.iter_child_nodes(statement) if isinstance(part, ast.stmt)]
            yield from at_start(inner)


def tool(name: str, *words: str) -> None:
    """Run a tool of this environment on the whole tree; what it says is the failure."""
    command = shutil.which(name, path=str(Path(sys.executable).parent))
    assert command is not None, f"{name} is not installed beside {sys.executable}"
    done = subprocess.run([command, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.fail(f"{name} {' '.join(words)}\n{done.stdout}{done.stderr}", pytrace=False)


def none_of(faults: list[str]) -> None:
    """Fail with the whole list, so that one run shows all that is to mend."""
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def test_the_types_are_sound() -> None:
    tool("mypy")


def test_the_lint_rules_hold() -> None:
    tool("ruff", "check", "--output-format", "concise")


def test_the_format_is_the_house_format() -> None:
    tool("ruff", "format", "--check")


def test_the_floors_hold() -> None:
    tool("lint-imports", "--verbose")


def test_every_page_is_under_the_contract_of_pages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(
        each for each in project["tool"]["importlinter"]["contracts"] if each["type"] == "independence"
    )
    folders = {path.parent.name for path in (ROOT / "desktop" / "ui").glob("*/__init__.py")} - {
        "jobs",
        "widgets",
    }
    assert {f"desktop.ui.{folder}" for folder in folders} == set(contract["modules"])


def test_files_classes_and_functions_stay_small() -> None:
    faults = []
    for path in sources("desktop", "installer", "tests"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > 300:
            faults.append(f"{place(path)}: {lines} lines, more than 300")
    for path in sources("desktop", "installer"):
        if "versions" in path.parts:  # a migration is as long as its tables
            continue
        for node in ast.walk(tree(path)):
            limit = 200 if isinstance(node, ast.ClassDef) else 40
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > limit:
                faults.append(f"{place(path, node)}: {node.name} has {length} lines, more than {limit}")
    none_of(faults)


def test_no_file_is_an_attic() -> None:
    attic = re.compile(r"(^|_)(utils?|helpers?|misc|common|managers?)($|_)")
    names = [path for path in sources("desktop", "installer", "tests") if attic.search(path.stem)]
    bases = [path for path in sources("desktop") if path.stem == "base" and path.parent.name != "models"]
    none_of([place(path) for path in names + bases])


def test_all_is_caught_in_four_files_only() -> None:
    faults = []
    for path in sources("desktop"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler) and catches_all(node) and place(path) not in CATCH_ALL:
                faults.append(place(path, node))
    none_of(faults)


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler swallows every exception; one that cleans up and lets it fly on does not."""
    if handler.type is not None:
        names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
        if not names & {"Exception", "BaseException"}:
            return False
        if names == {"BaseException"} and isinstance(handler.body[-1], ast.Raise):
            return False
    return True


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    none_of(
        [
            f"{place(path, node)}: {module}"
            for path in sources("desktop")
            for node in at_start(tree(path).body)
            for module in imported(node)
            if module.split(".")[0] in HEAVY
        ]
    )


def test_only_heavy_libraries_are_imported_inside_functions() -> None:
    faults = set()
    for path in sources("desktop"):
        allowed = HEAVY | DATABASE | CALENDARS | (OURS_TOO if place(path) in STARTS else set())
        functions = (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))
        late = (node for function in functions for node in ast.walk(function))
        faults |= {
            f"{place(path, node)}: {module}"
            for node in late
            for module in imported(node)
            if module.split(".")[0] not in allowed
        }
    none_of(sorted(faults))


def test_libraries_with_one_door_are_imported_there_only() -> None:
    none_of(
        [
            f"{place(path, node)}: {module}"
            for path in sources("desktop")
            for node in ast.walk(tree(path))
            for module in imported(node)
            if not place(path).startswith(DOORS.get(module.split(".")[0], ("",)))
        ]
    )


def test_rules_and_operations_are_told_the_time() -> None:
    none_of(
        [
            f"{place(path, node)}: {ast.unparse(node)}"
            for path in sources("desktop")
            if not place(path).startswith(MAY_ASK_THE_TIME)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call) and called(node).removeprefix("dt.") in CLOCKS
        ]
    )


def test_dates_and_order_come_from_one_place() -> None:
    theirs = re.compile(r"\b(QCollator|QCalendar)\b")
    none_of([place(path) for path in sources("desktop") if theirs.search(path.read_text(encoding="utf-8"))])


def test_the_window_never_turns_its_own_wheel() -> None:
    wheel = re.compile(r"\b(processEvents|QEventLoop)\b")
    none_of([place(path) for path in sources("desktop/ui") if wheel.search(path.read_text(encoding="utf-8"))])


def test_tests_wait_for_signals_and_never_sleep() -> None:
    sleepers = [
        place(path, node)
        for path in sources("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and called(node) in {"time.sleep", "sleep", "QTest.qWait"}
    ]
    none_of(sleepers)


def test_todos_name_their_issue() -> None:
    loose = re.compile(r"\b(TODO|FIXME|XXX)\b(?! \(?#\d)")
    files = [path for path in sources("desktop", "installer", "tests") if path != Path(__file__).resolve()]
    none_of([place(path) for path in files if loose.search(path.read_text(encoding="utf-8"))])


def late_in(module: str, late: set[str]) -> tuple[str, str]:
    """Import the module in a Python of its own; return the late libraries that came along and stderr."""
    code = f"import sys, {module}; print(*sorted({late!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip(), done.stderr


@pytest.mark.parametrize(
    "module",
    ["i18n.catalogue", "i18n.words", "i18n.sorting", "models.national_id", "models.names", "cli.names"],
)
def test_what_is_about_text_loads_neither_window_nor_database(module: str) -> None:
    assert late_in(f"desktop.{module}", DATABASE | HEAVY | {"PySide6"}) == ("", "")


@pytest.mark.parametrize("module", ["app", "ui.sign_in.window"])
def test_the_first_window_loads_before_the_database_and_the_keyring(module: str) -> None:
    assert late_in(f"desktop.{module}", DATABASE | HEAVY | AFTER_THE_DOOR) == ("", "")
