"""Two real offices joined by nothing but files, brought as far as a test needs them."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sqlalchemy import func, insert, select

from desktop.models.base import Base, new_uid
from desktop.models.beneficiary import Household, Person
from desktop.models.family_record import code_values, name_values
from desktop.models.memorandum import MemorandumDraft, Profile
from desktop.operations import activation, agencies, cards, memoranda, packages
from desktop.operations.agencies import AgencyDraft
from desktop.operations.decisions import grant
from desktop.operations.population import invent
from desktop.operations.receiving import Inspection
from desktop.operations.send_choice import SendChoice
from desktop.operations.sending import ask_send
from desktop.operations.terms_exchange import send_terms
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.databases import Template, databases, kept_folder
from tests.factories import NOW, as_checker, make_office, opened

_Two = tuple[Template, Template, Path]  # the offices and the stick between them

FIELDS = ("name", "id_number", "id_kind", "area_code", "area_name", "programme", "period_from", "period_to")
NAMES = {"ismailia": "مديرية التضامن الاجتماعي بالإسماعيلية", "red-crescent": "جمعية الهلال الأحمر"}


@dataclass(frozen=True)
class Pair:
    """Office A, which sends, and office B, which receives; `courier` is the stick between them."""

    a: Workspace
    b: Workspace
    courier: Path
    memorandum_a: str  # uid in each office
    memorandum_b: str


def draft(**changes: object) -> MemorandumDraft:
    """Return an invented memorandum between the two offices."""
    values: dict[str, object] = {
        "title": "تبادل بيانات الأسر الأولى بالرعاية",
        "language": "ar",
        "purpose": "منع ازدواج الصرف في حملة الشتاء",
        "legal_basis": "موافقة الأسر المكتوبة",
        "parties": ("ismailia", "red-crescent"),
        "profile": Profile.P2,
        "fields": FIELDS,
        "programmes": (),
        "area_codes": (),
        "directions": ("ismailia>red-crescent", "red-crescent>ismailia"),
        "row_cap": 1000,
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
        "retention_days": 180,
        "clauses": {},
    }
    return MemorandumDraft(**{**values, **changes})  # type: ignore[arg-type]  # the table holds the draft's own fields


def introduced(tmp_path: Path) -> tuple[Workspace, Workspace, Path]:
    """Return two offices that swapped cards and trust neither; made once a run, and copied."""
    return _copied(_introduced(databases.kind), tmp_path)


@cache
def _introduced(kind: str) -> _Two:
    tmp_path = kept_folder()
    courier = tmp_path / "stick"
    courier.mkdir()
    a, b = (make_office(tmp_path, code=code) for code in ("ismailia", "red-crescent"))
    for ours, theirs in ((a, b), (b, a)):
        code = theirs.settings.code
        agencies.add_agency(ours, AgencyDraft(code=code, name=NAMES[code], representative="كريم فؤاد"))
        cards.receive_card(ours, cards.export_card(theirs, courier))
    return databases.as_template(a), databases.as_template(b), courier


def _copied(two: _Two, tmp_path: Path) -> tuple[Workspace, Workspace, Path]:
    *templates, stick = two
    courier = shutil.copytree(stick, tmp_path / "stick")
    a, b = (opened(template, tmp_path / template.folder.name) for template in templates)
    return a, b, courier


def verify_card(ours: Workspace, theirs: Workspace) -> None:
    """Let both persons of an office compare the partner's digits with the paper."""
    own = next(row for row in agencies.agencies(theirs) if row.is_own)
    agency = next(row for row in agencies.agencies(ours) if row.code == own.code)
    grant(as_checker(ours), cards.type_digits(ours, agency.uid, own.fingerprint), Progress())


def pair(tmp_path: Path, **changes: object) -> Pair:
    """Return two offices with verified cards and an active memorandum on both sides."""
    if changes:
        return _paired(tmp_path, **changes)
    two, memorandum_a, memorandum_b = _pair(databases.kind)
    return Pair(*_copied(two, tmp_path), memorandum_a, memorandum_b)


@cache
def _pair(kind: str) -> tuple[_Two, str, str]:
    made = _paired(kept_folder())
    two = databases.as_template(made.a), databases.as_template(made.b), made.courier
    return two, made.memorandum_a, made.memorandum_b


def _paired(tmp_path: Path, **changes: object) -> Pair:
    a, b, courier = introduced(tmp_path)
    verify_card(a, b)
    verify_card(b, a)
    uid = memoranda.draft_memorandum(a, draft(**changes))
    with a.store.write() as uow:
        record = memoranda.known_memorandum(uow, uid)
        activation.fix_terms(uow, a, record)
        uow.memoranda.save(record)
    path = carry(send_terms(a, uid, "red-crescent"), courier)
    taken = packages.inspect(b, path)
    packages.inspect(a, carry(last_out(b), courier))
    for office, memorandum in ((a, uid), (b, taken.memorandum_uid)):
        activate(office, memorandum)
    return Pair(a, b, courier, uid, taken.memorandum_uid)


def activate(office: Workspace, uid: str) -> None:
    """Let both persons compare the digits at the foot of the paper."""
    digits = decimal(memoranda.memorandum(office, uid).record.digest)
    grant(as_checker(office), activation.compare_digits(office, uid, digits), Progress())


def decimal(digest: str) -> str:
    """Return the twenty digits that the paper shows."""
    return str(int(digest, 16) % 10**40).zfill(40)[:20]


def carry(file: Path, courier: Path) -> Path:
    """Copy a file onto the stick, as a courier does."""
    target = courier / file.name
    target.write_bytes(file.read_bytes())
    return target


def last_out(office: Workspace) -> Path:
    """Return the newest file of the outbox."""
    row = packages.desk(office).sent[0]
    assert row.path is not None
    return row.path


def populate(office: Workspace, count: int, serial: int = 1, name: str = "") -> list[str]:
    """Put invented families into an office's list and return their heads' names."""
    now, code = NOW, office.settings.code
    families = list(invent(office.country, count, seed=serial, serial=serial))
    birth = {"origin": code, "created_at": now, "created_by": "-"}
    with office.store.write() as uow:
        area = uow.offices.own().area_code
        for start in range(0, count, 5000):
            part = families[start : start + 5000]
            homes = [
                {
                    "uid": new_uid(now),
                    **code_values(f"{code}-{f.file_number}"),
                    "place": f.place,
                    "area_code": area,
                }
                | birth
                for f in part
            ]
            uow.session.execute(insert(Household), homes)
            ids = dict(uow.session.execute(select(Household.code, Household.id)).all())
            people = [
                {
                    "uid": new_uid(now),
                    "household_id": ids[f"{code}-{f.file_number}"],
                    "relation": "head",
                    **name_values(name or f.name, office.country),
                    "national_id": f.national_id,
                    "id_state": "ok",
                }
                | birth
                for f in part
            ]
            uow.session.execute(insert(Person), people)
    return [family.name for family in families]


def choice(pair: Pair, **changes: object) -> SendChoice:
    """Return a choice of all families for office B."""
    values: dict[str, object] = {
        "memorandum_uid": pair.memorandum_a,
        "recipient": "red-crescent",
        "period_from": date(2026, 2, 1),
        "period_to": date(2026, 2, 28),
    }
    return SendChoice(**{**values, **changes})  # type: ignore[arg-type]  # the table holds the choice's own fields


def sent(pair: Pair, **changes: object) -> Path:
    """Return a package of A on the stick."""
    return on_stick(pair.a, choice(pair, **changes), pair.courier)


def on_stick(sender: Workspace, wanted: SendChoice, courier: Path) -> Path:
    """Let both persons of an office send what is wanted, and return it on the stick."""
    path = grant(as_checker(sender), ask_send(sender, wanted), Progress())
    assert isinstance(path, Path)
    return carry(path, courier)


def staged(pair: Pair, **changes: object) -> Inspection:
    """Return what a package of A became at B."""
    return packages.inspect(pair.b, sent(pair, **changes))


def row_counts(office: Workspace, but: Iterable[str] = ()) -> dict[str, int]:
    """Count the rows of every table, to prove that nothing changed."""
    with office.store.read() as uow:
        return {
            name: uow.session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
            if name not in {"journal_entry", *but}
        }
