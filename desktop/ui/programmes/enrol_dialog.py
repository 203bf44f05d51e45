"""Lets the families of a view of the list join a programme together; it says first how many are new."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.marking import N_
from desktop.models.filtering import Condition
from desktop.models.filtering import Field as Filter
from desktop.models.listing import Listing, Scope
from desktop.operations import memberships
from desktop.operations.listings import choices
from desktop.operations.memberships import Preview
from desktop.operations.saved_views import open_view, views
from desktop.ui.desk import Desk
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.counted_dialog import CountedDialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form


class EnrolDialog(CountedDialog):
    """Chooses the families by a saved view, or by area and category.

    Signals:
        joined: How many families did not belong to the programme before.
    """

    joined = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget, code: str, what: str) -> None:
        super().__init__(desk.jobs, parent, _("Families join {name}", name=what), verb=_("Let them join"))
        workspace, language = desk.workspace, current().language
        self._workspace, self._code = workspace, code
        self.nothing_chosen = _("Nobody is chosen yet.")
        self.add_words(
            _(
                "Choose a view that was saved on the page Beneficiaries, or an area and a category. "
                "Families that belong to the programme already stay as they are."
            )
        )
        fields = _fields(
            [(row.uid, row.name) for row in views(workspace)],
            choices(workspace, Filter.AREA, language),
            choices(workspace, Filter.CATEGORY, language),
        )
        self.form = Form(fields, country=workspace.country, today=workspace.today(), parent=self)
        self.form.set_values({"day": workspace.today()})
        self.ask(self.form)

    def listing(self) -> Listing | None:
        """Return whom the form means; nobody where nothing is chosen."""
        uid = self.form.text("view")
        if uid:
            return open_view(self._workspace, uid).listing
        asked = ((Filter.AREA, self.form.text("area")), (Filter.CATEGORY, self.form.text("category")))
        conditions = tuple(Condition(field=field, values=(value,)) for field, value in asked if value)
        return Listing(scope=Scope.LIVE, conditions=conditions) if conditions else None

    def would_lose(self) -> bool:
        """Nothing was typed that is not chosen again in a moment."""
        return False

    def counting(self) -> Callable[..., Preview] | None:
        """Return the work that counts how many would join."""
        wanted = self.listing()
        if wanted is None:
            return None
        return partial(memberships.preview_enrolment, self._workspace, self._code, wanted)

    def told(self, preview: Preview) -> tuple[int, str]:
        """Return how many would join, and whom the choice means."""
        known = preview.families - preview.new
        return preview.new, _(
            "{shown} · {new} · {known}",
            shown=ngettext("{n} family is chosen", "{n} families are chosen", preview.families),
            new=ngettext("{n} joins", "{n} join", preview.new),
            known=ngettext("{n} belongs to it already", "{n} belong to it already", known),
        )

    def accept(self) -> None:
        """Let them join."""
        wanted, day = self.listing(), self.form.day("day")
        if wanted is None or day is None or not self.is_ready() or not self.form.check():
            return
        self.start(
            partial(memberships.enrol_seen, self._workspace, self._code, wanted, day.date),
            title=_("Families join the programme"),
            done=self._hand_over,
            where="process",
            writes=True,
        )

    def _hand_over(self, count: int) -> None:
        self.joined.emit(count)
        self.finish()


def _fields(saved: Options, areas: Options, categories: Options) -> tuple[Field, ...]:
    return (
        Field(name="view", label=N_("Saved view"), make=lambda parent: Choice(saved, parent)),
        Field(name="area", label=N_("Or the area"), make=lambda parent: Choice(areas, parent)),
        Field(name="category", label=N_("And the category"), make=lambda parent: Choice(categories, parent)),
        Field(name="day", label=N_("Belongs to it from"), kind=FieldKind.DATE, is_required=True),
    )
