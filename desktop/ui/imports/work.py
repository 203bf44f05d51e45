"""The work of an import behind its window: looking at the file, the dry run, taking in; one at a time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.models.importing import ImportChoice, ImportPlan, Pasted, SheetLook, TakenIn
from desktop.operations import imports
from desktop.ui.desk import Desk


class ImportWork:
    """Runs the operations on one file; while one runs, the window does not go on."""

    def __init__(
        self, desk: Desk, let_go_on: Callable[[bool], None], failed: Callable[[UserError], None]
    ) -> None:
        self._desk = desk
        self._let_go_on = let_go_on
        self._failed = failed
        self.file: Path | Pasted | None = None

    def look(self, sheet: str, header_row: int, sender: str, done: Callable[[SheetLook], None]) -> None:
        """Look at the file."""
        if self.file is None:
            return
        self._let_go_on(False)
        self._desk.jobs.start(
            partial(
                imports.look,
                self._desk.workspace,
                file=self.file,
                sheet=sheet,
                header_row=header_row,
                sender=sender,
            ),
            title=_("Opening the file"),
            done=done,
            failed=self._failed,
            cancelled=self._be_ready,
        )

    def preview(self, choice: ImportChoice, done: Callable[[ImportPlan], None]) -> None:
        """Find out what taking the file in would do."""
        if self.file is None:
            return
        self._let_go_on(False)
        self._desk.jobs.start(
            partial(imports.preview, self._desk.workspace, file=self.file, choice=choice),
            title=_("Reading the list"),
            done=done,
            failed=self._failed,
            cancelled=self._be_ready,
            where="process",
        )

    def take_in(self, plan: ImportPlan, done: Callable[[TakenIn], None], stopped: Callable[[], None]) -> None:
        """Take the file in as the plan says."""
        if self.file is None:
            return
        self._let_go_on(False)
        self._desk.jobs.start(
            partial(
                imports.take_in,
                self._desk.workspace,
                file=self.file,
                choice=plan.choice,
                expected_digest=plan.file_digest,
            ),
            title=_("Taking the list in"),
            done=done,
            failed=self._failed,
            cancelled=stopped,
            where="process",
            writes=True,
        )

    def _be_ready(self) -> None:
        self._let_go_on(True)
