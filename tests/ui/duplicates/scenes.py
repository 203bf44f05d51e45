"""The scenes of the page of duplicates: not searched yet, pairs, a decision by rule, a merge, one undone, the paper."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.models.country import Country
from desktop.models.duplicate_view import PairFilter, Show
from desktop.operations import duplicates
from desktop.operations.match_printing import print_match
from desktop.ui.duplicates.ask_dialog import AskDialog
from desktop.ui.duplicates.merge_dialog import MergeDialog
from desktop.ui.duplicates.number_dialog import NumberDialog
from desktop.ui.duplicates.page import DuplicatesPage
from desktop.ui.duplicates.rule_dialog import RuleDialog
from desktop.ui.duplicates.sheet_dialog import SheetDialog
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.workspace import Workspace
from tests.doubles import decided, searched
from tests.ui.desks import country_of, filled_office, keep, language, make_desk, settle
from tests.ui.gallery import Scene

_SHEETS: dict[str, Path] = {}


def _nothing(_workspace: Workspace) -> None:
    """Leave the office as it is."""


def page(fill: Callable[[Workspace], None] = searched, show: Show = Show.WAITING) -> DuplicatesPage:
    """Return the page with its first pair chosen."""
    made = DuplicatesPage(make_desk(filled_office(country_of(language()), fill)))
    keep(made.desk, made)
    settle(made.desk)
    if show is not Show.WAITING:
        made.view.set_value(show)
        made.view.changed.emit()
        settle(made.desk)
    if made.list.rows.rowCount():
        made.list.selectRow(0)
        settle(made.desk)
    return made


def likely() -> QWidget:
    """Return the page with a pair of two spellings chosen."""
    made = page()
    _choose(made, "same_number", "same_confirmed")
    return made


def alike() -> QWidget:
    """Return the page with a pair chosen that only resembles."""
    made = page()
    _choose(made, "likely")
    return made


def _choose(made: DuplicatesPage, *opinions: str) -> None:
    rows = [made.list.rows.record(line) for line in range(made.list.rows.rowCount())]
    line = next(line for line, row in enumerate(rows) if row is not None and row.opinion in opinions)
    made.list.selectRow(line)
    settle(made.desk)


def not_searched() -> QWidget:
    """Return the page of an office that never searched."""
    return page(_nothing)


def merged() -> QWidget:
    """Return the view of merged pairs."""
    return page(decided, Show.MERGED)


def merging() -> QWidget:
    """Return the question of a merge."""
    made = page()
    _choose(made, "same_number", "same_confirmed")
    assert made.panel.card is not None
    dialog = MergeDialog(made.desk, made.panel.card, made)
    settle(made.desk)
    return dialog


def by_rule() -> QWidget:
    """Return the preview of a rule."""
    made = page()
    dialog = RuleDialog(made.desk, made)
    settle(made.desk)
    return dialog


def number() -> QWidget:
    """Return the question whose ID it is."""
    made = page()
    assert made.panel.card is not None
    return NumberDialog(made.panel.card, made)


def asking() -> QWidget:
    """Return the question for a colleague."""
    made = page()
    return AskDialog(duplicates.colleagues(made.desk.workspace), made)


def sheet_question() -> QWidget:
    """Return the question for the language of the paper."""
    made = page()
    assert made.panel.card is not None
    return SheetDialog(made.desk, made.panel.card, made)


def printed(workspace: Workspace) -> None:
    """Search, and print the sheet of the likeliest pair in every language of the country."""
    searched(workspace)
    first = duplicates.pair_ids(workspace, PairFilter())[-1]
    for spoken in ("fa",) if workspace.country is Country.IRAN else ("ar", "en"):
        _SHEETS[spoken] = Path(tempfile.mkdtemp(prefix="wasl-match-")) / "match.pdf"
        print_match(workspace, first, _SHEETS[spoken], spoken)


def paper() -> QWidget:
    """Return the printed match sheet."""
    made = page(printed)
    return PaperWindow(_SHEETS[language()], made)


def scenes() -> Iterator[Scene]:
    """Yield the pictures of this page."""
    yield Scene("duplicates", page)
    yield Scene("duplicates-same", likely)
    yield Scene("duplicates-alike", alike)
    yield Scene("duplicates-not-searched", not_searched)
    yield Scene("duplicates-merged", merged)
    yield Scene("duplicates-merging", merging, keeps_its_size=True)
    yield Scene("duplicates-rule", by_rule, keeps_its_size=True)
    yield Scene("duplicates-number", number, keeps_its_size=True)
    yield Scene("duplicates-ask", asking, keeps_its_size=True)
    yield Scene("duplicates-sheet", sheet_question, keeps_its_size=True)
    yield Scene("duplicates-paper", paper)
