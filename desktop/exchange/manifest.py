"""What a package says of itself: typed, frozen, and built only from text that was read strictly.

The text of a manifest is a Frictionless Data Package in canonical JSON; the block `exchange` is ours.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.exchange.schema import Table
from desktop.models.canonical import canonical_bytes
from desktop.models.share import is_share

FORMAT = "1"
NO_MEMORANDUM = "-"
ZEROS = "0" * 64
MAX_DAYS = 90
_PATH = re.compile(r"data/[a-z0-9_]{1,40}\.csv\.gz")


class PackageType(StrEnum):
    """What a package is for; those after MEMORANDUM are known by name and come with later issues."""

    BENEFICIARY_LIST = "beneficiary-list"
    DISTRIBUTION_RESULT = "distribution-result"
    RECEIPT = "receipt"
    MEMORANDUM = "memorandum"
    OVERLAP_REQUEST = "overlap-request"
    OVERLAP_RESPONSE = "overlap-response"
    OVERLAP_RESULT = "overlap-result"
    KEY_ROTATION = "key-rotation"
    REVOCATION = "revocation"
    CATALOGUE = "catalogue"

    @property
    def is_about_trust(self) -> bool:
        """Whether it runs in the lane "-" and rests on no memorandum."""
        return self in (PackageType.MEMORANDUM, PackageType.KEY_ROTATION, PackageType.REVOCATION)

    @property
    def carries_data(self) -> bool:
        """Whether the memorandum must be in force and allow every column and row."""
        return not self.is_about_trust and self is not PackageType.RECEIPT


_SCHEMA_OF = {
    PackageType.BENEFICIARY_LIST: "persons/1",
    PackageType.DISTRIBUTION_RESULT: "distribution-result/1",
    PackageType.RECEIPT: "receipt/1",
    PackageType.MEMORANDUM: "memorandum/1",
}


@dataclass(frozen=True)
class Lane:
    """The numbered sequence a package belongs to."""

    sender: str
    recipient: str
    memorandum: str

    def __str__(self) -> str:
        return f"{self.sender}:{self.recipient}:{self.memorandum}"


@dataclass(frozen=True, kw_only=True)
class Party:
    """An office as a manifest names it; `age` stands for the recipient only."""

    office: str
    card: str  # 40 digits
    age: str = ""

    def plain(self) -> dict[str, object]:
        """Return the party as JSON material."""
        plain: dict[str, object] = {"office": self.office, "card": self.card}
        return plain | {"age": self.age} if self.age else plain


@dataclass(frozen=True, kw_only=True)
class MemorandumRef:
    """Which terms a package rests on: number, hash of the canonical terms, edition."""

    id: str = NO_MEMORANDUM
    sha256: str = ZEROS
    annex: int = 0

    def plain(self) -> dict[str, object]:
        """Return the reference as JSON material."""
        return {"id": self.id, "sha256": self.sha256, "annex": self.annex}


@dataclass(frozen=True, kw_only=True)
class JournalHead:
    """How long the sender's journal is and the hash at its end: the receiver becomes a witness."""

    n: int
    head: str

    def plain(self) -> dict[str, object]:
        """Return the head as JSON material."""
        return {"n": self.n, "head": self.head}


@dataclass(frozen=True, kw_only=True)
class Measure:
    """How much a table is, packed and unpacked, with both hashes."""

    packed_bytes: int
    packed_sha256: str
    bytes: int
    sha256: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One file of rows: its name, its declared measure and its columns as declared."""

    name: str
    path: str
    measure: Measure
    schema: Mapping[str, object]

    @classmethod
    def of(cls, table: Table, measure: Measure) -> "Resource":
        """Describe a table that was just written."""
        return cls(
            name=table.name,
            path=f"data/{table.name}.csv.gz",
            measure=measure,
            schema=table.descriptor(),
        )

    @property
    def has_permitted_path(self) -> bool:
        """Whether the path is the one that the name gives; nothing is ever written under it."""
        return _PATH.fullmatch(self.path) is not None and self.path == f"data/{self.name}.csv.gz"

    def plain(self) -> dict[str, object]:
        """Return the resource as JSON material."""
        measure = self.measure
        return {
            "name": self.name,
            "path": self.path,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "compression": "gz",
            "bytes": measure.packed_bytes,
            "hash": f"sha256:{measure.packed_sha256}",
            "uncompressed": {
                "bytes": measure.bytes,
                "hash": f"sha256:{measure.sha256}",
                "rows": measure.rows,
            },
            "schema": dict(self.schema),
        }


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What the sender decides before a package is written: everything but its tables' measures."""

    type: PackageType
    package_id: str
    seq: int
    prev: str = ZEROS
    sender: Party
    recipient: Party
    mou: MemorandumRef = MemorandumRef()
    purpose: str
    legal_basis: str
    created: datetime  # aware; written in UTC to the second
    not_after: date
    retain_until: date
    app: str
    audit: JournalHead
    approved_by: tuple[str, str]
    in_reply_to: str | None = None

    @property
    def lane(self) -> Lane:
        """The sequence in which the package has its number."""
        memorandum = NO_MEMORANDUM if self.type.is_about_trust else self.mou.id
        return Lane(self.sender.office, self.recipient.office, memorandum)

    @property
    def is_share(self) -> bool:
        """Whether it is a partner's share of a distribution."""
        return is_share(self.type.value, self.purpose)

    @property
    def schema_id(self) -> str | None:
        """The family of tables that travels so; None for a type that only later programs know."""
        return "distribution-share/1" if self.is_share else _SCHEMA_OF.get(self.type)


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """A plan and the tables that were written for it."""

    plan: Plan
    schema_id: str
    schema_sha256: str
    resources: tuple[Resource, ...]

    @property
    def rows(self) -> int:
        """How many rows the package holds in all its tables."""
        return sum(resource.measure.rows for resource in self.resources)

    @property
    def matter(self) -> int:
        """How many rows its last table holds, which is what the package is about; tables before it head it."""
        return self.resources[-1].measure.rows if self.plan.type.carries_data else self.rows

    def plain(self) -> dict[str, object]:
        """Return the manifest as JSON material."""
        plan = self.plan
        exchange = {
            "format": FORMAT,
            "type": plan.type.value,
            "package_id": plan.package_id,
            "seq": plan.seq,
            "prev": plan.prev,
            "sender": plan.sender.plain(),
            "recipient": plan.recipient.plain(),
            "mou": plan.mou.plain(),
            "purpose": plan.purpose,
            "legal_basis": plan.legal_basis,
            "schema_id": self.schema_id,
            "schema_sha256": self.schema_sha256,
            "created": plan.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "not_after": plan.not_after.isoformat(),
            "retain_until": plan.retain_until.isoformat(),
            "app": plan.app,
            "audit": plan.audit.plain(),
            "approved_by": list(plan.approved_by),
            "in_reply_to": plan.in_reply_to,
        }
        return {"exchange": exchange, "resources": [resource.plain() for resource in self.resources]}

    def text(self) -> bytes:
        """Return the bytes that are signed."""
        return canonical_bytes(self.plain())
