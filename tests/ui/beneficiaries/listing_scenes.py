"""The scenes of finding: filters as chips, the question for one, saved views, columns, search-first, resembling names."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from desktop.models.filtering import Condition, Field
from desktop.models.listing import Column, Listing, Scope
from desktop.models.listing_text import View
from desktop.operations import listings, saved_views
from desktop.ui.beneficiaries.condition_dialog import ConditionDialog
from desktop.ui.beneficiaries.page import BeneficiariesPage
from desktop.ui.beneficiaries.views_menu import KeepDialog, ViewsDialog
from desktop.ui.widgets.table_menu import line_menu
from tests.factories import as_checker
from tests.ui.desks import language, settle
from tests.ui.gallery import Scene

MISTYPED = {"eg": "مصطقى خليل", "ir": "زهرا محمذی"}
VIEWS = {"ar": ("أرامل القصاصين", "مسنون بلا رقم قومي"), "fa": ("بیوه‌های نازلو", "سالمندان بی‌کد ملی")}
VIEWS["en"] = VIEWS["ar"]
Maker = Callable[..., BeneficiariesPage]
CONDITIONS = (
    Condition(field=Field.SEX, values=("female",)),
    Condition(field=Field.CATEGORY, values=("female_head", "poor_family")),
    Condition(field=Field.AGE, least=18, most=90),
)


def _filtered(page: Maker) -> BeneficiariesPage:
    made = page()
    columns = (Column.NAME, Column.AGE, Column.SEX, Column.CATEGORIES, Column.PLACE, Column.STATE)
    listing = Listing(scope=Scope.LIVE, conditions=CONDITIONS)
    made._show_view(View(listing, tuple(column.value for column in columns)))
    settle(made.desk)
    return made


def _apart(window: QWidget, made: QWidget) -> QWidget:
    window.page = made  # type: ignore[attr-defined]  # the page lives as long as its window
    return window


def _nobody_fits(page: Maker) -> QWidget:
    made = page()
    made.bar.show_filter((Condition(field=Field.AGE, least=140),))
    made.bar.changed.emit()
    settle(made.desk)
    return made


def _question(page: Maker, given: Condition | None = None) -> QWidget:
    made = page()
    fields = listings.fields(made.desk.workspace)
    return _apart(ConditionDialog(made.desk.workspace, fields, given, made), made)


def _keep(page: Maker) -> QWidget:
    made = _filtered(page)
    dialog = KeepDialog(made)
    dialog.form.set_values({"name": VIEWS[language()][0], "is_shared": True})
    return _apart(dialog, made)


def _with_views(page: Maker) -> BeneficiariesPage:
    made = _filtered(page)
    first, second = VIEWS[language()]
    saved_views.keep_view(made.desk.workspace, first, made.list.view, is_shared=False)
    saved_views.keep_view(as_checker(made.desk.workspace), second, made.list.view, is_shared=True)
    settle(made.desk)
    return made


def _views(page: Maker) -> QWidget:
    made = _with_views(page)
    return _apart(ViewsDialog(made.desk, made), made)


def _menu(page: Maker) -> QWidget:
    made = _with_views(page)
    made.views.fill()
    return _apart(made.views, made)


def _columns(page: Maker) -> QWidget:
    made = page()
    return _apart(made.list.columns_menu(made), made)


def _scopes(page: Maker) -> QWidget:
    made = page()
    return _apart(made.scopes, made)


def _search_first(empty_page: Callable[[], QWidget]) -> QWidget:
    made = empty_page()
    assert isinstance(made, BeneficiariesPage)
    listings.set_search_first(as_checker(made.desk.workspace), is_wanted=True)
    made.reload()
    settle(made.desk)
    return made


def _step(page: Maker) -> QWidget:
    made = page()
    made.list.selectAll()
    dialog = made.chosen.ask_step()
    dialog.form.set_values({"kind": "suspend", "day": made.desk.workspace.today()})
    dialog._ask_reason()
    dialog.count()
    settle(made.desk)
    return _apart(dialog, made)


def _line_menu(page: Maker) -> QWidget:
    made = page()
    return _apart(line_menu(made.list, made.list.actions()), made)


def listing_scenes(page: Maker, empty_page: Callable[[], QWidget]) -> Iterator[Scene]:
    """Yield the scenes."""

    def alike() -> QWidget:
        return page(MISTYPED["ir" if language() == "fa" else "eg"])

    yield Scene("beneficiaries-filtered", lambda: _filtered(page))
    yield Scene("beneficiaries-filtered-nobody", lambda: _nobody_fits(page))
    yield Scene("beneficiaries-alike", alike)
    yield Scene("beneficiaries-search-first", lambda: _search_first(empty_page))
    yield Scene("filter-field", lambda: _question(page), keeps_its_size=True)
    yield Scene("filter-category", lambda: _question(page, CONDITIONS[1]), keeps_its_size=True)
    yield Scene("filter-age", lambda: _question(page, CONDITIONS[2]), keeps_its_size=True)
    yield Scene(
        "filter-received",
        lambda: _question(page, Condition(field=Field.RECEIVED, is_not=True)),
        keeps_its_size=True,
    )
    yield Scene("view-keep", lambda: _keep(page), keeps_its_size=True)
    yield Scene("view-take-away", lambda: _views(page), keeps_its_size=True)
    yield Scene("view-menu", lambda: _menu(page), keeps_its_size=True)
    yield Scene("families-step", lambda: _step(page), keeps_its_size=True)
    yield Scene("line-menu", lambda: _line_menu(page), keeps_its_size=True)
    yield Scene("columns-menu", lambda: _columns(page), keeps_its_size=True)
    yield Scene("scopes-menu", lambda: _scopes(page), keeps_its_size=True)
