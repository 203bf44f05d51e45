"""Writes the history of a family as one line of time: day, person, source, and each field's old and new value."""

from collections.abc import Sequence
from datetime import date

from desktop.i18n.calendars import Precision
from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.beneficiary import State
from desktop.models.family_history import FieldLine, Saving, Source
from desktop.ui.beneficiaries.words import RELATIONS, SEXES, STATES, field_word
from desktop.ui.widgets.columns import ColumnKind, write

_PRECISIONS = {
    Precision.DAY.value: N_("known to the day"),
    Precision.MONTH.value: N_("known to the month"),
    Precision.YEAR.value: N_("known to the year"),
}
_WORDS: dict[str, dict[str, str]] = {
    "relation": {relation.value: words for relation, words in RELATIONS.items()},
    "sex": {sex.value: words for sex, words in SEXES.items()},
    "state": {state.value: STATES[state][0] for state in State},
    "birth_precision": _PRECISIONS,
}
_SAVED = {
    Source.TYPED: N_("{time} – {person}, typed"),
    Source.LIST: N_("{time} – {person}, from the list {source}"),
    Source.PARTNER: N_("{time} – {person}, from {source}"),
}
_OPENED = {
    Source.TYPED: N_("{time} – {person} opened the file"),
    Source.LIST: N_("{time} – {person} took the file in with the list {source}"),
    Source.PARTNER: N_("{time} – {person} took the file in from {source}"),
}


def history_lines(history: Sequence[Saving]) -> list[tuple[str, str]]:
    """Return a line of the card for each saving, the newest first."""
    return [(write(_day(saving)), _told(saving)) for saving in history]


def _day(saving: Saving) -> date:
    return saving.at.astimezone().date()


def _told(saving: Saving) -> str:
    sentence = (_SAVED if saving.lines else _OPENED)[saving.source]
    moment = current().time(saving.at)
    head = _(sentence, time=moment, person=saving.by, source=current().code(saving.source_name))
    return "\n".join([head, *(field_sentence(line) for line in saving.lines)])


def field_sentence(line: FieldLine) -> str:
    """Return what became of one field, in words."""
    if line.field == "added":
        return _("{member} joined the family", member=line.member)
    change = _change(line)
    return _("{member} – {change}", member=line.member, change=change) if line.member else change


def _change(line: FieldLine) -> str:
    field = field_word(line.field)
    if line.is_hidden:
        return _("{field}: seeing the values needs a right", field=field)
    if line.is_erased:
        return _("{field}: the values were erased", field=field)
    old, new = value_words(line.field, line.old), value_words(line.field, line.new)
    if not old:
        return _("{field}: “{new}” was entered", field=field, new=new)
    if not new:
        return _("{field}: “{old}” was taken out", field=field, old=old)
    return _("{field}: “{old}” became “{new}”", field=field, old=old, new=new)


def value_words(field: str, value: str) -> str:
    """Return a kept value as this reader writes it."""
    if not value:
        return ""
    if field in _WORDS:
        words = _WORDS[field].get(value)
        return _(words) if words else value
    if field in ("birth_date", "deceased_on"):
        return write(date.fromisoformat(value), ColumnKind.DATE)
    if field in ("national_id", "phone", "code"):
        return write(value, ColumnKind.IDENTIFIER)
    return current().digits(value) if value.isdigit() else value
