"""Hostile packages whose manifest, bindings, date or place in the lane is not as it must be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop.exchange.manifest import MemorandumRef, Party
from desktop.exchange.records import PERSONS
from tests.exchange.forge import Forgery, Json, exchange, planned, resource
from tests.exchange.workshop import FIELDS, NOW, RECIPIENT, SENDER, STRANGER, TERMS, uid

DEEP = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
OTHER_HASH = "0" * 63 + "1"


def without(name: str) -> Callable[[Json], object]:
    """Take a value out of the manifest's own block."""

    def edit(manifest: Json) -> None:
        part: Any = manifest["exchange"]
        del part[name]

    return edit


def in_text(old: str, new: str) -> Callable[[bytes], bytes]:
    """Alter the text of the manifest; it is signed as altered."""

    def alter(text: bytes) -> bytes:
        assert old.encode() in text
        return text.replace(old.encode(), new.encode("utf-8", "surrogatepass"), 1)

    return alter


MANIFESTS: dict[str, tuple[str, Forgery]] = {
    # the text of the manifest
    "not JSON": ("E_JSON", Forgery(text=lambda _: b"{")),
    "a list": ("E_JSON", Forgery(text=lambda _: b"[]")),
    "bad UTF-8": ("E_JSON", Forgery(text=lambda text: text.replace(b"wasl 0.1.0", b"wasl \xff\xfe", 1))),
    "half a surrogate pair": ("E_JSON_NOT_CANONICAL", Forgery(text=in_text("wasl 0.1.0", "\\ud800"))),
    "byte-order mark in the manifest": ("E_JSON", Forgery(text=lambda text: b"\xef\xbb\xbf" + text)),
    "100,000 brackets deep": ("E_JSON", Forgery(text=lambda _: DEEP)),
    "a key twice": ("E_JSON_DUPKEY", Forgery(text=in_text('"seq":1', '"seq":1,"seq":1'))),
    "a float": ("E_JSON_NUMBER", Forgery(text=in_text('"seq":1', '"seq":1.0'))),
    "NaN": ("E_JSON_NUMBER", Forgery(text=in_text('"seq":1', '"seq":NaN'))),
    "a number of 5,000 digits": ("E_JSON_NUMBER", Forgery(text=in_text('"seq":1', f'"seq":{"9" * 5000}'))),
    "2^53": ("E_JSON_NUMBER", Forgery(text=in_text('"seq":1', f'"seq":{2**53}'))),
    "a space": ("E_JSON_NOT_CANONICAL", Forgery(text=in_text('"seq":1', '"seq": 1'))),
    "an escape": ("E_JSON_NOT_CANONICAL", Forgery(text=in_text("wasl 0.1.0", "\\u0077asl"))),
    "minus zero": ("E_JSON_NOT_CANONICAL", Forgery(text=in_text('"n":12', '"n":-0'))),
    "a line feed at the end": ("E_JSON_NOT_CANONICAL", Forgery(text=lambda text: text + b"\n")),
    "an Arabic key": ("E_JSON_NOT_CANONICAL", Forgery(text=in_text('"seq":1', '"seq":1,"مفتاح":1'))),
    # what the manifest says
    "no block of ours": ("E_MANIFEST", Forgery(edit=lambda m: m.pop("exchange"))),
    "our block is a list": ("E_MANIFEST", Forgery(edit=lambda m: m.update(exchange=[]))),
    "no sequence number": ("E_MANIFEST", Forgery(edit=without("seq"))),
    "sequence number nought": ("E_MANIFEST", Forgery(edit=exchange(seq=0))),
    "sequence number true": ("E_MANIFEST", Forgery(edit=exchange(seq=True))),
    "sequence number in words": ("E_MANIFEST", Forgery(edit=exchange(seq="1"))),
    "an unknown value": ("E_MANIFEST", Forgery(edit=exchange(also="x"))),
    "an unknown value beside": ("E_MANIFEST", Forgery(edit=lambda m: m.update(also="x"))),
    "an unknown type": ("E_MANIFEST", Forgery(edit=exchange(type="office-car"))),
    "package id in lower case": ("E_MANIFEST", Forgery(edit=exchange(package_id=uid(1).lower()))),
    "a purpose turned round": ("E_MANIFEST", Forgery(edit=exchange(purpose="x\u202ey"))),
    "no purpose": ("E_MANIFEST", Forgery(edit=exchange(purpose=""))),
    "an office in capitals": (
        "E_MANIFEST",
        Forgery(edit=exchange(sender={"office": "SENDER", "card": "1" * 40})),
    ),
    "look-alike office": (
        "E_MANIFEST",
        Forgery(edit=exchange(sender={"office": "sеnder", "card": SENDER.keys.card.fingerprint})),
    ),
    "39 digits": ("E_MANIFEST", Forgery(edit=exchange(sender={"office": "sender", "card": "1" * 39}))),
    "Arabic digits in a card": (
        "E_MANIFEST",
        Forgery(edit=exchange(sender={"office": "sender", "card": "١" * 40})),
    ),
    "created on 30 February": ("E_MANIFEST", Forgery(edit=exchange(created="2026-02-30T00:00:00Z"))),
    "created at a local time": ("E_MANIFEST", Forgery(edit=exchange(created="2026-11-21T00:00:00+02:00"))),
    "an impossible last day": ("E_MANIFEST", Forgery(edit=exchange(not_after="2026-13-01"))),
    "good for a year": ("E_MANIFEST", Forgery(edit=exchange(not_after="2027-11-01"))),
    "expired when made": ("E_MANIFEST", Forgery(edit=exchange(not_after="2026-11-01"))),
    "kept until the past": ("E_MANIFEST", Forgery(edit=exchange(retain_until="2020-01-01"))),
    "one approver": ("E_MANIFEST", Forgery(edit=exchange(approved_by=["one"]))),
    "an approver of another kind": ("E_MANIFEST", Forgery(edit=exchange(approved_by=["one", 2]))),
    "an answer to nothing": ("E_MANIFEST", Forgery(edit=exchange(in_reply_to="x"))),
    "no tables": ("E_MANIFEST", Forgery(edit=lambda m: m.update(resources=[]))),
    "tables that are text": ("E_MANIFEST", Forgery(edit=lambda m: m.update(resources=["x"]))),
    "the table listed twice": ("E_MANIFEST", Forgery(edit=lambda m: m.update(resources=m["resources"] * 2))),  # type: ignore[operator]  # a list
    "columns that are text": ("E_MANIFEST", Forgery(edit=resource(schema="x"))),
    "another compression": ("E_MANIFEST", Forgery(edit=resource(compression="zip"))),
    "hash of another kind": ("E_MANIFEST", Forgery(edit=resource(hash="md5:" + "0" * 32))),
    "a table larger than any file": ("E_MANIFEST", Forgery(edit=resource(bytes=5 << 30))),
    # what it binds to
    "a format of the future": ("E_VERSION", Forgery(edit=exchange(format="2"))),
    "a type of the future": ("E_VERSION", Forgery(edit=exchange(type="catalogue"))),
    "another sender": ("E_SENDER", Forgery(plan=planned(sender=STRANGER.party()))),
    "another card of the sender": (
        "E_SENDER",
        Forgery(plan=planned(sender=replace(SENDER.party(), card="1" * 40))),
    ),
    "made out to another office": (
        "E_RECIPIENT",
        Forgery(plan=planned(recipient=STRANGER.party(is_recipient=True))),
    ),
    "made out to another key of ours": (
        "E_RECIPIENT",
        Forgery(
            plan=planned(
                recipient=Party(
                    office="recipient",
                    card=RECIPIENT.keys.card.fingerprint,
                    age=STRANGER.keys.card.age_recipient,
                )
            )
        ),
    ),
    "an unknown memorandum": ("E_MOU_UNKNOWN", Forgery(plan=planned(mou=MemorandumRef(id="M-2", annex=1)))),
    "data without a memorandum": ("E_MOU_UNKNOWN", Forgery(plan=planned(mou=MemorandumRef()))),
    "other terms": (
        "E_MOU_HASH",
        Forgery(plan=planned(mou=MemorandumRef(id=TERMS.number, sha256=OTHER_HASH, annex=1))),
    ),
    "another edition": (
        "E_MOU_HASH",
        Forgery(plan=planned(mou=MemorandumRef(id=TERMS.number, sha256=TERMS.digest, annex=2))),
    ),
    "an unknown family of columns": ("E_SCHEMA", Forgery(edit=exchange(schema_id="persons/2"))),
    "columns of another type of package": ("E_SCHEMA", Forgery(edit=exchange(type="distribution-result"))),
    "another definition of the columns": ("E_SCHEMA", Forgery(edit=exchange(schema_sha256=OTHER_HASH))),
    "columns in another order": (
        "E_SCHEMA",
        Forgery(edit=lambda m: m["resources"][0]["schema"]["fields"].reverse()),  # type: ignore[index]  # made above
    ),
    "an unknown column": (
        "E_SCHEMA",
        Forgery(edit=lambda m: m["resources"][0]["schema"]["fields"].append({"name": "religion"})),  # type: ignore[index]  # made above
    ),
    "a looser column": (
        "E_SCHEMA",
        Forgery(
            edit=lambda m: m["resources"][0]["schema"]["fields"][1]["constraints"].update(maxLength=9999)  # type: ignore[index]  # made above
        ),
    ),
    "an unknown table": ("E_SCHEMA", Forgery(edit=resource(name="people", path="data/people.csv.gz"))),
    "columns that are no list": ("E_SCHEMA", Forgery(edit=resource(schema={"fields": "x"}))),
    "a column of the household file": (
        "E_MOU_FIELDS",
        Forgery(edit=resource(schema=PERSONS.tables[0].chosen((*FIELDS, "phone")).descriptor())),
    ),
    "a column that the limits need is missing": (
        "E_MOU_FIELDS",
        Forgery(edit=resource(schema=PERSONS.tables[0].chosen(("name", "programme")).descriptor())),
    ),
    "more rows than allowed": ("E_MOU_ROWS", Forgery(declare=lambda m: replace(m, rows=100_001))),
    # the date and the place
    "expired": (
        "E_EXPIRED",
        Forgery(plan=planned(created=NOW - timedelta(days=60), not_after=date(2026, 11, 21))),
    ),
    "from tomorrow's tomorrow": (
        "E_CLOCK",
        Forgery(plan=planned(created=NOW + timedelta(days=2))),
    ),
    "from 1970": (
        "E_CLOCK",
        Forgery(plan=planned(created=NOW.replace(year=1970), not_after=date(1970, 12, 1))),
    ),
    "from 2099": (
        "E_CLOCK",
        Forgery(
            plan=planned(
                created=NOW.replace(year=2099), not_after=date(2099, 12, 1), retain_until=date(2100, 1, 1)
            )
        ),
    ),
    "a later number": ("E_GAP", Forgery(plan=planned(seq=3))),
    "a first package that follows another": ("E_CHAIN", Forgery(plan=planned(prev=OTHER_HASH))),
}
