"""Writes the history of a family as one line of time: day, person, source, and each field's old and new value."""

from collections.abc import Sequence
from datetime import date

from desktop.i18n.calendars import Precision
from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.beneficiary import State
from desktop.models.family_history import FieldLine, Saving, Source
from desktop.models.line_words import LINE_FIELDS
from desktop.ui.beneficiaries.answer_words import BY_FIELD
from desktop.ui.beneficiaries.line_words import said_words
from desktop.ui.beneficiaries.words import RELATIONS, SEXES, STATES, field_word
from desktop.ui.widgets.columns import ColumnKind, write

_DAYS = frozenset(
    {
        *("birth_date", "deceased_on", "closed_on", "joined_on", "researched_on", "review_on"),
        *("disability_report_on", "disability_card_expires_on"),
    }
)

_LEFT, _RIGHT = "\u200e", "\u200f"
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
    **BY_FIELD,
}
_SAVED = {
    Source.TYPED: N_("{time} – {person}, typed"),
    Source.LIST: N_("{time} – {person}, from the list {source}"),
    Source.PARTNER: N_("{time} – {person}, from {source}"),
    Source.MERGED: N_("{time} – {person}, merging with file {source}"),
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
    source = _isolated(saving.source_name)
    head = _(sentence, time=current().time(saving.at), person=_isolated(saving.by), source=source)
    mark = (
        _RIGHT if current().is_rtl else _LEFT
    )  # each line runs as the language does, whatever it begins with
    return "\n".join(mark + line for line in (head, *_field_sentences(saving.lines)))


def _field_sentences(lines: Sequence[FieldLine]) -> list[str]:
    """Return a sentence for each field; how exact a date is stands in the date itself."""
    precisions = {line.member: line for line in lines if line.field == "birth_precision"}
    dated = {line.member for line in lines if line.field == "birth_date"}
    return [
        field_sentence(line, precisions.get(line.member))
        for line in lines
        if line.field != "birth_precision" or line.member not in dated
    ]


def field_sentence(line: FieldLine, precision: FieldLine | None = None) -> str:
    """Return what became of one field, in words."""
    if line.field == "added":
        return _("{member} joined the family", member=_isolated(line.member))
    change = _change(line, precision)
    return _("{member} – {change}", member=_isolated(line.member), change=change) if line.member else change


def _change(line: FieldLine, precision: FieldLine | None) -> str:
    field = field_word(line.field)
    if line.is_hidden:
        return _("{field}: seeing the values needs a right", field=field)
    if line.is_erased:
        return _("{field}: the values were erased", field=field)
    old = _isolated(value_words(line.field, line.old, precision.old if precision else ""))
    new = _isolated(value_words(line.field, line.new, precision.new if precision else ""))
    if not old:
        return _("{field}: “{new}” was entered", field=field, new=new)
    if not new:
        return _("{field}: “{old}” was taken out", field=field, old=old)
    return _("{field}: “{old}” became “{new}”", field=field, old=old, new=new)


def value_words(field: str, value: str, precision: str = "") -> str:
    """Return a kept value as this reader writes it."""
    if not value:
        return ""
    if field in _WORDS:
        words = _WORDS[field].get(value)
        return _(words) if words else value
    if field in LINE_FIELDS:
        return " – ".join(said_words(one) for one in value.split("\t") if one)
    if field in _DAYS:
        known = Precision(precision) if precision else Precision.DAY
        return write((date.fromisoformat(value), known), ColumnKind.DATE)
    if field in ("national_id", "phone", "second_phone", "code", "household"):
        return write(value, ColumnKind.IDENTIFIER)
    return current().digits(value) if value.isdigit() else value


def _isolated(text: str) -> str:
    """Return words that keep their own direction inside a sentence of another."""
    return f"\u2068{text}\u2069" if text else ""
