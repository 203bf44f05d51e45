"""The verb `package`: card, send, inspect, accept, receipt; for scripts and for the office's technician."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from desktop.cli.opening import add_office_options, opened
from desktop.cli.terminal import Terminal
from desktop.errors import NeedsApprovalError
from desktop.marking import N_
from desktop.models.memorandum import Profile
from desktop.models.package import RefusalReason, RowDecision, RowVerdict
from desktop.operations import packages, reviewing, sending
from desktop.operations.approved_lists import find_list
from desktop.operations.cards import export_card
from desktop.operations.distributions import find_distribution
from desktop.operations.memoranda import field_choices, find_memorandum, memorandum
from desktop.operations.send_choice import SendChoice


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add `package` with its own verbs."""
    package = verbs.add_parser("package", help="cards and packages")
    inner = package.add_subparsers(required=True, metavar="VERB")
    card = _verb(inner, common, "card", "write the office's card into a folder", _card)
    card.add_argument("--out", type=Path, required=True, metavar="DIR")
    send = _verb(inner, common, "send", "ask for data to leave under a memorandum", _send)
    send.add_argument("--memorandum", required=True, metavar="NO")
    send.add_argument("--to", required=True, metavar="CODE", help="code of the partner")
    send.add_argument("--profile", choices=[one.value for one in Profile], default=Profile.P2.value)
    what = send.add_mutually_exclusive_group()
    what.add_argument(
        "--round", metavar="NO", help="the share of this round, for the agency that hands it out"
    )
    what.add_argument("--results", metavar="NO", help="results of this list, which came as a share")
    inspect = _verb(inner, common, "inspect", "check a file that came and stage it", _inspect)
    inspect.add_argument("file", type=Path, metavar="FILE")
    accept = _verb(inner, common, "accept", "decide the rows of a staged package by rule and ask", _accept)
    accept.add_argument("package", metavar="ID")
    accept.add_argument(
        "--rule", choices=("sound", "all", "none"), default="sound", help="which rows are taken"
    )
    receipt = _verb(inner, common, "receipt", "take a partner's receipt in", _inspect)
    receipt.add_argument("file", type=Path, metavar="FILE")


def _verb(
    inner: "_SubParsersAction[ArgumentParser]", common: ArgumentParser, name: str, words: str, run: object
) -> ArgumentParser:
    verb = inner.add_parser(name, parents=[common], help=words)
    add_office_options(verb)
    verb.set_defaults(run=run)
    return verb


def _card(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        path = export_card(workspace, arguments.out)
    terminal.line(str(path))
    terminal.result(path=path)


def _send(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        record = find_memorandum(workspace, arguments.memorandum)
        allowed = memorandum(workspace, record.uid).terms.fields
        fields = [one.name for one in field_choices(Profile(arguments.profile)) if one.name in allowed]
        choice = SendChoice(
            memorandum_uid=record.uid,
            recipient=arguments.to,
            fields=() if arguments.results else tuple(fields),
            round_uid=find_distribution(workspace, arguments.round).uid if arguments.round else "",
            results_of=find_list(workspace, arguments.results).uid if arguments.results else "",
        )
        looked = sending.preview_send(workspace, choice, terminal.progress())
        number = sending.ask_send(workspace, choice, terminal.progress())
    terminal.result(persons=looked.persons, held=looked.held_total, approval=number)
    _refuse_until_approved(number)


def _inspect(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        seen = packages.inspect(workspace, arguments.file, terminal.progress())
    terminal.say(
        N_("{kind} from {sender}: {rows} rows, package {package}."),
        kind=seen.kind,
        sender=seen.sender,
        rows=seen.rows,
        package=seen.package_uid,
    )
    terminal.result(outcome=seen)


def _accept(arguments: Namespace, terminal: Terminal) -> None:
    doubtful = {
        "sound": reviewing.NEVER_BY_RULE,
        "all": reviewing.REFUSED_ONLY,
        "none": tuple(RowVerdict),
    }
    with opened(arguments) as workspace:
        for verdict in RowVerdict:
            stays_out = verdict in doubtful[arguments.rule]
            decision = RowDecision.REFUSE if stays_out else RowDecision.TAKE
            reason = RefusalReason.OTHER if stays_out else None
            reviewing.decide_rule(workspace, arguments.package, verdict, decision, reason)
        number = reviewing.ask_accept(workspace, arguments.package)
    terminal.result(approval=number)
    _refuse_until_approved(number)


def _refuse_until_approved(number: str) -> None:
    raise NeedsApprovalError(
        N_("A second person has to agree: filed as request {number}. Run approve as another person."),
        number=number,
        code="E_APPROVAL",
    )
