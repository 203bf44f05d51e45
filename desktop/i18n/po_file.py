"""Reads a translator's `.po` file straight into memory; there is no compiled form to go stale."""

import gettext
import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop.errors import DamagedError
from desktop.marking import N_
from desktop.resources import resource

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?\s+)?"(.*)"\s*')
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
_ESCAPED = re.compile(r"\\(.)")
_CHARSET = "Content-Type: text/plain; charset=UTF-8\n"  # whatever a translator's editor wrote
_CONTEXT_END = "\x04"  # what gettext itself puts between a context and its message


@dataclass(slots=True)
class _Entry:
    """One message as it stands in the file."""

    parts: dict[tuple[str, int], str] = field(default_factory=dict)
    is_fuzzy: bool = False
    last: tuple[str, int] = ("", 0)


class Catalogue:
    """The messages of one language."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def gettext(self, message: str) -> str:
        """Return the message in this language, or itself where it is not translated."""
        return self._translations.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the form that this language uses for n things."""
        return self._translations.ngettext(singular, plural, abs(n))


def load(language: str) -> Catalogue:
    """Read the catalogue of a language; English is the language the messages are written in."""
    if language == "en":
        return Catalogue(language, gettext.NullTranslations())
    path = resource("locale", f"{language}.po")
    return Catalogue(language, translations(path.read_text(encoding="utf-8"), path))


def translations(text: str, path: Path) -> gettext.GNUTranslations:
    """Return the translations written in the text of a `.po` file.

    Raises:
        DamagedError: A line is no part of a `.po` file; `path` is named in the sentence.
    """
    pairs: dict[str, str] = {}
    for entry in _entries(text, path):
        key, value = _pair(entry)
        if value.strip("\0") and (not entry.is_fuzzy or not key):
            pairs[key] = value
    pairs[""] = pairs.get("", "") + _CHARSET
    return gettext.GNUTranslations(io.BytesIO(_compiled(pairs)))


def _entries(text: str, path: Path) -> Iterator[_Entry]:
    entry = _Entry()
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#"):
            entry.is_fuzzy |= line.startswith("#,") and "fuzzy" in line
        elif not line or line.isspace():
            if entry.parts:
                yield entry
            entry = _Entry()
        else:
            _take(entry, line, number, path)
    if entry.parts:
        yield entry


def _take(entry: _Entry, line: str, number: int, path: Path) -> None:
    match = _LINE.fullmatch(line)
    if match is None or not (match[1] or entry.parts):
        raise DamagedError(
            N_("The translation file {file} is damaged in line {line}. Install the program again."),
            file=path.name,
            line=number,
        )
    if match[1]:
        entry.last = (match[1], int(match[2] or 0))
    said = match[3]
    if "\\" in said:
        said = _ESCAPED.sub(lambda escape: _ESCAPES.get(escape[1], escape[0]), said)
    entry.parts[entry.last] = entry.parts.get(entry.last, "") + said


def _pair(entry: _Entry) -> tuple[str, str]:
    """Return key and value as the compiled form writes them: plural forms joined by NUL."""
    parts = entry.parts
    key = parts.get(("msgid", 0), "")
    if ("msgid_plural", 0) in parts:
        key = f"{key}\0{parts['msgid_plural', 0]}"
    if ("msgctxt", 0) in parts:
        key = f"{parts['msgctxt', 0]}{_CONTEXT_END}{key}"
    forms = sorted(index for kind, index in parts if kind == "msgstr")
    return key, "\0".join(parts["msgstr", index] for index in forms)


def _compiled(pairs: dict[str, str]) -> bytes:
    """Return the pairs in the layout of a `.mo` file, which is what the standard library reads."""
    encoded = sorted((key.encode(), value.encode()) for key, value in pairs.items())
    ids = [key for key, _ in encoded]
    words = [value for _, value in encoded]
    start = 28 + 16 * len(encoded)
    tables = bytearray(struct.pack("<7I", 0x950412DE, 0, len(ids), 28, 28 + 8 * len(ids), 0, start))
    for texts in (ids, words):
        for text in texts:
            tables += struct.pack("<2I", len(text), start)
            start += len(text) + 1
    return bytes(tables) + b"".join(text + b"\0" for text in [*ids, *words])
