"""A result counts once, for a family of the share, in the quantity of the share; all else is told apart."""

from datetime import UTC, date, datetime

import pytest

from desktop.models.package import Package, RowVerdict
from desktop.models.share import SHARE_PURPOSE, Reported, ShareFacts, ShareLine, ShareReport
from desktop.models.share_result import judge_result

TODAY = date(2026, 3, 6)
DAY = date(2026, 3, 5)


def line(**changes: object) -> ShareLine:
    known = ShareLine(1, "L", "P", 7, "منى", "290", 2, "pending", None)
    return known._replace(**changes)  # type: ignore[arg-type]  # the fields of the line


def said(result: str = "received", quantity: int = 2, day: date = DAY) -> Reported:
    return Reported("L", result, quantity, day)


@pytest.mark.parametrize(
    ("reported", "known", "is_closed", "verdict"),
    [
        (said(), line(), False, RowVerdict.FITS),
        (said("absent", 0), line(), False, RowVerdict.FITS),
        (said(), line(result="received"), False, RowVerdict.FITS),  # entered here by hand as well
        (said(), line(result="absent"), False, RowVerdict.CONTRARY),
        (said("absent", 0), line(result="received"), False, RowVerdict.CONTRARY),
        (
            said(),
            line(result="absent", given_on=DAY),
            False,
            RowVerdict.CONTRARY,
        ),  # a second day, by a second report
        (said(), line(result="received", given_on=DAY), False, RowVerdict.TWICE),
        (said(), line(result="received", given_on=DAY), True, RowVerdict.TWICE),
        (said(), line(), True, RowVerdict.LATE),
        (said(quantity=3), line(), False, RowVerdict.WRONG),
        (said(quantity=1), line(), False, RowVerdict.WRONG),
        (said("refused", 2), line(), False, RowVerdict.WRONG),
        (said(day=date(2026, 3, 7)), line(), False, RowVerdict.WRONG),
        (said(), None, False, RowVerdict.OUTSIDE),
    ],
)
def test_a_result_is_judged_by_what_the_round_says(
    reported: Reported, known: ShareLine | None, is_closed: bool, verdict: RowVerdict
) -> None:
    found, why = judge_result(reported, known, TODAY, is_closed=is_closed)
    assert found is verdict
    assert why.endswith(".")


@pytest.mark.parametrize(("kind", "is_share"), [("beneficiary-list", True), ("distribution-result", False)])
def test_only_a_list_of_persons_is_a_share_whatever_a_partner_calls_its_purpose(
    kind: str, is_share: bool
) -> None:
    package = Package(
        uid="P", origin="x", created_at=datetime(2026, 3, 5, tzinfo=UTC), created_by="-", direction="in", kind=kind,
        sender="x", recipient="y", memorandum="m", seq=1, manifest_digest="0" * 64, rows=1, state="staged",
        purpose=SHARE_PURPOSE,
    )  # fmt: skip
    assert package.is_share is is_share


def test_what_heads_a_share_and_its_results_is_read_as_it_was_written() -> None:
    facts = ShareFacts(
        list_digest="ab" * 32, list_number="2026/1", edition=2, round="2026/3", campaign="قافلة", aid_kind="food_box",
        unit="box", place="القصاصين", day=DAY, period_from=DAY, period_to=TODAY,
    )  # fmt: skip
    assert ShareFacts.of_record(facts.spelled()) == facts
    report = ShareReport(list_digest="ab" * 32, received=10, returned=2, damaged=1, missing=0)
    assert ShareReport.of_record(report.spelled()) == report
    assert (report.difference(7), report.difference(6)) == (0, 1)
