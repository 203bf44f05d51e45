"""Makes hostile packages: like honest ones, correctly signed and sealed, but for one thing."""

import gzip
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyrage

from desktop.exchange import container, signing
from desktop.exchange.card import OfficeKeys
from desktop.exchange.manifest import Manifest, Measure, Plan, Resource
from desktop.exchange.records import FAMILIES
from desktop.models.canonical import canonical_bytes
from tests.exchange.workshop import FIELDS, RECIPIENT, ROWS, SENDER, plan

Json = dict[str, object]
Members = list[tuple[str, bytes]]


def csv_of(rows: object = ROWS, heading: tuple[str, ...] = FIELDS) -> str:
    """Return the rows as the product writes them; every cell may be anything."""
    assert isinstance(rows, tuple | list)
    return "".join(",".join(quoted(cell) for cell in row) + "\n" for row in (heading, *rows))


def quoted(cell: str) -> str:
    """Quote where it is needed."""
    return '"' + cell.replace('"', '""') + '"' if '"' in cell or "," in cell else cell


def with_cell(column: str, cell: str) -> str:
    """Return honest rows whose first has another cell in one column."""
    row = list(ROWS[0])
    row[FIELDS.index(column)] = cell
    return csv_of((tuple(row), ROWS[1]))


@dataclass(frozen=True, kw_only=True)
class Forgery:
    """One thing that is not as it should be; everything else is honest.

    Each stage of the making can be given another result: the table, its packing, what is declared of
    it, the manifest as an object and as text, the signature, the members, the container, the seal.
    """

    plan: Plan = field(default_factory=plan)
    csv: str | bytes = csv_of()
    pack: Callable[[bytes], bytes] = lambda data: gzip.compress(data, mtime=0)
    declare: Callable[[Measure], Measure] = lambda measure: measure
    edit: Callable[[Json], object] = lambda manifest: None
    text: Callable[[bytes], bytes] = lambda text: text
    sign: Callable[[bytes], bytes] = lambda text: signing.sign(text, SENDER.keys)
    members: Callable[[Members], Members] = lambda members: members
    tar: Callable[[bytes], bytes] = lambda tar: tar
    recipient: OfficeKeys = RECIPIENT.keys
    seal: Callable[[bytes], bytes] = lambda sealed: sealed

    def write(self, folder: Path) -> Path:
        """Write the package and return its path."""
        path = folder / "hostile.wasl"
        path.write_bytes(self.seal(sealed(self.tar(self._tar()), self.recipient)))
        return path

    def _tar(self) -> bytes:
        packed, measure = self._table()
        manifest = self._manifest(measure).plain()
        self.edit(manifest)
        text = self.text(canonical_bytes(manifest))
        members = [
            (container.MANIFEST, text),
            (container.SIGNATURE, self.sign(text)),
            ("data/persons.csv.gz", packed),
        ]
        return tar_of(self.members(members))

    def _table(self) -> tuple[bytes, Measure]:
        data = self.csv if isinstance(self.csv, bytes) else self.csv.encode("utf-8", "surrogatepass")
        packed = self.pack(data)
        measure = Measure(
            packed_bytes=len(packed),
            packed_sha256=hashlib.sha256(packed).hexdigest(),
            bytes=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            rows=data.count(b"\n") - 1,
        )
        return packed, self.declare(measure)

    def _manifest(self, measure: Measure) -> Manifest:
        family = FAMILIES[self.plan.schema_id or ""]
        table = FAMILIES["persons/1"].tables[0].chosen(FIELDS)
        return Manifest(
            plan=self.plan,
            schema_id=family.id,
            schema_sha256=family.sha256,
            resources=(Resource.of(table, measure),),
        )


def tar_of(members: Members) -> bytes:
    """Return the container of the members."""
    pieces = [b"".join(container.member(name, len(data), [data])) for name, data in members]
    return b"".join(pieces) + container.ending()


def sealed(data: bytes, keys: OfficeKeys = RECIPIENT.keys) -> bytes:
    """Return the data sealed to an office."""
    out = io.BytesIO()
    recipient = pyrage.x25519.Recipient.from_str(keys.card.age_recipient)
    pyrage.encrypt_io(io.BytesIO(data), out, [recipient])
    return out.getvalue()


def unsealed(data: bytes, keys: OfficeKeys = RECIPIENT.keys) -> bytes:
    """Return what an office finds inside."""
    opened: bytes = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(keys.age_identity)])
    return opened


def planned(**changes: Any) -> Plan:
    """Return an honest plan with something else in it."""
    return replace(plan(), **changes)


def exchange(**values: object) -> Callable[[Json], object]:
    """Set values in the manifest's own block."""

    def edit(manifest: Json) -> None:
        part: Any = manifest["exchange"]
        part.update(values)

    return edit


def resource(**values: object) -> Callable[[Json], object]:
    """Set values in the description of the table."""

    def edit(manifest: Json) -> None:
        part: Any = manifest["resources"]
        part[0].update(values)

    return edit


def renamed(place: int, name: str) -> Callable[[Members], Members]:
    """Give a member another name."""

    def alter(members: Members) -> Members:
        return [(name, data) if i == place else (old, data) for i, (old, data) in enumerate(members)]

    return alter
