"""What a column, a table and a family of tables may hold: fields, patterns, and from which profile on.

A definition is data: its canonical JSON is hashed, and both offices must hold the same.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from desktop.exchange.characters import FORMULA_STARTS
from desktop.models.canonical import sha256_hex
from desktop.models.memorandum import Profile

MAX_FIELD_CHARS = 4096
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_INTEGER = "(?:0|[1-9][0-9]{0,15})"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column: its type, what its cells must look like, and who may see it.

    Args:
        pattern: A regular expression for the whole cell; empty for free text, dates and integers.
        profile: The lowest field profile under which the column may travel.
        is_technical: Needed to tie rows together; no memorandum has to name it.
        is_sensitive: Shown apart before anything leaves.
    """

    name: str
    type: str = "string"
    pattern: str = ""
    choices: tuple[str, ...] = ()
    max_chars: int = MAX_FIELD_CHARS
    minimum: int = 0
    maximum: int = 2**53 - 1
    is_required: bool = False
    is_technical: bool = False
    is_sensitive: bool = False
    profile: Profile = Profile.P2

    @property
    def is_text(self) -> bool:
        """Whether cells are free text, which must not begin like a formula."""
        return self.type == "string" and not self.pattern and not self.choices

    def descriptor(self) -> dict[str, object]:
        """Return the column as a Frictionless field."""
        constraints: dict[str, object] = {"required": self.is_required}
        if self.type == "integer":
            constraints |= {"minimum": self.minimum, "maximum": self.maximum}
        elif self.choices:
            constraints["enum"] = list(self.choices)
        elif self.type == "string":
            constraints |= {"maxLength": self.max_chars}
            constraints["pattern"] = self.pattern or rf"[^{FORMULA_STARTS.replace('-', chr(92) + '-')}].*"
        return {"name": self.name, "type": self.type, "constraints": constraints}

    def definition(self) -> dict[str, object]:
        """Return everything that the hash of a family covers."""
        more: dict[str, object] = {
            "profile": self.profile.value,
            "technical": self.is_technical,
            "sensitive": self.is_sensitive,
        }
        return self.descriptor() | more

    @property
    def cell(self) -> str:
        """The regular expression of a whole cell among others parted by U+001F."""
        body = self._body()
        return body if self.is_required else f"(?:{body})?"

    def _body(self) -> str:
        if self.choices:
            return f"(?:{'|'.join(self.choices)})"
        if self.type == "date":
            return _DATE
        if self.type == "integer":
            return _INTEGER
        if self.pattern:
            return rf"(?=[^\x1f]{{1,{self.max_chars}}}(?:\x1f|\Z))(?:{self.pattern})"
        starts = FORMULA_STARTS.replace("-", r"\-")
        return rf"(?![{starts}])[^\x1f]{{1,{self.max_chars}}}"


@dataclass(frozen=True, kw_only=True)
class Table:
    """The columns of one file of rows; rows stand in ascending order of the key, so none repeats."""

    name: str
    fields: tuple[Field, ...]
    key: str

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The headings in their order."""
        return tuple(field.name for field in self.fields)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The columns by heading."""
        return {field.name: field for field in self.fields}

    def chosen(self, names: Collection[str]) -> "Table":
        """Return the table with only these columns and those it cannot do without.

        Raises:
            KeyError: The table has no such column.
        """
        unknown = set(names) - set(self.names)
        if unknown:
            raise KeyError(", ".join(sorted(unknown)))
        kept = tuple(field for field in self.fields if field.is_required or field.name in names)
        return replace(self, fields=kept)

    def descriptor(self) -> dict[str, object]:
        """Return the table as a Frictionless schema."""
        return {"fields": [field.descriptor() for field in self.fields], "primaryKey": [self.key]}

    def definition(self) -> dict[str, object]:
        """Return everything that the hash of a family covers."""
        columns = [field.definition() for field in self.fields]
        return {"name": self.name, "key": self.key, "order": "ascending by key", "fields": columns}


@dataclass(frozen=True, kw_only=True)
class Family:
    """Tables that travel together under one name and version, such as `persons/1`."""

    id: str
    tables: tuple[Table, ...]

    @cached_property
    def sha256(self) -> str:
        """The hash that both offices compare."""
        return sha256_hex({"id": self.id, "tables": [table.definition() for table in self.tables]})

    def table(self, name: str) -> Table:
        """Return a table by name.

        Raises:
            KeyError: The family has no such table.
        """
        return next((table for table in self.tables if table.name == name), None) or _no_table(name)


def _no_table(name: str) -> Table:
    raise KeyError(name)
