"""Makes journals for tests, and breaks them as somebody with the key of the database could."""

from datetime import timedelta

from sqlalchemy import insert, text

from desktop.models.journal import JournalEntry, JournalHead, entry_text, link, moment_text
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

COLUMNS = ("n", "at", "by", "action", "kind", "subject", "details", "hash")


def fill(workspace: Workspace, count: int) -> None:
    """Add so many entries in one go, each rightly linked."""
    with workspace.store.write() as uow:
        n, head = uow.journal.head()
        previous, at = bytes.fromhex(head), workspace.now()
        rows = []
        for number in range(n + 1, n + count + 1):
            at += timedelta(seconds=1)
            entry = {
                "by": "01KJN9MXG0QZJ2V2ZB3BGQJ7MN",
                "action": "searched" if number % 3 else "read",
                "kind": "person" if number % 3 else "household",
                "subject": "" if number % 3 else f"01KJN9MXG0QZJ2V2ZB3BG{number:05d}",
                "details": f'{{"hits":{number % 50},"length":7,"words":"{number:032x}"}}',
            }
            previous = link(previous, entry_text(number, moment_text(at), **entry))
            rows.append({"n": number, "at": at, **entry, "hash": previous.hex()})
        uow.session.connection().execute(insert(JournalEntry), rows)
        uow.session.connection().execute(
            text("update journal_head set n = :n, hash = :hash"), {"n": n + count, "hash": previous.hex()}
        )
        uow.session.expire_all()


def unguard(uow: UnitOfWork) -> None:
    """Take the guards of the journal away, as an intruder with the key can."""
    if uow.session.get_bind().dialect.name == "sqlite":
        uow.session.execute(text("drop trigger if exists journal_entry_no_update"))
        uow.session.execute(text("drop trigger if exists journal_entry_no_delete"))
        return
    uow.session.execute(text("grant update, delete on journal_entry to current_user"))
    uow.session.execute(text("alter table journal_entry disable trigger user"))


def tamper(workspace: Workspace, *statements: str) -> None:
    """Run SQL on the journal behind the program's back."""
    with workspace.store.write() as uow:
        unguard(uow)
        for statement in statements:
            uow.session.execute(text(statement))


def rewrite(workspace: Workspace, first: int) -> None:
    """Write the chain anew from an entry on, every link right: what an intruder who knows the code would do."""
    with workspace.store.write() as uow:
        unguard(uow)
        entries = list(reversed(uow.journal.latest(100_000)))
        previous = bytes.fromhex(uow.journal.hash_of(first - 1) or "0" * 64)
        for entry in entries[first - 1 :]:
            subject = "01KJN9MXG0QZJ2V2ZB3BGFORGE" if entry.n == first else entry.subject
            words = (entry.by, entry.action, entry.kind, subject, entry.details)
            previous = link(previous, entry_text(entry.n, moment_text(entry.at), *words))
            uow.session.execute(
                text("update journal_entry set subject = :subject, hash = :hash where n = :n"),
                {"subject": subject, "hash": previous.hex(), "n": entry.n},
            )
        uow.session.execute(text("update journal_head set hash = :hash"), {"hash": previous.hex()})


def head_row(workspace: Workspace) -> tuple[int, str]:
    """Return what the head row says."""
    with workspace.store.read() as uow:
        head = uow.session.query(JournalHead).one()
        return head.n, head.hash
