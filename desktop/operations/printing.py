"""What every printing shares: who signs, whose letterhead, and a file that appears together with its record."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path

from desktop.disk_faults import told
from desktop.i18n.digits import Numerals
from desktop.i18n.months import Calendar
from desktop.i18n.tongue import Tongue, tongue
from desktop.marking import N_
from desktop.models.code_list import CodeListName
from desktop.models.distribution import SheetOptions
from desktop.models.paper import Letterhead, Signature
from desktop.store.unit_of_work import UnitOfWork
from desktop.whole_file import sync_folder
from desktop.workspace import Workspace


def paper_tongue(language: str, numerals: str, calendar: str = "") -> Tongue:
    """Return the tongue of a paper; empty numerals or calendar mean the language's own."""
    digits = Numerals(numerals) if numerals else None
    return tongue(language, digits, Calendar(calendar) if calendar else None)


def tongue_of(options: SheetOptions) -> Tongue:
    """Return the tongue of a paper of lists and rounds, as the clerk chose it."""
    return paper_tongue(options.language, options.numerals, options.calendar)


def letterhead(uow: UnitOfWork) -> Letterhead:
    """Return what stands at the top of the office's papers."""
    return uow.offices.own().head()


def signatures(uow: UnitOfWork, day: date) -> tuple[Signature, ...]:
    """Return who signs a paper of that day, in order."""
    return tuple(one.signature() for one in uow.offices.signatories_on(day))


def head_signature(uow: UnitOfWork, day: date, words: Tongue) -> Signature:
    """Return the place of the head of the office, who is the last of those who sign."""
    return (signatures(uow, day) or (Signature(post=words.text(N_("Head of the office"))),))[-1]


def made_and_headed(
    uow: UnitOfWork, day: date, words: Tongue, person: str, made: str = N_("Prepared by")
) -> tuple[Signature, Signature]:
    """Return who signs a paper by which nothing is handed out: who made it, and the head of the office."""
    return Signature(post=words.text(made), person=person), head_signature(uow, day, words)


def item_label(uow: UnitOfWork, aid_kind: str, language: str) -> str:
    """Return the name of a kind of aid as the papers of a language say it."""
    entry = uow.code_lists.coded(CodeListName.AID_KIND, aid_kind)
    return aid_kind if entry is None else entry.label(language)


@contextmanager
def drawn_beside(out: Path) -> Iterator[Path]:
    """Give a name beside `out` to draw on, a file's or a folder's; what is left of it when the block ends is removed.

    Raises:
        DiskError: The disk is full, or the folder cannot be written or is gone.
    """
    beside = out.with_name(f".{out.stem}.{secrets.token_hex(4)}{out.suffix}")
    try:
        yield beside
    except OSError as fault:
        raise told(fault, out.parent) from fault
    finally:
        _remove(beside)


@contextmanager
def recorded(beside: Path, out: Path, workspace: Workspace) -> Iterator[UnitOfWork]:
    """Give the transaction that notes a print; at its end what was drawn beside takes its name.

    Should the record of the print not be kept, the paper goes as well.
    """
    with workspace.store.write() as uow:
        yield uow
        if beside.is_dir():
            sync_folder(beside)
        beside.replace(out)
        uow.undo_later(partial(_remove, out))
        sync_folder(out.parent)


@contextmanager
def new_paper(out: Path, workspace: Workspace) -> Iterator[tuple[UnitOfWork, Path]]:
    """Give one transaction that reads, draws and notes a short paper, and the name to draw it under.

    A long one is drawn from a reading, so that nobody waits for it to save, and then `recorded`.
    """
    with drawn_beside(out) as beside, recorded(beside, out, workspace) as uow:
        yield uow, beside


def _remove(drawn: Path) -> None:
    """Remove a paper, or a folder of papers, where it still is."""
    if drawn.is_dir():
        shutil.rmtree(drawn, ignore_errors=True)
        return
    with suppress(OSError):  # the stick was pulled: what is not there cannot be removed
        drawn.unlink(missing_ok=True)
