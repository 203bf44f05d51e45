"""The section of a card that tells what was changed of a record, when, by whom, and from what to what."""

from collections.abc import Callable, Mapping, Sequence

from desktop.i18n.catalogue import _, current
from desktop.models.family_history import FieldLine, Saving
from desktop.ui.widgets.card import Section
from desktop.ui.widgets.columns import write

Value = Callable[[str, str], str]


def history_section(history: Sequence[Saving], labels: Mapping[str, str], value: Value) -> Section:
    """Return the section; a card leaves it out while nothing was changed.

    Args:
        history: The newest first.
        labels: Marked words for the fields.
        value: Says a kept value of a field in the reader's words.
    """
    return Section(_("History"), [(write(_day(one)), _told(one, labels, value)) for one in history])


def _day(saving: Saving) -> object:
    return saving.at.astimezone().date()


def _told(saving: Saving, labels: Mapping[str, str], value: Value) -> str:
    head = _("{time} – {person}, typed", time=current().time(saving.at), person=_isolated(saving.by))
    mark = "\u200f" if current().is_rtl else "\u200e"  # each line runs as the language does
    return "\n".join(mark + line for line in (head, *(_change(line, labels, value) for line in saving.lines)))


def _change(line: FieldLine, labels: Mapping[str, str], value: Value) -> str:
    field = _(labels.get(line.field, line.field))
    old, new = (_isolated(value(line.field, said)) for said in (line.old, line.new))
    if not old and not new:
        return field
    if not old:
        return _("{field}: “{new}” was entered", field=field, new=new)
    if not new:
        return _("{field}: “{old}” was taken out", field=field, old=old)
    return _("{field}: “{old}” became “{new}”", field=field, old=old, new=new)


def _isolated(text: str) -> str:
    """Return words that keep their own direction inside a sentence of another."""
    return f"\u2068{text}\u2069" if text else ""
