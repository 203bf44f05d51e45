"""The log of an office: ids, codes and counts, small enough to be sent; never a name, a number of a person, or a key."""

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from desktop.fault_report import report

FILE = "wasl.log"
FAULT_FILE = "fault.log"
MOST_BYTES = 1_000_000
KEPT_FILES = 3
OWN = ("wasl", "desktop")  # whose words may be written; of others only where they spoke


class _Discreet(logging.Formatter):
    """Writes our own words and the report of a fault, but of other libraries nothing that they say."""

    def format(self, record: logging.LogRecord) -> str:
        head = f"{self.formatTime(record)} {record.levelname} {record.name}"
        if record.name.split(".")[0] not in OWN:
            return f"{head} {record.module}:{record.lineno}"
        lines = [f"{head} {record.getMessage()}"]
        if record.exc_info and record.exc_info[1] is not None and record.exc_info[0] is not None:
            lines.append(report(record.exc_info[0], record.exc_info[1], record.exc_info[2]))
        return "\n".join(lines)


def keep_log(folder: Path) -> None:
    """Write what is logged from now on into a folder, in place of the former one."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    forget_log()
    handler = RotatingFileHandler(
        folder / FILE, maxBytes=MOST_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
    )
    handler.setFormatter(_Discreet())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in OWN:
        logging.getLogger(name).setLevel(logging.INFO)


def forget_log() -> None:
    """Close the log; what is logged from now on is lost."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()


class FaultWatch:
    """Has the places in our code written down should the program itself fall; never a value."""

    def __init__(self, folder: Path) -> None:
        path = folder / FAULT_FILE
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(".log.1"))
        self._file: TextIO = path.open("a", encoding="utf-8")
        faulthandler.enable(self._file)

    def end(self) -> None:
        """Watch no more."""
        faulthandler.disable()
        self._file.close()
