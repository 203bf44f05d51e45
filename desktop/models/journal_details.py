"""Writes the details of a journal entry as lines of label and value; nobody ever reads raw data."""

import re
from collections.abc import Mapping, Sequence

from desktop.i18n.tongue import END_OF_ISOLATE, LEFT_TO_RIGHT, Tongue
from desktop.marking import N_
from desktop.models.field_label import field_label
from desktop.models.journal_view import EntryRow
from desktop.models.journal_words import sentence
from desktop.models.paper import digits_of
from desktop.models.record_words import FIELDS

_HASH = re.compile(r"[0-9a-f]{64}")
_UID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
_SHORT = 6  # last characters of a uid, enough to tell two apart in one view
# Meant for the check, not for people.
_TECHNICAL = frozenset({"batch", "package", "proof", "words", "waited", "schema", "resealed", "sealed"})
LABELS: dict[str, str] = {
    "search_first": N_("Nobody is shown unasked"),
    "shared": N_("Shared with the office"),
    "agreed": N_("Agents for many families, known to the committee"),
    "after_waiting": N_("Granted after the day of waiting"),
    "approval": N_("Request"),
    "approved_by": N_("Approved by"),
    "areas": N_("Districts"),
    "asked_by": N_("Asked for by"),
    "backup": N_("A backup was opened with it"),
    "begins_wait": N_("The day of waiting begins"),
    "code": N_("Code"),
    "columns": N_("Columns"),
    "copy": N_("Copy"),
    "counters": N_("Numbers that were raised"),
    "corrected": N_("Corrected rows"),
    "counts": N_("Rows by outcome"),
    "damaged": N_("Damaged"),
    "days": N_("Days"),
    "decision": N_("Decision"),
    "digest": N_("Digits of the content"),
    "due": N_("Due"),
    "edition": N_("Edition"),
    "entries": N_("Entries"),
    "families": N_("Families"),
    "form": N_("Form"),
    "from_household": N_("File that went"),
    "fields": N_("Fields"),
    "findings": N_("Findings"),
    "fingerprint": N_("Digits of the card"),
    "first": N_("First entry"),
    "first_broken": N_("First broken entry"),
    "found": N_("Last entry found"),
    "households": N_("Files"),
    "head": N_("Digits that were remembered"),
    "hits": N_("Hits"),
    "into": N_("Went into"),
    "is_held": N_("Held for a dispute"),
    "is_family": N_("With the whole family"),
    "is_after_closing": N_("After the round was closed"),
    "is_copied": N_("Copied to paste elsewhere"),
    "is_delayed": N_("Waits a day instead of a second person"),
    "is_masked": N_("Identity numbers masked"),
    "is_read": N_("Read from scans"),
    "is_public": N_("Public copy"),
    "is_sensitive": N_("With sensitive words"),
    "is_void": N_("Number given up"),
    "is_whole": N_("Whole"),
    "joined": N_("Families that joined"),
    "journal": N_("Entries of the journal"),
    "journal_head": N_("Digits of the journal on the paper"),
    "lanes": N_("Lanes"),
    "last": N_("Last entry"),
    "left_head": N_("Digits of the journal that was left"),
    "left_n": N_("Last entry of the journal that was left"),
    "left_out": N_("Families left out"),
    "length": N_("Letters typed"),
    "lines": N_("Erased lines"),
    "list": N_("List"),
    "lost": N_("Entries lost by the restore"),
    "members": N_("Members"),
    "merge": N_("Merge"),
    "merged": N_("Person who went"),
    "missing": N_("Missing"),
    "n": N_("Entry"),
    "number": N_("Number"),
    "occasion": N_("Occasion"),
    "others": N_("Remaining rows"),
    "one_person": N_("One person works in the office"),
    "outcome": N_("Outcome"),
    "page": N_("Page"),
    "pages": N_("Scanned pages"),
    "pair": N_("Pair"),
    "pairs": N_("Pairs"),
    "person": N_("Person who stays"),
    "parts": N_("Parts"),
    "persons": N_("Persons"),
    "print": N_("Print"),
    "quantity": N_("Quantity"),
    "received": N_("Received"),
    "recipient": N_("Recipient"),
    "returned": N_("Returned"),
    "roles": N_("Roles"),
    "row": N_("Row"),
    "rows": N_("Rows"),
    "rule": N_("Rule"),
    "sender": N_("Sender"),
    "seq": N_("Number in the lane"),
    "served": N_("Families served"),
    "tables": N_("Tables"),
    "taken": N_("Rows taken in"),
    "their_journal": N_("The partner's journal"),
    "to": N_("New place"),
    "type": N_("Kind of package"),
    "was_on_record": N_("The office knew this paper"),
}
_YES, _NO = N_("yes"), N_("no")
_FIELDS: dict[str, str] = {
    **FIELDS,
    "areas": N_("Districts"),
    "kind": N_("Kind"),
    "password": N_("Password"),
    "post": N_("Post"),
    "reason": N_("Reason"),
    "representative": N_("Representative"),
    "result": N_("Result"),
    "roles": N_("Roles"),
}


def entry_sentence(tongue: Tongue, row: EntryRow) -> str:
    """Return what an entry says, in the reader's words."""
    approval = str(row.details.get("approval", ""))
    return tongue.text(
        sentence(row.action, row.kind), subject=subject_words(tongue, row), approval=tongue.code(approval)
    )


def subject_words(tongue: Tongue, row: EntryRow) -> str:
    """Return what the entry is about: its name for people, else the end of its identity."""
    if row.named:
        return tongue.code(row.named) if row.named.isascii() else row.named
    return _tail(row.subject) if row.subject else ""


def detail_lines(tongue: Tongue, row: EntryRow, persons: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return label and value of each detail that a person understands."""
    return [
        (tongue.text(LABELS[name]), said)
        for name, value in row.details.items()
        if name in LABELS and name not in _TECHNICAL
        for said in (_written(tongue, name, value, persons),)
        if said
    ]


def _written(tongue: Tongue, name: str, value: object, persons: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return tongue.text(_YES if value else _NO)
    if isinstance(value, int):
        return tongue.number(value)
    if isinstance(value, Mapping):
        return tongue.digits(" · ".join(f"{tongue.code(str(key))}: {count}" for key, count in value.items()))
    if isinstance(value, list):
        many = field_words(tongue, value) if name in ("fields", "columns") else ()
        return " · ".join(many or (_written(tongue, name, one, persons) for one in value))
    return _text(tongue, str(value), persons) if value else ""


def field_words(tongue: Tongue, fields: Sequence[object]) -> list[str]:
    """Return what people call these fields, each once."""
    names = (str(one).rpartition(".")[2] for one in fields)
    labels = dict.fromkeys(_FIELDS.get(name) or field_label(name) for name in names)
    return [tongue.text(label) for label in labels]


def _tail(uid: str) -> str:
    """Return the end of an identity in its own letters: digits of two scripts in one word cannot be compared."""
    return f"{LEFT_TO_RIGHT}…{uid[-_SHORT:]}{END_OF_ISOLATE}"


def _text(tongue: Tongue, text: str, persons: Mapping[str, str]) -> str:
    if text in persons:
        return persons[text]
    if _HASH.fullmatch(text):
        return tongue.code(digits_of(text))
    if _UID.fullmatch(text):
        return _tail(text)
    return tongue.code(text) if text.isascii() else text
