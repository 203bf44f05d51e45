"""Makes offices, memoranda and packages for tests: honest ones with the product, hostile ones by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop.exchange.build import BuiltPackage, Consignment, Rows, build_package
from desktop.exchange.card import OfficeKeys
from desktop.exchange.manifest import (
    JournalHead,
    Lane,
    MemorandumRef,
    PackageType,
    Party,
    Plan,
)
from desktop.exchange.trust import Agreement, LaneState, OurSide, Partner, Taken
from desktop.exchange.verify import Batch, VerifiedPackage, verify
from desktop.models.agency import CardState
from desktop.models.memorandum import Profile, Terms, TermsParty

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FIELDS = (
    "uid",
    "name",
    "id_number",
    "id_kind",
    "area_code",
    "area_name",
    "programme",
    "period_from",
    "period_to",
)
ROW = (
    "01J00000000000000000000001",
    "محمد أحمد عبد الرحمن السيد",
    "29001011234567",
    "national",
    "EG1901",
    "قسم أول الإسماعيلية",
    "takaful",
    "2026-01-01",
    "2026-12-31",
)
PERSIAN_ROW = (
    "01J00000000000000000000002",
    "علی‌رضا حسن‌زاده، «سیّد»",  # with U+200C, which must pass
    "T-sender-17",
    "temporary",
    "EG190201",
    'روستای "الف", بالا',
    "karama",
    "2026-01-01",
    "",
)
ROWS = (ROW, PERSIAN_ROW)


def uid(number: int) -> str:
    """Return a ULID that sorts by its number."""
    return f"01J{number:023d}"


@dataclass(frozen=True)
class Office:
    """An office of a test: its code and keys."""

    code: str
    keys: OfficeKeys

    @property
    def ours(self) -> OurSide:
        """The office as a recipient."""
        return OurSide(office=self.code, card=self.keys.card, identities=[self.keys.age_identity])

    def partner(self, state: CardState = CardState.VERIFIED) -> Partner:
        """The office as another one lists it."""
        return Partner(office=self.code, card=self.keys.card, state=state)

    def party(self, *, is_recipient: bool = False) -> Party:
        """The office as a manifest names it."""
        card = self.keys.card
        return Party(office=self.code, card=card.fingerprint, age=card.age_recipient if is_recipient else "")


def office(code: str, age_identity: str) -> Office:
    """Return an office whose keys are the same in every run; they guard nothing."""
    seed = sha256(code.encode()).digest()
    return Office(code, OfficeKeys(signing_seed=seed, age_identity=age_identity))


SENDER = office("sender", "AGE-SECRET-KEY-17K6CPPNG95R50KZ3HPQCA72UK9HPMHQG5HXS7NLXWUADNV083YUQ5UR5MM")
RECIPIENT = office("recipient", "AGE-SECRET-KEY-1KTJWNNLUP7Z68E7J84NYJ8R7TAXSGAQ93U6YCHQMK6ZPPDU0AM7QPZ7XPZ")
STRANGER = office("stranger", "AGE-SECRET-KEY-1YDRW6TZZ766N70G0WA0TDFFS5ULQNTG2PVVRJTXJTH38MPTYFEXSFLG85U")


def terms_between(first: Office, second: Office, **changes: Any) -> Terms:
    """Return the terms of a memorandum by which the first office may send to the second."""
    parties = tuple(
        TermsParty(
            office=office.code,
            name=f"مديرية {office.code}",
            address="الإسماعيلية",
            representative="أ. محمود",
            post="مدير الإدارة",
            fingerprint=office.keys.card.fingerprint,
        )
        for office in (first, second)
    )
    terms = Terms(
        number="M-2026-0001",
        edition=1,
        title="بروتوكول تعاون",
        language="ar",
        purpose="منع الازدواج",
        legal_basis="قانون ١٢ لسنة ٢٠٢٥",
        parties=parties,
        profile=Profile.P2,
        fields=FIELDS[1:],
        programmes=("takaful", "karama"),
        area_codes=("EG19",),
        directions=(f"{first.code}>{second.code}",),
        row_cap=100_000,
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
        retention_days=365,
        clauses={"first": "سطر\nوسطر ثان", "second": "=1+1"},
    )
    return replace(terms, **changes)


TERMS = terms_between(SENDER, RECIPIENT)


@dataclass
class Known:
    """What the receiving office of a test knows."""

    partners: Sequence[Partner] = field(default_factory=lambda: [SENDER.partner()])
    agreements: Sequence[Agreement] = field(default_factory=lambda: [Agreement(terms=TERMS, is_active=True)])
    state: LaneState = field(default_factory=LaneState)
    places: Mapping[int, Taken] = field(default_factory=dict)
    asked: list[Lane] = field(default_factory=list)

    def partner(self, signing_key: bytes) -> Partner | None:
        """Return the partner with this key."""
        return next((p for p in self.partners if p.card.signing_key == signing_key), None)

    def agreement(self, memorandum: str) -> Agreement | None:
        """Return the memorandum of this number."""
        return next((a for a in self.agreements if a.terms.number == memorandum), None)

    def lane(self, lane: Lane) -> LaneState:
        """Return the state, and remember which lane was asked for."""
        self.asked.append(lane)
        return self.state

    def taken(self, lane: Lane, seq: int) -> Taken | None:
        """Return what has this place."""
        return self.places.get(seq)


def plan(**changes: Any) -> Plan:
    """Return the plan of an honest beneficiary list."""
    made = Plan(
        type=PackageType.BENEFICIARY_LIST,
        package_id=uid(77),
        seq=1,
        sender=SENDER.party(),
        recipient=RECIPIENT.party(is_recipient=True),
        mou=MemorandumRef(id=TERMS.number, sha256=TERMS.digest, annex=TERMS.edition),
        purpose="منع الازدواج",
        legal_basis="بروتوكول",
        created=NOW - timedelta(days=1),
        not_after=date(2026, 12, 20),
        retain_until=date(2027, 11, 22),
        app="wasl 0.1.0",
        audit=JournalHead(n=12, head="ab" * 32),
        approved_by=("maker-1", "checker-2"),
    )
    return replace(made, **changes)


def consignment(rows: Rows = ROWS, *, terms: Terms = TERMS, **changes: Any) -> Consignment:
    """Return what an honest list is made of; `changes` are those of its plan."""
    return Consignment(
        plan=plan(**changes),
        rows={"persons": rows},
        keys=SENDER.keys,
        recipient=RECIPIENT.keys.card,
        fields=FIELDS,
        agreement=Agreement(terms=terms, is_active=True),
    )


def honest(folder: Path, rows: Rows = ROWS, **changes: Any) -> BuiltPackage:
    """Write an honest beneficiary list."""
    return build_package(consignment(rows, **changes), folder)


def check(
    path: Path, known: Known | None = None, *, office: Office = RECIPIENT, **changes: Any
) -> VerifiedPackage:
    """Check a package as the receiving office does."""
    words: dict[str, Any] = {"ours": office.ours, "look_up": known or Known(), "now": NOW} | changes
    return verify(path, **words)


def rows_of(path: Path, known: Known | None = None, **changes: Any) -> list[tuple[str, ...]]:
    """Return the rows that a check lets out."""
    rows: list[tuple[str, ...]] = []

    def sink(batch: Batch) -> None:
        rows.extend(tuple(row) for row in batch.rows)

    check(path, known, sink=sink, **changes)
    return rows
