"""Verbs on the journal: prove it with all it vouches for, look at it, print its report."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from datetime import date
from pathlib import Path

from desktop.cli.opening import add_office_options, opened
from desktop.cli.terminal import Terminal
from desktop.errors import DamagedError
from desktop.i18n.catalogue import current
from desktop.marking import N_
from desktop.models.journal_details import entry_sentence
from desktop.operations import journals
from desktop.operations.checks import check_office
from desktop.operations.journal_printing import print_report
from desktop.operations.journals import Wanted
from desktop.workspace import Workspace


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add the verbs of this file."""
    checking = verbs.add_parser("check", parents=[common], help="prove journal, lists and database")
    checking.set_defaults(run=_check)
    looking = verbs.add_parser("journal", parents=[common], help="show the last entries, or print a report")
    looking.add_argument("--last", type=int, default=20, metavar="N", help="so many entries")
    looking.add_argument("--from", dest="first", type=_day, metavar="DAY", help="as 2026-03-01")
    looking.add_argument("--to", dest="until", type=_day, metavar="DAY")
    looking.add_argument("--out", type=Path, metavar="FILE.pdf", help="print the report of these days")
    looking.set_defaults(run=_journal)
    for verb in (checking, looking):
        add_office_options(verb)


def _check(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        outcome = check_office(workspace, terminal.progress())
    terminal.result(outcome=outcome)
    for finding in outcome.findings:
        terminal.say(finding.message, **finding.values)
    if not outcome.is_whole:
        raise DamagedError(
            N_("The check found damage: {where}. Restore the last backup and tell the administrator."),
            where=outcome.where,
        )
    terminal.say(
        N_("Whole: {entries} journal entries and {lists} approved lists hold."),
        entries=outcome.entries,
        lists=outcome.lists,
    )


def _journal(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        if arguments.out is not None:
            _report(workspace, arguments, terminal)
        else:
            _entries(workspace, arguments, terminal)


def _report(workspace: Workspace, arguments: Namespace, terminal: Terminal) -> None:
    today = workspace.today()
    path = print_report(
        workspace,
        arguments.first or today.replace(day=1),
        arguments.until or today,
        workspace.settings.language,
        workspace.settings.numerals,
        arguments.out,
        terminal.progress(),
    )
    terminal.line(str(path))
    terminal.result(path=path)


def _entries(workspace: Workspace, arguments: Namespace, terminal: Terminal) -> None:
    wanted = Wanted(first=arguments.first, last=arguments.until)
    found = journals.rows(workspace, journals.numbers(workspace, wanted)[: arguments.last])
    rows = [row for row in found if row is not None]
    tongue = current()
    for row in rows:
        words = (tongue.number(row.n), tongue.moment(row.at), row.by, entry_sentence(tongue, row))
        terminal.line("\t".join(words))
    terminal.result(entries=[row._asdict() for row in rows])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is not a day such as 2026-03-01") from None
