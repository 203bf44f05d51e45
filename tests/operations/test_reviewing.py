"""Decisions on a partner's rows: none is forgotten, none is taken blindly, and a change voids the request."""

from pathlib import Path

import pytest

from desktop.errors import BadInputError, RefusedError
from desktop.models.package import RowDecision, RowVerdict
from desktop.operations import reviewing
from desktop.operations.decisions import grant
from desktop.operations.reviewing import ask_accept, decide_row, decide_rule
from desktop.progress import Progress
from tests.exchanging import Pair, pair, populate, staged
from tests.factories import as_checker


@pytest.fixture
def offices(tmp_path: Path) -> Pair:
    both = pair(tmp_path)
    populate(both.a, 5)
    return both


def test_open_rows_keep_a_package_from_being_taken(offices: Pair) -> None:
    uid = staged(offices).package_uid
    with pytest.raises(BadInputError, match="5 rows"):
        ask_accept(offices.b, uid)
    decide_rule(offices.b, uid, RowVerdict.NEW, RowDecision.TAKE)
    number = ask_accept(offices.b, uid)
    with pytest.raises(RefusedError):
        grant(offices.b, number, Progress())
    decide_row(offices.b, uid, 1, RowDecision.REFUSE)
    with pytest.raises(RefusedError) as refusal:
        grant(as_checker(offices.b), number, Progress())
    assert refusal.value.code == "E_CHANGED_SINCE"


def test_the_same_number_under_another_name_is_a_conflict(offices: Pair) -> None:
    populate(offices.b, 1, name="سعاد عبد المنعم خليل")
    uid = staged(offices).package_uid
    with pytest.raises(RefusedError, match="one by one"):
        decide_rule(offices.b, uid, RowVerdict.CONFLICT, RowDecision.TAKE)
    decide_rule(offices.b, uid, RowVerdict.NEW, RowDecision.TAKE)
    places = reviewing.row_numbers(offices.b, uid, RowVerdict.CONFLICT)
    (conflict,) = reviewing.rows(offices.b, uid, places)
    assert conflict is not None
    assert conflict.own_name == "سعاد عبد المنعم خليل"
    decide_row(offices.b, uid, conflict.number, RowDecision.TAKE, is_other_person=True)
    number = ask_accept(offices.b, uid)
    grant(as_checker(offices.b), number, Progress())
    with offices.b.store.read() as uow:
        states = uow.session.connection().exec_driver_sql("select id_state from person order by id")
        assert sorted(row[0] for row in states) == ["disputed", "ok", "ok", "ok", "ok", "ok"]
