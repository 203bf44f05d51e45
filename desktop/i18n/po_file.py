"""Reads a translator's `.po` file straight into memory; there is no compiled form to go stale."""

import gettext
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop.errors import DamagedError
from desktop.marking import N_
from desktop.resources import resource

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?\s+)?"(.*)"\s*')
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
_ESCAPED = re.compile(r"\\(.)")
_PLURAL = re.compile(r"plural=([^;\n]+)")
_PLAIN = re.compile(  # nearly all entries: one line of message, one of translation
    r'\n\n(?:#[^,\n][^\n]*\n)*msgid "([^"\\\n]+)"\nmsgstr "([^"\\\n]+)"(?=\n\n|\n?\Z)'
)
_CONTEXT_END = "\x04"  # what gettext itself puts between a context and its message


@dataclass(slots=True)
class _Entry:
    """One message as it stands in the file."""

    parts: dict[tuple[str, int], str] = field(default_factory=dict)
    is_fuzzy: bool = False
    last: tuple[str, int] = ("", 0)


class Translations(gettext.NullTranslations):
    """Messages with their translations, the forms of a number parted by NUL as in a compiled file."""

    def __init__(self, pairs: dict[str, str]) -> None:
        super().__init__()
        self._pairs = pairs
        plural = _PLURAL.search(pairs.get("", ""))
        self._form: Callable[[int], int] = gettext.c2py(plural[1] if plural else "n != 1")

    def gettext(self, message: str) -> str:
        """Return the translation, or the message itself."""
        return self._pairs.get(message, message)

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message that is told apart by its context."""
        return self._pairs.get(f"{context}{_CONTEXT_END}{message}", message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for n things."""
        forms = self._pairs.get(f"{msgid1}\0{msgid2}")
        if forms is None:
            return msgid1 if n == 1 else msgid2
        return forms.split("\0")[self._form(n)]


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


def translations(text: str, path: Path) -> Translations:
    """Return the translations written in the text of a `.po` file.

    Raises:
        DamagedError: A line is no part of a `.po` file; `path` is named in the sentence.
    """
    parts = _PLAIN.split(text)
    pairs = dict(zip(parts[1::3], parts[2::3], strict=True))
    try:
        others = list(_entries("".join(parts[::3]), path))
    except DamagedError:
        others = list(_entries(text, path))  # whole, so that the line is named by its number in the file
    written = (_pair(entry) for entry in others if _is_meant(entry))
    return Translations(pairs | {key: value for key, value in written if value.strip("\0")})


def _is_meant(entry: _Entry) -> bool:
    """Return whether a translator stands behind an entry; the head of the file always counts."""
    return not entry.is_fuzzy or not entry.parts.get(("msgid", 0))


def _entries(text: str, path: Path) -> Iterator[_Entry]:
    """Yield the entries of a text, line by line."""
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
