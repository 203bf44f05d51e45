"""Pictures of the office's lists: codes, areas, coverage, and their forms."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from desktop.i18n.catalogue import current
from desktop.models.area import AreaKind
from desktop.models.area_draft import AreaDraft
from desktop.models.beneficiary import Household
from desktop.models.code_draft import CodeDraft, PartDraft
from desktop.models.code_list import CodeListName
from desktop.models.problem import Problem, Severity
from desktop.operations import area_trees, code_lists, code_merging
from desktop.operations.area_lists import AreaFinding, AreaPlan
from desktop.ui.code_lists.area_dialog import AreaDialog, SpellingsDialog
from desktop.ui.code_lists.area_import_dialog import AreaImportDialog
from desktop.ui.code_lists.code_dialog import CodeDialog
from desktop.ui.code_lists.day_dialog import ClosingDialog
from desktop.ui.code_lists.kit_dialog import KitDialog
from desktop.ui.code_lists.merge_dialog import MergeDialog
from desktop.ui.code_lists.page import AREAS, CODES, COVERAGE, CodeListsPage
from desktop.ui.desk import Desk
from desktop.workspace import Workspace
from tests.factories import as_checker
from tests.ui.desks import country_of, filled_office, keep, language, make_desk, settle
from tests.ui.gallery import Scene

DISTRICT = {"eg": "EG1904", "ir": "IR029"}
VILLAGES = {
    "eg": (
        ("نفيشة", "Nefisha"),
        ("أبو عطوة", "Abu Atwa"),
        ("عين غصين", "Ain Ghosein"),
        ("الضبعية", "El Dabayya"),
    ),
    "ir": (("باراندوز", "Baranduz"), ("قره‌آغاج", "Qarah Aghaj"), ("دیزج", "Dizaj"), ("نوشان", "Nushan")),
}
PARTS = {
    "eg": (
        ("أرز", 3, "kg"),
        ("زيت طعام", 2, "litre"),
        ("سكر", 2, "kg"),
        ("مكرونة", 4, "pack"),
        ("تمر", 1, "box"),
    ),
    "ir": (
        ("برنج", 10, "kg"),
        ("روغن", 2, "litre"),
        ("قند", 2, "kg"),
        ("ماکارونی", 4, "pack"),
        ("خرما", 1, "box"),
    ),
}
OLD, NEW = "abandoned_woman", "divorced_woman"


def listed(office: Workspace) -> None:
    """Let the office have its own villages, a kit, an own category, a merge and an entry that will close."""
    chief, country = as_checker(office), office.country.value
    district = area_trees.tree(chief)[1].code
    for number, (name, latin) in enumerate(VILLAGES[country]):
        kind = AreaKind.VILLAGE if number < 3 else AreaKind.HAMLET
        kind = kind if country == "eg" else AreaKind.VILLAGE
        area_trees.add_area(chief, AreaDraft(name=name, name_en=latin, kind=kind.value, parent=district))
    area_trees.put_spellings(
        chief, f"{district}-02", ["ابو عطوه", "أبو عطوى"] if country == "eg" else ["قراغاج", "کره آغاج"]
    )
    with office.store.write() as uow:
        for place, home in enumerate(uow.session.scalars(select(Household).order_by(Household.id))):
            if place < 30:
                home.area_code = district if place % 3 else f"{district}-0{1 + place % 2}"
    parts = [PartDraft(item=item, quantity=quantity, unit=unit) for item, quantity, unit in PARTS[country]]
    code_lists.put_kit(chief, "food_box", parts)
    words = CodeDraft(ar="متضررو السيول", fa="آسیب‌دیدگان سیل", en="Flood victims", level="hh")
    code_lists.add_code(chief, CodeListName.CATEGORY, words)
    code_merging.merge_codes(chief, CodeListName.CATEGORY, OLD, NEW)
    soon = office.today() + timedelta(days=30)
    code_lists.close_code(chief, CodeListName.CATEGORY, "conscript_family", soon)


def desk_of() -> Workspace:
    """Return the office, with the person at work who keeps the lists."""
    return as_checker(filled_office(country_of(language()), listed))


def page(
    view: int = CODES, chosen: str = "widow", name: CodeListName = CodeListName.CATEGORY
) -> CodeListsPage:
    """Return the page with one of its views in front."""
    desk = make_desk(desk_of())
    made = CodeListsPage(desk)
    keep(desk, made)
    made.lists.set_value(name.value)
    made.switch.go_to(view)
    if view == CODES:
        rows = code_lists.entries(desk.workspace, name, current().language)
        made.codes.choose(next(row.uid for row in rows if row.code == chosen))
        settle(desk)
    elif view == AREAS:
        rows_of_tree = area_trees.tree(desk.workspace)
        made.areas.choose(rows_of_tree[3].uid)
    return made


def form(name: CodeListName, chosen: str = "") -> QWidget:
    """Return the form of an entry."""
    desk = make_desk(desk_of())
    rows = code_lists.entries(desk.workspace, name, current().language)
    row = next((row for row in rows if row.code == chosen), None)
    return kept(desk, CodeDialog(desk, None, name, row))  # type: ignore[arg-type]  # alone in its picture


def kept(desk: Desk, dialog: QWidget) -> QWidget:
    """Keep what a dialog is made of."""
    keep(desk, dialog)
    return dialog


def kit() -> QWidget:
    """Return the parts of a kit."""
    desk = make_desk(desk_of())
    card = code_lists.code_card(desk.workspace, CodeListName.AID_KIND, "food_box")
    rows = code_lists.entries(desk.workspace, CodeListName.AID_KIND, current().language)
    label = next(row.label for row in rows if row.code == "food_box")
    return kept(desk, KitDialog(desk, None, "food_box", label, card.kit))  # type: ignore[arg-type]


def merge() -> QWidget:
    """Return the question into what an entry goes."""
    desk = make_desk(desk_of())
    rows = code_lists.entries(desk.workspace, CodeListName.CATEGORY, current().language)
    others = [(row.code, row.label) for row in rows]
    call = partial(code_merging.merge_codes, desk.workspace, CodeListName.CATEGORY, "widow")
    label = next(row.label for row in rows if row.code == "widow")
    return kept(desk, MergeDialog(desk, None, label, others=others, uses=7, merge=call))  # type: ignore[arg-type]


def closing() -> QWidget:
    """Return the question from which day an entry is closed."""
    desk = make_desk(desk_of())
    return kept(desk, ClosingDialog(desk, None, VILLAGES[country_of(language())][0][0]))  # type: ignore[arg-type]


def area_form(*, is_new: bool = False) -> QWidget:
    """Return the form of an area."""
    desk = make_desk(desk_of())
    tree = area_trees.tree(desk.workspace)
    areas = [(row.code, row.label(current().language)) for row in tree if row.depth >= 0]
    row = None if is_new else tree[3]
    return kept(desk, AreaDialog(desk, None, areas, row=row, parent_code=tree[1].code))  # type: ignore[arg-type]


def spellings() -> QWidget:
    """Return the other spellings of a village."""
    desk = make_desk(desk_of())
    row = next(one for one in area_trees.tree(desk.workspace) if one.spellings)
    return kept(desk, SpellingsDialog(desk, None, row))  # type: ignore[arg-type]


def villages(*, is_wrong: bool = False) -> QWidget:
    """Return the taking in of areas after the dry run."""
    desk = make_desk(desk_of())
    tree = area_trees.tree(desk.workspace)
    areas = [(row.code, row.label(current().language)) for row in tree if row.depth >= 0]
    dialog = AreaImportDialog(desk, None, areas, parent_code=tree[1].code)  # type: ignore[arg-type]
    names = VILLAGES[country_of(language())]
    sample = tuple((f"{tree[1].code}-1{n}", name, tree[1].code) for n, (name, _) in enumerate(names))
    problem = Problem(
        Severity.ERROR, "The area above, {name}, is not known. Add it to the list.", {"name": names[1][0]}
    )
    findings = tuple(AreaFinding(7 + n, names[n][0], problem) for n in range(3)) if is_wrong else ()
    dialog.show_plan(AreaPlan("villages.xlsx", 112, 0 if is_wrong else 104, 8, findings, sample))
    return kept(desk, dialog)


def scenes() -> Iterator[Scene]:
    """Yield every scene of the page."""
    yield Scene("lists-codes", page)
    yield Scene("lists-codes-merged", partial(page, chosen=OLD))
    yield Scene("lists-aid", partial(page, chosen="food_box", name=CodeListName.AID_KIND))
    yield Scene("lists-areas", partial(page, AREAS))
    yield Scene("lists-coverage", partial(page, COVERAGE))
    yield Scene("lists-code-new", partial(form, CodeListName.CATEGORY), keeps_its_size=True)
    yield Scene("lists-code-change", partial(form, CodeListName.AID_KIND, "food_box"), keeps_its_size=True)
    yield Scene("lists-kit", kit, keeps_its_size=True)
    yield Scene("lists-merge", merge, keeps_its_size=True)
    yield Scene("lists-closing", closing, keeps_its_size=True)
    yield Scene("lists-area-new", partial(area_form, is_new=True), keeps_its_size=True)
    yield Scene("lists-area-change", area_form, keeps_its_size=True)
    yield Scene("lists-spellings", spellings, keeps_its_size=True)
    yield Scene("lists-villages", villages, keeps_its_size=True)
    yield Scene("lists-villages-wrong", partial(villages, is_wrong=True), keeps_its_size=True)
