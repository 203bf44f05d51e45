"""The chain's own spelling is canonical JSON, and a link covers the entry and what was before it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.canonical import NotCanonicalError, canonical_bytes
from desktop.models.journal import checkpoint_document, entry_text, link, moment_text

_WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
_NUMBERS = st.integers(min_value=1, max_value=2**53 - 1)


@given(_NUMBERS, _WORDS, _WORDS, _WORDS, _WORDS, _WORDS, _WORDS)
def test_the_fast_spelling_is_canonical_json(
    n: int, at: str, by: str, action: str, kind: str, subject: str, details: str
) -> None:
    entry = {
        "n": n,
        "at": at,
        "by": by,
        "action": action,
        "kind": kind,
        "subject": subject,
        "details": details,
    }
    assert entry_text(**entry).encode() == canonical_bytes(entry)  # type: ignore[arg-type]  # by name


def test_a_moment_is_spelled_in_one_zone_with_microseconds() -> None:
    here = datetime(2026, 3, 1, 11, 0, tzinfo=timezone(timedelta(hours=2)))
    assert moment_text(here) == "2026-03-01T09:00:00.000000+00:00"
    assert moment_text(here.astimezone(UTC)) == moment_text(here)


def test_a_link_covers_the_entry_and_the_hash_before() -> None:
    one, other = bytes(32), bytes([1]) * 32
    assert len({link(one, "a"), link(other, "a"), link(one, "b")}) == 3


def test_half_a_surrogate_pair_has_no_link() -> None:
    with pytest.raises(NotCanonicalError):
        link(bytes(32), "\ud800")


def test_a_checkpoint_signs_office_number_head_and_day() -> None:
    document = checkpoint_document("ismailia", 7, "a" * 64, date(2026, 3, 1))
    assert json.loads(document) == {"office": "ismailia", "n": 7, "head": "a" * 64, "date": "2026-03-01"}
    assert document == canonical_bytes(json.loads(document))
