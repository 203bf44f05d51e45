"""The page of approved lists: drafted here, approved on the page Today by another person, printed here."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.i18n.digits import fold_digits
from desktop.models.approved_list import ListRow, ListState
from desktop.models.listing import Listing
from desktop.operations import approved_lists
from desktop.operations.list_card import list_card
from desktop.operations.list_choices import aid_labels
from desktop.operations.list_drafting import Drafted
from desktop.operations.list_printing import print_list
from desktop.ui.approved_lists.card import card_of
from desktop.ui.approved_lists.columns import list_columns
from desktop.ui.approved_lists.draft_dialog import DraftDialog
from desktop.ui.approved_lists.verbs import ListVerbs, standing
from desktop.ui.approved_lists.words import drafted_words
from desktop.ui.desk import Desk, PageKey, Wish
from desktop.ui.keys import Key
from desktop.ui.text import isolated
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.print_dialog import PrintDialog
from desktop.ui.widgets.records_pane import RecordsPane
from desktop.ui.widgets.tone import Tone


class ApprovedListsPage(Page):
    """The editions, newest first, with the card of the one chosen."""

    shows = frozenset({"approved_list", "approval", "distribution", "code"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Approved lists"), parent, search=_("Search by number or title…"))
        self._labels: dict[str, str] = {}  # of kinds of aid, by code
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.hand_out = self.add_button(_("Plan a distribution"), "box")
        self.print = self.add_button(_("Print list"), "print", Key.PRINT)
        self.new = self.set_primary(_("New list"), "add", Key.NEW)
        self.pane = RecordsPane(
            list_columns(self._aid),
            name=self.title,
            key="approved_lists",
            hint=_("Choose a list to see it here."),
            preferences=self.desk.preferences,
            parent=self,
        )
        self.view, self.card = self.pane.view, self.pane.card
        self.view.empty.say(
            _("No list yet"),
            _("A list says which families are entitled to what. A second person approves it."),
            _("New list"),
        )
        self.verbs = ListVerbs(self, self.card)
        self.set_body(self.pane)

    def _connect(self) -> None:
        self.new.clicked.connect(self._begin)
        self.print.clicked.connect(self._print_list)
        self.view.empty.pressed.connect(self._begin)
        self.pane.chosen.connect(self._show_record)
        self.view.record_opened.connect(self.verbs.show_lines)
        self.verbs.changed.connect(self.reload)
        self.verbs.drafted.connect(self._show_drafted)
        self.hand_out.clicked.connect(self._plan_distribution)

    def _aid(self, row: ListRow) -> str:
        return self._labels.get(row.aid_kind, row.aid_kind)

    def reload(self) -> None:
        """Show the editions that fit the search."""
        words = fold_digits(self.search_words()).casefold()
        self._labels = aid_labels(self.desk.workspace, current().language)
        rows = approved_lists.lists(self.desk.workspace)
        shown = [row for row in rows if words in f"{row.number or ''} {row.title}".casefold()]
        self.pane.show_rows(shown)
        self.tell(ngettext("{n} list", "{n} lists", len(shown)))

    def receive(self, wish: Wish) -> None:
        """Choose the list that is named by its uid or number, or draft one of the families that were seen."""
        super().receive(wish)
        if wish.listing is not None:
            self._draft_from(wish.listing)
            return
        self.pane.choose(wish.filter)
        self.reload()

    def _chosen(self) -> ListRow | None:
        row: ListRow | None = self.pane.record()
        return row

    @Slot()
    def _show_record(self) -> None:
        row = self._chosen()
        if row is None:
            self.card.show_nothing()
        else:
            self.card.show_record(card_of(row, list_card(self.desk.workspace, row.uid, current())))
        self._offer(row)

    def _offer(self, row: ListRow | None) -> None:
        """Offer what can be done with the list chosen, and nothing else."""
        _is_draft, is_approved, is_current = standing(row)
        self.print.setEnabled(is_approved)
        self.hand_out.setEnabled(is_current)
        self.verbs.serve(row)

    @Slot()
    def _begin(self) -> None:
        self._draft_from(None)

    def _draft_from(self, seen: Listing | None) -> None:
        dialog = DraftDialog(self.desk, self, seen)
        dialog.drafted.connect(self._show_drafted)
        dialog.open()

    @Slot(object)
    def _show_drafted(self, drafted: Drafted) -> None:
        self.pane.choose(drafted.uid)
        self.reload()
        self.view.setFocus()
        self.banner.say(drafted_words(drafted), Tone.OK)

    @Slot()
    def _plan_distribution(self) -> None:
        self.desk.show_page(PageKey.DISTRIBUTIONS, Wish(filter=f"plan:{self.pane.uid()}"))

    @Slot()
    def _print_list(self) -> None:
        row = self._chosen()
        if row is not None and row.state is ListState.APPROVED:
            dialog = PrintDialog(
                self.desk,
                self,
                title=_("Print list {number}", number=current().code(row.number or "")),
                verb=print_list,
                uid=row.uid,
                file_name=_("list-{number}", number=(row.number or "").replace("/", "-")),
            )
            dialog.printed.connect(self._show_printed)
            dialog.open()

    @Slot(object)
    def _show_printed(self, path: Path) -> None:
        self.reload()
        self.banner.say(_("The list was saved as {path}.", path=isolated(str(path))), Tone.OK)
        PaperWindow(path, self).open()
