"""The hash of a list: the same for the same list, another for any other."""

from datetime import UTC, date, datetime
from hashlib import sha256

from desktop.models.approved_list import ApprovedList, FrozenLine, digest_of
from desktop.models.canonical import canonical_bytes
from desktop.models.list_plan import Portion, PortionRule

LINES = [
    FrozenLine("A", "أحمد", "29001011900001", "", 1),
    FrozenLine("B", "منى", "29001011900002", "khayr", 2),
]


def edition() -> ApprovedList:
    return ApprovedList(
        uid="U",
        origin="ismailia",
        created_at=datetime(2026, 3, 1, tzinfo=UTC),
        created_by="-",
        title="كراتين",
        aid_kind="food_box",
        unit="box",
        period_from=date(2026, 2, 1),
        period_to=date(2026, 2, 28),
        portion=2,
        portion_rule="member",
    )


def test_the_digest_is_the_hash_of_one_canonical_document() -> None:
    header = edition().header()
    whole = canonical_bytes({"header": header, "lines": [list(line) for line in LINES]})
    assert digest_of(header, LINES) == sha256(whole).hexdigest()


def test_an_empty_list_has_a_digest_of_its_own() -> None:
    header = edition().header()
    assert digest_of(header, []) == sha256(canonical_bytes({"header": header, "lines": []})).hexdigest()


def test_order_and_every_value_count() -> None:
    header = edition().header()
    others = [
        LINES[::-1],
        LINES[:1],
        [LINES[0]._replace(quantity=2), LINES[1]],
        [LINES[0], LINES[1]._replace(share="")],
    ]
    digests = {digest_of(header, lines) for lines in (LINES, *others)}
    assert len(digests) == len(others) + 1


def test_an_edition_tells_its_plan_for_the_next_one() -> None:
    plan = edition().plan()
    assert plan.portion == Portion(each=2, rule=PortionRule.MEMBER)
    assert (plan.title, plan.unit, plan.period_to) == ("كراتين", "box", date(2026, 2, 28))
