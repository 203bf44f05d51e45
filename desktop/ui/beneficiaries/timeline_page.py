"""Leads from a line of the timeline to the scanned page on which the family signed, where its round kept one."""

from functools import partial

from PySide6.QtCore import Slot

from desktop.i18n.catalogue import _, current
from desktop.models.timeline import TimelineEvent
from desktop.operations import kept_pages
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.paper_window import PreviewWindow


class EventPageButton(Button):
    """Shows the page of the line that is looked at."""

    def __init__(self, desk: Desk, banner: Banner, window: Dialog) -> None:
        super().__init__(_("Show the signed page…"), window)
        self._desk, self._banner, self._window = desk, banner, window
        self._event: TimelineEvent | None = None
        self.setEnabled(False)
        self.clicked.connect(self.show_page)

    def mean(self, event: TimelineEvent | None) -> None:
        """Take the line that is looked at."""
        self._event = event
        self.setEnabled(event is not None and bool(event.page_uid))

    @Slot()
    def show_page(self) -> None:
        """Open the page and show it."""
        if self._event is not None and self._event.page_uid:
            call = partial(kept_pages.show_page, self._desk.workspace, self._event.page_uid)
            done = partial(self._show, self._event.source)
            self._desk.jobs.start(quick(call), done=done, failed=self._banner.show_error)

    def _show(self, sheet: str, paper: bytes) -> None:
        title = _("Signed page of sheet {number}", number=current().code(sheet))
        PreviewWindow(paper, title, self._window).open()
