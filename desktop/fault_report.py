"""Describes a fault of our own for programmers: kinds, places and versions, and never a value that could name a person."""

import errno
import platform
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

from desktop import VERSION

LONGEST_CHAIN = 4  # faults behind a fault
_FRAME = re.compile(r'^\s*File "(?P<path>[^"\n]+)", line (?P<line>\d+), in (?P<name>[\w<>.]+)$', re.MULTILINE)
_KIND = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*)(?::|$)")


def report(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """Return what may be copied and logged of a fault; what its message says stays out of it."""
    lines = [_versions(), *_described(kind, fault, trace)]
    for behind in _chain(fault):
        lines += ["because of", *_described(type(behind), behind, behind.__traceback__)]
    return "\n".join(lines)


def report_of_text(printed: str) -> str:
    """Return the same of a traceback that another process printed."""
    places = [
        f"{_short(found['path'])}:{found['line']} {found['name']}" for found in _FRAME.finditer(printed)
    ]
    last = next((line for line in reversed(printed.splitlines()) if line.strip()), "")
    kind = _KIND.match(last)
    return "\n".join([_versions(), *places, kind["kind"] if kind else "ended without a word"])


def _described(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(trace):
        yield f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
    yield f"{kind.__name__}{_number(fault)}"
    told = getattr(fault, "report", "")  # of a child process, made by `report_of_text`
    if isinstance(told, str) and told:
        yield told


def _number(fault: BaseException) -> str:
    """Return the code that a system or a database gave, which names nobody."""
    if isinstance(fault, OSError) and fault.errno is not None:
        return f" {errno.errorcode.get(fault.errno, fault.errno)}"
    origin = getattr(fault, "orig", fault)
    for name in ("sqlite_errorname", "sqlstate"):
        code = getattr(origin, name, None)
        if isinstance(code, str):
            return f" {code}"
    return ""


def _chain(fault: BaseException) -> Iterator[BaseException]:
    behind = fault.__cause__ or fault.__context__
    for _ in range(LONGEST_CHAIN):
        if behind is None:
            return
        yield behind
        behind = behind.__cause__ or behind.__context__


def _versions() -> str:
    return f"Wasl {VERSION}, {platform.system()} {platform.release()}, Python {platform.python_version()}"


def _short(path: str) -> str:
    """Return a file's name from `desktop` on: the folders before it may hold a person's name."""
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[parts.index("desktop") :]) if "desktop" in parts else parts[-1]
