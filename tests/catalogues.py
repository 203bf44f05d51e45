"""Keeps the translators' files in step with the program; run it as `python -m tests.catalogues`.

Without an option it says what is missing. `--update` rewrites both files: translations stay, messages
that left the program go, new ones come in empty or from the files behind `--merge`, whose names end in
the language (`window.ar.po`).
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("ar", "fa")
FORMS = {"ar": 6, "fa": 2}
FORMS_WITH_NUMBER = {"ar": (3, 4, 5), "fa": (0, 1)}  # the others name one number and may say it in a word
# Sentences for `tongue.text` stand in `N_`; `form.text("name")` names a field and is no sentence.
KEYWORDS = {"N_": None, "_": None, "ngettext": (1, 2), "plural": (1, 2)}
PLACEHOLDER = re.compile(r"\{(\w+)\}")

Key = tuple[str, str]  # the message and its plural, or ""
Forms = tuple[str, ...]


@dataclass
class Source:
    """Where a message stands in the program and what its author tells translators."""

    files: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@cache
def extracted() -> dict[Key, Source]:
    """Return every message of the program, in the order of its files."""
    messages: dict[Key, Source] = {}
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        with path.open("rb") as code:
            for _, said, comments, _ in extract(
                "python", code, KEYWORDS, ["Translators:"], {"encoding": "utf-8"}
            ):
                key = (said, "") if isinstance(said, str) else (str(said[0]), str(said[1]))
                source = messages.setdefault(key, Source())
                source.files += [name] if name not in source.files else []
                source.comments += [comment for comment in comments if comment not in source.comments]
    messages.pop(("", ""), None)
    return messages


def read(path: Path) -> dict[Key, Forms]:
    """Return the translations of a file; empty ones are left out."""
    with path.open("rb") as lines:
        catalogue = read_po(lines, abort_invalid=True)
    found: dict[Key, Forms] = {}
    for message in catalogue:
        said = message.id
        key = (said, "") if isinstance(said, str) else (said[0], said[1])
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if key[0] and any(forms) and not message.fuzzy:
            found[key] = forms
    return found


def path_of(language: str) -> Path:
    """Return the translators' file of a language."""
    return LOCALE / f"{language}.po"


def problems(key: Key, forms: Forms, language: str) -> Iterator[str]:
    """Tell what is wrong with one translation."""
    message, plural = key
    wanted = FORMS[language] if plural else 1
    if len(forms) != wanted or not all(forms):
        yield f"{language}: {message!r} needs {wanted} forms"
        return
    for index, form in enumerate(forms):
        original = plural or message
        if edges(form) != edges(original):
            yield f"{language}: {form!r} begins or ends with other spaces than {original!r}"
        allowed = placeholders(message) | placeholders(original)
        needed = placeholders(original)
        if plural and index not in FORMS_WITH_NUMBER[language]:
            needed -= {"n"}
        if not needed <= placeholders(form) <= allowed:
            yield f"{language}: {form!r} has other fields than {original!r}"


def placeholders(text: str) -> set[str]:
    """Return the names of the fields in a sentence."""
    return set(PLACEHOLDER.findall(text))


def edges(text: str) -> tuple[str, str]:
    """Return the white space around a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def written(messages: dict[Key, Source], known: dict[Key, Forms], language: str) -> str:
    """Return the text of a translators' file."""
    header = path_of(language).read_text(encoding="utf-8").split("\n\n")[0].rstrip("\n")
    entries = [entry(key, source, known.get(key, ()), language) for key, source in messages.items()]
    return "\n\n".join([header, *entries]) + "\n"


def entry(key: Key, source: Source, forms: Forms, language: str) -> str:
    """Return one message as it stands in a translators' file."""
    message, plural = key
    lines = [f"#. {comment}" for comment in source.comments]
    lines += [f"#: {' '.join(source.files)}", f"msgid {quoted(message)}"]
    if plural:
        lines.append(f"msgid_plural {quoted(plural)}")
        forms = forms or ("",) * FORMS[language]
        lines += [f"msgstr[{index}] {quoted(form)}" for index, form in enumerate(forms)]
    else:
        lines.append(f"msgstr {quoted(forms[0] if forms else '')}")
    return "\n".join(lines)


def quoted(text: str) -> str:
    """Return the text as a quoted string of a translators' file."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    *lines, last = escaped.split("\n")
    if not lines:
        return f'"{last}"'
    pieces = [f'"{line}\\n"' for line in lines] + ([f'"{last}"'] if last else [])
    return "\n".join(['""', *pieces])


def update(language: str, merged: Iterable[Path], messages: dict[Key, Source]) -> None:
    """Rewrite the file of a language; what it holds already outranks what is merged."""
    known: dict[Key, Forms] = {}
    for path in (*merged, path_of(language)):
        known |= read(path)
    path_of(language).write_text(written(messages, known, language), encoding="utf-8")


def missing(language: str, messages: dict[Key, Source]) -> list[str]:
    """Name the messages that a language does not have yet, with the files they stand in."""
    known = read(path_of(language))
    lacking = ((key, source) for key, source in messages.items() if key not in known)
    return [f"{language}: {' '.join(source.files)}: {key[0]}" for key, source in lacking]


def stale(language: str, messages: dict[Key, Source]) -> list[str]:
    """Name the translations whose messages have left the program."""
    return [f"{language}: no longer said: {key[0]}" for key in read(path_of(language)) if key not in messages]


def wrong(language: str) -> list[str]:
    """Name the translations that do not fit their messages."""
    known = read(path_of(language))
    return [problem for key, forms in known.items() for problem in problems(key, forms, language)]


def main(arguments: list[str]) -> int:
    """Do what the command line asks; the status is 1 while anything is missing or wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.catalogues", description="Check the catalogues.")
    parser.add_argument("--update", action="store_true", help="rewrite the files")
    parser.add_argument("--merge", nargs="+", type=Path, default=[], metavar="FILE", help="take these in")
    options = parser.parse_args(arguments)
    messages = extracted()
    faults: list[str] = []
    for language in LANGUAGES:
        if options.update or options.merge:
            merged = [path for path in options.merge if path.name.endswith(f".{language}.po")]
            update(language, merged, messages)
        faults += missing(language, messages) + stale(language, messages) + wrong(language)
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
