"""Opens the office a verb names, for the person it names; no secret is ever an argument's text."""

import getpass
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import BadInputError
from desktop.i18n.catalogue import current
from desktop.marking import N_
from desktop.models.paper_typing import check_typed_paper, joined_groups
from desktop.operations.offices import Unlock, close_office, needs_passphrase, open_office
from desktop.operations.users import sign_in
from desktop.workspace import Workspace


def add_office_options(parser: ArgumentParser, *, is_needed: bool = True) -> None:
    """Add the options of every verb that works on an office, or can."""
    parser.add_argument("--office", type=Path, required=is_needed, metavar="DIR")
    parser.add_argument("--user", required=is_needed, metavar="NAME")
    parser.add_argument("--password-file", type=Path, metavar="FILE")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE")
    parser.add_argument("--recovery-file", type=Path, metavar="FILE")


@contextmanager
def opened(arguments: Namespace) -> Iterator[Workspace]:
    """Give the office with the named person signed in, and close it afterwards.

    Raises:
        UserError: Folder, keys, name or password are not right.
    """
    workspace = open_office(arguments.office, _unlock(arguments))
    try:
        password = read_secret(arguments.password_file, N_("Password of {name}: "), name=arguments.user)
        yield sign_in(workspace, arguments.user, password)
    finally:
        close_office(workspace)


def read_paper(file: Path | None) -> str:
    """Return the key of the recovery paper, from a file or as it is typed.

    Raises:
        BadInputError: The file cannot be read, or a group was mistyped.
    """
    typed = _identity_line(_read(file)) if file else read_secret(None, N_("Groups of the recovery paper: "))
    slips = check_typed_paper(typed)
    if slips:
        raise BadInputError(
            N_(
                "The recovery paper was mistyped in group {groups}. Compare it with the paper and type it again."
            ),
            groups=current().digits(", ".join(map(str, slips))),
            code="E_RECOVERY",
        )
    return joined_groups(typed)


def _unlock(arguments: Namespace) -> Unlock:
    if arguments.recovery_file is not None:
        return Unlock(recovery=_identity_line(_read(arguments.recovery_file)))
    if needs_passphrase(arguments.office):
        return Unlock(passphrase=read_secret(arguments.passphrase_file, N_("Passphrase of the vault: ")))
    return Unlock()


def read_secret(file: Path | None, prompt: str, **values: object) -> str:
    """Return a secret from a file, or as it is typed unseen.

    Raises:
        BadInputError: The file cannot be read, or there is neither file nor keyboard.
    """
    if file is not None:
        return _read(file).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise BadInputError(N_("A password is needed, and there is no keyboard. Name a file that holds it."))
    return getpass.getpass(current().text(prompt, **values))


def _identity_line(text: str) -> str:
    """Return the key of an age identity file, whose other lines are comments."""
    return "".join(line for line in text.splitlines() if not line.startswith("#"))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInputError(N_("The file {path} cannot be read. Check its name."), path=str(path)) from fault
