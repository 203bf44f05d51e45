"""Verbs on an office: find, approve."""

from argparse import ArgumentParser, Namespace, _SubParsersAction

from desktop.cli.opening import add_office_options, opened
from desktop.cli.terminal import Terminal
from desktop.marking import N_
from desktop.operations.beneficiaries import find
from desktop.operations.decisions import grant


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add the verbs of this file."""
    finding = verbs.add_parser("find", parents=[common], help="search by name, ID, phone or file number")
    finding.add_argument("text", metavar="TEXT")
    finding.set_defaults(run=_find)
    approving = verbs.add_parser("approve", parents=[common], help="give the second person's word")
    approving.add_argument("number", metavar="NUMBER")
    approving.set_defaults(run=_approve)
    for verb in (finding, approving):
        add_office_options(verb)


def _find(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        rows = find(workspace, arguments.text)
    for row in rows:
        terminal.line("\t".join(str(value) for value in row))
    terminal.result(rows=[row._asdict() for row in rows])


def _approve(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        made = grant(workspace, arguments.number, terminal.progress())
    terminal.say(N_("Approved and carried out."))
    terminal.line(str(made))
    terminal.result(made=made)
