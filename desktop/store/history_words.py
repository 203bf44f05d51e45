"""Looks up the words for codes that stand in a family's history, and which of them need a right to be seen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.area import Area
from desktop.models.circumstances import parted
from desktop.models.code_list import Code, CodeListName, Sensitivity
from desktop.models.family_history import FieldLine
from desktop.models.line_words import LINE_FIELDS, line_parts
from desktop.models.programme import Programme
from desktop.store.histories import HistoryLine

_DISABILITY = "disability_"  # begins the fields that need a right, whatever they hold
_LISTS = {
    "category": CodeListName.CATEGORY,
    "category_evidence": CodeListName.CATEGORY,
    "need": CodeListName.NEED,
    "paper": CodeListName.PAPER,
    "income_band": CodeListName.INCOME_BAND,
    "utilities": CodeListName.UTILITY,
    "assets": CodeListName.ASSET,
    "disability_type_code": CodeListName.DISABILITY,
    "disability_second_type_code": CodeListName.DISABILITY,
    "disability_severity_code": CodeListName.DISABILITY,
}
_SETS = ("utilities", "assets")
_GUARDED = (
    "category",
    "category_evidence",
    "need",
    "paper",
)  # a code on no list may have been a sensitive one


class _Word(NamedTuple):
    label: str
    is_sensitive: bool


Words = Mapping[tuple[str, str], _Word]  # by list and code


def words_of(session: Session, lines: Sequence[HistoryLine], language: str) -> Words:
    """Return the words for every code in these lines."""
    wanted: dict[str, set[str]] = {}
    for line in lines:
        kept = _kept_in(line.field)
        if kept:
            wanted.setdefault(kept, set()).update(_codes(line.field, line.old), _codes(line.field, line.new))
    areas, programmes = wanted.pop("area", set()), wanted.pop("programme", set())
    found = {("area", code): _Word(name, False) for code, name in _named(session, Area, areas)}
    found |= {
        ("programme", code): _Word(name, False) for code, name in _named(session, Programme, programmes)
    }
    label = {"ar": Code.ar, "fa": Code.fa}.get(language, Code.en)
    for name, codes in wanted.items():
        query = select(Code.code, label, Code.sensitivity).where(Code.list_name == name, Code.code.in_(codes))
        for code, words, level in session.execute(query):
            found[name, code] = _Word(words or code, level != Sensitivity.NONE)
    return found


def shown(line: HistoryLine, names: Mapping[str, str], words: Words, *, may_see: bool) -> FieldLine:
    """Return a line as this person may read it."""
    member = names.get(line.record_uid, "") if line.record_kind == "person" else ""
    if not may_see and _is_hidden(line, words):
        return FieldLine(member, line.field, "", "", is_hidden=True)
    old, new = (_said(line.field, value, words) for value in (line.old, line.new))
    return FieldLine(member, line.field, old, new, is_erased=line.erased_at is not None)


def _kept_in(field: str) -> str:
    """Return in which list the codes of a field are explained."""
    if field == "area_code":
        return "area"
    return "programme" if field == "programme" else _LISTS[field].value if field in _LISTS else ""


def _codes(field: str, value: str) -> Iterable[str]:
    if not value:
        return ()
    return parted(value) if field in _SETS else (line_parts(value)[0],)


def _named(session: Session, kind: type[Area | Programme], codes: set[str]) -> Iterable[tuple[str, str]]:
    if not codes:
        return ()
    return [
        (code, name)
        for code, name in session.execute(select(kind.code, kind.name).where(kind.code.in_(codes)))
    ]


def _is_hidden(line: HistoryLine, words: Words) -> bool:
    if line.field.startswith(_DISABILITY):
        return True
    kept, is_guarded = _kept_in(line.field), line.field in _GUARDED
    codes = [*_codes(line.field, line.old), *_codes(line.field, line.new)]
    return any(words.get((kept, code), _Word(code, is_guarded)).is_sensitive for code in codes)


def _said(field: str, value: str, words: Words) -> str:
    """Return a value with words in place of its codes."""
    kept = _kept_in(field)
    if not kept or not value:
        return value
    if field in _SETS:
        return " · ".join(words.get((kept, code), _Word(code, False)).label for code in parted(value))
    code, said = line_parts(value) if field in LINE_FIELDS else (value, [])
    return "\t".join([words.get((kept, code), _Word(code, False)).label, *said])
