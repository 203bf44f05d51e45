"""What a partner's row is to the own list: by uid and number first, then by what the comparison says."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from desktop.models.duplicate_view import PairFilter
from desktop.models.merge_plan import MergeWish
from desktop.models.package import Package, RowVerdict
from desktop.operations import duplicates
from desktop.operations.incoming_judging import _Judging
from desktop.operations.merging import merge
from desktop.store.incoming import Incoming
from desktop.workspace import Workspace
from tests.doubles import add_doubles, family
from tests.factories import make_office


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an office in which some were entered twice."""
    office = make_office(tmp_path)
    add_doubles(office)
    family(office, "رمضان فتحي عوض سالم", phone="01223334445", birth_date=date(1966, 8, 9))
    return office


def _verdicts(workspace: Workspace, *payloads: Mapping[str, str]) -> list[RowVerdict]:
    rows = [{"uid": f"{number:026}", **payload} for number, payload in enumerate(payloads)]
    with workspace.store.read() as uow:
        incoming = Incoming(uow.session, cast("Package", SimpleNamespace(id=0)))
        return [judged.verdict for _, judged in _Judging(uow, workspace, incoming).judge(rows)]


def test_a_row_is_known_alike_contrary_or_new(workspace: Workspace) -> None:
    assert _verdicts(
        workspace,
        {"name": "رمضان فتحى عوض سالم", "birth_date": "1966-08-09", "phone": "01223334445"},
        {"name": "رمضان فتوح عوض", "phone": "01223334445"},
        {"name": "هالة سمير عياد", "id_number": "28407031901457"},
        {"name": "أحمد عبدالله إبراهيم حسن", "id_number": "28407031901457", "id_kind": "national"},
        {"name": "هالة سمير عياد", "phone": "01999999999"},
    ) == [RowVerdict.KNOWN, RowVerdict.REVIEW, RowVerdict.CONFLICT, RowVerdict.KNOWN, RowVerdict.NEW]


@pytest.mark.on_file
def test_a_row_of_a_merged_file_means_the_survivor(workspace: Workspace) -> None:
    (pair, *_) = [
        one for one in duplicates.pair_ids(workspace, PairFilter(words="سعاد محمود")) if one is not None
    ]
    card = duplicates.pair_card(workspace, pair)
    merge(workspace, MergeWish(pair_id=pair, stays_id=card.right.id, is_family=True))
    assert _verdicts(workspace, {"uid": card.left.uid, "name": "اسم آخر تماما"}) == [RowVerdict.KNOWN]
