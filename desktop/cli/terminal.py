"""What the command line says and how: sentences, progress on a terminal, or JSON for machines."""

import json
import sys
import time
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from desktop.errors import UserError
from desktop.i18n.catalogue import current
from desktop.progress import Progress, Step

TELL_EVERY_S = 0.2


@dataclass
class Terminal:
    """Prints results to standard output and everything else to standard error."""

    is_json: bool = False
    _told: float = field(default=0.0)
    _is_open: bool = field(default=False)

    def say(self, sentence: str, **values: object) -> None:
        """Print one translated sentence, unless machines read along."""
        if not self.is_json:
            self._clear()
            sys.stdout.write(current().text(sentence, **values) + "\n")
            sys.stdout.flush()

    def line(self, text: str) -> None:
        """Print a line as it is, such as a path or a table row."""
        if not self.is_json:
            self._clear()
            sys.stdout.write(text + "\n")
            sys.stdout.flush()

    def result(self, **values: object) -> None:
        """Print the result for machines, one JSON object."""
        if self.is_json:
            sys.stdout.write(json.dumps(values, ensure_ascii=False, default=_plain) + "\n")

    def refuse(self, fault: UserError) -> None:
        """Say why a verb was refused: the sentence and its code on standard error, JSON for machines."""
        sentence = current().told(fault)
        if self.is_json:
            sys.stdout.write(
                json.dumps({"error": fault.code, "message": sentence}, ensure_ascii=False) + "\n"
            )
        self._clear()
        sys.stderr.write(f"{sentence} [{fault.code}]\n" if fault.code else f"{sentence}\n")

    def progress(self) -> Progress:
        """Return a progress that redraws one line on a terminal and is silent in a pipe."""
        return Progress(self._step if sys.stderr.isatty() else None)

    def _step(self, step: Step) -> None:
        now = time.monotonic()
        if now - self._told < TELL_EVERY_S and step.done != step.total:
            return
        self._told = now
        words = current().text(step.words) if step.words else ""
        count = f"{step.done:,} / {step.total:,}" if step.total else f"{step.done:,}"
        sys.stderr.write(f"\r\x1b[K{words} {count}")
        sys.stderr.flush()
        self._is_open = True

    def _clear(self) -> None:
        if self._is_open:
            sys.stderr.write("\r\x1b[K")
            self._is_open = False


def _plain(value: object) -> object:
    """Return what JSON can say of a value."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if hasattr(value, "_asdict"):
        return value._asdict()
    if hasattr(value, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    return str(value)
