"""Turns a stranger's canonical JSON into a `Manifest`, or says where it is not one.

Every value is checked when it is taken out; in the end the manifest is written again and must give
the same object, so that nothing unknown can hide beside what was read.
"""

import re
from datetime import UTC, date, datetime, timedelta

from desktop.exchange.card import is_office_id
from desktop.exchange.characters import is_clean
from desktop.exchange.errors import refusal
from desktop.exchange.manifest import (
    FORMAT,
    MAX_DAYS,
    NO_MEMORANDUM,
    JournalHead,
    Manifest,
    Measure,
    MemorandumRef,
    PackageType,
    Party,
    Plan,
    Resource,
)

MAX_RESOURCES = 16
MAX_PACKED_BYTES = 4 << 30
MAX_PLAIN_BYTES = 16 << 30
_ULID = r"[0-7][0-9A-HJKMNP-TV-Z]{25}"
_SHA256 = r"[0-9a-f]{64}"
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
MEMORANDUM_ID = r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}"


def read_manifest(value: dict[str, object], office: str) -> Manifest:
    """Return the manifest that the object is.

    Raises:
        PackageError: E_VERSION for a format of the future, E_MANIFEST for anything else.
    """
    exchange = _Part(value, "", office).part("exchange")
    if isinstance(exchange.value("format"), str) and exchange.value("format") != FORMAT:
        raise refusal("E_VERSION", office=office)
    manifest = Manifest(
        plan=_plan(exchange),
        schema_id=exchange.text("schema_id", r"[a-z-]{1,40}/[0-9]{1,3}"),
        schema_sha256=exchange.text("schema_sha256", _SHA256),
        resources=tuple(_resource(part) for part in _Part(value, "", office).parts("resources")),
    )
    _check_whole(manifest, value, exchange)
    return manifest


class _Part:
    """An object somewhere in the manifest, and the way to it for the sentence of a refusal."""

    def __init__(self, value: object, place: str, office: str) -> None:
        self._place, self._office = place, office
        if not isinstance(value, dict):
            raise self.refusal("")
        self._value = value

    def refusal(self, name: str) -> Exception:
        return refusal("E_MANIFEST", place=f"{self._place}{name}" or "/", office=self._office)

    def value(self, name: str) -> object:
        if name not in self._value:
            raise self.refusal(name)
        return self._value[name]

    def text(self, name: str, pattern: str) -> str:
        value = self.value(name)
        if not isinstance(value, str) or re.fullmatch(pattern, value) is None:
            raise self.refusal(name)
        return value

    def words(self, name: str, longest: int = 500) -> str:
        """Return a sentence that people will read: nothing hidden in it."""
        value = self.value(name)
        if not isinstance(value, str) or not 0 < len(value) <= longest or not is_clean(value):
            raise self.refusal(name)
        return value

    def office(self) -> str:
        value = self.value("office")
        if not isinstance(value, str) or not is_office_id(value):
            raise self.refusal("office")
        return value

    def number(self, name: str, lowest: int, highest: int = 2**53 - 1) -> int:
        value = self.value(name)
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            raise self.refusal(name)
        return value

    def day(self, name: str) -> date:
        try:
            return date.fromisoformat(self.text(name, r"[0-9]{4}-[0-9]{2}-[0-9]{2}"))
        except ValueError:
            raise self.refusal(name) from None

    def moment(self, name: str) -> datetime:
        text = self.text(name, r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
        try:
            return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)
        except ValueError:
            raise self.refusal(name) from None

    def part(self, name: str) -> "_Part":
        return _Part(self.value(name), f"{self._place}{name}/", self._office)

    def parts(self, name: str) -> "list[_Part]":
        value = self.value(name)
        if not isinstance(value, list) or not 0 < len(value) <= MAX_RESOURCES:
            raise self.refusal(name)
        return [_Part(item, f"{self._place}{name}/{i}/", self._office) for i, item in enumerate(value)]

    def plain(self, name: str) -> dict[str, object]:
        value = self.value(name)
        if not isinstance(value, dict):
            raise self.refusal(name)
        return value


def _plan(part: _Part) -> Plan:
    return Plan(
        type=_type(part),
        package_id=part.text("package_id", _ULID),
        seq=part.number("seq", 1),
        prev=part.text("prev", _SHA256),
        sender=_party(part.part("sender")),
        recipient=_recipient(part.part("recipient")),
        mou=_memorandum(part.part("mou")),
        purpose=part.words("purpose"),
        legal_basis=part.words("legal_basis"),
        created=part.moment("created"),
        not_after=part.day("not_after"),
        retain_until=part.day("retain_until"),
        app=part.words("app", 80),
        audit=_head(part.part("audit")),
        approved_by=_approvers(part),
        in_reply_to=_reply(part),
    )


def _type(part: _Part) -> PackageType:
    try:
        return PackageType(part.text("type", r"[a-z-]{1,40}"))
    except ValueError:
        raise part.refusal("type") from None


def _party(part: _Part) -> Party:
    return Party(office=part.office(), card=part.text("card", r"[0-9]{40}"))


def _recipient(part: _Part) -> Party:
    age = part.text("age", r"age1[02-9ac-hj-np-z]{58}")
    return Party(office=part.office(), card=part.text("card", r"[0-9]{40}"), age=age)


def _memorandum(part: _Part) -> MemorandumRef:
    return MemorandumRef(
        id=part.text("id", rf"{MEMORANDUM_ID}|{NO_MEMORANDUM}"),
        sha256=part.text("sha256", _SHA256),
        annex=part.number("annex", 0, 9999),
    )


def _head(part: _Part) -> JournalHead:
    return JournalHead(n=part.number("n", 0), head=part.text("head", _SHA256))


def _approvers(part: _Part) -> tuple[str, str]:
    value = part.value("approved_by")
    if not isinstance(value, list) or len(value) != 2:
        raise part.refusal("approved_by")
    first, second = value
    for one in value:
        if not isinstance(one, str) or re.fullmatch(r"[A-Za-z0-9._:-]{1,64}", one) is None:
            raise part.refusal("approved_by")
    return first, second


def _reply(part: _Part) -> str | None:
    return None if part.value("in_reply_to") is None else part.text("in_reply_to", _ULID)


def _resource(part: _Part) -> Resource:
    plain = part.part("uncompressed")
    return Resource(
        name=part.text("name", r"[a-z0-9_]{1,40}"),
        path=part.text("path", r"[^\x00-\x1f]{1,200}"),
        measure=Measure(
            packed_bytes=part.number("bytes", 1, MAX_PACKED_BYTES),
            packed_sha256=part.text("hash", f"sha256:{_SHA256}").removeprefix("sha256:"),
            bytes=plain.number("bytes", 1, MAX_PLAIN_BYTES),
            sha256=plain.text("hash", f"sha256:{_SHA256}").removeprefix("sha256:"),
            rows=plain.number("rows", 0),
        ),
        schema=part.plain("schema"),
    )


def _check_whole(manifest: Manifest, value: dict[str, object], exchange: _Part) -> None:
    """Check what concerns more than one value, and that nothing else stands in the object."""
    plan = manifest.plan
    names = [resource.name for resource in manifest.resources]
    if len(set(names)) != len(names):
        raise exchange.refusal("resources")
    if not timedelta(0) <= plan.not_after - plan.created.date() <= timedelta(days=MAX_DAYS):
        raise exchange.refusal("not_after")
    if plan.retain_until < plan.created.date():
        raise exchange.refusal("retain_until")
    if manifest.plain() != value:
        raise exchange.refusal("*")
