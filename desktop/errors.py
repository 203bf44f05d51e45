"""Faults the clerk can act on; every other exception is a bug and flies to the crash window."""

from dataclasses import dataclass


class UserError(Exception):
    """A sentence for the clerk that says what is wrong and what to do next.

    The sentence is an English `N_()` text with named fields; who shows it translates it and
    formats the values with the numerals and calendar of the reader.
    """

    def __init__(self, message: str, *, code: str = "", **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.values = values

    def __str__(self) -> str:
        sentence = self.message.format(**self.values) if self.values else self.message
        return f"{sentence} [{self.code}]" if self.code else sentence

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.code, self.values)


class RefusedError(UserError):
    """The person may not do this, or the thing is not in a state that allows it."""


class BadInputError(UserError):
    """A file, a form or an argument cannot be taken as it is."""


class NotFoundError(UserError):
    """The record asked for does not exist here."""


class DamagedError(UserError):
    """A file or a record of the office does not hold what it should."""


class UnreachableError(UserError):
    """The server that holds the office's data does not answer, or not to this account."""


@dataclass(frozen=True)
class Conflict:
    """A field that two persons gave different values; `field` is the column's name."""

    kind: str  # of the record, such as "household"
    uid: str
    field: str
    theirs: object
    mine: object


class ChangedMeanwhileError(UserError):
    """Somebody else saved the record since it was read: who, when, and where the values differ."""

    def __init__(
        self, message: str, *, code: str = "", conflicts: tuple[Conflict, ...] = (), **values: object
    ) -> None:
        super().__init__(message, code=code, **values)
        self.conflicts = conflicts

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.code, {**self.values, "conflicts": self.conflicts})


class NeedsApprovalError(UserError):
    """A second person has to agree first; the request was filed under `number`."""

    def __init__(self, message: str, *, number: str, code: str = "", **values: object) -> None:
        super().__init__(message, code=code, number=number, **values)
        self.number = number


class CancelledError(Exception):
    """The clerk pressed Cancel; the operation leaves no file and no row."""


def _rebuild(kind: type[UserError], message: str, code: str, values: dict[str, object]) -> UserError:
    """Remake an error that came from a child process."""
    return kind(message, code=code, **values)  # values of NeedsApprovalError hold its number
