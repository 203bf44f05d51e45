"""Verbs for the bad day: backup, restore, dump, unlock-test."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from desktop.cli.opening import add_office_options, opened, read_paper, read_secret
from desktop.cli.terminal import Terminal
from desktop.errors import BadInputError, NeedsApprovalError
from desktop.marking import N_
from desktop.operations.backups import back_up, own_folder
from desktop.operations.dumping import Dumped, DumpForm, dump_backup, dump_office
from desktop.operations.examining import examine
from desktop.operations.offices import has_secret_service
from desktop.operations.recovering import recover_office
from desktop.operations.restoring import ask_restore
from desktop.operations.unlocking import try_paper


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add the verbs of this file."""
    backup = verbs.add_parser("backup", parents=[common], help="write a proven backup")
    add_office_options(backup)
    backup.add_argument("--into", type=Path, metavar="DIR", help="a stick or folder; else inside the office")
    backup.set_defaults(run=_backup)
    restore = verbs.add_parser("restore", parents=[common], help="restore a backup")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--into", type=Path, metavar="DIR", help="a new office, from the recovery paper")
    add_office_options(restore, is_needed=False)
    restore.set_defaults(run=_restore)
    dump = verbs.add_parser("dump", parents=[common], help="write every table as plain files")
    dump.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="a backup, or what age -d made of it"
    )
    dump.add_argument("--into", type=Path, required=True, metavar="DIR")
    dump.add_argument("--form", choices=[one.value for one in DumpForm], default=DumpForm.JSONL.value)
    add_office_options(dump, is_needed=False)
    dump.set_defaults(run=_dump)
    unlock = verbs.add_parser("unlock-test", parents=[common], help="try the recovery paper")
    unlock.add_argument("file", type=Path, nargs="?", metavar="BACKUP")
    add_office_options(unlock)
    unlock.set_defaults(run=_unlock_test)


def _backup(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        folder = arguments.into or own_folder(workspace)
        outcome = back_up(workspace, folder, terminal.progress())
    terminal.say(
        N_("Written, opened again and compared: {families} families, {persons} persons, in {path}."),
        families=outcome.families,
        persons=outcome.persons,
        path=outcome.path,
    )
    if outcome.is_on_same_disk:
        terminal.say(
            N_("It lies on the same disk as the office. Copy it to a stick, and keep the stick elsewhere.")
        )
    terminal.result(outcome=outcome)


def _restore(arguments: Namespace, terminal: Terminal) -> None:
    if arguments.into is not None:
        _recover(arguments, terminal)
        return
    _require_office(arguments)
    with opened(arguments) as workspace:
        found = examine(workspace, arguments.file, terminal.progress())
        lost = found.losses
        terminal.say(
            N_(
                "Restoring would lose: {families} families, {persons} persons, {corrected} corrections, "
                "{receipts} receipts, {lists} lists, {packages} packages, {entries} journal entries."
            ),
            **lost.as_details(),
        )
        number = ask_restore(workspace, arguments.file, found.agreed, terminal.progress())
    terminal.result(request=number, lost=lost, timeline=found.timeline)
    raise NeedsApprovalError(
        N_("The request {number} waits for a second person. Approve it, then open the office again."),
        number=number,
        code="E_APPROVAL",
    )


def _recover(arguments: Namespace, terminal: Terminal) -> None:
    passphrase = None
    if arguments.passphrase_file is not None or not has_secret_service():
        passphrase = read_secret(arguments.passphrase_file, N_("Passphrase of the new vault: "))
    recovered = recover_office(
        arguments.file,
        arguments.into,
        read_paper(arguments.recovery_file),
        passphrase=passphrase,
        progress=terminal.progress(),
    )
    terminal.say(
        N_("{office} stands again in {folder}: {families} families, {persons} persons."),
        office=recovered.office,
        folder=recovered.folder,
        families=recovered.families,
        persons=recovered.persons,
    )
    terminal.result(outcome=recovered)


def _dump(arguments: Namespace, terminal: Terminal) -> None:
    if arguments.file is None:
        _require_office(arguments)
        with opened(arguments) as workspace:
            dumped = dump_office(workspace, arguments.into, DumpForm(arguments.form), terminal.progress())
    else:
        paper = None if _is_opened(arguments.file) else read_paper(arguments.recovery_file)
        dumped = dump_backup(
            arguments.file, arguments.into, paper, DumpForm(arguments.form), terminal.progress()
        )
    _tell_dumped(dumped, terminal)


def _tell_dumped(dumped: Dumped, terminal: Terminal) -> None:
    terminal.say(
        N_(
            "{rows} rows of {tables} tables in {folder}. Everybody can read them: delete them when they are used."
        ),
        rows=dumped.rows,
        tables=dumped.tables,
        folder=dumped.folder,
    )
    terminal.result(outcome=dumped)


def _unlock_test(arguments: Namespace, terminal: Terminal) -> None:
    paper = read_paper(arguments.recovery_file)
    arguments.recovery_file = None  # the office opens by its own keys, so that the paper is really compared
    with opened(arguments) as workspace:
        outcome = try_paper(workspace, paper, arguments.file, terminal.progress())
    if outcome.opens_backup is None:
        terminal.say(N_("The recovery paper opens this office."))
    else:
        terminal.say(N_("The recovery paper opens this office and this backup."))
    terminal.result(outcome=outcome)


def _is_opened(file: Path) -> bool:
    """Return whether stock age has opened the file already: then it begins as no age file does."""
    try:
        with file.open("rb") as source:
            return source.read(13) == b"manifest.json"
    except OSError:
        return False


def _require_office(arguments: Namespace) -> None:
    if arguments.office is None or arguments.user is None:
        raise BadInputError(N_("Name the office with --office and the person with --user."), code="E_USAGE")
