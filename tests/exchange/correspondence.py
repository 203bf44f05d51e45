"""The other packages of two offices that write to each other: terms, receipts and results."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from desktop.exchange.answers import Answer, Outcome
from desktop.exchange.build import BuiltPackage, Consignment, build_package
from desktop.exchange.manifest import MemorandumRef, PackageType
from desktop.exchange.terms import terms_rows
from desktop.exchange.trust import Agreement
from desktop.models.memorandum import Terms
from desktop.models.share import SHARE_PURPOSE
from tests.exchange.workshop import RECIPIENT, SENDER, TERMS, plan, uid

ANSWER = Answer(
    manifest_sha256="ab" * 32,
    package_id=uid(77),
    outcome=Outcome.PARTLY,
    rows=2,
    decided_on=date(2026, 11, 22),
    counts={"new": 1, "E_MOU_ROWS": 1},
)
CODES = ((uid(1), "new"), (uid(2), "refused-area"))


def memorandum_package(
    folder: Path, terms: Terms = TERMS, rows: Iterable[Sequence[str]] | None = None, **changes: Any
) -> BuiltPackage:
    """Write the package that carries terms."""
    mou = MemorandumRef(id=terms.number, sha256=terms.digest, annex=terms.edition)
    goods = Consignment(
        plan=plan(**({"type": PackageType.MEMORANDUM, "mou": mou} | changes)),
        rows={"terms": terms_rows(terms.plain()) if rows is None else rows},
        keys=SENDER.keys,
        recipient=RECIPIENT.keys.card,
    )
    return build_package(goods, folder)


def receipt_package(
    folder: Path, answer: Answer = ANSWER, codes: Iterable[Sequence[str]] = CODES, **changes: Any
) -> BuiltPackage:
    """Write a receipt from the sender to the recipient, in the lane of the memorandum."""
    goods = Consignment(
        plan=plan(**({"type": PackageType.RECEIPT, "in_reply_to": uid(77)} | changes)),
        rows=answer.tables(codes),
        keys=SENDER.keys,
        recipient=RECIPIENT.keys.card,
    )
    return build_package(goods, folder)


def results_package(folder: Path, terms: Terms = TERMS, **changes: Any) -> BuiltPackage:
    """Write what became of two lines of a distribution, and where the goods are."""
    report = [("ab" * 32, "2", "1", "0", "0")]
    rows = [(uid(1), "received", "1", "2026-11-20"), (uid(2), "absent", "0", "2026-11-20")]
    goods = Consignment(
        plan=plan(**({"type": PackageType.DISTRIBUTION_RESULT} | changes)),
        rows={"report": report, "results": rows},
        keys=SENDER.keys,
        recipient=RECIPIENT.keys.card,
        agreement=Agreement(terms=terms, is_active=True),
    )
    return build_package(goods, folder)


def share_package(folder: Path, terms: Terms = TERMS, **changes: Any) -> BuiltPackage:
    """Write a partner's share of a distribution: what, where and when, and two families."""
    day = "2026-11-20"
    facts = (
        "ab" * 32,
        "2026/1",
        "1",
        "2026/3",
        "توزيع الشتاء",
        "food_box",
        "box",
        "الإسماعيلية",
        day,
        day,
        day,
    )
    lines = [
        (uid(31), uid(1), "منى السيد", "29001010100011", "EG1901", "takaful", "1"),
        (uid(32), uid(2), "علي حسن", "28801010100012", "EG1901", "karama", "2"),
    ]
    goods = Consignment(
        plan=plan(**({"purpose": SHARE_PURPOSE} | changes)),
        rows={"share": [facts], "lines": lines},
        fields=("name", "id_number", "area_code", "programme"),
        keys=SENDER.keys,
        recipient=RECIPIENT.keys.card,
        agreement=Agreement(terms=terms, is_active=True),
    )
    return build_package(goods, folder)
