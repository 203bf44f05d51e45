"""Stock of a round: deliveries add up, go back with a reason, and have minutes of their own."""

from pathlib import Path

import pytest

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.models.distribution import Result
from desktop.models.stock import StockIn
from desktop.operations import distributions, handovers, stock
from desktop.workspace import Workspace
from tests.documents.reading import page_texts
from tests.factories import make_office
from tests.families import add_families
from tests.rounds import ARABIC, printed


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    return workspace


def test_deliveries_add_up_and_the_round_closes_on_them(office: Workspace, tmp_path: Path) -> None:
    uid = printed(office, tmp_path, received=4, received_from="بنك الطعام").uid
    stock.receive(office, uid, StockIn(quantity=3, giver="جمعية الأورمان", paper="إذن 45"))
    stock.receive(office, uid, StockIn(quantity=-1, giver="جمعية الأورمان", remarks="كرتونة تالفة"))
    rows = stock.receipts(office, uid)
    assert [(row.giver, row.quantity) for row in rows] == [
        ("بنك الطعام", 4),
        ("جمعية الأورمان", 3),
        ("جمعية الأورمان", -1),
    ]
    assert len({row.number for row in rows}) == 3
    handovers.record_results(office, uid, rest=Result.RECEIVED)
    assert handovers.close(office, uid, returned=0, damaged=0, missing=0).received == 6
    with pytest.raises(RefusedError, match="over"):
        stock.receive(office, uid, StockIn(quantity=1, giver="x"))


def test_the_minutes_name_who_gave_and_what(office: Workspace, tmp_path: Path) -> None:
    uid = printed(office, tmp_path, received=0).uid
    row = stock.receive(office, uid, StockIn(quantity=6, giver="سامي فؤاد", giver_post="مندوب البنك"))
    for name in ("first.pdf", "second.pdf"):
        stock.print_minutes(office, row.uid, ARABIC, tmp_path / name)
    first, second = ("\n".join(page_texts(tmp_path / name)) for name in ("first.pdf", "second.pdf"))
    assert "سامي فؤاد" in first
    assert "مندوب البنك" in first
    assert ("نسخة" in first, "نسخة" in second) == (False, True)
    assert stock.receipts(office, uid)[0].prints == 2


@pytest.mark.on_file
def test_what_cannot_have_come_is_refused(office: Workspace, tmp_path: Path) -> None:
    uid = printed(office, tmp_path, received=2).uid
    for wrong in (
        StockIn(quantity=0, giver="x"),
        StockIn(quantity=1, giver=" "),
        StockIn(quantity=-1, giver="x"),
    ):
        with pytest.raises(BadInputError):
            stock.receive(office, uid, wrong)
    with pytest.raises(RefusedError, match="Only 2"):
        stock.receive(office, uid, StockIn(quantity=-3, giver="x", remarks="y"))
    with pytest.raises(NotFoundError):
        stock.print_minutes(office, "nothing", ARABIC, tmp_path / "a.pdf")
    assert distributions.open_distribution(office, uid).received == 2
