"""The words of an import: what a column may hold, what becomes of a row and its tone, what stands in the way of undoing."""

from collections.abc import Callable, Mapping

from desktop.i18n.catalogue import _, ngettext
from desktop.models.import_labels import FIELDS, VERDICTS, field_label
from desktop.models.importing import Verdict
from desktop.ui.widgets.tone import Tone

__all__ = ["FIELDS", "built_words", "field_word", "verdict_tone", "verdict_word"]

_TONES = {
    Verdict.ADDED: Tone.OK,
    Verdict.JOINED: Tone.OK,
    Verdict.CHANGED: Tone.ACCENT,
    Verdict.UNCHANGED: Tone.NEUTRAL,
    Verdict.HELD: Tone.WARN,
    Verdict.REFUSED: Tone.ERROR,
    Verdict.SKIPPED: Tone.NEUTRAL,
}
# What may stand in the way of taking an import back, by kind of record.
_BUILT: Mapping[str, Callable[[int], str]] = {
    "edits": lambda n: ngettext("{n} record was changed since", "{n} records were changed since", n),
    "decisions": lambda n: ngettext("{n} decision on a double", "{n} decisions on doubles", n),
    "sent": lambda n: ngettext("{n} row of a sent package", "{n} rows of sent packages", n),
    "list_line": lambda n: ngettext("{n} line of an approved list", "{n} lines of approved lists", n),
    "distribution_line": lambda n: ngettext("{n} line of a distribution", "{n} lines of distributions", n),
    "programme_membership": lambda n: ngettext("{n} place in a programme", "{n} places in programmes", n),
    "benefit": lambda n: ngettext("{n} benefit that was given", "{n} benefits that were given", n),
    "contact_note": lambda n: ngettext("{n} note of contact", "{n} notes of contact", n),
}


def field_word(name: str) -> str:
    """Return the label of a field; one without a label keeps its name."""
    return _(field_label(name))


def verdict_word(verdict: Verdict) -> str:
    """Return what becomes of a row, in a word."""
    return _(VERDICTS[verdict])


def verdict_tone(verdict: Verdict) -> Tone:
    """Return the tone of a verdict."""
    return _TONES[verdict]


def built_words(built: Mapping[str, int]) -> list[str]:
    """Return what was built on an import, a line for each kind with its count."""
    return [_BUILT.get(name, _other)(count) for name, count in built.items()]


def _other(count: int) -> str:
    return ngettext("{n} other record", "{n} other records", count)
