"""Verbs for a shared office: move it to a server and back, invite another computer, join from there."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from desktop.cli.opening import add_office_options, opened, read_paper, read_secret
from desktop.cli.terminal import Terminal
from desktop.marking import N_
from desktop.operations.databases import Place
from desktop.operations.enrolment import invite, join, join_as_key_holder, renew_password
from desktop.operations.moving import move_to_file, move_to_server
from desktop.operations.offices import has_secret_service, needs_passphrase


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add the verbs of this file."""
    moving = verbs.add_parser(
        "move", parents=[common], help="move the office to a server, or back into a file"
    )
    where = moving.add_mutually_exclusive_group(required=True)
    where.add_argument("--to-server", metavar="ADDRESS", help="postgresql://account@server/database")
    where.add_argument("--to-file", action="store_true")
    moving.add_argument("--database-password-file", type=Path, metavar="FILE")
    add_office_options(moving)
    moving.set_defaults(run=_move)
    inviting = verbs.add_parser("invite", parents=[common], help="let another computer into a shared office")
    inviting.add_argument("--out", type=Path, required=True, metavar="FILE")
    add_office_options(inviting)
    inviting.set_defaults(run=_invite)
    joining = verbs.add_parser("join", parents=[common], help="make this computer part of a shared office")
    joining.add_argument("--into", type=Path, required=True, metavar="DIR")
    way = joining.add_mutually_exclusive_group(required=True)
    way.add_argument(
        "--invitation", type=Path, metavar="FILE", help="with --code-file; without exchange keys"
    )
    way.add_argument(
        "--from", type=Path, metavar="DIR", dest="source", help="with --recovery-file; with all keys"
    )
    for name in ("code", "recovery", "database-password", "passphrase"):
        joining.add_argument(f"--{name}-file", type=Path, metavar="FILE")
    joining.set_defaults(run=_join)
    renewing = verbs.add_parser(
        "server-password", parents=[common], help="enter the server's new password here"
    )
    renewing.add_argument("--office", type=Path, required=True, metavar="DIR")
    for name in ("database-password", "passphrase"):
        renewing.add_argument(f"--{name}-file", type=Path, metavar="FILE")
    renewing.set_defaults(run=_renew)


def _move(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        if arguments.to_server:
            password = read_secret(arguments.database_password_file, _ASKED)
            place = Place(address=arguments.to_server, password=password)
            moved = move_to_server(workspace, place, terminal.progress())
        else:
            moved = move_to_file(workspace, terminal.progress())
    terminal.say(
        N_("Moved, counted and compared: {rows} rows in {tables} tables."),
        rows=moved.rows,
        tables=len(moved.tables),
    )
    if moved.kept is not None:
        terminal.say(
            N_("The old file is kept as {path}. It takes no changes any more."), path=str(moved.kept)
        )
    terminal.result(moved=moved)


def _invite(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        code = invite(workspace, arguments.out, terminal.progress())
    terminal.say(N_("Carry this text apart from the file; the other computer asks for it:"))
    terminal.line(code)
    terminal.result(out=str(arguments.out), code=code)


def _join(arguments: Namespace, terminal: Terminal) -> None:
    password = read_secret(arguments.database_password_file, _ASKED)
    passphrase = None
    if arguments.passphrase_file is not None or not has_secret_service():
        passphrase = read_secret(arguments.passphrase_file, N_("Passphrase of the vault: "))
    if arguments.source is not None:
        paper = read_paper(arguments.recovery_file)
        settings = join_as_key_holder(
            arguments.into, arguments.source, paper, password, passphrase=passphrase
        )
    else:
        code = read_secret(arguments.code_file, N_("Text that opens the invitation: "))
        settings = join(arguments.into, arguments.invitation, code, password, passphrase=passphrase)
    terminal.say(
        N_("This computer belongs to the office {office} now."), office=settings.name or settings.code
    )
    terminal.result(office=settings.code)


def _renew(arguments: Namespace, terminal: Terminal) -> None:
    password = read_secret(arguments.database_password_file, _ASKED)
    passphrase = None
    if needs_passphrase(arguments.office):
        passphrase = read_secret(arguments.passphrase_file, N_("Passphrase of the vault: "))
    renew_password(arguments.office, password, passphrase=passphrase)
    terminal.say(N_("The server took the password, and this computer keeps it."))
    terminal.result(office=str(arguments.office))


_ASKED = N_("Password of the account on the server: ")
