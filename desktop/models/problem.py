"""What a rule has to say about a value; rules return lists of these and never raise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.errors import BadInputError


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"  # stops the save or the row
    WARNING = "warning"  # the clerk may confirm it
    NOTE = "note"  # told, nothing asked


@dataclass(frozen=True)
class Problem:
    """One marked sentence about one field."""

    severity: Severity
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    field: str = ""


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems stops the work."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def refuse_errors(problems: Iterable[Problem]) -> None:
    """Raise the first problem that stops the work.

    Raises:
        BadInputError: One of them is an error; the sentence is its own.
    """
    for problem in problems:
        if problem.severity is Severity.ERROR:
            error = BadInputError(problem.message)
            error.values = dict(problem.values)
            raise error
