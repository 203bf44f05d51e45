"""The check of a package, in the one order that is allowed; nothing from inside is told before step 5.

Rows go to a sink while the later ones are still unread: whoever gives the sink keeps them in a
transaction and commits only when `verify` has returned.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from desktop.exchange import binding, signing
from desktop.exchange.answers import Answer, answer_of
from desktop.exchange.container import MANIFEST, MAX_MANIFEST_BYTES, SIGNATURE, Reader
from desktop.exchange.errors import Evidence, PackageError, refusal
from desktop.exchange.manifest import Lane, Manifest, PackageType, Resource
from desktop.exchange.manifest_reader import read_manifest
from desktop.exchange.records import profile_of
from desktop.exchange.rules import RowRules
from desktop.exchange.schema import Table
from desktop.exchange.sealing import authenticate, check_header, opened
from desktop.exchange.signing import MAX_SIGNATURE_BYTES, SignatureRefusedError
from desktop.exchange.strict_json import parse_strict
from desktop.exchange.tables import TableReader
from desktop.exchange.terms import NotTermsError, strict_terms
from desktop.exchange.trust import Agreement, LookUp, OurSide, Partner
from desktop.models.agency import CardState
from desktop.models.memorandum import Profile, Terms
from desktop.progress import Progress

MAX_FILE_BYTES = 4 << 30


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Some rows of one table, on their way to the sink; `first` is the number of the first, from 1."""

    manifest: Manifest
    table: Table
    first: int
    rows: list[list[str]]


@dataclass(frozen=True, kw_only=True)
class VerifiedPackage:
    """A package of which every byte was checked; only `verify` makes one."""

    manifest: Manifest
    manifest_sha256: str
    sender: Partner
    agreement: Agreement | None
    has_gap: bool  # a checker let it jump over a missing package
    tables: tuple[Table, ...]
    terms: Terms | None = None  # of a memorandum
    answer: Answer | None = None  # of a receipt

    @property
    def lane(self) -> Lane:
        """The sequence in which the package has its place."""
        return self.manifest.plan.lane

    @property
    def profile(self) -> Profile:
        """The lowest field profile that its columns need."""
        return max(profile_of(table) for table in self.tables)


def verify(
    path: Path,
    *,
    ours: OurSide,
    look_up: LookUp,
    now: datetime,
    sink: Callable[[Batch], None] | None = None,
    may_skip: bool = False,
    progress: Progress | None = None,
) -> VerifiedPackage:
    """Check a package from the first to the last byte.

    Args:
        path: A private copy (`intake.take_in`), so that it cannot change meanwhile.
        ours: This office as a recipient.
        look_up: What this office knows.
        now: The moment, aware.
        sink: Gets the rows; without one they are checked and let go.
        may_skip: A checker let the package jump over a missing one.
        progress: Told the rows; may cancel.

    Raises:
        PackageError: Refused; from step 5 on `evidence` says what is certain.
    """
    with _file(path) as file:
        check_header(file)
        authenticate(file, ours.identities)
        with opened(file, ours.identities) as source:
            reader = Reader(source)
            text = reader.small(MANIFEST, MAX_MANIFEST_BYTES)
            signature = reader.small(SIGNATURE, MAX_SIGNATURE_BYTES)
            check = _Check(text, _signer(text, signature, ours, look_up), sink, progress or Progress())
            with check.witnessed():
                check.read_manifest()
                check.bind(ours, look_up, now, may_skip=may_skip)
                return check.finish(reader)


class _Check:
    """Steps 6 to 10: from here on the sender is known and every refusal carries the evidence."""

    def __init__(
        self, text: bytes, partner: Partner, sink: Callable[[Batch], None] | None, progress: Progress
    ) -> None:
        self._text, self._partner, self._sink, self._progress = text, partner, sink, progress
        self._sha256 = hashlib.sha256(text).hexdigest()
        self._kept: dict[str, list[list[str]]] = {}  # rows of a memorandum or an answer
        self._manifest: Manifest | None = None

    @contextmanager
    def witnessed(self) -> Iterator[None]:
        """Add to a refusal what is certain about the package."""
        try:
            yield
        except PackageError as error:
            partner = self._partner
            error.evidence = Evidence(partner.card, partner.office, self._sha256, self._manifest)
            raise

    def read_manifest(self) -> None:
        office = self._partner.office
        self._manifest = read_manifest(parse_strict(self._text, office=office), office)

    def bind(self, ours: OurSide, look_up: LookUp, now: datetime, *, may_skip: bool) -> None:
        manifest = self._known()
        binding.check_parties(manifest, ours, self._partner)
        self._agreement = binding.check_agreement(manifest, look_up, now.astimezone().date())
        self._tables = binding.check_tables(manifest, self._agreement)
        binding.check_freshness(manifest.plan, now)
        self._has_gap = binding.check_place(manifest.plan, self._sha256, look_up, may_skip=may_skip)

    def finish(self, reader: Reader) -> VerifiedPackage:
        manifest = self._known()
        office = self._partner.office
        for table, resource in zip(self._tables, manifest.resources, strict=True):
            if not resource.has_permitted_path:
                raise refusal("E_PATH", office=office)
            self._take(table, resource, reader)
        reader.finish(office)
        return VerifiedPackage(
            manifest=manifest,
            manifest_sha256=self._sha256,
            sender=self._partner,
            agreement=self._agreement,
            has_gap=self._has_gap,
            tables=self._tables,
            terms=self._terms() if manifest.plan.type is PackageType.MEMORANDUM else None,
            answer=self._answer() if manifest.plan.type is PackageType.RECEIPT else None,
        )

    def _known(self) -> Manifest:
        assert self._manifest is not None  # noqa: S101 (read_manifest ran first)
        return self._manifest

    def _take(self, table: Table, resource: Resource, reader: Reader) -> None:
        manifest = self._known()
        data = manifest.plan.type.carries_data and self._agreement is not None
        rules = RowRules(table, self._agreement.terms if data and self._agreement else None)
        words = {"office": self._partner.office, "memorandum": manifest.plan.mou.id}
        rows = TableReader(rules, resource.measure, **words)
        done = 0
        for batch in rows.batches(reader.chunks(resource.path, resource.measure.packed_bytes)):
            if not manifest.plan.type.carries_data and table.name != "rows":
                self._kept.setdefault(table.name, []).extend(batch)
            if self._sink is not None:
                self._sink(Batch(manifest=manifest, table=table, first=done + 1, rows=batch))
            done += len(batch)
            self._progress.advance(done, resource.measure.rows)

    def _answer(self) -> Answer:
        return answer_of(self._kept.get("answer", []), self._kept.get("counts", []), self._partner.office)

    def _terms(self) -> Terms:
        plan = self._known().plan
        words = {"office": plan.sender.office, "memorandum": plan.mou.id}
        try:
            terms = strict_terms(self._kept.get("terms", []))
        except NotTermsError:
            raise refusal("E_SCHEMA", **words) from None
        if (terms.digest, terms.number, terms.edition) != (plan.mou.sha256, plan.mou.id, plan.mou.annex):
            raise refusal("E_MOU_HASH", **words)
        parties = {(party.office, party.fingerprint) for party in terms.parties}
        if not parties >= {(side.office, side.card) for side in (plan.sender, plan.recipient)}:
            raise refusal("E_MOU_DIRECTION/party", **words)
        return terms


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    """Step 1 again, on the copy: a regular file of a possible size."""
    try:
        file = path.open("rb")
    except OSError:
        raise refusal("E_READ") from None
    with file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode):
            raise refusal("E_READ")
        if not 0 < facts.st_size <= MAX_FILE_BYTES:
            raise refusal("E_SIZE")
        yield file


def _signer(text: bytes, signature: bytes, ours: OurSide, look_up: LookUp) -> Partner:
    """Step 5: the signature holds, and its key stands on a card that two persons verified."""
    try:
        key = signing.signer_of(signature)
        signing.verify(text, signature, key)
    except SignatureRefusedError:
        raise refusal("E_SIGNATURE") from None
    if key == ours.card.signing_key:
        raise refusal("E_RECIPIENT/own")
    partner = look_up.partner(key)
    if partner is None or partner.card.signing_key != key:
        raise refusal("E_SIGNER_UNKNOWN")
    if partner.state is CardState.REVOKED:
        raise refusal("E_SIGNER_REVOKED", office=partner.office)
    if partner.state is not CardState.VERIFIED:
        raise refusal("E_SIGNER_UNKNOWN/unverified", office=partner.office)
    return partner
