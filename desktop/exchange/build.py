"""Makes a package: rows are packed and spooled sealed, then manifest, signature and tables are sealed together.

No plain text touches the disk, and no file bears its final name before it is whole.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import IO

from desktop.exchange import binding
from desktop.exchange.card import Card, OfficeKeys
from desktop.exchange.container import MANIFEST, SIGNATURE, ending, member
from desktop.exchange.errors import refusal
from desktop.exchange.manifest import Manifest, Plan, Resource
from desktop.exchange.manifest_reader import read_manifest
from desktop.exchange.records import FAMILIES
from desktop.exchange.rules import RowRules
from desktop.exchange.schema import Family, Table
from desktop.exchange.sealing import opened, seal
from desktop.exchange.signing import sign
from desktop.exchange.strict_json import parse_strict
from desktop.exchange.tables import TableWriter, TooManyRowsError
from desktop.exchange.trust import Agreement
from desktop.models.memorandum import Terms
from desktop.progress import Progress
from desktop.whole_file import whole_file

Rows = Iterable[Sequence[str]]
_PIECE = 1 << 16


@dataclass(frozen=True, kw_only=True)
class Consignment:
    """Everything a package is made of.

    Args:
        plan: What the manifest says; its parties' cards must be those of `keys` and `recipient`.
        rows: For each table of the type's family its rows in ascending order of the key, each with a
            cell for every column that `tables_of` gives, empty where nothing is known.
        keys: This office's own.
        recipient: The verified card of the partner.
        fields: Columns of the last table to send; None: all of the family.
        agreement: The memorandum; needed where data travel.
        archive: This office's own age recipient, to be able to open the package later.
        total: How many rows will come, for the progress.
    """

    plan: Plan
    rows: Mapping[str, Rows]
    keys: OfficeKeys
    recipient: Card
    fields: Sequence[str] | None = None
    agreement: Agreement | None = None
    archive: str | None = None
    total: int = 0

    @property
    def terms(self) -> Terms | None:
        """The terms that every row must keep, where data travel."""
        return self.agreement.terms if self.agreement and self.plan.type.carries_data else None


@dataclass(frozen=True, kw_only=True)
class BuiltPackage:
    """A package that lies whole under its final name."""

    path: Path
    manifest: Manifest
    manifest_sha256: str  # `prev` of the next package in the lane


@dataclass(frozen=True, kw_only=True)
class Spooled:
    """A packed table, sealed to a key that exists only in memory."""

    resource: Resource
    file: IO[bytes]
    identity: str


def build_package(goods: Consignment, out_dir: Path, progress: Progress | None = None) -> BuiltPackage:
    """Write a signed package sealed to one office, under its final name in `out_dir`.

    Raises:
        PackageError: The memorandum does not allow it, or a row may not travel; nothing is left.
    """
    plan = goods.plan
    _check_parties(goods)
    tables = tables_of(plan, goods.fields)
    _check_agreed(plan, tables, goods.agreement)
    recipients = [goods.recipient.age_recipient, *([goods.archive] if goods.archive else [])]
    with _disk(), ExitStack() as stack:
        spools = []
        for table in tables:
            spool = stack.enter_context(tempfile.TemporaryFile(dir=out_dir))
            spools.append(_spool(spool, table, goods, progress or Progress()))
        manifest = _manifest(plan, spools)
        text = manifest.text()
        read_manifest(parse_strict(text), plan.sender.office)  # what a partner refuses never leaves
        path = out_dir / file_name(plan)
        with whole_file(path) as out:
            seal(_members(text, sign(text, goods.keys), spools), out, recipients)
    return BuiltPackage(path=path, manifest=manifest, manifest_sha256=sha256(text).hexdigest())


@contextmanager
def _disk() -> Iterator[None]:
    """Tell a full or missing disk as something the clerk can mend."""
    try:
        yield
    except OSError:
        raise refusal("E_DISK/full") from None


def tables_of(plan: Plan, fields: Sequence[str] | None = None) -> tuple[Table, ...]:
    """Return the tables a package of this plan holds, the last one cut to the chosen columns."""
    *heads, last = _family(plan).tables
    return (*heads, last if fields is None else last.chosen(fields))


def _family(plan: Plan) -> Family:
    return FAMILIES[plan.schema_id or ""]


def file_name(plan: Plan) -> str:
    """Return the name of the file: a hint for people, of which no check believes a letter."""
    lane = plan.lane
    return f"{lane.sender}_{lane.recipient}_{lane.memorandum}_{plan.seq}.wasl"


def _check_parties(goods: Consignment) -> None:
    """Stop a mix-up of keys before anything is sealed to the wrong office."""
    sender, recipient = goods.plan.sender, goods.plan.recipient
    named = (sender.card, recipient.card, recipient.age)
    if named != (goods.keys.card.fingerprint, goods.recipient.fingerprint, goods.recipient.age_recipient):
        raise ValueError("the plan names other cards than the keys given")


def _check_agreed(plan: Plan, tables: tuple[Table, ...], agreement: Agreement | None) -> None:
    if not plan.type.carries_data:
        return
    words = {"memorandum": plan.mou.id, "office": plan.recipient.office}
    if agreement is None or not agreement.is_in_force(plan.created.astimezone().date()):
        raise refusal("E_MOU_INACTIVE/sending", **words)
    terms = agreement.terms
    if (plan.mou.id, plan.mou.sha256, plan.mou.annex) != (terms.number, terms.digest, terms.edition):
        raise ValueError("the plan names other terms than the agreement given")
    if not terms.allows(plan.sender.office, plan.recipient.office):
        raise refusal("E_MOU_DIRECTION/sending", **words)
    wrong = [name for table in tables for name in binding.unagreed_fields(table, terms)]
    if wrong:
        raise refusal("E_MOU_FIELDS/sending", **words, fields=", ".join(wrong))


def _told(rows: Rows, progress: Progress, total: int) -> Iterator[Sequence[str]]:
    """Yield the rows and tell how many passed; a fault in their making is not one of the disk."""
    try:
        for done, row in enumerate(rows):
            if done % 500 == 0:
                progress.advance(done, max(done, total))
            yield row
    except OSError as fault:
        raise RuntimeError("the rows could not be read") from fault


def _spool(file: IO[bytes], table: Table, goods: Consignment, progress: Progress) -> Spooled:
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    terms = goods.terms
    writer = TableWriter(RowRules(table, terms), None if terms is None else terms.row_cap)
    rows = _told(goods.rows[table.name], progress, goods.total)
    try:
        seal(writer.chunks(rows), file, [str(identity.to_public())])
    except TooManyRowsError as error:
        raise refusal("E_MOU_ROWS/sending", memorandum=goods.plan.mou.id, cap=error.cap) from None
    file.seek(0)
    return Spooled(resource=Resource.of(table, writer.measure()), file=file, identity=str(identity))


def _manifest(plan: Plan, spools: Sequence[Spooled]) -> Manifest:
    family = _family(plan)
    return Manifest(
        plan=replace(plan, created=plan.created.astimezone(UTC).replace(microsecond=0)),
        schema_id=family.id,
        schema_sha256=family.sha256,
        resources=tuple(spool.resource for spool in spools),
    )


def _members(text: bytes, signature: bytes, spools: Sequence[Spooled]) -> Iterator[bytes]:
    yield from member(MANIFEST, len(text), [text])
    yield from member(SIGNATURE, len(signature), [signature])
    for spool in spools:
        resource = spool.resource
        yield from member(resource.path, resource.measure.packed_bytes, _unspooled(spool))
    yield ending()


def _unspooled(spool: Spooled) -> Iterator[bytes]:
    with opened(spool.file, [spool.identity]) as plain:
        while piece := plain.read(_PIECE):
            yield piece
