"""Families of which some were entered twice, as the tests and pictures of the page need them."""

from datetime import date

from desktop.models.beneficiary import Relation, Sex
from desktop.models.country import Country
from desktop.models.duplicate import PairState
from desktop.models.duplicate_view import PairFilter
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.merge_plan import MergeWish
from desktop.operations import beneficiaries, duplicates, merging, pair_decisions
from desktop.operations.beneficiaries import Saved
from desktop.operations.pair_search import search
from desktop.workspace import Workspace


def family(
    workspace: Workspace, name: str, *members: MemberDraft, place: str = "فايد", **values: object
) -> Saved:
    """Register a family with this head."""
    head = MemberDraft(name=name, relation=Relation.HEAD, **values)  # type: ignore[arg-type]  # fields of a draft
    return beneficiaries.register(workspace, FamilyDraft(members=(head, *members), place=place))


def add_doubles(workspace: Workspace) -> None:
    """Register a family twice in two spellings, one number under two names, and two brothers."""
    (_iranian if workspace.country is Country.IRAN else _egyptian)(workspace)


def _egyptian(workspace: Workspace) -> None:
    wife = MemberDraft(name="منى السيد علي عثمان", relation=Relation.SPOUSE, sex=Sex.FEMALE)
    again = MemberDraft(name="مني السيد على عثمان", relation=Relation.SPOUSE, phone="01000000001")
    son = MemberDraft(name="كريم أحمد عبد الله إبراهيم", relation=Relation.SON)
    born = date(1984, 7, 3)
    family(workspace, "أحمد عبد الله إبراهيم حسن", wife, phone="01001234567", national_id="28407031901457")
    family(
        workspace, "احمد عبدالله ابراهيم حسن", again, son,
        place="أبو صوير", phone="01001234568", national_id="28407031901457",
    )  # fmt: skip
    family(workspace, "أحمد عبدالله إبراهيم", birth_date=born, phone="01001234567")
    family(workspace, "سعاد محمود عبد الحميد", national_id="29003121900921", birth_date=date(1990, 3, 12))
    family(workspace, "سميرة رزق عبد الحميد", national_id="29003121900921", birth_date=date(1990, 3, 12))
    family(
        workspace, "مصطفى كمال الدين رشوان", birth_date=date(1971, 5, 1), phone="01112223334", place="نفيشة"
    )
    family(
        workspace, "مصطفي كمال الدين رشون", birth_date=date(1971, 1, 5), phone="01112223334", place="نفيشة"
    )


def _iranian(workspace: Workspace) -> None:
    born = date(1984, 7, 3)
    wife = MemberDraft(name="زهرا کریمی نژاد", relation=Relation.SPOUSE, sex=Sex.FEMALE)
    again = MemberDraft(name="زهرا كريمي نژاد", relation=Relation.SPOUSE, phone="09140000001")
    family(
        workspace,
        "علی‌رضا رحیمی زاده",
        wife,
        phone="09141234567",
        birth_date=born,
        father_name="حسین",
        place="نقده",
    )
    family(
        workspace,
        "علیرضا رحیمی‌زاده",
        again,
        phone="09141234567",
        birth_date=born,
        father_name="حسين",
        place="نقده",
    )
    family(workspace, "مریم احمدی", national_id="0084575948", father_name="کریم", place="پیرانشهر")
    family(workspace, "معصومه احمدپور", national_id="0084575948", father_name="رحیم", place="پیرانشهر")
    family(
        workspace,
        "رضا شکوهی",
        phone="09149998877",
        birth_date=date(1976, 4, 9),
        father_name="بهمن",
        place="خوی",
    )
    family(
        workspace,
        "رضا شکوه",
        phone="09149998877",
        birth_date=date(1976, 9, 4),
        father_name="بهمن",
        place="خوي",
    )


def searched(workspace: Workspace) -> None:
    """Add the doubles and search for them."""
    add_doubles(workspace)
    search(workspace)


def decided(workspace: Workspace) -> None:
    """Search, put one pair off, and merge the likeliest one."""
    searched(workspace)
    ids = duplicates.pair_ids(workspace, PairFilter())
    pair_decisions.decide(workspace, ids[-1], PairState.LATER, why="بطاقة")
    rows = [row for row in duplicates.pair_rows(workspace, ids) if row is not None]
    best = next(row for row in rows if row.opinion in ("same_number", "same_confirmed"))
    card = duplicates.pair_card(workspace, best.id)
    merging.merge(workspace, MergeWish(pair_id=best.id, stays_id=card.left.id, is_family=True))
