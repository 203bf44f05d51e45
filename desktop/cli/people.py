"""The verb `user`: accounts without a window, and the password of one's own."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from desktop.cli.opening import add_office_options, opened, read_secret
from desktop.cli.terminal import Terminal
from desktop.errors import NeedsApprovalError, NotFoundError
from desktop.marking import N_
from desktop.models.user import Role
from desktop.operations import people
from desktop.operations.people import Account
from desktop.operations.users import change_password
from desktop.workspace import Workspace


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add `user` with its own verbs."""
    user = verbs.add_parser("user", help="accounts: list, add, roles, close, password")
    kinds = user.add_subparsers(required=True, metavar="WHAT")
    listing = kinds.add_parser("list", parents=[common], help="who may sign in")
    listing.set_defaults(run=_list)
    adding = kinds.add_parser("add", parents=[common], help="make an account; a second person agrees to it")
    adding.add_argument("name", metavar="NAME")
    adding.add_argument("--full-name", required=True, metavar="NAME")
    adding.add_argument("--first-password-file", type=Path, metavar="FILE")
    adding.set_defaults(run=_add)
    roles = kinds.add_parser("roles", parents=[common], help="ask for other roles or areas, or to open again")
    roles.add_argument("name", metavar="NAME")
    roles.set_defaults(run=_roles)
    for verb in (adding, roles):
        verb.add_argument("--role", action="append", required=True, choices=[role.value for role in Role])
        verb.add_argument(
            "--area", action="append", default=[], metavar="CODE", help="none: the whole office"
        )
    closing = kinds.add_parser("close", parents=[common], help="let a person in no more")
    closing.add_argument("name", metavar="NAME")
    closing.set_defaults(run=_close)
    password = kinds.add_parser(
        "password", parents=[common], help="one's own password, or one for somebody else"
    )
    password.add_argument("name", nargs="?", metavar="NAME", help="whose password is given anew")
    password.add_argument("--new-password-file", type=Path, metavar="FILE")
    password.set_defaults(run=_password)
    for verb in (listing, adding, roles, closing, password):
        add_office_options(verb)


def _list(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        accounts = people.accounts(workspace)
    for one in accounts:
        state = "closed" if one.is_closed else one.waits_for or "-"
        held = (" ".join(sorted(one.roles)) or "-", " ".join(one.areas) or "-")
        terminal.line("\t".join((one.name, one.full_name, *held, state)))
    terminal.result(accounts=[one._asdict() | {"roles": sorted(one.roles)} for one in accounts])


def _add(arguments: Namespace, terminal: Terminal) -> None:
    first = read_secret(arguments.first_password_file, N_("First password of {name}: "), name=arguments.name)
    with opened(arguments) as workspace:
        added = people.add_user(
            workspace,
            name=arguments.name,
            full_name=arguments.full_name,
            roles=_asked_roles(arguments),
            areas=arguments.area,
            password=first,
        )
    raise _waits(added.number)


def _roles(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        uid = _named(workspace, arguments.name).uid
        number = people.ask_change(workspace, uid, roles=_asked_roles(arguments), areas=arguments.area)
    raise _waits(number)


def _close(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        people.close_account(workspace, _named(workspace, arguments.name).uid)
    terminal.say(N_("The account is closed."))
    terminal.result(closed=arguments.name)


def _password(arguments: Namespace, terminal: Terminal) -> None:
    if arguments.name is None:
        _own_password(arguments, terminal)
        return
    with opened(arguments) as workspace:
        given = people.reset_password(workspace, _named(workspace, arguments.name).uid)
    terminal.line(given)
    terminal.result(password=given)


def _own_password(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        former = read_secret(arguments.password_file, N_("Present password of {name}: "), name=arguments.user)
        wanted = read_secret(arguments.new_password_file, N_("New password of {name}: "), name=arguments.user)
        change_password(workspace, former, wanted)
    terminal.say(N_("Your password is changed."))
    terminal.result(changed=arguments.user)


def _asked_roles(arguments: Namespace) -> frozenset[Role]:
    return frozenset(Role(role) for role in arguments.role)


def _named(workspace: Workspace, name: str) -> Account:
    found = next((one for one in people.accounts(workspace) if one.name == name), None)
    if found is None:
        raise NotFoundError(N_("Nobody signs in as {name}. Look at the list of accounts."), name=name)
    return found


def _waits(number: str) -> NeedsApprovalError:
    return NeedsApprovalError(
        N_("A second person has to agree: filed as request {number}. Run approve as another person."),
        number=number,
        code="E_APPROVAL",
    )
