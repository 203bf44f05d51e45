"""Verbs that print: sheet, list, memorandum, minutes."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from pathlib import Path

from desktop.cli.opening import add_office_options, opened
from desktop.cli.terminal import Terminal
from desktop.models.distribution import SheetOptions
from desktop.models.paper import PaperSize
from desktop.operations.approved_lists import find_list
from desktop.operations.distributions import find_distribution, print_sheet
from desktop.operations.list_printing import print_list
from desktop.operations.memoranda import find_memorandum
from desktop.operations.memorandum_printing import print_memorandum
from desktop.operations.round_papers import print_rest_minutes
from desktop.progress import Progress
from desktop.workspace import Workspace

Print = Callable[[Workspace, Namespace, Progress], Path]


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add the verbs of this file."""
    table: tuple[tuple[str, str, Print], ...] = (
        ("sheet", "print the receipt sheet of a distribution", _sheet),
        ("list", "print an approved list", _list),
        ("memorandum", "print a memorandum", _memorandum),
        ("minutes", "print the minutes of a closed distribution, named by its sheet", _minutes),
    )
    for name, words, work in table:
        verb = verbs.add_parser(name, parents=[common], help=words)
        add_office_options(verb)
        verb.add_argument("--number", required=True, metavar="NO")
        verb.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
        verb.add_argument(
            "--paper-language", choices=("ar", "fa", "en"), help="of the paper; the office's own if left out"
        )
        verb.add_argument(
            "--size",
            choices=tuple(PaperSize),
            default=PaperSize.A4,
            help="of the paper; A3 shows the pages larger",
        )
        verb.add_argument("--masked", action="store_true", help="a copy for posting: last four digits of IDs")
        verb.set_defaults(run=_printer(work))


def _printer(work: Print) -> Callable[[Namespace, Terminal], None]:
    def run(arguments: Namespace, terminal: Terminal) -> None:
        with opened(arguments) as workspace:
            path = work(workspace, arguments, terminal.progress())
        terminal.line(str(path))
        terminal.result(path=path)

    return run


def _options(workspace: Workspace, arguments: Namespace) -> SheetOptions:
    language = arguments.paper_language or workspace.settings.language
    return SheetOptions(
        language=language,
        numerals=workspace.settings.numerals,
        is_masked=arguments.masked,
        size=PaperSize(arguments.size),
    )


def _sheet(workspace: Workspace, arguments: Namespace, progress: Progress) -> Path:
    found = find_distribution(workspace, arguments.number)
    return print_sheet(workspace, found.uid, _options(workspace, arguments), arguments.out, progress)


def _list(workspace: Workspace, arguments: Namespace, progress: Progress) -> Path:
    found = find_list(workspace, arguments.number)
    return print_list(workspace, found.uid, _options(workspace, arguments), arguments.out, progress)


def _memorandum(workspace: Workspace, arguments: Namespace, progress: Progress) -> Path:
    found = find_memorandum(workspace, arguments.number)
    return print_memorandum(workspace, found.uid, arguments.out, progress=progress)


def _minutes(workspace: Workspace, arguments: Namespace, progress: Progress) -> Path:
    found = find_distribution(workspace, arguments.number)
    return print_rest_minutes(
        workspace, found.uid, _options(workspace, arguments), arguments.out, progress=progress
    )
