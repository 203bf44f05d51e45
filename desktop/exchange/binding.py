"""Steps 7 and 8 of a check: does the package bind to us, to its signer, to a memorandum, and is it the next one?

The rules about a memorandum are asked on both sides: before sending, and on arrival.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from desktop.exchange.errors import refusal
from desktop.exchange.manifest import NO_MEMORANDUM, ZEROS, Lane, Manifest, Plan
from desktop.exchange.records import FAMILIES
from desktop.exchange.schema import Field, Table
from desktop.exchange.trust import Agreement, LaneState, LookUp, OurSide, Partner
from desktop.models.canonical import canonical_bytes
from desktop.models.memorandum import Terms

CLOCK_LEEWAY = timedelta(hours=26)  # two time zones set wrongly, and a day
LONG_AFTER = timedelta(days=5 * 366)
MOST_OTHER_ROWS = 5000  # of a memorandum, or of a receipt beyond one row for each row it answers
_LIMITED = {"area_code": "area_codes", "programme": "programmes"}


def check_parties(manifest: Manifest, ours: OurSide, partner: Partner) -> None:
    """Require that the package names its signer as sender and us as recipient.

    Raises:
        PackageError: E_SENDER or E_RECIPIENT.
    """
    sender, recipient = manifest.plan.sender, manifest.plan.recipient
    if (sender.office, sender.card) != (partner.office, partner.card.fingerprint):
        raise refusal("E_SENDER", office=partner.office)
    expected = (ours.office, ours.card.fingerprint, ours.card.age_recipient)
    if (recipient.office, recipient.card, recipient.age) != expected:
        raise refusal("E_RECIPIENT", office=partner.office)


def check_agreement(manifest: Manifest, look_up: LookUp, today: date) -> Agreement | None:
    """Return the memorandum on which the package rests, or None where it needs none.

    Raises:
        PackageError: E_MOU_UNKNOWN, E_MOU_INACTIVE, E_MOU_HASH or E_MOU_DIRECTION.
    """
    plan = manifest.plan
    if plan.type.is_about_trust or (plan.mou.id == NO_MEMORANDUM and not plan.type.carries_data):
        return None
    words = {"office": plan.sender.office, "memorandum": plan.mou.id}
    agreement = look_up.agreement(plan.mou.id)
    if agreement is None:
        raise refusal("E_MOU_UNKNOWN", **words)
    if plan.type.carries_data and not agreement.is_in_force(today):
        raise refusal("E_MOU_INACTIVE", **words)
    if (agreement.terms.digest, agreement.terms.edition) != (plan.mou.sha256, plan.mou.annex):
        raise refusal("E_MOU_HASH", **words)
    if plan.type.carries_data and not agreement.terms.allows(plan.sender.office, plan.recipient.office):
        raise refusal("E_MOU_DIRECTION", **words)
    return agreement


def check_tables(manifest: Manifest, agreement: Agreement | None) -> tuple[Table, ...]:
    """Return our own definitions of the declared tables.

    Raises:
        PackageError: E_VERSION, E_SCHEMA, E_MOU_FIELDS or E_MOU_ROWS.
    """
    plan, office = manifest.plan, manifest.plan.sender.office
    if plan.schema_id is None:
        raise refusal("E_VERSION", office=office)
    family = FAMILIES.get(manifest.schema_id)
    if family is None or plan.schema_id != family.id or manifest.schema_sha256 != family.sha256:
        raise refusal("E_SCHEMA", office=office)
    tables = tuple(_known_table(manifest, name) for name in (r.name for r in manifest.resources))
    if {table.name for table in tables} != {table.name for table in family.tables}:
        raise refusal("E_SCHEMA", office=office)
    if agreement is not None and plan.type.carries_data:
        _check_against(tables, manifest, agreement.terms)
    elif manifest.rows > MOST_OTHER_ROWS + (agreement.terms.row_cap if agreement is not None else 0):
        raise refusal("E_MANIFEST", place="rows", office=office)
    return tables


def unagreed_fields(table: Table, terms: Terms) -> list[str]:
    """Return the columns that the terms do not let travel, and those they need but miss (as `+name`)."""
    extra = [field.name for field in table.fields if not _is_agreed(field, terms)]
    missing = [
        f"+{name}"
        for name, limit in _LIMITED.items()
        if getattr(terms, limit) and name in terms.fields and name not in table.names
    ]
    return extra + (missing if "uid" in table.names else [])


def check_freshness(plan: Plan, now: datetime) -> None:
    """Require that the package is of today by both clocks.

    Raises:
        PackageError: E_CLOCK or E_EXPIRED.
    """
    office, today = plan.sender.office, now.astimezone(UTC).date()
    if plan.created > now + CLOCK_LEEWAY or today > plan.not_after + LONG_AFTER:
        raise refusal("E_CLOCK", office=office, created=plan.created.date())
    if today > plan.not_after:
        raise refusal("E_EXPIRED", office=office, until=plan.not_after)


def check_place(plan: Plan, sha256: str, look_up: LookUp, *, may_skip: bool) -> bool:
    """Require that the package is the next of its lane; return whether it jumps over a missing one.

    Raises:
        PackageError: E_ROLLED_BACK, E_ALREADY, E_FORK, E_CHAIN or E_GAP.
    """
    state = look_up.lane(plan.lane)
    words = {"office": plan.sender.office, "seq": plan.seq}
    _check_not_rolled_back(state, plan)
    if plan.seq <= state.last_seq:
        raise _refuse_old(plan.lane, plan.seq, sha256, look_up, words)
    if plan.seq > state.last_seq + 1:
        if not may_skip:
            raise refusal("E_GAP", **words, expected=state.last_seq + 1)
        return True
    if plan.prev != (state.last_sha256 if state.last_seq else ZEROS):
        raise refusal("E_CHAIN", **words)
    return False


def _check_not_rolled_back(state: LaneState, plan: Plan) -> None:
    is_behind = state.high_seq > state.last_seq
    is_other = state.high_seq == state.last_seq and state.high_sha256 != state.last_sha256
    if is_behind or is_other:
        raise refusal("E_ROLLED_BACK", office=plan.sender.office, high=state.high_seq, last=state.last_seq)


def _refuse_old(lane: Lane, seq: int, sha256: str, look_up: LookUp, words: dict[str, object]) -> Exception:
    taken = look_up.taken(lane, seq)
    if taken is None:
        return refusal("E_CHAIN", **words)  # a checker let a later one in; this one comes too late
    if taken.sha256 == sha256:
        return refusal("E_ALREADY", **words, taken=taken.on)
    return refusal("E_FORK", **words)


def _known_table(manifest: Manifest, name: str) -> Table:
    """Return our definition of a declared table, cut to the declared columns."""
    office = manifest.plan.sender.office
    resource = next(resource for resource in manifest.resources if resource.name == name)
    try:
        table = FAMILIES[manifest.schema_id].table(name).chosen(_names(resource.schema))
    except KeyError:
        raise refusal("E_SCHEMA", office=office) from None
    if canonical_bytes(dict(resource.schema)) != canonical_bytes(table.descriptor()):
        raise refusal("E_SCHEMA", office=office)
    return table


def _names(schema: object) -> list[str]:
    """Return the headings that a declared schema lists, as far as it is one."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    entries: Iterable[object] = fields if isinstance(fields, list) else ()
    return [str(entry.get("name")) for entry in entries if isinstance(entry, dict)]


def _check_against(tables: tuple[Table, ...], manifest: Manifest, terms: Terms) -> None:
    words = {"office": manifest.plan.sender.office, "memorandum": manifest.plan.mou.id}
    wrong = [name for table in tables for name in unagreed_fields(table, terms)]
    if wrong:
        raise refusal("E_MOU_FIELDS", **words, fields=", ".join(wrong))
    if manifest.matter > terms.row_cap:
        raise refusal("E_MOU_ROWS", **words, rows=manifest.matter, cap=terms.row_cap)


def _is_agreed(field: Field, terms: Terms) -> bool:
    return field.profile <= terms.profile and (field.is_technical or field.name in terms.fields)
